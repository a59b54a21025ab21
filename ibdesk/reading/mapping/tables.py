"""From a mapping and its headings on a sheet to the tables that the layouts' own readers read."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.figure import Part
from ibdesk.domain.mapping import (
    FIGURES,
    PERIOD,
    MappedColumn,
    MonthsAcross,
    OfIndicator,
    RowField,
    SheetMapping,
    heading_key,
    label_key,
    year_named,
)
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.mapping.heading_block import Heading, HeadingBlock
from ibdesk.reading.mapping.match import columns_in
from ibdesk.reading.mapping.said_for_rows import YEARS, SaidForRows, said_for_rows
from ibdesk.reading.tables.months.month_headings import MonthHeading
from ibdesk.reading.tables.opened.table import Table, TableMapping
from ibdesk.reading.tables.words import headings
from ibdesk.reading.tables.words.headings import LAYOUTS, Layout
from ibdesk.reading.values.cell_text import key_of
from ibdesk.reading.values.month_text import FoundMonth

BY_NAME = {layout.name: layout for layout in LAYOUTS}
COMMENT, YEAR = "comment", "year"
_PARTS = {part.value: part for part in Part}
_MOST_TITLE_ROWS = 20
_Columns = Sequence[tuple[MappedColumn, tuple[Heading, ...]]]


class _Block(Struct, frozen=True):
    """A block of headings with what a mapping says of it, and the rows below."""

    mapping: SheetMapping
    columns: _Columns
    heading_row: int
    rows: tuple[int, ...]
    titles: tuple[str, ...]
    month: FoundMonth | None
    now: bool
    said: SaidForRows

    def table(
        self,
        layout: Layout,
        columns: dict[str, int],
        months: tuple[MonthHeading, ...] = (),
        code: str = "",
        part: Part = Part.VALUE,
        leads: bool = True,
    ) -> Table:
        said_of = frozenset(heading.column for _, headings in self.columns for heading in headings)
        words = {key_of(word.written): word.means for word in self.mapping.words}
        said = TableMapping(
            code or self.mapping.code,
            self.month,
            part,
            words,
            said_of,
            leads,
            {key_of(kind.written): _PARTS.get(kind.means) for kind in self.mapping.kinds},
            frozenset(map(key_of, self.mapping.wholes)),
            self._only(),
            frozenset(map(label_key, self.mapping.labels)),
            self.now,
            self.mapping.heading_rows,
            self.said.cells,
            self.said.subtotals,
        )
        first, last = min(said_of), max(said_of)
        return Table(layout, self.heading_row, columns, months, (), first, last, self.rows, self.titles, said)

    def of_year(self, heading: Heading) -> "_Block":
        """The same rows, in the year that stands over a column."""
        year = Cell(self.heading_row, heading.column, Kind.TEXT, year_named(heading.text))
        cells = dict(self.said.cells) | {(row, YEARS): year for row in self.rows}
        return replace(self, said=replace(self.said, cells=cells))

    def _only(self) -> dict[int, frozenset[str]]:
        """The words that a row must have, by column."""
        columns = {column.key: headings[0].column for column, headings in self.columns if headings}
        picked = {heading_key(each.heading): frozenset(map(key_of, each.words)) for each in self.mapping.only}
        return {columns[key]: words for key, words in picked.items() if key in columns}


def tables_of(
    mapping: SheetMapping, sheet: Sheet, blocks: Sequence[HeadingBlock], month: FoundMonth | None, now: bool = False
) -> tuple[Table, ...]:
    """The tables under each block of headings: one for each part with months across, one for each indicator with
    months down the side, else a single one. `now`: the sheet was described as it is."""
    all_rows = [row for row, _ in sheet.rows()]
    tables: list[Table] = []
    for place, block in enumerate(blocks):
        end = blocks[place + 1].first_row if place + 1 < len(blocks) else all_rows[-1] + 1
        rows = tuple(all_rows[bisect_right(all_rows, block.last_row) : bisect_right(all_rows, end - 1)])
        titles, columns = tuple(titles_over(sheet, block.first_row)), columns_in(mapping, block)
        said = said_for_rows(mapping, sheet, _fields(columns), rows, block.last_row, block.first_row)
        tables += _tables(_Block(mapping, columns, block.last_row, said.rows, titles, month, now, said))
    return tuple(tables)


def _fields(columns: _Columns) -> dict[str, int]:
    return {
        column.meaning.field: headings[0].column
        for column, headings in columns
        if isinstance(column.meaning, RowField) and headings
    }


def _tables(block: _Block) -> Iterator[Table]:
    fields = dict(block.said.columns)
    if block.mapping.kind != FIGURES:
        yield block.table(BY_NAME[block.mapping.kind], fields)
    elif by_code := _by_indicator(block.columns):
        for code, columns in by_code.items():
            yield block.table(BY_NAME[headings.LONG], fields | columns, code=code, leads=code == next(iter(by_code)))
    elif fields.keys() & {"month", PERIOD} and (by_year := _by_year(block.columns)):
        for part, heading in by_year:
            yield block.of_year(heading).table(
                BY_NAME[headings.LONG],
                fields | {"value": heading.column, YEAR: YEARS},
                part=part,
                leads=heading is by_year[0][1],
            )
    elif by_part := _by_part(block.columns):
        for part, months in by_part.items():
            yield block.table(BY_NAME[headings.WIDE], fields, months, part=part, leads=part is next(iter(by_part)))
    else:
        yield block.table(BY_NAME[headings.LONG], fields)


def _by_indicator(columns: _Columns) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for column, over in columns:
        if isinstance(column.meaning, OfIndicator) and over:
            part = column.meaning.part
            found.setdefault(column.meaning.code, {})[part.value if part else COMMENT] = over[0].column
    return found


def _by_part(columns: _Columns) -> dict[Part, tuple[MonthHeading, ...]]:
    found: dict[Part, tuple[MonthHeading, ...]] = {}
    for column, over in columns:
        if isinstance(column.meaning, MonthsAcross):
            months = tuple(month for heading in over if (month := _time_over(heading)) is not None)
            found[column.meaning.part] = found.get(column.meaning.part, ()) + months
    return found


def _by_year(columns: _Columns) -> list[tuple[Part, Heading]]:
    """The columns of years beside a column of months, each with the part that it holds."""
    given = ((column.meaning, over) for column, over in columns if isinstance(column.meaning, MonthsAcross))
    return [(meaning.part, each) for meaning, over in given for each in over if each.cell is not None]


def _time_over(heading: Heading) -> MonthHeading | None:
    """The month of a heading, or the financial year that it is."""
    return heading.month or (MonthHeading(heading.cell, of_year=True) if heading.cell is not None else None)


def titles_over(sheet: Sheet, first_row: int) -> Iterator[str]:
    """The texts above the headings."""
    for row in range(max(1, first_row - _MOST_TITLE_ROWS), first_row):
        yield from (str(cell.value) for cell in sheet.row(row) if cell.kind is Kind.TEXT)
