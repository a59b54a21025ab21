"""Months beside a year: by their numbers, 6 of 2014 is June, period 3 of 2014/15 too; and what 2014 is under "Financial
year", which is asked."""

import re

from ibdesk.domain.month import FIRST_OF_FINANCIAL_YEAR, Month, financial_year_in
from ibdesk.domain.question import Choice
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.values.cell_text import found_in, key_of, plain_signs, text_of
from ibdesk.reading.values.month_names import month_number
from ibdesk.reading.values.month_refusals import AMBIGUOUS_MONTH, is_within_reason
from ibdesk.reading.values.month_text import FoundMonth
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable

_NUMBER = re.compile(r"(?:p|per|period|m|mth|month)?[ .-]?0?(\d{1,2})(?:\.0+)?", re.ASCII)
# "P03 Jun": the period and its month.
_WITH_NAME = re.compile(r"(?:p|per|period)[ .-]?0?(\d{1,2})[ .:–-]+([a-z]{3,9})", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_FINANCIAL = re.compile(r"(?:financial|fiscal|fin)ye?a?rs?|fy(?:ear)?$")
_BEGINS, _ENDS, _CALENDAR = "financial year that begins", "financial year that ends", "calendar year"
_MONTHS = 12


def of_financial_years(label: str) -> bool:
    """Whether a heading says that the years under it, or behind it, are financial ones."""
    return _FINANCIAL.match(key_of(label)) is not None


def year_as_asked(year: Cell, problems: SheetProblems) -> Cell | Unreadable:
    """What a single year that is called a financial one is, as a person said: 2014 may be 2014/15, or 2013/14."""
    written = plain_signs(text_of(year))
    if not _YEAR.fullmatch(written) or not is_within_reason(int(written)):
        return year
    named = int(written)
    begins, ends = (f"{start}/{(start + 1) % 100:02d}" for start in (named, named - 1))
    choices = (
        Choice(_BEGINS, f"{begins}: the year in which it begins"),
        Choice(_ENDS, f"{ends}: the year in which it ends"),
        Choice(_CALENDAR, f"January to December {named}"),
    )
    ask = f"“{written}” is called a financial year. Which is it, and others like it?"
    word = problems.ask(AMBIGUOUS_MONTH, "single financial years", ask, choices, year)
    meant = {_BEGINS: begins, _ENDS: ends, _CALENDAR: written}.get(word)
    if meant is None:
        return Unreadable(
            AMBIGUOUS_MONTH,
            f"“{written}” is called a financial year and can be {begins} or {ends}, so its figures were not used.",
            f"Write {begins} or {ends}, or answer in the preview which is meant.",
        )
    return year._replace(kind=Kind.TEXT, value=meant, number_format="General")


def is_named_period(cell: Cell) -> bool:
    """Whether a number says itself that it counts from April: "P3", "Period 3"."""
    return plain_signs(text_of(cell)).casefold().startswith("p")


def month_number_in(cell: Cell) -> int | None:
    """3 for "3", "P3", "P03", "Period 3", "Month 3" and "P03 Jun"; None for what numbers no month."""
    if cell.kind not in (Kind.NUMBER, Kind.TEXT):
        return None
    plain = plain_signs(text_of(cell)).casefold()
    if (both := _WITH_NAME.fullmatch(plain)) is not None:
        period, number = int(both[1]), month_number(both[2])
        is_its_month = number is not None and (number - FIRST_OF_FINANCIAL_YEAR) % _MONTHS + 1 == period
        return period if is_its_month else None
    found = _NUMBER.fullmatch(plain)
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
        first, from_april = Month(start, FIRST_OF_FINANCIAL_YEAR), is_period or is_named_period(cell)
        return FoundMonth(first + (number - 1 if from_april else (number - FIRST_OF_FINANCIAL_YEAR) % _MONTHS))
    if is_period or is_named_period(cell) or not _YEAR.fullmatch(written) or not is_within_reason(int(written)):
        return _without_year(cell, is_period)
    return FoundMonth(Month(int(written), number))


def _without_year(cell: Cell, is_period: bool) -> Unreadable:
    year = "the financial year, like 2014/15" if is_period else "the year, like 2014 or 2014/15"
    return Unreadable(
        "unreadable-month",
        f"“{found_in(cell)}” is a month's number, and nothing in its row says which year it is in.",
        f"Write {year}, in a column beside it, or the month like Aug 2014.",
    )
