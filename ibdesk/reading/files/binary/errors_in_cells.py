"""Where the cells of an .xls or .xlsb workbook hold an error (#REF!): python-calamine shows them as blank cells.

Only what says so is looked at, record by record; everything else is the library's.
"""

import posixpath
import struct
from collections.abc import Iterator

from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.files.binary.ole import top_stream
from ibdesk.reading.files.xlsx.book import read_relations
from ibdesk.reading.files.zipped.package import Package

Errors = dict[tuple[int, int], str]  # by row and column, both from 1

_TEXTS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
# [MS-XLS] 2.3: the numbers of records.
_BOF, _EOF, _BOUND_SHEET, _BOOL_OR_ERROR, FORMULA = 0x0809, 0x000A, 0x0085, 0x0205, 0x0006
_IS_RESULT = (2, 0xFFFF)  # of a formula whose result is an error
# [MS-XLSB] 2.3.
ROW, _CELL_ERROR, _FORMULA_ERROR, _BUNDLE_SHEET = 0, 3, 11, 156
XLSB_BOOK = "xl/workbook.bin"


def errors_in_xls(data: bytes) -> list[Errors] | None:
    """The errors of each sheet, in the order of the tabs; None where the records cannot be followed."""
    stream = top_stream(data, "workbook", "book")
    if stream is None:
        return None
    try:
        return [dict(_xls_errors(stream, start)) for start in sheet_starts(stream)]
    except (struct.error, IndexError):
        return None


def sheet_starts(stream: bytes) -> list[int]:
    """Where each sheet's records begin, in the order of the tabs. struct.error or IndexError where nobody can tell."""
    return [struct.unpack_from("<I", stream, at)[0] for kind, at, _ in xls_records(stream, 0) if kind == _BOUND_SHEET]


def xls_records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Number, place and length of the records from a BOF to its EOF; those of a chart inside are passed over."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        at += 4
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 1:
            yield kind, at, length
        if depth <= 0:
            return
        at += length
    raise IndexError(at)


def _xls_errors(stream: bytes, start: int) -> Iterator[tuple[tuple[int, int], str]]:
    for kind, at, length in xls_records(stream, start):
        if kind == _BOOL_OR_ERROR and length >= 8:
            row, column, _, code, is_error = struct.unpack_from("<HHHBB", stream, at)
        elif kind == FORMULA and length >= 14:
            row, column, _, what, code, mark = struct.unpack_from("<HHHBxBxxxH", stream, at)
            is_error = (what, mark) == _IS_RESULT
        else:
            continue
        if is_error:
            yield (row + 1, column + 1), _TEXTS.get(code, "#UNKNOWN!")


def errors_in_xlsb(data: bytes) -> list[Errors] | None:
    """The same of a binary workbook."""
    try:
        package = Package(data)
        return [dict(_xlsb_errors(package, part)) for part in xlsb_sheets(package)]
    except (struct.error, IndexError, UnicodeDecodeError, Refusal):
        return None


def xlsb_sheets(package: Package) -> list[str]:
    """The parts of the sheets, in the order of the tabs."""
    relations = read_relations(package, XLSB_BOOK)
    found = []
    for kind, record in xlsb_part(package, XLSB_BOOK):
        if kind == _BUNDLE_SHEET:
            relation = relations.get(wide_text(record, 8))
            found.append(posixpath.normpath(relation.target if relation is not None else ""))
    return found


def xlsb_part(package: Package, part: str) -> Iterator[tuple[int, bytes]]:
    """The records of a part; none where there is no such part."""
    return xlsb_records(b"".join(package.chunks(part)) if package.has(part) else b"")


def _xlsb_errors(package: Package, part: str) -> Iterator[tuple[tuple[int, int], str]]:
    row = 0
    for kind, record in xlsb_part(package, part):
        if kind == ROW:
            row = struct.unpack_from("<I", record)[0]
        elif kind in (_CELL_ERROR, _FORMULA_ERROR):
            yield (row + 1, struct.unpack_from("<I", record)[0] + 1), _TEXTS.get(record[8], "#UNKNOWN!")


def xlsb_records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """[MS-XLSB] 2.1.4: number and length of a record are written seven bits at a time."""
    at, end = 0, len(part)
    while at < end:
        kind, at = part[at], at + 1
        if kind & 0x80:
            kind, at = kind & 0x7F | part[at] << 7, at + 1
        length = shift = 0
        while True:
            byte, at = part[at], at + 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 or shift == 28:
                break
        yield kind, part[at : at + length]
        at += length


def wide_text(record: bytes, at: int) -> str:
    """The text there, its length before it."""
    (length,) = struct.unpack_from("<I", record, at)
    return record[at + 4 : at + 4 + 2 * length].decode("utf-16-le")
