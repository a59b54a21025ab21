"""Figures of any month that are many times, or a small part of, what the months around them are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from ibdesk.checks.evidence import Evidence, expected_unit
from ibdesk.checks.phrases import named_first, plain_text, when, worked_out_text
from ibdesk.checks.rule import Rule
from ibdesk.domain.figure import Covers, Figure, Part, Supply, Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.reckoned import possible
from ibdesk.domain.report.origin import PART_WORDS
from ibdesk.domain.report.reckoning import PER

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
    series: dict[tuple[Part, Supply, Covers], list[Figure]] = {}
    for figure in figures:
        series.setdefault((figure.part, figure.supply, figure.covers), []).append(figure)
    for (part, _, _), its in series.items():
        unit = expected_unit(indicator, part)
        known = sorted(_comparable(its, unit), key=_month)
        numbers = [number for figure in known if isinstance(number := figure.quantity, Fraction)]
        for place in _far_from_the_next(numbers):
            number, around = numbers[place], _around(numbers, place)
            if len(around) >= FEWEST_AROUND and _differs(number, around, unit):
                yield OutOfLine(known[place], number, tuple(around))


_month: Callable[[Figure], Month] = attrgetter("month")


def _comparable(figures: Iterable[Figure], unit: Unit) -> Iterator[Figure]:
    """Those with a number other than 0, in their unit, that can be."""
    for figure in figures:
        number = figure.quantity
        if isinstance(number, Fraction) and number.numerator and possible(number, unit):
            if figure.unit is None or figure.unit is unit:
                yield figure


def _far_from_the_next(numbers: Sequence[Fraction]) -> list[int]:
    """The places of the few numbers that may be out of line: far, either way, from those before and after.

    Asked of every figure there is: whole numbers compare ten times as fast as fractions.
    """
    quick: list[Fraction | int] = [each.numerator if each.denominator == 1 else each for each in numbers]
    steps = [_step(before, number) for before, number in pairwise(quick)]
    if not any(steps):
        return []
    inside = [place for place, (came, goes) in enumerate(pairwise(steps), 1) if came and goes == -came]
    return [*([0] if steps[0] else []), *inside, *([len(steps)] if steps[-1] else [])]


def _step(before: Fraction | int, number: Fraction | int) -> int:
    """1 up and -1 down to a number that is so far away, else 0."""
    if number > TIMES_THE_NEAREST * before:
        return 1
    return -1 if number * TIMES_THE_NEAREST < before else 0


def _around(numbers: Sequence[Fraction], place: int) -> Sequence[Fraction]:
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


def _find(evidence: Evidence) -> Iterator[Problem]:
    for code, definitions in evidence.definitions.items():
        for each in out_of_line(definitions[-1], evidence.figures.of(code)):
            indicator = evidence.indicator(code, each.figure.month)
            if indicator is not None and each.figure.month != evidence.month:
                yield _told(evidence, indicator, each)


def _told(evidence: Evidence, indicator: Indicator, odd: OutOfLine) -> Problem:
    figure, unit = odd.figure, expected_unit(indicator, odd.figure.part)
    of = "" if figure.part is Part.VALUE else f" as {PART_WORDS[figure.part]}"
    low, high = (plain_text(end, unit) for end in (min(odd.around), max(odd.around)))
    around = low if low == high else f"{low} to {high}"
    return Problem(
        "out-of-line",
        Severity.WARNING,
        f"{named_first(indicator)} has {plain_text(odd.number, unit)}{of} for {when(figure.covers, figure.month)}, "
        f"where the months around it have {around}.{_moves(evidence, odd)} It is either news or a slip.",
        "Check the figure with whoever supplied it; where it is right, accept it with the reason.",
        figure.source,
        figure.code,
        figure.month,
        plain_text(odd.number, unit),
    )


def _moves(evidence: Evidence, odd: OutOfLine) -> str:
    """What it does to the rate of the report's month, which is added up from it."""
    for page in evidence.pages:
        rate = page.rate
        if rate.population is not None and odd.figure.key in {figure.key for figure in rate.figures}:
            by = (odd.number - Fraction(median(odd.around))) / rate.population.children * PER
            way = "raises" if by > 0 else "lowers"
            moved = worked_out_text(abs(by))
            return f" It {way} the rate for {when(rate.covers, rate.month)} by about {moved} per 10,000."
    return ""


OUT_OF_LINE = Rule(
    "out-of-line",
    Severity.WARNING,
    "A past figure unlike its neighbours",
    "A figure of a past month that is several times what the months before and after it are, or a small part of it, "
    "was probably mistyped or belongs into another row. It is on no page of its own any more, but sums over 12 months "
    "and last year's comparison are made of it. The report's month is looked at by the rule about big changes.",
    _find,
)
