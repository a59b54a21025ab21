"""A figure merged over several months or rows: nobody knows which of them it is for."""

from collections.abc import Collection

from ibdesk.reading.cells.sheet import Cell, column_letters
from ibdesk.reading.tables.open_table import OpenTable
from ibdesk.reading.values.sheet_problems import Unreadable


def over_several(table: OpenTable, cell: Cell, columns: Collection[int]) -> bool:
    """Whether a figure is merged over more than one of the columns of figures, or over more than one row that holds
    something; told at its cell."""
    merged = table.covered.range_of(cell)
    if merged is None:
        return False
    top, left, bottom, right = merged
    across = sum(left <= column <= right for column in columns) > 1
    down = any(_is_row(table, row, left, right) for row in range(top + 1, min(bottom, top + _MOST) + 1))
    if not (across or down):
        return False
    where = f"{column_letters(left)}{top}:{column_letters(right)}{bottom}"
    if table.problems.once(("merged", where)):
        table.problems.report(_merged(where), cell)
    return True


def _is_row(table: OpenTable, row: int, left: int, right: int) -> bool:
    """Whether a row holds anything beside the merged cells."""
    return any(not left <= cell.column <= right for cell in table.sheet.row(row))


_MOST = 5_000


def _merged(where: str) -> Unreadable:
    return Unreadable(
        "figure-merged",
        f"This is merged over the cells {where}, so nobody can tell which of their months or rows it is for. "
        "It was not used.",
        "Unmerge the cells, and write the figure where it belongs, or [x] in each cell that has none.",
    )
