"""Rows over a table: titles in free words, parameters of reports, filters and corners of pivot tables. What makes other
figures of all of the table is asked at its cell; what is about the paper is passed over."""

from datetime import date
from typing import Any

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Unit
from ibdesk.reading.workbooks import InFile
from tests.made import indicator
from tests.reading.made_workbooks import KNOWN, read
from tests.reading.read_workbooks import read_workbooks

RULE = "label-not-understood"
TABLE: list[list[Any]] = [["Code", "Indicator", "Jul-14", "Aug-14"], [7, "Referrals", 481, 489]]
RUN = date(2014, 9, 3)

TITLES = [
    "Change on previous month", "Month on month change", "Percentage of all contacts", "Three-month moving average",
    "Rates per 10,000", "Weekly averages by month", "Index, April 2013 = 100", "Figures since 1 April 2014",
    "Figures shown are since 1 April 2014", "Totals to date, 2014/15", "Apr-14 to Aug-14 cumulative position",
    "Excludes the Disability Team", "Data excludes repeat referrals", "NB figures relate to 2013",
    "Counts of families", "Median days", "Average caseload", "Children's services - forecasts to March 2015",
    "12 month rolling totals for each month", "Totals from the start of the year", "Running totals",
    "Targets 2014/15 (see page 2)", "Case status: Open", "Referral source: Police", "Placement: Agency",
    "Duty team", "Assessment Team only", "The Children with Disabilities Team", "LAC Team data",
    "Average of Value", "Max of Value", "StdDev of Value", "Count of Value",
]  # fmt: skip
ROWS: list[tuple[list[Any], str]] = [
    (["Targets 2014/15", None, None, RUN], "A1"),
    (["Targets 2014/15", RUN], "A1"),
    (["Targets 2014/15", "Run date", RUN], "A1"),
    (["Page 1 of 2", None, "Boys only"], "C1"),
    (["Area: North", "Run 03/09/2014"], "A1"),
    (["Team:", "North", "Report month", "August 2014"], "B1"),
    (["Report month:", "August 2014", "Team:", "Duty"], "D1"),
    (["Printed", RUN, "Area", "North"], "D1"),
    (["Report filter", "Team", "Duty"], "C1"),
    (["Referral source", "Police"], "B1"),
    (["Referral source", "(Multiple Items)"], "B1"),
    (["Case status", "Open"], "B1"),
    (["Status", "Open"], "B1"),
    (["Legal status", "S20"], "B1"),
    (["Placement", "Agency"], "B1"),
    (["Tier:", 3], "B1"),
    (["Category of abuse", "Neglect"], "B1"),
    (["Outcome", "All except NFA"], "B1"),
    (["Count of Value", "Column Labels"], "A1"),
]
QUIET_TITLES = [
    "Performance team", "Prepared by the Performance Team", "Children's Services Leadership Team", "By team",
    "Children's services performance, actual against target", "Improvement Board performance report",
    "Monthly indicators and targets", "Figures and targets", "Numbers and percentages", "See the Targets sheet",
    "Rates are worked out by IBDesk", "Percentages are rounded to one decimal place", "Data to 31 August 2014",
    "Changes since last month are in red", "Figures from April 2013", "April 2013 to August 2014",
    "Position as at 31 August 2014", "Data extracted from the case system on 3 September 2014",
    "Monthly figures, not cumulative", "Figures are not cumulative", "Monthly and cumulative figures",
    "Up to date as of 3 September 2014", "Front door: contacts and referrals", "Marlshire Council: Children's Services",
    "Section 1: Referrals", "Table 3: Contacts", "New definition since April 2013", "Prepared by: Performance team",
    "Status: Final", "Contact: Jane Smith, ext 4321", "Improvement plan: change programme", "National indicator set",
    "Performance trend by month", "Excludes blanks", "Data excludes duplicates", "Includes children aged 0-17",
    "Figures relate to August 2014", "Figures relate to 2014/15", "All figures are monthly", "Figures may change",
    "Average caseloads are reported separately", "Targets were agreed in April", "Referrals and re-referrals",
    "Number of referrals by month", "Count of referrals", "Sum of Value", "Changes to definitions",
    "Change in recording practice from April 2014", "Key: [c] suppressed", "Contact type: All", "Team: All teams",
    "Confidential - not for publication", "Board meeting: 1 October 2014", "Month by month performance",
    "One number for each month: the count for that month alone, or the percentage. Leave a cell blank until known.",
]  # fmt: skip
QUIET_ROWS: list[list[Any]] = [
    ["Prepared by", "Jane Smith"], ["Report title", "Monthly performance"], ["Version", "1.2"], ["Status", "Final"],
    ["Department", "Children's Services"], ["Source", "Case system"], ["System", "Casebook"], ["Run by", "jsmith"],
    ["Printed", RUN], ["Frequency", "Monthly"], ["Protective marking", "OFFICIAL"], ["Population", 66000],
    ["Period", "April to August 2014"], ["Council", "Marlshire"], ["Chair", "A. North"],
    ["Report month", "August 2014"],
    ["Team", "(All)"], ["Area", "All"], ["Referral source", "(All)"], ["Case status", "All"],
    ["Placement type", "All placements"], ["Team:", "All", "Report month:", "August 2014"],
    ["Report date", "03/09/2014", "Page", "1 of 2"], ["Marlshire Council", "Children's Services"],
    ["Marlshire", "August 2014"], ["Improvement Board", "Performance report"], ["Lead officer", "A. North"],
    ["Extract date", "3 Sep 2014"], ["Monthly return", None, None, RUN], ["Monthly return", "Run 03/09/2014"],
    ["Indicator", "Referrals"], ["Target", 500], ["Definition", "Number of referrals in the month"],
    ["Filters", "None"], ["Report filter", "Month", "August 2014"],
    ["Textbox1", "Textbox5"], ["Textbox2", "Field_3"],
    ["Prepared by", "A. North", "Run date", RUN], ["Report date", RUN, "Lead officer", "B. West"],
    ["Sum of Value", "Column Labels"], ["Marlshire", "Referrals"],
]  # fmt: skip


