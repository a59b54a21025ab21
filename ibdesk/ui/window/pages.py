"""What fills the window: a board's tabs, or the start page."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.app.session import Session
from ibdesk.ui.window.flows import Flows

if TYPE_CHECKING:
    from ibdesk.ui.window.start_page import StartPage


class Pages(QStackedWidget):
    """Empty until it is known what there is to show: the start page is made where no board is on its way."""

    def __init__(self, session: Session, flows: Flows, remembered: Remembered, work: QWidget) -> None:
        super().__init__()
        self._session, self._flows, self._remembered, self._work = session, flows, remembered, work
        self.addWidget(QWidget())
        self.addWidget(work)
        session.report_changed.connect(self._show_page)
        session.work.busy_changed.connect(self._show_start_page_soon)

    @cached_property
    def start_page(self) -> "StartPage":
        from ibdesk.ui.window.start_page import StartPage  # most starts show a board

        page = StartPage(self._session, self._remembered.recent_boards)
        page.choose_asked.connect(self._flows.choose_workbooks)
        page.template_asked.connect(self._flows.save_template)
        page.recent_asked.connect(self._session.open_board)
        page.open_asked.connect(self._flows.open_board)
        page.sample_asked.connect(self._flows.start_sample)
        page.new_asked.connect(self._flows.new_board)
        page.guide_asked.connect(self._flows.show_first_month)
        self.addWidget(page)
        return page

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_start_page_soon()

    def _show_page(self) -> None:
        before, shown = self.currentWidget(), self._work if self._session.report else self.start_page
        self.setCurrentWidget(shown)
        if before is not shown and shown is not self._work:
            shown.setFocus()

    def _show_start_page_soon(self) -> None:
        # By then a board that shall be opened is on its way, and what was asked for is shown.
        QTimer.singleShot(0, self, self._show_start_page)

    def _show_start_page(self) -> None:
        if self._session.report is None and not self._session.work.busy:
            self._show_page()
