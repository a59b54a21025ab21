"""Rows of a text file whose cells may stand in the wrong columns: told at the row, and nothing of them used."""

from ibdesk.reading.cells.ranges import listed
from ibdesk.reading.cells.sheet import Cell, Sheet
from ibdesk.reading.tables.table import Table
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable

RULE = "row-out-of-order"


def report_stray_quotes(sheet: Sheet, problems: SheetProblems) -> None:
    """Tell of every row in which a quotation mark stands where none can, whatever stands there."""
    for row, (first, last) in sheet.text.doubtful.items() if sheet.text else ():
        if cells := sheet.row(row):
            problems.report(_stray_quote(first, last), cells[0])


def is_stray(sheet: Sheet, row: int) -> bool:
    """Whether a quotation mark put other cells or rows into this one, so that nobody knows what belongs to it."""
    return sheet.text is not None and row in sheet.text.doubtful


def beyond_headings(sheet: Sheet, table: Table, row: int) -> Cell | None:
    """The first cell of a text file's row that the row of headings has no place for: a comma too many moves all behind
    it to the right."""
    if sheet.text is None:
        return None
    width = max(sheet.text.width(table.heading_row), table.last_column)
    if sheet.text.width(row) <= width:
        return None
    return next((cell for cell in sheet.row(row) if cell.column > width), None)


def too_long(row: int, width: int) -> Unreadable:
    """What to say of a row with more cells than headings."""
    return Unreadable(
        RULE,
        f"Row {row} has more cells than the {width} of its headings, so its figures may stand under the wrong ones. A "
        "comma inside a number or a text, as in 1,480, does that. Nothing of the row was used.",
        "Write such a number without the comma, put the text in quotation marks, or save the table as an Excel "
        "workbook (.xlsx).",
    )


def _stray_quote(first: int, last: int) -> Unreadable:
    lines = listed(range(first, last + 1))
    where = f"line {lines}" if first == last else f"lines {lines}"
    return Unreadable(
        RULE,
        f"A quotation mark stands here where none can ({where} of the file), so what belongs to other cells or rows "
        "may have been taken for this one's. Nothing of it was used.",
        "Take the quotation mark out, or write it twice inside a text that stands in quotation marks; or save the "
        "table as an Excel workbook (.xlsx).",
    )
