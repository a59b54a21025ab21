"""Good workbooks mutated, the same way every time, and imported as a user does it: no traceback, no hang, no figure
dropped, changed or guessed in silence. `run.py` beside this does ten thousand."""

import re

import pytest

from ibdesk.domain.problem import Problem
from tests.mutations.account import lost, wrong
from tests.mutations.good_books import LONG, WIDE, Parts, long_book, wide_book
from tests.mutations.mutant import judged, mutant
from tests.mutations.truth import said_by
from tests.mutations.verdict import Bench, Outcome, Verdict
from tests.reading.files.odd_workbooks import pack

IN_TESTS, TOGETHER = 300, 20


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("bench"))


@pytest.mark.parametrize("first", range(0, IN_TESTS, TOGETHER))
def test_mutations_end_with_figures_or_with_sentences(first: int, bench: Bench) -> None:
    verdicts = [judged(bench, number) for number in range(first, first + TOGETHER)]
    assert [breach for verdict in verdicts for breach in verdict.breaches] == []
    assert len({verdict.outcome for verdict in verdicts}) > 1, "they should hit more ways than one"


@pytest.mark.parametrize("good", [LONG, WIDE], ids=["long", "wide"])
def test_the_good_workbooks_come_in_whole(good: Parts, bench: Bench) -> None:
    verdict = bench.judge(pack(good))
    assert (verdict.outcome, len(verdict.records.figures), verdict.breaches) == (Outcome.ALL, 36, [])


def test_the_same_number_is_the_same_mutation() -> None:
    assert (long_book(), wide_book()) == (LONG, WIDE)
    again = [mutant(number).data for number in range(24)]
    assert [mutant(number).data for number in range(24)] == again
    assert len(set(again)) == 24


# What holds figures and workbook against each other must see each kind of lie.


def lies(good: Parts, sheet: str, old: str, new: str, bench: Bench, told: tuple[Problem, ...] = ()) -> list[str]:
    """What is found wrong with the good workbook's figures, held against a workbook in which one thing differs."""
    verdict: Verdict = bench.judge(pack(good))
    part = f"xl/worksheets/{sheet}.xml"
    changed, times = re.subn(old, new, good[part].decode(), count=1)
    assert times == 1
    said = said_by(pack({**good, part: changed.encode()}))
    return [*wrong(verdict.records, said, told), *lost(verdict.records, said, told)]


@pytest.mark.parametrize(
    ("good", "sheet", "old", "new", "found"),
    [
        (WIDE, "sheet1", "</sheetData>", '</sheetData><mergeCells><mergeCell ref="C4:D4"/></mergeCells>', "is merged"),
        (LONG, "sheet1", "<v>412</v>", "<v>413</v>", "D4: 412 was read"),
        (LONG, "sheet1", '<c r="D4"><v>412</v></c>', "", "D4, where nothing stands"),
        (LONG, "sheet1", '<c r="A4"><v>7</v>', '<c r="A4"><v>18</v>', "its row says {'18'}"),
        (LONG, "sheet1", "<v>41699</v>", "<v>41730</v>", r"read as 2014-03; its row or column says \['2014-04'\]"),
        (LONG, "sheet1", '(<c r="E3" t="s"><v>)5', r"\g<1>6", "read as a numerator, and stands under denominator"),
        (LONG, "sheet1", '(<c r="G9" t="s"><v>)\\d+', r"\g<1>1", "G9: the comment"),
        (LONG, "sheet1", '(<c r="D7" t="s"><v>)\\d+', r"\g<1>9", "the mark of a provisional figure came or went"),
        (LONG, "sheet1", '(<row r="4" .*?)</row>', r'\1<c r="E4"><v>5</v></c></row>', "E4: .* did not arrive"),
        (LONG, "sheet1", "</sheetData>", r"<c><w>5</w></c></sheetData>", "passed over without a word"),
        (WIDE, "sheet1", "<v>41699</v>", "<v>41334</v>", r"read as 2014-03; its row or column says \['2013-03'\]"),
        (WIDE, "sheet1", '<c r="C5" s="2">', '<c r="C5">', "C5: 6519/100 was read"),
        (WIDE, "sheet2", "<v>43</v>", "<v>44</v>", "Numerators!C4: 43 was read"),
    ],
)  # fmt: skip
def test_every_kind_of_lie_is_seen(good: Parts, sheet: str, old: str, new: str, found: str, bench: Bench) -> None:
    assert any(re.search(found, lie) for lie in lies(good, sheet, old, new, bench))
