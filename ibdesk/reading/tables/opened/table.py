"""One table of a sheet: which column holds what, and what a person said of it."""

from collections.abc import Mapping

from msgspec import Struct, field

from ibdesk.domain.cell_address import column_letters
from ibdesk.domain.figure import Part
from ibdesk.reading.cells.sheet import Cell, Sheet
from ibdesk.reading.tables.months.month_headings import MonthHeading
from ibdesk.reading.tables.opened.merged import Covered
from ibdesk.reading.tables.words.headings import Layout
from ibdesk.reading.values.month_text import FoundMonth


class TableMapping(Struct, frozen=True):
    """What a person's mapping says of a table whose headings do not say it.

    `code` and `month` hold for every row. `part` is what the values are. `words` are the meanings of texts, by their
    keys. `columns` are all that something was said about; `leads` is true for the first of the tables that one block
    of headings makes. `kinds` say by its word which part a row holds, None where such rows are left out; `wholes` are
    the categories that stand for all together; `only` are the words, by column, that a row must have to be read.
    `labels` are those that are understood, by `label_key`; `now`: all that stand there are, since a person described
    the sheet as it is. `heading_rows` is over how many rows the headings go. `cells` are said for rows that do not hold
    them, by row and column; `subtotals` are lines among the rows with numbers beside them.
    """

    code: str = ""
    month: FoundMonth | None = None
    part: Part = Part.VALUE
    words: Mapping[str, str] = field(default_factory=dict)
    columns: frozenset[int] = frozenset()
    leads: bool = True
    kinds: Mapping[str, Part | None] = field(default_factory=dict)
    wholes: frozenset[str] = frozenset()
    only: Mapping[int, frozenset[str]] = field(default_factory=dict)
    labels: frozenset[str] = frozenset()
    now: bool = False
    heading_rows: int = 1
    cells: Mapping[tuple[int, int], Cell] = field(default_factory=dict)
    subtotals: tuple[Cell, ...] = ()


class Table(Struct, frozen=True):
    """One table of a sheet. `columns` says in which column each of the layout's headings stands; `others` are headings
    that nothing is known of; `rows` are the numbers of the rows below the headings that hold anything, without those of
    `notes` under a heading for them."""

    layout: Layout
    heading_row: int
    columns: Mapping[str, int]
    months: tuple[MonthHeading, ...]
    others: tuple[Cell, ...]
    first_column: int
    last_column: int
    rows: tuple[int, ...]
    titles: tuple[str, ...]
    mapping: TableMapping | None = None
    notes: tuple[int, ...] = ()

    def covered(self, sheet: Sheet, covered: Covered) -> Covered:
        """The sheet's covered cells, with those that are said for the table's rows."""
        said = self.mapping.cells if self.mapping is not None else None
        return Covered(sheet, said) if said else covered

    def where(self, last_row: int) -> str:
        """The table's range, "A4:AF40"."""
        first, last = column_letters(self.first_column), column_letters(self.last_column)
        return f"{first}{self.heading_row}:{last}{last_row}"


def last_row(sheet: Sheet, table: Table) -> int:
    """The last row with more than one cell of the table: a single one is a note."""
    for row in reversed(table.rows):
        if sum(table.first_column <= cell.column <= table.last_column for cell in sheet.row(row)) > 1:
            return row
    return table.heading_row
