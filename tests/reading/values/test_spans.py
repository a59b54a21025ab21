"""Times named in titles: from one month to another, days, quarters."""

from datetime import date

import pytest

from ibdesk.domain.month import Month
from ibdesk.reading.values.month_text import FoundMonth, read_month_text
from ibdesk.reading.values.spans import days_in, last_month_in, last_of_quarter, range_said, span_in, whole_month
from tests.made import AUGUST

SPANS = [
    ("01/04/2014 - 31/08/2014", "2014-04", "2014-08"),
    ("Referrals received 01/04/14 to 31/08/14", "2014-04", "2014-08"),
    ("2014-04-01 - 2014-08-31", "2014-04", "2014-08"),
    ("1 April to 31 August 2014", "2014-04", "2014-08"),
    ("between 1st September 2013 and 31st August 2014", "2013-09", "2014-08"),
    ("Apr-Aug 14", "2014-04", "2014-08"),
    ("Apr-14 - Aug-14", "2014-04", "2014-08"),
    ("September 2013 until August 2014", "2013-09", "2014-08"),
    ("Nov to Feb 2014", "2013-11", "2014-02"),
    ("Period: 01/09/2013 00:00 to 31/08/2014 23:59", "2013-09", "2014-08"),
    ("5 months to August 2014", "2014-04", "2014-08"),
    ("12 months ending 31 August 2014", "2013-09", "2014-08"),
    ("2014-04 to 2014-08", "2014-04", "2014-08"),
    ("April – August 2014", "2014-04", "2014-08"),
]
NO_SPANS = [
    "August 2014", "01/08/2014 - 31/08/2014", "July 2014 and August 2014", "2013/14 - 2014/15", "12/08/2014", "Aug-14",
    "Version 1.2 to 1.4", "ages 5 to 9", "31/08/2014 to 01/04/2014", "1 to 31 August 2014", "may be to 2014", "",
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "last"), SPANS)
def test_a_time_from_one_month_to_another(text: str, first: str, last: str) -> None:
    assert span_in(text) == (Month.parse(first), Month.parse(last))


@pytest.mark.parametrize("text", NO_SPANS)
def test_no_time_of_several_months(text: str) -> None:
    assert span_in(text) is None


def test_days_are_read_with_the_day_first() -> None:
    assert list(days_in("Run 15/08/2014 and 3rd September 2014, 31/02/2014, 2014-08-02, 5/2014")) == [
        date(2014, 8, 15), date(2014, 9, 3), date(2014, 8, 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "number"),
    [("Q1 2014/15 return", 6), ("Quarter 4", 3), ("First quarter", 6), ("Q1 and Q2", None), ("FAQ1", None), ("", None)],
)
def test_a_quarter_by_its_last_month(text: str, number: int | None) -> None:
    assert last_of_quarter(text) == number


def test_a_month_that_ends_a_text() -> None:
    assert last_month_in("performance report - july 2014") == ("performance report - ", Month(2014, 7))
    assert last_month_in("jul-14") == ("", Month(2014, 7))
    assert last_month_in("agreed in july 2014 by the board") is None


@pytest.mark.parametrize(
    "text",
    ["01/08/2014 - 31/08/2014", "01/08/2014–31/08/2014", "1/8/14-31/8/14", "2014-08-01 to 2014-08-31",
     "1 to 31 August 2014", "1-31 Aug 2014", "1st - 31st August 2014", "1 August to 31 August 2014",
     "01/08/2014 00:00 - 31/08/2014 23:59"],
)  # fmt: skip
def test_a_month_is_named_by_its_first_and_its_last_day(text: str) -> None:
    assert whole_month(text) == AUGUST
    assert read_month_text(text) == FoundMonth(AUGUST)


@pytest.mark.parametrize(
    "text",
    ["01/08/2014 - 30/08/2014", "02/08/2014 - 31/08/2014", "1 to 15 August 2014", "1-30 Aug 2014", "1 - 31 August",
     "01/07/2014 - 31/08/2014", "01/08/2013 - 31/08/2014", "01/02/2014 - 29/02/2014", "August 2014", "31/08/2014"],
)  # fmt: skip
def test_no_other_days_name_a_month(text: str) -> None:
    assert whole_month(text) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Date range: 01/06/2014 to 31/08/2014", "2014-06", "2014-08"),
        ("Reporting period April 2013 - March 2014", "2013-04", "2014-03"),
        ("Data for 1 July to 31 July 2014", "2014-07", "2014-07"),
        ("01/06/2014 - 31/08/2014", "2014-06", "2014-08"),
    ],
)
def test_a_text_says_of_which_time_a_report_is(text: str, first: str, last: str) -> None:
    assert range_said(text) == (Month.parse(first), Month.parse(last))


@pytest.mark.parametrize(
    "text",
    ["Baseline period: April 2012 to March 2013", "Inspection 1 June to 12 June 2013", "August 2014",
     "Improvement plan January 2013 to December 2015", "April 2013 to March 2014 compared", "Period: 2013/14"],
)  # fmt: skip
def test_a_time_of_something_else_is_no_reports(text: str) -> None:
    assert range_said(text) is None
