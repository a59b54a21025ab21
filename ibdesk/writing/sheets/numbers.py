"""What a cell of the pack holds: a real number or date with its format, or text."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ibdesk.domain.figure import Missing, Quantity, Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.mark_words import provisional_text
from ibdesk.domain.month import Month
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.wording import MISSING_MARKS, number_text, reckoned_text

MONTH_FORMAT = "mmm yyyy"
LONG_MONTH_FORMAT = "mmmm yyyy"
# Tables that leave no cell blank need a mark for "not supplied" too.
NOT_SUPPLIED = "[x]"
NOT_APPLICABLE = "[z]"


@dataclass(frozen=True, slots=True)
class NumberCell:
    """`number` as Excel keeps it: a percentage of 65.19 is 0.6519 with a percent format."""

    number: float
    number_format: str


@dataclass(frozen=True, slots=True)
class DateCell:
    day: date
    number_format: str = MONTH_FORMAT


@dataclass(frozen=True, slots=True)
class TextCell:
    text: str


CellContent = NumberCell | DateCell | TextCell


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
    return float(number / 100 if unit is Unit.PERCENT else number)


def number_cell(number: Fraction, unit: Unit, decimals: int, suffix: str = "") -> NumberCell:
    return NumberCell(as_kept(number, unit), number_format(unit, decimals, suffix))


def reckoned_cell(indicator: Indicator, reckoned: Reckoned, suffix: str = "") -> CellContent:
    """A page's value or rate, with as many decimals as its words show; its words where there is no number."""
    text = reckoned_text(indicator, reckoned)
    if reckoned.number is None:
        return TextCell(text)
    decimals = shown_decimals(text)
    mark = provisional_text(reckoned.marks).strip()
    return number_cell(reckoned.number, reckoned.unit, decimals, " ".join(filter(None, (mark, suffix))))


def shown_decimals(text: str) -> int:
    """How many decimals a number shows in words: 2 in "1,060.66%"."""
    whole, _, rest = text.partition(".")
    return len(rest) - len(rest.lstrip("0123456789")) if rest and whole else 0


def table_quantity(quantity: Quantity | None, unit: Unit, decimals: int) -> CellContent:
    """A quantity for a table without blanks: the number, or the mark for why there is none."""
    if isinstance(quantity, Fraction):
        return number_cell(quantity, unit, decimals)
    return TextCell(mark_of(quantity))


def mark_of(missing: Missing | None) -> str:
    return (MISSING_MARKS[missing] if missing else "") or NOT_SUPPLIED


def month_cell(month: Month, shown_as: str = MONTH_FORMAT) -> DateCell:
    return DateCell(month.first_day, shown_as)


def cell_text(cell: CellContent) -> str:
    """About what the cell shows, to reckon its width and height."""
    match cell:
        case TextCell(text):
            return text
        case DateCell(day, shown_as):
            return Month.of(day).long if shown_as == LONG_MONTH_FORMAT else Month.of(day).medium
        case NumberCell(number, shown_as):
            percent = "%" in shown_as
            decimals = shown_decimals(shown_as.replace("0", "9"))
            shown = number_text(Fraction(str(number)) * (100 if percent else 1), Unit.COUNT, decimals)
            tail = shown_as.rpartition('"')[0].rpartition('"')[2]
            return f"{shown}{'%' if percent else ''}{tail}"
