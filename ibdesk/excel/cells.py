"""What a stranger's workbook holds, cell by cell, before anybody says what it means."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache, partial
from operator import attrgetter
from typing import NamedTuple

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

MergedRange = tuple[int, int, int, int]  # first row, first column, last row, last column; both ends belong to it
CellValue = str | Decimal | datetime | bool


class Kind(StrEnum):
    """What stands in a cell. A blank cell is no cell at all."""

    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"
    FORMULA_WITHOUT_RESULT = "formula without a result"


@cache
def column_letters(column: int) -> str:
    """The letters over a column: 1 is A, 27 is AA, 16,384 is XFD."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Cell(NamedTuple):
    """One cell that is not blank. (No dataclass: of those, a third as many are made in the same time.)

    `value` follows `kind`: Decimal for a number (as Excel shows it: 15 significant digits), str for text and for an
    error ("#REF!"), datetime for a date, bool for a boolean, "" for a formula that was never worked out.
    `hidden` is true where nobody sees it on its sheet: its row or column is hidden, or it lies covered inside a merged
    range. A hidden sheet is told by the sheet.
    """

    row: int
    column: int
    kind: Kind
    value: CellValue
    number_format: str = "General"
    hidden: bool = False

    @property
    def address(self) -> str:
        """Where it stands, as Excel writes it: "F14"."""
        return f"{column_letters(self.column)}{self.row}"


# The same from its six fields at once: in half the time of Cell(...), which is a function in Python.
cell_of: Callable[[tuple[int, int, Kind, CellValue, str, bool]], Cell] = partial(tuple.__new__, Cell)
_column = attrgetter("column")


class CellsByRow(Mapping[tuple[int, int], Cell]):
    """Cells found by (row, column), kept as one tuple a row: a third of the memory of a dict with a key for each."""

    __slots__ = ("rows",)

    def __init__(self, rows: Mapping[int, tuple[Cell, ...]]) -> None:
        self.rows = rows

    @classmethod
    def of(cls, cells: Iterable[Cell]) -> "CellsByRow":
        """From cells in any order."""
        rows: dict[int, list[Cell]] = {}
        for cell in cells:
            rows.setdefault(cell.row, []).append(cell)
        return cls({row: tuple(sorted(rows[row], key=_column)) for row in sorted(rows)})

    def find(self, row: int, column: int) -> Cell | None:
        """The cell there, or None."""
        return _find(self.rows.get(row, ()), column)

    def __getitem__(self, key: tuple[int, int]) -> Cell:
        found = self.find(*key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return ((row, cell.column) for row, cells in self.rows.items() for cell in cells)

    def __len__(self) -> int:
        return sum(map(len, self.rows.values()))

    def __repr__(self) -> str:
        return f"CellsByRow({len(self)} cells in {len(self.rows)} rows)"


def _find(cells: tuple[Cell, ...], column: int) -> Cell | None:
    if 0 < column <= len(cells) and cells[column - 1][1] == column:  # a row without gaps: the usual case
        return cells[column - 1]
    place = bisect_left(cells, column, key=_column)
    return cells[place] if place < len(cells) and cells[place][1] == column else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its cells by (row, column), both from 1, row after row; blanks are left out.

    Any mapping may be given; it is kept as CellsByRow, in order.
    """

    name: str
    cells: Mapping[tuple[int, int], Cell]
    hidden: bool = False
    merged: tuple[MergedRange, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.cells, CellsByRow):
            object.__setattr__(self, "cells", CellsByRow.of(self.cells.values()))

    # The look-ups below are made for every figure of every table, and so without a step in between.

    def rows(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Every row that holds anything, from the top, each with its cells from left to right."""
        return iter(self.cells.rows.items())  # type: ignore[attr-defined]

    def row(self, row: int) -> tuple[Cell, ...]:
        """The cells of one row from left to right; none for a blank row."""
        return self.cells.rows.get(row, ())  # type: ignore[attr-defined,no-any-return]

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell there, or None where it is blank."""
        return _find(self.cells.rows.get(row, ()), column)  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets in the order of their tabs, and sentences worth telling about the file as a whole."""

    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name (letters' case does not matter, as in Excel), or None."""
        wanted = name.casefold()
        return next((sheet for sheet in self.sheets if sheet.name.casefold() == wanted), None)
