"""Remarks over, under, beside and in the rows of figures: rounded, late, of weeks, of part of a month, not final."""

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Covers
from ibdesk.domain.problem import Severity
from tests.made import indicator
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import SEVEN, numbers, place, read

PLANS = indicator("18", name="Child Protection Plans", value_period=Covers.SNAPSHOT)
KNOWN = Records(indicators=(SEVEN, PLANS))
HEAD: list[object] = ["Code", "Indicator", "Jul-14", "Aug-14"]
ROWS: list[list[object]] = [[7, "Referrals", 481, 489], [18, "Child Protection Plans", 210, 211]]

ROUNDED, LATE, WEEKS = "may be rounded", "of an earlier month", "of whole weeks"
PART, NOT_ALL, NOT_FINAL = "of part of the month alone", "leave something out", "may change yet"
OTHERS = "others than the indicators' own"
LINES = [
    ("Figures are rounded to the nearest 5", ROUNDED),
    ("All figures have been rounded to the nearest 10", ROUNDED),
    ("Counts rounded to 10 to protect confidentiality", ROUNDED),
    ("Numbers are shown to the nearest hundred", ROUNDED),
    ("These figures are rounded", ROUNDED),
    ("Figures are reported one month in arrears", LATE),
    ("Data lags by one month", LATE),
    ("There is a reporting lag of 1 month", LATE),
    ("All data is a month behind", LATE),
    ("One month's lag", LATE),
    ("Months are 4-4-5 weeks", WEEKS),
    ("4-4-5 calendar", WEEKS),
    ("Periods of 4 or 5 weeks", WEEKS),
    ("Reporting months consist of whole weeks", WEEKS),
    ("28 day months", WEEKS),
    ("August: 1-15 August only", PART),
    ("Data up to 21 August only", PART),
    ("1st to 15th August", PART),
    ("August is a part month", PART),
    ("Partial month", PART),
]
QUIET = [
    "All percentages are rounded to one decimal place",
    "Totals may not sum due to rounding",
    "Rates to 2 decimal places",
    "Data up to 31 August",
    "1 April to 31 August",
    "Reported to the Board each month",
    "Month ending 31 August 2014",
    "Week 5 of the project plan",
    "All figures are provisional until October",
    "* provisional",
]


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize(("line", "means"), LINES)
def test_lines_with_figures_are_told(line: str, means: str, written_as: str) -> None:
    for rows, at in (([[line], [], HEAD, *ROWS], "A1"), ([HEAD, *ROWS, [], [line]], "A5")):
        contents = read_one(opened(rows, written_as), KNOWN)
        found = [problem for problem in contents.problems if problem.rule == "remark-on-figures"]
        assert [(place(each).split("!")[1], means in each.message) for each in found] == [(at, True)]
        assert len(numbers(contents)) == 4


@pytest.mark.parametrize("line", QUIET)
def test_other_lines_say_nothing_of_the_figures(line: str) -> None:
    for rows in ([[line], [], HEAD, *ROWS], [HEAD, *ROWS, [], [line]]):
        contents = read({"Figures": rows}, KNOWN)
        assert [problem for problem in contents.problems if problem.rule == "remark-on-figures"] == []


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize("heading", [None, "Notes", "Remarks", "Status", "Data quality"])
@pytest.mark.parametrize(
    ("remark", "means"),
    [
        ("To be confirmed", NOT_FINAL),
        ("draft", NOT_FINAL),
        ("not yet validated", NOT_FINAL),
        ("Excludes North", NOT_ALL),
        ("August excl. EDT", NOT_ALL),
        ("awaiting data from health", NOT_ALL),
        ("part month", PART),
        ("in arrears", LATE),
        ("rounded to nearest 5", ROUNDED),
        ("4-4-5 weeks", WEEKS),
    ],
)
def test_remarks_in_rows_are_told_at_their_cells(remark: str, means: str, heading: str | None, written_as: str) -> None:
    wide = [[*HEAD, heading], [*ROWS[0], remark], [*ROWS[1], None]]
    long = [["Code", "Month", "Value", heading], [7, "Aug-14", 489, remark], [18, "Aug-14", 211, None]]
    for rows, at in ((wide, "E2"), (long, "D2")):
        contents = read_one(opened(rows, written_as), KNOWN)
        found = [problem for problem in contents.problems if problem.rule == "remark-on-figures"]
        assert [(place(each).split("!")[1], each.code, means in each.message) for each in found] == [(at, "7", True)]
        # Draft and Final under a heading are told, and no task.
        is_state = heading is not None and means == NOT_FINAL
        assert found[0].severity is (Severity.INFO if is_state else Severity.WARNING)
        assert contents.records.figures != ()


