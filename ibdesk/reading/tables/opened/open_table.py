"""A table while it is read: its cells by row and heading, which indicator a row is about, what was told."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from ibdesk.domain.awaited import NOTHING_AWAITED
from ibdesk.domain.figure import Part
from ibdesk.domain.form_words import COMMENT_WANTED
from ibdesk.domain.month import Month
from ibdesk.progress import Progress
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet, content_of
from ibdesk.reading.cells.signs import is_crossed_out, without_crossed_out
from ibdesk.reading.tables.months.asked_months import day_as_asked, exchanged_day
from ibdesk.reading.tables.months.month_headings import (
    MonthHeading,
    day_first,
    kept_as_day,
    month_of,
    report_marks_of_month,
)
from ibdesk.reading.tables.months.odd_months import month_in_run
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.names.names_of_others import doubt_of_name
from ibdesk.reading.tables.opened.crossed_out import unread_label
from ibdesk.reading.tables.opened.doubtful_rows import is_in_order, is_squeezed, is_stray
from ibdesk.reading.tables.opened.figure_allowance import FigureAllowance
from ibdesk.reading.tables.opened.merged import Covered
from ibdesk.reading.tables.opened.months_down import MonthsDown
from ibdesk.reading.tables.opened.row_words import (
    CROSSED_OUT,
    LEFT_OUT,
    MARK_NOT_KEPT,
    is_of_words,
    is_picked,
    no_indicator,
    not_counted,
    row_without_code,
)
from ibdesk.reading.tables.opened.table import Table
from ibdesk.reading.tables.opened.unknown_rows import code_of_label
from ibdesk.reading.values.as_seen import as_seen
from ibdesk.reading.values.cell_text import key_of, text_of
from ibdesk.reading.values.decimal_commas import DecimalCommas
from ibdesk.reading.values.month_text import FoundMonth
from ibdesk.reading.values.numbers import Read, unreadable_formula
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable
from ibdesk.reading.values.two_ways import may_be_financial_year

_ROWS_BETWEEN_WORDS = 2_000


@dataclass(slots=True)
class OpenTable:
    """What the reader of one layout has in its hands."""

    sheet: Sheet
    covered: Covered
    table: Table
    known: KnownDefinitions
    problems: SheetProblems
    progress: Progress
    allowance: FigureAllowance = field(default_factory=FigureAllowance)
    parts_said: dict[int, Part] = field(default_factory=dict)  # of rows, by what a person said of their labels
    _told_once: set[object] = field(default_factory=set)
    _codes_met: dict[object, str] = field(default_factory=dict)  # the same few stand in thousands of rows
    _names_met: dict[object, tuple[str, Cell]] = field(default_factory=dict)
    _months_met: dict[object, FoundMonth] = field(default_factory=dict)
    _numbers_met: dict[object, Read] = field(default_factory=dict)
    _commas: DecimalCommas = field(init=False)
    _down: MonthsDown = field(init=False)
    _headed: dict[int, tuple[str, ...]] = field(init=False)  # the headings by their columns
    _row: int = 0
    _in_row: Mapping[str, Cell] = field(default_factory=dict)  # of the row asked for last

    def __post_init__(self) -> None:
        self._commas = DecimalCommas(self.sheet, self.table.rows)
        self._down = MonthsDown(self.sheet, self.table, self.problems)
        columns = self.table.columns
        self._headed = {at: tuple(name for name, its in columns.items() if its == at) for at in columns.values()}

    def rows(self) -> Iterator[int]:
        """The numbers of the rows with anything in them, telling the progress now and then; without those of a text
        file whose cells may stand in the wrong columns, which are told."""
        if is_stray(self.sheet, self.table.heading_row):
            return
        only = (self.table.mapping and self.table.mapping.only) or None
        for done, row in enumerate(self.table.rows):
            if done % _ROWS_BETWEEN_WORDS == 0:
                self.progress(done, len(self.table.rows), f"Reading {self.sheet.name}")
            in_order = self.sheet.text is None or is_in_order(self.sheet, self.table, self.problems, row)
            if in_order and (only is None or is_picked(self.covered, self.problems, row, only)):
                yield row
                self.problems.awaits, self.problems.part = NOTHING_AWAITED, None

    def has(self, heading: str) -> bool:
        return heading in self.table.columns

    def cell(self, row: int, heading: str) -> Cell | None:
        """The cell under a heading, None where it is blank or there is no such column."""
        return (self._in_row if row == self._row else self.in_row(row)).get(heading)

    def in_row(self, row: int) -> Mapping[str, Cell]:
        """The row's cells by their headings."""
        if row != self._row:
            headed = self._headed
            self._in_row = {heading: cell for cell in self.sheet.row(row) for heading in headed.get(cell[1], ())}
            self._row = row
        return self._in_row

    def shown_in_row(self, row: int) -> Mapping[str, Cell]:
        """The same, and what a cell merged over several rows says for each of them."""
        if not self.covered.any:
            return self.in_row(row)
        cells = ((heading, self.covered.cell(row, column)) for heading, column in self.table.columns.items())
        return {heading: cell for heading, cell in cells if cell is not None}

    def text(self, row: int, heading: str) -> str:
        """A cell's text, without what is crossed out in it, which is told; an error reads as blank, and is told."""
        cell = self.cell(row, heading)
        if cell is None or cell.kind not in (Kind.ERROR, Kind.FORMULA_WITHOUT_RESULT):
            text = text_of(cell)
            if cell is not None and is_crossed_out(text):
                self.problems.report(CROSSED_OUT, cell)
                return without_crossed_out(text).strip()
            return text
        self.problems.report(unreadable_formula(cell), cell)
        return ""

    def within(self, row: int) -> list[Cell]:
        """The row's cells between the table's first and last column."""
        first, last = self.table.first_column, self.table.last_column
        return [cell for cell in self.sheet.row(row) if first <= cell.column <= last]

    def once(self, what: object) -> bool:
        """True the first time something is asked about, False ever after."""
        if what in self._told_once:
            return False
        self._told_once.add(what)
        return True

    def number(
        self, cell: Cell | None, code: str | None = None, month: Month | None = None, keeps_marks: bool = False
    ) -> Read | None:
        """The cell's quantity; what cannot be read is told, and a mark where none can be kept."""
        if cell is None:
            return None
        if (met := self._numbers_met.get(cell[2:5])) is not None:
            return met
        read = self._commas.read(cell)
        if isinstance(read, Unreadable):
            self.problems.report(read, cell, code, month)
            return None
        if (doubt := self._commas.doubt(cell)) is not None:
            self.problems.report(doubt, cell, code, month)
            return None
        if read is not None and read.seen and keeps_marks and (doubt := not_counted(read, self.known, code, cell)):
            self.problems.report(doubt, cell, code, month)
            return None
        if read is not None and not (read.marks or read.doubt or read.seen):
            self._numbers_met[content_of(cell)] = read
            return read
        if read is not None and read.marks and not keeps_marks:
            self.problems.report(MARK_NOT_KEPT, cell, code, month)
        if read is not None and read.doubt is not None:
            self.problems.report(read.doubt, cell, code, month)
        return read

    def month_met(self, shown: Mapping[str, Cell]) -> FoundMonth | None:
        """The month of a row's cells where another row had the very same; None where it is still to be read."""
        cell = shown.get("month")
        return None if cell is None or "year" in shown else self._months_met.get(cell[2:5])

    def months_written_in_several_ways(self) -> bool:
        """Whether a month stood in differing cells, as other days of it may."""
        return len({found.month for found in self._months_met.values()}) < len(self._months_met)

    def month(self, cell: Cell | None, code: str | None = None, year: Cell | None = None) -> FoundMonth | None:
        """The cell's month, with the year that stands in another cell; what cannot be read is told, a blank cell is
        not."""
        if cell is None:
            return None
        if year is None and (met := self._months_met.get(content_of(cell))):
            return met
        cell, written = as_seen(cell), cell
        if year is None and (said := self._down.month_of(cell)) is not None:
            return FoundMonth(said)
        heading = MonthHeading(cell, year)
        either = year is None and may_be_financial_year(text_of(cell)) is not None
        if either and (in_run := month_in_run(cell, self._down.alike())) is not None:
            return FoundMonth(in_run)
        unsure = kept_as_day(cell) or (exchanged_day(cell) is not None and self._down.may_be_exchanged())
        found = day_as_asked(cell, self.problems) if unsure else self._down.within_as_asked(cell)
        found = found or month_of(heading, self.problems)
        if isinstance(found, Unreadable):
            # One month cell stands for all columns of a mapped sheet that has months down the side.
            if self.table.mapping is None or self.problems.once(("month", cell.address)):
                self.problems.report(found, cell, code)
            return None
        if found is not None and found.day_first and self.once("day first"):
            self.problems.report(day_first(found), cell)
        if found is not None and found.marks:
            report_marks_of_month(found, cell, self.problems)
        if found is not None and year is None:
            self._months_met[content_of(written)] = found
        return found

    def code_met(self, shown: Mapping[str, Cell]) -> str | None:
        """The code of a row's cells where another row had the very same; None where it is still to be looked for."""
        code, name = shown.get("code"), shown.get("name")
        return self._codes_met.get((code and code[2:5], name and name[2:5]))  # as content_of, for every row

    def code(self, row: int, entries: Collection[Cell], shown: Mapping[str, Cell] | None = None) -> str | None:
        """The known code that a row is about. `entries` are its cells that would be kept under it, `shown` is what
        `shown_in_row` says. Where there is none it is told, but for notes and headings between, without entries."""
        if self.table.mapping is not None and self.table.mapping.code:
            return self._code_said(self.table.mapping.code, entries)
        shown = self.shown_in_row(row) if shown is None else shown
        if (met := self.code_met(shown)) is not None:
            return met
        code_cell, name_cell = shown.get("code"), shown.get("name")
        by = code_cell if text_of(code_cell) or name_cell is None else name_cell
        if by is not None and (unread := unread_label(by, name_cell, entries)) is not None:
            self.problems.report(*unread, self.known.code_in(by))
            return None
        if by is None or not text_of(by):
            self._report_no_code(row, entries)
            return None
        if (means := self.means(by)) is not None:
            return self._code_meant(means, by)
        code = self._code_written(by, by is name_cell)
        if code is None:
            return self._code_unknown(row, by, entries)
        cells = content_of(code_cell), content_of(name_cell)
        if by is not name_cell and name_cell is not None:
            self._report_other_name(code, name_cell)
            self._names_met[cells] = code, name_cell
        self._codes_met[cells] = code
        return code

    def _code_written(self, by: Cell, is_name: bool) -> str | None:
        code, named = self.known.code_in(by), self.known.code_named(text_of(by))
        # A heading like KPI stands over codes here and over names there.
        return (named or code) if is_name else (code or named)

    def _code_unknown(self, row: int, by: Cell, entries: Collection[Cell]) -> str | None:
        if is_squeezed(self.sheet, self.table, self.problems, row, self.known):
            return None
        return code_of_label(self.known, self.problems, by, entries, self.within(row), self.parts_said)

    def names_met(self) -> Iterator[tuple[str, Cell]]:
        """Each code with each name that stood beside it in the rows read so far."""
        yield from self._names_met.values()

    def means(self, cell: Cell) -> str | None:
        """What a person said that the cell's text means; "" where its rows are to be left out."""
        return self.table.mapping.words.get(key_of(text_of(cell))) if self.table.mapping is not None else None

    def _code_said(self, code: str, entries: Collection[Cell]) -> str | None:
        if self.known.definitions(code):
            return code
        if entries and self.once(("no indicator", code)):
            self.problems.report(no_indicator(code), min(entries, key=lambda cell: cell.column), code)
        return None

    def _code_meant(self, means: str, by: Cell) -> str | None:
        code = self.known.code_of(means)
        if code is None and self.once(("left out", means, text_of(by))):
            self.problems.report(LEFT_OUT if not means else no_indicator(means), by)
        return code

    def _report_no_code(self, row: int, entries: Collection[Cell]) -> None:
        squeezed = is_squeezed(self.sheet, self.table, self.problems, row, self.known)
        if entries and not squeezed and not is_of_words(self.within(row)):
            self.problems.report(row_without_code(row), min(entries, key=lambda cell: cell.column))

    def _report_other_name(self, code: str, name_cell: Cell) -> None:
        name = text_of(name_cell).removesuffix(COMMENT_WANTED).rstrip()
        doubt = doubt_of_name(self.known, code, name) if self.once(("name", code, name)) else None
        if doubt is not None:
            self.problems.report(doubt, name_cell, code)
