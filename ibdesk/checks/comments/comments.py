"""Comments: missing ones, and those whose numbers are on no page, do not follow from the counts beside them, or are an
older month's."""

from collections.abc import Iterator

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import joined, named, named_first
from ibdesk.checks.evidence.rule import Rule
from ibdesk.checks.figures.large_changes import newly_beyond_limits
from ibdesk.domain.assessment import Status
from ibdesk.domain.comments.directions_said import directions_contradicted
from ibdesk.domain.comments.figures_said import CommentFigures, FoundNumber, Kind
from ibdesk.domain.comments.missing_comments import says_nothing
from ibdesk.domain.control.chart import Variation
from ibdesk.domain.control.usual_range import UsualRange
from ibdesk.domain.figure import Missing, Source
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.report import IndicatorPage

_USUAL = (Variation.COMMON_CAUSE, Variation.NONE)
_USUALLY = 12  # months looked back


def _missing(evidence: Evidence) -> Iterator[Problem]:
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
    _missing,
)


def _numbers(evidence: Evidence) -> Iterator[Problem]:
    for page, read in evidence.comments_read:
        wrong = [each for each in read.doubtful if each.kind is Kind.WRONG]
        unknown = [each for each in read.doubtful if each.kind is Kind.UNKNOWN]
        for each in wrong:
            yield _told(
                page,
                (each,),
                f'The comment of {named(page.indicator)} says "{each.text}", but {each.words}.',
                f"Correct it to {each.right}, or correct the counts.",
            )
        if unknown:
            once = list({(each.text, each.words): each for each in unknown}.values())
            yield _told(page, tuple(once), _unknown(page, once), _next_step(once))


def _next_step(unknown: list[FoundNumber]) -> str:
    them, they_come = ("it", "it comes") if len(unknown) == 1 else ("them", "they come")
    return f"Check {them}; where {they_come} from another source, say in the comment which, and accept this with it."


def _unknown(page: IndicatorPage, unknown: list[FoundNumber]) -> str:
    nowhere = [f'"{each.text}"' for each in unknown if each.on_no_page]
    elsewhere = [f'"{each.text}" ({each.words})' for each in unknown if not each.on_no_page]
    said = f"The comment of {named(page.indicator)} has "
    if nowhere:
        one = len(nowhere) == 1
        said += f"{joined(nowhere)}, which {'is' if one else 'are'} on no page and {_follow(one)} from no figure."
    if elsewhere:
        said += f"{' It has ' if nowhere else ''}{joined(elsewhere)}."
    return said


def _follow(one: bool) -> str:
    return "follows" if one else "follow"


def _older(evidence: Evidence) -> Iterator[Problem]:
    for page, read in evidence.comments_read:
        own = [each for each in read.found if each.month is not None]
        if page.value.number is None or any(each.month == read.current for each in own):
            continue
        if older := [each for each in own if _reads_as_current(page, read, each)]:
            yield _as_if_current(page, read, older)


def _reads_as_current(page: IndicatorPage, read: CommentFigures, each: FoundNumber) -> bool:
    """Whether an older month's figure stands as if it were the month's: not named, or nothing else is named."""
    if not each.named:
        return True
    if each.month in (read.current - 12, read.current - 24):
        return False  # "better than last August's 2.63 %" speaks of this August
    return read.current not in read.named and page.month not in read.named


def _as_if_current(page: IndicatorPage, read: CommentFigures, older: list[FoundNumber]) -> Problem:
    quoted = joined([f'"{each.text}" is {each.words}' for each in older])
    return Problem(
        "comment-older-month",
        Severity.WARNING,
        f"The comment of {named(page.indicator)} for {page.month.long} gives older figures and none for "
        f"{read.current.long}: {quoted}. The Board will read it as this month's.",
        "Bring the comment up to date, or name the month beside each of its figures.",
        page.comment.source,
        page.code,
        page.month,
        joined([each.text for each in older]),
    )


def _directions(evidence: Evidence) -> Iterator[Problem]:
    for page, _ in evidence.comments_read:
        said = directions_contradicted(page.comment.text, page)
        if said:
            quoted = joined([f'"{each.text}", but {each.words}' for each in said])
            yield Problem(
                "comment-direction",
                Severity.WARNING,
                f"The comment of {named(page.indicator)} says {quoted}.",
                "Correct the comment, or the figure; where it is about something else, say what, or accept this.",
                page.comment.source,
                page.code,
                page.month,
                joined([each.text for each in said]),
            )


def _told(page: IndicatorPage, numbers: tuple[FoundNumber, ...], message: str, next_step: str) -> Problem:
    return Problem(
        "comment-figures",
        Severity.WARNING,
        message,
        next_step,
        page.comment.source,
        page.code,
        page.month,
        joined([each.text for each in numbers]),
        fault=joined([f"{each.text} ({each.words})" for each in numbers]),
    )


COMMENT_FIGURES = Rule(
    "comment-figures",
    Severity.WARNING,
    "Numbers in a comment",
    "Every number in a comment is looked for among the page's figures, its target and benchmarks, the figures of the "
    "months that the sentence names, their changes and sums, and the figures of related indicators; percentages beside "
    "two counts are worked out again. A number that is found nowhere may be a slip of the pen, or comes from a source "
    "that the Board should be told.",
    _numbers,
)
COMMENT_DIRECTION = Rule(
    "comment-direction",
    Severity.WARNING,
    "A comment that goes the other way",
    "A comment that tells of 26 fewer where it is 26 more, of a rise from a larger number to a smaller one, of an "
    "improvement where everything went the other way, of a green that the page has as red, of the wrong side of the "
    "target, of the lowest figure in 12 months, or of a third month running, where an earlier month shows otherwise. "
    "What a sentence hopes for, denies, or says of others is left alone.",
    _directions,
)
COMMENT_OLDER_MONTH = Rule(
    "comment-older-month",
    Severity.WARNING,
    "A comment about an older month",
    "A comment that gives figures of earlier months, and none of the month that the report is about, was probably "
    "written for an earlier report.",
    _older,
)
