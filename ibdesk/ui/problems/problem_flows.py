"""What goes out of the problems tab and comes back: a cell looked up, a marked copy, a list, a workbook put right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from ibdesk.domain.problem import AcceptedWarning, Problem
from ibdesk.domain.rechecked import to_send_back
from ibdesk.errors import UserError
from ibdesk.progress import Progress
from ibdesk.ui.problems.problem_words import workbooks_of
from ibdesk.ui.problems.problems_tab import ProblemsTab
from ibdesk.ui.session import Session
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.widgets.said import Said
from ibdesk.ui.window.remembered import Remembered

if TYPE_CHECKING:
    from ibdesk.desk import CheckedAgain, Desk, MarkedCopy, SourceFound, SourceShown

Result = TypeVar("Result")
_CHANGED = "It was changed since it was read: cells may lie elsewhere."


class ProblemFlows(QObject):
    """Asks by dialogs over `window`, works through the session. What came of it is said in the tab: no message box
    is opened here."""

    said = Signal(object)
    shown = Signal(object)
    import_asked = Signal(object)

    def __init__(self, session: Session, remembered: Remembered, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._remembered, self._window = session, remembered, window

    def serve(self, tab: ProblemsTab) -> None:
        """Do what the tab asks for, and say in it what came of it."""
        tab.cell_asked.connect(self.see_cell)
        tab.excel_asked.connect(self.open_in_excel)
        tab.reason_given.connect(self.accept_warning)
        tab.take_back_asked.connect(self.take_back)
        tab.marked_copy_asked.connect(self.send_marked_copy)
        tab.list_asked.connect(self.send_list)
        tab.check_asked.connect(self.check_again)
        self.said.connect(tab.show_said)
        self.shown.connect(tab.show_source)

    # One problem

    def see_cell(self, problem: Problem) -> None:
        """Look the problem's cell up in its workbook; answered by `shown`."""
        source = problem.source
        if source is not None:
            folders = self._folders()
            self._ask(lambda desk, progress: desk.show_cell(source, folders, progress), self._show)

    def open_in_excel(self, problem: Problem) -> None:
        """Open the workbook with whatever opens such files, and put the cell's address where Ctrl+G takes it from."""
        source = problem.source
        if source is None:
            return

        def opened(path: Path, changed: bool) -> None:
            address = f"'{source.sheet.replace(chr(39), chr(39) * 2)}'!{source.cell}"
            QGuiApplication.clipboard().setText(address)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
            words = f"Opening “{path.name}”. {address} is copied: press Ctrl+G in Excel and paste it to go to the cell."
            self._say(f"{words} {_CHANGED}" if changed else words)

        self._with_source(source.workbook, opened)

    def accept_warning(self, problem: Problem, reason: str) -> None:
        self._session.change(lambda desk: desk.accept_warning(problem, reason), "The warning is accepted.")

    def take_back(self, accepted: AcceptedWarning) -> None:
        self._session.change(lambda desk: desk.take_back_acceptance(accepted), "The warning is open again.")

    # Back to the sender

    def send_marked_copy(self, workbook: str) -> None:
        """A copy of the sender's workbook with its open problems marked."""
        report = self._session.report
        own = to_send_back(workbooks_of(report.problems).get(workbook, ())) if report else ()
        if not own:
            self._say(f"“{workbook}” has no problem that its sender would have to do anything about.")
            return

        def write(path: Path, changed: bool) -> None:
            if changed:
                self._say(
                    f"“{workbook}” was changed since it was read, and marks could stand at the wrong cells. "
                    "Check it again first (F5)."
                )
                return
            ending = path.suffix if path.suffix.lower() in (".xlsx", ".xlsm") else ".xlsx"
            suggestion = path.with_name(f"{path.stem}, problems marked{ending}")
            output = dialogs.ask_marked_copy(self._window, suggestion)
            if output is not None:
                self._ask(
                    lambda desk, progress: desk.write_marked_copy(path, own, output, progress),
                    self._say_marked,
                    "No copy was written.",
                )

        self._with_source(workbook, write)

    def send_list(self) -> None:
        """The list of all problems, by sender."""
        month = self._session.month
        if month is None:
            return
        folder = self._remembered.pack_folder or dialogs.documents()
        output = dialogs.ask_problem_list(self._window, folder / f"Problems {month}.xlsx")
        if output is not None:
            self._ask(
                lambda desk, progress: desk.write_problem_list(month, output),
                lambda count: self._say(f"The list of {count:,} problems is saved as {output.name}.", output),
                "No list was written.",
            )

    # Back from the sender

    def check_again(self, workbook: str | None) -> None:
        """Read a workbook anew; where it lies is looked up, and asked where that is not known."""
        if workbook is None:
            report = self._session.report
            named = tuple(workbooks_of(report.problems)) if report else ()
            if not named:
                self._say("No problem is in a workbook, so there is none to check again.")
                return
            workbook = named[0]
        self._with_source(workbook, lambda path, _: self.check_file(path, workbook))

    def choose_and_check(self, workbook: str) -> None:
        """The same with a file that the person chooses, whatever it is called now."""
        path = self._asked_for(workbook, f"Choose the workbook that takes the place of {workbook}")
        if path is not None:
            self.check_file(path, workbook)

    def check_file(self, path: Path, workbook: str) -> None:
        month = self._session.month
        self._ask(
            lambda desk, progress: desk.check_again(path, workbook, month, progress),
            partial(self._say_checked, workbook),
            "Checking was cancelled.",
        )

    # Inside

    def _folders(self) -> tuple[Path, ...]:
        board = self._session.board
        return (*self._remembered.workbook_folders, *((board.path.parent,) if board else ()))

    def _with_source(self, workbook: str, do: Callable[[Path, bool], None]) -> None:
        """Find where a workbook lies, else ask; then go on with it."""
        folders = self._folders()

        def found(source: SourceFound | None) -> None:
            if source is not None:
                do(source.path, source.changed)
                return
            path = self._asked_for(workbook, f"Where is {workbook}?")
            if path is not None:
                self._ask(
                    lambda desk, progress: desk.find_source(path.name, (path.parent,)),
                    lambda again: do(path, again is None or again.changed),
                )

        self._ask(lambda desk, progress: desk.find_source(workbook, folders), found)

    def _asked_for(self, workbook: str, title: str) -> Path | None:
        path = dialogs.ask_workbook(self._window, title, self._remembered.workbook_folder or dialogs.documents())
        if path is None:
            self._say(f"“{workbook}” was not found, and none was chosen.")
        else:
            self._remembered.workbook_folder = path.parent
        return path

    def _ask(
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
                self._say(f"{answer.what} {answer.next_step}")
            else:
                done(answer)

        self._session.ask(tried, answered, when_stopped)

    def _show(self, shown: SourceShown) -> None:
        self.shown.emit(shown)

    def _say(self, words: str, saved: Path | None = None) -> None:
        self.said.emit(Said(words, saved))

    def _say_marked(self, copy: MarkedCopy) -> None:
        if copy.list_only_reason is not None:
            self._say(f"{copy.list_only_reason} It is saved as {copy.path.name}.", copy.path)
            return
        cells = f"{copy.marked:,} cell{'s are' if copy.marked != 1 else ' is'} marked"
        listed = f"{copy.listed:,} problem{'s are' if copy.listed != 1 else ' is'} listed on its first sheet"
        self._say(f"Saved as {copy.path.name}: {cells}, {listed}.", copy.path)

    def _say_checked(self, workbook: str, checked: CheckedAgain) -> None:
        offer: Sequence[tuple[str, Callable[[], None]]]
        choose = ("Choose another file...", partial(self.choose_and_check, workbook))
        if checked.unchanged:
            words = f"“{checked.path.name}” is the very file that was read: nothing in it has changed."
            offer = (choose,)
        else:
            words = f"“{checked.path.name}”, read again: {checked.rechecked.sentence} Import it to keep that."
            offer = (("Import it...", partial(self.import_asked.emit, (checked.path,))), choose)
        self.said.emit(Said(words, None, tuple(offer), checked.rechecked))
