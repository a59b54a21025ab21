"""What a cell of the template holds, so that reading it gives back exactly the quantity it was written from."""

from collections.abc import Collection
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.figure import Mark, Missing, Quantity, Unit, marks_text
from ibdesk.domain.number import plain
from ibdesk.domain.wording import MISSING_MARKS
from ibdesk.reading.values.numbers import Read
from ibdesk.reading.values.percent_scale import unsure

# A number with more digits is changed by every spreadsheet; as text it stays what it is.
MOST_DIGITS = 15
_NOT_SUPPLIED = "TBC"
_WORDS = {Unit.PERCENT: "%", Unit.DAYS: " days", Unit.RATE: " per 10,000", Unit.COUNT: " (count)"}


class NumberCell(Struct, frozen=True):
    """A number; `percent` shows 0.6519 as 65.19%."""

    value: float
    percent: bool = False


Written = str | NumberCell  # "" leaves the cell blank


def number_cell(number: Fraction) -> Written:
    """A number as it is."""
    return NumberCell(float(number)) if _fits(number) else plain(number)


def percent_cell(number: Fraction) -> Written:
    """Percent points as a number with a percent format: 65.19 is 0.6519 shown as 65.19%."""
    return NumberCell(float(number / 100), percent=True) if _fits(number) else f"{plain(number)}%"


def quantity_cell(quantity: Quantity, unit: Unit | None = None, marks: Collection[Mark] = ()) -> Written:
    """A figure: a missing reason as its sign, a number with its unit and its marks."""
    mark = marks_text(marks)
    if isinstance(quantity, Missing):
        return (MISSING_MARKS[quantity] or _NOT_SUPPLIED) + mark
    if marks or unit not in (None, Unit.PERCENT):
        return f"{plain(quantity)}{_WORDS[unit] if unit else ''}{mark}"
    return number_cell(quantity) if unit is None else percent_cell(quantity)


def with_signs(quantities: list[tuple[Quantity, Unit | None]]) -> bool:
    """Whether a percentage's row must be written with percent signs: without, its 0.51 could be read as 51 %."""
    return bool(unsure(Read(quantity, unit) for quantity, unit in quantities))


def _fits(number: Fraction) -> bool:
    digits = plain(abs(number)).replace(".", "").strip("0")
    return len(digits) <= MOST_DIGITS
