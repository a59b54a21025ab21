"""Months without a year beside one that has its year, "Oct-13", "Nov", "Dec": asked whether they follow it."""

from collections.abc import Iterator, Sequence

from ibdesk.domain.month import Month
from ibdesk.domain.question import Choice
from ibdesk.reading.cells.sheet import Cell
from ibdesk.reading.tables.bare_months import BARE_MONTH, bare_month
from ibdesk.reading.values.as_seen import as_seen
from ibdesk.reading.values.cell_text import found_in
from ibdesk.reading.values.month_text import FoundMonth, read_month
from ibdesk.reading.values.sheet_problems import SheetProblems

ABOUT, FOLLOWING, NOT_THESE = "months that follow", "following", "neither"
_FURTHEST = 4  # a quarter may be left out
_Dated = tuple[Cell, Month | None, int | None]  # the month that a cell says, or its number where it names no year


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
