"""What the window is looking at: the open board, the month, the selected indicator; and what can be asked of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ibdesk.palette import LIGHT, Palette
from ibdesk.progress import Progress
from ibdesk.ui.app.board_jobs import BoardState, PackSaved, created_board, look, opened_board, sample_board, saved_pack
from ibdesk.ui.app.import_jobs import LockedFound, Previewed, preview_of, read_files
from ibdesk.ui.app.jobs import JobRunner
from ibdesk.ui.app.selection import Selection
from ibdesk.ui.app.work import Work

if TYPE_CHECKING:
    from ibdesk.desk import Desk, ImportPreview, OpenedFile
    from ibdesk.domain.month import Month
    from ibdesk.domain.report.report import BoardReport
    from ibdesk.printing.lay_out import Choice

_READING_CANCELLED = "Reading was cancelled. Nothing was imported."


class Session(QObject):
    """The window's one state. Everything that touches the board runs as a job, one after another; answers come as
    signals, on the GUI thread. Tabs read `report`, a frozen record, and never call the desk themselves. `save_asked`:
    what is being typed shall be saved now."""

    save_asked = Signal()
    report_changed = Signal()
    board_changed = Signal()
    selection_changed = Signal(str)
    palette_changed = Signal()
    previewed = Signal(object)
    locked_found = Signal(object)
    accepted = Signal(object)
    exported = Signal(object)
    comment_saved = Signal(str, object, str)

    def __init__(self, jobs: JobRunner, user: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work = Work(jobs, self)
        self.user = user
        self.desk: Desk | None = None
        self.board: BoardState | None = None
        self.report: BoardReport | None = None
        self.month: Month | None = None
        self.selection = Selection(self)
        self.selection.code_changed.connect(self.selection_changed)
        self.saved: PackSaved | None = None
        self.palette: Palette = LIGHT
        self._undone_in: list[Month | None] = []

    def set_palette(self, palette: Palette) -> None:
        if palette is not self.palette:
            self.palette = palette
            self.palette_changed.emit()

    def rename_user(self, name: str) -> None:
        """The name that edits carry from now on."""
        self.user = name
        if self.desk is not None:
            self.desk.board.by = name

    @property
    def selected(self) -> str | None:
        """The indicator that all tabs show."""
        return self.selection.code

    def select(self, code: str | None) -> None:
        """Make this the indicator that all tabs show; a code the month does not have is passed over."""
        if self.selection.has(code):
            self.selection.choose(code)

    # Boards

    def open_board(self, path: Path, then_preview: Sequence[Path] = ()) -> None:
        """Open it in place of the one that is open; with `then_preview`, read these workbooks into a preview next."""
        self.work.ask(
            partial(opened_board, path, self.user),
            lambda opened: self._took_over(opened, then_preview),
            "Opening was cancelled.",
        )

    def new_board(self, path: Path, then_preview: Sequence[Path] = ()) -> None:
        """Make an empty board; with `then_preview`, read these workbooks into a preview next."""
        self.work.ask(
            partial(created_board, path, self.user),
            lambda opened: self._took_over(opened, then_preview),
            "No board was made.",
        )

    def start_sample(self, folder: Path) -> None:
        """Make the board of made-up months in `folder`, or open the one that is there."""
        self.work.ask(partial(sample_board, folder, self.user), self._took_over, "The sample was not loaded.")

    def close_board(self, then: Callable[[], None] | None = None) -> None:
        """Let go of the open board; `then` runs once its file is closed."""
        self._let_go(then)
        self._show(None)

    # Imports

    def preview(self, paths: Sequence[Path]) -> None:
        """Read and check workbooks; nothing is kept. The answer is `previewed`: the preview, and whether the board
        knows these very files already; or `locked_found`, where some of them want a password."""
        self.work.ask(partial(read_files, self._open_desk(), tuple(paths)), self._take_read, _READING_CANCELLED)

    def preview_opened(self, opened: tuple[OpenedFile, ...]) -> None:
        """The same for files that were opened; what is still locked is left out, and reported. The answer is
        `previewed`."""
        self.work.ask(partial(preview_of, self._open_desk(), opened), self._take_read, _READING_CANCELLED)

    def accept(self, preview: ImportPreview) -> None:
        """Keep what a preview showed, as one step that can be undone. The answer is `accepted`."""
        desk, before = self._open_desk(), self.month

        def task(progress: Progress) -> BoardState:
            desk.imports.accept(preview, progress)
            return look(desk, preview.month or before)

        def done(state: BoardState) -> None:
            self._show(state)
            self.accepted.emit(preview)

        self.work.ask(task, done, "Nothing was imported.", stoppable=False, edits=True)

    # The open month

    def set_month(self, month: Month) -> None:
        if month != self.month:
            self._look(month, self.board.as_at if self.board else None)

    def look_at(self, step: int | None) -> None:
        """Show the board as it was seen right after a step, read only; None: as it is now."""
        self._look(self.month, step)

    def save_comment(self, code: str, text: str, ready: bool = False, month: Month | None = None) -> None:
        """Keep the officer's text for the open month, or for the one it was written for. `report_changed` and
        `comment_saved` with code, month and text follow."""
        written_for = month or self.month
        if written_for is None:
            return
        self.change(
            lambda desk: desk.edits.save_comment(code, written_for, text, ready),
            f"The comment for {code} is saved" + (" and ready for the Board." if ready else "."),
            then=lambda: self.comment_saved.emit(code, written_for, text),
        )

    def undo(self) -> None:
        """Take the last step back. The month that was open then is open again after `redo`."""
        self._undone_in.append(self.month)
        self.change(lambda desk: desk.history.undo())

    def redo(self) -> None:
        month = self._undone_in.pop() if self._undone_in else self.month
        self.change(lambda desk: desk.history.redo(), month=month)

    def export_pack(self, path: Path, choice: Choice | None = None) -> None:
        """Write the open month's pack, as a PDF of `choice` where the name says so. The answer is `exported`, with
        where it went and what its own check found."""
        desk, month, seen = self._open_desk(), self.month, self.board.as_at if self.board else None
        if month is None:
            return

        def task(progress: Progress) -> PackSaved:
            return saved_pack(desk, month, path, seen, choice, progress)

        def done(saved: PackSaved) -> None:
            self.saved = saved
            self.exported.emit(saved)

        self.work.ask(task, done, "No pack was written. An earlier file of that name is as it was.")

    def close(self) -> None:
        """Finish what was asked for, close the board, wait for the worker. What is shown stays: the window goes too."""
        self._let_go()
        self.work.close()

    def _let_go(self, then: Callable[[], None] | None = None) -> None:
        desk, self.desk = self.desk, None
        if desk is not None:
            self.work.ask(lambda progress: desk.close(), lambda nothing: then and then(), "", stoppable=False)

    def _take_read(self, answer: Previewed | LockedFound) -> None:
        match answer:
            case LockedFound(opened):
                self.locked_found.emit(opened)
            case Previewed():
                self.previewed.emit(answer)

    def _open_desk(self) -> Desk:
        if self.desk is None:
            raise RuntimeError("asked of a session without a board; the window disables this")
        return self.desk

    def change(
        self,
        change: Callable[[Desk], str | None],
        words: str = "",
        then: Callable[[], None] = lambda: None,
        month: Month | None = None,
    ) -> None:
        """One change to the board as a job that cannot be lost; its new state is shown, of the open month or of
        `month`, and said what `change` answers or else `words`. `then` comes between."""
        desk, shown = self._open_desk(), month or self.month
        self._keep(lambda progress: (change(desk) or words, look(desk, shown)), then)

    def change_slowly(
        self, change: Callable[[Desk, Progress], None], words: str, then: Callable[[], None], when_stopped: str
    ) -> None:
        """A change that takes its time and may be cancelled before it is kept."""
        desk, month = self._open_desk(), self.month

        def task(progress: Progress) -> tuple[str, BoardState]:
            change(desk, progress)
            return words, look(desk, month)

        self._keep(task, then, when_stopped, stoppable=True)

    def _keep(
        self,
        task: Callable[[Progress], tuple[str, BoardState]],
        then: Callable[[], None],
        when_stopped: str = "",
        stoppable: bool = False,
    ) -> None:
        def done(answer: tuple[str, BoardState]) -> None:
            said, state = answer
            then()
            self._show(state)
            if said:
                self.work.said.emit(said)

        self.work.ask(task, done, when_stopped, stoppable, edits=True)

    def _look(self, month: Month | None, step: int | None) -> None:
        desk = self._open_desk()
        self.work.ask(lambda progress: look(desk, month, step, checked=False), self._show, stoppable=False)

    def _took_over(self, opened: tuple[Desk, BoardState], then_preview: Sequence[Path] = ()) -> None:
        self._let_go()
        self.desk, state = opened
        self.saved, self._undone_in = None, []
        self._show(state)
        if then_preview:
            self.preview(then_preview)

    def _show(self, state: BoardState | None) -> None:
        self.board = state
        self.report = state.report if state else None
        self.month = self.report.month if self.report else None
        self.selection.take(self.report)
        self.board_changed.emit()
        self.report_changed.emit()
        self.selection.choose_some()
        if self.report is not None and not self.report.checked:
            self.work.later(partial(self._check, self.report))

    def _check(self, shown: BoardReport) -> None:
        """Have the report made whole that is shown without its problems, unless another is shown by then."""
        desk, step = self.desk, self.board.as_at if self.board else None
        if desk is None or self.report is not shown:
            return

        def task(progress: Progress) -> BoardState:
            return look(desk, shown.month, step, progress=progress)

        def done(state: BoardState) -> None:
            if self.report is shown:
                self._show(state)

        self.work.insist(task, done, partial(self._check, shown))
