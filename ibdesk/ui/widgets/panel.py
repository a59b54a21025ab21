"""A rounded surface that groups what belongs together on a page."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ibdesk.ui.look.painting import Painting

RADIUS = 7.0
PADDING = 12
_LESS_ABOVE_AND_BELOW = 6


class Panel(QWidget):
    """`rows` is its layout, from top to bottom."""

    def __init__(self, spacing: int = 2) -> None:
        super().__init__()
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(
            PADDING + 2, PADDING - _LESS_ABOVE_AND_BELOW, PADDING + 2, PADDING - _LESS_ABOVE_AND_BELOW
        )
        self.rows.setSpacing(spacing)

    def paintEvent(self, event: QPaintEvent) -> None:
        with Painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Midlight), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
