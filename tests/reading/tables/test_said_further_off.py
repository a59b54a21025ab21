"""What is said of a table's figures somewhere else than over its first columns: right of it, in a box, in the header of
the page; and times that none, or not all, of its months are in."""

import msgspec
import pytest

from ibdesk.desk.starting import shipped_definitions
from ibdesk.domain.problem import Severity
from ibdesk.domain.workbook_contents import WorkbookContents
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import Rows

KNOWN = shipped_definitions()
TABLE: Rows = [
    ["Code", "Indicator", "Jun-14", "Jul-14", "Aug-14"],
    [4, "Contacts Received Per Month", 559, 530, 567],
    [7, "Referrals", 475, 450, 489],
]
ASKED, REMARK, EARLY, CUT = "label-not-understood", "remark-on-figures", "report-before-month-end", "report-cut-short"


def over(*row: object) -> Rows:
    return [["Children's social care"], list(row), [], *TABLE]


def told(contents: WorkbookContents) -> list[str]:
    return [each.rule for each in contents.problems if each.severity is not Severity.INFO]


def read(rows: Rows, kind: str = "xlsx") -> tuple[int, list[str]]:
    contents = read_one(opened(rows, kind), KNOWN)
    return len(contents.records.figures), told(contents)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "said",
    ["Figures are cumulative from April", "Boys only", "Excluding EDT", "Team: Assessment 1", "Targets 2014/15",
     "Rates per 10,000 children aged 0-17", "Weekly average", "Applied filters: Team is Assessment 1"],
)  # fmt: skip
def test_a_title_right_of_all_columns_is_heard(said: str, kind: str) -> None:
    assert read(over(None, None, None, None, None, None, said), kind) == (0, [ASKED])


@pytest.mark.parametrize("said", ["Team: All", "Official", "Performance team", "Page 1 of 1", "Good is low"])
def test_what_says_nothing_of_the_figures_there_is_no_title(said: str) -> None:
    assert read(over(None, None, None, None, None, None, said)) == (6, [])


def test_right_over_a_column_a_label_is_about_that() -> None:
    rows = over(None, None, None, None, None, "Targets 2014/15")
    rows = [*rows[:3], *([*row, "High" if at else "Good is"] for at, row in enumerate(TABLE))]
    assert read(rows)[0] == 6


@pytest.mark.parametrize("kind", FORMATS)
def test_a_parameter_beside_the_headings_is_heard(kind: str) -> None:
    assert read([[*TABLE[0], None, "Team: Assessment 1"], *TABLE[1:]], kind) == (0, [ASKED])


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "said",
    [
        ("Date range: 01/06/2013 to 31/08/2013",),
        ("Date range:", "01/06/2013 to 31/08/2013"),
        ("Period: April 2013 to March 2014",),
        ("Reporting period", "1 April 2012 - 31 March 2013"),
        ("Data for April 2013 to May 2014",),
        ("Year: 2013",),
        ("Calendar year 2012",),
        ("Figures for 2013",),
    ],
)
def test_a_time_that_none_of_the_months_is_in_is_asked(said: tuple[str, ...], kind: str) -> None:
    assert read(over(*said), kind) == (0, [ASKED])


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "said",
    [
        ("Date range: 01/06/2014 to 31/07/2014",),
        ("Date range:", "01/07/2014 to 31/07/2014"),
        ("Reporting period: April 2014 to July 2014",),
    ],
)
def test_a_time_that_ends_before_the_newest_month_is_told(said: tuple[str, ...], kind: str) -> None:
    assert read(over(*said), kind) == (6, [EARLY])


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "said",
    [
        ("Date range: 01/04/2014 to 31/03/2015",),
        ("Period:", "June 2014 to August 2014"),
        ("Baseline period: April 2012 to March 2013",),
        ("Improvement plan January 2012 to December 2013",),
        ("Year: 2014",),
        ("Year", 2015),
    ],
)
def test_a_time_of_the_months_or_of_something_else_is_not(said: tuple[object, ...], kind: str) -> None:
    assert read(over(*said), kind) == (6, [])


@pytest.mark.parametrize("month", ["As at {}/2014", "Month: {}/2014", "Data to {}/2014"])
def test_the_months_of_a_long_table_are_no_dates_under_it(month: str) -> None:
    days = ("30/06", "31/07", "31/08")
    rows = [["Code", "Month", "Value"], *([7, month.format(day), at] for at, day in enumerate(days, 450))]
    assert read(rows, "csv") == read(rows, "xlsx")
    assert EARLY not in read(rows, "csv")[1]


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("Rounded to nearest 10", REMARK),
        ("Figures lag by one month", REMARK),
        ("Figures for August cover 1-15 August only", REMARK),
        ("Data as at 31 July 2014", EARLY),
        ("Date range: 01/06/2014 to 31/07/2014", EARLY),
        ("Showing first 1000 rows", CUT),
    ],
)
def test_a_box_is_heard_as_a_line_over_the_table_is(said: str, rule: str) -> None:
    file = opened(TABLE, "xlsx")
    sheet = msgspec.structs.replace(file.workbook.sheets[0], beside=(f"Social care\n{said}",))
    boxed = msgspec.structs.replace(file, workbook=msgspec.structs.replace(file.workbook, sheets=(sheet,)))
    contents = read_one(boxed, KNOWN)
    assert (len(contents.records.figures), told(contents)) == (6, [rule])


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize(
    "said",
    ["Data relate to children under 5", "Children aged 0-4", "Figures are three-month averages", "Values are medians",
     "Figures are per social worker", "Quarterly totals shown in the last month", "Three month moving average",
     "Figures shown against the wrong month", "Excl. repeats", "Upper control limit", "Rank among neighbours",
     "Unaccompanied children", "Per social worker", "Staff hours"],
)  # fmt: skip
def test_a_title_says_so_in_more_words(said: str, kind: str) -> None:
    assert read(over(said), kind) == (0, [ASKED])


@pytest.mark.parametrize(
    "said",
    ["Children under 18", "Children and young people", "Data relate to children aged 0-17", "Rows 1-2 of 2",
     "Averages are on another sheet", "Incl. repeats", "Staff are asked to check their figures", "Rank order by code"],
)  # fmt: skip
def test_a_title_that_sounds_like_it_is_quiet(said: str) -> None:
    assert read(over(said)) == (6, [])


@pytest.mark.parametrize("name", ["£000", "Ignore", "Deleted", "Rejected", "Moving average", "Smoothed"])
def test_the_name_of_a_sheet_says_so_too(name: str) -> None:
    contents = read_one(opened(TABLE, "xlsx", sheet=name), KNOWN)
    assert (len(contents.records.figures), told(contents)) == (0, [ASKED])


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("said", ["Rows 1-4 of 120", "Only the top 4 shown", "Truncated", "(truncated)"])
def test_a_report_that_was_cut_says_so_in_more_words(said: str, kind: str) -> None:
    assert read([*TABLE, [], [said]], kind) == (6, [CUT])
