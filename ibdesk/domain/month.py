"""Calendar months, financial years and quarters."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SHORT_NAMES = tuple(name[:3] for name in NAMES)
FIRST_OF_FINANCIAL_YEAR = 4
KEPT_YEARS = range(1500, 3001)
_TWO_YEARS = r"(\d{4})\s*[/–-]\s*(\d{4}|\d{2})"  # compiled when it is first asked for: no board that is shown does


class _YearAndNumber(NamedTuple):
    year: int
    number: int


class Month(_YearAndNumber):
    """One calendar month; adding and subtracting counts in months.

    (No dataclass: every look-up of a figure asks for a month's hash, which Python works out five times as fast so.)
    """

    __slots__ = ()

    def __new__(cls, year: int, number: int) -> "Month":
        if not (1 <= number <= 12 and 1 <= year <= 9999):
            raise ValueError(f"not a month: {year}-{number}")
        return super().__new__(cls, year, number)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Read "2014-08"; ValueError for anything else."""
        match = re.fullmatch(r"(\d{4})-(\d{2})", text, re.ASCII)
        if not match:
            raise ValueError(f"not a month: {text!r}")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def parse_kept(cls, text: str) -> "Month":
        """The same of what a board or definitions hold: ValueError also for a year that no figure is of. A year before
        and years after are reckoned with, and there is none before the year 1."""
        month = cls.parse(text)
        if month.year not in KEPT_YEARS:
            raise ValueError(f"not a month of a board: {text!r}")
        return month

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    def __add__(self, months: int) -> "Month":  # type: ignore[override]
        return _month_at(self.year * 12 + self.number - 1 + months)

    def __sub__(self, months: int) -> "Month":
        return self + -months

    def since(self, earlier: "Month") -> int:
        """How many months after `earlier` this one is."""
        return (self.year - earlier.year) * 12 + self.number - earlier.number

    @property
    def long(self) -> str:
        """August 2014, as on a page."""
        return f"{self.name} {self.year}"

    @property
    def name(self) -> str:
        """August, whatever the year."""
        return NAMES[self.number - 1]

    @property
    def medium(self) -> str:
        """Aug 2014, as on a card."""
        return f"{SHORT_NAMES[self.number - 1]} {self.year}"

    @property
    def short(self) -> str:
        """Aug-14, as in a table."""
        return f"{SHORT_NAMES[self.number - 1]}-{self.year % 100:02d}"

    @property
    def last_day(self) -> date:
        return (self + 1).first_day - timedelta(days=1)

    @property
    def first_day(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def a_year_before(self) -> "Month":
        return self - 12

    @property
    def financial_year_start(self) -> "Month":
        """The April at or before this month."""
        return Month(self.year if self.number >= FIRST_OF_FINANCIAL_YEAR else self.year - 1, FIRST_OF_FINANCIAL_YEAR)

    @property
    def financial_year(self) -> str:
        """2014/15."""
        start = self.financial_year_start.year
        return f"{start}/{(start + 1) % 100:02d}"

    @property
    def quarter(self) -> str:
        """Q1 2014/15: the quarter of the financial year that holds this month."""
        return f"{self.quarter_name} {self.financial_year}"

    @property
    def quarter_name(self) -> str:
        """Q1, whatever the year."""
        return f"Q{(self.number - FIRST_OF_FINANCIAL_YEAR) % 12 // 3 + 1}"

    @property
    def quarter_ended(self) -> "Month":
        """The last month of the last quarter that has ended with this month."""
        return self - self.number % 3

    @property
    def ends_quarter(self) -> bool:
        return self.number % 3 == 0


@lru_cache(maxsize=4096)
def _month_at(index: int) -> Month:
    """The month so many months after January of the year 0."""
    years, months_after = divmod(index, 12)
    return Month(years, months_after + 1)


@lru_cache(maxsize=1024)
def months(first: Month, last: Month) -> tuple[Month, ...]:
    """Every month from first to last, both included."""
    return tuple(first + step for step in range(last.since(first) + 1))


def twelve_months_to(last: Month) -> tuple[Month, ...]:
    return months(last - 11, last)


def financial_year_in(text: str) -> int | None:
    """The year in which a financial year written like 2012/13 or 2012/2013 begins; None where it is none."""
    match = re.fullmatch(_TWO_YEARS, text.strip(), re.ASCII)
    if match is None:
        return None
    first, after = int(match[1]), f"{int(match[1]) + 1:04d}"
    return first if match[2] in (after, after[2:]) else None
