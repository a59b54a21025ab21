"""A sheet of texts kept column by column: each text once, and a number for every row; its cells are made when asked.

A published table has hundreds of thousands of rows and few different words in most of its columns; as cells it would
take some gigabytes.
"""

from array import array
from collections.abc import Iterator, Mapping

from msgspec import Struct

from ibdesk.reading.cells.sheet import Cell, CellsByRow, Kind


class TextColumns(Struct, frozen=True):
    """`words` are the different texts of each column, `numbers` which of them stands in each row; all columns have the
    same number of rows, and a blank cell is the empty text."""

    words: tuple[tuple[str, ...], ...]
    numbers: tuple["array[int]", ...]

    @property
    def height(self) -> int:
        return len(self.numbers[0]) if self.numbers else 0

    def row(self, row: int) -> tuple[Cell, ...]:
        """The cells of a row, counted from 1."""
        texts = (words[numbers[row - 1]] for words, numbers in zip(self.words, self.numbers, strict=True))
        return tuple(Cell(row, column, Kind.TEXT, text) for column, text in enumerate(texts, 1) if text)


class _Rows(Mapping[int, tuple[Cell, ...]]):
    """Rows by their number, made anew each time."""

    def __init__(self, columns: TextColumns) -> None:
        self._columns = columns

    def __getitem__(self, row: int) -> tuple[Cell, ...]:
        if not 0 < row <= self._columns.height:
            raise KeyError(row)
        return self._columns.row(row)

    def __iter__(self) -> Iterator[int]:
        return iter(range(1, self._columns.height + 1))

    def __len__(self) -> int:
        return self._columns.height


class CellsInColumns(CellsByRow):
    """The cells of a sheet that is kept column by column."""

    __slots__ = ("columns",)

    def __init__(self, columns: TextColumns) -> None:
        super().__init__({})
        self.columns = columns
        self.rows = _Rows(columns)  # type: ignore[assignment]
        self.columns_used = frozenset(column for column, words in enumerate(columns.words, 1) if any(words))
        self.any_hidden = False

    def __len__(self) -> int:
        blanks = sum(numbers.count(words.index("")) for words, numbers in self._both() if "" in words)
        return self.columns.height * len(self.columns.words) - blanks

    def _both(self) -> Iterator[tuple[tuple[str, ...], "array[int]"]]:
        return zip(self.columns.words, self.columns.numbers, strict=True)
