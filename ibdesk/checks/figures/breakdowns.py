"""Breakdowns whose categories do not add up to the figure they break down."""

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from functools import partial

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import joined, named, plain_text, when, worked_out_text
from ibdesk.checks.evidence.rule import Rule
from ibdesk.checks.evidence.slips import Suspect, repair
from ibdesk.domain.figure import BreakdownFigure, Covers, Part, Unit, known
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity


def _find(evidence: Evidence) -> Iterator[Problem]:
    together: dict[tuple[str, Month], list[BreakdownFigure]] = {}
    for figure in evidence.records.breakdowns:
        together.setdefault((figure.code, figure.month), []).append(figure)
    for (code, month), categories in together.items():
        indicator = evidence.indicator(code, month)
        if indicator is not None and indicator.unit in (Unit.COUNT, Unit.PERCENT):
            yield from _against_headline(evidence, indicator, month, categories)


def _against_headline(
    evidence: Evidence, indicator: Indicator, month: Month, categories: Sequence[BreakdownFigure]
) -> Iterator[Problem]:
    numbers = known(figure.quantity for figure in categories)
    headlines = _headlines(evidence, indicator, month)
    total = sum(numbers, Fraction(0))
    if not numbers or not headlines or total in headlines.values():
        return
    complete = len(numbers) == len(categories)
    if not complete and total < max(headlines.values()):
        return
    if indicator.within is not None and _holds_the_whole(evidence, indicator, month, numbers, headlines):
        return
    # A breakdown by the largest categories only, or of a percentage, may be meant otherwise.
    sure = complete and indicator.within is None and indicator.unit is Unit.COUNT
    against = joined([f"{plain_text(number)} ({words})" for words, number in headlines.items()])
    nearest = min(headlines.values(), key=lambda number: abs(number - total))
    total_text = worked_out_text(total, other=nearest)
    yield Problem(
        "breakdown-does-not-add-up",
        Severity.ERROR if sure else Severity.WARNING,
        f"The {len(categories)} categories of {named(indicator)} for {month.long} add up to {total_text}, but "
        f"the figure itself is {against}. The chart of the categories and the page would not agree.",
        _repair(categories, total, headlines.values())
        + "Correct the categories or the figure; a category may be missing, or counted twice.",
        categories[0].source,
        indicator.code,
        month,
        total_text,
    )


def _repair(categories: Sequence[BreakdownFigure], total: Fraction, headlines: Collection[Fraction]) -> str:
    suspects = []
    for each in categories:
        if isinstance(number := each.quantity, Fraction):
            fits = partial(_adds_up, total - number, frozenset(headlines))
            suspects.append(Suspect(f"“{each.category}”", number, fits))
    if len(headlines) == 1:
        suspects.append(Suspect("the figure itself", next(iter(headlines)), lambda other: other == total))
    return repair(suspects)


def _adds_up(rest: Fraction, headlines: frozenset[Fraction], other: Fraction) -> bool:
    return rest + other in headlines


def _headlines(evidence: Evidence, indicator: Indicator, month: Month) -> dict[str, Fraction]:
    """What the categories may add up to: the month's figure, or the one of its period where that is longer."""
    found: dict[str, Fraction] = {}
    value = evidence.figures.value(indicator, month)
    if indicator.unit is Unit.PERCENT:
        counts = {"the numerator": value.numerator, "the denominator": value.denominator}
        found.update({words: count for words, count in counts.items() if count is not None})
        return {**found, "all of it, in percent": Fraction(100)} if found else {}
    if value.number is not None and value.unit is Unit.COUNT:
        found[when(value.covers, month)] = value.number
    part = evidence.figures.part(indicator, month, Part.VALUE)
    if part is not None and isinstance(part.quantity, Fraction) and part.unit in (None, Unit.COUNT):
        found.setdefault(when(part.covers, month), part.quantity)
    return found


def _holds_the_whole(
    evidence: Evidence, indicator: Indicator, month: Month, numbers: Sequence[Fraction], headlines: dict[str, Fraction]
) -> bool:
    """Whether all categories are listed though the figure counts the largest of them only (15: five teams of 14)."""
    largest = sorted(numbers, reverse=True)
    sums = {sum(largest[:count], Fraction(0)) for count in range(1, len(largest) + 1)}
    if not sums & set(headlines.values()) or indicator.within is None:
        return False
    periods = (Covers.MONTH, Covers.SNAPSHOT, indicator.value_period)
    wholes = [evidence.over(indicator.within.code, month, covers) for covers in periods]
    amounts = [whole.number for whole in wholes if whole is not None and whole.number is not None]
    return not amounts or sum(numbers, Fraction(0)) in amounts


BREAKDOWN_DOES_NOT_ADD_UP = Rule(
    "breakdown-does-not-add-up",
    Severity.ERROR,
    "Categories that do not add up",
    "Where a figure is broken down (initial assessments by outcome, discussions by team), its categories add up to "
    "it. Where they do not, the chart of the categories shows something else than the page says.",
    _find,
)
