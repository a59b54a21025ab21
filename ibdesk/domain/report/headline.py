"""Chart headlines: one sentence that says what a chart shows, from fixed templates, never why."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from typing import assert_never

from msgspec import Struct

from ibdesk.domain.figure import Covers, Missing, Unit
from ibdesk.domain.month import NAMES, SHORT_NAMES, Month
from ibdesk.domain.reckoned import Reckoned, possible
from ibdesk.domain.report.assess import effective_bounds
from ibdesk.domain.report.report import TREND_MONTHS, IndicatorPage
from ibdesk.domain.report.series import Point
from ibdesk.domain.target import AtLeast, AtMost, Basis, Between, Bounds

FEWEST_STEPS_OF_A_RUN = 3
FEWEST_POINTS_FOR_A_RECORD = 13
MEASURES = {Unit.COUNT: "Number", Unit.PERCENT: "Percentage", Unit.RATE: "Rate per 10,000 children", Unit.DAYS: "Days"}
EACH_PERIOD = {
    Covers.SNAPSHOT: "at the end of each month",
    Covers.MONTH: "in each month",
    Covers.QUARTER: "in each quarter",
    Covers.ROLLING_12: "over the 12 months to each month",
    Covers.FINANCIAL_YEAR: "from April to each month",
}
_COMPARED = {1: "higher than", 0: "the same as", -1: "lower than"}


class _Known(Struct, frozen=True):
    month: Month
    number: Fraction


def years_headline(page: IndicatorPage) -> str:
    """The month beside the same month of the two years before: "August is higher than last year"."""
    if page.value.number is None:
        return _no_figure(page.value, "figure")
    if page.value.is_impossible:
        return _cannot_be(page.value)
    last, before = (_compared(page.value, earlier) for earlier in page.previous)
    subject = _subject(page.value)
    if last is None and before is None:
        return f"{subject} cannot be compared with earlier years"
    return f"{subject} {'are' if page.value.covers is Covers.ROLLING_12 else 'is'} {_against_years(last, before)}"


def trend_headline(page: IndicatorPage) -> str:
    """How the assessed series has been going, and how it stands to its target."""
    if page.assessed.number is None:
        return _no_figure(page.assessed, "rate" if page.basis is Basis.RATE else "figure")
    if page.assessed.is_impossible:
        return _cannot_be(page.assessed)
    unit = Unit.RATE if page.basis is Basis.RATE else page.indicator.unit
    points = [
        _Known(point.month, point.number)
        for point in trend_shown(page)
        if point.number is not None and possible(point.number, unit)
    ]
    if not points or points[-1].month != page.assessed.month:
        return f"{_subject(page.assessed)} is given in another unit than the months before"
    if len(points) == 1:
        return "Only one figure so far"
    bounds = _bounds(page)
    return _without_target(page, points) if bounds is None else _with_target(page, points, bounds)


def years_subtitle(page: IndicatorPage) -> str:
    """What the columns measure: "Number in each month, April to March, 2012/13 to 2014/15"."""
    names = [year.name for year in page.years]
    span = f", {names[0]} to {names[-1]}" if names else ""
    indicator = page.indicator
    gaps = _gaps(point for year in page.years for point in year.points)
    return f"{MEASURES[indicator.unit]} {EACH_PERIOD[indicator.value_period]}, April to March{span}{gaps}"


def compared_places(page: IndicatorPage) -> tuple[tuple[str, int], ...]:
    """What the years are compared by, each with its place in a year from April = 0: twelve months, or four quarters at
    their last months. Months too where a quarterly figure is dated with a month in which no quarter ends: it would else
    be in none of them."""
    quarters = range(2, 12, 3)
    if page.indicator.value_period is Covers.QUARTER:
        points = [(place, point) for year in page.years for place, point in enumerate(year.points)]
        if all(place in quarters or point is None or point.number is None for place, point in points):
            return tuple((f"Q{number}", place) for number, place in enumerate(quarters, start=1))
    return tuple((SHORT_NAMES[(place + 3) % 12], place) for place in range(12))


def trend_subtitle(page: IndicatorPage) -> str:
    """What the line measures: "Rate per 10,000 children over the 12 months to each month, Sep 2011 to Aug 2014"."""
    unit = Unit.RATE if page.basis is Basis.RATE else page.indicator.unit
    covers = page.rate.covers if page.basis is Basis.RATE else page.indicator.value_period
    shown = trend_shown(page)
    return f"{MEASURES[unit]} {EACH_PERIOD[covers]}, {_span(shown[0].month, shown[-1].month)}{_gaps(shown)}"


def _gaps(points: Iterable[Point | None]) -> str:
    held_back = any(point is not None and point.quantity is Missing.SUPPRESSED for point in points)
    return ". A gap [c] is left out" if held_back else ""


def _span(first: Month, last: Month) -> str:
    return last.medium if first == last else f"{first.medium} to {last.medium}"


def trend_shown(page: IndicatorPage) -> tuple[Point, ...]:
    """The months that a trend chart draws: the last 36, from the first one known; all of them where none is.

    Of a quarterly series only the months that end a quarter, and any other that has a figure all the same.
    """
    shown = page.trend[-TREND_MONTHS:]
    first = next((place for place, point in enumerate(shown) if point.number is not None), 0)
    quarterly = page.assessed.covers is Covers.QUARTER
    drawn = [point for point in shown[first:] if not quarterly or point.month.ends_quarter or point.number is not None]
    return tuple(drawn) or shown[-1:]


def _no_figure(reckoned: Reckoned, what: str) -> str:
    if reckoned.missing is Missing.SUPPRESSED:
        return f"The {what} for {_period(reckoned.covers, reckoned.month)} is left out [c]"
    # Nothing supplied at all is no matter of so many months out of twelve.
    reason = f": {reckoned.reason}" if reckoned.reason and reckoned.figures else ""
    return f"No {what} for {_period(reckoned.covers, reckoned.month)}{reason}"


def _cannot_be(reckoned: Reckoned) -> str:
    return f"The figure for {_period(reckoned.covers, reckoned.month)} cannot be right"


def _period(covers: Covers, month: Month) -> str:
    """A period inside a sentence: August 2014, Q1 2014/15, the 12 months to August 2014."""
    match covers:
        case Covers.QUARTER if month.ends_quarter:
            return month.quarter
        case Covers.ROLLING_12:
            return f"the 12 months to {month.long}"
        case Covers.FINANCIAL_YEAR if month.number != 4:
            return f"April to {month.long}"
        case _:
            return month.long


def _against_years(last: int | None, before: int | None) -> str:
    """Higher, the same or lower than a year and two years before; not both of them None."""
    if last is None:
        return f"{_COMPARED[before or 0]} two years before"
    if before is None:
        return f"{_COMPARED[last]} last year"
    if last == before:
        return f"{_COMPARED[last]} in {'either of ' if last else ''}the last two years"
    joined = " and" if 0 in (last, before) else ", but"
    return f"{_COMPARED[last]} last year{joined} {_COMPARED[before]} the year before"


def _compared(now: Reckoned, then: Reckoned) -> int | None:
    """1, 0 or -1: now is higher, the same, lower; None where the two cannot be compared."""
    if now.number is None or then.number is None or now.unit is not then.unit or now.covers is not then.covers:
        return None
    if then.is_impossible:
        return None
    return _sign(now.number - then.number)


def _sign(number: Fraction) -> int:
    return (number > 0) - (number < 0)


def _subject(reckoned: Reckoned) -> str:
    name = NAMES[reckoned.month.number - 1]
    match reckoned.covers:
        case Covers.QUARTER if reckoned.month.ends_quarter:
            return reckoned.month.quarter_name
        case Covers.ROLLING_12:
            return f"The 12 months to {name}"
        case Covers.FINANCIAL_YEAR if reckoned.month.number != 4:
            return f"April to {name}"
        case _:
            return name


def _bounds(page: IndicatorPage) -> Bounds | None:
    """What the series is compared with; None where nothing says which side of the target counts."""
    if page.target is None or page.target.basis is None:
        return None
    return effective_bounds(page.indicator.polarity, page.target.bounds)


def _with_target(page: IndicatorPage, points: list[_Known], bounds: Bounds) -> str:
    sides = [_side(bounds, point.number) for point in points]
    same = _run(page, points, [side == sides[-1] for side in sides])
    standing = _standing(bounds, sides[-1])
    direction, start = _movement(page, points)
    if direction:
        moving = f"{_moving(direction)} since {_since(page, points[start].month)}"
        if sides[-1] == -direction:
            return f"{moving}, but still {standing}"
        return f"{moving}, and now {standing}" if same > start else f"{moving}, {standing}"
    if same == 0:
        return f"{_capital(standing)} in all {len(points)} {_periods(page)} shown"
    if same == len(points) - 1:
        return f"Now {standing}"
    return f"{_capital(standing)} since {_since(page, points[same].month)}"


def _without_target(page: IndicatorPage, points: list[_Known]) -> str:
    numbers = [point.number for point in points]
    direction, start = _movement(page, points)
    if direction:
        return f"{_moving(direction)} since {_since(page, points[start].month)}"
    if len(set(numbers)) == 1:
        return f"The same in all {len(points)} {_periods(page)} shown"
    if len(points) >= FEWEST_POINTS_FOR_A_RECORD and numbers.count(numbers[-1]) == 1:
        if numbers[-1] == max(numbers):
            return f"The highest of the {len(points)} {_periods(page)} shown"
        if numbers[-1] == min(numbers):
            return f"The lowest of the {len(points)} {_periods(page)} shown"
    a_year_before = points[-1].month.a_year_before
    then = next((point for point in points if point.month == a_year_before), points[-2])
    words = _capital(_COMPARED[_sign(numbers[-1] - then.number)])
    return f"{words} in {_period(page.assessed.covers, then.month)}"


def _side(bounds: Bounds, number: Fraction) -> int:
    """-1 below the target, 1 above it, 0 where it is met."""
    match bounds:
        case Between(low, high):
            return -1 if number < low else 1 if number > high else 0
        case AtLeast(low):
            return -1 if number < low else 0
        case AtMost(high):
            return 1 if number > high else 0
        case _:
            assert_never(bounds)


def _standing(bounds: Bounds, side: int) -> str:
    target = "the target range" if isinstance(bounds, Between) else "the target"
    if side:
        return f"{'above' if side > 0 else 'below'} {target}"
    return f"inside {target}" if isinstance(bounds, Between) else f"meeting {target}"


def _run(page: IndicatorPage, points: list[_Known], holds: list[bool]) -> int:
    """The place from which on it holds up to the last point, without a missing month between."""
    start = len(points) - 1
    while start > 0 and holds[start - 1] and _adjoin(page, points[start - 1], points[start]):
        start -= 1
    return start


def _movement(page: IndicatorPage, points: list[_Known]) -> tuple[int, int]:
    """1 rising, -1 falling, and the place it began; 0 where the last three steps do not all go one way."""
    steps = [_sign(later.number - earlier.number) for earlier, later in pairwise(points)]
    direction = steps[-1]
    start = _run(page, points, [step == direction for step in steps] + [True])
    return (direction, start) if len(points) - 1 - start >= FEWEST_STEPS_OF_A_RUN else (0, start)


def _adjoin(page: IndicatorPage, earlier: _Known, later: _Known) -> bool:
    return later.month.since(earlier.month) <= (3 if page.assessed.covers is Covers.QUARTER else 1)


def _moving(direction: int) -> str:
    return "Rising" if direction > 0 else "Falling"


def _since(page: IndicatorPage, month: Month) -> str:
    if page.assessed.covers is Covers.QUARTER and month.ends_quarter:
        return month.quarter
    return NAMES[month.number - 1] if page.assessed.month.since(month) < 12 else month.long


def _periods(page: IndicatorPage) -> str:
    return "quarters" if page.assessed.covers is Covers.QUARTER else "months"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