def asked(over: list[list[Any]], table: list[list[Any]] = TABLE, known: Records = KNOWN) -> list[str]:
    """The cells of what is asked; nothing is kept then, and all is where nothing is."""
    contents = read({"Figures": [*over, *table]}, known)
    at = [problem.source.cell for problem in contents.problems if problem.rule == RULE]  # type: ignore[union-attr]
    assert bool(contents.records.figures) is not bool(at)
    return at


@pytest.mark.parametrize("title", TITLES)
def test_a_title_that_makes_another_measure_of_all_figures_is_asked(title: str) -> None:
    assert asked([[title]]) == ["A1"]
    assert asked([["Marlshire"], [title], []]) == ["A2"]


@pytest.mark.parametrize(("row", "at"), ROWS)
def test_every_cell_over_a_table_is_looked_at(row: list[Any], at: str) -> None:
    assert at in asked([row])
    assert at in asked([["Marlshire"], [], row, []], TABLE) or at.replace("1", "3") in asked([["x"], [], row, []])


@pytest.mark.parametrize("title", QUIET_TITLES)
def test_an_honest_title_asks_nothing(title: str) -> None:
    assert asked([[title]]) == []
    assert asked([["Marlshire"], [title], []]) == []


@pytest.mark.parametrize("row", QUIET_ROWS)
def test_what_is_about_the_paper_asks_nothing(row: list[Any]) -> None:
    assert asked([row]) == []
    assert asked([row, []]) == []


@pytest.mark.parametrize(
    "text", ["Referral source,Police\n", "Targets 2014/15,,03/09/2014\n", '"Area: North",Run 3/9/14\n']
)
def test_a_text_file_is_read_alike(text: str) -> None:
    data = f"{text}Code,Month,Value\n7,Aug-14,489\n".encode()
    (contents,) = read_workbooks([InFile(name="figures.csv", data=data)], KNOWN)
    assert contents.records.figures == ()
    assert RULE in {problem.rule for problem in contents.problems}


def test_a_percentage_over_percentages_and_days_over_days_are_what_they_say() -> None:
    ten: list[list[Any]] = [["Code", "Month", "Value"], [10, "Aug-14", "65%"]]
    assert asked([["Percentage completed in time"]], ten) == []
    days = Records(indicators=(indicator("9", name="Time to a decision", unit=Unit.DAYS),))
    assert asked([["Average days by month"]], [["Code", "Month", "Value"], [9, "Aug-14", 12]], days) == []
    assert asked([["Percentage completed in time"]], [*ten, [7, "Aug-14", 489]]) == ["A1"]


def test_labels_far_above_the_months_are_looked_at() -> None:
    assert "C1" in asked([[None, None, "Target", "Actual"], [], [], [], []])


@pytest.mark.parametrize("word", ["Term 1", "Snapshot", "Families"])
def test_what_is_counted_tells_apart_over_one_of_several_months(word: str) -> None:
    assert asked([[None, None, None, word]]) == ["D1"]
    assert asked([[None, None, word]], [row[:3] for row in TABLE]) == [] or word == "Term 1"


@pytest.mark.parametrize(
    ("name", "is_asked"),
    [
        ("All figures are targets.xlsx", True),
        ("Target_figures.xlsx", True),
        ("North locality only.xlsx", True),
        ("Performance against target Aug 2014.xlsx", False),
        ("Targets and actuals.xlsx", False),
        ("Plans.xlsx", False),
        ("First.xlsx", False),
        ("Agency.xlsx", False),
        ("2014-08 monthly return (final).xlsx", False),
        ("Improvement Board figures.xlsx", False),
    ],
)
def test_a_files_name_may_say_so(name: str, is_asked: bool) -> None:
    contents = read({"Figures": TABLE}, name=name)
    assert bool(contents.records.figures) is not is_asked
    assert (RULE in {problem.rule for problem in contents.problems}) is is_asked
