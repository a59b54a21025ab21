"""What cells say for others: merged ones for those that they cover, headings for a row of months under their years, and
what a person said of blank ones."""

from collections.abc import Mapping

from ibdesk.reading.cells.sheet import Cell, MergedRange, Sheet
from ibdesk.reading.tables.opened.headings_over_months import headings_over_months

# A range merged over whole columns or rows is decoration, and would cost memory for every cell of it.
_MOST_CELLS = 5_000
_MOST_IN_ALL = 200_000
_ROWS_ABOVE = 3


class Covered:
    """The sheet's cells, those that a merged range covers included, and those `said` for other places."""

    def __init__(self, sheet: Sheet, said: Mapping[tuple[int, int], Cell] | None = None) -> None:
        self._sheet = sheet
        self._shown: dict[tuple[int, int], Cell] = dict(said or {})
        self._down_to: dict[int, list[Cell]] = {}
        self._ranges = {merged[:2]: merged for merged in sheet.merged}
        for merged in sheet.merged:
            self._cover(merged)
        for row, cells in headings_over_months(sheet):
            for cell in cells:
                if self._shown.setdefault((row, cell.column), cell) is cell:
                    self._down_to.setdefault(row, []).append(cell)

    def _cover(self, merged: MergedRange) -> None:
        top, left, bottom, right = merged
        shown = self._sheet.cell(top, left)
        size = (bottom - top + 1) * (right - left + 1)
        if shown is None or size > _MOST_CELLS or len(self._shown) + size > _MOST_IN_ALL:
            return
        for row in range(top, bottom + 1):
            self._shown.update(((row, column), shown) for column in range(left, right + 1))
            if row > top:
                self._down_to.setdefault(row, []).append(shown)

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell there, or the one whose merged range covers it."""
        return self._shown.get((row, column)) or self._sheet.cell(row, column)

    def range_of(self, cell: Cell) -> MergedRange | None:
        """The range that the cell is merged over, with its own place as the first."""
        return self._ranges.get((cell.row, cell.column)) if self._ranges else None

    @property
    def any(self) -> bool:
        """Whether a merged range covers anything."""
        return bool(self._shown)

    def heading_cells(self, row: int, own: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """The row's own cells and those merged down to it from a row above, from left to right."""
        from_above = self._down_to.get(row)
        if not from_above:
            return own
        cells = {cell.column: cell for cell in own} | {cell.column: cell._replace(row=row) for cell in from_above}
        return tuple(cells[column] for column in sorted(cells))

    def above(self, cell: Cell) -> Cell | None:
        """The nearest cell over a heading, a merged one over several columns included."""
        for row in range(cell.row - 1, max(cell.row - 1 - _ROWS_ABOVE, 0), -1):
            found = self.cell(row, cell.column)
            if found is not None:
                return found
        return None

    def before(self, cell: Cell) -> list[Cell]:
        """The cells of its row left of a cell."""
        return [each for each in self._sheet.row(cell.row) if each.column < cell.column]
