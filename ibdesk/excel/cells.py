"""What a stranger's workbook holds, cell by cell, before anybody says what it means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

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


def column_letters(column: int) -> str:
    """The letters over a column: 1 is A, 27 is AA, 16,384 is XFD."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is not blank.

    `value` follows `kind`: Decimal for a number (as Excel shows it: 15 significant digits), str for text and for an
    error ("#REF!"), datetime for a date, bool for a boolean, "" for a formula that was never worked out.
    `hidden` is true where its row or its column is hidden; a hidden sheet is told by the sheet.
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


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its cells by (row, column), both from 1, row after row; blanks are left out."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    hidden: bool = False
    merged: tuple[MergedRange, ...] = ()
    _rows: dict[int, tuple[Cell, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        grouped = groupby(self.cells.values(), key=lambda cell: cell.row)
        object.__setattr__(self, "_rows", {row: tuple(cells) for row, cells in grouped})

    def rows(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Every row that holds anything, from the top, each with its cells from left to right."""
        return iter(self._rows.items())

    def row(self, row: int) -> tuple[Cell, ...]:
        """The cells of one row from left to right; none for a blank row."""
        return self._rows.get(row, ())

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell there, or None where it is blank."""
        return self.cells.get((row, column))


def sheet_of(
    name: str, cells: Mapping[tuple[int, int], Cell], hidden: bool = False, merged: tuple[MergedRange, ...] = ()
) -> Sheet:
    """A sheet from cells in any order: put into row order here."""
    keys = list(cells)
    in_order = sorted(keys)
    if keys != in_order:
        cells = {key: cells[key] for key in in_order}
    return Sheet(name, cells, hidden, merged)


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets in the order of their tabs, and sentences worth telling about the file as a whole."""

    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name (letters' case does not matter, as in Excel), or None."""
        wanted = name.casefold()
        return next((sheet for sheet in self.sheets if sheet.name.casefold() == wanted), None)
