"""Taking back what was done, and stopping what is being done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ibdesk.ui.app.session import Session
from ibdesk.ui.widgets import dialogs

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMessageBox

    from ibdesk.desk import Step
    from ibdesk.domain.board import Records


class Undoing:
    """Asks over `window`, does through the session; `settle` puts the focus back to the shown tab afterwards."""

    def __init__(self, session: Session, window: QWidget, settle: Callable[[], None]) -> None:
        self._session, self._window, self._settle = session, window, settle

    def undo(self) -> None:
        """Take the last step back; an import is asked about first."""
        desk = self._session.desk
        if desk is not None:
            history = desk.history
            self._session.work.ask(lambda progress: history.next_undo() or history.why_no_undo()[0], self._found)

    def redo(self) -> None:
        """Put the step back that was undone last."""
        self._session.redo()
        self._settle()

    def _found(self, found: tuple[Step, Records] | str) -> None:
        from ibdesk.desk import StepKind  # the first window undoes nothing

        if isinstance(found, str):
            self._session.work.said.emit(found)
            return
        step, brought = found
        if step.kind is not StepKind.IMPORT or self._is_sure(step, brought):
            self._session.undo()
        self._settle()

    def _is_sure(self, step: Step, brought: Records) -> bool:
        return dialogs.decide(
            self._window,
            f"Undo the {step.what[:1].lower()}{step.what[1:]}?",
            f"{takes_words(brought)} What they replaced is there again. Redo brings it all back.",
            "Undo the import",
            "Keep it",
        )


def takes_words(brought: Records) -> str:
    """ "1,438 figures of 36 months, up to August 2014, and 2 comments come out of the board." """
    definitions = len(brought.indicators) + len(brought.targets) + len(brought.benchmarks) + len(brought.populations)
    parts = [f"{_counted(len(brought.figures), 'figure')}{_of_months(brought)}"] if brought.figures else []
    others = ((len(brought.comments), "comment"), (definitions, "definition"))
    parts += [_counted(count, name) for count, name in others if count]
    if not parts:
        return "Nothing in the board changes."
    *most, last = parts
    one = len(brought.figures) + sum(count for count, _ in others) == 1
    return f"{', '.join(most)}{' and ' * bool(most)}{last} {'comes' if one else 'come'} out of the board."


def _of_months(brought: Records) -> str:
    months = {figure.month for figure in brought.figures}
    latest = max(months).long
    return f" of {latest}" if len(months) == 1 else f" of {len(months)} months, up to {latest},"


def _counted(count: int, name: str) -> str:
    return f"{count:,} {name}{'s' * (count != 1)}"


class Stopping(QObject):
    """Asks over `window`. `box` is the question as long as it is open; it goes when there is nothing left to stop."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.box: QMessageBox | None = None
        session.work.busy_changed.connect(self._busy_changed)

    def ask(self) -> None:
        if self.box is None and self._session.work.busy:
            self.box = dialogs.decide_later(
                self._window,
                "Stop what is being done?",
                "Nothing of it is kept, and everything stays as it was before.",
                "Stop it",
                "Go on",
                self._decided,
            )

    def _decided(self, stop: bool) -> None:
        self.box = None
        if stop:
            self._session.work.cancel()

    def _busy_changed(self, busy: bool) -> None:
        if not busy and self.box is not None:
            self.box.reject()
