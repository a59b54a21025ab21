"""Whether limits still describe a series, and from which month on they could (domain.md part 5; decision 42).

Where more than a third of the points are special causes, the mean is of two levels and of neither: the range is shown
for none of them. Proposed is the month that parts the series best into two levels, as least squares find it.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from ibdesk.domain.control.chart import FEWEST_POINTS, Series, limits
from ibdesk.domain.control.special_causes import special_causes
from ibdesk.domain.month import Month

MOST_SPECIAL = Fraction(1, 3)
# A level is told from a few odd points by lasting.
FEWEST_OF_A_LEVEL = 4


def special_count(series: Series) -> int:
    """How many of the points are special causes within limits made of all of them."""
    numbers = [number for _, number in series]
    mean, _, upper = limits(numbers)
    return sum(mark.side != 0 for mark in special_causes(numbers, mean, upper - mean))


def has_moved(series: Series) -> bool:
    """Whether limits would describe less than two thirds of the points."""
    return special_count(series) > MOST_SPECIAL * len(series)


def proposed_start(series: Series) -> Month:
    """The month from which on the range could count: where the latest level begins. ValueError for a series too short
    to have two levels."""
    if len(series) < 2 * FEWEST_OF_A_LEVEL:
        raise ValueError(f"{len(series)} points have no two levels")
    latest = series[_best_split([number for _, number in series]) :]
    if len(latest) >= FEWEST_POINTS and has_moved(latest):
        return proposed_start(latest)
    return latest[0][0]


def _best_split(numbers: Sequence[Fraction]) -> int:
    """The place from which on the second level counts: there the squares about the two means are least."""
    below = lcm(*(number.denominator for number in numbers))
    whole = [number.numerator * (below // number.denominator) for number in numbers]
    total, count = sum(whole), len(whole)
    before = sum(whole[:FEWEST_OF_A_LEVEL])
    best, place = Fraction(-1), FEWEST_OF_A_LEVEL
    for first in range(FEWEST_OF_A_LEVEL, count - FEWEST_OF_A_LEVEL + 1):
        # The squares about the means are least where these are most: the sum of all squares is the same for each.
        explained = Fraction(before * before, first) + Fraction((total - before) ** 2, count - first)
        if explained > best:
            best, place = explained, first
        before += whole[first]
    return place
