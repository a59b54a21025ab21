"""What a workbook holds, cell by cell, before its meaning is known."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import partial
from itertools import chain, islice, pairwise, repeat, starmap
from operator import attrgetter, itemgetter, lt
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct, field
from msgspec.structs import force_setattr

from ibdesk.domain.cell_address import column_letters
from ibdesk.reading.cells.text_rows import TextRows

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


class Cell(NamedTuple):
    """One cell that is not blank. (No dataclass: of those, a third as many are made in the same time.)

    `value` follows `kind`: Decimal for a number (as Excel shows it: 15 significant digits), str for text and for an
    error ("#REF!"), datetime for a date, bool for a boolean, "" for a formula that was never worked out.
    `hidden` is true where the cell is not visible on its sheet: its row or column is hidden, or a merged range covers
    it. Whether the whole sheet is hidden is a field of the sheet.
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


def content_of(cell: Cell | None) -> object:
    """Kind, value and number format."""
    return None if cell is None else cell[2:5]


# A cell from its six fields at once: in half the time of Cell(...), which is a function in Python.
cell_of: Callable[[tuple[int, int, Kind, CellValue, str, bool]], Cell] = partial(tuple.__new__, Cell)
Content = tuple[Kind, CellValue, str]  # of a cell: kind, value, number format
_Cells = TypeVar("_Cells", bound=Sequence[Cell])
_column = attrgetter("column")
_kind, _value, _number_format = itemgetter(0), itemgetter(1), itemgetter(2)


class Block(NamedTuple):
    """Cells of whole rows side by side, one of each list a cell, row by row and from left to right.

    Cells of a kind share their content: what is done once for each content is done for a few, not for all.
    """

    rows: Sequence[int]
    columns: Sequence[int]
    contents: Sequence[Content]
    hidden: Sequence[bool]

    @classmethod
    def of(cls, cells: Iterable[Cell]) -> "Block":
        """From cells in their order."""
        shared: dict[tuple[Kind, int, str], Content] = {}
        rows, columns, contents, hidden = [], [], [], []
        for cell in cells:
            rows.append(cell.row)
            columns.append(cell.column)
            content = cell[2:5]  # the same value once: values that are equal may be written otherwise
            contents.append(shared.setdefault((cell.kind, id(cell.value), cell.number_format), content))
            hidden.append(cell.hidden)
        return cls(rows, columns, contents, hidden)

    @classmethod
    def joined(cls, blocks: Iterable["Block"]) -> "Block":
        """One of several, each behind the one before."""
        return cls(*(list(chain.from_iterable(lists)) for lists in zip(*blocks, strict=True)))

    def by_row(self) -> dict[int, tuple[Cell, ...]]:
        """The cells themselves."""
        contents = (map(field, self.contents) for field in (_kind, _value, _number_format))
        fields = zip(self.rows, self.columns, *contents, self.hidden, strict=True)
        cells = map(tuple.__new__, repeat(Cell), fields)  # as cell_of, for all cells of a workbook
        return {row: tuple(islice(cells, count)) for row, count in Counter(self.rows).items()}


def in_order(rows: dict[int, _Cells]) -> dict[int, _Cells]:
    """The rows from the top: themselves where they are so already."""
    return rows if all(starmap(lt, pairwise(rows))) else {row: rows[row] for row in sorted(rows)}


class CellsByRow(Mapping[tuple[int, int], Cell]):
    """Cells found by (row, column), kept as one tuple a row: a third of the memory of a dict with a key for each.

    `blocks` are more rows, no row twice, that become cells only when somebody asks for `rows`. Of all cells
    `columns_used` are the columns, and `any_hidden` whether one is hidden: by these a search for odd cells knows, in
    most sheets, that there are none.
    """

    __slots__ = ("_blocks", "_others", "any_hidden", "columns_used", "rows")

    def __init__(self, rows: dict[int, tuple[Cell, ...]], blocks: Sequence[Block] = ()) -> None:
        self._others, self._blocks = rows, blocks
        if not blocks:
            self.rows = rows

    def __getattr__(self, name: str) -> Any:
        """What is worked out when it is first asked for."""
        match name:
            case "rows":
                rows = dict(self._others)
                for block in self._blocks:
                    rows |= block.by_row()
                self.rows = self._others = in_order(rows)
                self._blocks = ()
            case "columns_used":
                self.columns_used = frozenset({cell[1] for cells in self.rows.values() for cell in cells})
            case "any_hidden":
                self.any_hidden = any(True for cells in self.rows.values() for cell in cells if cell[5])
            case _:
                raise AttributeError(name)
        return getattr(self, name)

    def in_blocks(self, size: int) -> Iterator[Block]:
        """All cells in blocks of at least that many, but for the last; rows in any order."""
        cells: list[Cell] = []
        for in_row in self._others.values():
            cells += in_row
            if len(cells) >= size:
                yield Block.of(cells)
                cells = []
        waiting, count = [Block.of(cells)], len(cells)
        for block in self._blocks:
            waiting.append(block)
            count += len(block.rows)
            if count >= size:
                yield Block.joined(waiting)
                waiting, count = [], 0
        if count:
            yield Block.joined(waiting)

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


class Sheet(Struct, frozen=True):
    """One sheet: its cells by (row, column), both from 1, row after row; blanks are left out.

    Any mapping may be given; it is kept as CellsByRow, in order. `text` is what only text files tell; else None.
    `beside` are the texts that stand in no cell: in its page's header and footer, in boxes on it. `notes` are what
    people wrote in notes on cells, by row and column, where the reader of the file finds it out; so are `formulas`, of
    those that may make a figure.
    """

    name: str
    cells: Mapping[tuple[int, int], Cell]
    hidden: bool = False
    merged: tuple[MergedRange, ...] = ()
    text: TextRows | None = None
    beside: tuple[str, ...] = ()
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not isinstance(self.cells, CellsByRow):
            force_setattr(self, "cells", CellsByRow.of(self.cells.values()))

    # The look-ups below are made for every figure of every table, and so without a step in between.

    def rows(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Every row that holds anything, from the top, each with its cells from left to right."""
        return iter(self.cells.rows.items())  # type: ignore[attr-defined]

    def row_numbers(self) -> Iterator[int]:
        """The number of every row that holds anything, from the top."""
        return iter(self.cells.rows)  # type: ignore[attr-defined]

    def columns_used(self) -> frozenset[int]:
        """The columns that hold anything."""
        return self.cells.columns_used  # type: ignore[attr-defined,no-any-return]

    def any_hidden(self) -> bool:
        """Whether it has a hidden cell; of a hidden sheet they may all be shown."""
        return self.cells.any_hidden  # type: ignore[attr-defined,no-any-return]

    def row(self, row: int) -> tuple[Cell, ...]:
        """The cells of one row from left to right; none for a blank row."""
        return self.cells.rows.get(row, ())  # type: ignore[attr-defined,no-any-return]

    def rows_of(self, rows: Iterable[int]) -> Iterator[tuple[Cell, ...]]:
        """The cells of rows that hold anything, as of a table."""
        return map(self.cells.rows.__getitem__, rows)  # type: ignore[attr-defined]

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell there, or None where it is blank."""
        return _find(self.cells.rows.get(row, ()), column)  # type: ignore[attr-defined]


class Workbook(Struct, frozen=True):
    """All sheets in the order of their tabs, and sentences worth telling about the file as a whole."""

    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name (letters' case does not matter, as in Excel), or None."""
        wanted = name.casefold()
        return next((sheet for sheet in self.sheets if sheet.name.casefold() == wanted), None)
