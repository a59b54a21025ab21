"""Special causes of a control chart: which points are no chance, by which of four rules (domain.md part 5).

Run beside NHSRplotthedots 0.2.2 (R/ptd_calculate_point_type.R) on 4,000 made series, whose order of the rules is kept:
beyond a limit, trend, two of three near a limit, run. As there, a trend's side is the way it goes, whatever side of the
mean it is on (issue 171), and the point where one trend turns into another belongs to the later one. Two differences,
both meant: two of three counts points beyond the limit as well as near it (Making Data Count's later rule, issue 194);
and the last point of a trend keeps its trend's side where a step the other way leads into the next trend (there it is
given the side of that step, which belongs to neither).
"""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from math import lcm

from msgspec import Struct

RUN_LENGTH = 7


class Cause(StrEnum):
    NONE = ""
    LIMIT = "beyond a limit"
    TREND = "trend"
    TWO_OF_THREE = "two of three near a limit"
    RUN = "run on one side of the mean"


class Mark(Struct, frozen=True):
    """`side` is +1 for a special cause on the high side (or rising), -1 on the low side, 0 for common cause."""

    side: int = 0
    cause: Cause = Cause.NONE


COMMON = Mark()
_MARKS = {(side, cause): Mark(side, cause) for side in (-1, 1) for cause in Cause}


def special_causes(numbers: Sequence[Fraction], mean: Fraction, reach: Fraction) -> list[Mark]:
    """The mark of each point; `reach` is how far each limit is from the mean. The first rule that holds names it."""
    whole, whole_mean, whole_reach = _in_whole_numbers(numbers, mean, reach)
    from_mean = [number - whole_mean for number in whole]
    by_rule = (
        (Cause.LIMIT, [_sign(distance) if abs(distance) > whole_reach else 0 for distance in from_mean]),
        (Cause.TREND, _trends(whole)),
        (Cause.TWO_OF_THREE, _two_of_three(from_mean, whole_reach)),
        (Cause.RUN, _stretches([_sign(distance) for distance in from_mean], RUN_LENGTH, before=0)),
    )
    marks = [COMMON] * len(numbers)
    for cause, sides in reversed(by_rule):
        for place, side in enumerate(sides):
            if side:
                marks[place] = _MARKS[side, cause]
    return marks


def _in_whole_numbers(numbers: Sequence[Fraction], mean: Fraction, reach: Fraction) -> tuple[list[int], int, int]:
    """The same numbers times their common denominator: as exact, and compared ten times as fast."""
    times = lcm(mean.denominator, reach.denominator, *(number.denominator for number in numbers))
    whole = [each.numerator * (times // each.denominator) for each in (mean, reach, *numbers)]
    return whole[2:], whole[0], whole[1]


def _trends(numbers: Sequence[int]) -> list[int]:
    """Seven points each higher, or each lower, than the last; a tie breaks it."""
    steps = [0, *[_sign(later - earlier) for earlier, later in pairwise(numbers)]]
    # A trend of seven points has six steps; the point it starts from belongs to it.
    return _stretches(steps, RUN_LENGTH - 1, before=1)


def _two_of_three(from_mean: Sequence[int], reach: int) -> list[int]:
    """Points beyond two thirds of the way to a limit, where two of three in a row are so and all three are on the same
    side of the mean."""
    sides = [_sign(distance) for distance in from_mean]
    near = [abs(distance) * 3 > reach * 2 for distance in from_mean]
    marked = [0] * len(near)
    for start in range(len(near) - 2):
        trio = slice(start, start + 3)
        if abs(sum(sides[trio])) == 3 and sum(near[trio]) >= 2:
            for place in range(start, start + 3):
                marked[place] = sides[place] if near[place] else marked[place]
    return marked


def _stretches(signs: Sequence[int], length: int, before: int) -> list[int]:
    """The sign of every stretch of the same sign of at least `length`, and of `before` points ahead of it.

    A sign of 0, a point on the mean or a tie, belongs to no stretch.
    """
    marked, start = [0] * len(signs), 0
    for place in range(1, len(signs) + 1):
        if place == len(signs) or signs[place] != signs[start]:
            if signs[start] and place - start >= length:
                for each in range(start - before, place):
                    marked[each] = signs[start]
            start = place
    return marked


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
