"""Numbers that a workbook holds and that are not read: told as a warning at their place, never dropped in silence."""

from typing import Any

import pytest

from tests.corpus.promises import KNOWN
from tests.made import cell_of
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import Formula, numbers, read

Rows = list[list[Any]]
ERROR, WARNING, INFO = "error", "warning", "info"


@pytest.mark.parametrize(
    ("name", "rows", "severity"),
    [
        ("Workings", [["Team", "Cases", "Open"], ["North", 12, 4], ["South", 15, 7]], WARNING),
        ("Workings", [["Team", "Cases"], ["North", "12"], ["South", "15 [p]"]], WARNING),  # numbers kept as text
        ("About", [["Prepared by", "the team"], ["Version", 2]], INFO),  # one number is no table
        ("Data", [["Measure", "Aug-14"], ["Referrals", 489]], WARNING),  # a single figure, and its month
        ("Data", [["Aug-14", 489]], WARNING),
        ("Steps", [[1, "Open the file"], [2, "Fill it in"], [3, "Save it"]], INFO),  # the numbering of a list
    ],
)
def test_a_sheet_that_is_not_used_is_a_warning_where_it_may_hold_figures(name: str, rows: Rows, severity: str) -> None:
    assert said({name: rows}) == [("sheet-not-used", "A1", severity)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # A month that was entered before its heading.
        ([["Code", "Jul-14", "Aug-14"], [7, 480, 489, 501]], [("column-not-used", "D2", WARNING)]),
        ([["Code", "Jul-14", "Aug-14"], [7, 480, 489, "1,501"]], [("column-not-used", "D2", WARNING)]),
        ([["Code", "Aug-14"], [7, 489, "late"], [10, 65, "66%"]], [("column-not-used", "C3", WARNING)]),
        ([["Code", "Jul-14", "Aug-14"], [7, 480, 489, "late"]], [("column-not-used", "D2", INFO)]),
        # A heading that may mean a time.
        *(
            ([["Code", "Jul-14", "Aug-14", late], [7, 480, 489, 501]], [("column-not-used", "D1", ERROR)])
            for late in (
                "Sep 2014 late",
                "Sep-14*",
                "Sep-14¹",
                "Sep-14 (1)",
                "Sep-14 actual",
                "14-Sep",
                "09/14",
                "2014M09",
                "Sep 2014/16",
                "(Sep 2014)",
                "Mid Sep 14",
                "No. Sep 14",
            )
        ),
        *(
            ([["Code", "Jul-14", "Aug-14", more], [7, 480, 489, 501]], [("column-not-used", "D1", WARNING)])
            for more in (
                "Sep-14 YTD",
                "Sep-14 forecast",
                "Sep-14 boys",
                "Sep-14 England",
                "14/15",
                "Jul-14 to Sep-14",
                "2014",
            )
        ),
        # A month by its number is one, and asked of which year.
        ([["Code", "Jul-14", "Aug-14", "Period 6"], [7, 480, 489, 501]], [("ambiguous-month", "D1", ERROR)]),
        ([["Code", "Jul-14", "Aug-14", "Phone"], [7, 480, 489, 1632]], [("column-not-used", "D1", INFO)]),
        # A heading that was to be worked out may be a month.
        ([["Code", "Jul-14", Formula("=A1", "#REF!")], [7, 480, 489]], [("formula-error", "C1", ERROR)]),
        ([["Code", "Jul-14", Formula("=A1", "#REF!")], [7, 480, "late"]], [("column-not-used", "C1", INFO)]),
        # Two headings for one thing: the second could be the one that counts.
        ([["Code", "Month", "Value", "Figure"], [7, "Aug-14", 489, 488]], [("label-not-understood", "D1", ERROR)]),
        ([["Code", "Month", "Value", "Figure"], [7, "Aug-14", 489, 489]], [("column-not-used", "D1", WARNING)]),
        ([["Code", "Month", "Value", "Per 10,000 seen"], [7, "Aug-14", 489, 9]], [("column-not-used", "D1", INFO)]),
        # Another table beside this one is no unused part of it.
        ([["Code", "Aug-14", None, "Code", "Jul-14"], [7, 489, None, 7, 480]], []),
    ],
)
def test_numbers_beside_the_columns_that_are_read(rows: Rows, expected: list[tuple[str, str, str]]) -> None:
    assert said({"Figures": rows}) == expected


def test_a_second_column_for_one_thing_names_the_first() -> None:
    contents = read({"Figures": [["Code", "Month", "Value", "Figure"], [7, "Aug-14", 489, 489]]})
    assert numbers(contents) == {("7", "2014-08"): 489}
    assert "“Figure” means the same as “Value” in C1" in contents.problems[0].message


def test_numbers_under_months_on_a_sheet_of_targets_are_no_figures() -> None:
    contents = read({"Targets": [["Code", "Jul-14", "Aug-14"], [7, 480, 489]]})
    assert (contents.records.figures, contents.records.targets) == ((), ())
    assert said({"Targets": [["Code", "Jul-14", "Aug-14"], [7, 480, 489]]}) == [("sheet-not-used", "A1", WARNING)]


def test_a_source_beside_a_value_does_not_make_a_benchmark_of_a_figure() -> None:
    contents = read({"Data": [["Code", "Name", "Period", "Value", "Source"], [7, "Referrals", "Aug-14", 489, "MASH"]]})
    assert numbers(contents) == {("7", "2014-08"): 489}
    assert contents.records.benchmarks == ()


@pytest.mark.parametrize("heading", ["Sep-14*", "Sep-14 YTD"])
def test_numbers_of_a_text_file_are_numbers_under_a_heading_that_is_not_known_too(heading: str) -> None:
    rows = [["Code", "Jul-14", "Aug-14", heading], [7, 480, 489, 501]]
    told = {
        kind: [(each.rule, each.severity) for each in read_one(opened(rows, kind), KNOWN).problems
               if each.rule != "workbook-note"]
        for kind in FORMATS
    }  # fmt: skip
    assert all(each == told["xlsx"] for each in told.values())


def said(sheets: dict[str, Rows]) -> list[tuple[str, str, str]]:
    problems = [problem for problem in read(sheets).problems if problem.rule != "workbook-note"]
    return [(each.rule, cell_of(each).cell if each.source else "", each.severity.value) for each in problems]
