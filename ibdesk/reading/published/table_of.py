"""A sheet of a published table as columns of texts, whatever kind of file it came in."""

from array import array
from collections.abc import Sequence
from fractions import Fraction

from ibdesk.domain.cell_address import column_letters
from ibdesk.domain.figure import Unit
from ibdesk.domain.number import plain
from ibdesk.domain.published.table import WHEN_AND_WHERE, PublishedTable, TextColumn
from ibdesk.domain.published.values import quantity_of
from ibdesk.reading.cells.columns import CellsInColumns
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.values.cell_text import found_in, text_of
from ibdesk.reading.values.numbers import Read, read_number

_TITLE_LENGTH = 160


def table_of(workbook: str, sheet: Sheet, heading_row: int) -> PublishedTable:
    """The table below that row of headings. A column without a heading, and whatever stands in it, is left out."""
    columns, rows = _columns(sheet, heading_row)
    named = tuple(column for column in columns if column.heading)
    others = [column for column in named if column.key not in WHEN_AND_WHERE]
    measures = tuple(column.heading for column in others if _is_measure(column))
    filters = tuple(column.heading for column in others if column.heading not in measures)
    title, doubtful = _title(sheet, heading_row), _doubtful(sheet, heading_row)
    return PublishedTable(workbook, sheet.name, title, heading_row, named, rows, filters, measures, doubtful)


def _doubtful(sheet: Sheet, heading_row: int) -> frozenset[int]:
    """Of a text file, the rows with an odd quotation mark, or with more or fewer cells than there are headings; of
    another one those with a cell right of all headings."""
    if sheet.text is None:
        last = max(cell.column for cell in sheet.row(heading_row))
        return frozenset(row for row, cells in sheet.rows() if row > heading_row and cells[-1].column > last)
    wanted = sheet.text.width(heading_row)
    widths = enumerate(sheet.text.widths, 1)
    odd = {row for row, width in widths if row > heading_row and width not in (0, wanted)}
    return frozenset(odd | {row for row in sheet.text.doubtful if row > heading_row})


def _columns(sheet: Sheet, heading_row: int) -> tuple[tuple[TextColumn, ...], Sequence[int]]:
    if isinstance(sheet.cells, CellsInColumns) and heading_row == 1:
        return _ready_columns(sheet.cells)
    headings = {cell.column: cell for cell in sheet.row(heading_row)}
    known: dict[int, dict[str, int]] = {column: {"": 0} for column in headings}
    numbers: dict[int, array[int]] = {column: array("I") for column in headings}
    rows: array[int] = array("I")
    for row, cells in sheet.rows():
        if row <= heading_row:
            continue
        rows.append(row)
        texts = {cell.column: shown_text(cell) for cell in cells}
        for column, words in known.items():
            numbers[column].append(words.setdefault(texts.get(column, ""), len(words)))
    made = (
        TextColumn(_heading(text_of(cell)), column_letters(column), tuple(known[column]), numbers[column])
        for column, cell in headings.items()
    )
    return tuple(made), rows


def _ready_columns(cells: CellsInColumns) -> tuple[tuple[TextColumn, ...], Sequence[int]]:
    """Rows without a single cell are no rows; there are none but at the end of a file."""
    columns = cells.columns
    height = columns.height
    while height > 1 and not columns.row(height):
        height -= 1
    made = []
    for place, (words, numbers) in enumerate(zip(columns.words, columns.numbers, strict=True), 1):
        below, heading = numbers[1:height], numbers[0]
        used = [word.strip() for word in words]
        if heading not in below:
            used[heading] = ""  # the heading is no word of its column
        made.append(TextColumn(_heading(words[heading]), column_letters(place), tuple(used), below))
    return tuple(made), range(2, height + 1)


def first_hidden(sheet: Sheet) -> Cell | None:
    """The first cell that nobody sees on the sheet as it looks, such as of a row that a filter hides."""
    if isinstance(sheet.cells, CellsInColumns):
        return None
    cells = (cell for _, in_row in sheet.rows() for cell in in_row)
    return next((cell for cell in cells if cell.hidden or sheet.hidden), None)


def _heading(text: str) -> str:
    return text.strip().lstrip("\ufeff")


def shown_text(cell: Cell) -> str:
    """What a person reads in the cell: of a number that is shown as a percentage, the percentage."""
    match cell.kind:
        case Kind.NUMBER:
            read = read_number(cell)
            if isinstance(read, Read) and isinstance(read.quantity, Fraction):
                return f"{plain(read.quantity)}{'%' if read.unit is Unit.PERCENT else ''}"
            return f"“{found_in(cell)}”"  # nothing that anybody may take for a number
        case Kind.FORMULA_WITHOUT_RESULT:
            return found_in(cell)
        case _:
            return text_of(cell)


def _is_measure(column: TextColumn) -> bool:
    """Whether it holds numbers and reasons for none."""
    quantities = [quantity_of(word) for word in column.words if word]
    numbers = sum(isinstance(quantity, Fraction) for quantity in quantities)
    slips = sum(quantity is None for quantity in quantities)
    # A slip in a column of numbers is told at its cell, and makes no filter of it.
    return bool(quantities) and slips * 10 <= numbers


def _title(sheet: Sheet, heading_row: int) -> str:
    above = (cell for row in range(1, heading_row) for cell in sheet.row(row) if cell.kind is Kind.TEXT)
    return next((text_of(cell)[:_TITLE_LENGTH] for cell in above), "")
