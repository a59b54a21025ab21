"""Rates taken together: more than one for a month, each for a period of its own; and those of several months that all
follow from another population than the board's: one cause, told once."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import (
    decimals_written,
    joined,
    months_text,
    named_first,
    plain_text,
    quantity_found,
    quantity_words,
    rate_text,
    when,
)
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.board import Population
from ibdesk.domain.figure import Figure, Part, Source
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.month import Month
from ibdesk.domain.number import PER
from ibdesk.domain.problem import Problem, Severity


def _several(evidence: Evidence) -> Iterator[Problem]:
    """Rates for one month and several periods, where the page shows a supplied one or would have to choose."""
    for supplied in evidence.having(Part.RATE):
        figure, indicator, month = supplied.parts[Part.RATE], supplied.indicator, supplied.month
        rates = evidence.figures.supplied_rates(indicator.code, month)
        if len(rates) < 2 or evidence.figures.made_rate(indicator, month).population is not None:
            continue
        shown = evidence.figures.supplied_rate(indicator, month)
        if figure is shown or (shown is None and figure is not rates[0]):
            continue
        several = joined([f"{quantity_words(each.quantity)} for {when(each.covers, each.month)}" for each in rates])
        start = f"{named_first(indicator)} has {len(rates)} rates for {month.long}: {several}. "
        yield Problem(
            "several-rates",
            Severity.ERROR if shown is None else Severity.WARNING,
            start + _what_is_shown(shown),
            "Say in the definition what its rate is made of, or leave the rates of other periods out.",
            figure.source,
            indicator.code,
            month,
            quantity_found(figure.quantity),
        )


def _what_is_shown(shown: Figure | None) -> str:
    if shown is None:
        return "The definition names none of these periods, so no rate is shown."
    return f"Shown is the one for {when(shown.covers, shown.month)}, the period of the definition."


SEVERAL_RATES = Rule(
    "several-rates",
    Severity.ERROR,
    "More than one rate for a month",
    "A rate per 10,000 for the month and one for 12 months are different numbers. Where both are supplied, the one for "
    "the period that the definition names is shown; where it names neither, none is: nobody can tell which is meant.",
    _several,
)


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
