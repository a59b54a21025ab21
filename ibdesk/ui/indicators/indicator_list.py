"""The list of the month's indicators, each with its assessment mark."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.wording import STATUS_WORDS
from ibdesk.ui.app.session import Session
from ibdesk.ui.look.painting import Kept
from ibdesk.ui.paint.rag_mark import paint_rag_mark
from ibdesk.ui.paint.wrapped import paint_wrapped
from ibdesk.ui.widgets.labels import plain_tip
from ibdesk.ui.widgets.page_rows import Index, PageRows

PAGE_ROLE = Qt.ItemDataRole.UserRole
_LEFT = 12
_GAP = 7
_RIGHT = 6
_BAR = 4
_TOLD: Mapping[int, Callable[[IndicatorPage], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda page: f"{page.code}  {page.indicator.name}",
    Qt.ItemDataRole.AccessibleTextRole: lambda page: (
        f"{page.code}, {page.indicator.name}. {STATUS_WORDS[page.assessment.status]}."
    ),
    Qt.ItemDataRole.ToolTipRole: lambda page: plain_tip(f"{page.code}  {page.indicator.name}"),
    PAGE_ROLE: lambda page: page,
}


class IndicatorDelegate(QStyledItemDelegate):
    """A row: mark, code, name in up to two lines; the chosen one has a bar at its left."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.width = 0
        # Qt asks for every row of the list whenever one of them changes.
        self._sizes: dict[tuple[str, str, int, int], QSize] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics, page = option.fontMetrics, index.data(PAGE_ROLE)  # type: ignore[attr-defined]
        row = (page.code, page.indicator.name, self.width, metrics.height())
        if (size := self._sizes.get(row)) is None:
            room = self.width - self._name_left(metrics, page.code) - _RIGHT
            lines = 1 if metrics.horizontalAdvance(page.indicator.name) <= room else 2
            size = self._sizes[row] = QSize(0, metrics.height() * lines + 13)
        return size

    def _name_left(self, metrics: QFontMetrics, code: str) -> int:
        width = max(metrics.horizontalAdvance("00"), metrics.horizontalAdvance(code))
        return _LEFT + metrics.height() - 3 + _GAP + width + _GAP + 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        page = index.data(PAGE_ROLE)
        rect, state, metrics = option.rect, option.state, option.fontMetrics  # type: ignore[attr-defined]
        tokens = self._session.palette
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        with Kept(painter):
            if chosen or state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(rect, QColor(tokens.selection if chosen else tokens.window))
            if chosen:
                painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), QColor(tokens.accent))
            size = metrics.height() - 3
            first = rect.adjusted(0, 6, 0, 0)
            first.setHeight(metrics.height())
            mark = QRectF(rect.left() + _LEFT, first.center().y() - size / 2 + 0.5, size, size)
            paint_rag_mark(painter, mark, page.assessment.status, tokens)
            font = QFont(option.font)  # type: ignore[attr-defined]
            painter.setFont(font)
            painter.setPen(QColor(tokens.text))
            code_width = metrics.horizontalAdvance("00")
            left = int(mark.right()) + _GAP
            code = first.adjusted(left - rect.left(), 0, 0, 0)
            code.setWidth(max(code_width, metrics.horizontalAdvance(page.code)))
            painter.drawText(code, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, page.code)
            room = QRectF(first.adjusted(self._name_left(metrics, page.code), 0, -_RIGHT, 0))
            paint_wrapped(painter, room, page.indicator.name, font, lines=2)
        if state & QStyle.StateFlag.State_HasFocus:
            self._paint_focus(painter, rect, tokens.focus)

    def _paint_focus(self, painter: QPainter, rect: object, colour: str) -> None:
        with Kept(painter):
            pen = painter.pen()
            pen.setColor(QColor(colour))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))  # type: ignore[attr-defined]


class IndicatorList(QListView):
    """Arrow keys and clicks choose; `chosen` carries the code."""

    chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._pages = PageRows(_TOLD, self)
        self._showing = False
        self.setModel(self._pages)
        self._look = IndicatorDelegate(session)
        self.setItemDelegate(self._look)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Indicators of the month")
        self.selectionModel().currentChanged.connect(self._current_changed)

    def show_pages(self, pages: tuple[IndicatorPage, ...], selected: str | None) -> None:
        self._showing = True
        self._pages.set_pages(pages)
        self._showing = False
        self.show_selected(selected)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._look.width = self.viewport().width()
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def show_selected(self, code: str | None) -> None:
        row = next((row for row, page in enumerate(self._pages.pages) if page.code == code), None)
        if row is None or row == self.currentIndex().row():
            return
        self._showing = True
        index = self._pages.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        self._showing = False

    def _current_changed(self, current: QModelIndex) -> None:
        if current.isValid() and not self._showing:
            self.chosen.emit(self._pages.pages[current.row()].code)
