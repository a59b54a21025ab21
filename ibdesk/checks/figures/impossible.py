"""Numbers that cannot be: less than nothing, parts of a child, more than all."""

from collections.abc import Collection, Iterator
from fractions import Fraction
from functools import partial

from ibdesk.checks.definitions.populations import doubtful_years, populations_told
from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import months_text, named, named_first, rate_text
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.figure import BreakdownFigure, Figure, Unit
from ibdesk.domain.indicator import expected_unit
from ibdesk.domain.month import Month
from ibdesk.domain.number import PER, in_full, plain
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.target import Basis

_impossible = partial(Problem, "impossible-number", Severity.ERROR)


def _numbers(evidence: Evidence) -> Iterator[Problem]:
    with_percentages = {each.code for each in evidence.records.indicators if each.unit is Unit.PERCENT}
    for figure in evidence.records.figures:
        if not isinstance(figure.quantity, Fraction):
            continue
        above, below = figure.quantity.as_integer_ratio()
        if figure.unit is None and below == 1 and above >= 0 and figure.code not in with_percentages:
            continue
        indicator = evidence.indicator(figure.code, figure.month)
        unit = figure.unit or (expected_unit(indicator, figure.part) if indicator else None)
        why = _why_impossible(figure.quantity, unit)
        if why:
            yield _no_such(why, figure, _number(figure))
    for breakdown in evidence.records.breakdowns:
        indicator = evidence.indicator(breakdown.code, breakdown.month)
        # The categories of a percentage may be counts or percentages: only a negative one is surely wrong.
        unit = Unit.COUNT if indicator is not None and indicator.unit is Unit.COUNT else None
        why = _why_impossible(breakdown.quantity, unit) if isinstance(breakdown.quantity, Fraction) else ""
        if why:
            yield _no_such(why, breakdown, _number(breakdown))
    doubtful = doubtful_years(evidence.records.populations)
    for page in evidence.pages:
        yield from _benchmarks(page)
        yield from _rates_beyond_all(page, evidence, doubtful)


def _number(figure: Figure | BreakdownFigure) -> Fraction:
    return figure.quantity if isinstance(figure.quantity, Fraction) else Fraction(0)


def _why_impossible(number: Fraction, unit: Unit | None) -> str:
    if number < 0:
        return "is less than nothing"
    if unit is Unit.COUNT and number.denominator != 1:
        return "is a count with a part of a child or a case"
    if unit is Unit.PERCENT and number > 100:
        return "is more than 100%"
    return ""


def _no_such(why: str, figure: Figure | BreakdownFigure, number: Fraction) -> Problem:
    return _impossible(
        f"{in_full(number)} for indicator {figure.code} in {figure.month.long} {why}, so it cannot be right.",
        "Correct the cell and bring the workbook in again.",
        figure.source,
        figure.code,
        figure.month,
        plain(number),
    )


def _rates_beyond_all(page: IndicatorPage, evidence: Evidence, doubtful: Collection[int]) -> Iterator[Problem]:
    """Of all months together, but for those whose population is told itself."""
    beyond = [point for point in page.rates if point.figures and point.number is not None and point.number > PER]
    if doubtful:
        beyond = [point for point in beyond if _year_of_population(evidence, point.month) not in doubtful]
    if beyond:
        months, latest = [point.month for point in beyond], beyond[-1]
        rate = rate_text(latest.number or Fraction(0))
        which = f" (and as much for {months_text(months[:-1], most=2)})" if len(months) > 1 else ""
        yield Problem(
            "impossible-number",
            Severity.WARNING,
            f"{named_first(page.indicator)} has a rate of {rate} per 10,000 children for {latest.month.long}{which}: "
            "more than one for every child.",
            "Check the population, and what the rate is made of.",
            latest.figures[-1].source,
            page.code,
            latest.month,
            rate,
        )


def _year_of_population(evidence: Evidence, month: Month) -> int | None:
    population = evidence.figures.population(month)
    return population.year if population is not None else None


def _benchmarks(page: IndicatorPage) -> Iterator[Problem]:
    for benchmark in page.benchmarks:
        unit = Unit.PERCENT if benchmark.basis is Basis.VALUE and page.indicator.unit is Unit.PERCENT else None
        number = benchmark.quantity
        if benchmark.unit_written or not isinstance(number, Fraction):
            continue
        why = _why_impossible(number, unit)
        if benchmark.basis is Basis.RATE and number > PER:
            why = "as a rate per 10,000 is more than one for every child"
        if why:
            yield _impossible(
                f"The benchmark {benchmark.name} of {named(page.indicator)} is {in_full(number)}, which {why}.",
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
    "children and not several times another year's, and no rate counts more than every child. Anything else is a slip "
    "of the keyboard or a figure in the wrong column.",
    _numbers,
    populations_told,
    across=("populations",),
)
