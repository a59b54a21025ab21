"""Rows of text files whose cells stand a column beside their own: one is missing before them, or one too many."""

from collections.abc import Iterator

from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.tables.opened.table import Table
from ibdesk.reading.values.cell_text import text_of
from ibdesk.reading.values.numbers import Read, holds_number, read_number_text

_ROWS_TRIED = 200


def is_moved(sheet: Sheet, table: Table, row: int) -> bool:
    """Whether a number stands where other rows have a name, or a word among the figures of a row that has one more of
    them than any other."""
    return _lacks_its_name(sheet, table, row) or _has_a_word_more(sheet, table, row)


def _lacks_its_name(sheet: Sheet, table: Table, row: int) -> bool:
    column = table.columns.get("name", 0)
    name = sheet.cell(row, column)
    if "code" not in table.columns or name is None or not holds_number(name):
        return False
    others = (cell for each in _others(table, row) if (cell := sheet.cell(each, column)) is not None)
    return any(not holds_number(cell) for cell in others)


def _has_a_word_more(sheet: Sheet, table: Table, row: int) -> bool:
    columns = [heading.cell.column for heading in table.months]
    inside = [cell for column in columns if (cell := sheet.cell(row, column)) is not None]
    if len(inside) < len(columns) or len(columns) <= 1 or not _is_word(text_of(inside[0])):
        return False
    if not all(holds_number(cell) for cell in inside[1:]):
        return False
    others = list(_others(table, row))
    return bool(others) and all(sheet.cell(each, columns[-1]) is None for each in others)


def _is_word(text: str) -> bool:
    """Whether a text stands in no figure's place: it has no digit, and is neither a word for none nor Excel's error."""
    is_figure = isinstance(read_number_text(text), Read) or text.startswith("#")
    return not is_figure and not any(map(str.isdigit, text))


def _others(table: Table, row: int) -> Iterator[int]:
    return (each for each in table.rows[:_ROWS_TRIED] if each != row)
