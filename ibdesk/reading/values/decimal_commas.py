"""Sheets on which a number is written with a decimal comma, or may be: there 480,125 is thousands or a fraction."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.values.cell_text import plain_signs
from ibdesk.reading.values.numbers import Read, read_number
from ibdesk.reading.values.sheet_problems import Unreadable

_SURE = re.compile(r"[+-]?(?:\d+,\d{1,2}|\d+,\d{4,}|0+,\d+|\d{1,3}(?:\.\d{3})+,\d+) ?%?", re.ASCII)
_SURE_POINT = re.compile(r"[+-]?(?:\d+\.\d{1,2}|\d+\.\d{4,}|0+\.\d+|\d{1,3}(?:,\d{3})+\.\d+) ?%?", re.ASCII)
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2}[,.]\d{3}(?: ?%)?", re.ASCII)
COMMAS_MIXED = Unreadable(
    "decimal-comma",
    "Some numbers on this sheet have a decimal comma, so nothing says whether this one is in thousands or has three "
    "decimals. It was not used.",
    "Write all numbers of the sheet one way: a point before decimals, and a comma, or nothing, before thousands.",
)


BETWEEN_SEMICOLONS = Unreadable(
    "decimal-comma",
    "Semicolons stand between the cells of this file, as programs write it where a comma stands before decimals, so "
    "nothing says whether this one is in thousands or has three decimals. It was not used.",
    "Write thousands without a sign between them, or save the table as an Excel workbook (.xlsx).",
)


def _read_with_comma(written: str, read: str) -> Unreadable:
    """Said once of a table whose numbers have a decimal comma."""
    return Unreadable(
        "decimal-comma",
        f"“{written}” was read as {read}: semicolons stand between the cells of this file, and commas before decimals.",
        "Nothing, if that is right; otherwise write a point before decimals.",
        Severity.INFO,
    )


def may_be_either(cell: Cell) -> bool:
    """Whether a number kept as text is another one where commas stand before decimals."""
    text = str(cell.value) if cell.kind is Kind.TEXT else ""
    return ("," in text or "." in text) and _EITHER.fullmatch(plain_signs(text)) is not None


@dataclass(slots=True)
class DecimalCommas:
    """What the numbers in the rows of a table say of commas and points; looked for once, where it matters."""

    sheet: Sheet
    rows: Sequence[int]
    _any_comma: bool | None = None
    _any_point: bool | None = None
    _told: bool = False

    def doubt(self, cell: Cell) -> Unreadable | None:
        """Why nobody knows whether a number has thousands or three decimals; None where that is plain."""
        if not may_be_either(cell):
            return None
        if self._any_comma is None:
            self._any_comma = any(_is_written(cell, ",", _SURE) for cell in self._cells())
        if self._any_comma:
            return COMMAS_MIXED
        # Semicolons stand there for the sake of commas in the numbers too; who writes points for thousands uses them.
        if self.sheet.text is None or self.sheet.text.separator != ";" or "." not in str(cell.value):
            return None
        return None if self._any_sure_point() else BETWEEN_SEMICOLONS

    def read(self, cell: Cell) -> Read | Unreadable | None:
        """The cell's quantity; of 85,5 too in a file with semicolons between its cells, none of whose numbers has a
        point before decimals, which is said of the first."""
        read = read_number(cell)
        if not isinstance(read, Unreadable) or self.sheet.text is None or self.sheet.text.separator != ";":
            return read
        if not _is_written(cell, ",", _SURE) or self._any_sure_point():
            return read
        point = plain_signs(str(cell.value)).replace(".", "").replace(",", ".")
        found = read_number(cell._replace(value=point))
        if not isinstance(found, Read) or self._told:
            return found
        self._told = True
        return replace(found, doubt=_read_with_comma(str(cell.value), point))

    def _any_sure_point(self) -> bool:
        if self._any_point is None:
            self._any_point = any(_is_written(cell, ".", _SURE_POINT) for cell in self._cells())
        return self._any_point

    def _cells(self) -> Iterator[Cell]:
        return (cell for row in self.rows for cell in self.sheet.row(row))


def _is_written(cell: Cell, sign: str, way: re.Pattern[str]) -> bool:
    return (
        cell.kind is Kind.TEXT and sign in str(cell.value) and way.fullmatch(plain_signs(str(cell.value))) is not None
    )
