"""What the session asks of a desk on the worker's thread, and the frozen answers."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from ibdesk.errors import UserError
from ibdesk.progress import Progress, silent
from ibdesk.ui.widgets.when_words import moment_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ibdesk.desk import Desk
    from ibdesk.domain.board import Records
    from ibdesk.domain.month import Month
    from ibdesk.domain.report.report import BoardReport
    from ibdesk.printing.lay_out import Choice


class BoardState(Struct, frozen=True):
    """What a board says about itself, taken in one go where its connection lives.

    `as_at` is the step whose state is shown where that is not the present one, which is then read only; `as_at_words`
    say when that was and what the step did. `standings` are words for what became of a month's pack.
    """

    name: str
    path: Path
    read_only_reason: str
    months: tuple[Month, ...]
    report: BoardReport | None
    can_undo: str | None
    can_redo: str | None
    as_at: int | None = None
    as_at_words: str = ""
    standings: Mapping[Month, str] = {}

    @property
    def locked_reason(self) -> str:
        """Why the shown month's comments and assessments cannot be changed, in a sentence; empty where they can."""
        if self.read_only_reason:
            return self.read_only_reason
        seal = self.report.seal if self.report else None
        if seal is None:
            return ""
        return f"{seal.month.long} is signed off. Re-open it, with a reason, to change it."


class PackSaved(Struct, frozen=True):
    """Where a pack went and when, of which month and step of the board, and what its own check found."""

    path: Path
    month: Month
    as_at: int
    findings: tuple[str, ...]
    at: datetime

    def is_of(self, report: BoardReport | None) -> bool:
        """Whether the board still says what the pack does."""
        return report is not None and (self.month, self.as_at) == (report.month, report.as_at)


def look(
    desk: Desk, month: Month | None = None, as_at: int | None = None, checked: bool = True, progress: Progress = silent
) -> BoardState:
    """The board's state with the report of a month; of its latest one where it has no such month. With `as_at`: as it
    was seen right after that step. With `checked` False the report's pages alone, which are there sooner."""
    if as_at is not None:
        return _look_back(desk, month, as_at, checked, progress)
    board, history = desk.board, desk.history
    months = board.months()
    shown = month if month in months else board.latest_month()
    report = desk.months.report(shown, None, progress, checked) if shown else None
    return BoardState(
        board.name,
        board.path,
        board.read_only_reason,
        months,
        report,
        history.can_undo,
        history.can_redo,
        standings=_standings(board.records()),
    )


def _look_back(desk: Desk, month: Month | None, as_at: int, checked: bool, progress: Progress) -> BoardState:
    records = desk.board.records(as_at)
    months = records.months
    shown = month if month in months else max(months, default=None)
    if shown is None:
        raise UserError(f"There was no figure in this board at step {as_at}.", "Choose a later step.")
    step = desk.history.steps()[as_at - 1]
    words = f"As at step {as_at}, {moment_words(step.at)}: {step.what}."
    reason = f"This is the board as it was at step {as_at}. Go back to now to change it."
    report = desk.months.report(shown, as_at, progress, checked)
    board, standings = desk.board, _standings(records)
    return BoardState(board.name, board.path, reason, months, report, None, None, as_at, words, standings)


def _standings(records: Records) -> Mapping[Month, str]:
    from ibdesk.domain.seal import standings

    return standings(records.seals)


# The desk is imported by the worker, so that the first window need not wait for what it stands on.


def opened_board(path: Path, by: str, progress: Progress) -> tuple[Desk, BoardState]:
    from ibdesk.desk import Desk

    # It is held against its own log once its cards are painted.
    return _looked_at(Desk.open(path, by, check_later=True))


def created_board(path: Path, by: str, progress: Progress) -> tuple[Desk, BoardState]:
    from ibdesk.desk import Desk

    return _looked_at(Desk.create(path, by))


def saved_pack(
    desk: Desk, month: Month, path: Path, as_at: int | None, choice: Choice | None, progress: Progress
) -> PackSaved:
    """Write a month's pack as a workbook, or as a PDF where the name says so; `choice` is what a PDF holds."""
    if path.suffix.lower() == ".pdf":
        paper = desk.exports.pdf(month, path, progress, as_at, choice)
        return PackSaved(paper.path, month, paper.as_at, (), datetime.now())
    written = desk.exports.pack(month, path, progress, as_at)
    return PackSaved(written.path, month, written.as_at, written.findings, datetime.now())


def write_template(desk: Desk | None, path: Path, month: Month | None = None) -> None:
    """The workbook to fill in: a board's own, for the year of a month or else of its latest; without a board that of
    the definitions that come with the program."""
    if desk is not None:
        desk.exports.template(path, month)
        return
    from ibdesk.desk import inherited_definitions
    from ibdesk.desk import write_template as write
    from ibdesk.domain.month import Month

    write(path, inherited_definitions(), Month.of(date.today()))


def sample_board(folder: Path, by: str, progress: Progress) -> tuple[Desk, BoardState]:
    from ibdesk.desk import make_sample

    return _looked_at(make_sample(folder, by, progress))


def _looked_at(desk: Desk) -> tuple[Desk, BoardState]:
    try:
        return desk, look(desk, checked=False)
    except BaseException:
        desk.close()
        raise
