"""Rows that name no indicator and go on with the one above them: "Numerator", "Denominator", "%" down a column, with
the code beside the first of the three alone. What stands in that first row is then one of several numbers."""

from collections.abc import Iterator

from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.around.places import IN_ROWS, Label
from ibdesk.reading.tables.around.row_qualifiers import columns_of_labels
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.headings import FIGURE_ROLES
from ibdesk.reading.values.cell_text import key_of, text_of
from ibdesk.reading.values.numbers import holds_number

_LONGEST = 40


def labels_of_rows_that_go_on(table: OpenTable) -> list[Label]:
    """The first label of a named row, where another one stands in the same column of a row of figures below it that
    names no indicator."""
    comment = table.table.columns.get("comment")
    columns = frozenset(column for column in columns_of_labels(table) if column != comment)
    found = next(_labels(table, columns), None) if columns else None
    return [(found, IN_ROWS)] if found is not None else []


def _labels(table: OpenTable, columns: frozenset[int]) -> Iterator[Cell]:
    named = {table.table.columns[role] for role in ("code", "name") if table.has(role)}
    figures = {table.table.columns[role] for role in FIGURE_ROLES if table.has(role)}
    figures |= {heading.cell.column for heading in table.table.months}
    over: int | None = None
    for cells in table.sheet.rows_of(table.table.rows):
        row = cells[0].row
        if any(cell.column in named for cell in cells):
            over = row
            continue
        has_figures = any(cell.column in figures and holds_number(cell) for cell in cells)
        if over is None or not has_figures or not named.isdisjoint(_shown(table, row)):
            continue
        for cell in cells:
            above = table.covered.cell(over, cell.column) if cell.column in columns else None
            are_labels = above is not None and _is_label(cell) and _is_label(above)
            if above is not None and are_labels and key_of(text_of(cell)) != key_of(text_of(above)):
                yield above


def _shown(table: OpenTable, row: int) -> set[int]:
    """The columns of the code and the name that a row shows, by a merged cell or by a mapping that fills them."""
    shown = table.shown_in_row(row)
    return {table.table.columns[role] for role in ("code", "name") if role in shown and text_of(shown[role])}


def _is_label(cell: Cell) -> bool:
    return cell.kind is Kind.TEXT and 0 < len(text_of(cell)) <= _LONGEST and not holds_number(cell)
