"""The tables of figures that a layout knows on a sheet, with the labels in them that nobody has explained."""

from collections.abc import Collection
from contextlib import suppress

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.progress import silent
from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.mapping.row_picks import own_names
from ibdesk.reading.mapping.said_for_rows import is_year
from ibdesk.reading.sheet_reading import open_sheet
from ibdesk.reading.tables.around.counts_beside_shares import OF_PERCENTAGES
from ibdesk.reading.tables.around.places import AS_NAME, AS_SHEET, BETWEEN_ROWS
from ibdesk.reading.tables.around.qualifiers import Qualifier, heading_rows_with_labels
from ibdesk.reading.tables.around.row_numbers import NOT_CODES
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.opened.figure_allowance import FigureAllowance, TooManyFigures
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.headings import LONG, WIDE
from ibdesk.reading.tables.words.kinds_of_numbers import NumberKind, kind_of, says_nothing
from ibdesk.reading.values.cell_text import text_of


class RecognisedTable(Struct, frozen=True):
    """A table, the labels that tell its figures apart, and whether another one stands beside it."""

    open: OpenTable
    labels: tuple[Qualifier, ...]
    is_beside: bool

    @property
    def rows(self) -> tuple[int, int]:
        """The rows of its headings, with those of labels over and under them."""
        first, last = heading_rows_with_labels(self.open)
        titles = {each.cell.row for each in self.over_all}
        first = next(row for row in range(first, last + 1) if row not in titles or row == last)
        return (first - 1 if self._are_years(first - 1) else first), last

    def _are_years(self, row: int) -> bool:
        """Whether years stand in a row over the months."""
        columns = {heading.cell.column for heading in self.open.table.months}
        return any(cell.column in columns and is_year(text_of(cell)) for cell in self.open.sheet.row(row))

    @property
    def telling(self) -> Collection[int]:
        """The columns whose labels tell rows apart."""
        return {each.cell.column for each in self.labels if each.sayable and each.cell.row > self.rows[1]}

    @property
    def over_all(self) -> tuple[Qualifier, ...]:
        """The labels that go for all of the table, so that only a person can say whose figures they are."""
        below = {each.cell.column for each in self.labels if each.sayable and self._is_below(each)}
        # Rows of a column whose words can be said are picked, or are categories.
        return tuple(
            each
            for each in self.labels
            if not (each.sayable or each.where == BETWEEN_ROWS or (self._is_below(each) and each.cell.column in below))
        )

    def _is_below(self, label: Qualifier) -> bool:
        return label.cell.row > self.open.table.heading_row

    def where_picked(self, columns: Collection[int]) -> "RecognisedTable":
        """The same without the labels in columns that rows are picked by."""
        left = (each for each in self.labels if each.cell.row <= self.rows[1] or each.cell.column not in columns)
        return replace(self, labels=tuple(left))

    @property
    def lines(self) -> bool:
        """Whether lines between its rows tell them apart."""
        return any(each.where == BETWEEN_ROWS for each in self.labels)

    @property
    def for_all(self) -> str | None:
        """Why none of its columns can be said to hold the indicators' figures; None where they can."""
        is_long, first, last = self.open.table.layout.name == LONG, self.rows[0], self.rows[1]
        # Right beside the table a column can be said to hold something, though nothing stands over it.
        titles = {each.cell.row for each in self.over_all}
        inside = range(self.open.table.first_column - 1, self.open.table.last_column + 2)
        for each in self.labels:
            in_headings = first <= each.cell.row <= last
            text = text_of(each.cell)
            of_parts = not says_nothing(text) and kind_of(text) in (None, NumberKind.PART)
            if not each.sayable or each.cell.row in titles or each.where == NOT_CODES:
                continue
            of_parts = of_parts or each.where in (AS_SHEET, OF_PERCENTAGES)
            if is_long or of_parts if in_headings else each.cell.column not in inside:
                return f"“{each.label}” stands {each.where}"
            if each.where == AS_NAME and not own_names(self.open):
                return f"“{each.label}” stands {each.where}"
        return "another table stands beside it" if self.is_beside else None


def recognised_tables(sheet: Sheet, known: KnownDefinitions) -> tuple[RecognisedTable, ...]:
    """From the top; read as on import, but what was said of the sheet before does not count."""
    opened = open_sheet("", sheet)
    with suppress(TooManyFigures):  # what was found until then is enough for a proposal
        opened.read(lambda layout: layout in (LONG, WIDE), known, silent, FigureAllowance())
    rows = [table.heading_row for table in opened.tables]
    return tuple(
        RecognisedTable(
            OpenTable(sheet, opened.covered, table, known, opened.problems, silent),
            opened.labels.get(index, ()),
            rows.count(table.heading_row) > 1,
        )
        for index, table in enumerate(opened.tables)
        if table.layout.name in (LONG, WIDE)
    )
