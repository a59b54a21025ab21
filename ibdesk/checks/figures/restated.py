"""Figures for past months that a later workbook, or a person, changed."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from msgspec.structs import replace

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import joined, named_first
from ibdesk.checks.evidence.rule import Rule
from ibdesk.checks.figures.large_changes import BigChange
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Part
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.restatement_words import change_words, figures_words, move_words, new_text
from ibdesk.domain.report.restatements import Changes, Restatement

MOST_TOLD = 4


def _find(evidence: Evidence) -> Iterator[Problem]:
    """One problem for each indicator: a restated year would else be dozens."""
    for code, group in groupby(evidence.restatements, lambda restatement: restatement.code):
        restatements = tuple(group)
        indicator = evidence.indicator(code, evidence.month) or evidence.indicator(code, restatements[-1].month)
        subject = named_first(indicator) if indicator is not None else f"Indicator {code}"
        yield _told(subject, restatements, evidence.month, _beyond_usual(evidence, code, restatements))


def _beyond_usual(evidence: Evidence, code: str, restatements: Sequence[Restatement]) -> bool:
    """Whether a number was changed by more than the figures usually vary."""
    usual, threshold = evidence.usual_range(code), BigChange.of(evidence.settings)
    for one in restatements:
        if not isinstance(one.was, Fraction) or not isinstance(one.now, Fraction):
            continue
        if one.part is Part.VALUE and usual is not None and abs(one.now - one.was) > usual.upper - usual.lower:
            return True
        was, now = (Reckoned(number, one.unit, one.month, one.covers) for number in (one.was, one.now))
        if threshold.is_big(now, was):
            return True
    return False


def _told(subject: str, restatements: Sequence[Restatement], month: Month, beyond_usual: bool) -> Problem:
    largest = max(restatements, key=_size)
    told = [change_words(one) for one in sorted(restatements, key=_size, reverse=True)[:MOST_TOLD]]
    more = len(restatements) - len(told)
    shown = "; ".join(told) + (f"; and {more} more" if more else "")
    next_step = (
        "Say in the comment why, where a page of a past month moves." if _moved(restatements) else "Nothing to do."
    )
    if beyond_usual:
        next_step = "So much is more than these figures usually vary: ask whoever supplied it which one is right."
    return Problem(
        "restated",
        Severity.WARNING if beyond_usual else Severity.INFO,
        f"{subject}: {figures_words(restatements, month)} changed: {shown}. {_moves(restatements)}",
        next_step,
        largest.source,
        largest.code,
        largest.month,
        new_text(largest),
    )


def _size(restatement: Restatement) -> tuple[bool, Fraction]:
    """The pages moved first, then by how much of itself it changed; from or to nothing is all of it."""
    was, now = restatement.was, restatement.now
    if not isinstance(was, Fraction) or not isinstance(now, Fraction) or not was:
        return bool(restatement.moves), Fraction(1)
    return bool(restatement.moves), abs(now - was) / abs(was)


def _moved(restatements: Sequence[Restatement]) -> list[str]:
    moves = {(move.month, move.code): move for restatement in restatements for move in restatement.moves}
    return [move_words(moves[place]) for place in sorted(moves)]


def _moves(restatements: Sequence[Restatement]) -> str:
    moved = _moved(restatements)
    if not moved:
        return "No assessment and no arrow of a past page moves."
    more = [f"{len(moved) - MOST_TOLD} more"] if len(moved) > MOST_TOLD else []
    return f"It moves {joined([*moved[:MOST_TOLD], *more])}."


RESTATED = Rule(
    "restated",
    Severity.WARNING,
    "A past month's figure that changed",
    "Systems are in daily use, and last month's figures are put right later. A pack that shows another number for July "
    "than July's own pack did must say so: each changed figure is told, with by how much, and which pages it moves. "
    "By more than the figures usually vary, it is a warning.",
    _find,
)


def changed_figures(
    after: Records, month: Month, changed: Sequence[Restatement], told: Sequence[Restatement]
) -> tuple[Problem, ...]:
    """A problem for each indicator of which an import has figures `changed`, but for those of which the board tells a
    change itself.

    The board tells one only against its last pack: what nobody was shown is restated for nobody. Before the import is
    accepted a slip in it is told all the same.
    """
    codes = {each.code for each in changed} - {each.code for each in told}
    if not codes:
        return ()
    about = replace(
        after,
        indicators=tuple([each for each in after.indicators if each.code in codes]),
        figures=tuple([each for each in after.figures if each.code in codes]),
    )
    shown = tuple(each for each in changed if each.code in codes)
    return tuple(RESTATED.find(Evidence.of(about, month, Changes(0, 0, shown))))
