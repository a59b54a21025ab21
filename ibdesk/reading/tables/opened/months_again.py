"""Months that stand over a wide table's columns once more, further down: from there on its figures are of those."""

from collections.abc import Collection, Sequence

from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.tables.months.asked_months import is_odd_day
from ibdesk.reading.tables.months.month_headings import looks_like_month
from ibdesk.reading.values.as_seen import as_seen
from ibdesk.reading.values.cell_text import text_of
from ibdesk.reading.values.numbers import holds_number

_LEAST_MONTHS = 2


def months_in_row(cells: Sequence[Cell], across: Collection[int]) -> tuple[Cell, ...]:
    """The cells of a row that stand in the columns of months, where they are months themselves, each another one."""
    inside = tuple(cell for cell in cells if cell.column in across)
    if len(inside) < min(_LEAST_MONTHS, len(across)) or not all(_is_month(cell) for cell in inside):
        return ()
    return inside if len({text_of(as_seen(cell)) for cell in inside}) == len(inside) else ()


def _is_month(cell: Cell) -> bool:
    """Whether it is a month as headings are, and no day on which something was done."""
    if cell.kind not in (Kind.TEXT, Kind.DATE) or not looks_like_month(cell):
        return False
    day = getattr(cell.value, "date", None)
    return day is None or not is_odd_day(day())


def are_figures_between(sheet: Sheet, rows: Collection[int], across: Collection[int]) -> bool:
    """Whether a number stands in one of the columns of months in these rows."""
    return any(cell.column in across and holds_number(cell) for row in rows for cell in sheet.row(row))
