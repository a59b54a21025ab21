"""Rows of a sheet that were read many at once and are no single cells yet."""

from collections.abc import Sequence
from itertools import pairwise, starmap
from operator import add, lt

from ibdesk.reading.cells.sheet import LAST_COLUMN, LAST_ROW, Block, Cell


def are_in_order(rows: Sequence[int], columns: Sequence[int]) -> bool:
    """Whether these cells of a sheet stand row by row and from left to right, each once."""
    places = map(add, map(LAST_COLUMN.__mul__, rows), columns)
    return all(starmap(lt, pairwise(places))) and max(rows) <= LAST_ROW


class RowBlocks:
    """Blocks of whole rows, no row twice."""

    def __init__(self) -> None:
        self._of_row: dict[int, Block] = {}

    def __contains__(self, row: object) -> bool:
        return row in self._of_row

    def has_none_of(self, rows: Sequence[int]) -> bool:
        return self._of_row.keys().isdisjoint(rows)

    def add(self, block: Block) -> None:
        self._of_row |= dict.fromkeys(block.rows, block)

    def all(self) -> list[Block]:
        """Each block once, as they came."""
        return list({id(block): block for block in self._of_row.values()}.values())

    def take_out(self, row: int) -> dict[int, list[Cell]]:
        """The block that has this row, as rows of cells. Found at once: every row may come again."""
        found = {each: list(cells) for each, cells in self._of_row[row].by_row().items()}
        for each in found:
            del self._of_row[each]
        return found

    def take_out_between(self, first: int, last: int) -> dict[int, list[Cell]]:
        """Every block that has a row from the first to the last, as rows of cells."""
        found: dict[int, list[Cell]] = {}
        for block in self.all():
            if block.rows[0] <= last and block.rows[-1] >= first:
                found |= self.take_out(block.rows[0])
        return found
