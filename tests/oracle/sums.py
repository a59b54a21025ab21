"""The sums and judgements of a board's page once more, by the rules of the domain alone and by no code of the product.

Months are counted numbers (year x 12 + month - 1), a number is a fraction, and None stands for no figure.
"""

from fractions import Fraction
from typing import NamedTuple

from tests.oracle.random_boards import Board, Row

Number = Fraction | None


class Expected(NamedTuple):
    """What a page must say."""

    value: Number
    rate: Number
    status: str
    direction: str
    judgement: str


def expected(board: Board, row: Row, month: int) -> Expected:
    shown = month - (month + 1) % 3 if row.period == "quarter" else month  # the last quarter that has ended
    value, rate = _value(row, shown), _rate(board, row, shown)
    low, high = (row.low, row.high) if row.target_from is None or row.target_from <= shown else (None, None)
    held = low is not None or high is not None
    on_rate = held and row.target_on == "rate"
    now, then = (rate, _rate(board, row, shown - 12)) if on_rate else (value, _value(row, shown - 12))
    unit = "rate" if on_rate else row.unit
    direction, judgement = _travel(row, unit, now, then, (low, high) if held else None)
    status = _status(row, unit, now, then, low, high)
    by_last_year = not held and row.polarity in ("Higher is better", "Lower is better")
    if now is not None and not on_rate and (_above(row, shown) or (by_last_year and _above(row, shown - 12))):
        status = "not assessed"
    return Expected(value, rate, status, direction, judgement)


def _can_be(number: Fraction, unit: str) -> bool:
    if number < 0 or (unit == "count" and number.denominator > 1):
        return False
    return unit != "percent" or number <= 100


def _span(period: str, last: int) -> range:
    if period == "quarter":
        return range(last - 2, last + 1)
    if period == "rolling 12 months":
        return range(last - 11, last + 1)
    if period == "financial year to date":
        return range(last - (last % 12 - 3) % 12, last + 1)
    return range(last, last + 1)


def _total(row: Row, part: str, period: str, last: int) -> Number:
    """All months of the period, or nothing; what cannot be enters no sum."""
    months = (last,) if row.finished else _span(period, last)
    total = Fraction(0)
    for month in months:
        cell = row.cells.get((month, part))
        unit = row.unit if part == "value" else "count"
        if not isinstance(cell, Fraction) or not _can_be(cell, unit):
            return None
        total += cell
    return total


def _value(row: Row, month: int) -> Number:
    if row.unit == "percent":
        above, below = (_total(row, part, row.period, month) for part in ("numerator", "denominator"))
        if row.finished:
            cells = [row.cells.get((month, part)) for part in ("numerator", "denominator")]
            above, below = (cell if isinstance(cell, Fraction) else None for cell in cells)
        return above / below * 100 if above is not None and below else None
    if row.finished or row.period in ("in month", "month-end snapshot"):
        cell = row.cells.get((month, "value"))  # a number that cannot be is shown
        return cell if isinstance(cell, Fraction) else None
    return _total(row, "value", row.period, month)


def _above(row: Row, last: int) -> bool:
    """Whether a month of a pooled percentage counts more than there are."""
    if row.unit != "percent" or row.finished or _value(row, last) is None:
        return False
    for month in _span(row.period, last):
        above, below = (row.cells.get((month, part)) for part in ("numerator", "denominator"))
        if isinstance(above, Fraction) and isinstance(below, Fraction) and above > below:
            return True
    return False


def _rate(board: Board, row: Row, month: int) -> Number:
    if row.basis == "none":
        return None
    part = "numerator" if "numerator" in row.basis else "value"
    kinds = {"rolling": "rolling 12 months", "year": "financial year to date"}
    period = kinds.get(row.basis.split()[0], row.period)
    counted = _total(row, part, period, month)
    years = [year for year in board.populations if year <= month // 12]
    if counted is None or not years:
        return None
    return counted / board.populations[max(years)] * 10_000


def _outside(number: Fraction, low: Number, high: Number) -> Fraction:
    if low is not None and number < low:
        return low - number
    return number - high if high is not None and number > high else Fraction(0)


def _status(row: Row, unit: str, now: Number, then: Number, low: Number, high: Number) -> str:
    if now is None:
        return "no data"
    if not _can_be(now, unit) or row.polarity == "N/A":
        return "not assessed"
    if low is None and high is None:
        return _against_last_year(row, unit, now, then)
    if row.polarity == "Higher is better":
        high = None
    if row.polarity == "Lower is better":
        low = None
    if low is None and high is None:
        return "not assessed"
    short = _outside(now, low, high)
    if short == 0:
        return "green"
    bound = low if low is not None and now < low else high
    assert bound is not None
    if row.tolerance is not None:
        kind, amount = row.tolerance
        if short <= (bound * amount / 100 if kind == "percent" else amount):
            return "amber"
    return "red"


def _against_last_year(row: Row, unit: str, now: Fraction, then: Number) -> str:
    if row.polarity == "To target" or then is None or not _can_be(then, unit):
        return "not assessed"
    worse = now < then if row.polarity == "Higher is better" else now > then
    return "red" if worse else "green"


def _travel(row: Row, unit: str, now: Number, then: Number, bounds: tuple[Number, Number] | None) -> tuple[str, str]:
    if now is None or then is None or not _can_be(now, unit) or not _can_be(then, unit):
        return "unknown", "unknown"
    direction = "up" if now > then else "down" if now < then else "level"
    gain = Fraction(0)
    if row.polarity == "Higher is better":
        gain = now - then
    elif row.polarity == "Lower is better":
        gain = then - now
    elif row.polarity == "To target" and bounds is not None:
        gain = _outside(then, *bounds) - _outside(now, *bounds)
    return direction, "better" if gain > 0 else "worse" if gain < 0 else "neither"
