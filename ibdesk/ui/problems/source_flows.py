"""From a problem to its cell: looked up in its workbook, shown here under the list, or what the board kept of it;
opened with whatever opens such files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ibdesk.domain.figure import CellSource
from ibdesk.domain.problem import Problem
from ibdesk.errors import UserError
from ibdesk.palette import Palette
from ibdesk.progress import Progress
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.app.session import Session
from ibdesk.ui.importing.import_flow import PasswordFlow
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.problems.message_line import Message
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.widgets.labels import ElidedLabel
from ibdesk.ui.widgets.laid_out import side_by_side, stacked
from ibdesk.ui.widgets.link_button import LinkButton
from ibdesk.ui.widgets.source_grid import SourceGrid

if TYPE_CHECKING:
    from ibdesk.desk import Desk, OpenedFile, SourceFound, SourceShown


_LOWEST = 130


class SourcePanel(QWidget):
    """`closed` says that it was closed by its own button."""

    closed = Signal()

    def __init__(self, tokens: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(strong=True)
        self.said = Words()
        self.kept = Words()
        self.grid = SourceGrid(tokens)
        self.close_button = LinkButton("Close")
        self.close_button.clicked.connect(self.closed)
        top = side_by_side((self.title, 1), self.close_button, gap=14)
        stacked(top, self.said, self.kept, (self.grid, 1), on=self, margins=(14, 6, 14, 6), gap=4)
        self.grid.setMinimumHeight(_LOWEST)

    def show_source(self, shown: SourceShown) -> None:
        """The cell with what stands around it; without its workbook the reason for that and the cell as kept."""
        source = shown.source
        self.title.setText(f"{source.workbook}, sheet {source.sheet}, cell {source.cell}")
        self.said.setText(shown.said)
        self.said.setVisible(bool(shown.said))
        kept = f"Kept from this cell: {shown.kept}" if shown.kept else "The board keeps no figure from this cell."
        self.kept.setText(kept)
        self.kept.setVisible(bool(shown.said) or bool(shown.kept))
        self.grid.show_view(shown.view)
        self.grid.setVisible(shown.view is not None)


Result = TypeVar("Result")


class SourceFlows(QObject):
    """The outcome is given by signals, said in words or shown as cells: no message box is opened here.
    `recheck_asked` carries a workbook that was changed, and the name under which the board knows it."""

    said = Signal(object)
    recheck_asked = Signal(object, str)
    shown = Signal(object)

    def __init__(self, session: Session, remembered: Remembered, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._remembered, self._window = session, remembered, window
        self.passwords = PasswordFlow(session, self)

    def see_cell(self, problem: Problem) -> None:
        """Look the problem's cell up in its workbook; answered by `shown`."""
        source = problem.cell_source
        if source is not None:
            folders = self.folders()
            self.ask(
                lambda desk, progress: desk.sources.show_cell(source, folders, progress, problem.found), self._show
            )

    def open_in_excel(self, problem: Problem) -> None:
        """Open the workbook with whatever opens such files, and put the cell's address where Ctrl+G takes it from; one
        that was changed since it was read is opened only when that is asked for once more."""
        source = problem.cell_source
        if source is None:
            return

        def opened(path: Path, changed: bool) -> None:
            if not changed:
                self._open_at(path, source)
                return
            words = f"“{path.name}” was changed since it was read: the cell may lie elsewhere in it now."
            offers = (
                ("Check it again", partial(self.recheck_asked.emit, path, source.workbook)),
                ("Open it all the same", partial(self._open_at, path, source)),
            )
            self.said.emit(Message(words, None, offers))

        self.with_source(source.workbook, opened)

    def _open_at(self, path: Path, source: CellSource) -> None:
        def looked_at(opens: bool) -> None:
            if opens:
                self._open(path, source)
                return
            self.say(
                f"“{path.name}” is not opened: it is not a workbook of the kind that its name says. See the cell below."
            )
            folders = (path.parent,)
            self.ask(lambda desk, progress: desk.sources.show_cell(source, folders, progress), self._show)

        self.ask(lambda desk, progress: desk.sources.may_be_opened(path), looked_at)

    def _open(self, path: Path, source: CellSource) -> None:
        address = f"'{source.sheet.replace(chr(39), chr(39) * 2)}'!{source.cell}"
        QGuiApplication.clipboard().setText(address)
        if dialogs.show_outside(path):
            self.say(
                f"Opening “{path.name}”. {address} is copied: press Ctrl+G in Excel and paste it to go to the cell."
            )
        else:
            self.say(f"No program here opens “{path.name}”. {address} is copied. See the cell below instead.")
            self.ask(lambda desk, progress: desk.sources.show_cell(source, (path.parent,), progress), self._show)

    # What those ask that do more with a workbook

    def folders(self) -> tuple[Path, ...]:
        """Where workbooks are looked for: where they were chosen last, and beside the board."""
        board = self._session.board
        return (*self._remembered.workbook_folders, *((board.path.parent,) if board else ()))

    def with_source(self, workbook: str, do: Callable[[Path, bool], None]) -> None:
        """Find where a workbook is, else ask; then go on with it."""
        folders = self.folders()

        def found(source: SourceFound | None) -> None:
            if source is not None:
                do(source.path, source.changed)
                return
            path = self.asked_for(workbook, f"Where is {workbook}?")
            if path is not None:
                self.ask(
                    lambda desk, progress: desk.sources.find(path.name, (path.parent,)),
                    lambda again: do(path, again is None or again.changed),
                )

        self.ask(lambda desk, progress: desk.sources.find(workbook, folders), found)

    def asked_for(self, workbook: str, title: str) -> Path | None:
        """The file that the person chooses for a workbook; None, said in the tab, where none is chosen."""
        path = dialogs.ask_workbook(self._window, title, self._remembered.workbook_folder or dialogs.documents())
        if path is None:
            self.say(f"“{workbook}” was not found, and none was chosen.")
        else:
            self._remembered.workbook_folder = path.parent
        return path

    def ask(
        self, task: Callable[[Desk, Progress], Result], done: Callable[[Result], None], when_stopped: str = ""
    ) -> None:
        """A job whose failure is said in the tab, like its success."""
        desk = self._session.desk
        if desk is None:
            return

        def tried(progress: Progress) -> Result | UserError:
            try:
                return task(desk, progress)
            except UserError as error:
                return error

        def answered(answer: Result | UserError) -> None:
            if isinstance(answer, UserError):
                self.say(f"{answer.what} {answer.next_step}")
            else:
                done(answer)

        self._session.work.ask(tried, answered, when_stopped)

    def _show(self, shown: SourceShown) -> None:
        """What was found; a locked workbook is opened first, and without its password shown as it was kept."""
        if shown.locked is None:
            self.shown.emit(shown)
            return

        def unlocked(opened: tuple[OpenedFile, ...]) -> None:
            self.ask(lambda desk, progress: desk.sources.show_cell_in(opened[0], shown.source), self.shown.emit)

        self.passwords.ask((shown.locked,), self._window, unlocked)

    def say(self, words: str, saved: Path | None = None) -> None:
        """Say an outcome in the tab; a file that was saved can be opened from there."""
        self.said.emit(Message(words, saved))
