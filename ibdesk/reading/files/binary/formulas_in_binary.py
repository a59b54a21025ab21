"""The formulas of binary workbooks that may make a figure, sheet by sheet."""

import struct
from collections.abc import Mapping, Sequence

from ibdesk.reading.cells.formulas import SheetFormulas
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.files.binary.errors_in_cells import (
    FORMULA,
    ROW,
    XLSB_BOOK,
    sheet_starts,
    wide_text,
    xls_records,
    xlsb_part,
    xlsb_sheets,
)
from ibdesk.reading.files.binary.formula_tokens import XLS, XLSB, Kinds, Names, Place, formula_text
from ibdesk.reading.files.binary.ole import top_stream
from ibdesk.reading.files.zipped.package import Package

Formulas = Mapping[tuple[int, int], str]  # by row and column, both from 1
# [MS-XLS] 2.3 and [MS-XLSB] 2.3: the numbers of records.
_BOUND_SHEET, _NAME, _BOOK, _SHEETS_CALLED, _SHARED, _ARRAY = 0x0085, 0x0018, 0x01AE, 0x0017, 0x04BC, 0x0221
_OWN_BOOK = 0x0401
_WIDE, _SHARES = 0x01, 0x01
_XLSB_NUMBER, _XLSB_SHARED, _XLSB_ARRAY, _BUNDLE_SHEET = 9, 427, 426, 156
_XLSB_SHEETS_CALLED, _XLSB_NAME, _XLSB_OWN_BOOK, _XLSB_BOOKS = 362, 39, 357, frozenset((355, 357, 358, 359))


def formulas_in_xls(data: bytes) -> list[Formulas]:
    """Of each sheet, in the order of the tabs; nothing where the records cannot be followed."""
    stream = top_stream(data, "workbook")
    if stream is None:
        return []
    try:
        sheets, names = _called_in_xls(stream)
        return [_of_xls_sheet(stream, start, sheets, names) for start in sheet_starts(stream)]
    except (struct.error, IndexError, UnicodeDecodeError):
        return []


def formulas_in_xlsb(data: bytes) -> list[Formulas]:
    """The same of an .xlsb workbook."""
    try:
        package = Package(data)
        sheets, names = _called_in_xlsb(package)
        return [_of_xlsb_sheet(package, part, sheets, names) for part in xlsb_sheets(package)]
    except (struct.error, IndexError, UnicodeDecodeError, Refusal):
        return []


def _called_in_xls(stream: bytes) -> tuple[list[str], list[str]]:
    """The sheets that references call by a number, and the names."""
    tabs: list[str] = []
    books: list[bool] = []  # whether each is this workbook
    called: list[tuple[int, int]] = []
    names: list[str] = []
    for kind, at, length in xls_records(stream, 0):
        if kind == _BOUND_SHEET:
            tabs.append(_short_text(stream, at + 6, stream[at + 6]))
        elif kind == _BOOK:
            books.append(struct.unpack_from("<2xH", stream, at)[0] == _OWN_BOOK)
        elif kind == _SHEETS_CALLED:
            count = min(struct.unpack_from("<H", stream, at)[0], (length - 2) // 6)
            called += [struct.unpack_from("<HH", stream, at + 2 + 6 * place) for place in range(count)]
        elif kind == _NAME:
            names.append(_short_text(stream, at + 13, stream[at + 3]))
    own = [book < len(books) and books[book] and tab < len(tabs) for book, tab in called]
    return [tabs[tab] if is_own else "" for (_, tab), is_own in zip(called, own, strict=True)], names


def _short_text(stream: bytes, at: int, length: int) -> str:
    """A text whose marks and letters stand behind the place of its length."""
    is_wide = stream[at + 1] & _WIDE
    data = stream[at + 2 : at + 2 + length * (2 if is_wide else 1)]
    return data.decode("utf-16-le" if is_wide else "latin-1", "replace")


def _of_xls_sheet(stream: bytes, start: int, sheets: Sequence[str], names: Sequence[str]) -> Formulas:
    cells: list[tuple[Place, bytes]] = []
    firsts: dict[Place, bytes] = {}
    at_cell = (0, 0)
    for kind, at, length in xls_records(stream, start):
        if kind == FORMULA and length > 22:
            row, column, size = struct.unpack_from("<HH16xH", stream, at)
            at_cell = row, column
            cells.append((at_cell, stream[at + 22 : at + 22 + size]))
        elif kind in (_SHARED, _ARRAY):  # behind the first of its cells
            head = 8 if kind == _SHARED else 12
            (size,) = struct.unpack_from("<H", stream, at + head)
            firsts[at_cell] = stream[at + head + 2 : at + head + 2 + size]
    return _texts(cells, XLS, Names(sheets, names, firsts))


def _texts(cells: Sequence[tuple[Place, bytes]], kind: Kinds, names: Names) -> Formulas:
    found = SheetFormulas()
    for (row, column), tokens in cells:
        if text := formula_text(tokens, (row, column), kind, names):
            found.met(row + 1, column + 1, text)
    return found.said


def _called_in_xlsb(package: Package) -> tuple[list[str], list[str]]:
    tabs: list[str] = []
    books: list[bool] = []
    called: list[tuple[int, int]] = []
    names: list[str] = []
    for kind, record in xlsb_part(package, XLSB_BOOK):
        if kind == _BUNDLE_SHEET:
            relation = wide_text(record, 8)
            tabs.append(wide_text(record, 12 + 2 * len(relation)))
        elif kind in _XLSB_BOOKS:
            books.append(kind == _XLSB_OWN_BOOK)
        elif kind == _XLSB_SHEETS_CALLED:
            count = min(struct.unpack_from("<I", record)[0], (len(record) - 4) // 12)
            called += [struct.unpack_from("<Ii", record, 4 + 12 * place) for place in range(count)]
        elif kind == _XLSB_NAME:
            names.append(wide_text(record, 9))
    own = [book < len(books) and books[book] and 0 <= tab < len(tabs) for book, tab in called]
    return [tabs[tab] if is_own else "" for (_, tab), is_own in zip(called, own, strict=True)], names


def _of_xlsb_sheet(package: Package, part: str, sheets: Sequence[str], names: Sequence[str]) -> Formulas:
    cells: list[tuple[Place, bytes]] = []
    firsts: dict[Place, bytes] = {}
    row = 0
    for kind, record in xlsb_part(package, part):
        if kind == ROW:
            row = struct.unpack_from("<I", record)[0]
        elif kind == _XLSB_NUMBER and len(record) > 22:
            column, size = struct.unpack_from("<I14xI", record)
            # The column of the first of those that share it stands behind the tokens.
            behind = record[26 + size : 30 + size] if record[22] == _SHARES else b""
            cells.append(((row, column), record[22 : 22 + size] + behind))
        elif kind in (_XLSB_SHARED, _XLSB_ARRAY):
            first, left = struct.unpack_from("<I4xI", record)
            head = 16 if kind == _XLSB_SHARED else 17
            (size,) = struct.unpack_from("<I", record, head)
            firsts[first, left] = record[head + 4 : head + 4 + size]
    return _texts(cells, XLSB, Names(sheets, names, firsts))
