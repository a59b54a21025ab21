"""Every kind of workbook staff may have, through the program as a person takes it: what must come of it, both ways."""

from pathlib import Path

import pytest

from tests.corpus import codes, container, entities, months, structure, texts, values
from tests.corpus.kinds import Arrives, Expected, Kind, Refused
from tests.corpus.promises import INSIDES, taken_in

KINDS = [
    *texts.kinds(),
    *structure.kinds(),
    *codes.kinds(),
    *months.kinds(),
    *container.kinds(),
    *values.kinds(),
    *entities.kinds(),
]


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_what_comes_of_it(kind: Kind, tmp_path: Path) -> None:
    came = taken_in(kind, tmp_path)
    found = differences(kind, came.outcome)
    found += [f"shows the program's insides: {sentence}" for sentence in came.sentences if INSIDES.search(sentence)]
    assert not found, "\n".join(found)


def differences(kind: Kind, outcome: Expected) -> list[str]:
    """Every way in which what came is not what the row says."""
    match kind.expected, outcome:
        case Refused(words), Refused(sentence):
            begins = sentence.startswith((f"“{kind.file_name}” ", f"Reading “{kind.file_name}” was stopped"))
            return [] if words in sentence and begins else [f"refused otherwise: {sentence}"]
        case Arrives(figures, told), Arrives(came_figures, came_told):
            lost = [f"lost: {key} = {figures[key]}" for key in figures if key not in came_figures]
            changed = [
                f"not wanted: {key} = {came} (wanted {figures.get(key, 'none')})"
                for key, came in came_figures.items()
                if figures.get(key) != came
            ]
            untold = [f"not told: {each}" for each in told if each not in came_told]
            return lost + changed + untold + [f"told: {each}" for each in came_told if each not in told]
        case Arrives(), Refused(sentence):
            return [f"refused: {sentence}"]
        case _:
            return [f"not refused: {outcome}"]
