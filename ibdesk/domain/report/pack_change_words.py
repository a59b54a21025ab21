"""What changed since the last pack in words: in the Changes tab, the workbook and on paper alike."""

from collections.abc import Sequence
from typing import assert_never

from ibdesk.domain.assessment import Status
from ibdesk.domain.figure import Unit
from ibdesk.domain.report.held_words import tolerance_text
from ibdesk.domain.report.origin import PART_WORDS
from ibdesk.domain.report.report import BoardReport, IndicatorPage
from ibdesk.domain.report.restatement_words import ARROW_WORDS, difference_text, move_words, reader_why_text
from ibdesk.domain.report.restatements import Restatement
from ibdesk.domain.report.since_last_pack import (
    ArrowTurned,
    CommentUnchanged,
    OnPage,
    PackChange,
    StatusTurned,
    TargetChanged,
    since_last_pack,
)
from ibdesk.domain.target import Basis, Target
from ibdesk.domain.travel import Judgement
from ibdesk.domain.wording import JUDGEMENT_WORDS, STATUS_WORDS, target_text, travel_text

NO_PAGE_MOVES = "No assessment and no arrow turns with it"
AS_IT_WAS = "The same"
_WORST_FIRST = (Status.RED, Status.AMBER, Status.GREEN)


def kind_words(change: PackChange) -> str:
    """What of an indicator it is about."""
    match change:
        case StatusTurned():
            return "Assessment"
        case ArrowTurned():
            return "Direction of travel"
        case TargetChanged():
            return "Target"
        case CommentUnchanged():
            return "Comment"
        case Restatement():
            return f"Restated {PART_WORDS[change.part]}"
        case _:
            assert_never(change)


def arrow_words(change: ArrowTurned) -> tuple[str, str]:
    """Was and now: "Up", "Unknown"."""
    return ARROW_WORDS[change.was].capitalize(), ARROW_WORDS[change.now].capitalize()


def target_then_and_now(change: TargetChanged) -> tuple[str, str]:
    """Was and now, each with its tolerance where it is that which changed."""
    was, now = change.was, change.now
    shows = was is not None and now is not None and was.tolerance != now.tolerance
    return _target(change.page, was, shows), _target(change.page, now, shows)


def _target(page: IndicatorPage, target: Target | None, with_tolerance: bool) -> str:
    text = target_text(page.indicator, target)
    if target is None or not with_tolerance:
        return text
    unit = Unit.RATE if target.basis is Basis.RATE else page.indicator.unit
    held = tolerance_text(target.tolerance, unit).removeprefix("the ") or "no tolerance"
    return f"{text}, {held}"


def turn_words(change: PackChange) -> str:
    """What it comes to, in a word or two: Better, Data missing, +12."""
    match change:
        case StatusTurned():
            return _status_turn(change.was, change.now)
        case ArrowTurned():
            known = change.page.travel.judgement is not Judgement.UNKNOWN
            return JUDGEMENT_WORDS[change.page.travel.judgement] or ("Neutral" if known else "Not known")
        case TargetChanged():
            return "New" if change.was is None else "Dropped" if change.now is None else "Changed"
        case CommentUnchanged():
            return "Not changed"
        case Restatement():
            return difference_text(change) or "Not a number"
        case _:
            assert_never(change)


def _status_turn(was: Status, now: Status) -> str:
    if was in _WORST_FIRST and now in _WORST_FIRST:
        return "Better" if _WORST_FIRST.index(now) > _WORST_FIRST.index(was) else "Worse"
    if Status.NO_DATA in (was, now):
        return "Data missing" if now is Status.NO_DATA else "Data came in"
    return "Assessed now" if was is Status.NOT_ASSESSED else "Assessed no more"


def about_words(change: PackChange) -> str:
    """The sentence behind it, for a reader of the pack."""
    match change:
        case StatusTurned():
            return change.page.assessment.sentence
        case ArrowTurned():
            return f"{travel_text(change.page.travel, change.page.indicator.unit)}."
        case TargetChanged():
            return _since_when(change)
        case CommentUnchanged():
            return f"“{' '.join(change.page.comment.text.split())}”"
        case Restatement():
            moves = "; ".join(move_words(move) for move in change.moves)
            return f"{reader_why_text(change).rstrip('.')}. {f'Moves {moves}' if moves else NO_PAGE_MOVES}."
        case _:
            assert_never(change)


def _since_when(change: TargetChanged) -> str:
    status = STATUS_WORDS[change.page.assessment.status]
    if change.now is None:
        return f"Held against no target now: {status}."
    start = change.now.from_month
    return f"In force{f' from {start.long}' if start else ''}; {status} by it."


def turned_text(report: BoardReport) -> str:
    """Since the pack of July 2014: 2 assessments and 1 arrow turned, 1 target changed, and 3 comments are the same;
    empty where a reader is told nothing of it. Restated figures have words of their own."""
    found = [change for change in since_last_pack(report) if not isinstance(change, Restatement)]
    if not found or report.last_pack is None:
        return ""
    turned = [_counted(found, StatusTurned, "assessment"), _counted(found, ArrowTurned, "arrow")]
    targets = _counted(found, TargetChanged, "target")
    comments = _counted(found, CommentUnchanged, "comment")
    said = [
        f"{' and '.join(filter(None, turned))} turned" if any(turned) else "",
        f"{targets} changed" if targets else "",
        f"{comments} {'is' if comments.startswith('1 ') else 'are'} the same word for word" if comments else "",
    ]
    *first, last = filter(None, said)
    listed = f"{', '.join(first)} and {last}" if first else last
    return f"Since the pack of {report.last_pack.month.long}: {listed}."


def _counted(found: Sequence[OnPage], kind: type[OnPage], word: str) -> str:
    count = sum(isinstance(change, kind) for change in found)
    return f"{count} {word}{'s' * (count != 1)}" if count else ""
