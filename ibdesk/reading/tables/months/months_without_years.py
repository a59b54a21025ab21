"""Months without a year: "Apr" to "Aug" alone, and "Oct-13", "Nov", "Dec"; asked which they are."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate, pairwise

from ibdesk.domain.month import Month
from ibdesk.domain.question import Choice
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.values.as_seen import as_seen
from ibdesk.reading.values.cell_text import found_in, plain_signs
from ibdesk.reading.values.month_cell import read_month
from ibdesk.reading.values.month_names import month_number
from ibdesk.reading.values.month_refusals import AMBIGUOUS_MONTH
from ibdesk.reading.values.month_text import FoundMonth
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable
from ibdesk.reading.values.years_stated import states_another_year

BARE_MONTH = AMBIGUOUS_MONTH
_EARLIEST = Month(2010, 1)
_ELEVEN, _FURTHEST = 11, 4  # a quarter may be left out, but Apr, Mar, May is no order

ABOUT, FOLLOWING, NOT_THESE = "months that follow", "following", "neither"
_FURTHEST = 4  # a quarter may be left out
_Dated = tuple[Cell, Month | None, int | None]  # the month that a cell says, or its number where it names no year


def bare_month(cell: Cell) -> int | None:
    """8 for a cell that says "Aug" and no more."""
    return month_number(plain_signs(str(cell.value))) if cell.kind is Kind.TEXT else None


def no_year(cell: Cell) -> Unreadable:
    return Unreadable(
        BARE_MONTH,
        f"“{found_in(cell)}” does not say which year it is in, so its figures were not used.",
        "Write the year with the month, like Aug 2014; or say which months they are in the import window, or in the "
        "mapping that --suggest-mapping writes.",
    )


def months_as_asked(cells: Sequence[Cell], problems: SheetProblems, about: str) -> dict[tuple[int, int], Month]:
    """The months of cells that name no year, by row and column, as a person said for the first of them; none where
    it is not answered, and where they do not follow each other within twelve months, so that one year is not enough."""
    numbers = [bare_month(cell) for cell in cells]
    steps = _steps([number for number in numbers if number is not None])
    first = numbers[0] if numbers else None
    if steps is None or first is None or None in numbers:
        return {}
    # The year that the sheet's name states first; else the latest.
    beginnings = sorted(_beginnings(first, steps), key=lambda month: states_another_year(problems.sheet, month))
    choices = tuple(Choice(str(month), _span(month, steps)) for month in beginnings)
    word = problems.ask(BARE_MONTH, about, f"{_named(cells)} without a year. Which months are they?", choices, cells[0])
    if not word:
        return {}
    chosen = Month.parse(word)
    return {(cell.row, cell.column): chosen + step for cell, step in zip(cells, steps, strict=True)}


def _steps(numbers: Sequence[int]) -> list[int] | None:
    """How far each month is from the first one, all later or all earlier; None where they go over a year or repeat."""
    for way in (1, -1):
        between = [(after - before) * way % 12 for before, after in pairwise(numbers)]
        if all(0 < each <= _FURTHEST for each in between) and sum(between) <= _ELEVEN:
            return [way * far for far in accumulate(between, initial=0)]
    return None


def _beginnings(number: int, steps: Sequence[int]) -> list[Month]:
    """The first month in every year in which they have begun, the latest year first: a sheet may be ruled for months
    to come."""
    this_month = Month.of(date.today())
    found = (Month(year, number) for year in range(this_month.year, _EARLIEST.year - 1, -1))
    return [month for month in found if month + min(steps) <= this_month]


def _span(first: Month, steps: Sequence[int]) -> str:
    last = first + steps[-1]
    return first.long if first == last else f"{first.long} to {last.long}"


def _named(cells: Sequence[Cell]) -> str:
    first, last = found_in(cells[0]), found_in(cells[-1])
    return f"“{first}” stands" if len(cells) == 1 else f"“{first}” to “{last}” stand"


def following_as_asked(cells: Sequence[Cell], problems: SheetProblems) -> dict[tuple[int, int], Month]:
    """The months of cells that name no year among such as do, by row and column, as a person said that they follow
    those; none where they would not follow each other one way, forwards or back."""
    dated = [_dated(as_seen(cell)) for cell in cells]
    if not any(month for _, month, _ in dated) or not any(number for _, _, number in dated):
        return {}
    found = _follow(dated, 1) or _follow(dated, -1) or {}
    if not found:
        return {}
    first = next(cell for cell in cells if (cell.row, cell.column) in found)
    beside = next(cell for cell, month, _ in dated if month)
    months = [found[cell.row, cell.column] for cell in cells if (cell.row, cell.column) in found]
    until = f" to {months[-1].long}" if months[-1] != months[0] else ""
    choices = (Choice(FOLLOWING, f"Yes: {months[0].long}{until}"), Choice(NOT_THESE, "No: they are not used"))
    text = (
        f"“{found_in(first)}” names no year and stands beside “{found_in(beside)}”. Are months without a year those "
        "that follow?"
    )
    return found if problems.ask(BARE_MONTH, ABOUT, text, choices, first) == FOLLOWING else {}


def _dated(cell: Cell) -> _Dated:
    number = bare_month(cell)
    found = read_month(cell) if number is None else None
    is_month = isinstance(found, FoundMonth) and not (found.quarter or found.year)
    return cell, found.month if is_month and isinstance(found, FoundMonth) else None, number


def _follow(dated: Sequence[_Dated], way: int) -> dict[tuple[int, int], Month] | None:
    """The months of all cells without a year, later (1) or earlier (-1) each than the one before; None where one of
    them, or the month with a year behind them, does not follow so."""
    found: dict[tuple[int, int], Month] = {}
    for run, before, after in _runs(dated):
        said = _from(before, run, way) if before is not None else _from(after, run[::-1], -way)
        if said is None:
            return None
        last = said[run[-1][0].row, run[-1][0].column]
        if before is not None and after is not None and way * after.since(last) > _FURTHEST:
            return None
        found |= said
    return found


def _runs(dated: Sequence[_Dated]) -> Iterator[tuple[list[_Dated], Month | None, Month | None]]:
    """Each run of cells without a year, with the months before and behind it."""
    before: Month | None = None
    run: list[_Dated] = []
    for each in dated:
        if each[2] is not None:
            run.append(each)
        elif each[1] is not None:
            if run:
                yield run, before, each[1]
            before, run = each[1], []
    if run:
        yield run, before, None


def _from(start: Month | None, run: Sequence[_Dated], way: int) -> dict[tuple[int, int], Month] | None:
    if start is None:
        return None
    found, month = {}, start
    for cell, _, number in run:
        step = (int(number or 0) - month.number) * way % 12
        if step > _FURTHEST:
            return None
        month = month + way * step
        found[cell.row, cell.column] = month
    return found
