"""What stands elsewhere and is said for a row: a line between the rows or over the table, the cell above a blank one,
the category of a whole sheet."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from ibdesk.domain.mapping import SheetMapping, Whose
from ibdesk.domain.month import financial_year_in
from ibdesk.reading.cells.sheet import LAST_COLUMN, Cell, Kind, Sheet
from ibdesk.reading.tables.month_headings import looks_like_month
from ibdesk.reading.values.cell_text import key_of, plain_signs, text_of
from ibdesk.reading.values.vocabulary import NO_MONTHS

# Columns that no sheet has, for what holds for rows and stands in none of their cells.
_LINES, _WHOLE = LAST_COLUMN + 1, LAST_COLUMN + 2
_ROWS_ABOVE = 6
_INDICATOR = ("code", "name")


class SaidForRows(Struct, frozen=True):
    """The rows without the lines among them; by row and column the cells that are said for a row; the columns, also
    those that stand nowhere; and the lines that have numbers beside them, which are subtotals."""

    rows: tuple[int, ...]
    cells: Mapping[tuple[int, int], Cell]
    columns: Mapping[str, int]
    subtotals: tuple[Cell, ...] = ()


def said_for_rows(
    mapping: SheetMapping, sheet: Sheet, columns: Mapping[str, int], rows: Sequence[int], heading_row: int, first: int
) -> SaidForRows:
    """For the rows under one block of headings, which begins in row `first`."""
    said: dict[tuple[int, int], Cell] = {}
    places, kept, subtotals = dict(columns), list(rows), []
    if mapping.lines:
        month = columns.get("month")
        lines = {row: cell for row in rows if (cell := line_in(sheet, row, mapping.lines, month)) is not None}
        kept = [row for row in rows if row not in lines]
        subtotals = [cell for row, cell in lines.items() if len(sheet.row(row)) > 1]
        places[mapping.lines] = _LINES
        said.update(_under(lines, rows, line_over(sheet, mapping.lines, first)))
    for field in mapping.down:
        if field in columns:
            both = _INDICATOR if field in _INDICATOR else (field,)
            said.update(_down(sheet, kept, columns[field], [columns[each] for each in both if each in columns]))
    if mapping.these_are is Whose.CATEGORY:
        places["category"] = _WHOLE
        of_all = Cell(heading_row, 1, Kind.TEXT, mapping.category)
        said |= {(row, _WHOLE): of_all for row in kept}
    return SaidForRows(tuple(kept), said, places, tuple(subtotals))


def line_in(sheet: Sheet, row: int, field: str, month: int | None) -> Cell | None:
    """The cell of a row that is a line: it stands alone in its row, or in the place of a month and is none."""
    cells = sheet.row(row)
    if len(cells) == 1 and is_line(cells[0], field) and cells[0].column != month:
        return cells[0]
    at = next((cell for cell in cells if cell.column == month), None)
    if at is None or looks_like_month(at) or key_of(text_of(at)) in NO_MONTHS:
        return None
    return at if is_line(at, field) else None


def is_line(cell: Cell, field: str) -> bool:
    """Whether a cell can say this field for the rows under it."""
    if field == "year":
        return is_year(text_of(cell))
    # "7 Referrals" and the code 7 alone, not a number that nothing stands beside.
    return cell.kind is Kind.TEXT and bool(key_of(text_of(cell)))


def is_year(text: str) -> bool:
    """Whether a text is a year, or a financial one."""
    plain = plain_signs(text)
    is_calendar = plain.isascii() and plain.isdigit() and len(plain) == len("2014") and plain[:2] in ("19", "20")
    return is_calendar or financial_year_in(plain) is not None


def line_over(sheet: Sheet, field: str, first: int) -> Cell | None:
    """The line right over headings, which begin in row `first`; blank rows may stand between."""
    for row in range(first - 1, max(0, first - 1 - _ROWS_ABOVE), -1):
        if cells := sheet.row(row):
            return cells[0] if len(cells) == 1 and is_line(cells[0], field) else None
    return None


def _under(lines: Mapping[int, Cell], rows: Sequence[int], over: Cell | None) -> Iterator[tuple[tuple[int, int], Cell]]:
    line = over
    for row in rows:
        line = lines.get(row, line)
        if line is not None and row not in lines:
            yield (row, _LINES), line


def _down(
    sheet: Sheet, rows: Sequence[int], column: int, labels: Sequence[int]
) -> Iterator[tuple[tuple[int, int], Cell]]:
    """The cell above for each blank one; not past a row that has another label of the same thing."""
    shown: Cell | None = None
    for row in rows:
        here = {cell.column: cell for cell in sheet.row(row) if text_of(cell)}
        if column in here:
            shown = here[column]
        elif any(label in here for label in labels):
            shown = None
        elif shown is not None:
            yield (row, column), shown
