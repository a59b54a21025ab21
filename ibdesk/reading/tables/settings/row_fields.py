"""A row of a settings sheet as the fields of a record, by the columns and types that the record describes."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar

from ibdesk.domain.figure import CellSource
from ibdesk.domain.month import Month
from ibdesk.domain.record_fields import columns_of, defaults_of
from ibdesk.reading.cells.sheet import Cell
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.values.cell_text import key_of, text_of
from ibdesk.reading.values.sheet_problems import Unreadable
from ibdesk.reading.values.vocabulary import WORDS

_Word = TypeVar("_Word")
# Reads one column of a row of a table.
Reader = Callable[[OpenTable, int, str], object]


def fields_in(
    table: OpenTable,
    row: int,
    record: type,
    code: str | None = None,
    but: Collection[str] = (),
    readers: Mapping[Any, Reader] | None = None,
) -> dict[str, Any]:
    """What the row says of the record's fields, by the columns that the sheet has; a blank cell empties its field, and
    an unknown word leaves it out and is reported. `but` names the columns whose meaning depends on more than
    their cell, `readers` are for types that only this sheet has."""
    found: dict[str, Any] = {}
    for field, kind, column in columns_of(record):
        if column.name in but or not table.has(column.name):
            continue
        if readers and kind in readers:
            found[field] = readers[kind](table, row, column.name)
        elif kind is str:
            found[field] = table.text(row, column.name)
        elif kind == Month | None:
            month = table.month(table.cell(row, column.name), code)
            found[field] = month.month if month else None
        else:
            found |= _word_field(table, table.cell(row, column.name), record, field, kind, code)
    return found


def _word_field(
    table: OpenTable, cell: Cell | None, record: type, field: str, kind: type, code: str | None
) -> dict[str, Any]:
    if not text_of(cell):
        return {name: usual for name, usual in defaults_of(record).items() if name == field}
    word = word_in(table, cell, words_of(kind), code)
    return {} if word is None else {field: word}


def words_of(kind: Any) -> Mapping[str, Any]:
    """What may be written for the words of a list, or for a truth."""
    return WORDS.get(kind) or {key_of(word.value): word for word in kind}


def row_source(table: OpenTable, row: int) -> CellSource:
    """The row's source: its code's cell, and the cell under each heading ("measure_period"), blank ones included."""
    first = table.table.columns.get("code", table.table.first_column)
    columns = table.table.columns.items()
    cells = ((heading.replace(" ", "_"), table.problems.source(row, column).cell) for heading, column in columns)
    return table.problems.source(row, first, tuple(cells))


def word_in(table: OpenTable, cell: Cell | None, words: Mapping[str, _Word], code: str | None) -> _Word | None:
    """The meaning of a cell's word; None where it is blank, or reported where it is not among the known ones."""
    text = text_of(cell)
    if cell is None or not text:
        return None
    found = words.get(key_of(table.means(cell) or text))
    if found is None:
        table.problems.report(_unknown_word(text, words.values()), cell, code)
    return found


def _unknown_word(text: str, meanings: Iterable[object]) -> Unreadable:
    known = dict.fromkeys("yes" if each is True else "no" if each is False else str(each) for each in meanings)
    return Unreadable(
        "unreadable-word",
        f"“{text[:60]}” is none of the words that are known here, so it was not used.",
        f"Write one of: {', '.join(known)}.",
    )
