"""The cards of the overview: a list view in columns whose delegate paints each card once and keeps the picture."""

import logging
from collections import OrderedDict

from PySide6.QtCore import QElapsedTimer, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QStyle, QStyledItemDelegate, QWidget

from ibdesk.domain.report.report import IndicatorPage
from ibdesk.palette import Palette
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.overview.card import CardFonts, paint_card, paint_fault
from ibdesk.ui.overview.indicator_model import IndicatorFilter, Role

_log = logging.getLogger(__name__)
GAP = 10
KEPT_PICTURES = 256
_FONT_EVENTS = (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange)


class CardDelegate(QStyledItemDelegate):
    """Keeps up to KEPT_PICTURES cards, by all that changes how one looks."""

    def __init__(self, tokens: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tokens = tokens
        self.version = 0
        self.cell = QSize(330, 180)
        self._pictures: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()
        self.painted = 0

    def sizeHint(self, option: object, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self.cell

    def paint(self, painter: QPainter, option: object, index: QModelIndex | QPersistentModelIndex) -> None:
        page: IndicatorPage = index.data(Role.PAGE)
        picture = self._picture(page, option, painter.device().devicePixelRatioF())
        painter.drawPixmap(option.rect.topLeft(), picture)  # type: ignore[attr-defined]

    def _picture(self, page: IndicatorPage, option: object, ratio: float) -> QPixmap:
        state, size = option.state, QSize(self.cell.width() - GAP, self.cell.height() - GAP)  # type: ignore[attr-defined]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        font = option.font  # type: ignore[attr-defined]
        key = (
            page.code,
            size.toTuple(),
            selected,
            focused,
            self.tokens.window,
            ratio,
            font.pointSizeF(),
            self.version,
        )
        picture = self._pictures.get(key)
        if picture is None:
            picture = self._painted(page, size, ratio, CardFonts(font), selected, focused)
            self._pictures[key] = picture
            if len(self._pictures) > KEPT_PICTURES:
                self._pictures.popitem(last=False)
        else:
            self._pictures.move_to_end(key)
        return picture

    def _painted(
        self, page: IndicatorPage, size: QSize, ratio: float, fonts: CardFonts, selected: bool, focused: bool
    ) -> QPixmap:
        self.painted += 1
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        rect = QRectF(0, 0, size.width(), size.height())
        try:
            with Painting(picture) as painter:
                paint_card(painter, rect, page, self.tokens, fonts, selected, focused)
        except Exception:
            _log.exception("a card could not be painted")
            picture.fill(Qt.GlobalColor.transparent)
            with Painting(picture) as painter:
                paint_fault(painter, rect, page, self.tokens, fonts, selected)
        return picture


class CardView(QListView):
    """Arrow keys move between cards, Enter or a double click opens one, typing finds one by code or name."""

    indicator_asked = Signal(str)
    current_code_changed = Signal(str)

    def __init__(self, shown: IndicatorFilter, tokens: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # For one that Qt has made itself, PySide6 first prepares every kind of widget there is.
        self.setViewport(QWidget())
        self._typed, self._typing = "", QElapsedTimer()
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
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._current_changed)

    def set_tokens(self, tokens: Palette) -> None:
        self.cards.tokens = tokens
        self.viewport().update()

    def data_replaced(self) -> None:
        """Another report: pictures made before are not used again."""
        self.cards.version += 1
        self.viewport().update()

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
        return max(1, self.viewport().width() // (CardFonts(self.font()).least_size().width() + GAP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, typed: str) -> None:
        """The next card whose code is, or whose name begins with, what was typed in one go: Qt tells each letter."""
        goes_on = self._typing.isValid() and self._typing.elapsed() < QApplication.keyboardInputInterval()
        self._typing.start()
        self._typed = self._typed + typed.casefold() if goes_on else typed.casefold()
        if not self._go_to(self._typed, after=len(self._typed) == len(typed)):
            self._typed = typed.casefold()
            self._go_to(self._typed, after=True)

    def _go_to(self, wanted: str, after: bool) -> bool:
        """To the next card that fits, the current one included unless it must be `after` it."""
        model = self.model()
        first = self.currentIndex().row() + after
        rows = [(first + step) % model.rowCount() for step in range(model.rowCount())]
        pages: list[IndicatorPage] = [model.index(row, 0).data(Role.PAGE) for row in rows]
        for row, page in zip(rows, pages, strict=True):
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
        least = CardFonts(self.font()).least_size()
        # One pixel less than the share, or the last column wraps.
        width = (self.viewport().width() - 1) // self.columns()
        cell = QSize(width, least.height() + GAP)
        if cell != self.cards.cell:
            self.cards.cell = cell
            self.setGridSize(cell)

    def _open(self, index: QModelIndex) -> None:
        self.indicator_asked.emit(index.data(Role.CODE))

    def _current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        if current.isValid():
            self.current_code_changed.emit(current.data(Role.CODE))
