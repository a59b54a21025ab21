"""What stands beside a table's figures, over them or in a sheet's name, and says that they are not the whole or not the
last word: better numbers in another column, months of two kinds of number that would become one series."""

import pytest

from ibdesk.desk.starting import shipped_definitions
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.reading.workbooks import InFile
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import Rows, workbook
from tests.reading.read_workbooks import read_workbooks

KNOWN = shipped_definitions()
RULE = "label-not-understood"
LONG = ["Code", "Month", "Value"]
WIDE = ["Code", "Indicator", "Jul-14", "Aug-14"]
JULY = [["Code", "Indicator", "Jul-14"], [7, "Referrals", 481]]
AUGUST = [["Code", "Indicator", "Aug-14"], [7, "Referrals", 489]]


def beside(heading: str | None, july: object, august: object) -> Rows:
    return [[*LONG, heading], [7, "Jul-14", 481, july], [7, "Aug-14", 489, august]]


def kept(contents: WorkbookContents) -> list[str]:
    return [str(each.quantity) for each in contents.records.figures]


def asked(contents: WorkbookContents) -> list[str]:
    return [each.found for each in contents.problems if each.rule == RULE]


def of_sheets(sheets: dict[str, Rows]) -> WorkbookContents:
    return read_workbooks([InFile(name="figures.xlsx", data=workbook(sheets))], KNOWN)[0]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "heading",
    ["Revised value", "Value after QA", "Corrected", "Restated", "Final figure", "Value v2", "Post-validation value",
     "Validated", "Latest number", "Amended count"],
)  # fmt: skip
def test_better_numbers_beside_the_figures_are_asked(heading: str, kind: str) -> None:
    contents = read_one(opened(beside(heading, 481, 20), kind), KNOWN)
    assert (kept(contents), asked(contents)) == ([], [heading])


@pytest.mark.parametrize(
    ("heading", "july", "august"),
    [
        ("Revised value", 481, 489),
        ("Original value", 470, 20),
        ("Value before QA", 470, 20),
        ("Revised on", "03/08/2014", "04/09/2014"),
        ("Checked", "yes", "no"),
        ("Status", "Final", "Draft"),
        ("Updated by", "A. Farrow", "B. Holt"),
        ("Final", None, None),
    ],
)
def test_what_stands_beside_the_figures_and_is_no_better_number_is_not_asked(
    heading: str, july: object, august: object
) -> None:
    contents = read_one(opened(beside(heading, july, august), "xlsx"), KNOWN)
    assert (kept(contents), asked(contents)) == (["481", "489"], [])


def test_a_revised_column_that_is_filled_where_it_differs_is_asked() -> None:
    assert asked(read_one(opened(beside("Revised value", None, 20), "xlsx"), KNOWN)) == ["Revised value"]
    rows = [[*WIDE, "Revised"], [7, "Referrals", 481, 489, 20]]
    assert asked(read_one(opened(rows, "xlsx"), KNOWN)) == ["Revised"]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    ("heading", "july", "august"),
    [
        ("Order", "Initial", "Repeat"),
        ("Order", "First", "Subsequent"),
        (None, "In-house", "Agency"),
        ("Route", "Internal", "External"),
        ("Note", "UASC", "Unborn"),
    ],
)
def test_words_of_parts_that_differ_between_the_months_are_asked(
    heading: str | None, july: str, august: str, kind: str
) -> None:
    contents = read_one(opened(beside(heading, july, august), kind), KNOWN)
    assert (kept(contents), asked(contents)) == ([], [july])


@pytest.mark.parametrize("names", [("Gross", "Net"), ("In-house", "Agency"), ("Liquidlogic", "Carefirst")])
def test_sheets_of_other_months_under_names_of_parts_do_not_become_one_series(names: tuple[str, str]) -> None:
    contents = of_sheets(dict(zip(names, (JULY, AUGUST), strict=True)))
    assert (kept(contents), sorted(asked(contents))) == ([], sorted(names))


