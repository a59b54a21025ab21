"""Rows of a sheet that were read many at once and are no single cells yet."""

from collections.abc import Sequence
from itertools import pairwise, starmap
from operator import add, lt

from ibdesk.excel.cells import LAST_COLUMN, LAST_ROW, Block, Cell


def are_in_order(rows: Sequence[int], columns: Sequence[int]) -> bool:
    """Whether these cells of a sheet stand row by row and from left to right, each once."""
    places = map(add, map(LAST_COLUMN.__mul__, rows), columns)
    return all(starmap(lt, pairwise(places))) and max(rows) <= LAST_ROW


class RowBlocks:
    """Blocks of whole rows, no row twice."""

    def __init__(self) -> None:
        self.all: list[Block] = []
        self._rows: set[int] = set()

    def __contains__(self, row: object) -> bool:
        return row in self._rows

    def has_none_of(self, rows: Sequence[int]) -> bool:
        return self._rows.isdisjoint(rows)

    def add(self, block: Block) -> None:
        if block.rows:
            self._rows.update(block.rows)
            self.all.append(block)

    def take_out(self, first: int, last: int) -> dict[int, list[Cell]]:
        """Every block that has a row from the first to the last, as rows of cells."""
        out = [block for block in self.all if block.rows[0] <= last and block.rows[-1] >= first]
        self._rows.difference_update(*(block.rows for block in out))
        self.all = [block for block in self.all if block.rows[0] in self._rows]
        return {row: list(cells) for block in out for row, cells in block.by_row().items()}
