"""Esc while something takes its time: it is stopped only after it was asked once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ibdesk.ui.app.session import Session
from ibdesk.ui.widgets import dialogs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


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
