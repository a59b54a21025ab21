"""Numbers that cannot be: less than nothing, parts of a child, more than all; populations that cannot be, or that are
like no other year's."""

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from functools import partial

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import joined, months_text, named, named_first, plain_text, rate_text
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.board import Population
from ibdesk.domain.figure import BreakdownFigure, Figure, Unit
from ibdesk.domain.indicator import expected_unit
from ibdesk.domain.month import Month
from ibdesk.domain.number import PER, in_full, plain, round_half_up
from ibdesk.domain.possible_population import FEWEST_CHILDREN, MOST_CHILDREN
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.target import Basis

# So many times another year's: councils that merge or part come to less.
ANOTHER_LEVEL = 3
_TEN_TIMES = range(8, 13)
_no_population = partial(Problem, "impossible-number", Severity.ERROR)


def populations_told(evidence: Evidence) -> Iterator[Problem]:
    """A problem for each population that cannot be, and one for each run of years on a level of its own."""
    populations = evidence.records.populations
    for population in populations:
        if population.children <= 0 or population.children.denominator != 1:
            yield _no_population(
                f"The population aged 0-17 of {population.year} is given as {in_full(population.children)}. Rates per "
                "10,000 need a whole number of children above 0, so none is made of it.",
                "Enter the number of children aged 0-17 itself, not in thousands, from the mid-year estimates.",
                population.source,
                found=plain(population.children),
                table="Population",
            )
        elif not _within_bounds(population):
            yield _out_of_bounds(population)
    usual, others = _levels(populations)
    for other in others:
        yield _on_another_level(other, usual)


def doubtful_years(populations: Sequence[Population]) -> frozenset[int]:
    """The years whose population is told: what is wrong with rates made of it is told there, once."""
    _, others = _levels(populations)
    return frozenset(each.year for other in others for each in other).union(
        each.year for each in populations if not _within_bounds(each)
    )


def _within_bounds(population: Population) -> bool:
    return FEWEST_CHILDREN <= population.children <= MOST_CHILDREN


def _levels(populations: Sequence[Population]) -> tuple[list[Population], list[list[Population]]]:
    """The longest run of years alike, and the runs that are several times as many or a small part of it."""
    known = sorted({each.year: each for each in populations if _within_bounds(each)}.values(), key=lambda one: one.year)
    runs: list[list[Population]] = []
    for each in known:
        if runs and _times(each, runs[-1][-1]) < ANOTHER_LEVEL:
            runs[-1].append(each)
        else:
            runs.append([each])
    if len(runs) < 2:
        return known, []
    usual = max(runs, key=len)
    return usual, [run for run in runs if _times(run[0], usual[0]) >= ANOTHER_LEVEL]


def _times(one: Population, other: Population) -> Fraction:
    return max(one.children / other.children, other.children / one.children)


def _on_another_level(run: Sequence[Population], usual: Sequence[Population]) -> Problem:
    first, beside = run[0], min(usual, key=lambda each: abs(each.year - run[0].year))
    times = round_half_up(_times(first, beside), 0)
    # Not where the other is the one that came with IBDesk: nothing of the council's own is wrong then.
    a_digit = times >= _TEN_TIMES[0] and all(each.source is not None for each in (beside, first))
    more = first.children > beside.children
    so_many = "ten" if times in _TEN_TIMES else str(times)
    foreign = next((each for each in (beside, first) if each.source is None), None)
    came = f" That of {foreign.year} came with IBDesk and is another council's." if foreign is not None else ""
    return Problem(
        "impossible-number",
        Severity.ERROR if a_digit else Severity.WARNING,
        f"The population aged 0-17 of {joined([str(each.year) for each in run])} is given as "
        f"{plain_text(first.children)}, that of {beside.year} as {plain_text(beside.children)}: some {so_many} times "
        f"as {'many' if more else 'few'}. No council's number of children changes so, and every rate per 10,000 of "
        f"one of them is wrong.{came}",
        "Bring your own population of each year in on a Population sheet."
        if foreign is not None
        else "Compare both with the mid-year estimates; a digit is probably missing, or one too many.",
        first.source or beside.source,
        found=plain(first.children),
        table="Population",
    )


def _out_of_bounds(population: Population) -> Problem:
    few = population.children < FEWEST_CHILDREN
    return _no_population(
        f"The population aged 0-17 of {population.year} is given as {in_full(population.children)}: no council has so "
        f"{'few' if few else 'many'} children. No rate per 10,000 is made of it.",
        "Enter the number of children aged 0-17 itself, not in thousands.",
        population.source,
        found=plain(population.children),
        table="Population",
    )


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
