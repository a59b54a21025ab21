"""The Indicators tab: the month's indicators at the left, the chosen one's page beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedLayout, QWidget

from ibdesk.domain.report.report import IndicatorPage
from ibdesk.ui.app.session import Session
from ibdesk.ui.app.tab_asks import TabAsks
from ibdesk.ui.indicators.indicator_list import IndicatorList
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.widgets.laid_out import side_by_side
from ibdesk.ui.widgets.tabs import LedPage

if TYPE_CHECKING:
    from ibdesk.ui.indicators.indicator_page import IndicatorPageView

_NARROWEST_DRAWN, _NARROWEST_LIST, _WIDEST_LIST = 150, 214, 330
_LIST_SHARE, _MOST_SHARE, _CHARACTERS = 0.165, 0.24, 30


_LAST = "That was the last indicator of the list. Comments and sign-off (Ctrl+5) says what is still missing."


class IndicatorTab(LedPage):
    """The page beside the list is made when it is first shown."""

    def __init__(self, session: Session, asks: TabAsks) -> None:
        super().__init__()
        self._session, self._asks = session, asks
        self._view: IndicatorPageView | None = None
        self.indicators = IndicatorList(session)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.nothing = Words("There is no month to show yet. Import a workbook with figures first.", quiet=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.leads = (self.indicators,)
        self._lay_out()
        self.indicators.chosen.connect(session.select)
        session.report_changed.connect(self._show_report)
        session.selection_changed.connect(self._show_selected)
        session.palette_changed.connect(self._repaint)
        session.save_asked.connect(self.commit)
        for keys, step in (("Ctrl+Up", self.show_previous), ("Ctrl+Down", self.show_next)):
            QShortcut(QKeySequence(keys), self, step, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._show_report()

    @property
    def page(self) -> IndicatorPageView:
        """The page's widgets, made when first asked for: they bring pyqtgraph with them, which takes time to import."""
        if self._view is None:
            from ibdesk.ui.indicators.indicator_page import IndicatorPageView

            self._view = IndicatorPageView(self._session, self._asks)
            self._view.header.previous_asked.connect(self.show_previous)
            self._view.header.next_asked.connect(self.show_next)
            self._pages.addWidget(self._view)
            self._show_page()
        return self._view

    def commit(self) -> None:
        """Save what is being typed; to be called before the board or the window closes."""
        if self._view is not None:
            self._view.comment.save()

    def focus_comment(self) -> None:
        """Begin writing the shown indicator's comment."""
        self.page.comment.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self.page, self.page.show_comment)  # once the page of another indicator is laid out

    def ready_and_next(self) -> None:
        """Mark the shown comment as ready where there is one, and begin the next indicator's."""
        comment = self.page.comment
        if comment.ready.isEnabled():
            comment.mark_ready()
        before = self._session.selected
        self.show_next()
        if self._session.selected != before:
            self.focus_comment()
            return
        self.indicators.setFocus(Qt.FocusReason.OtherFocusReason)  # what is typed next belongs to no comment
        self._session.work.said.emit(_LAST)

    def show_previous(self) -> None:
        self._step(-1)

    def show_next(self) -> None:
        self._step(1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_stack()
        self._session.select(self._session.selected)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_list()

    def _fit_list(self) -> None:
        """As wide as the person drew it, else by the window's width."""
        chosen = self._asks.list_width()
        by_text = min(self.fontMetrics().averageCharWidth() * _CHARACTERS, round(self.width() * _MOST_SHARE))
        width = chosen or max(_NARROWEST_LIST, by_text, min(round(self.width() * _LIST_SHARE), _WIDEST_LIST))
        self.split.setSizes([width, max(self.width() - width, 1)])

    def _remember_width(self) -> None:
        self._asks.remember_list_width(self.indicators.width())

    def _show_report(self) -> None:
        self.indicators.show_pages(self._shown_pages(), self._session.selected)
        self.indicators.setVisible(self._session.report is not None)
        if self._view is not None or self.isVisible():
            self._show_stack()
        self._show_page()

    def _show_selected(self, code: str) -> None:
        self.indicators.show_selected(code)
        self._show_page()

    def _repaint(self) -> None:
        self.indicators.viewport().update()
        self._show_page()

    def _show_stack(self) -> None:
        self._pages.setCurrentWidget(self.page if self._session.report is not None else self.nothing)

    def _show_page(self) -> None:
        pages, row = self._shown_pages(), self._row()
        if self._view is not None and row is not None:
            self._view.show_page(pages[row], self._session.palette, row == 0, row == len(pages) - 1)

    def _step(self, by: int) -> None:
        pages, row = self._shown_pages(), self._row()
        if row is not None and 0 <= row + by < len(pages):
            self._session.select(pages[row + by].code)

    def _row(self) -> int | None:
        codes = [page.code for page in self._shown_pages()]
        return codes.index(self._session.selected) if self._session.selected in codes else None

    def _shown_pages(self) -> tuple[IndicatorPage, ...]:
        return self._session.report.pages if self._session.report else ()

    def _lay_out(self) -> None:
        pages = QWidget()
        self._pages = QStackedLayout(pages)  # one without a parent would show its first page as a window of its own
        self._pages.addWidget(self.nothing)
        self.indicators.setMinimumWidth(_NARROWEST_DRAWN)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(7)
        self.split.addWidget(self.indicators)
        self.split.addWidget(pages)
        self.split.setStretchFactor(1, 1)
        self.split.handle(1).setToolTip("Draw the list wider or narrower")
        self.split.splitterMoved.connect(self._remember_width)
        side_by_side(self.split, on=self, margins=0)
