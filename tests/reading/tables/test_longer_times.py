"""Half years, terms, academic years, weeks and rolling years over and beside single months: asked. Beside several
months they group them, and say nothing."""

from typing import Any

import pytest

from ibdesk.reading.values.longer_times import longer_time
from tests.made import cell_of
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import KNOWN

LONG = ["Code", "Month", "Value"]
HEAD = ["Code", "Indicator"]
AUGUST: list[list[Any]] = [[*HEAD, "Aug-14"], [7, "Referrals", 2300]]
SEPTEMBER: list[list[Any]] = [LONG, [7, "2014-09", 2300]]
MARCH: list[list[Any]] = [[*HEAD, "Mar-15"], [7, "Referrals", 2300]]
TWO: list[list[Any]] = [[*HEAD, "Jul-14", "Aug-14"], [7, "Referrals", 481, 489]]

ASKED: list[tuple[list[list[Any]], str]] = [
    ([["Autumn term 2014"], *AUGUST], "A1"),
    ([["Summer term 2014"], *AUGUST], "A1"),
    ([["Summer 2014"], *AUGUST], "A1"),
    ([["Spring half-term"], *MARCH], "A1"),
    ([["Term 6 2013/14"], *AUGUST], "A1"),
    ([["Termly return"], *AUGUST], "A1"),
    ([["Academic year 2013/14"], *AUGUST], "A1"),
    ([["School year 2013-14"], *AUGUST], "A1"),
    ([["Report period", "AY 2013/14"], *AUGUST], "B1"),
    ([["H1 2014/15"], *SEPTEMBER], "A1"),
    ([["First half of 2014/15"], *SEPTEMBER], "A1"),
    ([["Half year 1"], *SEPTEMBER], "A1"),
    ([["H2 14/15"], *MARCH], "A1"),
    ([["Half-yearly figures"], *MARCH], "A1"),
    ([[None, None, "Q1", "Q2"], [*HEAD, "Jun-14", "Sep-14"], [7, "Referrals", 1400, 1500]], "C1"),
    ([[None, None, "H1 2014/15", "H2 2014/15"], [*HEAD, "Sep-14", "Mar-15"], [7, "Referrals", 2900, 3100]], "C1"),
    ([[None, None, "Autumn term", "Spring term"], [*HEAD, "Dec-14", "Mar-15"], [7, "Referrals", 1900, 1100]], "C1"),
    ([["Code", "Half year", "Month", "Value"], [7, "H1 2014/15", "2014-09", 2900]], "B2"),
    ([["Code", "Term", "Month", "Value"], [7, "Autumn term", "2014-12", 1900], [7, "Spring term", "2015-03", 1]], "B2"),
    ([["Code", "Academic year", "Month", "Value"], [7, "2013/14", "2014-07", 5300]], "B2"),
    ([["Code", "Term", "Aug-14"], [7, "Summer term 2014", 2300]], "B2"),
    ([["Code", "From", "Aug-14"], [7, "Apr-14", 2300]], "B2"),
    ([["Code", "Start date", "Aug-14"], [7, "01/04/2014", 2300]], "B2"),
]
QUIET: list[list[list[Any]]] = [
    [["H1 2014/15"], *TWO],
    [["Summer term 2014"], *TWO],
    [["Academic year 2013/14"], *TWO],
    [["Q2 performance report"], *AUGUST],
    [["Terms of reference of the board"], *AUGUST],
    [["Long term plan"], *AUGUST],
    [["Half of all teams reported"], *AUGUST],
    [[None, None, "Q2", None, None], [*HEAD, "Jul-14", "Aug-14", "Sep-14"], [7, "Referrals", 1, 2, 3]],
    [[None, None, "Summer term", None], [*HEAD, "Jul-14", "Aug-14"], [7, "Referrals", 481, 489]],
    [["Code", "Half year", "Month", "Value"], [7, "H1", "2014-08", 1], [7, "H1", "2014-09", 2]],
    [["Code", "Academic year", "Month", "Value"], [7, "2013/14", "2014-06", 1], [7, "2013/14", "2014-07", 2]],
    [["Code", "From", "Jul-14", "Aug-14"], [7, "Apr-14", 481, 489]],
    [["Code", "From", "Aug-14"], [7, "Aug-14", 489]],
    [["Code", "From", "Aug-14"], [7, "Apr-12", 489]],
]
WEEKS_AND_YEARS = ("Weekly", "Weekly figures", "Fortnightly", "Daily", "Week 34", "W-E 31 Aug", "R12", "12m", "L12M",
                   "12m rolling", "R12M", "Termly")  # fmt: skip


def asked(rows: list[list[Any]], written_as: str, sheet: str = "Figures") -> list[str]:
    """The addresses at which something is asked of the figures; where nothing is, all are kept."""
    contents = read_one(opened(rows, written_as, (), sheet), KNOWN)
    found = [cell_of(each).cell for each in contents.problems if each.rule == "label-not-understood"]
    assert bool(found) is not bool(contents.records.figures)
    return found


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize(("rows", "at"), ASKED)
def test_a_longer_time_over_or_beside_one_month_is_asked(rows: list[list[Any]], at: str, written_as: str) -> None:
    assert at in asked(rows, written_as)


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize("rows", QUIET)
def test_what_groups_months_is_not_asked(rows: list[list[Any]], written_as: str) -> None:
    assert asked(rows, written_as) == []


@pytest.mark.parametrize("sheet", WEEKS_AND_YEARS)
def test_a_sheet_called_by_a_week_or_a_rolling_year_is_asked(sheet: str) -> None:
    long: list[list[Any]] = [LONG, [7, "2014-08", 489]]
    for rows in (AUGUST, long):
        assert asked(rows, "xlsx", sheet)


@pytest.mark.parametrize(
    "sheet", ["Trend", "A1", "FY 2014-15", "Monthly", "Term-time visits", "P5", "Summer term", "First half"]
)
def test_other_sheets_are_not(sheet: str) -> None:
    assert asked(AUGUST, "xlsx", sheet) == []


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("H1 2014/15", {4, 5, 6, 7, 8, 9}),
        ("second half", {10, 11, 12, 1, 2, 3}),
        ("Autumn Term", {9, 10, 11, 12}),
        ("AY14/15", set(range(1, 13))),
        ("long-term", None),
        ("H1N1", None),
        ("aged 6 months", None),
        ("half term holiday activities and food", None),
    ],
)
def test_the_months_of_a_longer_time(text: str, months: set[int] | None) -> None:
    found = longer_time(text)
    assert (set(found.months) if found else None) == months
