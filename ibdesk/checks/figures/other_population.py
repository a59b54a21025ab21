"""Rates of several months that all follow from another population than the board's: one cause, told once."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ibdesk.checks.evidence.phrases import decimals_written, months_text, named_first, plain_text, rate_text
from ibdesk.domain.board import Population
from ibdesk.domain.figure import Source
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.month import Month
from ibdesk.domain.number import PER
from ibdesk.domain.problem import Problem, Severity

FEWEST_MONTHS = 3
# Of the populations that give all the rates the roundest is named.
_STEPS = (10_000, 1_000, 100, 50, 10, 1)


class WrongRate(NamedTuple):
    """A supplied rate that the count and the board's population do not give."""

    indicator: Indicator
    month: Month
    rate: Fraction
    counted: Fraction
    population: Population
    source: Source


def of_another_population(rates: Sequence[WrongRate]) -> Problem | None:
    """The problem that stands for all of them, where one population gives every one; None for too few, or where none
    does. The rates are of one indicator and one year's population."""
    if len(rates) < FEWEST_MONTHS or any(each.counted <= 0 for each in rates):
        return None
    children = _in_common(rates)
    if children is None:
        return None
    latest = max(rates, key=lambda each: each.month)
    theirs, board = plain_text(Fraction(children)), plain_text(latest.population.children)
    return Problem(
        "rate-does-not-follow",
        Severity.ERROR,
        f"{named_first(latest.indicator)} has rates for {months_text(each.month for each in rates)} that all follow "
        f"from about {theirs} children, but the board's population of {latest.population.year} is {board}. They were "
        "worked out with another population.",
        "Find out which is right. Bring that one in on a Population sheet, and leave the rates out: IBDesk makes them.",
        latest.source,
        latest.indicator.code,
        latest.month,
        rate_text(latest.rate),
    )


def _in_common(rates: Sequence[WrongRate]) -> int | None:
    """The roundest number of children that gives each rate to the decimals it was written with."""
    lows, highs = [], []
    for each in rates:
        half = Fraction(1, 2 * 10 ** decimals_written(each.rate))
        if each.rate <= half:
            return None
        lows.append(each.counted * PER / (each.rate + half))
        highs.append(each.counted * PER / (each.rate - half))
    low, high = max(lows), min(highs)
    for step in _STEPS:
        children = (high // step) * step
        if low < children <= high:
            return int(children)
    return None
