"""How uncertain a percentage of few children is: its 95% interval (domain.md part 6)."""

from fractions import Fraction
from math import sqrt

from msgspec import Struct

from ibdesk.domain.number import plain, round_half_up
from ibdesk.domain.reckoned import Reckoned

SMALL_DENOMINATOR = 20
SMALL_NUMBER = "Small number"
_Z_95 = 1.959963984540054


class Interval(Struct, frozen=True):
    """Bounds in percent points."""

    low: float
    high: float


def wilson(numerator: int, denominator: int) -> Interval:
    """Wilson's 95 % interval of a proportion (E. B. Wilson 1927); 3 of 8 gives 13.7 to 69.4.

    ValueError where the counts are no share: denominator 0, or numerator outside 0 to denominator.
    """
    if denominator <= 0 or not 0 <= numerator <= denominator:
        raise ValueError(f"{numerator} of {denominator} is not a share")
    share = numerator / denominator
    squared = _Z_95**2
    centre = (share + squared / (2 * denominator)) / (1 + squared / denominator)
    spread = _Z_95 * sqrt(share * (1 - share) / denominator + squared / (4 * denominator**2))
    half = spread / (1 + squared / denominator)
    return Interval(max(0.0, (centre - half) * 100), min(100.0, (centre + half) * 100))


def small_text(reckoned: Reckoned) -> str:
    """How uncertain a percentage of fewer than 20 is: "95% interval 13.7% to 69.4%; 1 case = 12.5 points".

    Empty where the base is larger, or not known, or where the counts are no share.
    """
    above, below = reckoned.numerator, reckoned.denominator
    if above is None or below is None or not 0 < below < SMALL_DENOMINATOR or not 0 <= above <= below:
        return ""
    if above.denominator != 1 or below.denominator != 1:
        return ""
    interval = wilson(int(above), int(below))
    low, high = (round_half_up(Fraction(end), 1) for end in (interval.low, interval.high))
    one = plain(Fraction(round_half_up(100 / below, 1)))
    return f"95% interval {low}% to {high}%; 1 case = {one} points"
