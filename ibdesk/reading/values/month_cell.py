"""From a cell to a month: a real date, a number that is one written together, a text."""

from datetime import datetime
from decimal import Decimal

from ibdesk.domain.month import Month
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.values.as_seen import as_seen
from ibdesk.reading.values.cell_text import found_in
from ibdesk.reading.values.month_refusals import (
    HOW_TO_WRITE,
    RULE,
    is_late,
    is_within_reason,
    late_in_month,
    no_month,
    out_of_reason,
)
from ibdesk.reading.values.month_text import FoundMonth, read_month_text
from ibdesk.reading.values.numbers import unreadable_formula
from ibdesk.reading.values.sheet_problems import Unreadable


def read_month(cell: Cell) -> FoundMonth | Unreadable | None:
    """The month a cell means, as a person sees it; None where it says nothing at all (spaces)."""
    cell = as_seen(cell)
    match cell.value:
        case bool():
            return no_month(found_in(cell))
        case datetime() as day:
            if not is_within_reason(day.year):
                return out_of_reason(found_in(cell))
            found = f"{found_in(cell)}, {day:%H:%M:%S}"
            if is_late(day.date(), day.time()):
                return late_in_month(found)
            return FoundMonth(Month.of(day))
        case Decimal() as number:
            return _from_number(number)
        case _ if cell.kind is not Kind.TEXT:
            return unreadable_formula(cell)
        case text:
            return read_month_text(text)


def _from_number(number: Decimal) -> FoundMonth | Unreadable:
    """201408 is a month, 20140831 a day; 41852 may be a date that lost its format, and may be anything else."""
    if number == number.to_integral_value() and len(str(int(number))) in (6, 8):
        return read_month_text(str(int(number))) or no_month(str(number))
    return Unreadable(
        RULE,
        f"The number {number:f} stands in a month's place.",
        f"If it is a date, give the cell a date format. {HOW_TO_WRITE}",
    )
