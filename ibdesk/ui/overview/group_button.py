"""The button that groups the cards under the headings of their sections: small signs for a heading and its cards."""

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ibdesk.palette import Palette
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.widgets.chips import paint_frame

WORDS = "Group the cards by section"
_AROUND = 13
_SIGN = 16.0
# In a field of 16 by 16: two headings as lines, two cards under each.
_HEADINGS = (1.5, 9.5)
_CARDS = ((0.5, 3.5), (8.5, 3.5), (0.5, 11.5), (8.5, 11.5))
_CARD = (7.0, 4.0)


class GroupButton(QAbstractButton):
    def __init__(self, tokens: Palette) -> None:
        super().__init__()
        self._tokens = tokens
        self.setCheckable(True)
        self.setAccessibleName(WORDS)
        self.setToolTip(WORDS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_tokens(self, tokens: Palette) -> None:
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height() + _AROUND
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        with Painting(self) as painter:
            paint_frame(painter, self, self._tokens)
            self._paint_sign(painter, QColor(self._tokens.text))

    def _paint_sign(self, painter: QPainter, colour: QColor) -> None:
        size = self.height() * 0.5
        painter.translate((self.width() - size) / 2, (self.height() - size) / 2)
        painter.scale(size / _SIGN, size / _SIGN)
        painter.setPen(QPen(colour, 1.8))
        for height in _HEADINGS:
            painter.drawLine(QLineF(0.5, height, 9, height))
        painter.setPen(QPen(colour, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for left, top in _CARDS:
            painter.drawRect(QRectF(left, top, *_CARD))
