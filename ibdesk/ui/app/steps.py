"""Where the month stands, in five steps: pure, over the report."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from ibdesk.ui.widgets.when_words import short_day_words

if TYPE_CHECKING:
    from ibdesk.domain.problem import Severity
    from ibdesk.domain.report.report import BoardReport

# What a report holds is imported by the functions: the start page names the steps and has no report.

CHECKING = "Checking"


class StepState(StrEnum):
    DONE = "done"
    ATTENTION = "needs attention"
    PARTLY = "partly done"
    OPEN = "not started"


class StepName(StrEnum):
    IMPORT = "Import"
    CHECK = "Check"
    COMMENTS = "Comments"
    SIGN_OFF = "Sign off"
    EXPORT = "Export"


class Step(Struct, frozen=True):
    """`share` is how much of it is done, 0 to 1."""

    name: StepName
    words: str
    state: StepState
    share: float = 0.0


def steps(report: BoardReport, saved: bool) -> tuple[Step, ...]:
    """The five, in order. `saved` says whether a pack was written from the figures as they are now."""
    return (_import(report), _check(report), _comments(report), _sign_off(report), _export(saved))


def count(report: BoardReport, severity: Severity) -> int:
    """How many problems of a severity still wait for somebody; accepted warnings do not."""
    from ibdesk.domain.problem import count_open

    return count_open(report.problems, severity)


def why_not_final(report: BoardReport, read_only: str) -> str:
    """Why the pack cannot be exported as final, in a sentence; empty where it can."""
    from ibdesk.domain.problem import Severity

    if read_only:
        return read_only
    if report.seal is not None:
        return f"{report.month.long} is signed off: the pack that went out is kept. Re-open the month to make another."
    if not report.checked:
        return "Every figure is still being checked."
    errors = count(report, Severity.ERROR)
    must = "1 problem must be fixed" if errors == 1 else f"{errors} problems must be fixed"
    return f"{must} before a pack can be the final one." if errors else ""


def changed_since(report: BoardReport) -> int:
    """How many things the board is told otherwise than in the last pack that went out."""
    from ibdesk.domain.report.pack_changes import is_news, since_last_pack  # the start page is there before

    return sum(map(is_news, since_last_pack(report)))


def title_counts(report: BoardReport) -> tuple[str, str]:
    """What stands behind the names of the tabs of problems and of changes; until the checks have run, that they do."""
    if not report.checked:
        return CHECKING.lower(), ""
    return str(to_look_at(report) or ""), str(changed_since(report) or "")


def to_look_at(report: BoardReport) -> int:
    """How many errors and warnings still wait for somebody."""
    from ibdesk.domain.problem import Severity

    return count(report, Severity.ERROR) + count(report, Severity.WARNING)


def _import(report: BoardReport) -> Step:
    """A month is all in where every indicator has a figure or a named reason for none."""
    from ibdesk.domain.figure import Missing

    total = len(report.pages)
    known = sum(page.value.number is not None for page in report.pages)
    owed = sum(page.value.missing is Missing.BLANK for page in report.pages)
    words = f"{known} of {total} figure{'' if total == 1 else 's'}"
    if not owed:
        return Step(StepName.IMPORT, words, StepState.DONE, 1.0)
    return Step(StepName.IMPORT, words, StepState.PARTLY, known / total)


def _check(report: BoardReport) -> Step:
    from ibdesk.domain.problem import Severity

    if not report.checked:
        return Step(StepName.CHECK, CHECKING, StepState.OPEN)
    errors, warnings = count(report, Severity.ERROR), count(report, Severity.WARNING)
    if errors or warnings:
        parts = [f"{errors} to fix"] if errors else []
        parts += [f"{warnings} to check"] if warnings else []
        return Step(StepName.CHECK, ", ".join(parts), StepState.ATTENTION)
    return Step(StepName.CHECK, "Nothing to fix", StepState.DONE, 1.0)


def _comments(report: BoardReport) -> Step:
    total = len(report.pages)
    written = sum(bool(page.comment.text.strip()) for page in report.pages)
    if written == 0:
        return Step(StepName.COMMENTS, f"0 of {total}", StepState.OPEN)
    state = StepState.DONE if written == total else StepState.PARTLY
    return Step(StepName.COMMENTS, f"{written} of {total}", state, written / total)


def _sign_off(report: BoardReport) -> Step:
    """Errors stand in the way of signing off, nothing else does."""
    from ibdesk.domain.problem import Severity

    if report.seal is not None:
        return Step(StepName.SIGN_OFF, short_day_words(report.seal.at), StepState.DONE, 1.0)
    if not report.checked:
        return Step(StepName.SIGN_OFF, CHECKING, StepState.OPEN)
    errors = count(report, Severity.ERROR)
    if errors:
        return Step(StepName.SIGN_OFF, f"{errors} to fix first", StepState.OPEN)
    return Step(StepName.SIGN_OFF, "Nothing in the way", StepState.OPEN)


def _export(saved: bool) -> Step:
    if saved:
        return Step(StepName.EXPORT, "Saved", StepState.DONE, 1.0)
    return Step(StepName.EXPORT, "Excel workbook", StepState.OPEN)
