"""Direction of travel: which way the number went, and whether that way is better (domain.md part 4)."""

from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.board import Direction
from ibdesk.domain.figure import Covers
from ibdesk.domain.indicator import Polarity
from ibdesk.domain.month import Month
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.target import Basis, Bounds, distance_outside


class Judgement(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    NEITHER = "neither"
    UNKNOWN = "unknown"


class Travel(Struct, frozen=True):
    """`change` is now minus then, in the unit of `basis`; None with a `reason` where the two cannot be compared."""

    direction: Direction
    judgement: Judgement
    basis: Basis
    compared: Month
    now: Reckoned
    then: Reckoned
    change: Fraction | None
    reason: str = ""


def travel(polarity: Polarity, basis: Basis, now: Reckoned, then: Reckoned, bounds: Bounds | None) -> Travel:
    """Compare a figure with an earlier one over the same kind of period."""

    def unknown(reason: str) -> Travel:
        return Travel(Direction.UNKNOWN, Judgement.UNKNOWN, basis, then.month, now, then, None, reason)

    if now.number is None:
        return unknown(f"there is no figure for this {'quarter' if now.covers is Covers.QUARTER else 'month'}")
    compared = then.long_period
    if then.number is None:
        return unknown(f"there is no figure for {compared}" + (f" ({then.reason})" if then.reason else ""))
    if now.unit is not then.unit:
        return unknown(f"the units differ: {now.unit} now, {then.unit} in {compared}")
    if now.covers is not then.covers:
        return unknown(f"the periods differ: {now.covers} now, {then.covers} in {compared}")
    for reckoned in (now, then):
        if reckoned.is_impossible:
            return unknown(f"the figure for {reckoned.long_period} cannot be right")
    change = now.number - then.number
    direction = Direction.UP if change > 0 else Direction.DOWN if change < 0 else Direction.LEVEL
    return Travel(direction, judge(polarity, now.number, then.number, bounds), basis, then.month, now, then, change)


def judge(polarity: Polarity, now: Fraction, then: Fraction, bounds: Bounds | None) -> Judgement:
    """Better or worse, by polarity; "To target" by how far outside the range the two are."""
    match polarity:
        case Polarity.NONE:
            return Judgement.NEITHER
        case Polarity.HIGHER:
            gain = now - then
        case Polarity.LOWER:
            gain = then - now
        case Polarity.TO_TARGET:
            if bounds is None:
                return Judgement.NEITHER
            gain = distance_outside(bounds, then) - distance_outside(bounds, now)
    if gain == 0:
        return Judgement.NEITHER
    return Judgement.BETTER if gain > 0 else Judgement.WORSE
