"""Dates that are shown as days within months: the 14th of August may be when August was counted, or when July's figures
were taken out. One day for all months is how a month is written; others are asked."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from ibdesk.domain.month import Month
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.months.asked_months import day_written, within_as_asked
from ibdesk.reading.values.cell_text import plain_signs, text_of
from ibdesk.reading.values.month_refusals import not_at_end
from ibdesk.reading.values.month_text import FoundMonth
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable

_NEAR_MONTH_END = 26  # month ends that mind weekends
_BEGINNING = 12  # up to here the month before is as likely, be it the same day each time
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T].*)?", re.ASCII)
_NO_PIECES = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.")


def day_shown(cell: Cell) -> date | None:
    """The day that a cell shows, with its month and year; None where it shows a month alone, or is no date."""
    if isinstance(cell.value, datetime):
        shown = _NO_PIECES.sub("", cell.number_format.casefold())
        return cell.value.date() if "d" in shown and "y" in shown else None
    found = _ISO_DAY.fullmatch(plain_signs(text_of(cell))) if cell.kind is Kind.TEXT else None
    if found is None:
        return day_written(cell)
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def is_within(day: date) -> bool:
    """Whether a day is neither the first nor near the last of its month."""
    return 1 < day.day < _NEAR_MONTH_END


def are_days_within(cells: Iterable[Cell]) -> bool:
    """Whether those of the cells that show days within months may be days on which reports were made. Several of one
    month are weeks or days of it, which is told elsewhere."""
    days = {day for cell in cells if (day := day_shown(cell)) is not None}
    of_month: dict[Month, set[int]] = defaultdict(set)
    for day in days:
        of_month[Month.of(day)].add(day.day)
    within = {day.day for day in days if is_within(day)}
    if not within or any(len(each) > 1 for each in of_month.values()):
        return False
    return not (len(within) == 1 and len(of_month) > 1 and min(within) > _BEGINNING)


def day_within_as_asked(cell: Cell, problems: SheetProblems) -> FoundMonth | Unreadable | None:
    """The month of a day within one, as a person said, else why it is not used; None where the cell shows none."""
    day = day_shown(cell)
    if day is None or not is_within(day):
        return None
    month = Month.of(day)
    return within_as_asked(not_at_end(text_of(cell), month), month, cell, problems)
