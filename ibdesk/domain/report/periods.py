"""Which months a number covers, by its kind of period."""

from typing import assert_never

from ibdesk.domain.figure import Covers
from ibdesk.domain.month import Month, months, twelve_months_to


def is_between_quarters(covers: Covers, month: Month) -> bool:
    """Whether no quarter ends with the month: sums of three months taken every month would overlap."""
    return covers is Covers.QUARTER and not month.ends_quarter


def months_of(covers: Covers, month: Month) -> tuple[Month, ...]:
    """The months of the period that ends with this one, oldest first."""
    match covers:
        case Covers.SNAPSHOT | Covers.MONTH:
            return (month,)
        case Covers.QUARTER:
            return months(month - 2, month)
        case Covers.ROLLING_12:
            return twelve_months_to(month)
        case Covers.FINANCIAL_YEAR:
            return months(month.financial_year_start, month)
        case _:
            assert_never(covers)
