"""Where one was in the board that opens by itself: the tab and the month."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.app.session import Session
from ibdesk.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from ibdesk.domain.month import Month


class LastPlace(QObject):
    """Goes there once, when the first board of a start is shown and it is the one that was open last; notes every place
    from then on."""

    def __init__(self, session: Session, tabs: Tabs, remembered: Remembered, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._tabs, self._remembered = session, tabs, remembered
        self._place = remembered.place
        self._begun = False
        session.report_changed.connect(self._report_changed)
        tabs.shown.connect(self._note)

    def _report_changed(self) -> None:
        board = self._session.board
        if board is None or self._session.report is None:
            return
        if not self._begun:
            self._begun = True
            path, tab, month = self._place or (None, "", "")
            if path == board.path.absolute() and tab in self._tabs.names:
                shown = next((each for each in board.months if str(each) == month), None)
                self._session.work.later(partial(self._go, tab, shown))
        self._note()

    def _go(self, tab: str, month: Month | None) -> None:
        if self._session.desk is None:
            return  # closed by then, and the window with it
        if tab != self._tabs.current:
            self._tabs.show_tab(tab).setFocus(Qt.FocusReason.OtherFocusReason)
        if month is not None:
            self._session.set_month(month)

    def _note(self, _: str = "") -> None:
        board, month = self._session.board, self._session.month
        if self._begun and board is not None and month is not None:
            self._remembered.place = (board.path.absolute(), self._tabs.current, str(month))
