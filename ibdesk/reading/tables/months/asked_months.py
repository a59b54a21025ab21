"""Months that could be two things: asked, and read as answered."""

import re
from collections.abc import Collection
from datetime import date, datetime

from ibdesk.domain.month import FIRST_OF_FINANCIAL_YEAR, SHORT_NAMES, Month
from ibdesk.domain.question import Choice
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.values.cell_text import plain_signs, text_of
from ibdesk.reading.values.month_in_words import Time, in_words
from ibdesk.reading.values.month_refusals import (
    AMBIGUOUS_MONTH,
    AMBIGUOUS_QUARTER,
    is_within_reason,
    out_of_reason,
)
from ibdesk.reading.values.month_text import (
    FoundMonth,
    financial_year_named,
    month_in_another_language,
    read_month_text,
)
from ibdesk.reading.values.quarters import quarter_and_year, quarter_of_financial_year
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable
from ibdesk.reading.values.two_ways import may_be_financial_year, may_be_october

_BEGINS, _ENDS, _CALENDAR = "financial year that begins", "financial year that ends", "calendar year"
_TYPED, _DAY, _EXCHANGED = "month and year", "day", "exchanged"
_MONTH, _YEAR, _JANUARY, _OCTOBER, _NEITHER = "month", "financial year", "January", "October", "neither"
_BEFORE, _QUARTER = "month before", "quarter"
_IN_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[ T].*)?", re.ASCII)
_MONTHS, _DAYS = 12, 31


def quarter_as_asked(found: Unreadable, cell: Cell, problems: SheetProblems) -> FoundMonth | Unreadable:
    """The month of a quarter with a single year, as a person said which year that is; else what was found."""
    months = _months_meant(cell)
    if not months:
        return found
    choices = tuple(Choice(word, f"{_span(month)}: {_QUARTERS[word]}") for word, month in months.items())
    text = f"“{text_of(cell)}” names a quarter and one year. Which months are they?"
    word = problems.ask(AMBIGUOUS_QUARTER, "", text, choices, cell)
    return FoundMonth(months[word], quarter=True) if word else found


def quarters_meant(cell: Cell) -> tuple[Month, ...]:
    """The last months of the quarters that a quarter with a single year may mean; none where the cell names none."""
    return tuple(_months_meant(cell).values())


def _months_meant(cell: Cell) -> dict[str, Month]:
    named = quarter_and_year(text_of(cell)) if cell.kind is Kind.TEXT else None
    if named is None:
        return {}
    number, year = named
    return {
        _BEGINS: quarter_of_financial_year(number, year),
        _ENDS: quarter_of_financial_year(number, year - 1),
        _CALENDAR: Month(year, 3 * number),
    }


_QUARTERS = {
    _BEGINS: "the year named is the one in which the financial year begins",
    _ENDS: "the year named is the one in which the financial year ends",
    _CALENDAR: "calendar quarters",
}


def _span(last: Month) -> str:
    return f"{(last - 2).name} to {last.long}"


def day_as_asked(cell: Cell, problems: SheetProblems) -> FoundMonth | Unreadable:
    """The month of a date that may have been typed as a month and a year, as a person said; else why it is unsure."""
    day = day_written(cell)
    assert day is not None
    month, typed = Month.of(day), Month(2000 + day.day, day.month)
    written = f"{SHORT_NAMES[month.number - 1]}-{day.day:02d}"
    exchanged = exchanged_day(cell)
    choices = (
        Choice(_TYPED, f"A month and its year: {written} is {typed.long}"),
        Choice(_DAY, f"A day: {text_of(cell)} is in {month.long}"),
    )
    text = f"The date {text_of(cell)} may have been typed as {written}, and kept by Excel as a day. Which is it?"
    other = f"{day.month} {exchanged.long}" if exchanged is not None else ""
    if exchanged is not None:
        choices = (Choice(_EXCHANGED, f"Day and month are exchanged: it is {other}"), choices[1])
        text = f"The date {text_of(cell)} may be {other}, written the American way round. Which is it?"
    match problems.ask(AMBIGUOUS_MONTH, "", text, choices, cell):
        case "":
            return _unsure(cell, typed, written, day.year) if exchanged is None else _exchanged(cell, other, exchanged)
        case word if word == _DAY:
            return FoundMonth(month)
        case word if word == _EXCHANGED:
            return FoundMonth(exchanged or month)
    return FoundMonth(typed) if is_within_reason(typed.year) else out_of_reason(f"{written}, {typed.long}")


