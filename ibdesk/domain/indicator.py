"""What an indicator is: its definition, how its number is made, and what it must agree with."""

from dataclasses import dataclass
from enum import StrEnum

from ibdesk.domain.figure import Covers, Source, Supply, Unit
from ibdesk.domain.month import Month


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


@dataclass(frozen=True, slots=True)
class Within:
    """This indicator counts some of what `code` counts; inferred relations are only ever a warning."""

    code: str
    inferred: bool = False

    def __str__(self) -> str:
        return f"{self.code} (inferred)" if self.inferred else self.code


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measured thing, as defined from `first_month` to `last_month`.

    Relations, all for the same period: `denominator` is the code whose value this one's denominator is,
    `numerator_of` are the codes whose numerator this one's value is; all that are `within` the same code are
    together no more than it (their value where they are counts, their numerator where they are percentages).
    """

    code: str
    section: str
    name: str
    officer: str
    description: str = ""
    polarity: Polarity = Polarity.NONE
    guide: str = ""
    unit: Unit = Unit.COUNT
    value_period: Covers = Covers.MONTH
    rate_basis: RateBasis = RateBasis.NONE
    supplied_as: Supply = Supply.PARTS
    frequency: Frequency = Frequency.MONTHLY
    decimals: int | None = None
    numerator_of: tuple[str, ...] = ()
    denominator: str | None = None
    within: Within | None = None
    compare_without_target: bool = True
    rate_label: str = ""
    period_label: str = ""
    first_month: Month | None = None
    last_month: Month | None = None
    source: Source | None = None

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
        return Covers.SNAPSHOT if self.value_period is Covers.SNAPSHOT else Covers.MONTH

    @property
    def is_for_all_months(self) -> bool:
        return self.first_month is None and self.last_month is None

    def defined_in(self, month: Month) -> bool:
        return (self.first_month is None or self.first_month <= month) and (
            self.last_month is None or month <= self.last_month
        )


def in_code_order(code: str) -> tuple[int, str]:
    """Sort key: 2 before 10, codes that are not numbers last."""
    return (int(code), code) if code.isascii() and code.isdigit() else (10**9, code)
