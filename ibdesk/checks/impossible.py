"""Numbers that cannot be: less than nothing, parts of a child, more than all."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from ibdesk.checks.evidence import Evidence
from ibdesk.checks.phrases import named, named_first
from ibdesk.checks.rule import Rule
from ibdesk.domain.board import Population
from ibdesk.domain.figure import BreakdownFigure, Figure, Unit
from ibdesk.domain.indicator import expected_unit
from ibdesk.domain.number import PER, plain
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.target import Basis
from ibdesk.domain.wording import reckoned_text

# The Isles of Scilly have some 400 children, the largest county some 370,000; a region has millions.
SMALLEST_POPULATION, LARGEST_POPULATION = 100, 15_000_000
_impossible = partial(Problem, "impossible-number", Severity.ERROR)


def _numbers(evidence: Evidence) -> Iterator[Problem]:
    with_percentages = {each.code for each in evidence.records.indicators if each.unit is Unit.PERCENT}
    for figure in evidence.records.figures:
        if not isinstance(figure.quantity, Fraction):
            continue
        if figure.unit is None and figure.code not in with_percentages and _is_whole(figure.quantity):
            continue
        indicator = evidence.indicator(figure.code, figure.month)
        unit = figure.unit or (expected_unit(indicator, figure.part) if indicator else None)
        why = _why_impossible(figure.quantity, unit)
        if why:
            yield _no_such(why, figure, plain(_number(figure)))
    for breakdown in evidence.records.breakdowns:
        indicator = evidence.indicator(breakdown.code, breakdown.month)
        # The categories of a percentage may be counts or percentages: only a negative one is surely wrong.
        unit = Unit.COUNT if indicator is not None and indicator.unit is Unit.COUNT else None
        why = _why_impossible(breakdown.quantity, unit) if isinstance(breakdown.quantity, Fraction) else ""
        if why:
            yield _no_such(why, breakdown, plain(_number(breakdown)))
    for page in evidence.pages:
        yield from _benchmarks(page)
        yield from _rates_beyond_all(page)


def _number(figure: Figure | BreakdownFigure) -> Fraction:
    return figure.quantity if isinstance(figure.quantity, Fraction) else Fraction(0)


def _is_whole(number: Fraction) -> bool:
    return number.denominator == 1 and number.numerator >= 0


def _why_impossible(number: Fraction, unit: Unit | None) -> str:
    if number < 0:
        return "is less than nothing"
    if unit is Unit.COUNT and number.denominator != 1:
        return "is a count with a part of a child or a case"
    if unit is Unit.PERCENT and number > 100:
        return "is more than 100%"
    return ""


def _no_such(why: str, figure: Figure | BreakdownFigure, written: str) -> Problem:
    return _impossible(
        f"{written} for indicator {figure.code} in {figure.month.long} {why}, so it cannot be right.",
        "Correct the cell and bring the workbook in again.",
        figure.source,
        figure.code,
        figure.month,
        written,
    )


def _populations(evidence: Evidence) -> Iterator[Problem]:
    for population in evidence.records.populations:
        if population.children <= 0 or population.children.denominator != 1:
            yield _impossible(
                f"The population aged 0-17 of {population.year} is given as {plain(population.children)}. Rates per "
                "10,000 need a whole number of children above 0.",
                "Enter the number of children aged 0-17 from the mid-year estimates.",
                population.source,
                found=plain(population.children),
            )
        elif not SMALLEST_POPULATION <= population.children <= LARGEST_POPULATION:
            yield _out_of_bounds(population)


def _out_of_bounds(population: Population) -> Problem:
    few = population.children < SMALLEST_POPULATION
    return _impossible(
        f"The population aged 0-17 of {population.year} is given as {plain(population.children)}: no council has so "
        f"{'few' if few else 'many'} children. Every rate per 10,000 would be out of all bounds.",
        "Enter the number of children aged 0-17 itself, not in thousands.",
        population.source,
        found=plain(population.children),
    )


def _rates_beyond_all(page: IndicatorPage) -> Iterator[Problem]:
    rate = page.rate
    if rate.number is not None and rate.number > PER and rate.unit is Unit.RATE and rate.figures:
        yield Problem(
            "impossible-number",
            Severity.WARNING,
            f"{named_first(page.indicator)} has a rate of {reckoned_text(page.indicator, rate)} per 10,000 children "
            f"for {page.month.long}: more than one for every child.",
            "Check the population, and what the rate is made of.",
            rate.figures[-1].source,
            page.code,
            page.month,
            reckoned_text(page.indicator, rate),
        )


def _benchmarks(page: IndicatorPage) -> Iterator[Problem]:
    for benchmark in page.benchmarks:
        unit = Unit.PERCENT if benchmark.basis is Basis.VALUE and page.indicator.unit is Unit.PERCENT else None
        number = benchmark.quantity
        why = _why_impossible(number, unit) if isinstance(number, Fraction) and not benchmark.unit_written else ""
        if why and isinstance(number, Fraction):
            yield _impossible(
                f"The benchmark {benchmark.name} of {named(page.indicator)} is {plain(number)}, which {why}.",
                "Correct the benchmark.",
                benchmark.source,
                page.code,
                None,
                plain(number),
            )


IMPOSSIBLE_NUMBER = Rule(
    "impossible-number",
    Severity.ERROR,
    "Numbers that cannot be",
    "Counts are whole and not below zero, percentages lie between 0 and 100, a population is a whole number of "
    "children. Anything else is a slip of the keyboard or a figure in the wrong column.",
    _numbers,
    _populations,
    across=("populations",),
)
