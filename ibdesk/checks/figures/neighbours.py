"""Figures of any month that are many times, or a small part of, what the months around them are."""

from collections.abc import Iterator
from fractions import Fraction
from statistics import median

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.out_of_line import OutOfLine
from ibdesk.checks.evidence.phrases import named_first, plain_text, when, worked_out_text
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.figure import Part
from ibdesk.domain.indicator import Indicator, expected_unit
from ibdesk.domain.number import PER
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.origin import PART_WORDS


def _find(evidence: Evidence) -> Iterator[Problem]:
    for code, those in evidence.out_of_line.items():
        for each in those:
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
