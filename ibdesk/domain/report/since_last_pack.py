"""What the board is told differently from the last pack that went out: assessments and arrows that turned, targets,
restated figures, and comments that nobody rewrote. The one list that screen, workbook, paper and command line show."""

from enum import StrEnum

from msgspec import Struct

from ibdesk.domain.month import Month
from ibdesk.domain.report.last_pack import PackSaid
from ibdesk.domain.report.report import BoardReport, IndicatorPage
from ibdesk.domain.report.restatements import Restatement
from ibdesk.domain.target import Target


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
