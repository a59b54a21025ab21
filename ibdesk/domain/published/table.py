"""A published table: one row for each time, area and combination of filters, one column for each measure."""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.figure import CellSource
from ibdesk.domain.published.values import NumberKind, kind_of, quantity_of


class Level(StrEnum):
    """Of the levels that a table may have, those that a board compares itself with."""

    NATIONAL = "National"
    REGIONAL = "Regional"
    COUNCIL = "Local authority"


# What the preview of an import calls such a sheet, and that of a statistical neighbours model.
TABLE_LAYOUT, MODEL_LAYOUT = "published table", "neighbours model"
LEVELS = {level.value.casefold(): level for level in Level}
TIME, TIME_KIND, LEVEL = "time_period", "time_identifier", "geographic_level"
COUNTRY_CODE, COUNTRY_NAME = "country_code", "country_name"
REGION_CODE, REGION_NAME = "region_code", "region_name"
OLD_CODE, NEW_CODE, COUNCIL_NAME = "old_la_code", "new_la_code", "la_name"
# The headings that say when and where. Whatever else a table has is a filter or a measure.
WHEN_AND_WHERE = frozenset(
    (TIME, TIME_KIND, LEVEL, COUNTRY_CODE, COUNTRY_NAME, REGION_CODE, REGION_NAME, OLD_CODE, NEW_CODE, COUNCIL_NAME,
     "lad_code", "lad_name", "rsc_region_lead_name", "pcon_code", "pcon_name", "region_ind")
)  # fmt: skip


class TextColumn(Struct, frozen=True):
    """One column: each text once in `words`, and for every row the number of its own."""

    heading: str
    letters: str
    words: tuple[str, ...]
    numbers: Sequence[int]

    @property
    def key(self) -> str:
        return self.heading.casefold()

    def text(self, row: int) -> str:
        """What stands in the row of this place, counted from 0 below the headings."""
        return self.words[self.numbers[row]]


class PublishedTable(Struct, frozen=True):
    """`rows` are the numbers of the sheet's rows below the headings; `title` is what stands above them, if anything.
    `filters` and `measures` are headings. `doubtful` are numbers of rows whose cells may stand under other headings."""

    workbook: str
    sheet: str
    title: str
    heading_row: int
    columns: tuple[TextColumn, ...]
    rows: Sequence[int]
    filters: tuple[str, ...]
    measures: tuple[str, ...]
    doubtful: frozenset[int] = frozenset()

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(column.heading for column in self.columns)

    def column(self, heading: str) -> TextColumn | None:
        """The column under a heading, whatever its case."""
        wanted = heading.casefold()
        return next((column for column in self.columns if column.key == wanted), None)

    def words_of(self, heading: str) -> tuple[str, ...]:
        """The texts of a column that are not blank."""
        column = self.column(heading)
        return tuple(word for word in column.words if word) if column is not None else ()

    def source(self, row: int, heading: str) -> CellSource:
        """The cell of a row (by its place) under a heading."""
        column = self.column(heading)
        letters = column.letters if column is not None else "A"
        return CellSource(self.workbook, self.sheet, f"{letters}{self.rows[row]}")

    def heading_source(self, heading: str) -> CellSource:
        """The cell of a heading; the first of the row where there is none."""
        column = self.column(heading)
        return CellSource(self.workbook, self.sheet, f"{column.letters if column else 'A'}{self.heading_row}")

    @property
    def name(self) -> str:
        """The title where there is one, and the file's name."""
        return f"{self.title} ({self.workbook})" if self.title else self.workbook


def kind_in(table: PublishedTable, measure: str) -> NumberKind:
    """What a measure's numbers are, by its heading; one whose heading names a count and that has decimals is a number
    of another kind."""
    kind = kind_of(measure)
    if kind is not NumberKind.COUNT:
        return kind
    quantities = map(quantity_of, table.words_of(measure))
    broken = any(isinstance(each, Fraction) and each.denominator != 1 for each in quantities)
    return NumberKind.OTHER if broken else kind
