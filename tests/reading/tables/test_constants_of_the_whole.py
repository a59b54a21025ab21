"""What says in every row that it is of the whole, and from when on something is compared, asks nothing."""

from typing import Any

import pytest

from ibdesk.domain.problem import Severity
from tests.made import cell_of
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import KNOWN
from tests.reading.tables.test_label_kinds import kept

JULY, AUGUST = "7 2014-07 value 481", "7 2014-08 value 489"
TWO: list[list[Any]] = [["Code", "Indicator", "Jul-14", "Aug-14"], [7, "Referrals", 481, 489]]
ONE: list[list[Any]] = [["Code", "Indicator", "Aug-14"], [7, "Referrals", 489]]


def in_rows(heading: str, word: str) -> list[list[list[Any]]]:
    """A long and a wide table with this word in a column of this heading, in each of its rows."""
    return [
        [["Code", heading, "Month", "Value"], [7, word, "2014-07", 481], [7, word, "2014-08", 489]],
        [["Code", heading, "Jul-14", "Aug-14"], [7, word, 481, 489]],
    ]


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize(
    ("heading", "word"),
    [
        ("Team", "All teams"), ("Team", "All"), ("Category", "Total"), ("Breakdown", "All children"),
        ("Area", "All areas"), ("Locality", "Whole council"), ("Gender", "All children"), ("Age", "0-17"),
        ("Ethnicity", "All ethnicities"), ("Type", "Baseline: March 2014"), ("Measure", "Baseline year: 2012/13"),
        ("Remark", "Baseline: March 2014"),
    ],
)  # fmt: skip
def test_a_word_for_the_whole_in_every_row_asks_nothing(heading: str, word: str, written_as: str) -> None:
    for rows in in_rows(heading, word):
        contents = read_one(opened(rows, written_as), KNOWN)
        assert kept(contents.records) == {JULY, AUGUST}
        assert [each for each in contents.problems if each.severity is not Severity.INFO] == []
        assert contents.questions == ()


@pytest.mark.parametrize("word", ["North total", "All other teams", "All but North", "North", "All schools"])
def test_a_part_in_every_row_is_no_whole(word: str) -> None:
    for rows in in_rows("Team", word):
        assert not kept(read_one(opened(rows, "xlsx"), KNOWN).records) & {JULY, AUGUST}


@pytest.mark.parametrize("written_as", FORMATS)
def test_a_whole_beside_its_parts_stays_their_total(written_as: str) -> None:
    rows = [["Code", "Team", "Aug-14"], [7, "All teams", 489], [7, "Duty", 240], [7, "Court", 249]]
    assert kept(read_one(opened(rows, written_as), KNOWN).records) == {"7 2014-08 [Duty] 240", "7 2014-08 [Court] 249"}


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize(
    "over",
    [["Baseline: March 2014"], ["Baseline", "March 2014"], ["Baseline period: 2012/13"], ["Baseline year", "2012/13"],
     ["Baseline was Mar-14"], ["Baseline - 2012/13"]],
)  # fmt: skip
def test_a_title_that_says_what_the_baseline_is_asks_nothing(over: list[str], written_as: str) -> None:
    for table, figures in ((TWO, {JULY, AUGUST}), (ONE, {AUGUST})):
        contents = read_one(opened([over, *table], written_as), KNOWN)
        assert kept(contents.records) == figures
        assert [each for each in contents.problems if each.severity is not Severity.INFO] == []


@pytest.mark.parametrize(
    "over",
    [["Baseline"], ["Baseline figures"], ["Baseline: August 2014"], ["Baseline", "August 2014"], ["Baseline 2014/15"],
     ["Baseline: 2014/15"], ["Baseline: as agreed"]],
)  # fmt: skip
def test_figures_that_may_be_the_baseline_are_asked(over: list[str]) -> None:
    contents = read_one(opened([over, *ONE], "xlsx"), KNOWN)
    assert contents.records.figures == ()
    assert {cell_of(each).cell for each in contents.problems} == {"A1"}
