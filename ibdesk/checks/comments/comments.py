"""Missing comments: a missed target, no figure, or an unusual figure, without a comment."""

from collections.abc import Iterator

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import named_first
from ibdesk.checks.evidence.rule import Rule
from ibdesk.checks.figures.large_changes import newly_beyond_limits
from ibdesk.domain.assessment import Status
from ibdesk.domain.comments.placeholders import says_nothing
from ibdesk.domain.control.chart import Variation
from ibdesk.domain.control.usual_range import UsualRange
from ibdesk.domain.figure import Missing, Source
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.report import IndicatorPage

_USUAL = (Variation.COMMON_CAUSE, Variation.NONE)
_USUALLY = 12  # months looked back


def _find(evidence: Evidence) -> Iterator[Problem]:
    for page in evidence.pages:
        if not says_nothing(page.comment.text):
            continue
        severity, why = _owed(page, evidence.unusual.get(page.code))
        if why:
            yield Problem(
                "comment-owed",
                severity,
                f"{named_first(page.indicator)} has no comment for {page.month.long}, though {why}. "
                "The Board will ask.",
                "Ask the responsible officer what is behind it, what is being done, and by when.",
                _place(page),
                page.code,
                page.month,
                fault=f"{page.month.short}: {why}",
            )


def _owed(page: IndicatorPage, shown: UsualRange | None) -> tuple[Severity, str]:
    status, targeted = page.assessment.computed, page.target is not None
    if status is Status.NO_DATA and targeted:
        if not any(point.figures for point in page.values):
            return Severity.WARNING, ""  # nothing ever came in: another rule says so, for all of them at once
        # A cell still empty may yet be filled, a sum short of months explains itself, and a quarter's missing figure
        # was due when the quarter ended.
        due_before = page.assessed.month != page.month and all(
            figure.month != page.month for figure in page.assessed.figures
        )
        waiting = page.assessed.missing is Missing.BLANK or due_before
        explained = waiting or bool(page.assessed.reason)
        severity = Severity.WARNING if explained else Severity.ERROR
        return severity, f"it has a target and cannot be assessed ({page.assessment.words})"
    if status is Status.NO_DATA and page.value.missing is Missing.NO_DATA:
        return Severity.WARNING, 'its figure is "No data"'
    if status is Status.NO_DATA and _does_not_apply_now(page):
        return Severity.WARNING, 'its figure is "Does not apply", where months before have a number'
    if status is Status.RED and targeted and page.assessment.override is None:
        return Severity.WARNING, f"its target is missed ({page.assessment.words})"
    if any(restatement.changes_colour for restatement in page.restated):
        return Severity.WARNING, "figures behind it changed, and an assessment with them"
    # The check of big changes asks about a figure that has just left its usual range.
    if shown is not None and shown.variation not in _USUAL and not newly_beyond_limits(shown):
        return Severity.WARNING, "the figure is unusual beside the months before (outside its usual range, or in a run)"
    return Severity.WARNING, ""


def _does_not_apply_now(page: IndicatorPage) -> bool:
    """Whether "n/a" was written where a number is usual: many write it for "not available"."""
    if page.value.missing is not Missing.NOT_APPLICABLE or page.value.reason:
        return False
    return any(point.number is not None for point in page.values[-_USUALLY:])


def _place(page: IndicatorPage) -> Source | None:
    """The comment's own cell, also where it is empty: beside the figure in a report table."""
    if page.comment.source is not None:
        return page.comment.source
    return page.value.figures[0].source.at("comments") if page.value.figures else None


COMMENT_OWED = Rule(
    "comment-owed",
    Severity.ERROR,
    "A comment that is owed",
    "A Board asks about every missed target, every missing figure, every unusual one, and every changed one that "
    "moved an assessment. Where an indicator with a "
    "target has no figure and no comment, a failure may be hidden: that is an error. The rest are warnings.",
    _find,
)
