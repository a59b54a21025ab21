"""Months by their number alone: "P5", "Period 05", "Month 5". A period counts from April, a month from April or from
January, and no year stands with them: asked for the first of them, and the others follow."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from ibdesk.domain.month import FIRST_OF_FINANCIAL_YEAR, Month, financial_year_in
from ibdesk.domain.question import Choice
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.months.month_numbers import is_named_period, month_by_number
from ibdesk.reading.values.cell_text import found_in, plain_signs, text_of
from ibdesk.reading.values.month_refusals import AMBIGUOUS_MONTH
from ibdesk.reading.values.month_text import FoundMonth
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable
from ibdesk.reading.values.years_stated import states_another_year

_NUMBERED = re.compile(r"(?:p|per|period|m|mth|month)(?: ?no\.?)?[ .-]?0?(\d{1,2})", re.ASCII)
_EARLIEST, _MONTHS = 2010, 12


def numbered_month(cell: Cell | None) -> int | None:
    """5 for a cell that says "P5", "Period 05" or "Month 5" and no more."""
    text = plain_signs(str(cell.value)).casefold() if cell is not None and cell.kind is Kind.TEXT else ""
    found = _NUMBERED.fullmatch(text)
    return int(found[1]) if found is not None and 1 <= int(found[1]) <= _MONTHS else None


def without_its_year(cell: Cell) -> Unreadable:
    """What to say of such a cell where nobody has said which year it is in."""
    return Unreadable(
        AMBIGUOUS_MONTH,
        f"“{found_in(cell)}” is a month's number, and nothing says in which year it is counted. Its figures were not "
        "used.",
        "Write the month with its year, like Aug 2014; or say which months they are in the import window, or in the "
        "mapping that --suggest-mapping writes.",
    )


def numbered_over(
    headings: Sequence[tuple[Cell, Cell | None]], problems: SheetProblems
) -> dict[tuple[int, int], Month]:
    """The months of numbers over columns, each with the cell over it: in the year that stands over all of them, or as a
    person said for the first. None where they do not count on, or a year stands over some of them alone."""
    numbered = [(cell, above) for cell, above in headings if numbered_month(cell) is not None]
    in_years = {
        (cell.row, cell.column): found.month
        for cell, above in numbered
        if above is not None and isinstance(found := month_by_number(cell, above, False), FoundMonth)
    }
    years = {financial_year_in(plain_signs(text_of(above))) for _, above in numbered}
    if all(is_named_period(cell) for cell, _ in numbered) and in_years:
        return in_years if len(in_years) == len(numbered) else {}
    numbers = [numbered_month(cell) or 0 for cell, _ in numbered]
    if not numbers or len(years) > 1 or not all(before < after for before, after in pairwise(numbers)):
        return {}
    return _as_asked([cell for cell, _ in numbered], problems, f"row {numbered[0][0].row}", next(iter(years)))


def numbered_down(cells: Iterable[Cell], problems: SheetProblems, about: str) -> dict[str, Month]:
    """The months of numbers down a column, by what they say, as a person said for the lowest."""
    distinct = {str(cell.value): cell for cell in cells if numbered_month(cell) is not None}
    ordered = sorted(distinct.values(), key=lambda cell: numbered_month(cell) or 0)
    found = _as_asked(ordered, problems, about) if ordered else {}
    return {str(cell.value): found[cell.row, cell.column] for cell in ordered if (cell.row, cell.column) in found}


def _as_asked(
    cells: Sequence[Cell], problems: SheetProblems, about: str, year: int | None = None
) -> dict[tuple[int, int], Month]:
    """As a person said; `year` is the first one of the financial year that they are all in, where it is known."""
    first, last = cells[0], cells[-1]
    from_april = all(map(is_named_period, cells))
    may_be = (pair for pair in _choices(first, from_april) if year in (None, pair[0].financial_year_start.year))
    choices = sorted(may_be, key=lambda pair: states_another_year(problems.sheet, pair[0]))
    named = f"“{found_in(first)}” stands" if first is last else f"“{found_in(first)}” to “{found_in(last)}” stand"
    text = f"{named} for months, without a year. Which month is “{found_in(first)}”?"
    word = problems.ask(AMBIGUOUS_MONTH, about, text, tuple(choice for _, choice in choices), first)
    if not word:
        return {}
    start, number = Month.parse(word), numbered_month(first) or 0
    return {(cell.row, cell.column): start + ((numbered_month(cell) or 0) - number) for cell in cells}


def _choices(cell: Cell, from_april: bool) -> Iterator[tuple[Month, Choice]]:
    """What the first number may mean, the latest year first."""
    number, this_month = numbered_month(cell) or 1, Month.of(date.today())
    for year in range(this_month.year, _EARLIEST - 1, -1):
        counted = Month(year, FIRST_OF_FINANCIAL_YEAR) + (number - 1)
        if counted <= this_month:
            name = f"{year}/{(year + 1) % 100:02d}"
            yield counted, Choice(str(counted), f"{counted.long}: counted from April {year}, the financial year {name}")
        of_calendar = Month(year, number)
        if not from_april and of_calendar <= this_month:
            yield of_calendar, Choice(str(of_calendar), f"{of_calendar.long}: counted from January {year}")
