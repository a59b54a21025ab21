"""Rows of a text file whose cells may stand in the wrong columns: told at the row, and nothing of them used."""

import re
from itertools import pairwise

from ibdesk.reading.cells.ranges import listed
from ibdesk.reading.cells.sheet import Cell, Sheet
from ibdesk.reading.tables.table import Table
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable

RULE = "row-out-of-order"
_FIGURES = ("value", "numerator", "denominator", "rate")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+", re.ASCII)
_ROWS_TRIED = 200


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


def out_of_order(sheet: Sheet, table: Table, row: int) -> Unreadable | None:
    """What to say of a text file's row whose cells may stand under the wrong headings; None where they do not."""
    beyond = beyond_headings(sheet, table, row)
    if beyond is not None:
        return _too_long(row, beyond.column - 1)
    return _cut_by_comma(row) if _is_cut_by_comma(sheet, table, row) else None


def _is_cut_by_comma(sheet: Sheet, table: Table, row: int) -> bool:
    """Whether what stands under comments, or among words, right behind a number is the rest of one like 1,480."""
    if sheet.text is None or sheet.text.separator != ",":
        return False
    figures = {column for role in _FIGURES if (column := table.columns.get(role))}
    figures |= {heading.cell.column for heading in table.months}
    words = {table.columns.get("comment")} | {cell.column for cell in table.others}
    for before, cell in pairwise(sheet.row(row)):
        if before.column in figures and cell.column in words and cell.column == before.column + 1:
            is_rest = _THOUSANDS.fullmatch(f"{before.value},{cell.value}") is not None
            if is_rest and (cell.column == table.columns.get("comment") or _holds_words(sheet, table, cell.column)):
                return True
    return False


def _holds_words(sheet: Sheet, table: Table, column: int) -> bool:
    cells = (sheet.cell(row, column) for row in table.rows[:_ROWS_TRIED])
    return any(cell is not None and not str(cell.value).strip().isdigit() for cell in cells)


def _cut_by_comma(row: int) -> Unreadable:
    return Unreadable(
        RULE,
        f"Behind a number of row {row} three digits stand where words belong, so it may be one number with a comma "
        "inside, as in 1,480, and its figures under the wrong headings. Nothing of the row was used.",
        "Write such a number without the comma, or save the table as an Excel workbook (.xlsx).",
    )


def _too_long(row: int, width: int) -> Unreadable:
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
