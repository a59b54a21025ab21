"""A workbook's way from the reading process to the program: lines of JSON, so that no answer can do anything.

A sheet goes as one line with its name, then lines of some thousand cells, list by list, whole numbers packed as bytes
in base 64: what Python does for each cell is most of what reading a large workbook in the sandbox costs, and
each small list that JSON makes brings the next search for garbage nearer.
"""

import json
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from ibdesk.lasting_objects import making_lasting_objects
from ibdesk.reading.cells.columns import CellsInColumns, TextColumns
from ibdesk.reading.cells.sheet import (
    LAST_COLUMN,
    LAST_ROW,
    Block,
    Cell,
    CellsByRow,
    CellValue,
    Content,
    Kind,
    Sheet,
    Workbook,
    in_order,
)
from ibdesk.reading.cells.text_rows import TextRows

CELLS_A_LINE = 20_000
MOST_CELLS = 3_000_000
MOST_IN_COLUMNS = 13_000_000  # of a sheet that goes column by column
_MOST_KEPT = 200_000  # values remembered over all lines: figures repeat

_LETTERS = {
    Kind.NUMBER: "n",
    Kind.TEXT: "t",
    Kind.DATE: "d",
    Kind.BOOLEAN: "b",
    Kind.ERROR: "e",
    Kind.FORMULA_WITHOUT_RESULT: "f",
}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}


class BadAnswer(Exception):  # noqa: N818 - what it is called
    """The reading process said something that no reader says."""


def line(message: dict[str, Any]) -> bytes:
    """One message as a line."""
    return json.dumps(message, separators=(",", ":")).encode("ascii") + b"\n"


def lines_of(workbook: Workbook) -> Iterator[bytes]:
    """The whole workbook, its notes last."""
    for sheet in workbook.sheets:
        about = {"sheet": sheet.name, "hidden": sheet.hidden, "merged": sheet.merged, "beside": sheet.beside}
        by_cell = {"on cells": sheet.notes, "formulas": sheet.formulas}
        texts = {name: [(*place, text) for place, text in each.items()] for name, each in by_cell.items()}
        yield line(about | _text_written(sheet.text) | texts)
        if isinstance(sheet.cells, CellsInColumns):
            yield from _column_lines(sheet.cells.columns)
            continue
        assert isinstance(sheet.cells, CellsByRow)
        yield from (line(_written(block)) for block in sheet.cells.in_blocks(CELLS_A_LINE))
    yield line({"notes": workbook.notes})


def _column_lines(columns: TextColumns) -> Iterator[bytes]:
    for words, numbers in zip(columns.words, columns.numbers, strict=True):
        yield line({"words": words, "numbers": _packed(numbers)})


def _text_written(text: TextRows | None) -> dict[str, Any]:
    if text is None:
        return {}
    doubtful = [number for row, (first, last) in text.doubtful.items() for number in (row, first, last)]
    return {"widths": _packed(text.widths), "doubtful": _packed(doubtful), "separator": text.separator}


def _text_read(about: dict[str, Any]) -> TextRows | None:
    if "widths" not in about:
        return None
    doubtful = _unpacked(about["doubtful"])
    rows = zip(doubtful[::3], zip(doubtful[1::3], doubtful[2::3], strict=True), strict=True)
    return TextRows(tuple(_unpacked(about["widths"])), dict(rows), about["separator"])


def _written(block: Block) -> dict[str, Any]:
    distinct, numbers = _numbered(block.contents)
    hidden = block.hidden
    return {
        "rows": _packed(block.rows),
        "columns": _packed(block.columns),
        "contents": _packed(numbers),
        "kinds": "".join(_LETTERS[kind] for kind, _, _ in distinct),
        "values": [_value_text(value) for _, value, _ in distinct],
        "formats": [number_format for _, _, number_format in distinct],
        "hidden": _packed([place for place, is_hidden in enumerate(hidden) if is_hidden] if True in hidden else ()),
    }


def _packed(numbers: Sequence[int]) -> str:
    return b64encode(array("I", numbers).tobytes()).decode("ascii")


def _unpacked(text: str) -> "array[int]":
    numbers = array("I")
    numbers.frombytes(b64decode(text, validate=True))
    return numbers


def _numbered(values: Sequence[Any]) -> tuple[list[Any], list[int]]:
    """Each object once, and for each place its number. By identity: that readers share equal values makes it pay."""
    ids = list(map(id, values))
    once = dict(zip(ids, values, strict=True))
    numbers = dict(zip(once, range(len(once)), strict=True))
    return list(once.values()), list(map(numbers.__getitem__, ids))


