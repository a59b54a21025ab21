"""Columns of figures that are crossed out down to their last cell: told once at their heading, and not used."""

from collections.abc import Iterable

from ibdesk.reading.tables.opened.crossed_out import crossed_column
from ibdesk.reading.tables.opened.open_table import OpenTable


def without_crossed_out(table: OpenTable, columns: Iterable[int]) -> list[int]:
    """The columns that have any figure which is not crossed out."""
    return [column for column in columns if not _is_told(table, column)]


def _is_told(table: OpenTable, column: int) -> bool:
    heading = table.covered.cell(table.table.heading_row, column)
    below = (cell for row in table.table.rows if (cell := table.sheet.cell(row, column)) is not None)
    if heading is None or (said := crossed_column(heading, below)) is None:
        return False
    table.problems.report(said, heading)
    return True
