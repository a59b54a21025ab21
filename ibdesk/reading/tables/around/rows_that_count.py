"""Rows with figures that do not count by their own words: deleted, superseded, not the latest."""

from ibdesk.reading.tables.around.places import IN_ROWS, Label
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.row_flags import counts, is_flag
from ibdesk.reading.values.cell_text import text_of


def rows_that_do_not_count(table: OpenTable) -> list[Label]:
    """The first cell of each column that says so of a row."""
    flags = {cell.column: text_of(cell) for cell in table.table.others if is_flag(text_of(cell))}
    found: dict[int, Label] = {}
    for row in table.table.rows if flags else ():
        for column, heading in flags.items():
            cell = table.covered.cell(row, column)
            if column not in found and cell is not None and counts(heading, text_of(cell)) is False:
                found[column] = cell, IN_ROWS
    return list(found.values())
