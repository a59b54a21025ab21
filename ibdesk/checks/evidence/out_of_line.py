"""Numbers of a series that are many times, or a small part of, those around them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from operator import attrgetter, itemgetter
from statistics import median
from typing import NamedTuple

from ibdesk.domain.figure import Covers, Figure, Part, Supply, Unit
from ibdesk.domain.indicator import Indicator, expected_unit
from ibdesk.domain.month import Month
from ibdesk.domain.reckoned import can_be

EACH_SIDE, FEWEST_AROUND = 3, 3
# So many times the middle one of the figures around it, and so many times the nearest of them.
TIMES_THE_MIDDLE, TIMES_THE_NEAREST = 5, 3
FEWEST_POINTS, DEVIATIONS = 20, 5


class OutOfLine(NamedTuple):
    """A figure, its number, and those around it."""

    figure: Figure
    number: Fraction
    around: tuple[Fraction, ...]


def out_of_line(indicator: Indicator, figures: Iterable[Figure]) -> Iterator[OutOfLine]:
    """Of one indicator's figures those that no month around them is like; a 0 is left to the rule about zeros."""
    own = tuple(figures)
    kinds = dict.fromkeys(map(_kind, own))
    for kind in kinds:
        unit = expected_unit(indicator, kind[0])
        its = own if len(kinds) == 1 else [figure for figure in own if _kind(figure) == kind]
        known = sorted(_comparable(its, unit), key=itemgetter(0))
        far = _far_from_the_next([quick for _, _, _, quick in known])
        numbers = [number for _, _, number, _ in known] if far else []
        for place in far:
            number, around = numbers[place], _around(numbers, place)
            if len(around) >= FEWEST_AROUND and _differs(number, around, unit):
                yield OutOfLine(known[place][1], number, tuple(around))


# Month, figure and its number, and the number once more, a whole one as an int: these compare ten times as fast.
_Known = tuple[Month, Figure, Fraction, Fraction | int]
_kind: Callable[[Figure], tuple[Part, Supply, Covers]] = attrgetter("part", "supply", "covers")


def _comparable(figures: Iterable[Figure], unit: Unit) -> list[_Known]:
    """Those with a number other than 0, in their unit, that can be."""
    found: list[_Known] = []
    for figure in figures:
        number = figure.quantity
        if isinstance(number, Fraction) and (figure.unit is None or figure.unit is unit):
            above, below = number.as_integer_ratio()
            if above and can_be(above, below, unit):
                found.append((figure.month, figure, number, above if below == 1 else number))
    return found


def _far_from_the_next(numbers: Sequence[Fraction | int]) -> list[int]:
    """The places of the few numbers that may be out of line: far, either way, from those before and after. Asked of
    every figure there is."""
    # 1 up and -1 down to a number that is so far away, else 0.
    steps = [
        1 if number > TIMES_THE_NEAREST * before else -1 if number * TIMES_THE_NEAREST < before else 0
        for before, number in pairwise(numbers)
    ]
    if not any(steps):
        return []
    inside = [place for place, (came, goes) in enumerate(pairwise(steps), 1) if came and goes == -came]
    return [*([0] if steps[0] else []), *inside, *([len(steps)] if steps[-1] else [])]


def _around(numbers: list[Fraction], place: int) -> list[Fraction]:
    return numbers[max(0, place - EACH_SIDE) : place] + numbers[place + 1 : place + 1 + EACH_SIDE]


def _differs(number: Fraction, around: Sequence[Fraction], unit: Unit) -> bool:
    if number > TIMES_THE_NEAREST * max(around):
        far = number >= TIMES_THE_MIDDLE * median(around)
    else:
        far = number * TIMES_THE_NEAREST < min(around) and number * TIMES_THE_MIDDLE <= median(around)
    if not far:
        return False
    middle = Fraction(median(around))
    if unit is Unit.PERCENT:
        return abs(number - middle) >= FEWEST_POINTS
    return unit is not Unit.COUNT or (number - middle) ** 2 > DEVIATIONS**2 * (number + middle)
