"""What the board is told differently from the last pack that went out: assessments and arrows that turned, targets,
restated figures, and comments that nobody rewrote. The one list that screen, workbook and paper show."""

from collections.abc import Iterator

from msgspec import Struct

from ibdesk.domain.assessment import Status
from ibdesk.domain.board import Direction
from ibdesk.domain.report.last_pack import PackSaid
from ibdesk.domain.report.report import BoardReport, IndicatorPage
from ibdesk.domain.report.restatements import Restatement
from ibdesk.domain.target import Target


class StatusTurned(Struct, frozen=True):
    """An indicator that is assessed otherwise than in the last pack."""

    page: IndicatorPage
    was: Status

    @property
    def now(self) -> Status:
        return self.page.assessment.status


class ArrowTurned(Struct, frozen=True):
    """A direction of travel that is another one than in the last pack."""

    page: IndicatorPage
    was: Direction

    @property
    def now(self) -> Direction:
        return self.page.travel.direction


class TargetChanged(Struct, frozen=True):
    """Another target in force than in the last pack; None where there was, or is, none."""

    page: IndicatorPage
    was: Target | None

    @property
    def now(self) -> Target | None:
        return self.page.target


class CommentUnchanged(Struct, frozen=True):
    """A comment that says word for word what it said in the last pack."""

    page: IndicatorPage


OnPage = StatusTurned | ArrowTurned | TargetChanged | CommentUnchanged
PackChange = OnPage | Restatement


def since_last_pack(report: BoardReport) -> tuple[PackChange, ...]:
    """Kind after kind, each in the order of the pack, the restated figures by code and month; without a pack that went
    out nothing."""
    before = list(_pages_then(report))
    return (
        *(StatusTurned(page, said.status) for page, said in before if page.assessment.status is not said.status),
        *(ArrowTurned(page, said.direction) for page, said in before if page.travel.direction is not said.direction),
        *(TargetChanged(page, said.target) for page, said in before if _held_to(page.target) != _held_to(said.target)),
        *report.changes.restatements,
        *(CommentUnchanged(page) for page, said in before if _is_unchanged(page.comment.text, said.comment)),
    )


def _pages_then(report: BoardReport) -> Iterator[tuple[IndicatorPage, PackSaid]]:
    """The pages that stood in the last pack too, with what it said."""
    if report.last_pack is None:
        return
    for page in report.pages:
        if (said := report.last_pack.said.get(page.code)) is not None:
            yield page, said


def _held_to(target: Target | None) -> object:
    """What of a target decides an assessment; where it was written down does not."""
    return None if target is None else (target.bounds, target.basis, target.tolerance)


def _is_unchanged(text: str, then: str) -> bool:
    """Whether there is a comment, and it is the same but for white space."""
    return bool(text.strip()) and text.split() == then.split()
