"""The time of a row: a year as the Department writes it, and what a benchmark of a board calls it."""

import re
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from ibdesk.domain.month import Month

_FOUR, _SIX = re.compile(r"(?:19|20)\d\d", re.ASCII), re.compile(r"((?:19|20)\d\d)[/-]?(\d\d)", re.ASCII)


class YearKind(StrEnum):
    """Which twelve months a year of the table is."""

    REPORTING = "reporting year"
    FINANCIAL = "financial year"
    ACADEMIC = "academic year"
    CALENDAR = "calendar year"


_LAST_MONTH = {YearKind.REPORTING: 3, YearKind.FINANCIAL: 3, YearKind.ACADEMIC: 8, YearKind.CALENDAR: 12}
_KINDS = {kind.value: kind for kind in YearKind}


class Period(Struct, frozen=True, order=True):
    """A year by the month that it ends with. Reporting year 2013 is April 2012 to March 2013, written 2012/13."""

    ends: Month
    kind: YearKind

    @property
    def text(self) -> str:
        """2012/13; 2012 for a calendar year."""
        year = self.ends.year
        return str(year) if self.kind is YearKind.CALENDAR else f"{year - 1}/{year % 100:02d}"

    @property
    def mid_year(self) -> int:
        """Whose mid-year population its rates are made with: 2012 for 2012/13."""
        return self.ends.year if self.kind is YearKind.CALENDAR else self.ends.year - 1

    @property
    def holds_from(self) -> Month:
        """The first month of pages that can be compared with it: the one after its end."""
        return self.ends + 1


@lru_cache(maxsize=1024)
def period_of(time: str, identifier: str) -> Period | None:
    """The year that a row is for; None where it is no whole year, or the two do not go together."""
    kind = _KINDS.get(" ".join(identifier.casefold().split()))
    if kind is None:
        return None
    year = _year_of(time.strip(), kind)
    return None if year is None else Period(Month(year, _LAST_MONTH[kind]), kind)


def _year_of(time: str, kind: YearKind) -> int | None:
    """The calendar year in which it ends."""
    if _FOUR.fullmatch(time):
        # 2013 alone says which year it ends in only where the Department counts so.
        return int(time) if kind in (YearKind.REPORTING, YearKind.CALENDAR) else None
    two = _SIX.fullmatch(time)
    if two is None or kind is YearKind.CALENDAR or (int(two[1]) + 1) % 100 != int(two[2]):
        return None
    return int(two[1]) + 1


def mid_year_of(time: str) -> int | None:
    """The year of a mid-year population, which the tables write as a single year whatever they call it."""
    return int(time.strip()) if _FOUR.fullmatch(time.strip()) else None
