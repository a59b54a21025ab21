"""The numbers of a page month by month, and by financial year for the chart that compares them."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cached_property, lru_cache, partial
from typing import NamedTuple

from msgspec import Struct

from ibdesk.domain.assessment import Status
from ibdesk.domain.figure import Covers, Figure, Missing, Part, Quantity, Supply, Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.month import Month, months
from ibdesk.domain.reckoned import Reckoned

FINANCIAL_YEARS_COMPARED = 3
NOTHING_ALONE: Mapping[Month, Figure] = {}


class Point(NamedTuple):
    """One month of a series on a page; `figures` are what it was made from, also where they make no point."""

    month: Month
    quantity: Quantity
    figures: tuple[Figure, ...] = ()

    @property
    def number(self) -> Fraction | None:
        return self.quantity if isinstance(self.quantity, Fraction) else None


# From its fields at once, as figure_from.
_point_of: Callable[[tuple[Month, Quantity, tuple[Figure, ...]]], Point] = partial(tuple.__new__, Point)


class YearOfMonths(Struct, frozen=True):
    """One financial year's twelve values, April first; months after the report month are left out as None."""

    name: str
    points: tuple[Point | None, ...]


class PageSeries:
    """The values and rates up to the month of a page, oldest first, and the assessment of the month before; each worked
    out when it is first asked for: of the pages that a board is opened with, most are not looked at."""

    def __init__(
        self,
        month: Month,
        values: Callable[[], tuple[Point, ...]],
        rates: Callable[[], tuple[Point, ...]],
        status_before: Callable[[], Status | None],
    ) -> None:
        self._month, self._make_values, self._make_rates = month, values, rates
        self._make_status_before = status_before

    @cached_property
    def values(self) -> tuple[Point, ...]:
        return self._make_values()

    @cached_property
    def rates(self) -> tuple[Point, ...]:
        return self._make_rates()

    @cached_property
    def status_before(self) -> Status | None:
        """None where there was no such indicator."""
        return self._make_status_before()

    @cached_property
    def years(self) -> tuple[YearOfMonths, ...]:
        return years_compared(self.values, self._month)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, PageSeries) and self._all == other._all

    @property
    def _all(self) -> tuple[tuple[Point, ...], tuple[Point, ...], Status | None]:
        return self.values, self.rates, self.status_before


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
            points.append(_point_of((month, figure.quantity, (figure,))))
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
    value, parts, unit = Part.VALUE, Supply.PARTS, indicator.unit
    return {
        figure.month: figure
        for figure in own
        if figure.covers is period
        and figure.part is value
        and figure.supply is parts
        and isinstance(figure.quantity, Fraction)
        and (figure.unit is None or figure.unit is unit)
    }


@lru_cache(maxsize=64)  # the same for most pages of a report
def no_rates(first: Month, last: Month) -> tuple[Point, ...]:
    """The series of an indicator without rates."""
    return tuple(Point(month, Missing.NOT_APPLICABLE, ()) for month in months(first, last))


def years_compared(values: tuple[Point, ...], month: Month) -> tuple[YearOfMonths, ...]:
    by_month = {point.month: point for point in values[-12 * FINANCIAL_YEARS_COMPARED :]}
    years = []
    for back in reversed(range(FINANCIAL_YEARS_COMPARED)):
        april = month.financial_year_start - 12 * back
        span = months(april, april + 11)
        years.append(YearOfMonths(april.financial_year, tuple(by_month.get(each) for each in span)))
    return tuple(years)
