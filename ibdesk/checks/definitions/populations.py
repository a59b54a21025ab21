"""Populations that cannot be, or that no other year's is like."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import joined, plain_text
from ibdesk.domain.board import Population
from ibdesk.domain.number import in_full, plain, round_half_up
from ibdesk.domain.possible_population import FEWEST_CHILDREN, MOST_CHILDREN
from ibdesk.domain.problem import Problem, Severity

# So many times another year's: councils that merge or part come to less.
ANOTHER_LEVEL = 3
_TEN_TIMES = range(8, 13)
_impossible = partial(Problem, "impossible-number", Severity.ERROR)


def populations_told(evidence: Evidence) -> Iterator[Problem]:
    """A problem for each population that cannot be, and one for each run of years on a level of its own."""
    populations = evidence.records.populations
    for population in populations:
        if population.children <= 0 or population.children.denominator != 1:
            yield _impossible(
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
    return _impossible(
        f"The population aged 0-17 of {population.year} is given as {in_full(population.children)}: no council has so "
        f"{'few' if few else 'many'} children. No rate per 10,000 is made of it.",
        "Enter the number of children aged 0-17 itself, not in thousands.",
        population.source,
        found=plain(population.children),
        table="Population",
    )
