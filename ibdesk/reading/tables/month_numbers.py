"""Months by their numbers beside a year: 6 of 2014 is June, period 3 of 2014/15 too."""

import re

from ibdesk.domain.month import FIRST_OF_FINANCIAL_YEAR, Month, financial_year_in
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.values.cell_text import found_in, plain_signs, text_of
from ibdesk.reading.values.month_refusals import is_within_reason
from ibdesk.reading.values.month_text import FoundMonth
from ibdesk.reading.values.sheet_problems import Unreadable

_NUMBER = re.compile(r"(?:p|per|period|m|mth|month)?[ .-]?0?(\d{1,2})(?:\.0+)?", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_MONTHS = 12


def month_number_in(cell: Cell) -> int | None:
    """3 for "3", "P3", "P03", "Period 3" and "Month 3"; None for what numbers no month."""
    if cell.kind not in (Kind.NUMBER, Kind.TEXT):
        return None
    found = _NUMBER.fullmatch(plain_signs(text_of(cell)).casefold())
    return int(found[1]) if found and 1 <= int(found[1]) <= _MONTHS else None


def month_by_number(cell: Cell, year: Cell | None, is_period: bool) -> FoundMonth | Unreadable | None:
    """The month that a number means with the year that stands for its row; `is_period`: counted from April. None where
    it numbers no month."""
    number = month_number_in(cell)
    if number is None:
        return None
    written = plain_signs(text_of(year))
    start = financial_year_in(written)
    if start is not None:
        first = Month(start, FIRST_OF_FINANCIAL_YEAR)
        return FoundMonth(first + (number - 1 if is_period else (number - FIRST_OF_FINANCIAL_YEAR) % _MONTHS))
    if is_period or not _YEAR.fullmatch(written) or not is_within_reason(int(written)):
        return _without_year(cell, is_period)
    return FoundMonth(Month(int(written), number))


def _without_year(cell: Cell, is_period: bool) -> Unreadable:
    year = "the financial year, like 2014/15" if is_period else "the year, like 2014 or 2014/15"
    return Unreadable(
        "unreadable-month",
        f"“{found_in(cell)}” is a month's number, and nothing in its row says which year it is in.",
        f"Write {year}, in a column beside it, or the month like Aug 2014.",
    )
