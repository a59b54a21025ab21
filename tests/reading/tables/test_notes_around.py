"""Notes under a heading for them, behind "Note:", beside a table, and what the mark behind a name stands for."""

from typing import Any

import pytest

from tests.reading.made_workbooks import read
from tests.reading.tables.test_titles_and_parameters import RULE, RUN, TABLE, asked

HEAD, REFERRALS = TABLE
UNDER: list[tuple[list[list[Any]], str]] = [
    ([["Notes:"], ["Figures are cumulative since April."]], "A5"),
    ([["Notes"], ["1. All figures are year to date."]], "A5"),
    ([["Notes"], ["Source: case system. All figures are cumulative."]], "A5"),
    ([["Footnotes"], ["Data quality is good"], ["Figures do not include the Disability Team"]], "A6"),
    ([["Note:", "All figures are cumulative"]], "B4"),
    ([["Note", "Excludes the Disability Team"]], "B4"),
    ([["Notes"], ["1", "All figures are rolling 12 months"]], "B5"),
    ([["* Rolling 12 months"]], "A4"),
    ([["*", "Rolling 12 months"]], "A4"),
    ([["(1) Year to date"]], "A4"),
    ([["Filters", "Team = Duty"]], "A4"),
    ([["Excludes the Disability Team"]], "A4"),
    ([["NB figures relate to 2013"]], "A4"),
    ([["Figures shown are since 1 April 2014"]], "A4"),
]
QUIET: list[list[list[Any]]] = [
    [["Source: national return, 2013/14"]], [["* provisional"]], [["* Target missed"]], [["* Percentages are rounded"]],
    [["1. Target set by the Board"]], [["Average for England 2013: 520"]], [["Target range 450-500"]],
    [["Rate per 10,000: population mid-2013"]], [["Figures exclude duplicates"]], [["Note:", "Provisional"]],
    [["Note:", "Recording changed in May 2014"]], [["Referrals rose since July"]], [["For internal use only"]],
    [["Prepared by", "Performance team"]], [["Figures relate to August 2014"]], [["(1) As agreed by the Board"]],
    [["Figures include late returns"]], [["Data for 2014/15 are provisional"]], [["The target changed in April 2014"]],
    [["Notes"], ["7", "Excludes re-referrals"]], [["Figures are not cumulative"]], [["Extracted", RUN]],
]  # fmt: skip


@pytest.mark.parametrize(("rows", "at"), UNDER)
def test_a_note_under_a_table_is_asked_wherever_it_stands(rows: list[list[Any]], at: str) -> None:
    assert asked([], [HEAD, REFERRALS, [], *rows]) == [at]


@pytest.mark.parametrize("rows", QUIET)
def test_an_honest_note_asks_nothing(rows: list[list[Any]]) -> None:
    assert asked([], [HEAD, REFERRALS, [], *rows]) == []


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("Referrals*", "* Rolling 12 months"),
        ("Referrals*", "* cumulative from April"),
        ("Referrals¹", "¹ cumulative from April"),
        ("Referrals (1)", "(1) Year to date"),
        ("Referrals†", "† Rate per 10,000"),
        ("Referrals#", "# Boys only"),
    ],
)
def test_what_a_mark_behind_a_name_stands_for_is_asked(name: str, note: str) -> None:
    assert asked([], [HEAD, [7, name, 481, 489], [], [note]]) == ["A4"]


def test_a_mark_behind_a_heading_that_is_not_used_is_about_that_column() -> None:
    table = [[*HEAD, "Target*"], [*REFERRALS, 500], [], ["* Rolling 12 months"]]
    contents = read({"Figures": table})
    assert RULE not in {problem.rule for problem in contents.problems}
    assert len(contents.records.figures) == 2


@pytest.mark.parametrize(
    "note", ["All figures are cumulative from 1 April.", "Excludes the Disability Team", "NB figures relate to 2013"]
)
def test_a_note_beside_a_table_is_asked(note: str) -> None:
    assert asked([], [HEAD, [*REFERRALS, None, note]]) == ["F2"]
    assert asked([], [[*HEAD, None, note], REFERRALS]) == ["F1"]


def test_a_heading_over_its_own_column_is_about_that_column() -> None:
    table = [[*HEAD, "All figures are cumulative"], [*REFERRALS, 970]]
    assert RULE not in {problem.rule for problem in read({"Figures": table}).problems}


def test_a_last_row_without_a_number_is_a_row_of_the_table() -> None:
    rows: list[list[Any]] = [
        ["Code", "Month", "Rate", "Covers"],
        [7, "May 2014", 480, None],
        [7, "Jun 2014", "[x]", "year to date"],
    ]
    assert asked([], rows) == []
