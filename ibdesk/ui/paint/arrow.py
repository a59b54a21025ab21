"""The direction of travel as an arrow; which way the number went, never whether that is good."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ibdesk.domain.board import Direction

_UP = (((8, 14), (8, 2.6)), ((3.4, 7.2), (8, 2.6), (12.6, 7.2)))
_DOWN = (((8, 2), (8, 13.4)), ((3.4, 8.8), (8, 13.4), (12.6, 8.8)))
_LEVEL = (((2.4, 8), (13.6, 8)), ((5.6, 4.6), (2.2, 8), (5.6, 11.4)), ((10.4, 4.6), (13.8, 8), (10.4, 11.4)))
_UNKNOWN = (((4, 8), (12, 8)),)
LINES = {
    Direction.UP: _UP,
    Direction.DOWN: _DOWN,
    Direction.LEVEL: _LEVEL,
    Direction.UNKNOWN: _UNKNOWN,
}


def paint_arrow(painter: QPainter, rect: QRectF, direction: Direction, colour: str) -> None:
    """Up, down, a double arrow for level, a dash where the two cannot be compared."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 16, rect.height() / 16)
    pen = QPen(QColor(colour), 2.1)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for line in LINES[direction]:
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line]))
    painter.restore()
