"""What the board is told differently from the last pack that went out: assessments and arrows that turned, targets,
figures; in words, for the Changes tab, the workbook and paper alike."""

from collections import Counter
from enum import StrEnum
from typing import assert_never

from msgspec import Struct

from ibdesk.domain.assessment import Status
from ibdesk.domain.figure import Unit
from ibdesk.domain.month import Month
from ibdesk.domain.report.held_words import tolerance_text
from ibdesk.domain.report.last_pack import PackSaid
from ibdesk.domain.report.origin import PART_WORDS
from ibdesk.domain.report.report import BoardReport, IndicatorPage
from ibdesk.domain.report.restatement_words import ARROW_WORDS, difference_text, move_words, reader_why_text
from ibdesk.domain.report.restatements import Restatement
from ibdesk.domain.target import Basis, Target
from ibdesk.domain.travel import Judgement
from ibdesk.domain.wording import JUDGEMENT_WORDS, STATUS_WORDS, target_text, travel_text


class Kind(StrEnum):
    """What of a page it is about; of a comment that it is the same."""

    ASSESSMENT = "assessment"
    ARROW = "direction"
    TARGET = "target"
    COMMENT = "comment"


class PageChange(Struct, frozen=True):
    """A page beside what the pack of the month `pack` said of its indicator."""

    kind: Kind
    page: IndicatorPage
    said: PackSaid
    pack: Month


PackChange = PageChange | Restatement


def since_last_pack(report: BoardReport) -> tuple[PackChange, ...]:
    """Kind after kind, each in the order of the pack, the restated figures by code and month and before the comments;
    without a pack that went out nothing."""
    of_pages = _of_pages(report)
    comments = tuple(each for each in of_pages if not is_news(each))
    turned = of_pages[: len(of_pages) - len(comments)]
    return (*turned, *report.changes.restatements, *comments)


def is_news(change: PackChange) -> bool:
    """Whether something is told differently: a comment that is the same is not."""
    return isinstance(change, Restatement) or change.kind is not Kind.COMMENT


def _of_pages(report: BoardReport) -> tuple[PageChange, ...]:
    """Of the pages that stood in the last pack too."""
    last = report.last_pack
    if last is None:
        return ()
    both = [(page, said) for page in report.pages if (said := last.said.get(page.code)) is not None]
    return tuple(
        PageChange(kind, page, said, last.month) for kind in Kind for page, said in both if _is_told(kind, page, said)
    )


def _is_told(kind: Kind, page: IndicatorPage, said: PackSaid) -> bool:
    match kind:
        case Kind.ASSESSMENT:
            return page.assessment.status is not said.status
        case Kind.ARROW:
            return page.travel.direction is not said.direction
        case Kind.TARGET:
            return _held_to(page.target) != _held_to(said.target)
        case Kind.COMMENT:
            words = page.comment.text.split()
            return bool(words) and words == said.comment.split()


def _held_to(target: Target | None) -> object:
    """What of a target decides an assessment; where it was written down does not."""
    return None if target is None else (target.bounds, target.basis, target.tolerance)


NO_PAGE_MOVES = "No assessment and no arrow turns with it"
_WORST_FIRST = (Status.RED, Status.AMBER, Status.GREEN)
_KIND_WORDS = {
    Kind.ASSESSMENT: "Assessment",
    Kind.ARROW: "Direction of travel",
    Kind.TARGET: "Target",
    Kind.COMMENT: "Comment",
}


def kind_words(change: PackChange) -> str:
    """What of an indicator it is about."""
    if isinstance(change, Restatement):
        return f"Restated {PART_WORDS[change.part]}"
    return _KIND_WORDS[change.kind]


def was_and_now(change: PageChange) -> tuple[str, str]:
    """Red, Green; Up, Unknown; a target with its tolerance where it is that which changed; As in July 2014, The
    same."""
    page, said = change.page, change.said
    match change.kind:
        case Kind.ASSESSMENT:
            return STATUS_WORDS[said.status], STATUS_WORDS[page.assessment.status]
        case Kind.ARROW:
            return ARROW_WORDS[said.direction].capitalize(), ARROW_WORDS[page.travel.direction].capitalize()
        case Kind.TARGET:
            was, now = said.target, page.target
            shows = was is not None and now is not None and was.tolerance != now.tolerance
            return _target(page, was, shows), _target(page, now, shows)
        case Kind.COMMENT:
            return f"As in {change.pack.long}", "The same"
        case _:
            assert_never(change.kind)


