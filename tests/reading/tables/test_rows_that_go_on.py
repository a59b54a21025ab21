"""Labels down a column whose code stands beside the first of several rows alone: which number each row is."""

import pytest

from ibdesk.desk.starting import shipped_definitions
from ibdesk.domain.workbook_contents import WorkbookContents
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import Rows

KNOWN = shipped_definitions()
MONTHS = ["Jun-14", "Jul-14", "Aug-14"]
NAME = "Initial Child Protection Conferences Held Within Timescale in Month"
NUMBERS: tuple[list[object], ...] = ([6, 7, 3], [9, 11, 13], ["66.7%", "63.6%", "23.1%"])


def wide(labels: tuple[str, ...], heading: str | None = None) -> Rows:
    named: list[list[object]] = [[22, NAME], [None, None], [None, None]]
    rows = [[*row, label, *numbers] for row, label, numbers in zip(named, labels, NUMBERS, strict=True)]
    return [["Code", "Indicator", heading, *MONTHS], *rows, [7, "Referrals", None, 475, 450, 489]]


def long(labels: tuple[str, ...]) -> Rows:
    rows = [
        [22 if place == 0 else None, month, label, numbers[at]]
        for at, month in enumerate(MONTHS)
        for place, (label, numbers) in enumerate(zip(labels, NUMBERS, strict=True))
    ]
    return [["Code", "Month", "Line", "Value"], *rows]


def kept(contents: WorkbookContents) -> set[str]:
    return {each.code for each in contents.records.figures}


def asked(contents: WorkbookContents) -> list[str]:
    return [each.found for each in contents.problems if each.rule == "label-not-understood"]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "labels", [("N", "D", "%"), ("No. in time", "Total", "% in time"), ("Top", "Bottom", "Result"), ("a", "b", "a/b")]
)
def test_the_first_of_several_rows_is_not_taken_for_the_figure(labels: tuple[str, str, str], kind: str) -> None:
    contents = read_one(opened(wide(labels), kind), KNOWN)
    assert (kept(contents), asked(contents)) == (set(), [labels[0]])


@pytest.mark.parametrize("heading", ["Line", "Data item", "Row"])
def test_the_same_under_a_heading_that_is_not_known(heading: str) -> None:
    assert not kept(read_one(opened(wide(("Top", "Bottom", "Result"), heading), "xlsx"), KNOWN))


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_same_in_a_long_table(kind: str) -> None:
    contents = read_one(opened(long(("Top", "Bottom", "Result")), kind), KNOWN)
    assert (kept(contents), asked(contents)) == (set(), ["Top"])


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "last",
    [
        [None, None, "Total", 493, 468, 515],  # beside a row without a label: a sum of all
        [None, None, None, 493, 468, 515],
        [None, "Checked with the team", None, None, None, None],
    ],
)
def test_a_row_that_says_no_other_number_takes_nothing_from_the_others(last: list[object], kind: str) -> None:
    rows = [["Code", "Indicator", None, *MONTHS], [7, "Referrals", None, 475, 450, 489], last]
    assert kept(read_one(opened(rows, kind), KNOWN)) == {"7"}


@pytest.mark.parametrize("heading", ["Lead officer", "Section", "Team manager"])
def test_who_and_where_are_no_labels_of_numbers(heading: str) -> None:
    rows = [["Code", "Indicator", heading, *MONTHS], [7, "Referrals", "Fieldwork", 475, 450, 489]]
    rows += [[None, None, "All", 493, 468, 515]]
    assert kept(read_one(opened(rows, "xlsx"), KNOWN)) == {"7"}