def day_written(cell: Cell) -> date | None:
    """The day of a date, or of a text like 08/01/2014 with the day first; None for everything else."""
    if isinstance(cell.value, datetime):
        return cell.value.date()
    found = _IN_NUMBERS.fullmatch(plain_signs(str(cell.value))) if cell.kind is Kind.TEXT else None
    if found is None:
        return None
    number, month, year = int(found[1]), int(found[2]), int(found[3])
    try:
        return date(year if year >= 100 else 2000 + year, month, number)
    except ValueError:
        return None


def is_american(cell: Cell) -> bool:
    """Whether a text is a date that can only be read with the month first: 07/31/2014."""
    found = _IN_NUMBERS.fullmatch(plain_signs(str(cell.value))) if cell.kind is Kind.TEXT else None
    return found is not None and 1 <= int(found[1]) <= _MONTHS < int(found[2]) <= _DAYS


def exchanged_day(cell: Cell) -> Month | None:
    """The month of a date with its day and month exchanged: 8 January for 1 August. Excel makes such dates of first
    days alone, in January; a text may be any."""
    day = day_written(cell)
    if day is None or day.day > _MONTHS or day.day == day.month:
        return None
    if isinstance(cell.value, datetime) and day.month != 1:
        return None
    return Month(day.year, day.day)


def may_be_exchanged(cells: Collection[Cell]) -> bool:
    """Whether dates that are first or last days of months, and days of January up to the 12th, may have day and month
    exchanged: a US Excel makes 8 January of 1 August. Beside 07/31/2014 any date written in numbers may."""
    if any(map(is_american, cells)):
        return True
    odd = [(cell, day) for cell in cells if (day := day_written(cell)) is not None and is_odd_day(day)]
    if not odd or not all(exchanged_day(cell) and day.month == 1 for cell, day in odd):
        return False
    # A single text is read with the day first, which is told.
    return any(isinstance(cell.value, datetime) for cell, _ in odd) or len({day for _, day in odd}) > 1


def is_odd_day(day: date) -> bool:
    """Whether it is neither the first nor the last of its month."""
    return day.day != 1 and day != Month.of(day).last_day


def _exchanged(cell: Cell, other: str, month: Month) -> Unreadable:
    return Unreadable(
        AMBIGUOUS_MONTH,
        f"This date is {text_of(cell)}, but among the dates here it may be {other}, with day and month exchanged by a "
        "program that writes dates the American way. Its figures were not used.",
        f"Write the month as text, like {month.medium} where that is meant, or correct the date.",
    )


def either_as_asked(found: Unreadable, cell: Cell, problems: SheetProblems) -> FoundMonth | Unreadable:
    """The month or the financial year of "2009-10", the January or the October of 2014.1, the year of "2013/14", the
    month of "Juli 2014", as a person said; else what was found."""
    text = text_of(cell)
    if (start := may_be_financial_year(text)) is not None:
        month, year = Month(start, (start + 1) % 100), f"{start}/{(start + 1) % 100:02d}"
        choices = (Choice(_YEAR, f"The financial year {year}"), Choice(_MONTH, f"A month: {month.long}"))
        ask = f"“{text}” can be {month.long} or the financial year {year}. Which is it, and others like it?"
        word = problems.ask(AMBIGUOUS_MONTH, "financial years", ask, choices, cell)
        last = Month(start + 1, FIRST_OF_FINANCIAL_YEAR - 1)
        return {_MONTH: FoundMonth(month), _YEAR: FoundMonth(last, year=True)}.get(word, found)
    if (january := may_be_october(text)) is not None:
        choices = (Choice(_OCTOBER, f"October {january.year}"), Choice(_JANUARY, january.long))
        ask = f"“{text}” can be January {january.year}, or October whose last zero was lost. Which is it?"
        word = problems.ask(AMBIGUOUS_MONTH, "tenths", ask, choices, cell)
        return {_JANUARY: FoundMonth(january), _OCTOBER: FoundMonth(january + 9)}.get(word, found)
    if (whole := financial_year_named(text)) is not None:
        choices = (
            Choice(_YEAR, f"Yes: kept for the year to {whole.month.long}"),
            Choice(_NEITHER, "No, or not to be read: such rows are left out"),
        )
        ask = f"“{text}” is a financial year. Are its figures those of the whole year?"
        word = problems.ask(AMBIGUOUS_MONTH, "whole years", ask, choices, cell)
        return whole if word == _YEAR else found
    if is_american(cell):
        return _american_as_asked(found, cell, problems)
    if (elsewhere := month_in_another_language(text)) is not None:
        choices = (Choice(_MONTH, f"{elsewhere.month.long}"), Choice(_NEITHER, "No month: not used"))
        ask = f"“{text}” seems to be {elsewhere.month.long} in another language. Is it, and others like it?"
        word = problems.ask(AMBIGUOUS_MONTH, "other languages", ask, choices, cell)
        return elsewhere if word == _MONTH else found
    return _end_as_asked(found, cell, problems)


