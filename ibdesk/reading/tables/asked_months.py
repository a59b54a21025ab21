"""Months that could be two things: asked, and read as answered."""

from datetime import datetime

from ibdesk.domain.month import SHORT_NAMES, Month
from ibdesk.domain.question import Choice
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.values.cell_text import text_of
from ibdesk.reading.values.month_text import (
    AMBIGUOUS_MONTH,
    AMBIGUOUS_QUARTER,
    FoundMonth,
    is_within_reason,
    out_of_reason,
    quarter_and_year,
    quarter_of_financial_year,
)
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable

_BEGINS, _ENDS, _CALENDAR = "financial year that begins", "financial year that ends", "calendar year"
_TYPED, _DAY = "month and year", "day"


def quarter_as_asked(found: Unreadable, cell: Cell, told: SheetProblems) -> FoundMonth | Unreadable:
    """The month of a quarter with a single year, as a person said which year that is; else what was found."""
    named = quarter_and_year(text_of(cell)) if cell.kind is Kind.TEXT else None
    if named is None:
        return found
    number, year = named
    months = {
        _BEGINS: quarter_of_financial_year(number, year),
        _ENDS: quarter_of_financial_year(number, year - 1),
        _CALENDAR: Month(year, 3 * number),
    }
    choices = tuple(Choice(word, f"{_span(month)}: {_QUARTERS[word]}") for word, month in months.items())
    text = f"“{text_of(cell)}” names a quarter and one year. Which months are they?"
    word = told.ask(AMBIGUOUS_QUARTER, "", text, choices, cell)
    return FoundMonth(months[word], quarter=True) if word else found


_QUARTERS = {
    _BEGINS: "the year named is the one in which the financial year begins",
    _ENDS: "the year named is the one in which the financial year ends",
    _CALENDAR: "calendar quarters",
}


def _span(last: Month) -> str:
    return f"{(last - 2).name} to {last.long}"


def day_as_asked(cell: Cell, told: SheetProblems) -> FoundMonth | Unreadable:
    """The month of a date that may have been typed as a month and a year, as a person said; else why it is unsure."""
    day = cell.value
    assert isinstance(day, datetime)
    month, typed = Month.of(day), Month(2000 + day.day, day.month)
    written = f"{SHORT_NAMES[month.number - 1]}-{day.day:02d}"
    choices = (
        Choice(_TYPED, f"A month and its year: {written} is {typed.long}"),
        Choice(_DAY, f"A day: {text_of(cell)} is in {month.long}"),
    )
    text = f"The date {text_of(cell)} may have been typed as {written}, and kept by Excel as a day. Which is it?"
    match told.ask(AMBIGUOUS_MONTH, "", text, choices, cell):
        case "":
            return _unsure(cell, month, written, day.year)
        case word if word == _DAY:
            return FoundMonth(month)
    return FoundMonth(typed) if is_within_reason(typed.year) else out_of_reason(f"{written}, {typed.long}")


def _unsure(cell: Cell, month: Month, written: str, year: int) -> Unreadable:
    return Unreadable(
        AMBIGUOUS_MONTH,
        f"This date is {text_of(cell)}, but it may have been typed as {written} and "
        f"kept by Excel as a day of {year}. Its figures were not used.",
        f"Write the month as text, like {month.medium}, or as the first day of the month.",
    )
