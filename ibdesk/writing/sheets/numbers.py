"""What a cell of the pack holds: a real number or date with its format, or text."""

from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ibdesk.domain.figure import Missing, Quantity, Unit, provisional_text
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.month import Month
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.wording import MISSING_MARKS, number_text, reckoned_decimals, reckoned_text

MONTH_FORMAT = "mmm yyyy"
LONG_MONTH_FORMAT = "mmmm yyyy"
# Tables that leave no cell blank need a mark for "not supplied" too.
NOT_SUPPLIED = "[x]"
NOT_APPLICABLE = "[z]"


class NumberCell(NamedTuple):
    """`number` as Excel keeps it: a percentage of 65.19 is 0.6519 with a percent format. The others say again what the
    format shows: so many decimals, a percent sign, the text behind the number."""

    number: float
    number_format: str
    decimals: int = 0
    percent: bool = False
    behind: str = ""


class DateCell(NamedTuple):
    day: date
    number_format: str = MONTH_FORMAT


class TextCell(NamedTuple):
    text: str


CellContent = NumberCell | DateCell | TextCell


@lru_cache(maxsize=1024)
def number_format(unit: Unit, decimals: int, suffix: str = "") -> str:
    """Excel's format for a unit: #,##0.00, 0.00%, 0 "days"; the suffix is shown behind the number as text."""
    places = "." + "0" * decimals if decimals else ""
    tail = f'" {suffix}"' if suffix else ""
    match unit:
        case Unit.PERCENT:
            return f"0{places}%{tail}"
        case Unit.DAYS:
            return f'[=1]0" day"{tail};#,##0{places}" days"{tail}'
        case _:
            return f"#,##0{places}{tail}"


def as_kept(number: Fraction, unit: Unit) -> float:
    """The nearest number that Excel can keep; percent points become a share of 1."""
    # Integers divide to the nearest float, as fractions do, in a fraction of the time.
    return number.numerator / (number.denominator * 100 if unit is Unit.PERCENT else number.denominator)


def number_cell(number: Fraction, unit: Unit, decimals: int, suffix: str = "") -> NumberCell:
    behind = f" {suffix}" if suffix else " days" if unit is Unit.DAYS else ""
    shown_as = number_format(unit, decimals, suffix)
    return NumberCell(as_kept(number, unit), shown_as, decimals, unit is Unit.PERCENT, behind)


def reckoned_cell(indicator: Indicator, reckoned: Reckoned, suffix: str = "") -> CellContent:
    """A page's value or rate, with as many decimals as its words show; its words where there is no number."""
    if reckoned.number is None:
        held_back = reckoned.missing is Missing.SUPPRESSED
        return TextCell(MISSING_MARKS[Missing.SUPPRESSED] if held_back else reckoned_text(indicator, reckoned))
    decimals = reckoned_decimals(indicator, reckoned, reckoned.number)
    mark = provisional_text(reckoned.marks).strip()
    return number_cell(reckoned.number, reckoned.unit, decimals, " ".join(filter(None, (mark, suffix))))


def table_quantity(quantity: Quantity | None, unit: Unit, decimals: int) -> CellContent:
    """A quantity for a table without blanks: the number, or the mark for why there is none."""
    if isinstance(quantity, Fraction):
        return number_cell(quantity, unit, decimals)
    return TextCell(mark_of(quantity))


def mark_of(missing: Missing | None) -> str:
    return (MISSING_MARKS[missing] if missing else "") or NOT_SUPPLIED


@lru_cache(maxsize=1 << 11)
def month_cell(month: Month, shown_as: str = MONTH_FORMAT) -> DateCell:
    return DateCell(month.first_day, shown_as)


def cell_text(cell: CellContent) -> str:
    """About what the cell shows, to reckon its width and height."""
    match cell:
        case TextCell(text):
            return text
        case DateCell(day, shown_as):
            return Month.of(day).long if shown_as == LONG_MONTH_FORMAT else Month.of(day).medium
        case NumberCell(number, _, decimals, percent, behind):
            shown = number_text(Fraction(str(number)) * (100 if percent else 1), Unit.COUNT, decimals)
            return f"{shown}{'%' if percent else ''}{behind}"
