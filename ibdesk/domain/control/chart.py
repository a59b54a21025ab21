"""XmR control charts as in NHS "Making Data Count" (domain.md part 5): limits and what the latest point means.

Compared with nhs-r-community/NHSRplotthedots 0.2 (R/ptd_spc_standard.R, R/ptd_calculate_assurance_type.R). Decided
otherwise here: limits are not screened for outliers (there by default); a group of fewer than 13 points has no limits
at all (there "trial limits"); a target that is on a limit counts as kept on that side (there "inconsistent"); a
target range is assured too. As there since issue 172, assurance looks at the latest group's limits.
"""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from math import lcm
from statistics import median

from msgspec import Struct

from ibdesk.domain.control.special_causes import RUN_LENGTH, Mark, special_causes
from ibdesk.domain.figure import Covers, Supply, Unit
from ibdesk.domain.indicator import Indicator, Polarity
from ibdesk.domain.month import Month
from ibdesk.domain.target import AtLeast, AtMost, Between, Bounds

FEWEST_POINTS = 13
# Of so few, one more or fewer moves a percentage by more than ten points: limits would say "anything is usual".
SMALLEST_USUAL_DENOMINATOR = 10
# 3 / d2 for moving ranges of two, d2 = 1.128 (Shewhart); rounded as the NHS tools round it.
LIMIT_FACTOR = Fraction(266, 100)


Series = Sequence[tuple[Month, Fraction]]


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


class ControlPoint(Struct, frozen=True):
    """`mark` says whether the point is a special cause, on which side, and by which rule; `variation` what it means."""

    month: Month
    number: Fraction
    mean: Fraction
    lower: Fraction
    upper: Fraction
    mark: Mark
    variation: Variation


class Group(Struct, frozen=True):
    """Months that share limits, oldest first."""

    series: Series
    mean: Fraction
    lower: Fraction
    upper: Fraction
    polarity: Polarity

    def points(self, last: int | None = None) -> tuple[ControlPoint, ...]:
        """All of them, or the last few: no rule looks further back from a point than a run is long."""
        series = self.series if last is None else self.series[1 - last - RUN_LENGTH :]
        marks = special_causes([number for _, number in series], self.mean, self.upper - self.mean)
        points = [
            ControlPoint(month, number, self.mean, self.lower, self.upper, mark, _variation(self.polarity, mark.side))
            for (month, number), mark in zip(series, marks, strict=True)
        ]
        return tuple(points if last is None else points[-last:])


class ControlChart(Struct, frozen=True):
    """`groups` are those that are long enough for limits; the latest is always among them. `latest_two` are the last
    points, the latest at the end."""

    groups: tuple[Group, ...]
    latest_two: tuple[ControlPoint, ControlPoint]

    @property
    def points(self) -> tuple[ControlPoint, ...]:
        """Of all groups."""
        return tuple(point for group in self.groups for point in group.points())

    @property
    def latest(self) -> ControlPoint:
        return self.latest_two[-1]

    @property
    def variation(self) -> Variation:
        """What the latest point means."""
        latest = self.latest
        if all(number == latest.number for _, number in self.groups[-1].series):
            return Variation.NONE
        return latest.variation


class NoControlChart(Struct, frozen=True):
    """Why there is no usual range, as a sentence."""

    reason: str


def why_not(indicator: Indicator, denominators: Sequence[Fraction] = ()) -> str:
    """Why an indicator's values can have no limits whatever their number; empty where they can."""
    if indicator.value_period in (Covers.ROLLING_12, Covers.FINANCIAL_YEAR):
        over = "12 months" if indicator.value_period is Covers.ROLLING_12 else "the financial year to date"
        return f"Figures over {over} overlap from month to month, so a usual range would mislead."
    if indicator.value_period is Covers.QUARTER and indicator.supplied_as is Supply.PARTS:
        return "Quarters that are added up from months overlap from month to month, so a usual range would mislead."
    if indicator.unit is Unit.PERCENT and denominators:
        usual = median(denominators)
        if usual < SMALLEST_USUAL_DENOMINATOR:
            too_few = "too few for a usual range to mean much"
            return f"The percentage is of {float(usual):g} in a usual {_each(indicator)}, {too_few}."
    return ""


def control_chart(
    indicator: Indicator,
    series: Series,
    rebased_at: Sequence[Month] = (),
    denominators: Sequence[Fraction] = (),
) -> ControlChart | NoControlChart:
    """Limits and special causes of a series of known months, oldest first, regrouped at each rebase month.

    `denominators` are those of a percentage, as far as they are known.
    """
    if reason := why_not(indicator):
        return NoControlChart(reason)
    groups = _groups(series, rebased_at)
    if len(groups[-1]) < FEWEST_POINTS:
        return NoControlChart(_too_few(indicator, groups))
    if reason := why_not(indicator, denominators):
        return NoControlChart(reason)
    charted = tuple(_group(each, indicator.polarity) for each in groups if len(each) >= FEWEST_POINTS)
    before, latest = charted[-1].points(last=2)
    return ControlChart(charted, (before, latest))


def _too_few(indicator: Indicator, groups: Sequence[Series]) -> str:
    latest, each = groups[-1], _each(indicator)
    if not latest:
        return f"No {each} is known; {FEWEST_POINTS} are needed."
    since = f" since the usual range was started anew in {latest[0][0].long}" if len(groups) > 1 else ""
    are = f"{each} is" if len(latest) == 1 else f"{each}s are"
    return f"Only {len(latest)} {are} known{since}; {FEWEST_POINTS} are needed."


def _each(indicator: Indicator) -> str:
    return "quarter" if indicator.value_period is Covers.QUARTER else "month"


def limits(numbers: Sequence[Fraction]) -> tuple[Fraction, Fraction, Fraction]:
    """Mean, lower and upper limit: mean -/+ 2.66 x mean moving range; not screened for outliers, not clipped."""
    ratios = [number.as_integer_ratio() for number in numbers]
    below = lcm(*(part for _, part in ratios))  # sums of whole numbers: as exact, and ten times as fast
    whole = [number * (below // part) for number, part in ratios]
    mean = Fraction(sum(whole), len(whole) * below)
    ranges = [abs(later - earlier) for earlier, later in pairwise(whole)]
    reach = LIMIT_FACTOR * Fraction(sum(ranges), len(ranges) * below) if ranges else Fraction(0)
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


def _groups(series: Series, rebased_at: Sequence[Month]) -> Sequence[Series]:
    if not rebased_at:
        return [series]
    groups: list[list[tuple[Month, Fraction]]] = [[]]
    starts = sorted(rebased_at)
    for month, number in series:
        while starts and month >= starts[0]:
            starts.pop(0)
            if groups[-1]:
                groups.append([])
        groups[-1].append((month, number))
    return groups


def _group(series: Series, polarity: Polarity) -> Group:
    return Group(series, *limits([number for _, number in series]), polarity)


def _variation(polarity: Polarity, special: int) -> Variation:
    if special == 0:
        return Variation.COMMON_CAUSE
    high = special > 0
    if polarity in (Polarity.NONE, Polarity.TO_TARGET):
        return Variation.NEITHER_HIGH if high else Variation.NEITHER_LOW
    if (polarity is Polarity.HIGHER) == high:
        return Variation.IMPROVEMENT_HIGH if high else Variation.IMPROVEMENT_LOW
    return Variation.CONCERN_HIGH if high else Variation.CONCERN_LOW
