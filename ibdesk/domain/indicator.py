"""What an indicator is: its definition, how its number is made, and what it must agree with."""

import re
from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from ibdesk.domain.figure import Covers, Part, Source, Supply, Unit
from ibdesk.domain.month import Month
from ibdesk.domain.number import MOST_DECIMALS
from ibdesk.domain.record_fields import Column

_MOST_DIGITS = 9
# Asked of every figure: a member looked up in its class takes five times as long as a name.
_SNAPSHOT, _MONTH, _VALUE = Covers.SNAPSHOT, Covers.MONTH, Part.VALUE
_UNITS = {Part.NUMERATOR: Unit.COUNT, Part.DENOMINATOR: Unit.COUNT, Part.RATE: Unit.RATE}


class Polarity(StrEnum):
    """The report's word for it is Measure."""

    HIGHER = "Higher is better"
    LOWER = "Lower is better"
    TO_TARGET = "To target"
    NONE = "N/A"


class RateBasis(StrEnum):
    """What the rate per 10,000 children is made of."""

    NONE = "none"
    VALUE = "value"
    NUMERATOR = "numerator"
    ROLLING_VALUE = "rolling 12 months of the value"
    ROLLING_NUMERATOR = "rolling 12 months of the numerator"
    YEAR_VALUE = "financial year to date of the value"
    YEAR_NUMERATOR = "financial year to date of the numerator"


class Frequency(StrEnum):
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


class Within(Struct, frozen=True):
    """This indicator counts some of what `code` counts; inferred relations are only ever a warning."""

    code: str
    inferred: bool = False

    def __str__(self) -> str:
        return f"{self.code} (inferred)" if self.inferred else self.code


class Indicator(Struct, frozen=True):
    """One measured thing, as defined from `first_month` to `last_month`.

    Relations, all for the same period: `denominator` is the code whose value this one's denominator is,
    `numerator_of` are the codes whose numerator this one's value is; all that are `within` the same code are
    together no more than it (their value where they are counts, their numerator where they are percentages).
    """

    code: Annotated[str, Column("Code", 8)]
    section: Annotated[str, Column("Section", 26)]
    name: Annotated[str, Column("Name", 46)]
    officer: Annotated[str, Column("Responsible officer", 24)]
    description: Annotated[str, Column("Full description", 50)] = ""
    polarity: Annotated[Polarity, Column("Measure", 18, "measure")] = Polarity.NONE
    guide: Annotated[str, Column("Indicator guide", 50)] = ""
    unit: Annotated[Unit, Column("Unit", 10)] = Unit.COUNT
    value_period: Annotated[Covers, Column("Value period", 22)] = Covers.MONTH
    rate_basis: Annotated[RateBasis, Column("Rate basis", 34)] = RateBasis.NONE
    supplied_as: Annotated[Supply, Column("Supplied as", 16)] = Supply.PARTS
    frequency: Annotated[Frequency, Column("Frequency", 12)] = Frequency.MONTHLY
    decimals: Annotated[int | None, Column("Decimals", 10)] = None
    numerator_of: Annotated[tuple[str, ...], Column("Numerator of", 14)] = ()
    denominator: Annotated[str | None, Column("Denominator", 13)] = None
    within: Annotated[Within | None, Column("Within", 14)] = None
    compare_without_target: Annotated[bool, Column("Compare without a target", 14, "compare")] = True
    rate_label: Annotated[str, Column("Rate label", 26)] = ""
    period_label: Annotated[str, Column("Measure period", 26, "measure period")] = ""
    first_month: Annotated[Month | None, Column("First month", 13)] = None
    last_month: Annotated[Month | None, Column("Last month", 13)] = None
    source: Source | None = None

    def __post_init__(self) -> None:
        if self.decimals is not None and not 0 <= self.decimals <= MOST_DECIMALS:
            raise ValueError(f"decimals must be a whole number, not {self.decimals}, from 0 to {MOST_DECIMALS}")

    @property
    def key(self) -> tuple[str, Month | None]:
        return self.code, self.first_month

    @property
    def shown_decimals(self) -> int:
        """Counts and days show none, percentages and rates two, unless the definition says otherwise."""
        if self.decimals is not None:
            return self.decimals
        return 2 if self.unit in (Unit.PERCENT, Unit.RATE) else 0

    @property
    def rate_covers(self) -> Covers | None:
        """What time the rate covers; None where there is no rate."""
        if self.rate_basis is RateBasis.NONE:
            return None
        if self.rate_basis in (RateBasis.ROLLING_VALUE, RateBasis.ROLLING_NUMERATOR):
            return Covers.ROLLING_12
        if self.rate_basis in (RateBasis.YEAR_VALUE, RateBasis.YEAR_NUMERATOR):
            return Covers.FINANCIAL_YEAR
        return self.value_period

    @property
    def part_covers(self) -> Covers:
        """What time one monthly part covers: a snapshot stays one, everything else comes month by month."""
        return _SNAPSHOT if self.value_period is _SNAPSHOT else _MONTH

    @property
    def is_for_all_months(self) -> bool:
        return self.first_month is None and self.last_month is None

    def defined_in(self, month: Month) -> bool:
        return (self.first_month is None or self.first_month <= month) and (
            self.last_month is None or month <= self.last_month
        )


def expected_unit(indicator: Indicator, part: Part) -> Unit:
    """The unit that a part of an indicator is in."""
    return indicator.unit if part is _VALUE else _UNITS[part]


CodeOrder = tuple[tuple[tuple[bool, int, str], ...], str]
_RUNS = re.compile("[0-9]+|[^0-9]+")


def in_code_order(code: str) -> CodeOrder:
    """Sort key: 2 before 10 and N2 before N10, codes that begin with a letter last."""
    runs = _RUNS.findall(code)
    return tuple((False, int(run), "") if is_number(run) else (True, 0, run.casefold()) for run in runs), code


def is_number(code: str) -> bool:
    """Whether it is one of a list's numbers, up to nine digits: a cell may hold thousands of them."""
    return len(code) <= _MOST_DIGITS and code.isascii() and code.isdigit()
