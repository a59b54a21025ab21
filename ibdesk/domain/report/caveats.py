"""What a reader of the pack has to know about a figure: a caveat. What somebody has to do about it is a problem, which
is for the preparer and never leaves the building (domain.md part 9)."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from ibdesk.domain.figure import Mark, Unit
from ibdesk.domain.problem import Problem
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.report import BoardReport, IndicatorPage
from ibdesk.domain.report.restatement_words import change_words
from ibdesk.domain.report.small_numbers import small_text
from ibdesk.domain.wording import counts_text, day_text, named_period_text

MOST_RESTATED = 2
_UNIT_WORDS = {
    Unit.COUNT: "a number",
    Unit.PERCENT: "a percentage",
    Unit.RATE: "a rate per 10,000",
    Unit.DAYS: "days",
}


class CaveatKind(StrEnum):
    """The words stand before a caveat in the pack's notes."""

    RESTATED = "Restated"
    PROVISIONAL = "Provisional"
    INCOMPLETE = "Incomplete"
    SMALL_NUMBERS = "Small numbers"
    UNIT_CHANGED = "Unit changed"
    EXPLAINED = "Explained"
    NO_COMMENT = "No comment"


class Caveat(Struct, frozen=True):
    """`text` is a sentence for the reader: it asks nobody to do anything, and names no workbook and no cell."""

    kind: CaveatKind
    text: str


def page_caveats(page: IndicatorPage) -> tuple[Caveat, ...]:
    """What a reader of the page has to know, in the order of `CaveatKind`."""
    return (
        *_restated(page),
        *_provisional(page),
        *_incomplete(page),
        *_small(page),
        *_unit_changed(page),
        *explained(page.problems),
        *_no_comment(page),
    )


def board_caveats(report: BoardReport) -> tuple[Caveat, ...]:
    """What is about no indicator of the month's pages alone."""
    codes = {page.code for page in report.pages}
    return tuple(explained(problem for problem in report.accepted if problem.code not in codes))


def explained(problems: Iterable[Problem]) -> Iterator[Caveat]:
    """Why a warning is right as it is: the reason that somebody gave, without the warning."""
    for problem in problems:
        if (accepted := problem.accepted) is not None:
            by = ", ".join(filter(None, (accepted.by, day_text(accepted.at))))
            yield Caveat(CaveatKind.EXPLAINED, f"{accepted.reason.strip().rstrip('.')} ({by}).")


def _restated(page: IndicatorPage) -> Iterator[Caveat]:
    for restatement in page.restated[:MOST_RESTATED]:
        yield Caveat(CaveatKind.RESTATED, f"{change_words(restatement)} [r].")
    if (more := len(page.restated) - MOST_RESTATED) > 0:
        yield Caveat(CaveatKind.RESTATED, f"{more} more restated {'figure' if more == 1 else 'figures'}.")


def _provisional(page: IndicatorPage) -> Iterator[Caveat]:
    named = [
        (made, "[p]" if Mark.PROVISIONAL in made.marks else "[e]")
        for made in _shown(page)
        if made.marks & {Mark.PROVISIONAL, Mark.ESTIMATED}
    ]
    for made, mark in named[:1]:
        kind = "provisional" if mark == "[p]" else "estimated"
        yield Caveat(CaveatKind.PROVISIONAL, f"{_figure_for(made)} is {kind} {mark} and expected to change.")


def _incomplete(page: IndicatorPage) -> Iterator[Caveat]:
    for made, what in ((page.value, "value"), (page.rate, "rate")):
        if made.number is None and 0 < made.known_months < made.needed_months:
            known = f"{made.known_months} of {made.needed_months} months"
            period = named_period_text(made.covers, made.month)
            yield Caveat(CaveatKind.INCOMPLETE, f"There is no {what} for {period}: {known} are known.")


def _small(page: IndicatorPage) -> Iterator[Caveat]:
    if text := small_text(page.value):
        yield Caveat(CaveatKind.SMALL_NUMBERS, f"{counts_text(page.value)}: {text}.")


def _unit_changed(page: IndicatorPage) -> Iterator[Caveat]:
    """A figure shown on the page that is not in the unit of the others."""
    own = page.indicator.unit
    for made in (page.value, *page.previous):
        if made.number is not None and made.unit is not own:
            said = f"{_figure_for(made)} is given as {_UNIT_WORDS[made.unit]}, not as {_UNIT_WORDS[own]}"
            yield Caveat(CaveatKind.UNIT_CHANGED, f"{said}; it is not compared with the others.")


def _no_comment(page: IndicatorPage) -> Iterator[Caveat]:
    if not page.comment.text.strip():
        yield Caveat(CaveatKind.NO_COMMENT, f"No comment was supplied for {page.month.long}.")


def _shown(page: IndicatorPage) -> tuple[Reckoned, ...]:
    return page.value, page.rate, *page.previous


def _figure_for(made: Reckoned) -> str:
    return f"The figure for {named_period_text(made.covers, made.month)}"
