"""XmR control charts as in NHS "Making Data Count" (domain.md part 5): limits, special causes, what they mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from ibdesk.domain.figure import Covers, Unit
from ibdesk.domain.indicator import Indicator, Polarity
from ibdesk.domain.month import Month
from ibdesk.domain.target import AtLeast, AtMost, Between, Bounds

FEWEST_POINTS = 13
RUN_LENGTH = 7
# 3 / d2 for moving ranges of two, d2 = 1.128 (Shewhart); rounded as the NHS tools round it.
LIMIT_FACTOR = Fraction(266, 100)


class Variation(StrEnum):
    COMMON_CAUSE = "common cause"
    NONE = "no variation"
    IMPROVEMENT_HIGH = "improvement high"
    IMPROVEMENT_LOW = "improvement low"
    CONCERN_HIGH = "concern high"
    CONCERN_LOW = "concern low"
    NEITHER_HIGH = "neither high"
    NEITHER_LOW = "neither low"


class Assurance(StrEnum):
    PASSES = "passes"
    FAILS = "fails"
    HIT_AND_MISS = "hit and miss"


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """`special` is +1 for a special cause on the high side (or rising), -1 on the low side, 0 for common cause."""

    month: Month
    number: Fraction
    mean: Fraction
    lower: Fraction
    upper: Fraction
    special: int


@dataclass(frozen=True, slots=True)
class ControlChart:
    points: tuple[ControlPoint, ...]
    variation: Variation

    @property
    def latest(self) -> ControlPoint:
        return self.points[-1]


@dataclass(frozen=True, slots=True)
class NoControlChart:
    """Why there are no limits, as a sentence."""

    reason: str


def why_not(indicator: Indicator) -> str:
    """Why an indicator's values can have no limits whatever their number; empty where they can."""
    if indicator.value_period in (Covers.ROLLING_12, Covers.FINANCIAL_YEAR):
        return f"{indicator.value_period} figures overlap from month to month, so limits would mislead."
    return ""


def control_chart(
    indicator: Indicator, series: Sequence[tuple[Month, Fraction]], rebased_at: Sequence[Month] = ()
) -> ControlChart | NoControlChart:
    """Limits and special causes of a series of known months, oldest first, regrouped at each rebase month."""
    if reason := why_not(indicator):
        return NoControlChart(reason)
    if len(series) < FEWEST_POINTS:
        return NoControlChart(f"Only {len(series)} months are known; limits need {FEWEST_POINTS}.")
    points: list[ControlPoint] = []
    for group in _groups(series, rebased_at):
        points += _points_of(group)
    if len({number for _, number in series}) == 1:
        return ControlChart(tuple(points), Variation.NONE)
    return ControlChart(tuple(points), _variation(indicator.polarity, points[-1].special))


def limits(numbers: Sequence[Fraction]) -> tuple[Fraction, Fraction, Fraction]:
    """Mean, lower and upper limit: mean -/+ 2.66 x mean moving range; not screened for outliers, not clipped."""
    mean = sum(numbers, Fraction(0)) / len(numbers)
    ranges = [abs(later - earlier) for earlier, later in pairwise(numbers)]
    reach = LIMIT_FACTOR * sum(ranges, Fraction(0)) / len(ranges) if ranges else Fraction(0)
    return mean, mean - reach, mean + reach


def drawn(limit: Fraction, unit: Unit) -> Fraction:
    """A limit as drawn: not below 0, and a percentage's not above 100."""
    floored = max(limit, Fraction(0))
    return min(floored, Fraction(100)) if unit is Unit.PERCENT else floored


def assurance(point: ControlPoint, bounds: Bounds) -> Assurance:
    """The latest target against the latest limits."""
    match bounds:
        case AtLeast(low):
            passes, fails = point.lower >= low, point.upper < low
        case AtMost(high):
            passes, fails = point.upper <= high, point.lower > high
        case Between(low, high):
            passes = low <= point.lower and point.upper <= high
            fails = point.upper < low or point.lower > high
    return Assurance.PASSES if passes else Assurance.FAILS if fails else Assurance.HIT_AND_MISS


def _groups(
    series: Sequence[tuple[Month, Fraction]], rebased_at: Sequence[Month]
) -> list[list[tuple[Month, Fraction]]]:
    groups: list[list[tuple[Month, Fraction]]] = [[]]
    starts = sorted(rebased_at)
    for month, number in series:
        while starts and month >= starts[0]:
            starts.pop(0)
            if groups[-1]:
                groups.append([])
        groups[-1].append((month, number))
    return groups


def _points_of(group: Sequence[tuple[Month, Fraction]]) -> list[ControlPoint]:
    numbers = [number for _, number in group]
    mean, lower, upper = limits(numbers)
    special = _special_causes(numbers, mean, lower, upper)
    return [
        ControlPoint(month, number, mean, lower, upper, side)
        for (month, number), side in zip(group, special, strict=True)
    ]


def _special_causes(numbers: Sequence[Fraction], mean: Fraction, lower: Fraction, upper: Fraction) -> list[int]:
    """Which points are special causes: beyond a limit, on a run, on a trend, or two of three near a limit."""
    sides = [(number > mean) - (number < mean) for number in numbers]
    steps = [0, *[(later > earlier) - (later < earlier) for earlier, later in pairwise(numbers)]]
    near = [
        side if abs(number - mean) * 3 > (upper - mean) * 2 else 0 for number, side in zip(numbers, sides, strict=True)
    ]
    special = [1 if number > upper else -1 if number < lower else 0 for number in numbers]
    _mark_runs(special, sides, RUN_LENGTH, before=0)
    # A trend of seven points has six steps; the point it starts from belongs to it.
    _mark_runs(special, steps, RUN_LENGTH - 1, before=1)
    for end in range(2, len(numbers)):
        trio = near[end - 2 : end + 1]
        for side in (1, -1):
            if trio.count(side) >= 2:
                for index in range(end - 2, end + 1):
                    if near[index] == side and not special[index]:
                        special[index] = side
    return special


def _mark_runs(special: list[int], signs: Sequence[int], length: int, before: int) -> None:
    """Mark every stretch of the same sign of at least `length`, and `before` points ahead of it."""
    start = 0
    for index in range(1, len(signs) + 1):
        if index == len(signs) or signs[index] != signs[start]:
            if signs[start] and index - start >= length:
                for marked in range(start - before, index):
                    special[marked] = special[marked] or signs[start]
            start = index


def _variation(polarity: Polarity, special: int) -> Variation:
    if special == 0:
        return Variation.COMMON_CAUSE
    high = special > 0
    if polarity in (Polarity.NONE, Polarity.TO_TARGET):
        return Variation.NEITHER_HIGH if high else Variation.NEITHER_LOW
    if (polarity is Polarity.HIGHER) == high:
        return Variation.IMPROVEMENT_HIGH if high else Variation.IMPROVEMENT_LOW
    return Variation.CONCERN_HIGH if high else Variation.CONCERN_LOW
