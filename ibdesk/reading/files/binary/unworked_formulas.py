"""Formulas of an .xls workbook whose results nobody worked out: python-calamine shows them as blank cells, or as 0."""

import struct

from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.files.binary.errors_in_cells import FORMULA, sheet_starts, xls_records
from ibdesk.reading.files.binary.ole import top_names, top_stream

Places = frozenset[tuple[int, int]]  # rows and columns, both from 1
# Excel and LibreOffice, which work formulas out, write beside the sheets who wrote them; programs that do not, do not.
_PROPERTIES = "\x05summaryinformation"
_EMPTY_TEXT, _NO_NUMBER = 3, 0xFFFF


def unworked_in_xls(data: bytes) -> list[Places]:
    """Of each sheet, in the order of the tabs: the places of formulas with an empty result or 0 in a workbook that a
    program wrote and none of whose formulas has another one. Nothing where that cannot be told."""
    try:
        if _PROPERTIES in top_names(data):
            return []
        stream = top_stream(data, "workbook", "book")
        if stream is None:
            return []
        found: list[Places] = []
        for start in sheet_starts(stream):
            places = _unworked(stream, start)
            if places is None:
                return []
            found.append(places)
        return found
    except (Refusal, struct.error, IndexError):
        return []


def _unworked(stream: bytes, start: int) -> Places | None:
    """None where a formula has a result."""
    places = set()
    for kind, at, length in xls_records(stream, start):
        if kind != FORMULA or length < 14:
            continue
        row, column, _, what, mark = struct.unpack_from("<HHHB5xH", stream, at)
        is_empty = mark == _NO_NUMBER and what == _EMPTY_TEXT
        if not is_empty and (mark == _NO_NUMBER or struct.unpack_from("<d", stream, at + 6)[0] != 0):
            return None
        places.add((row + 1, column + 1))
    return frozenset(places)
