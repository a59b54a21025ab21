"""Comments whose numbers are on no page, do not follow from the counts beside them, or are an older month's."""

from collections.abc import Iterator

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import joined, named
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.comments.directions_said import directions_contradicted
from ibdesk.domain.comments.figures_said import CommentFigures, FoundNumber, Kind
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.report import IndicatorPage


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
