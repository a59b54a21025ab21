"""Directions of travel that a workbook states, against the figures beside them."""

from collections.abc import Iterator
from fractions import Fraction

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import named, named_first, plain_text, quantity_words
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.board import Direction, PrintedDirection
from ibdesk.domain.figure import Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.judged import target_for
from ibdesk.domain.target import Basis

_WORDS = {Direction.UP: "up", Direction.DOWN: "down", Direction.LEVEL: "no change"}


def _stated(evidence: Evidence) -> Iterator[tuple[Indicator, PrintedDirection]]:
    for printed in evidence.records.printed_directions:
        indicator = evidence.indicator(printed.code, printed.month)
        if indicator is not None and printed.month == evidence.month and printed.direction is not Direction.UNKNOWN:
            yield indicator, printed


def _of(now: Fraction, then: Fraction) -> Direction:
    return Direction.UP if now > then else Direction.DOWN if now < then else Direction.LEVEL


def _contradicts(evidence: Evidence) -> Iterator[Problem]:
    for indicator, printed in _stated(evidence):
        now, then = printed.current, printed.previous
        if not isinstance(now, Fraction) or not isinstance(then, Fraction) or _of(now, then) is printed.direction:
            continue
        by_rate = _rate_direction(evidence, indicator)
        if by_rate is printed.direction:
            continue
        unit = Unit.PERCENT if indicator.unit is Unit.PERCENT else Unit.COUNT
        doubt = by_rate is Direction.UNKNOWN
        yield Problem(
            "arrow-contradicts",
            Severity.WARNING if doubt else Severity.ERROR,
            f"The direction of travel of {named(indicator)} says "
            f"{_WORDS[printed.direction]}, but {plain_text(now, unit)} after {plain_text(then, unit)} is "
            f"{_WORDS[_of(now, then)]}."
            + (
                " It may be meant for the rate, whose figure of last year is not known here."
                if doubt
                else " Readers will take the arrow's word for it."
            ),
            "Correct the direction; if it is right, one of the two figures is wrong or stands in another row.",
            printed.source.at("direction"),
            indicator.code,
            printed.month,
            _WORDS[printed.direction],
        )


def _rate_direction(evidence: Evidence, indicator: Indicator) -> Direction | None:
    """Which way the rate went; None where the target is not for the rate, unknown where it cannot be told."""
    target = target_for(evidence.records, indicator.code, evidence.month)
    if target is None or target.basis is not Basis.RATE:
        return None
    now = evidence.figures.rate(indicator, evidence.month).number
    then = evidence.figures.rate(indicator, evidence.month.a_year_before).number
    return Direction.UNKNOWN if now is None or then is None else _of(now, then)


def _from_nothing(evidence: Evidence) -> Iterator[Problem]:
    for indicator, printed in _stated(evidence):
        if isinstance(printed.current, Fraction) and isinstance(printed.previous, Fraction):
            continue
        unit = Unit.PERCENT if indicator.unit is Unit.PERCENT else Unit.COUNT
        compared = f"{quantity_words(printed.current, unit)} with {quantity_words(printed.previous, unit)}"
        yield Problem(
            "arrow-from-nothing",
            Severity.ERROR,
            f"{named_first(indicator)} has a direction of travel ({_WORDS[printed.direction]}), though it compares "
            f"{compared}. What is not known has not stayed the same, and has not moved.",
            "Leave the direction empty until both figures are there.",
            printed.source.at("direction"),
            indicator.code,
            printed.month,
            _WORDS[printed.direction],
            fault=f"{_WORDS[printed.direction]}: {compared}",
        )


ARROW_CONTRADICTS = Rule(
    "arrow-contradicts",
    Severity.ERROR,
    "A direction that the figures contradict",
    "The direction of travel says which way the number went since the same month last year. Where it says down and "
    "the number went up, either the arrow or one of the two figures is wrong. Where the target is for the rate, the "
    "arrow may follow the rate, and is only doubted.",
    _contradicts,
)
ARROW_FROM_NOTHING = Rule(
    "arrow-from-nothing",
    Severity.ERROR,
    "A direction made of nothing",
    'Between "No data" and "No data" there is no direction of travel, and not "no change" either. An arrow there looks '
    "like good news that nobody has.",
    _from_nothing,
)
