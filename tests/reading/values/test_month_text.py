"""From a cell to a month: the ways people write them, and what is not one."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from ibdesk.domain.month import Month
from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.values.month_cell import read_month
from ibdesk.reading.values.month_text import FoundMonth
from ibdesk.reading.values.sheet_problems import Unreadable

AUGUST = Month(2014, 8)


def text(written: str) -> Cell:
    return Cell(2, 2, Kind.TEXT, written)


@pytest.mark.parametrize(
    "written",
    [
        "Aug-14", "August 2014", "Aug 2014", "Aug-2014", "Aug 14",
        "Aug '14", "Aug’14", "aug14", "AUGUST 2014", "Aug. 2014",
        "August, 2014", "2014-08", "2014-8", "2014/08", "2014.08",
        "201408", "2014 Aug", "2014 August", "08/2014", "8/2014",
        "31/08/2014", "31.08.2014", "31-08-2014",
        "31/08/14", "31 August 2014", "31st August 2014", "31st of August 2014",
        "31-Aug-14", "2014-08-31", "2014-08-31 00:00:00",
        "2014-08-31T00:00:00", "Sunday 31 August 2014", "\u00a0Aug\u00a02014",
        "Aug_14", "2014_Aug", "20140801", "20140831",
    ],
)  # fmt: skip
def test_clear_writings_are_that_month(written: str) -> None:
    assert read_month(text(written)) == FoundMonth(AUGUST)


def test_september_may_have_four_letters() -> None:
    assert read_month(text("Sept 2014")) == FoundMonth(Month(2014, 9))


def test_days_come_first_and_it_is_said_where_that_decides() -> None:
    assert read_month(text("08/09/2014")) == FoundMonth(Month(2014, 9), day_first=True)
    assert read_month(text("08/08/2014")) == FoundMonth(AUGUST)
    assert read_month(text("31/08/2014")) == FoundMonth(AUGUST)


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ("Q1 2013/14", Month(2013, 6)),
        ("Q2 2013/14", Month(2013, 9)),
        ("Q3 2013-14", Month(2013, 12)),
        ("Q4 2013/14", Month(2014, 3)),
        ("Q4 2013/2014", Month(2014, 3)),
        ("Q4 13/14", Month(2014, 3)),
        ("2013/14 Q4", Month(2014, 3)),
        ("Quarter 1 2013/14", Month(2013, 6)),
        ("Qtr 1, 2013/14", Month(2013, 6)),
        ("Q4 1999/00", Month(2000, 3)),
    ],
)
def test_a_quarter_is_kept_at_its_last_month(written: str, last: Month) -> None:
    assert read_month(text(written)) == FoundMonth(last, quarter=True)


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("Mar 14/15", Month(2015, 3)),
        ("March 2014-15", Month(2015, 3)),
        ("Aug (2014/15)", Month(2014, 8)),
        ("Dec FY14/15", Month(2014, 12)),
        ("2014/15 Jan", Month(2015, 1)),
        ("FY14/15 - April", Month(2014, 4)),
        ("Jan 1999/2000", Month(2000, 1)),
    ],
)
def test_a_month_with_its_financial_year_is_in_that_year(written: str, month: Month) -> None:
    assert read_month(text(written)) == FoundMonth(month)


@pytest.mark.parametrize("written", ["Q4 2013", "2013 Q4", "Q4", "Quarter 4 2013"])
def test_a_quarter_without_a_financial_year_is_asked(written: str) -> None:
    answer = read_month(text(written))
    assert isinstance(answer, Unreadable)
    assert (answer.rule, answer.severity) == ("ambiguous-quarter", Severity.WARNING)
    assert answer.message.startswith(f"“{written}”")


@pytest.mark.parametrize("written", ["2011/12", "2008/09", "2009/10"])
def test_a_month_that_may_be_a_financial_year_is_asked(written: str) -> None:
    answer = read_month(text(written))
    assert isinstance(answer, Unreadable)
    assert answer.rule == "ambiguous-month"


@pytest.mark.parametrize(
    "written",
    [
        "August", "2014", "14", "2013/14", "2014-13", "Mar 14/16", "Mar 15/14", "March 2014/2016", "08/09 Aug",
        "2014-00", "31/09/2014", "29/02/2014", "08/31/2014", "32/08/2014", "Augst 2014",
        "Month", "YTD", "Aug-14 to Sep-14", "Q5 2013/14", "Q4 2013/15",
        "Aug 214", "Aug 20145", "1 2 3", "41852", "total", "week 32",
        "٠٨/٢٠١٤", "2014-08-32", "12", "N/A", "-",
    ],
)  # fmt: skip
def test_what_is_no_month_is_a_problem(written: str) -> None:
    answer = read_month(text(written))
    assert isinstance(answer, Unreadable)
    assert answer.rule == "unreadable-month"
    assert answer.next_step.endswith(".")


def test_an_american_date_says_that_days_come_first() -> None:
    answer = read_month(text("08/31/2014"))
    assert isinstance(answer, Unreadable)
    assert "no month 31" in answer.message


def test_a_real_date_is_its_month_whatever_the_day() -> None:
    assert read_month(Cell(2, 2, Kind.DATE, datetime(2014, 8, 31), "mmm-yy")) == FoundMonth(AUGUST)


@pytest.mark.parametrize("year", [1066, 1900, 1989, date.today().year + 3, 2099])
def test_a_year_out_of_any_boards_time_is_a_problem(year: int) -> None:
    as_date = Cell(2, 2, Kind.DATE, datetime(year, 1, 7), "mmm-yy")
    for cell in (as_date, text(f"Jan {year}"), text(f"{year}-01"), text(f"Q4 {year - 1}/{year}")):
        answer = read_month(cell)
        assert isinstance(answer, Unreadable), cell
        assert answer.rule == "month-out-of-reason"
        assert str(year) in answer.message


def test_the_years_from_1990_to_two_years_ahead_are_read() -> None:
    for year in (1990, date.today().year + 2):
        assert read_month(text(f"Jan {year}")) == FoundMonth(Month(year, 1))


def test_numbers_are_months_only_where_they_can_be_nothing_else() -> None:
    assert read_month(Cell(2, 2, Kind.NUMBER, Decimal(201408))) == FoundMonth(AUGUST)
    serial = read_month(Cell(2, 2, Kind.NUMBER, Decimal(41852)))
    assert isinstance(serial, Unreadable)
    assert "date format" in serial.next_step


def test_spaces_say_nothing_and_truth_values_are_no_months() -> None:
    assert read_month(text("  ")) is None
    assert isinstance(read_month(Cell(2, 2, Kind.BOOLEAN, True)), Unreadable)
    error = read_month(Cell(2, 2, Kind.ERROR, "#N/A"))
    assert isinstance(error, Unreadable)
    assert error.rule == "formula-error"


@pytest.mark.parametrize(
    "written",
    [
        "2014-07-31T23:00Z", "2014-07-31T23:00:00.000Z", "2014-07-31 23:00", "31/07/2014 23:00", "31/07/2014 23:59:17",
        "31 July 2014 23:00:00", "31-Jul-14 11:00 PM", "2014-07-31T23:00:00+00:00", "2014-07-31T12:00Z",
        datetime(2014, 7, 31, 23), datetime(2014, 2, 28, 23, 59, 17), datetime(2014, 12, 31, 0, 0, 1),
    ],
)  # fmt: skip
def test_a_time_on_the_last_day_of_a_month_may_be_the_next_month(written: str | datetime) -> None:
    kind = Kind.TEXT if isinstance(written, str) else Kind.DATE
    found = read_month(Cell(2, 2, kind, written))
    assert isinstance(found, Unreadable)
    assert found.rule == "ambiguous-month-time"


@pytest.mark.parametrize(
    "written",
    [
        "2014-08-31T00:00Z", "31/08/2014 00:00:00", "2014-08-01T00:00:00+01:00", "15/08/2014 09:30",
        "2014-08-01 01:00", datetime(2014, 8, 31), datetime(2014, 8, 30, 23), datetime(2014, 8, 1, 0, 0, 1),
    ],
)  # fmt: skip
def test_other_times_leave_the_month_as_it_is(written: str | datetime) -> None:
    kind = Kind.TEXT if isinstance(written, str) else Kind.DATE
    assert read_month(Cell(2, 2, kind, written)) == FoundMonth(AUGUST)


@pytest.mark.parametrize("dash", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
def test_every_dash_is_a_dash(dash: str) -> None:
    for written in ("Aug-14", "2014-08", "31-08-2014", "Aug - 2014"):
        assert read_month(text(written.replace("-", dash))) == FoundMonth(AUGUST)
    assert read_month(text(f"Q1 2014{dash}15")) == FoundMonth(Month(2014, 6), quarter=True)
    assert read_month(text(f"Apr{dash}Jun 2014")) == FoundMonth(Month(2014, 6), quarter=True)


@pytest.mark.parametrize("written", ["20140832", "20141301", "12345678", "08312014", "2014M08", "1999023"])
def test_eight_digits_that_are_no_day_are_no_month(written: str) -> None:
    assert isinstance(read_month(text(written)), Unreadable)


def test_a_number_of_eight_digits_is_that_day() -> None:
    assert read_month(Cell(2, 2, Kind.NUMBER, Decimal(20140831))) == FoundMonth(AUGUST)
    assert isinstance(read_month(Cell(2, 2, Kind.NUMBER, Decimal(20140832))), Unreadable)
