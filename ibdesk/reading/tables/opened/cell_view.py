"""A cell of a workbook with what stands around it: the rows and columns beside it, its headings, its row's labels."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from itertools import takewhile

from msgspec import Struct

from ibdesk.domain.month import Month
from ibdesk.errors import UserError
from ibdesk.reading.cells.columns import CellsInColumns
from ibdesk.reading.cells.ranges import merged_range
from ibdesk.reading.cells.sheet import LAST_COLUMN, LAST_ROW, Cell, Kind, Sheet, Workbook
from ibdesk.reading.tables.opened.merged import Covered
from ibdesk.reading.tables.opened.recognise import recognise
from ibdesk.reading.tables.opened.table import Table
from ibdesk.reading.values.as_seen import as_seen
from ibdesk.reading.values.cell_text import text_of

ROWS_ABOVE, ROWS_BELOW = 3, 4
COLUMNS_BEFORE, COLUMNS_AFTER = 4, 4
_LABELS = ("code", "indicator", "name")
_LONGEST = 400
_DECIMALS = 4


class CellView(Struct, frozen=True):
    """`rows` and `columns` are those to show, from 1, in order and perhaps with gaps; `texts` what their cells show.

    `ringed` is the cell asked for; `heading_row` the row of headings above it, None where none was recognised.
    """

    workbook: str
    sheet: str
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    texts: Mapping[tuple[int, int], str]
    numbers: frozenset[tuple[int, int]]
    ringed: tuple[int, int]
    heading_row: int | None

    def heading(self, column: int) -> str:
        """What the row of headings says over a column; empty without one."""
        return "" if self.heading_row is None else self.text(self.heading_row, column)

    def text(self, row: int, column: int) -> str:
        return self.texts.get((row, column), "")


def cell_view(workbook: Workbook, name: str, sheet_name: str, address: str) -> CellView:
    """UserError where the workbook has no such sheet or cell."""
    sheet, area = workbook.sheet(sheet_name), merged_range(address)
    if sheet is None or area is None:
        what = f"sheet “{sheet_name}”" if sheet is None else f"cell {address or 'by that name'}"
        raise UserError(f"“{name}” has no {what}.", "It may have been renamed or taken out since.")
    row, column = area[0], area[1]
    table = _table_around(sheet, row, column)
    heading_row = table.heading_row if table and table.heading_row <= row else _first_row_of(sheet)
    rows = _around(row, ROWS_ABOVE, ROWS_BELOW, LAST_ROW)
    columns = _around(column, COLUMNS_BEFORE, COLUMNS_AFTER, LAST_COLUMN)
    if heading_row is not None:  # what stands above a table is no row of it
        rows = {each for each in rows if each >= heading_row} | {heading_row}
    if table is not None:
        columns |= {table.columns[label] for label in _LABELS if label in table.columns}
    cells = [cell for each in sorted(rows) for cell in sheet.row(each) if cell.column in columns]
    return CellView(
        name,
        sheet.name,
        tuple(sorted(rows)),
        tuple(sorted(columns)),
        {(cell.row, cell.column): shown_text(cell) for cell in cells},
        frozenset((cell.row, cell.column) for cell in cells if cell.kind is Kind.NUMBER),
        (row, column),
        heading_row,
    )


def view_of_texts(workbook: str, sheet: str, address: str, texts: Mapping[str, str]) -> CellView | None:
    """The same from what is known of single cells, by their addresses; None where there is no such cell."""
    area = merged_range(address)
    if area is None:
        return None
    rows = _around(area[0], ROWS_ABOVE, ROWS_BELOW, LAST_ROW)
    columns = _around(area[1], COLUMNS_BEFORE, COLUMNS_AFTER, LAST_COLUMN)
    corners = ((merged_range(cell), text) for cell, text in texts.items())
    near = {place[:2]: text for place, text in corners if place and place[0] in rows and place[1] in columns}
    return CellView(
        workbook, sheet, tuple(sorted(rows)), tuple(sorted(columns)), near, frozenset(near), area[:2], heading_row=None
    )


def shown_text(cell: Cell) -> str:
    """About what Excel shows: percentages and months as such, worked-out numbers rounded, long texts cut."""
    if cell.kind is Kind.FORMULA_WITHOUT_RESULT:
        return "formula without a result"
    if cell.kind is Kind.DATE:
        cell = as_seen(cell)
    if isinstance(cell.value, Decimal):
        is_percentage = "%" in cell.number_format
        return f"{_trimmed(_rounded(cell.value * 100 if is_percentage else cell.value))}{'%' * is_percentage}"
    if isinstance(cell.value, datetime) and cell.value.day == 1:
        return Month.of(cell.value.date()).medium
    return _cut(text_of(cell), _LONGEST)


def shown_texts(sheet: Sheet, rows: int, columns: int, longest: int = _LONGEST) -> tuple[tuple[str, ...], ...]:
    """The upper left of a sheet as it looks, row by row, as far as it holds anything; long texts cut."""
    own = dict(takewhile(lambda each: each[0] <= rows, sheet.rows()))
    width = min(max((cell.column for cells in own.values() for cell in cells), default=0), columns)
    texts = {(cell.row, cell.column): _cut(shown_text(cell), longest) for cells in own.values() for cell in cells}
    return tuple(
        tuple(texts.get((row, column), "") for column in range(1, width + 1))
        for row in range(1, max(own, default=0) + 1)
    )


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"


def _rounded(number: Decimal) -> Decimal:
    """To as many decimals as a cell has room for; of a very small number to its first digits."""
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= -_DECIMALS:
        return number
    return number.quantize(Decimal(1).scaleb(min(-_DECIMALS, number.adjusted() - _DECIMALS + 1)))


def _trimmed(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _table_around(sheet: Sheet, row: int, column: int) -> Table | None:
    """The table that the cell is in; the lowest that begins above it."""
    if isinstance(sheet.cells, CellsInColumns):  # hundreds of thousands of rows under one row of headings
        return None
    tables: Iterable[Table] = recognise(sheet, Covered(sheet))
    fitting = [each for each in tables if each.first_column <= column <= each.last_column and each.heading_row <= row]
    return max(fitting, key=lambda each: each.heading_row, default=None)


def _first_row_of(sheet: Sheet) -> int | None:
    """The headings of a sheet that is kept column by column."""
    return 1 if isinstance(sheet.cells, CellsInColumns) else None


def _around(place: int, before: int, after: int, last: int) -> set[int]:
    first = max(1, min(place - before, last - before - after))
    return set(range(first, min(last, first + before + after) + 1))