def _value_text(value: CellValue) -> str:
    match value:
        case str():
            return "t" + value
        case bool():
            return "b1" if value else "b"
        case Decimal():
            return f"n{value}"
        case datetime():
            return "d" + value.isoformat()


class Answer:
    """Puts the workbook together again from its lines. Raises BadAnswer for what `lines_of` never writes."""

    def __init__(self) -> None:
        self._sheets: list[Sheet] = []
        self._rows: dict[int, tuple[Cell, ...]] = {}
        self._columns: list[tuple[tuple[str, ...], array[int]]] = []
        self._about: dict[str, Any] | None = None
        self._cells = 0
        self._kept: dict[tuple[str, str, str], Content] = {}

    def take(self, message: dict[str, Any]) -> None:
        """One message about a sheet or its cells."""
        try:
            if "sheet" in message:
                self._close_sheet()
                self._about = message
            elif "words" in message:
                self._take_column(message)
            else:
                self._take_cells(message)
        except (KeyError, IndexError, TypeError, ValueError, ArithmeticError):
            raise BadAnswer from None

    def workbook(self, notes: list[str]) -> Workbook:
        """All that was taken."""
        try:
            self._close_sheet()
            return Workbook(tuple(self._sheets), tuple(map(_text, notes)))
        except (KeyError, TypeError, ValueError):
            raise BadAnswer from None

    def _close_sheet(self) -> None:
        about, self._about = self._about, None
        if about is not None:
            merged = tuple((int(a), int(b), int(c), int(d)) for a, b, c, d in about["merged"])
            rows, self._rows = self._rows, {}
            columns, self._columns = self._columns, []
            if rows and columns:
                raise BadAnswer
            cells = CellsInColumns(_joined(columns)) if columns else CellsByRow(in_order(rows))
            beside = tuple(map(_text, about["beside"]))
            notes, formulas = _by_cell(about["on cells"]), _by_cell(about["formulas"])
            name, text = _text(about["sheet"]), _text_read(about)
            self._sheets.append(Sheet(name, cells, about["hidden"] is True, merged, text, beside, notes, formulas))

    def _take_column(self, message: dict[str, Any]) -> None:
        words, numbers = tuple(map(_text, message["words"])), _unpacked(message["numbers"])
        self._cells += len(numbers)
        if self._about is None or self._cells > MOST_IN_COLUMNS or len(self._columns) >= LAST_COLUMN:
            raise BadAnswer
        if self._columns and len(self._columns[0][1]) != len(numbers):
            raise BadAnswer
        if not numbers or len(numbers) > LAST_ROW or max(numbers) >= len(words):
            raise BadAnswer
        self._columns.append((words, numbers))

    def _take_cells(self, message: dict[str, Any]) -> None:
        if self._about is None:
            raise BadAnswer
        rows, columns, numbers = (_unpacked(message[name]) for name in ("rows", "columns", "contents"))
        self._cells += len(columns)
        if not len(rows) == len(columns) == len(numbers) or self._cells > MOST_CELLS:
            raise BadAnswer
        if min(columns) < 1 or max(columns) > LAST_COLUMN or min(rows) < 1 or max(rows) > LAST_ROW:
            raise BadAnswer
        with making_lasting_objects():
            written = (message[name] for name in ("kinds", "values", "formats"))
            distinct = [self._content(*content) for content in zip(*written, strict=True)]
            hidden = [False] * len(columns)
            for place in _unpacked(message["hidden"]):
                hidden[place] = True
            found = Block(rows, columns, list(map(distinct.__getitem__, numbers)), hidden).by_row()
        if not self._rows.keys().isdisjoint(found):
            raise BadAnswer
        self._rows |= found

    def _content(self, letter: str, text: str, number_format: str) -> Content:
        written = letter, text, number_format
        known = self._kept.get(written)
        if known is None:
            known = _KINDS[letter], _value_of(text), _text(number_format)
            if len(self._kept) < _MOST_KEPT and len(text) <= 64:
                self._kept[written] = known
        return known


def _by_cell(texts: list[Any]) -> dict[tuple[int, int], str]:
    return {(int(row), int(column)): _text(text) for row, column, text in texts}


def _joined(columns: list[tuple[tuple[str, ...], "array[int]"]]) -> TextColumns:
    words, numbers = zip(*columns, strict=True)
    return TextColumns(words, numbers)


def _value_of(text: str) -> CellValue:
    match text[0]:
        case "t":
            return text[1:]
        case "n":
            return Decimal(text[1:])
        case "d":
            return datetime.fromisoformat(text[1:])
        case "b":
            return text == "b1"
        case _:
            raise BadAnswer


def _text(text: object) -> str:
    if not isinstance(text, str):
        raise BadAnswer
    return text
