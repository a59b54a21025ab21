"""Tick boxes and choice rings, with an edge that is seen in light and in dark."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ibdesk.palette import Palette

_RADIUS = 2.5


def paint_check_box(painter: QPainter, rect: QRectF, on: bool, enabled: bool, tokens: Palette) -> None:
    """Filled, with a tick, where it is on."""
    box = _square(rect)
    painter.save()
    _ready(painter, on, enabled, tokens)
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    if on:
        pen = QPen(QColor(tokens.accent_text), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        corner, side = box.topLeft(), box.width()
        places = ((0.24, 0.53), (0.43, 0.72), (0.77, 0.3))
        painter.drawPolyline(QPolygonF([corner + QPointF(x * side, y * side) for x, y in places]))
    painter.restore()


def paint_radio(painter: QPainter, rect: QRectF, on: bool, enabled: bool, tokens: Palette) -> None:
    """A ring; with a dot where it is chosen."""
    ring = _square(rect)
    painter.save()
    _ready(painter, False, enabled, tokens)
    if on and enabled:
        painter.setPen(QPen(QColor(tokens.accent), 1.6))
    painter.drawEllipse(ring)
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent if enabled else tokens.edge))
        painter.drawEllipse(ring.center(), ring.width() * 0.26, ring.width() * 0.26)
    painter.restore()


def _square(rect: QRectF) -> QRectF:
    side = min(rect.width(), rect.height())
    return QRectF(rect.left(), rect.center().y() - side / 2, side, side).adjusted(0.8, 0.8, -0.8, -0.8)


def _ready(painter: QPainter, filled: bool, enabled: bool, tokens: Palette) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = (tokens.accent if filled else tokens.edge) if enabled else tokens.line
    painter.setPen(QPen(QColor(edge), 1.3))
    fill = (tokens.accent if enabled else tokens.edge) if filled else tokens.surface
    painter.setBrush(QColor(fill))