def _target(page: IndicatorPage, target: Target | None, with_tolerance: bool) -> str:
    text = target_text(page.indicator, target)
    if target is None or not with_tolerance:
        return text
    unit = Unit.RATE if target.basis is Basis.RATE else page.indicator.unit
    held = tolerance_text(target.tolerance, unit).removeprefix("the ") or "no tolerance"
    return f"{text}, {held}"


def turn_words(change: PackChange) -> str:
    """What it comes to, in a word or two: Better, Data missing, +12."""
    if isinstance(change, Restatement):
        return difference_text(change) or "Not a number"
    page, said = change.page, change.said
    match change.kind:
        case Kind.ASSESSMENT:
            return _status_turn(said.status, page.assessment.status)
        case Kind.ARROW:
            known = page.travel.judgement is not Judgement.UNKNOWN
            return JUDGEMENT_WORDS[page.travel.judgement] or ("Neutral" if known else "Not known")
        case Kind.TARGET:
            return "New" if said.target is None else "Dropped" if page.target is None else "Changed"
        case Kind.COMMENT:
            return "Not changed"
        case _:
            assert_never(change.kind)


def _status_turn(was: Status, now: Status) -> str:
    if was in _WORST_FIRST and now in _WORST_FIRST:
        return "Better" if _WORST_FIRST.index(now) > _WORST_FIRST.index(was) else "Worse"
    if Status.NO_DATA in (was, now):
        return "Data missing" if now is Status.NO_DATA else "Data came in"
    return "Assessed now" if was is Status.NOT_ASSESSED else "Assessed no more"


def about_words(change: PackChange) -> str:
    """The sentence behind it, for a reader of the pack."""
    if isinstance(change, Restatement):
        moves = "; ".join(move_words(move) for move in change.moves)
        return f"{reader_why_text(change).rstrip('.')}. {f'Moves {moves}' if moves else NO_PAGE_MOVES}."
    page = change.page
    match change.kind:
        case Kind.ASSESSMENT:
            return page.assessment.sentence
        case Kind.ARROW:
            return f"{travel_text(page.travel, page.indicator.unit)}."
        case Kind.TARGET:
            return _since_when(page)
        case Kind.COMMENT:
            return f"“{' '.join(page.comment.text.split())}”"
        case _:
            assert_never(change.kind)


def _since_when(page: IndicatorPage) -> str:
    status = STATUS_WORDS[page.assessment.status]
    if page.target is None:
        return f"Held against no target now: {status}."
    start = page.target.from_month
    return f"In force{f' from {start.long}' if start else ''}; {status} by it."


def turned_text(report: BoardReport) -> str:
    """Since the pack of July 2014: 2 assessments and 1 arrow turned, 1 target changed, and 3 comments are the same;
    empty where a reader is told nothing of it. Restated figures have words of their own."""
    kinds = Counter(change.kind for change in since_last_pack(report) if isinstance(change, PageChange))
    if not kinds or report.last_pack is None:
        return ""
    turned = [_counted(kinds[Kind.ASSESSMENT], "assessment"), _counted(kinds[Kind.ARROW], "arrow")]
    targets, comments = _counted(kinds[Kind.TARGET], "target"), _counted(kinds[Kind.COMMENT], "comment")
    said = [
        f"{' and '.join(filter(None, turned))} turned" if any(turned) else "",
        f"{targets} changed" if targets else "",
        f"{comments} {'is' if kinds[Kind.COMMENT] == 1 else 'are'} the same word for word" if comments else "",
    ]
    *first, last = filter(None, said)
    listed = f"{', '.join(first)} and {last}" if first else last
    return f"Since the pack of {report.last_pack.month.long}: {listed}."


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'s' * (count != 1)}" if count else ""
