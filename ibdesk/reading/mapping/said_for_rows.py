"""What stands elsewhere and is said for a row: a line between the rows or over the table, the cell above a blank one,
the category of a whole sheet."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from ibdesk.domain.mapping import PERIOD, SheetMapping, Whose, year_named
from ibdesk.reading.cells.sheet import LAST_COLUMN, Cell, Kind, Sheet
from ibdesk.reading.tables.months.month_headings import looks_like_month
from ibdesk.reading.tables.words.headings import BY_ROLE
from ibdesk.reading.values.cell_text import key_in, key_of, plain_signs, text_of
from ibdesk.reading.values.vocabulary import NO_MONTHS

# Columns that no sheet has, for what holds for rows and stands in none of their cells.
_LINES, _WHOLE, YEARS = LAST_COLUMN + 1, LAST_COLUMN + 2, LAST_COLUMN + 3
_ROWS_ABOVE = 6
_INDICATOR = ("code", "name")
_PAIRED = {
    "name": frozenset((*BY_ROLE["code"], *BY_ROLE["name"], "measure")),
    "year": frozenset(("year", "financialyear")),
}


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
        among = among_column(mapping.lines, columns)
        lines = {row: cell for row in rows if (cell := line_in(sheet, row, mapping.lines, among)) is not None}
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


def among_column(field: str, columns: Mapping[str, int]) -> int | None:
    """The column of other labels that lines may stand in as well: months among names, all else among months."""
    wanted = _INDICATOR if field == "month" else ("month", PERIOD)
    return next((columns[each] for each in wanted if each in columns), None)


def line_in(sheet: Sheet, row: int, field: str, among: int | None) -> Cell | None:
    """The cell of a row that is a line: it stands alone in its row, or behind what it is ("Indicator", "Referrals"), or
    in the column of other labels and is none of them."""
    cells = sheet.row(row)
    if len(cells) == 1 and cells[0].column != among:
        return _as_line(cells[0], field)
    if is_pair(cells, field):
        return _as_line(cells[1], field)
    at = next((cell for cell in cells if cell.column == among), None)
    if at is None or key_of(text_of(at)) in NO_MONTHS or (field != "month" and looks_like_month(at)):
        return None
    return _as_line(at, field)


def is_pair(cells: Sequence[Cell], field: str) -> bool:
    """Whether a row is what a line says and the line: "Indicator", "Referrals"."""
    return len(cells) == 2 and key_in(cells[0]) in _PAIRED.get(field, ()) and cells[1].kind is Kind.TEXT


def _as_line(cell: Cell, field: str) -> Cell | None:
    """The cell as it says this field for the rows under it; None where it cannot."""
    if field == "year":
        year = year_named(plain_signs(text_of(cell)))
        return cell._replace(kind=Kind.TEXT, value=year) if year else None
    if field == "month":
        return cell if looks_like_month(cell) else None
    # "7 Referrals" and the code 7 alone, not a number that nothing stands beside.
    return cell if cell.kind is Kind.TEXT and key_of(text_of(cell)) else None


def is_year(text: str) -> bool:
    """Whether a text is a year, or a financial one, and no more."""
    plain = plain_signs(text)
    return year_named(plain) == plain != ""


def line_over(sheet: Sheet, field: str, first: int) -> Cell | None:
    """The line right over headings, which begin in row `first`; blank rows may stand between."""
    for row in range(first - 1, max(0, first - 1 - _ROWS_ABOVE), -1):
        if sheet.row(row):
            return line_in(sheet, row, field, None)
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