def _american_as_asked(found: Unreadable, cell: Cell, problems: SheetProblems) -> FoundMonth | Unreadable:
    """The month of 04/30/2014, as a person said that the dates are written the American way; else what was found. One
    answer holds for the dates beside it that may be either."""
    written = _IN_NUMBERS.fullmatch(plain_signs(text_of(cell)))
    assert written is not None
    year = int(written[3])
    month = Month(year if year >= 100 else 2000 + year, int(written[1]))
    choices = (
        Choice(_EXCHANGED, f"The month stands first: it is in {month.long}"),
        Choice(_DAY, "The day stands first, and this date is wrong: it is not used"),
    )
    ask = f"“{text_of(cell)}” can only be a date with the month first, the American way. Are the dates here written so?"
    word = problems.ask(AMBIGUOUS_MONTH, "", ask, choices, cell)
    return FoundMonth(month) if word == _EXCHANGED and is_within_reason(month.year) else found


def _end_as_asked(found: Unreadable, cell: Cell, problems: SheetProblems) -> FoundMonth | Unreadable:
    """The month of "To 31 July 2014" or "Period ending 31.07.14", as a person said that it is the month alone, or the
    quarter; that of "As at 4 August 2014", as a person said."""
    text = text_of(cell)
    said = in_words(plain_signs(text).casefold()) if found.rule == AMBIGUOUS_MONTH else None
    end = read_month_text(said.written) if said is not None else None
    if said is None or not isinstance(end, FoundMonth):
        return found
    month = end.month
    if not said.is_at_end_of(month):
        return within_as_asked(found, month, cell, problems)
    about = "periods" if said.time is Time.PERIOD else "up to"
    quarter = (Choice(_QUARTER, f"The quarter to {month.long}"),) if month.ends_quarter else ()
    choices = (
        Choice(_MONTH, f"{month.long} alone"),
        *quarter,
        Choice(_NEITHER, "A longer time, such as the year to date: not used"),
    )
    ask = f"“{text}” can be {month.long} alone, or all the time up to its end. Which is it, and others like it?"
    word = problems.ask(AMBIGUOUS_MONTH, about, ask, choices, cell)
    if word == _QUARTER and month.ends_quarter:
        return FoundMonth(month, quarter=True)
    return FoundMonth(month) if word == _MONTH else found


def within_as_asked(found: Unreadable, month: Month, cell: Cell, problems: SheetProblems) -> FoundMonth | Unreadable:
    """The month of a day within it, "As at 4 August 2014", or the one before, as a person said; else what was found."""
    choices = (Choice(_DAY, f"{month.long}"), Choice(_BEFORE, f"{(month - 1).long}, as it was then"))
    ask = f"“{text_of(cell)}” is a day within a month. Which month's figures are they, and those of others like it?"
    word = problems.ask(AMBIGUOUS_MONTH, "days within months", ask, choices, cell)
    return {_DAY: FoundMonth(month), _BEFORE: FoundMonth(month - 1)}.get(word, found)


def periods_that_are_months(cells: Collection[Cell]) -> dict[tuple[int, int], Month]:
    """The months of "Period ending 31/07/14" and its like, by row and column, where they follow each other month by
    month: then each is one month long; none where they do not."""
    found: dict[tuple[int, int], Month] = {}
    for cell in cells:
        said = in_words(plain_signs(text_of(cell)).casefold()) if cell.kind is Kind.TEXT else None
        end = read_month_text(said.written) if said is not None and said.time is Time.PERIOD else None
        if said is not None and isinstance(end, FoundMonth) and said.is_at_end_of(end.month):
            found[cell.row, cell.column] = end.month
    months = sorted(set(found.values()))
    return found if len(months) > 1 and months[-1].since(months[0]) + 1 == len(months) else {}


def _unsure(cell: Cell, month: Month, written: str, year: int) -> Unreadable:
    return Unreadable(
        AMBIGUOUS_MONTH,
        f"This date is {text_of(cell)}, but it may have been typed as {written} and "
        f"kept by Excel as a day of {year}. Its figures were not used.",
        f"Write the month as text, like {month.medium}, or as the first day of the month.",
    )
