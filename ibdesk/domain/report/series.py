"""The numbers of a page month by month."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ibdesk.domain.figure import Covers, Figure, Missing, Part, Quantity, Supply, Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.month import Month, months
from ibdesk.domain.reckoned import Reckoned

NOTHING_ALONE: Mapping[Month, Figure] = {}


class Point(NamedTuple):
    """One month of a series on a page; `figures` are what it was made from, also where they make no point."""

    month: Month
    quantity: Quantity
    figures: tuple[Figure, ...] = ()

    @property
    def number(self) -> Fraction | None:
        return self.quantity if isinstance(self.quantity, Fraction) else None


def series(
    reckon: Callable[[Indicator, Month], Reckoned],
    indicator: Indicator,
    span: tuple[Month, ...],
    alone: Mapping[Month, Figure] = NOTHING_ALONE,
) -> tuple[Point, ...]:
    """The indicator's own numbers month by month; a month written in another unit is a gap, not a point. `alone` are
    the figures that are a month's number by themselves, and need not be put together."""
    points = []
    for month in span:
        if (figure := alone.get(month)) is not None:
            points.append(Point(month, figure.quantity, (figure,)))
            continue
        reckoned = reckon(indicator, month)
        comparable = reckoned.unit in (indicator.unit, Unit.RATE)
        figures = reckoned.figures if reckoned.month == month else ()
        points.append(Point(month, reckoned.quantity if comparable else Missing.BLANK, figures))
    return tuple(points)


def months_alone(indicator: Indicator, own: Iterable[Figure]) -> Mapping[Month, Figure]:
    """The months whose value is one figure's number in the indicator's own unit, as by far the most are."""
    period = indicator.value_period
    if indicator.unit is Unit.PERCENT or period not in (Covers.SNAPSHOT, Covers.MONTH):
        return NOTHING_ALONE
    return {
        figure.month: figure
        for figure in own
        if figure.covers is period
        and figure.part is Part.VALUE
        and figure.supply is Supply.PARTS
        and isinstance(figure.quantity, Fraction)
        and (figure.unit is None or figure.unit is indicator.unit)
    }


@lru_cache(maxsize=64)  # the same for most pages of a report
def no_rates(first: Month, last: Month) -> tuple[Point, ...]:
    """The series of an indicator without rates."""
    return tuple(Point(month, Missing.NOT_APPLICABLE, ()) for month in months(first, last))
