"""The month of a sheet that is about a single month: as said, in its name, or in its titles."""

from collections.abc import Iterable

from ibdesk.domain.mapping import MonthFrom
from ibdesk.domain.month import Month
from ibdesk.domain.question import Choice
from ibdesk.reading.cells.sheet import Cell, Sheet
from ibdesk.reading.mapping.heading_block import MONTH_INSIDE
from ibdesk.reading.values.cell_text import plain_signs, text_of
from ibdesk.reading.values.month_cell import read_month
from ibdesk.reading.values.month_text import FoundMonth, read_month_text
from ibdesk.reading.values.sheet_problems import SheetProblems

WHOLE_MONTH = "whole-month"
_MONTHS_ON = 12


def month_in_name(name: str) -> FoundMonth | None:
    """The one month that a sheet's name says: "Aug 14", "Return August 2014"."""
    return _only(_months_in(name))


def month_in_titles(sheet: Sheet, first_heading_row: int) -> FoundMonth | None:
    """The one month in the cells above the headings."""
    above = [cell for row in range(1, first_heading_row) for cell in sheet.row(row)]
    return _only(month for cell in above for month in _months_of(cell))


def month_as_asked(last_time: Month, problems: SheetProblems, at: Cell) -> Month | None:
    """Which month a sheet is about whose month a person chose last time, and has to choose every time."""
    months = [*(last_time + step for step in range(1, _MONTHS_ON + 1)), last_time]
    choices = tuple(Choice(str(month), month.long) for month in months)
    text = f"This sheet was about {last_time.long} last time, and does not say its month. Which month is it about now?"
    word = problems.ask(WHOLE_MONTH, "", text, choices, at)
    return Month.parse(word) if word else None


def found_in(sheet: Sheet, where: MonthFrom, first_heading_row: int) -> FoundMonth | None:
    match where:
        case MonthFrom.SHEET_NAME:
            return month_in_name(sheet.name)
        case MonthFrom.TITLE:
            return month_in_titles(sheet, first_heading_row)


def _months_of(cell: Cell) -> list[FoundMonth]:
    found = read_month(cell)
    return [found] if isinstance(found, FoundMonth) else _months_in(text_of(cell))


def _months_in(text: str) -> list[FoundMonth]:
    whole = read_month_text(text)
    if isinstance(whole, FoundMonth):
        return [whole]
    inside = (read_month_text(match[0]) for match in MONTH_INSIDE.finditer(plain_signs(text)))
    return [month for month in inside if isinstance(month, FoundMonth)]


def _only(found: Iterable[FoundMonth]) -> FoundMonth | None:
    months = {month.month: month for month in found}
    return months.popitem()[1] if len(months) == 1 else None
