"""The usual range of an indicator's page: its control chart in the words and numbers that are shown."""

from collections.abc import Container, Iterable, Sequence
from fractions import Fraction
from math import lcm

from msgspec import Struct

from ibdesk.domain.control.chart import (
    FEWEST_POINTS,
    Assurance,
    ControlChart,
    ControlPoint,
    NoControlChart,
    Series,
    Variation,
    assurance,
    control_chart,
    limits,
)
from ibdesk.domain.control.special_causes import special_causes
from ibdesk.domain.figure import Covers, Part, Unit
from ibdesk.domain.month import Month
from ibdesk.domain.reckoned import possible
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.report.series import Point
from ibdesk.domain.target import Basis
from ibdesk.domain.wording import period_text

MOST_SPECIAL = Fraction(1, 3)
# A level is told from a few odd points by lasting.
FEWEST_OF_A_LEVEL = 4


def special_count(series: Series) -> int:
    """How many of the points are special causes within limits made of all of them."""
    numbers = [number for _, number in series]
    mean, _, upper = limits(numbers)
    return sum(mark.side != 0 for mark in special_causes(numbers, mean, upper - mean))


def has_moved(series: Series) -> bool:
    """Whether limits would describe less than two thirds of the points."""
    return special_count(series) > MOST_SPECIAL * len(series)


def proposed_start(series: Series) -> Month:
    """The month from which on the range could count: where the latest level begins. ValueError for a series too short
    to have two levels."""
    if len(series) < 2 * FEWEST_OF_A_LEVEL:
        raise ValueError(f"{len(series)} points have no two levels")
    latest = series[_best_split([number for _, number in series]) :]
    if len(latest) >= FEWEST_POINTS and has_moved(latest):
        return proposed_start(latest)
    return latest[0][0]


def _best_split(numbers: Sequence[Fraction]) -> int:
    """The place from which on the second level counts: there the squares about the two means are least."""
    below = lcm(*(number.denominator for number in numbers))
    whole = [number.numerator * (below // number.denominator) for number in numbers]
    total, count = sum(whole), len(whole)
    before = sum(whole[:FEWEST_OF_A_LEVEL])
    best, place = Fraction(-1), FEWEST_OF_A_LEVEL
    for first in range(FEWEST_OF_A_LEVEL, count - FEWEST_OF_A_LEVEL + 1):
        # The squares about the means are least where these are most: the sum of all squares is the same for each.
        explained = Fraction(before * before, first) + Fraction((total - before) ** 2, count - first)
        if explained > best:
            best, place = explained, first
        before += whole[first]
    return place


LEVEL_MOVED = "The level has moved"


class UsualRange(Struct, frozen=True):
    """The latest limits, as computed and not clipped, and the chart that they belong to. `assurance` is None where
    there is no target for this series."""

    series: str
    mean: Fraction
    lower: Fraction
    upper: Fraction
    variation: Variation
    assurance: Assurance | None
    chart: ControlChart

    @property
    def points(self) -> tuple[ControlPoint, ...]:
        """Every point that has limits; worked out again."""
        return self.chart.points


def usual_range(page: IndicatorPage) -> UsualRange | str:
    """The control chart of the indicator's own value, month by month, or the sentence why there is none."""
    chart = _chart(page)
    if isinstance(chart, NoControlChart):
        return chart.reason
    latest = chart.latest
    if latest.month != page.value.month:
        if page.value.is_impossible:
            return f"The figure for {period_text(page.value.covers, page.value.month)} cannot be right."
        return f"There is no figure for {period_text(page.value.covers, page.value.month)}."
    if has_moved(chart.groups[-1].series):
        return _moved_text(page, chart.groups[-1].series)
    target = page.target
    held = assurance(latest, target.bounds) if target is not None and target.basis is Basis.VALUE else None
    return UsualRange(
        page.indicator.value_period.value, latest.mean, latest.lower, latest.upper, chart.variation, held, chart
    )


def out_of_the_ordinary(page: IndicatorPage) -> UsualRange | None:
    """The usual range where the page's own figure is a special cause; None where it is none, or there is no range.

    Whether the level has moved is asked for these few alone.
    """
    chart = _chart(page)
    if isinstance(chart, NoControlChart) or chart.latest.mark.side == 0 or chart.latest.month != page.value.month:
        return None
    found = usual_range(page)
    return None if isinstance(found, str) else found


def proposed_rebase(page: IndicatorPage) -> Month | None:
    """The month from which the usual range could count, where the level has moved; None where it has not."""
    chart = _chart(page)
    if isinstance(chart, NoControlChart) or not has_moved(chart.groups[-1].series):
        return None
    return proposed_start(chart.groups[-1].series)


def _chart(page: IndicatorPage) -> ControlChart | NoControlChart:
    unit = page.indicator.unit
    known = [
        (month, number)
        for month, number, _ in page.values
        if isinstance(number, Fraction) and possible(number, unit)  # one that cannot be is no part of a mean
    ]
    return control_chart(
        page.indicator,
        known,
        [event.month for event in page.events if event.rebase],
        _denominators(page.values, dict(known)) if unit is Unit.PERCENT else (),
    )


def _moved_text(page: IndicatorPage, series: Series) -> str:
    each = "quarters" if page.indicator.value_period is Covers.QUARTER else "months"
    start = proposed_start(series)
    since = sum(month >= start for month, _ in series)
    begins = start.quarter if each == "quarters" and start.ends_quarter else start.long
    yet = f", once {FEWEST_POINTS} {each} are known from there on" if since < FEWEST_POINTS else ""
    return (
        f"{LEVEL_MOVED}: {special_count(series)} of {len(series)} {each} are out of the ordinary, so no range "
        f"describes them all. It could count from {begins}{yet}."
    )


def _denominators(points: Iterable[Point], known: Container[Month]) -> list[Fraction]:
    return [count for point in points if point.month in known and (count := _denominator(point)) is not None]


def _denominator(point: Point) -> Fraction | None:
    """The denominator of a month's percentage; None where it is unknown."""
    counts = [figure.quantity for figure in point.figures if figure.part is Part.DENOMINATOR]
    return counts[0] if len(counts) == 1 and isinstance(counts[0], Fraction) else None
