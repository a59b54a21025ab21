"""The texts of formulas that may make a figure instead of looking one up: those are read beside their results.

Kept are plain references, sums of this sheet's own cells, and formulas with functions that forecast, average, draw
lots, take what stands before or look something up, as two months' may look up the same. All others are as good as typed
numbers, and a large workbook is full of them.
"""

import re

from ibdesk.domain.cell_address import column_letters
from ibdesk.reading.cells.ranges import position
from ibdesk.reading.cells.sheet import LAST_COLUMN, LAST_ROW, MergedRange

_MOST, _LONGEST = 50_000, 400
_MOST_IN_RANGE = 1_000
# A cell's address, or a piece of the formula that is none: a text, a sheet's name, a longer word, a function.
_PIECES = re.compile(r"\"[^\"]*\"|'[^']*'|[A-Za-z_][\w.]*!|(?<![\w.$])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\w.(!])")
_REFERENCE = r"[\s+(=]*(?:'[^']{1,80}'!|[\w.$\[\]]{1,80}!)?\$?[A-Za-z]{1,3}\$?\d{1,7}\s*\)*"
_TELLING = re.compile(
    rf"[\d.%*+(]*{_REFERENCE}(?:[-+*/&].{{1,40}})?$|[-+(\d.*]*{_REFERENCE}[-+*/].*|SUM\w*\([A-Z$\d:,+]+\)(?:/\d+)?$|.*(?:"
    r"\b(?:FORECAST|TREND|GROWTH|LINEST|LOGEST|SLOPE|INTERCEPT|RAND|RANDBETWEEN|RANDARRAY|AVERAGE\w*|MEDIAN|OFFSET|"
    r"LOOKUP|HLOOKUP|INDEX|CHOOSE|IF|IFS|IFERROR|IFNA|ROUND|ROUNDUP|ROUNDDOWN|INT|TRUNC|VALUE|N|MAX|MIN|LET)(?:\.\w+)*\(|"
    r"\)\s*/\s*\d|#This Row|\[@)",
    re.IGNORECASE | re.DOTALL,
)
_LOOKS_UP = re.compile(
    r".*\b(?:[VX]LOOKUP|INDIRECT|COUNTIFS?|SUMIFS?|AVERAGEIFS?|SUMPRODUCT|GETPIVOTDATA)\(",
    re.IGNORECASE | re.DOTALL,
)
_OF_THIS_SHEET = re.compile(r"(?<![!:$\w])\$?[A-Z]{0,3}\$?\d*:\$?[A-Z\d]|\bINDIRECT\(", re.IGNORECASE)


def names_own_cells(formula: str) -> bool:
    """Whether more can be found out of a formula than that another one is the same: all but those that look something
    up on other sheets alone."""
    return _TELLING.match(formula) is not None or _OF_THIS_SHEET.search(formula) is not None


def shifted(formula: str, rows: int, columns: int) -> str:
    """The formula as it reads so many rows and columns further on."""

    def moved(found: re.Match[str]) -> str:
        fixed_column, letters, fixed_row, number = found.groups()
        place = position(f"{letters.upper()}1") if letters else None
        if place is None:
            return found[0]
        column = place[1] if fixed_column else place[1] + columns
        row = int(number) if fixed_row else int(number) + rows
        if not (1 <= column <= LAST_COLUMN and 1 <= row <= LAST_ROW):
            return "#REF!"
        return f"{fixed_column}{column_letters(column)}{fixed_row}{row}"

    return _PIECES.sub(moved, formula)


class SheetFormulas:
    """Collects a sheet's formulas by row and column: those that may tell something alone, and not more than so many."""

    def __init__(self) -> None:
        self.said: dict[tuple[int, int], str] = {}
        self._shared: dict[str, tuple[int, int, str]] = {}

    def met(self, row: int, column: int, text: str, number: str = "", over: MergedRange | None = None) -> None:
        """A formula of a cell. `number` is that of a formula that several cells share, written at the first of them;
        `over` the range that one gives results to."""
        if number and text:
            self._shared[number] = row, column, text
        elif number in self._shared:
            first_row, first_column, first = self._shared[number]
            text = shifted(first, row - first_row, column - first_column)
        if not text or len(text) > _LONGEST or not (_TELLING.match(text) or _LOOKS_UP.match(text)):
            return
        top, left, bottom, right = over or (row, column, row, column)
        if (bottom - top + 1) * (right - left + 1) > _MOST_IN_RANGE:
            return
        for at in range(top, bottom + 1):
            self.said.update(((at, across), text) for across in range(left, right + 1) if len(self.said) < _MOST)
