"""What goes out of the problems tab and comes back: a cell looked up, a marked copy, a list, a workbook put right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ibdesk.domain.problem import AcceptedWarning, Problem
from ibdesk.domain.rechecked import to_send_back
from ibdesk.ui.app.import_jobs import opened_files
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.app.session import Session
from ibdesk.ui.importing.import_words import counted
from ibdesk.ui.problems.message_line import Message
from ibdesk.ui.problems.source_flows import SourceFlows
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.widgets.problem_words import workbooks_of

if TYPE_CHECKING:
    from ibdesk.desk import CheckedAgain, MarkedCopy, OpenedFile, SourceFound
    from ibdesk.ui.problems.problems_tab import ProblemsTab


class ProblemFlows(QObject):
    """Asks by dialogs over `window`, works through the session. The outcome is said in the tab: no message box
    is opened here."""

    import_asked = Signal(object)

    def __init__(self, session: Session, remembered: Remembered, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._remembered, self._window = session, remembered, window
        self.sources = SourceFlows(session, remembered, window)

    def serve(self, tab: ProblemsTab) -> None:
        """Do what the tab asks for, and say the outcome in it."""
        tab.cell_asked.connect(self.sources.see_cell)
        tab.excel_asked.connect(self.sources.open_in_excel)
        tab.acceptance_asked.connect(self.accept_warning)
        tab.take_back_asked.connect(self.take_back)
        tab.marked_copy_asked.connect(self.send_marked_copy)
        tab.list_asked.connect(self.send_list)
        tab.check_asked.connect(self.check_again)
        self.sources.said.connect(tab.show_message)
        self.sources.shown.connect(tab.show_source)
        self.sources.recheck_asked.connect(self.check_file)

    # One problem

    def accept_warning(self, problems: Sequence[Problem], reason: str) -> None:
        """One warning, or the same one of several months."""
        first, *others = problems
        said = "The warning is accepted." if not others else f"{len(problems)} warnings are accepted."
        self._session.change(lambda desk: desk.edits.accept_warning(first, reason, *others), said)

    def take_back(self, accepted: AcceptedWarning) -> None:
        self._session.change(lambda desk: desk.edits.take_back_acceptance(accepted), "The warning is open again.")

    # Back to the sender

    def send_marked_copy(self, workbook: str) -> None:
        """A copy of the sender's workbook with its open problems marked."""
        report = self._session.report
        own = to_send_back(workbooks_of(report.problems).get(workbook, ())) if report else ()
        if not own:
            self.sources.say(f"“{workbook}” has no problem that its sender would have to do anything about.")
            return

        def write(path: Path, changed: bool) -> None:
            if changed:
                self.sources.say(
                    f"“{workbook}” was changed since it was read, and marks could stand at the wrong cells. "
                    "Check it again first (F5)."
                )
                return
            ending = path.suffix if path.suffix.lower() in (".xlsx", ".xlsm") else ".xlsx"
            suggestion = path.with_name(f"{path.stem}, problems marked{ending}")
            output = dialogs.ask_marked_copy(self._window, suggestion)
            if output is not None:
                self.sources.ask(
                    lambda desk, progress: desk.exports.marked_copy(path, own, output, progress),
                    self._say_marked,
                    "No copy was written.",
                )

        self.sources.with_source(workbook, write)

    def send_list(self) -> None:
        """The list of the problems that senders can put right, by sender."""
        month = self._session.month
        if month is None:
            return
        folder = self._remembered.pack_folder or dialogs.documents()
        output = dialogs.ask_problem_list(self._window, folder / f"Problems {month}.xlsx")
        if output is not None:
            self.sources.ask(
                lambda desk, progress: desk.exports.problem_list(month, output),
                lambda count: self._say_listed(count, output),
                "No list was written.",
            )

    def _say_listed(self, count: int, output: Path) -> None:
        report = self._session.report
        left = len(report.problems) - count if report else 0
        what = "1 other is" if left == 1 else f"{left:,} others are"
        others = f" {what} for the officers or for you to answer, and not in it." if left > 0 else ""
        self.sources.say(f"The list of {count:,} problems is saved as {output.name}.{others}", output)

    # Back from the sender

    def check_again(self, workbook: str | None) -> None:
        """Read a workbook again; its path is looked up, and asked for where it is not known."""
        if workbook is None:
            report = self._session.report
            named = tuple(workbooks_of(report.problems)) if report else ()
            if not named:
                self.sources.say("No problem is in a workbook, so there is none to check again.")
                return
            workbook = named[0]
        self.sources.with_source(workbook, lambda path, _: self.check_file(path, workbook))

    def choose_and_check(self, workbook: str) -> None:
        """The same with a file that the person chooses, whatever it is called now."""
        path = self.sources.asked_for(workbook, f"Choose the workbook that takes the place of {workbook}")
        if path is not None:
            self.check_file(path, workbook)

    def check_file(self, path: Path, workbook: str) -> None:
        self._check_files((path,), (workbook,))

    def check_changed(self) -> None:
        """Read those workbooks again that were changed since they were read; their outcomes are said together."""
        folders = self.sources.folders()

        def found(sources: tuple[tuple[str, SourceFound | None], ...]) -> None:
            changed = [(source.path, name) for name, source in sources if source is not None and source.changed]
            if changed:
                self._check_files(*zip(*changed, strict=True))
                return
            gone = [name for name, source in sources if source is None]
            not_found = f" Not found where workbooks were chosen last: {', '.join(gone)}." if gone else ""
            looked = counted(len(sources) - len(gone), "workbook")
            self.sources.say(f"Nothing has changed since it was read, in {looked}.{not_found}")

        self.sources.ask(lambda desk, progress: desk.sources.every(folders, progress), found)

    def _check_files(self, paths: tuple[Path, ...], workbooks: tuple[str, ...]) -> None:
        """Open them, ask for passwords where they are locked, hold them against the problems there were."""

        def opened(files: tuple[OpenedFile, ...]) -> None:
            if any(file.needs_password for file in files):
                self.sources.passwords.ask(files, self._window, check)
            else:
                check(files)

        def check(files: tuple[OpenedFile, ...]) -> None:
            month = self._session.month
            self.sources.ask(
                lambda desk, progress: desk.imports.check_again(files, workbooks, month, progress),
                partial(self._say_checked, workbooks),
                "Checking was cancelled.",
            )

        self.sources.ask(lambda desk, progress: opened_files(paths, progress), opened, "Checking was cancelled.")

    def _say_marked(self, copy: MarkedCopy) -> None:
        if copy.list_only_reason is not None:
            self.sources.say(f"{copy.list_only_reason} It is saved as {copy.path.name}.", copy.path)
            return
        cells = f"{copy.marked:,} cell{'s are' if copy.marked != 1 else ' is'} marked"
        listed = f"{copy.listed:,} problem{'s are' if copy.listed != 1 else ' is'} listed on its first sheet"
        self.sources.say(f"Saved as {copy.path.name}: {cells}, {listed}.", copy.path)

    def _say_checked(self, workbooks: tuple[str, ...], checked: CheckedAgain) -> None:
        offers: list[tuple[str, Callable[[], None]]] = []
        if checked.unchanged:
            words = f"{checked.names} is the very file that was read: nothing in it has changed."
        else:
            words = f"{checked.names}, read again: {checked.rechecked.sentence} Import to keep that."
            offers.append(("Look at it and import...", partial(self.import_asked.emit, checked.opened)))
        if len(workbooks) == 1:
            offers.append(("Choose another file...", partial(self.choose_and_check, workbooks[0])))
        self.sources.said.emit(Message(words, None, tuple(offers), checked.rechecked))
