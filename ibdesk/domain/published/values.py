"""What a cell of a published table says: a number, or why there is none, and what kind a heading names; and the time of
a row: a year as the Department writes it, and what a benchmark of a board calls it."""

import re
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from ibdesk.domain.figure import Missing, Quantity
from ibdesk.domain.month import Month
from ibdesk.domain.number import is_within_bounds, written

# The shorthand of official statistics, and its older forms. Of "u" and "k" the number is withheld as not reliable or
# nearly nothing.
SYMBOLS: dict[str, Missing] = {
    "": Missing.BLANK,
    "c": Missing.SUPPRESSED,
    "x": Missing.NO_DATA,
    "z": Missing.NOT_APPLICABLE,
    "low": Missing.LOW,
    "k": Missing.LOW,
    "u": Missing.NO_DATA,
    ":": Missing.NO_DATA,
    ".": Missing.NOT_APPLICABLE,
    "..": Missing.NO_DATA,
    "*": Missing.SUPPRESSED,
}
# What the letters say, for a person.
WHY_NONE = {
    "c": "suppressed",
    "*": "suppressed",
    "x": "not available",
    "..": "not available",
    ":": "not available",
    "z": "does not apply",
    ".": "does not apply",
    "low": "low",
    "k": "low",
    "u": "not reliable",
    "": "blank",
}
_BRACKETS = re.compile(r"\[(.*)\]", re.DOTALL)
_WORDS = re.compile(r"[a-z]+|\d+")


class NumberKind(StrEnum):
    """What a measure's numbers are, as far as its heading says."""

    PERCENT = "percentage"
    RATE = "rate per 10,000"
    COUNT = "count"
    OTHER = "number of another kind"


def symbol_of(text: str) -> str | None:
    """The shorthand that stands in a number's place, without its brackets; None where it is none."""
    plain = text.strip().casefold()
    if (inside := _BRACKETS.fullmatch(plain)) is not None:
        plain = inside[1].strip()
    return plain if plain in SYMBOLS else None


def quantity_of(text: str) -> Quantity | None:
    """The number or the reason for none; None for anything else, which nobody may guess."""
    if (symbol := symbol_of(text)) is not None:
        return SYMBOLS[symbol]
    try:
        number = written(text.strip().removesuffix("%"))
    except (ValueError, ArithmeticError):
        return None
    return number if is_within_bounds(number) else None


def kind_of(heading: str) -> NumberKind:
    """What a measure's heading says its numbers are. A rate that is not per 10,000 is a number of another kind."""
    words = _WORDS.findall(heading.casefold())
    if {"percent", "percentage", "pct", "pc", "perc", "%"} & set(words) or heading.endswith("%"):
        return NumberKind.PERCENT
    joined = "".join(words)
    if "rate" in words or "per" in words:
        return NumberKind.RATE if re.search(r"10000(?!0)|10k", joined) else NumberKind.OTHER
    odd = {
        "average",
        "mean",
        "median",
        "days",
        "duration",
        "score",
        "proportion",
        "ratio",
        "fte",
        "cost",
        "expenditure",
    }
    return NumberKind.OTHER if odd & set(words) else NumberKind.COUNT


def looks_like_fractions(numbers: list[Fraction]) -> bool:
    """Whether percentages seem to be written as fractions of one: all between 0 and 1, and not all whole."""
    return bool(numbers) and all(0 <= each <= 1 for each in numbers) and any(each.denominator != 1 for each in numbers)


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
