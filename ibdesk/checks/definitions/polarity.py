"""The measure (higher, lower, to target, N/A) against the guide's words and against the target."""

import re
from collections.abc import Iterator
from fractions import Fraction

from ibdesk.checks.definitions.guide_words import guide_asks_for
from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import named, named_first
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.figure import Source
from ibdesk.domain.indicator import Indicator, Polarity
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.wording import bounds_text

_BENCHMARKS = re.compile(r"\bbenchmark(?:s|ed|ing)?\b", re.I)
_NO_RIGHT_NUMBER = re.compile(r"\bno (?:correct|right) (?:number|figure|level|answer)\b", re.I)


def _find(evidence: Evidence) -> Iterator[Problem]:
    for page in evidence.pages:
        yield from _guide(page)
        yield from _without_target(page, evidence.settings.assessing_in(page.month).compare_without_target)


def _guide(page: IndicatorPage) -> Iterator[Problem]:
    indicator, asked = page.indicator, guide_asks_for(page.indicator.guide, page.indicator.unit)
    words = "more" if asked is Polarity.HIGHER else "less"
    if asked is not None and indicator.polarity is Polarity.NONE:
        yield _told(
            Severity.WARNING,
            indicator,
            f"asks for {words}, never assessed",
            f"The guide of {named(indicator)} asks for {words}, but its measure is N/A. It is never assessed, and a "
            "change is never called better or worse.",
            f'Set the measure to "{asked}", or change the guide.',
        )
    elif (
        asked is not None
        and indicator.polarity in (Polarity.HIGHER, Polarity.LOWER)
        and indicator.polarity is not asked
    ):
        yield _told(
            Severity.WARNING,
            indicator,
            f"asks for {words}, is {indicator.polarity}",
            f'The guide of {named(indicator)} asks for {words}, but its measure is "{indicator.polarity}". Good months '
            "would be shown as bad ones.",
            "Correct the measure or the guide.",
        )
    if page.target is not None and indicator.polarity is not Polarity.NONE and _NO_RIGHT_NUMBER.search(indicator.guide):
        bounds = bounds_text(page.target.bounds, indicator.unit if page.basis == "value" else page.rate.unit)
        yield _told(
            Severity.INFO,
            indicator,
            f"no right number, target {bounds}",
            f"The guide of {named(indicator)} says that there is no right number, but it is held against a target of "
            f"{bounds}.",
            "Say in the guide how the target was chosen.",
        )
    if _BENCHMARKS.search(indicator.guide) and not any(isinstance(each.quantity, Fraction) for each in page.benchmarks):
        yield _told(
            Severity.INFO,
            indicator,
            "no benchmarks held",
            f"The guide of {named(indicator)} speaks of benchmarks, but none is held. What it asks for cannot be seen.",
            "Add the benchmarks with their source, or change the guide.",
        )


def _without_target(page: IndicatorPage, on_this_board: bool) -> Iterator[Problem]:
    indicator = page.indicator
    if page.target is not None or page.unconfirmed is not None or indicator.polarity is Polarity.NONE:
        return
    compared = indicator.polarity is not Polarity.TO_TARGET and indicator.compare_without_target and on_this_board
    if compared:
        effect = "It is assessed against the same month last year only."
    else:
        effect = "It is not assessed."
    yield _told(
        Severity.INFO if compared else Severity.WARNING,
        indicator,
        f"{indicator.polarity} and no target, {effect}",
        f'{named_first(indicator)} has the measure "{indicator.polarity}" and no target. {effect}',
        "Add a target with its source, or leave it so.",
        "measure",
    )


def _told(
    severity: Severity, indicator: Indicator, fault: str, message: str, next_step: str, field: str = "guide"
) -> Problem:
    source: Source | None = indicator.source.at(field) if indicator.source is not None else None
    polarity = indicator.polarity.value
    return Problem(
        *("polarity-against-guide", severity, message, next_step, source, indicator.code, None, polarity), fault=fault
    )


POLARITY_AGAINST_GUIDE = Rule(
    "polarity-against-guide",
    Severity.WARNING,
    "Measure, guide and target that do not go together",
    "The measure says which way is better; the guide says so in words; the target says how far. Where the guide asks "
    "for more and the measure is N/A, the indicator is never assessed. Where there is a measure and no target, it is "
    "compared with last year only. Where the guide speaks of benchmarks and none is held, nobody can follow it.",
    _find,
)
