"""What is unlikely in a series: numbers that are many times, or a small part of, those around them; and what looks like
sums of 12 months, or of all since April, though it came in as of single months."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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


_YEAR = 12
_LOOKED_BACK = 24
# The count of one month moves from month to month by chance alone: the squares of its moves are twice its size, or
# more. Of a sum that loses one month of twelve and gains one they are a sixth of its size.
_STEADY = Fraction(3, 10)
# A sum goes its way month by month, where the counts of single months go to and fro about their mean: the squares of
# the moves are a small part of the squares of the distances from the mean, or twice as much.
_SLOW = Fraction(3, 4)
_FEWEST_MOVES = 4  # different ones: a row of numbers that somebody counted on is no sum
# So many months that grow as a sum since April does, each with its share of the number of months, are one.
_FEWEST_SINCE_APRIL, _FIRST_BY, _ALIKE = 5, 4, Fraction(3, 2)
_A_JUMP, _NEAR, _A_SMALL_PART = 5, Fraction(1, 4), 4


class SumAsPart(NamedTuple):
    """The latest of the figures that look like sums; `earlier` is what the 12 months before it came to, where the
    figures were a month's until then. `since_april`: they grow until March and start again; `this_year`: they have only
    grown since this April. `summed`: the indicator adds them up once more."""

    figure: Figure
    number: Fraction
    earlier: Fraction | None = None
    since_april: bool = False
    this_year: bool = False
    summed: bool = True


def sums_as_parts(indicator: Indicator, figures: Sequence[Figure], month: Month) -> SumAsPart | None:
    """The first part of an indicator whose monthly parts look as if they were sums already. What is not added up is
    only held against sums since April: other sums are too much like counts."""
    periods = {indicator.value_period, indicator.rate_covers}
    summed = not periods.isdisjoint((Covers.ROLLING_12, Covers.FINANCIAL_YEAR))
    counts = _counts(figures, month)
    for part in (Part.VALUE, Part.DENOMINATOR, Part.NUMERATOR):
        its = counts.get(part)
        if its is None or expected_unit(indicator, part) is not Unit.COUNT:
            continue
        run = [its[each] for each in _unbroken(its)]
        found = _since_april(run) or _this_year(run)
        if summed:
            found = _since_a_jump(run) or found or _by_its_moves(run)
        if found is not None:
            return found._replace(summed=summed)
    return None


def _counts(figures: Sequence[Figure], month: Month) -> Mapping[Part, Mapping[Month, tuple[Figure, Fraction]]]:
    """What came in as counts of the latest single months, by part and month."""
    before, parts, of_month, units = month - (_LOOKED_BACK + _YEAR), Supply.PARTS, Covers.MONTH, (None, Unit.COUNT)
    found: dict[Part, dict[Month, tuple[Figure, Fraction]]] = {}
    for figure in figures:
        if (
            before < figure.month <= month
            and figure.supply is parts
            and figure.covers is of_month
            and isinstance(number := figure.quantity, Fraction)
            and figure.unit in units
        ):
            found.setdefault(figure.part, {})[figure.month] = figure, number
    return found


def _unbroken(months: Mapping[Month, tuple[Figure, Fraction]]) -> list[Month]:
    """The latest months without a gap between them, in their order."""
    ordered = sorted(months)
    if ordered[-1].since(ordered[0]) + 1 == len(ordered):  # mostly so
        return ordered
    for place in range(len(ordered) - 1, 0, -1):
        if ordered[place].since(ordered[place - 1]) != 1:
            return ordered[place:]
    return ordered


def _since_a_jump(run: Sequence[tuple[Figure, Fraction]]) -> SumAsPart | None:
    """Where the figures become many times as much as before, and what the 12 months before come to."""
    numbers = [number for _, number in run]
    for place in range(len(run) - 1, _YEAR - 1, -1):
        before, number = numbers[place - _YEAR : place], numbers[place]
        total = sum(before, Fraction(0))
        if number < _A_JUMP * max(before) or abs(number - total) > _NEAR * total:
            continue
        if all(2 * each > number and each < 2 * number for each in numbers[place:]):
            return SumAsPart(*run[-1], total)
    return None


def _since_april(run: Sequence[tuple[Figure, Fraction]]) -> SumAsPart | None:
    """At least 13 months that only ever grow, but for each April, which is a small part of the March before."""
    steps = list(pairwise(run[-_LOOKED_BACK:]))
    if len(steps) < _YEAR:
        return None
    for (_, before), (figure, after) in steps:  # the first of them show nearly every series to be none
        starts_again = figure.month == figure.month.financial_year_start
        if (after * _A_SMALL_PART > before) if starts_again else (after < before):
            return None
    if len({after - before for (_, before), (_, after) in steps}) < _FEWEST_MOVES:
        return None
    return SumAsPart(*run[-1], since_april=True)


def _this_year(run: Sequence[tuple[Figure, Fraction]]) -> SumAsPart | None:
    """At least five months of the latest financial year, from its beginning, that only grow, each with much the same
    share of the months since April; where the year before is known, they start far below it."""
    if not run:
        return None
    april = run[-1][0].month.financial_year_start
    since = run[-1][0].month.since(april) + 1  # of a run, in which no month lacks
    own, before = run[-since:], run[:-since]
    numbers = [number for _, number in own]
    if len(own) < _FEWEST_SINCE_APRIL or own[0][0].month.since(april) >= _FIRST_BY:
        return None
    if numbers[0] <= 0 or not all(first < after for first, after in pairwise(numbers)):
        return None
    if len({after - first for first, after in pairwise(numbers)}) < _FEWEST_MOVES - 1:
        return None  # a row that somebody counted on
    shares = [number / (figure.month.since(april) + 1) for figure, number in own]
    if max(shares) > _ALIKE * min(shares) or (before and numbers[0] * _A_SMALL_PART > before[-1][1]):
        return None
    return SumAsPart(*run[-1], this_year=True)


def _by_its_moves(run: Sequence[tuple[Figure, Fraction]]) -> SumAsPart | None:
    """At least 13 months that move by far less than chance moves the counts of single months, and slowly."""
    numbers = [number for _, number in run[-_LOOKED_BACK:]]
    moves = [after - before for before, after in pairwise(numbers)]
    if len(moves) < _YEAR or len(set(moves)) < _FEWEST_MOVES or min(numbers) <= 0:
        return None
    mean = sum(numbers, Fraction(0)) / len(numbers)
    squares = sum((move * move for move in moves), Fraction(0))
    distances = sum(((number - mean) ** 2 for number in numbers), Fraction(0))
    if squares > _STEADY * mean * len(moves) or squares > _SLOW * distances:
        return None
    return SumAsPart(*run[-1])
