"""What the months down the side of a table are together: a run without years, written alike, perhaps exchanged days."""

from collections.abc import Iterator
from dataclasses import dataclass

from ibdesk.domain.mapping import PERIOD
from ibdesk.domain.month import Month
from ibdesk.reading.cells.sheet import Cell, Sheet
from ibdesk.reading.tables.months.asked_months import may_be_exchanged
from ibdesk.reading.tables.months.days_within import are_days_within, day_within_as_asked
from ibdesk.reading.tables.months.month_headings import looks_like_month
from ibdesk.reading.tables.months.months_without_years import bare_month, following_as_asked, months_as_asked
from ibdesk.reading.tables.months.numbered_months import numbered_down, numbered_month
from ibdesk.reading.tables.months.odd_months import Run, months_written_alike
from ibdesk.reading.tables.opened.table import Table
from ibdesk.reading.tables.words.headings import DATES, YEARS
from ibdesk.reading.values.cell_text import key_in
from ibdesk.reading.values.month_text import FoundMonth
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable


@dataclass(slots=True)
class MonthsDown:
    """The column of months of a table; each answer is looked for once, where it matters."""

    sheet: Sheet
    table: Table
    problems: SheetProblems
    _without_years: dict[tuple[int, int], Month] | None = None
    _exchanged: bool | None = None
    _within: bool | None = None
    _numbered: dict[str, Month] | None = None
    _alike: Run | None = None

    def alike(self) -> Run:
        """The months that can be nothing else, with how they are written."""
        if self._alike is None:
            self._alike = months_written_alike(self._cells())
        return self._alike

    def may_be_exchanged(self) -> bool:
        """Whether the dates are first days of months, some with day and month exchanged."""
        if self._exchanged is None:
            self._exchanged = may_be_exchanged({cell._replace(row=0) for cell in self._cells()})
        return self._exchanged

    def within_as_asked(self, cell: Cell) -> FoundMonth | Unreadable | None:
        """The month of a day within one under "Date", which may be when a report was made; None for all else."""
        if self._within is None:
            heading = self.sheet.cell(self.table.heading_row, self.table.columns.get("month", 0))
            self._within = key_in(heading) in DATES and are_days_within(self._cells())
        return day_within_as_asked(cell, self.problems) if self._within else None

    def month_of(self, cell: Cell) -> Month | None:
        """The month of a cell that names no year, as a person said."""
        if numbered_month(cell) is not None:
            return self._numbers().get(str(cell.value))
        return self.without_years().get((cell.row, cell.column)) if bare_month(cell) else None

    def _numbers(self) -> dict[str, Month]:
        """What months by their number are, as a person said; beside a column of years a mapping has to say so."""
        if self._numbered is None:
            years = any(key_in(cell) in YEARS for cell in self.table.others) or "year" in self.table.columns
            about = f"row {self.table.heading_row}"
            self._numbered = {} if years else numbered_down(self._cells(), self.problems, about)
        return self._numbered

    def without_years(self) -> dict[tuple[int, int], Month]:
        """Where months without a year go down the side, beside such as have one, or one below the other in a described
        table, which they are, as a person said."""
        if self._without_years is None:
            cells = list(self._cells()) if "year" not in self.table.columns else []
            bare = [cell for cell in cells if bare_month(cell)]
            alone = not any(looks_like_month(cell) for cell in cells if not bare_month(cell))
            if bare and not alone:
                self._without_years = following_as_asked(cells, self.problems)
            else:
                down = bare and self.table.mapping is not None and self.table.mapping.code
                about = f"row {self.table.heading_row}"
                self._without_years = months_as_asked(bare, self.problems, about) if down else {}
        return self._without_years

    def _cells(self) -> Iterator[Cell]:
        column = self.table.columns.get("month") or self.table.columns.get(PERIOD)
        if column is not None:
            cells = (self.sheet.cell(row, column) for row in self.table.rows)
            yield from (cell for cell in cells if cell is not None)
