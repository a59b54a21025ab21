"""Filter chips: small checkable buttons with an assessment's shape, its word and a count."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ibdesk.domain.assessment import Status
from ibdesk.palette import Palette
from ibdesk.ui.paint.rag_mark import mark_size, paint_rag_mark
from ibdesk.ui.style import RADIUS

_SIDE = 11
_SPACE = 6


class Chip(QAbstractButton):
    """A word and a count. Where there is little room the word is dropped beside a shape; the spoken name keeps it."""

    def __init__(self, words: str, mark: Status | None, tokens: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._mark = mark
        self._tokens = tokens
        self._count = 0
        self._short = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleName(f"{self._words}, {count}")
        self.setToolTip(f"{self._words} {count}" if self._short else "")
        self.updateGeometry()
        self.update()

    def set_short(self, short: bool) -> None:
        """Without a shape the word always stays."""
        self._short = short and self._mark is not None
        self.set_count(self._count)

    def set_tokens(self, tokens: Palette) -> None:
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._bold())
        width = 2 * _SIDE + metrics.horizontalAdvance(str(self._count))
        if self._mark is not None:
            width += mark_size(metrics) + _SPACE
        if not self._short:
            width += metrics.horizontalAdvance(self._words) + _SPACE + 2
        return QSize(round(width), round(metrics.height() + 13))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, on = self._tokens, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2.0 if on or self.hasFocus() else 1.0
        edge = tokens.focus if self.hasFocus() else tokens.accent if on else tokens.edge
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(tokens.selection if on or self.underMouse() else tokens.surface))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
        self._paint_inside(painter, self._bold() if on else self.font())
        painter.end()

    def _paint_inside(self, painter: QPainter, font: QFont) -> None:
        left = float(_SIDE)
        if self._mark is not None:
            size = mark_size(QFontMetricsF(self._bold()))
            paint_rag_mark(painter, QRectF(left, (self.height() - size) / 2, size, size), self._mark, self._tokens)
            left += size + _SPACE
        painter.setFont(font)
        painter.setPen(QColor(self._tokens.text))
        words = str(self._count) if self._short else f"{self._words}\u2002{self._count}"
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, words)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font
