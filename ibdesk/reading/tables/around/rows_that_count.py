"""Rows whose figures do not count by their own words: deleted, superseded, not the latest; or count otherwise: to be
multiplied, of several months."""

from ibdesk.reading.tables.around.places import IN_ROWS, Label
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.row_flags import counts, is_flag, is_of_another_number, is_over_numbers
from ibdesk.reading.values.cell_text import text_of


def rows_that_do_not_count(table: OpenTable) -> list[Label]:
    """The first cell of each column that says so of a row."""
    headings = {cell.column: text_of(cell) for cell in table.table.others}
    found: dict[int, Label] = {}
    said = {at: text for at, text in headings.items() if is_flag(text) or is_over_numbers(text)}
    for row in table.table.rows if said else ():
        for column, heading in said.items():
            cell = table.covered.cell(row, column)
            if column not in found and cell is not None and _is_another(heading, text_of(cell)):
                found[column] = cell, IN_ROWS
    return list(found.values())


def _is_another(heading: str, word: str) -> bool:
    return counts(heading, word) is False or is_of_another_number(heading, word)
