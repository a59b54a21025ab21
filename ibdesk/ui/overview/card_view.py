"""The cards of the overview: a list view in columns, or in groups under the headings of their sections."""

import math
import time

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QWidget

from ibdesk.domain.report.report import IndicatorPage
from ibdesk.palette import Palette
from ibdesk.ui.app.jobs import LATER_MS
from ibdesk.ui.overview.card_delegate import GAP, CardDelegate
from ibdesk.ui.overview.indicator_model import IndicatorFilter, Role

_FONT_EVENTS = (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange)
_AROUND_HEADING = 16


class CardView(QListView):
    """Arrow keys move between cards, Enter or a double click opens one, Space asks for a quick look, typing finds one
    by code or name. `left` by Esc."""

    indicator_asked = Signal(str)
    quick_look_asked = Signal()
    menu_asked = Signal(QPoint)
    left = Signal()
    current_code_changed = Signal(str)

    def __init__(self, shown: IndicatorFilter, tokens: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # For one that Qt has made itself, PySide6 first prepares every kind of widget there is.
        self.setViewport(QWidget())
        self._typed, self._typed_at = "", -math.inf
        self.cards = CardDelegate(tokens, self)
        self.setItemDelegate(self.cards)
        self.setModel(shown)
        self.setAccessibleName("Indicators")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._grouped = shown.grouped
        self._icons_asked = False
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._current_changed)

    @property
    def current_page(self) -> IndicatorPage | None:
        page = self.currentIndex().data(Role.PAGE)
        return page if isinstance(page, IndicatorPage) else None

    def set_tokens(self, tokens: Palette) -> None:
        self.cards.tokens = tokens
        self.viewport().update()

    def data_replaced(self) -> None:
        """Another report: pictures made before are not used again."""
        self.cards.version += 1
        self.viewport().update()

    def show_groups(self, grouped: bool) -> None:
        """Under the headings of their sections, or one after another."""
        self._grouped = grouped
        self.setUniformItemSizes(not grouped)
        self._fit_cells()
        self.setGridSize(QSize() if grouped else self.cards.cell)
        self.scheduleDelayedItemsLayout()

    def show_icons(self) -> None:
        """Paint how each indicator varies; from now on every card has its icon."""
        if self.cards.icon_of is None:
            from ibdesk.ui.overview.card_icons import CardIcons  # no card waits for control charts

            self.cards.icon_of = CardIcons().icon_of
            self.data_replaced()

    def show_code(self, code: str | None) -> None:
        if code is not None and self.currentIndex().data(Role.CODE) == code:
            return
        model = self.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if index.data(Role.CODE) == code:
                self.setCurrentIndex(index)
                return
        self.selectionModel().clear()

    def columns(self) -> int:
        return max(1, self.viewport().width() // (self.cards.fonts_of(self.font()).least_size().width() + GAP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid():
            self._open(current)
        elif event.key() == Qt.Key.Key_Space and not event.modifiers() and current.isValid():
            self.quick_look_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._press(self.indexAt(event.position().toPoint()).data(Role.CODE))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._press(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Over a card; by the keyboard over the current one. Beside the cards nothing can be done."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.data(Role.CODE) is not None:
            at = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_asked.emit(at)

    def _press(self, code: str | None) -> None:
        if code != self.cards.pressed:
            self.cards.pressed = code
            self.viewport().update()

    def keyboardSearch(self, typed: str) -> None:
        """The next card whose code is, or whose name begins with, what was typed in one go: Qt tells each letter."""
        now = time.monotonic()
        goes_on = (now - self._typed_at) * 1000 < QApplication.keyboardInputInterval()
        self._typed_at = now
        self._typed = self._typed + typed.casefold() if goes_on else typed.casefold()
        if not self._go_to(self._typed, after=len(self._typed) == len(typed)):
            self._typed = typed.casefold()
            self._go_to(self._typed, after=True)

    def _go_to(self, wanted: str, after: bool) -> bool:
        """To the next card that fits, the current one included unless it must be `after` it."""
        model = self.model()
        first = self.currentIndex().row() + after
        rows = [(first + step) % model.rowCount() for step in range(model.rowCount())]
        pages: list[IndicatorPage | None] = [model.index(row, 0).data(Role.PAGE) for row in rows]
        for row, page in zip(rows, pages, strict=True):
            if page is None:
                continue
            if page.code == wanted or page.indicator.name.casefold().startswith(wanted):
                self.setCurrentIndex(model.index(row, 0))
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_cells()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in _FONT_EVENTS:
            self._fit_cells()
        return done

    def _fit_cells(self) -> None:
        fonts = self.cards.fonts_of(self.font())
        least = fonts.least_size()
        # One pixel less than the share, or the last column wraps.
        width = (self.viewport().width() - 1) // self.columns()
        cell = QSize(width, least.height() + GAP)
        if cell != self.cards.cell:
            self.cards.cell = cell
            heading = round(QFontMetrics(fonts.name).height() + _AROUND_HEADING)
            self.cards.heading = QSize(self.viewport().width() - 1, heading)
            if not self._grouped:
                self.setGridSize(cell)
            self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._icons_asked:
            self._icons_asked = True
            QTimer.singleShot(LATER_MS, self, self.show_icons)

    def _open(self, index: QModelIndex) -> None:
        self.indicator_asked.emit(index.data(Role.CODE))

    def _current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        if current.isValid():
            self.current_code_changed.emit(current.data(Role.CODE))
