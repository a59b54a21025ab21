"""What of a table was not used, and what of it nobody sees: told once each, so that nothing is dropped in silence."""

from collections.abc import Collection

from ibdesk.domain.problem import Severity
from ibdesk.excel.cells import Cell, Sheet
from ibdesk.excel.layouts.open_table import OpenTable
from ibdesk.excel.layouts.table import Table
from ibdesk.excel.sheet_problems import SheetProblems, Unreadable
from ibdesk.excel.values.cell_text import found_in

_LONGEST_HEADING = 60


def tell_leftovers(table: OpenTable, used: Collection[int] = ()) -> None:
    """Tell of columns that are not used. `used` are columns that the reader understood beyond the layout's own."""
    months = [heading.cell.column for heading in table.table.months]
    others = [cell for cell in table.table.others if cell.column not in used]
    for cell in others:
        between = bool(months) and min(months) < cell.column < max(months)
        table.told.tell(_unknown_heading(cell, between), cell)
    headed = {*table.table.columns.values(), *months, *used, *(cell.column for cell in others)}
    for first in _without_heading(table, headed).values():
        table.told.tell(_NO_HEADING, first)


def tell_left_by_person(table: OpenTable, said_of: Collection[int]) -> None:
    """Tell of columns inside a mapped table that nothing was said about."""
    for first in _without_heading(table, said_of).values():
        table.told.tell(_NO_HEADING, first)


def _without_heading(table: OpenTable, headed: Collection[int]) -> dict[int, Cell]:
    """The first cell of every column inside the table that has no heading."""
    inside = range(table.table.first_column, table.table.last_column + 1)
    bare = {column for column in inside if column not in headed}
    firsts: dict[int, Cell] = {}
    if not bare:
        return firsts
    for row in table.table.rows:
        cells = table.within(row)
        if len(cells) > 1:  # a single cell is a note
            for cell in cells:
                if cell.column in bare:
                    firsts.setdefault(cell.column, cell)
    return firsts


def _unknown_heading(cell: Cell, between_months: bool) -> Unreadable:
    heading = found_in(cell)[:_LONGEST_HEADING]
    layout = "a month" if between_months else "a heading that is known here"
    return Unreadable(
        "column-not-used",
        f"“{heading}” is not {layout}, so this column was not used.",
        "Nothing, if nothing in it is needed; otherwise give the column one of the headings listed in the help.",
        Severity.WARNING if between_months else Severity.INFO,
    )


_NO_HEADING = Unreadable(
    "column-not-used",
    "This column has no heading, so it was not used.",
    "Nothing, if nothing in it is needed; otherwise write a heading over it.",
    Severity.INFO,
)


def tell_hidden(sheet: Sheet, tables: Collection[Table], told: SheetProblems) -> None:
    """Tell once a sheet that what nobody sees on it was read like the rest."""
    hidden = [cell for table in tables for row in table.rows for cell in sheet.row(row) if cell.hidden]
    if sheet.hidden:
        told.tell_sheet(_hidden("This sheet is hidden. It was"))
    elif hidden:
        told.tell(
            _hidden(f"{len(hidden):,} cells of this sheet are hidden, this one is the first. They were"), hidden[0]
        )


def _hidden(what: str) -> Unreadable:
    return Unreadable(
        "hidden-cells",
        f"{what} read like the rest.",
        "Nothing, if what is hidden counts; otherwise take it out of the workbook.",
        Severity.INFO,
    )
