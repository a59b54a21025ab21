"""The hidden rows, columns and cells of a sheet: read like the rest and told, or left out because a person chose so."""

from collections.abc import Collection

from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.columns import CellsInColumns
from ibdesk.reading.cells.sheet import Cell, CellsByRow, Sheet
from ibdesk.reading.tables.opened.table import Table
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable


def hidden_cells(sheet: Sheet) -> list[Cell]:
    """Every hidden cell: in a hidden row or column, under a merged one, or on a sheet that is hidden."""
    if isinstance(sheet.cells, CellsInColumns):  # of a text file, which hides nothing
        return []
    return [cell for _, cells in sheet.rows() for cell in cells if sheet.hidden or cell.hidden]


def without_hidden(sheet: Sheet) -> Sheet:
    """The sheet as it looks; of one that is hidden nothing is left."""
    seen = (
        {} if sheet.hidden else {row: tuple(cell for cell in cells if not cell.hidden) for row, cells in sheet.rows()}
    )
    return Sheet(
        sheet.name,
        CellsByRow({row: cells for row, cells in seen.items() if cells}),
        sheet.hidden,
        sheet.merged,
        sheet.text,
        sheet.beside,
        sheet.notes,
    )


def report_left_out(sheet: Sheet, problems: SheetProblems) -> None:
    """Say once how much of the sheet was left out, at its first cell."""
    hidden = hidden_cells(sheet)
    if sheet.hidden:
        problems.report_sheet(_left_out("This sheet is hidden. It was left out"))
    elif hidden:
        problems.report(_left_out(f"{len(hidden):,} cells of this sheet are hidden. They were left out"), hidden[0])


def _left_out(what: str) -> Unreadable:
    return Unreadable(
        "hidden-left-out",
        f"{what}, as was asked for.",
        "Nothing, if that is right; otherwise undo the import, and leave nothing out.",
        Severity.INFO,
    )


def report_hidden_cells(sheet: Sheet, tables: Collection[Table], problems: SheetProblems) -> None:
    """Report once for each sheet that its hidden cells were read like the rest."""
    if sheet.hidden:
        problems.report_sheet(_hidden("This sheet is hidden. It was"))
    if sheet.hidden or not sheet.any_hidden():
        return
    hidden = [cell for table in tables for cells in sheet.rows_of(table.rows) for cell in cells if cell.hidden]
    if hidden:
        problems.report(
            _hidden(f"{len(hidden):,} cells of this sheet are hidden, this one is the first. They were"), hidden[0]
        )


def _hidden(what: str) -> Unreadable:
    return Unreadable(
        "hidden-cells",
        f"{what} read like the rest.",
        "Nothing, if what is hidden counts; otherwise leave it out of the import, or take it out of the workbook.",
        Severity.INFO,
    )
