"""Where a described table ends: at its own headings once more, or at those of another one."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.tables.months.month_headings import looks_like_month
from ibdesk.reading.tables.opened.months_again import are_figures_between, months_in_row
from ibdesk.reading.tables.opened.table import Table
from ibdesk.reading.values.cell_text import key_in

MONTH = "month"
_LEAST_MONTHS = 2


def up_to_next_headings(sheet: Sheet, table: Table) -> tuple[Table, Cell | None]:
    """The table with the rows that are its own, and the first cell of the headings that end it, if any do."""
    columns = range(table.first_column, table.last_column + 1)
    own = {column: key for column in columns if (key := _heading(sheet, table, column))}
    for place, row in enumerate(table.rows):
        cells = [cell for cell in sheet.row(row) if cell.column in columns]
        if len(cells) < 2 or any(cell.kind is Kind.NUMBER for cell in cells):
            continue
        after_gap = row > (table.rows[place - 1] if place else table.heading_row) + 1
        if _are_headings(sheet, table, own, cells, table.rows[place + 1 :], after_gap):
            return replace(table, rows=table.rows[:place]), cells[0]
    return table, None


def _are_headings(
    sheet: Sheet,
    table: Table,
    own: Mapping[int, str],
    cells: Sequence[Cell],
    below: Sequence[int],
    after_gap: bool,
) -> bool:
    """Of cells without a number: its own headings once more; or behind a blank row texts where the months should be,
    over months; or months in a row where they stand across."""
    month = table.columns.get(MONTH)
    here = next((cell for cell in cells if cell.column == month), None)
    if here is not None and looks_like_month(here):
        return False
    if any(own.get(cell.column) == key_in(cell) for cell in cells):
        return True
    across = {heading.cell.column for heading in table.months}
    if months_in_row(cells, across) and are_figures_between(sheet, range(table.heading_row + 1, cells[0].row), across):
        return True
    if not after_gap:
        return False
    if across:
        return sum(cell.column in across and looks_like_month(cell) for cell in cells) >= _LEAST_MONTHS
    under = sheet.cell(below[0], month) if below and month else None
    return here is not None and under is not None and looks_like_month(under)


def _heading(sheet: Sheet, table: Table, column: int) -> str:
    cell = sheet.cell(table.heading_row, column)
    return key_in(cell) if cell is not None and cell.kind is Kind.TEXT and not looks_like_month(cell) else ""
