"""Targets: what the figure is compared with, on which basis, from when, with how much tolerance."""

from enum import StrEnum
from fractions import Fraction
from typing import Annotated, assert_never

from msgspec import Struct

from ibdesk.domain.figure import Source
from ibdesk.domain.month import Month
from ibdesk.domain.record_fields import YOUNGER, Column


class Basis(StrEnum):
    """Which of an indicator's two numbers is meant."""

    VALUE = "value"
    RATE = "rate"


class AtLeast(Struct, frozen=True):
    low: Fraction


class AtMost(Struct, frozen=True):
    high: Fraction


class Between(Struct, frozen=True):
    """Both bounds are inside."""

    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("a range's lower bound is above its upper bound")


Bounds = AtLeast | AtMost | Between


class PercentOfTarget(Struct, frozen=True):
    percent: Fraction


class Absolute(Struct, frozen=True):
    amount: Fraction


Tolerance = PercentOfTarget | Absolute


class Target(Struct, frozen=True):
    """`basis` is None where it is unknown whether the value or the rate is meant; `basis_stated` is False where the
    workbook gave a bare number and the basis is an earlier definition's. One that is `inherited` came with the program,
    and nothing is judged by it until a person confirmed it."""

    code: Annotated[str, Column("Code", 8)]
    bounds: Annotated[Bounds, Column("Low", 12, "low"), Column("High", 12, "high")]
    basis: Annotated[Basis | None, Column("Basis", 20)]
    from_month: Annotated[Month | None, Column("From", 13, "from")] = None
    tolerance: Annotated[Tolerance | None, Column("Tolerance", 12)] = None
    reason: Annotated[str, Column("Source", 50, "source")] = ""
    basis_stated: bool = True
    source: Source | None = None
    inherited: Annotated[bool, YOUNGER] = False

    @property
    def key(self) -> tuple[str, Month | None]:
        return self.code, self.from_month

    @property
    def low(self) -> Fraction | None:
        return None if isinstance(self.bounds, AtMost) else self.bounds.low

    @property
    def high(self) -> Fraction | None:
        return None if isinstance(self.bounds, AtLeast) else self.bounds.high


def around(centre: Fraction, percent: Fraction) -> Between:
    """512.4 +/- 10 % as the range it means."""
    span = abs(centre) * percent / 100
    return Between(centre - span, centre + span)


def nearest_bound(bounds: Bounds, value: Fraction) -> Fraction:
    """The bound that the value misses, or is closest to."""
    match bounds:
        case AtLeast(low):
            return low
        case AtMost(high):
            return high
        case Between(low, high):
            return low if value < low or (value <= high and value - low < high - value) else high
        case _:
            assert_never(bounds)


def distance_outside(bounds: Bounds, value: Fraction) -> Fraction:
    """How far the value misses the target; 0 where it is met, bounds included."""
    match bounds:
        case AtLeast(low):
            return max(low - value, Fraction(0))
        case AtMost(high):
            return max(value - high, Fraction(0))
        case Between(low, high):
            return max(low - value, value - high, Fraction(0))
        case _:
            assert_never(bounds)
