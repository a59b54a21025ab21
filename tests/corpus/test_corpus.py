"""Every kind of workbook staff may have, through the program as a person takes it: what must come of it, both ways.

All of it, the large ones too: `pytest tests/corpus -m "slow or not slow" -n 2`.
"""

from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from ibdesk.desk.desk import Desk
from tests.corpus import as_seen, big, codes, container, entities, months, structure, texts, values
from tests.corpus.kinds import TRUTH, Arrives, Expected, Kind, Refused
from tests.corpus.promises import INSIDES, KNOWN, children, key, shown, taken_in

GROUPS = (values, as_seen, months, codes, structure, texts, container, entities, big)
KINDS = [kind for group in GROUPS for kind in group.kinds()]
# What is about the file and not about the table: one layout is enough for every day, and the other is slow's.
OF_THE_FILE = [kind for kind in KINDS if kind.group in ("container", "xml")]
NAMES = sorted({kind.name for kind in OF_THE_FILE})
SLOW = {id(kind) for kind in OF_THE_FILE if NAMES.index(kind.name) % 2 == (kind.layout == "long")}


def marked(kind: Kind) -> ParameterSet:
    return pytest.param(kind, marks=pytest.mark.slow if id(kind) in SLOW or "slow" in kind.group else (), id=str(kind))


@pytest.mark.parametrize("kind", [marked(kind) for kind in KINDS])
def test_what_comes_of_it(kind: Kind, tmp_path: Path) -> None:
    came = taken_in(kind, tmp_path)
    found = differences(kind, came.outcome)
    found += [f"shows the program's insides: {sentence}" for sentence in came.sentences if INSIDES.search(sentence)]
    assert not found, "\n".join(found)


def test_the_other_files_of_the_same_import_are_unharmed(tmp_path: Path) -> None:
    """A good workbook between bad ones of every sort arrives whole, and each of the others gets its own sentence."""
    refused = [kind for kind in OF_THE_FILE if isinstance(kind.expected, Refused) and kind.layout == "wide"][::4]
    good = next(kind for kind in OF_THE_FILE if kind.expected == Arrives(TRUTH))
    kinds = [*refused[::2], good, *refused[1::2]]
    paths = [tmp_path / f"{place} {kind.file_name.removeprefix('~$')}" for place, kind in enumerate(kinds)]
    for path, kind in zip(paths, kinds, strict=True):
        path.write_bytes(kind.make())
    desk = Desk.create(tmp_path / "board.ibdesk", "Performance team", KNOWN)
    preview = desk.imports.preview([*paths, tmp_path / "vanished.xlsx", tmp_path])
    errors = [file.error or "" for file in preview.files]
    for kind, error in zip(kinds, errors, strict=False):
        assert kind is good or (isinstance(kind.expected, Refused) and kind.expected.words in error), str(kind)
    assert (errors[kinds.index(good)], len(refused) > 8) == ("", True)
    assert "“vanished.xlsx” is not there" in errors[-2]
    assert "is a folder" in errors[-1]
    desk.imports.accept(preview)
    assert {key(figure): shown(figure) for figure in desk.board.records().figures} == TRUTH
    assert not [error for error in errors if INSIDES.search(error)]
    assert children() == []


def differences(kind: Kind, outcome: Expected) -> list[str]:
    """Every way in which what came is not what the row says."""
    match kind.expected, outcome:
        case Refused(words), Refused(sentence):
            begins = sentence.startswith(f"“{kind.file_name}” ")
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
