"""A table while it is read: its cells by row and heading, which indicator a row is about, what was told."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from ibdesk.domain.month import Month
from ibdesk.domain.problem import Severity
from ibdesk.excel.cells import Cell, Kind, Sheet
from ibdesk.excel.layouts.known import Known
from ibdesk.excel.layouts.merged import Covered
from ibdesk.excel.layouts.month_headings import day_first, kept_as_day, kept_as_day_words
from ibdesk.excel.layouts.recognise import Table
from ibdesk.excel.sheet_problems import SheetProblems, Unreadable
from ibdesk.excel.values.cell_text import found_in, key_of, plain_signs, text_of
from ibdesk.excel.values.month_text import FoundMonth, read_month
from ibdesk.excel.values.numbers import Read, read_number, unreadable_formula
from ibdesk.progress import Progress

_ROWS_BETWEEN_WORDS = 2_000
_LONGEST_CODE = 30


@dataclass(slots=True)
class OpenTable:
    """What the reader of one layout has in its hands."""

    sheet: Sheet
    covered: Covered
    table: Table
    known: Known
    told: SheetProblems
    progress: Progress
    _told_once: set[object] = field(default_factory=set)

    def rows(self) -> Iterator[int]:
        """The numbers of the rows with anything in them, telling the progress now and then."""
        total = len(self.table.rows)
        for done, row in enumerate(self.table.rows):
            if done % _ROWS_BETWEEN_WORDS == 0:
                self.progress(done, total, f"Reading {self.sheet.name}")
            yield row

    def has(self, heading: str) -> bool:
        return heading in self.table.columns

    def cell(self, row: int, heading: str) -> Cell | None:
        """The cell under a heading, None where it is blank or there is no such column."""
        column = self.table.columns.get(heading)
        return None if column is None else self.sheet.cell(row, column)

    def shown(self, row: int, heading: str) -> Cell | None:
        """The same, and what a cell merged over several rows says for each of them."""
        column = self.table.columns.get(heading)
        return None if column is None else self.covered.cell(row, column)

    def text(self, row: int, heading: str) -> str:
        """A cell's text; an error in it is told and reads as blank."""
        cell = self.cell(row, heading)
        if cell is None or cell.kind not in (Kind.ERROR, Kind.FORMULA_WITHOUT_RESULT):
            return text_of(cell)
        self.told.tell(unreadable_formula(cell), cell)
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

    def number(self, cell: Cell | None, code: str | None = None, month: Month | None = None) -> Read | None:
        """The cell's quantity; what cannot be read, and a mark that cannot be kept, is told."""
        if cell is None:
            return None
        read = read_number(cell)
        if isinstance(read, Unreadable):
            self.told.tell(read, cell, code, month)
            return None
        if read is not None and read.revised:
            self.told.tell(_REVISED, cell, code, month)
        return read

    def month(self, cell: Cell | None, code: str | None = None) -> FoundMonth | None:
        """The cell's month; what cannot be read is told, a blank cell is not."""
        if cell is None:
            return None
        found = kept_as_day_words(cell) if kept_as_day(cell) else read_month(cell)
        if isinstance(found, Unreadable):
            self.told.tell(found, cell, code)
            return None
        if found is not None and found.day_first and self.once("day first"):
            self.told.tell(day_first(found), cell)
        return found

    def code(self, row: int, entries: Collection[Cell]) -> str | None:
        """The known code that a row is about. `entries` are its cells that would be kept under it.

        Told where there is none: notes and headings between the rows excepted, which have no entries.
        """
        code_cell, name_cell = self.shown(row, "code"), self.shown(row, "name")
        by = code_cell if text_of(code_cell) else name_cell
        if by is None or not text_of(by):
            self._tell_no_code(row, entries)
            return None
        if by.kind in (Kind.ERROR, Kind.FORMULA_WITHOUT_RESULT):
            self.told.tell(unreadable_formula(by), by)
            return None
        code = self.known.code_in(by)
        if by is name_cell:
            code = self.known.code_named(text_of(by)) or code
        if code is None:
            self._tell_unknown(row, by, entries)
        elif by is not name_cell and name_cell is not None:
            self._tell_other_name(code, name_cell)
        return code

    def _tell_no_code(self, row: int, entries: Collection[Cell]) -> None:
        cells = self.within(row)
        is_note = len(cells) == 1 and cells[0].kind is Kind.TEXT
        if not entries or is_note:
            return
        first = min(entries, key=lambda cell: cell.column)
        self.told.tell(
            Unreadable(
                "row-without-code",
                f"Row {row} does not say which indicator it is about, so nothing of it was used.",
                "Write the indicator's code in the row, or take the row out.",
            ),
            first,
        )

    def _tell_unknown(self, row: int, by: Cell, entries: Collection[Cell]) -> None:
        found = found_in(by)
        is_note = len(self.within(row)) == 1 or len(plain_signs(found)) > _LONGEST_CODE
        if not entries and is_note:
            return
        kept = "Its figures were not kept." if entries else "There are no figures beside it."
        self.told.tell(
            Unreadable(
                "unknown-code",
                f"“{found[:_LONGEST_CODE]}” is not the code or the name of any indicator of this board. {kept}",
                "Correct it, or define the indicator on an Indicators sheet of the workbook, and read it again.",
            ),
            by,
            code=found if key_of(found) and len(found) <= _LONGEST_CODE else None,
        )

    def _tell_other_name(self, code: str, name_cell: Cell) -> None:
        name = text_of(name_cell)
        other = self.known.named_differently(code, name)
        if other is not None and self.once(("name", code, name)):
            self.told.tell(
                Unreadable(
                    "code-and-name-differ",
                    f"The code is {code}, but “{name}” is the name of indicator {other}. The row was read as {code}.",
                    "Check whether the codes or the names are in the wrong rows.",
                    Severity.WARNING,
                ),
                name_cell,
                code,
            )


_REVISED = Unreadable(
    "mark-not-kept",
    "The figure is marked [r], revised. The figure is kept, the mark is not.",
    "Nothing; say in the comment what was revised, if it matters.",
    Severity.INFO,
)
