"""A button that looks like a link: underlined words, reachable by keyboard."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOptionFocusRect, QWidget

from ibdesk.ui.look.painting import Painting
from ibdesk.ui.widgets.keys import is_enter
from ibdesk.ui.widgets.labels import plain_tip

_LOWEST = 24
_ROOM = 2
_SHORTEST = 14


class LinkButton(QAbstractButton):
    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * _ROOM, max(metrics.height() + 4, _LOWEST))

    def minimumSizeHint(self) -> QSize:
        """Where there is little room the words are shortened, and whole in the tooltip."""
        size, shortest = self.sizeHint(), QFontMetrics(self.font()).averageCharWidth() * _SHORTEST
        return QSize(min(size.width(), shortest), size.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with Painting(self) as painter:
            font = self.font()
            font.setUnderline(self.isEnabled())
            painter.setFont(font)
            # A link that is off has the colour of buttons that are.
            plain = self.underMouse() or not self.isEnabled()
            role = QPalette.ColorRole.Text if plain else QPalette.ColorRole.Link
            painter.setPen(self.palette().color(role))
            inside = self.rect().adjusted(_ROOM, 0, -_ROOM, 0)
            shown = self.text()
            if self.width() < self.sizeHint().width():
                shown = QFontMetrics(font).elidedText(shown, Qt.TextElideMode.ElideRight, inside.width())
            self._tell()  # its words may be others since it was laid out
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            if self.hasFocus():
                self._paint_focus(painter, self.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        is_shortened = self.width() < self.sizeHint().width()
        self.setToolTip(plain_tip(self.text()) if is_shortened else "")

    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        option = QStyleOptionFocusRect()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)