@pytest.mark.parametrize("heading", ["Notes", "Remarks", "Data quality"])
@pytest.mark.parametrize("remark", ["North locality only", "Targets for the year", "Figures are for Duty only"])
def test_a_remark_in_a_row_that_makes_another_number_of_it_is_told(remark: str, heading: str) -> None:
    contents = read({"Figures": [[*HEAD, heading], [*ROWS[0], remark], [*ROWS[1], None]]}, KNOWN)
    found = [problem for problem in contents.problems if problem.rule == "remark-on-figures"]
    assert [(place(each), OTHERS in each.message, each.severity) for each in found] == [
        ("Figures!E2", True, Severity.WARNING)
    ]


@pytest.mark.parametrize(
    ("heading", "cell", "means"),
    [
        ("Lag", "1 month", LATE),
        ("Reporting lag", "One month", LATE),
        ("Lag (months)", 1, LATE),
        ("Data lag", "T-1", LATE),
        ("Rounding", "nearest 5", ROUNDED),
        ("Rounding", 10, ROUNDED),
        ("Rounded", "Yes", ROUNDED),
    ],
)
def test_columns_of_lags_and_of_rounding_are_told_once(heading: str, cell: object, means: str) -> None:
    contents = read({"Figures": [[*HEAD, heading], [*ROWS[0], cell], [*ROWS[1], cell]]}, KNOWN)
    found = [problem for problem in contents.problems if problem.rule == "remark-on-figures"]
    assert [(place(each), means in each.message) for each in found] == [("Figures!E2", True)]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [("Lag", 0), ("Lag", "None"), ("Rounding", "none"), ("Rounded", "No"), ("Notes", "ok"), ("Status", "Final")],
)
def test_columns_that_say_of_no_lag_and_no_rounding_are_quiet(heading: str, cell: object) -> None:
    contents = read({"Figures": [[*HEAD, heading], [*ROWS[0], cell], [*ROWS[1], cell]]}, KNOWN)
    assert [problem for problem in contents.problems if problem.rule == "remark-on-figures"] == []


@pytest.mark.parametrize(
    ("heading", "cell", "means"),
    [
        ("Data to", "21/08/2014", PART),
        ("Data up to", "15 August", PART),
        ("Latest data", "Jul-14", LATE),
        ("Last data", "31/07/2014", LATE),
        ("Figures to", "1-15 August", PART),
        ("Notes", "1-15 August only", PART),
        ("Data to", "31/08/2014", ""),
        ("Latest data", "Aug-14", ""),
        ("Notes", "from 1 April to 31 August", ""),
    ],
)
def test_up_to_when_the_figures_of_a_row_go(heading: str, cell: str, means: str) -> None:
    for rows in (
        [[*HEAD, heading], [*ROWS[0], cell], [*ROWS[1], None]],
        [["Code", "Month", "Value", heading], [7, "Aug-14", 489, cell]],
    ):
        contents = read({"Figures": rows}, KNOWN)
        found = [problem for problem in contents.problems if problem.rule == "remark-on-figures"]
        assert [(means in each.message, each.code) for each in found] == ([(True, "7")] if means else [])


@pytest.mark.parametrize("heading", ["Calculation", "Calculation method", "Method", "Aggregation"])
@pytest.mark.parametrize("cell", ["Rolling 3 months", "sum of last 12 months", "Cumulative", "12 month total", "YTD"])
def test_figures_that_are_said_to_be_of_several_months_are_asked(heading: str, cell: str) -> None:
    contents = read({"Figures": [[*HEAD, heading], [*ROWS[0], cell], [*ROWS[1], "Snapshot"]]}, KNOWN)
    assert contents.records.figures == ()
    assert ("label-not-understood", "Figures!E2") in [(each.rule, place(each)) for each in contents.problems]
    counted = read({"Figures": [[*HEAD, heading], [*ROWS[0], "Count"], [*ROWS[1], "Snapshot"]]}, KNOWN)
    assert len(numbers(counted)) == 4