@pytest.mark.parametrize(
    "names",
    [("Jul 14", "Aug 14"), ("First half", "Second half"), ("Archive", "Current"), ("Sheet1", "Sheet2"),
     ("Summer term", "Autumn term"), ("Data", "Bourn"), ("Old", "New"), ("Until July", "Since August")],
)  # fmt: skip
def test_sheets_of_other_months_under_plain_names_ask_nothing(names: tuple[str, str]) -> None:
    contents = of_sheets(dict(zip(names, (JULY, AUGUST), strict=True)))
    assert (kept(contents), asked(contents)) == (["481", "489"], [])


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "titles",
    [
        ("Before QA", "After QA"),
        ("Pre-validation", "Post-validation"),
        ("Before checking", "After checking"),
        ("Gross", "Net"),
        ("Liquidlogic", "Carefirst"),
    ],
)
def test_tables_under_titles_of_versions_are_asked(titles: tuple[str, str], kind: str) -> None:
    rows = [[titles[0]], *JULY, [], [titles[1]], *AUGUST]
    contents = read_one(opened(rows, kind), KNOWN)
    assert (kept(contents), set(asked(contents))) == ([], set(titles))


@pytest.mark.parametrize(
    "titles",
    [("July 2014", "August 2014"), ("First half", "Second half"), ("Contacts and referrals", "Referrals"),
     ("Summer term", "Autumn term"), ("Monthly figures", "Latest month")],
)  # fmt: skip
def test_tables_of_other_months_under_plain_titles_ask_nothing(titles: tuple[str, str]) -> None:
    rows = [[titles[0]], *JULY, [], [titles[1]], *AUGUST]
    assert kept(read_one(opened(rows, "xlsx"), KNOWN)) == ["481", "489"]


@pytest.mark.parametrize(
    "name", ["Agency", "Net", "Gross", "Closed", "Q1 to date", "Totals to date", "Before QA", "Figures before checking"]
)
def test_a_sheet_by_the_name_of_a_part_is_asked(name: str) -> None:
    contents = of_sheets({name: [WIDE, [7, "Referrals", 481, 489]]})
    assert (kept(contents), asked(contents)) == ([], [name])


@pytest.mark.parametrize(
    "name", ["Up to date", "Figures up to date", "August", "Network", "Quality assured", "Open data"]
)
def test_a_sheet_by_a_name_that_takes_no_part_is_read(name: str) -> None:
    assert kept(of_sheets({name: [WIDE, [7, "Referrals", 481, 489]]})) == ["481", "489"]


OF_THE_MONTH = [
    "In month", "In-month", "Month", "Monthly", "This month", "Number in month", "Monthly figure", "Month only",
    "In month figure", "Of which in month", "Per month", "Discrete month", "Monthly total", "Increment",
]  # fmt: skip


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("heading", OF_THE_MONTH)
def test_figures_beside_those_of_the_month_alone_are_asked(heading: str, kind: str) -> None:
    contents = read_one(opened([[*LONG, heading], [7, "May-14", 25, 15], [7, "Jun-14", 41, 16]], kind), KNOWN)
    assert (kept(contents), asked(contents)) == ([], [heading])
    wide = [["Code", "Indicator", "Apr-14", "May-14", "Jun-14", heading], [7, "Referrals", 10, 25, 41, 16]]
    assert asked(read_one(opened(wide, kind), KNOWN)) == [heading]


@pytest.mark.parametrize(
    ("code", "heading", "july", "august"),
    [
        (7, "In month", 481, 489),  # the very same
        (18, "In month", 12, 9),  # of those at the end of a month what changed in it is another number
        (7, "YTD", 2000, 2489),
        (7, "Cumulative", 2000, 2489),
        (7, "In month", None, None),
        (7, "In month", "yes", "no"),
        (7, "Monthly target", 500, 500),
    ],
)
def test_other_columns_beside_the_figures_leave_them_the_months_own(
    code: int, heading: str, july: object, august: object
) -> None:
    contents = read_one(
        opened([[*LONG, heading], [code, "Jul-14", 481, july], [code, "Aug-14", 489, august]], "xlsx"), KNOWN
    )
    assert (kept(contents), asked(contents)) == (["481", "489"], [])
