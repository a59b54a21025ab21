"""Months: arithmetic, names, financial years, quarters."""

import pytest

from ibdesk.domain.month import Month, months, twelve_months_to


@pytest.mark.parametrize(
    ("start", "by", "expected"),
    [("2014-08", 1, "2014-09"), ("2014-12", 1, "2015-01"), ("2014-01", -1, "2013-12"), ("2014-08", -24, "2012-08")],
)
def test_adding_counts_in_months(start: str, by: int, expected: str) -> None:
    assert str(Month.parse(start) + by) == expected
    assert Month.parse(expected).since(Month.parse(start)) == by


@pytest.mark.parametrize(
    ("month", "year", "quarter", "ends"),
    [
        ("2014-03", "2013/14", "Q4 2013/14", True),
        ("2014-04", "2014/15", "Q1 2014/15", False),
        ("2014-06", "2014/15", "Q1 2014/15", True),
        ("2014-12", "2014/15", "Q3 2014/15", True),
        ("1999-12", "1999/00", "Q3 1999/00", True),
    ],
)
def test_financial_years_start_in_april(month: str, year: str, quarter: str, ends: bool) -> None:
    found = Month.parse(month)
    assert (found.financial_year, found.quarter, found.ends_quarter) == (year, quarter, ends)


def test_names() -> None:
    august = Month(2014, 8)
    assert (str(august), august.long, august.medium, august.short) == ("2014-08", "August 2014", "Aug 2014", "Aug-14")
    assert august.last_day.day == 31
    assert Month(2012, 2).last_day.day == 29


def test_twelve_months_end_in_the_month_itself() -> None:
    span = twelve_months_to(Month(2014, 8))
    assert (len(span), span[0], span[-1]) == (12, Month(2013, 9), Month(2014, 8))
    assert months(Month(2014, 8), Month(2014, 7)) == ()


@pytest.mark.parametrize("text", ["2014-13", "2014-00", "2014-8", "August 2014", "", "２０１４-08", "0000-01"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a month"):
        Month.parse(text)
