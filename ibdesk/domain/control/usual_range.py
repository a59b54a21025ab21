"""The usual range of an indicator's page: its control chart in the words and numbers that are shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from ibdesk.domain.control.chart import (
    Assurance,
    ControlChart,
    ControlPoint,
    NoControlChart,
    Variation,
    assurance,
    control_chart,
)
from ibdesk.domain.figure import Part, Unit
from ibdesk.domain.reckoned import possible
from ibdesk.domain.report.report import IndicatorPage, Point
from ibdesk.domain.target import Basis
from ibdesk.domain.wording import period_text


@dataclass(frozen=True, slots=True)
class UsualRange:
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
    # A number that cannot be is no part of a mean.
    known = [
        point
        for point in page.values
        if isinstance(point.quantity, Fraction) and possible(point.quantity, page.indicator.unit)
    ]
    chart = control_chart(
        page.indicator,
        [(point.month, point.quantity) for point in known if isinstance(point.quantity, Fraction)],
        [event.month for event in page.events if event.rebase],
        _denominators(known) if page.indicator.unit is Unit.PERCENT else (),
    )
    if isinstance(chart, NoControlChart):
        return chart.reason
    latest = chart.latest
    if latest.month != page.value.month:
        if page.value.is_impossible:
            return f"The figure for {period_text(page.value.covers, page.value.month)} cannot be right."
        return f"There is no figure for {period_text(page.value.covers, page.value.month)}."
    target = page.target
    held = assurance(latest, target.bounds) if target is not None and target.basis is Basis.VALUE else None
    return UsualRange(
        page.indicator.value_period.value, latest.mean, latest.lower, latest.upper, chart.variation, held, chart
    )


def _denominators(points: Iterable[Point]) -> list[Fraction]:
    return [count for point in points if (count := _denominator(point)) is not None]


def _denominator(point: Point) -> Fraction | None:
    """The denominator of a month's percentage; None where it is unknown."""
    counts = [figure.quantity for figure in point.figures if figure.part is Part.DENOMINATOR]
    return counts[0] if len(counts) == 1 and isinstance(counts[0], Fraction) else None
