"""Columns beside the figures that say one thing all the way down, and choose a part by it, as a parameter over the
table would: "Legal status" with S20 in every row."""

from ibdesk.reading.cells.sheet import Cell
from ibdesk.reading.tables.open_table import OpenTable
from ibdesk.reading.tables.parameters import chooses, is_column_of_choices
from ibdesk.reading.tables.row_words import is_of_words
from ibdesk.reading.tables.title_qualifiers import words_for_all
from ibdesk.reading.values.cell_text import key_of, text_of

Label = tuple[Cell, str]


def columns_that_choose(table: OpenTable) -> list[Label]:
    """The first cell of each such column."""
    headings = [cell for cell in table.table.others if is_column_of_choices(cell)]
    if not headings:
        return []
    own_words = words_for_all(table)
    found = ((heading, _one_word(table, heading.column)) for heading in headings)
    return [(cell, "in its rows") for heading, cell in found if cell is not None and chooses(heading, cell, own_words)]


def _one_word(table: OpenTable, column: int) -> Cell | None:
    """The first cell of a column whose cells say the same beside all figures; None where they do not."""
    first: Cell | None = None
    for row in table.table.rows:
        cell = table.covered.cell(row, column)
        if first is not None and cell is not None and key_of(text_of(cell)) == key_of(text_of(first)):
            continue
        if (cell is None and is_of_words(table.within(row))) or len(table.within(row)) == 1:
            continue  # a note, or a line between the rows
        if cell is None or first is not None:
            return None
        first = cell
    return first
