"""A page's values year by year, for the chart that compares financial years."""

from msgspec import Struct

from ibdesk.domain.month import Month, months
from ibdesk.domain.report.series import Point

FINANCIAL_YEARS_COMPARED = 3


class YearOfMonths(Struct, frozen=True):
    """One financial year's twelve values, April first; months after the report month are left out as None."""

    name: str
    points: tuple[Point | None, ...]


def years_compared(values: tuple[Point, ...], month: Month) -> tuple[YearOfMonths, ...]:
    by_month = {point.month: point for point in values[-12 * FINANCIAL_YEARS_COMPARED :]}
    years = []
    for back in reversed(range(FINANCIAL_YEARS_COMPARED)):
        april = month.financial_year_start - 12 * back
        span = months(april, april + 11)
        years.append(YearOfMonths(april.financial_year, tuple(by_month.get(each) for each in span)))
    return tuple(years)
