"""Months as the numbers by which Excel counts days, which lost their format: asked whether they are months."""

from datetime import date, timedelta

from ibdesk.domain.month import Month
from ibdesk.domain.question import Choice
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.values.cell_text import text_of
from ibdesk.reading.values.month_refusals import AMBIGUOUS_MONTH, HOW_TO_WRITE
from ibdesk.reading.values.month_text import FoundMonth
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable

_DAY, _NEITHER = "day", "neither"
_FIRST_DAY = date(1899, 12, 30)  # from which Excel counts days
_EARLIEST_SERIAL, _LATEST_SERIAL = 32_874, 55_152  # 1990 to 2050


def serial_month(cell: Cell) -> Month | None:
    """The month of a number that is the first or the last day of one as Excel counts days: 41852."""
    text = text_of(cell)
    if cell.kind not in (Kind.NUMBER, Kind.TEXT) or len(text) != 5 or not (text.isascii() and text.isdigit()):
        return None
    if not _EARLIEST_SERIAL <= int(text) <= _LATEST_SERIAL:
        return None
    day = _FIRST_DAY + timedelta(int(text))
    month = Month.of(day)
    return month if day.day == 1 or day == month.last_day else None


def serial_as_asked(cell: Cell, problems: SheetProblems) -> FoundMonth | Unreadable:
    """The month of such a number, as a person said that it is one; else why it was not used."""
    month, text = serial_month(cell), text_of(cell)
    assert month is not None
    choices = (Choice(_DAY, f"Days as Excel counts them: {text} is in {month.long}"), Choice(_NEITHER, "No months"))
    ask = f"“{text}” stands where a month's name should. It may be a date that lost its format, in {month.long}. Is it?"
    if problems.ask(AMBIGUOUS_MONTH, "day numbers", ask, choices, cell) == _DAY:
        return FoundMonth(month)
    return Unreadable(
        AMBIGUOUS_MONTH,
        f"The number {text} stands over this column. It may be a date in {month.long} that lost its format, so its "
        "figures were not used.",
        f"Give the cell a date format. {HOW_TO_WRITE}",
    )
