"""The Population, Comments and Events sheets."""

import re
from decimal import Decimal
from fractions import Fraction

from ibdesk.domain.awaited import awaited
from ibdesk.domain.board import Comment, Event, Population, Records
from ibdesk.domain.figure import Unit
from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.settings.row_fields import fields_in, row_source
from ibdesk.reading.values.cell_text import key_of, plain_signs, text_of
from ibdesk.reading.values.sheet_problems import Unreadable
from ibdesk.reading.values.vocabulary import FOR_ALL_INDICATORS

# 2014, "mid-2014", "Mid 2014 estimate"; not 2013/14, which is two years.
_YEAR = re.compile(r"(?:mid[ -]?(?:year )?)?((?:19|20)\d\d)(?:\.0)?(?: estimates?)?")


def read_population(table: OpenTable) -> Records:
    """Children aged 0-17 by year."""
    found = [population for row in table.rows() if (population := _population(table, row)) is not None]
    return Records(populations=tuple(found))


def _population(table: OpenTable, row: int) -> Population | None:
    cell, year_cell = table.cell(row, "population"), table.cell(row, "year")
    if cell is None:
        return None
    year = _year(year_cell)
    if year is not None:
        table.problems.awaits = awaited("population", year)
    read = table.number(cell)
    if read is None:
        return None
    if not isinstance(read.quantity, Fraction):
        table.problems.report(_NO_POPULATION, cell)
        return None
    if year is None:
        table.problems.report(_NO_YEAR, year_cell or cell)
        return None
    if read.quantity <= 0 or read.quantity.denominator != 1 or read.unit not in (None, Unit.COUNT):
        table.problems.report(_WRONG_POPULATION, cell)
        return None
    said = fields_in(table, row, Population, but=("year", "population"))
    return Population(year, read.quantity, source=row_source(table, row), **said)


def _year(cell: Cell | None) -> int | None:
    if cell is None or cell.kind not in (Kind.TEXT, Kind.NUMBER, Kind.DATE):
        return None
    if not isinstance(cell.value, str | Decimal):
        return None
    match = _YEAR.fullmatch(plain_signs(text_of(cell)).casefold())
    return int(match[1]) if match else None


def read_comments(table: OpenTable) -> Records:
    """The officers' comments, each for one indicator and month."""
    found = [comment for row in table.rows() if (comment := _comment(table, row)) is not None]
    return Records(comments=tuple(found))


def _comment(table: OpenTable, row: int) -> Comment | None:
    cell = table.cell(row, "text")
    code = table.code(row, [cell] if cell else [])
    if code is None or cell is None:
        return None
    text = table.text(row, "text")
    if not text:
        return None
    month_cell = table.shown_in_row(row).get("month")
    if not text_of(month_cell):
        table.problems.report(_NO_MONTH, cell, code)
        return None
    month = table.month(month_cell, code)
    if month is None:
        return None
    table.problems.awaits = awaited("comment", code, month.month)
    said = fields_in(table, row, Comment, code, ("code", "month", "text"))
    return Comment(code, month.month, text, source=table.problems.source_of(cell), **said)


def read_events(table: OpenTable) -> Records:
    """What happened when, for one indicator or for all."""
    found = [event for row in table.rows() if (event := _event(table, row)) is not None]
    return Records(events=tuple(found))


def _event(table: OpenTable, row: int) -> Event | None:
    cell = table.cell(row, "what")
    what = table.text(row, "what")
    if cell is None or not what:
        return None
    month_cell = table.cell(row, "month")
    if not text_of(month_cell):
        if len(table.within(row)) > 1:
            table.problems.report(_NO_MONTH, cell)
        return None
    month = table.month(month_cell)
    if month is None:
        return None
    table.problems.awaits = awaited("event", month.month)
    code_cell = table.cell(row, "code")
    code = None
    if code_cell is not None and key_of(text_of(code_cell)) not in FOR_ALL_INDICATORS:
        code = table.code(row, [cell])
        if code is None:
            return None
    table.problems.awaits = awaited("event", month.month, code)
    said = fields_in(table, row, Event, code, ("month", "code", "what"))
    return Event(month.month, code, what, source=table.problems.source_of(cell), **said)


_NO_YEAR = Unreadable(
    "unreadable-year",
    "This row does not say which calendar year the population is for, so it was not used.",
    "Write one year, like 2014; a population holds from January of its year.",
)
_NO_POPULATION = Unreadable(
    "population-missing",
    "There is no number of children for this year, so the year before it goes on.",
    "Write the number, or take the row out.",
    Severity.WARNING,
)
_WRONG_POPULATION = Unreadable(
    "unreadable-number",
    "A population is a whole number of children above 0. This one was not used.",
    "Write the number of children aged 0-17 itself, not in thousands: 56,700, not 56.7.",
)
_NO_MONTH = Unreadable(
    "month-missing",
    "This row does not say which month it is about, so nothing of it was used.",
    "Write the month in the row, like Aug 2014.",
)
