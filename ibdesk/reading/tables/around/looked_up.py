"""The cells that look-ups on their own sheet find: VLOOKUP, XLOOKUP, INDEX with MATCH, INDIRECT. A formula that looks
July's figure up copies it as "=D5" does."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping

from ibdesk.domain.cell_address import column_letters
from ibdesk.reading.cells.ranges import position
from ibdesk.reading.cells.sheet import LAST_COLUMN, LAST_ROW, Sheet
from ibdesk.reading.values.cell_text import text_of

_LOOKS_UP = re.compile(r"\b(?:[VHX]?LOOKUP|INDEX|INDIRECT)\(")
_MORE = r"(?:([-+])(\d{1,5})(?![\w.*/^]))?"
_OWN = re.compile(rf"\b(ROW|COLUMN)\(\){_MORE}")
_ADDRESS = re.compile(r"\bADDRESS\((\d{1,7}),(\d{1,5})(?:,[^()]*)?\)")
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_KEY = r"(\"[^\"]*\"|[^,()\"]+)"
_AREA = r"((?:'[^']*'!|[\w.]+!)?\$?(?:[A-Z]{1,3})?\$?\d*:\$?(?:[A-Z]{1,3})?\$?\d*)"
_MATCH = re.compile(rf"\bMATCH\({_KEY},{_AREA}(?:,[^,()]*)?\){_MORE}")
_DOWN = re.compile(rf"\b(V|H)LOOKUP\({_KEY},{_AREA},(\d{{1,5}})(?:,[^,()]*)?\)")
_BOTH = re.compile(rf"\b(?:_XLFN\.)?X?LOOKUP\({_KEY},{_AREA},{_AREA}(?:,[^()]*)?\)")
_INDEX = re.compile(rf"\bINDEX\({_AREA},(\d{{0,7}})(?:,(\d{{0,5}}))?\)")
_INDIRECT = re.compile(r"\bINDIRECT\(((?:\"[^\"]*\"|[^()\",])+?)(?:,[^()]*)?\)")
_BOUNDS = re.compile(r"\$?([A-Z]{1,3})?\$?(\d{1,7})?:\$?([A-Z]{1,3})?\$?(\d{1,7})?")
_MOST_STEPS = 4
Bounds = tuple[int, int, int, int]  # top, left, bottom, right


class LookUps:
    """The look-ups of one sheet's formulas. What stands in a column or a row is gone through once."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._columns: dict[int, Mapping[str, list[int]]] = {}
        self._rows: dict[int, Mapping[str, list[int]]] = {}

    def worked_out(self, text: str, place: tuple[int, int]) -> str:
        """A formula, in capitals and without blanks, with the addresses of the cells that its look-ups find; those on
        other sheets, and what cannot be worked out, stay as they are."""
        if _LOOKS_UP.search(text) is None:
            return text
        text = text.replace("FALSE()", "FALSE").replace("TRUE()", "TRUE")
        text = _OWN.sub(lambda found: _sum(place[0] if found[1] == "ROW" else place[1], found[2], found[3]), text)
        text = _ADDRESS.sub(lambda found: f'"{column_letters(int(found[2]))}{found[1]}"', text)
        steps: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
            (_MATCH, self._match),
            (_DOWN, self._down),
            (_BOTH, self._both),
            (_INDEX, self._index),
            (_INDIRECT, self._indirect),
        )
        for _ in range(_MOST_STEPS):
            before = text
            for pattern, work in steps:
                text = pattern.sub(work, text)
            if text == before:
                break
        return text

    def _match(self, found: re.Match[str]) -> str:
        bounds = self._bounds(found[2])
        at = self._found_in(found[1], bounds) if bounds is not None else None
        if bounds is None or at is None:
            return found[0]
        number = at[0] - bounds[0] + 1 if bounds[1] == bounds[3] else at[1] - bounds[1] + 1
        return _sum(number, found[3], found[4])

    def _down(self, found: re.Match[str]) -> str:
        bounds, number = self._bounds(found[3]), int(found[4])
        if bounds is None:
            return found[0]
        top, left, bottom, right = bounds
        first = (top, left, bottom, left) if found[1] == "V" else (top, left, top, right)
        at = self._found_in(found[2], first)
        if at is None:
            return found[0]
        return _address((at[0], left + number - 1) if found[1] == "V" else (top + number - 1, at[1]), found[0])

    def _both(self, found: re.Match[str]) -> str:
        keys, results = self._bounds(found[2]), self._bounds(found[3])
        at = self._found_in(found[1], keys) if keys is not None else None
        if keys is None or results is None or at is None:
            return found[0]
        if keys[1] == keys[3] and results[1] == results[3]:
            return _address((results[0] + at[0] - keys[0], results[1]), found[0])
        if keys[0] == keys[2] and results[0] == results[2]:
            return _address((results[0], results[1] + at[1] - keys[1]), found[0])
        return found[0]

    def _index(self, found: re.Match[str]) -> str:
        bounds = self._bounds(found[1])
        if bounds is None:
            return found[0]
        top, left, bottom, right = bounds
        first, second = int(found[2] or 0), int(found[3] or 0)
        if not second and top == bottom:
            first, second = 1, first
        row, column = first or (1 if top == bottom else 0), second or (1 if left == right else 0)
        return _address((top + row - 1, left + column - 1), found[0]) if row and column else found[0]

    def _indirect(self, found: re.Match[str]) -> str:
        """The address that texts and cells make together."""
        said = [self._value(part) for part in found[1].split("&")]
        whole = "".join(part for part in said if part is not None)
        return whole if None not in said and whole else found[0]

    def _value(self, key: str) -> str | None:
        """What a text, a number or a cell of the sheet says; None for what has to be worked out."""
        if key.startswith('"') or re.fullmatch(r"[\d.]+", key):
            return key.strip('"')
        cell = _CELL.fullmatch(key)
        at = position(f"{cell[1]}{cell[2]}") if cell is not None else None
        return _plain(text_of(self._sheet.cell(*at))) if at is not None else None

    def _found_in(self, key: str, bounds: Bounds) -> tuple[int, int] | None:
        """The first cell of a column, or of a row, that says what a key says."""
        top, left, bottom, right = bounds
        value = self._value(key)
        if not value or (left != right and top != bottom):
            return None
        if left == right:
            rows = self._column(left).get(value, ())
            return next(((row, left) for row in rows if top <= row <= bottom), None)
        return next(((top, column) for column in self._row(top).get(value, ()) if left <= column <= right), None)

    def _column(self, column: int) -> Mapping[str, list[int]]:
        if column not in self._columns:
            found: dict[str, list[int]] = defaultdict(list)
            for row in self._sheet.row_numbers():
                if (cell := self._sheet.cell(row, column)) is not None:
                    found[_plain(text_of(cell))].append(row)
            self._columns[column] = dict(found)
        return self._columns[column]

    def _row(self, row: int) -> Mapping[str, list[int]]:
        if row not in self._rows:
            found: dict[str, list[int]] = defaultdict(list)
            for cell in self._sheet.row(row):
                found[_plain(text_of(cell))].append(cell.column)
            self._rows[row] = dict(found)
        return self._rows[row]

    def _bounds(self, area: str) -> Bounds | None:
        """The corners of an area of this sheet, whole columns and rows included."""
        named, _, cells = area.rpartition("!")
        found = _BOUNDS.fullmatch(cells)
        if found is None or (named and named.strip("'") != _plain(self._sheet.name)):
            return None
        first, last = (position(f"{letters}1") if letters else None for letters in (found[1], found[3]))
        left, right = first[1] if first else 1, last[1] if last else LAST_COLUMN
        top, bottom = int(found[2] or 1), int(found[4] or LAST_ROW)
        return (top, left, bottom, right) if top <= bottom and left <= right else None


def _sum(number: int, sign: str | None, more: str | None) -> str:
    return str(max(0, number + int(f"{sign}{more}")) if sign and more else number)


def _address(at: tuple[int, int], otherwise: str) -> str:
    row, column = at
    return f"{column_letters(column)}{row}" if 0 < row <= LAST_ROW and 0 < column <= LAST_COLUMN else otherwise


def _plain(text: str) -> str:
    return text.upper().replace(" ", "")
