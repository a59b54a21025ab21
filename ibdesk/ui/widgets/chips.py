"""Filter chips: small checkable buttons with an assessment's shape, its word and a count."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ibdesk.palette import HIGH_CONTRAST, LIGHT, Palette
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.look.style import RADIUS
from ibdesk.ui.paint.page_marks import mark_size

Mark = Callable[[QPainter, QRectF, Palette], None]
_SIDE = 11
_SPACE = 6


def ground_of(button: QAbstractButton, tokens: Palette) -> Palette:
    """The colours on a button's ground. In high contrast one that is pressed is white with black words: among edges
    and marks that are all bright, a dark blue ground is not seen."""
    return LIGHT if button.isChecked() and tokens is HIGH_CONTRAST else tokens


def paint_frame(painter: QPainter, button: QAbstractButton, tokens: Palette) -> None:
    """The ground and edge of a small button that can be checked: stronger where it is, or has the focus."""
    on, focused = button.isChecked(), button.hasFocus()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = 2.0 if on or focused else 1.0
    painter.setPen(QPen(QColor(tokens.focus if focused else tokens.accent if on else tokens.edge), width))
    ground = ground_of(button, tokens)
    painter.setBrush(QColor(ground.selection if on or button.underMouse() else ground.surface))
    inset = width / 2
    painter.drawRoundedRect(QRectF(button.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)


class Chip(QAbstractButton):
    """A word and a count. Where there is little room the word is dropped beside a shape; the spoken name keeps it."""

    def __init__(self, words: str, mark: Mark | None, tokens: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._mark = mark
        self._tokens = tokens
        self._count: int | None = 0
        self._short = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_count(0)

    def set_count(self, count: int | None) -> None:
        """None where it is not known yet."""
        self._count = count
        spoken = "not counted yet" if count is None else count
        self.setAccessibleName(f"{self._words}, {spoken}")
        self.setToolTip(f"{self._words} {self._shown_count()}" if self._short else "")
        self.updateGeometry()
        self.update()

    def set_short(self, short: bool) -> None:
        """Without a shape the word always stays."""
        self._short = short and self._mark is not None
        self.set_count(self._count)

    def set_tokens(self, tokens: Palette) -> None:
        self._tokens = tokens
        self.update()

    def width_of(self, short: bool) -> int:
        """Without its word (where there is a shape), or with it."""
        short = short and self._mark is not None
        metrics = QFontMetricsF(self._bold())
        words = self._shown(short)
        mark = mark_size(metrics) + _SPACE if self._mark is not None else 0
        return round(2 * _SIDE + mark + metrics.horizontalAdvance(words))

    def sizeHint(self) -> QSize:
        return QSize(self.width_of(self._short), self.fontMetrics().height() + 13)

    def minimumSizeHint(self) -> QSize:
        """The row asks chips to drop their words before it would be too wide."""
        return QSize(self.width_of(short=True), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with Painting(self) as painter:
            paint_frame(painter, self, self._tokens)
            self._paint_inside(painter, self._bold() if self.isChecked() else self.font())

    def _paint_inside(self, painter: QPainter, font: QFont) -> None:
        left, tokens = float(_SIDE), ground_of(self, self._tokens)
        if self._mark is not None:
            size = mark_size(QFontMetricsF(self._bold()))
            self._mark(painter, QRectF(left, (self.height() - size) / 2, size, size), tokens)
            left += size + _SPACE
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        words = self._shown(self._short)
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, words)

    def _shown(self, short: bool) -> str:
        return self._shown_count() if short else f"{self._words}\u2002{self._shown_count()}"

    def _shown_count(self) -> str:
        return "…" if self._count is None else str(self._count)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font
