"""The places round a table where its figures may be told apart: the names of its sheet and file, the rows over it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import PurePath

from ibdesk.domain.councils import without_kind
from ibdesk.domain.month import Month
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet, content_of
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.values.cell_text import key_of
from ibdesk.reading.values.month_cell import read_month
from ibdesk.reading.values.month_text import FoundMonth
from ibdesk.reading.values.numbers import holds_number

# A cell, and where it stands in words.
Label = tuple[Cell, str]
AS_SHEET, AS_FILE, AS_TITLE = "as the name of the sheet", "as the name of the file", "as a title"
IN_ROWS, BETWEEN_ROWS, AS_NAME = "in its rows", "between its rows", "as the name of a row"
OVER_ROWS = "over some of its rows"
ROWS_ABOVE = 100
_PAIR = 2


def sheet_and_file(table: OpenTable) -> Iterator[Label]:
    """The name of the sheet, and that of the file without its ending, as texts at the table's corner."""
    at = table.sheet.cell(table.table.heading_row, table.table.first_column)
    if at is not None:
        file = PurePath(table.problems.workbook).stem.replace("_", " ")
        yield at._replace(kind=Kind.TEXT, value=table.sheet.name), AS_SHEET
        yield at._replace(kind=Kind.TEXT, value=file), AS_FILE


def lines_beside(sheet: Sheet, at: Cell) -> Iterator[Cell]:
    """The lines of the texts that stand in no cell, in a box or in the header of the page, as texts at a cell."""
    for text in sheet.beside:
        yield from (at._replace(kind=Kind.TEXT, value=line) for line in text.splitlines() if line.strip())


def rows_over(table: OpenTable) -> Iterator[Sequence[Cell]]:
    """The cells of each row over a table, upwards, as far as the rows of another one."""
    heading_row = table.table.heading_row
    for row in range(heading_row - 1, max(0, heading_row - ROWS_ABOVE), -1):
        cells = table.sheet.row(row)
        if _is_of_figures(cells):
            return
        if cells:
            yield cells


def _is_of_figures(cells: Sequence[Cell]) -> bool:
    """Whether a row is one of figures: of more than two cells, a number among them that no label stands before."""
    if len(cells) <= _PAIR:
        return False
    texts = [cell.kind is Kind.TEXT and not holds_number(cell) for cell in cells]
    in_pairs = len(cells) % _PAIR == 0 and all(texts[::2])
    numbers = [cell for cell, is_text in zip(cells, texts, strict=True) if not is_text and holds_number(cell)]
    return bool(numbers) and not in_pairs


def is_alone(table: OpenTable) -> bool:
    """Whether no other table of figures stands over or under it on its sheet."""
    last = table.table.rows[-1] if table.table.rows else table.table.heading_row
    over = (cells for _, cells in takewhile(lambda each: each[0] < table.table.heading_row, table.sheet.rows()))
    is_last = all(row <= last or row in table.table.notes for row in table.sheet.row_numbers())
    return is_last and not any(map(_is_of_figures, over))


def words_for_all(table: OpenTable) -> frozenset[str]:
    """The keys of what the whole is called: the council, the report, the indicators and their sections."""
    records = table.known.records
    names = (text for each in records.indicators for text in (each.name, each.section))
    details = records.details
    council = (details.council, without_kind(details.council)) if details is not None else ()
    of_report = (*council, details.title, details.directorate) if details is not None else ()
    return frozenset(key for text in (*names, *of_report) if (key := key_of(text)))


def is_for_all(value: str, own_words: frozenset[str]) -> bool:
    """Whether a value, of a label like "Area", is what the whole is called, or the council whatever its kind."""
    return not own_words.isdisjoint((key_of(value), key_of(without_kind(value))))


def one_month(table: OpenTable) -> Month | None:
    """The month of all of the table's figures; None where there are several, or none is known."""
    months = months_of(table, 1)
    return next(iter(months)) if len(months) == 1 else None


def months_of(table: OpenTable, most: int | None = None) -> set[Month]:
    """The months over its columns or down its rows; as soon as there are more than `most`, those found so far."""
    if table.table.months:
        cells: Iterable[Cell | None] = (heading.cell for heading in table.table.months)
    elif (column := table.table.columns.get("month")) is not None:
        cells = (table.covered.cell(row, column) for row in table.table.rows)
    elif table.table.mapping is not None and table.table.mapping.month is not None:
        return {table.table.mapping.month.month}
    else:
        return set()
    months: set[Month] = set()
    met: set[object] = {None}  # the same few months stand in thousands of rows
    for cell in cells:
        if (content := content_of(cell)) not in met:
            met.add(content)
            months |= {month} if (month := month_in(cell)) is not None else set()
            if most is not None and len(months) > most:
                break
    return months


def month_in(cell: Cell | None) -> Month | None:
    """The month that a cell says; None where it says none for certain."""
    found = read_month(cell) if cell is not None else None
    return found.month if isinstance(found, FoundMonth) else None
