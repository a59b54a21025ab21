"""The assessment as a shape, recognisable without its colour."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ibdesk.domain.assessment import Status
from ibdesk.palette import Palette


def paint_rag_mark(painter: QPainter, rect: QRectF, status: Status, tokens: Palette) -> None:
    """Octagon with a cross, triangle with !, disc with a tick, ring with a dash, dashed ring."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 16, rect.height() / 16)
    shape = QColor(tokens.statuses[status].shape)
    inside = QColor(tokens.surface)
    match status:
        case Status.RED:
            _fill(painter, octagon(), shape)
            _stroke(painter, inside, 2, [(5.4, 5.4), (10.6, 10.6)])
            _stroke(painter, inside, 2, [(10.6, 5.4), (5.4, 10.6)])
        case Status.AMBER:
            _fill(painter, triangle(), shape)
            _stroke(painter, inside, 1.9, [(8, 6.2), (8, 10)])
            _stroke(painter, inside, 2.2, [(8, 12.6), (8, 12.65)])
        case Status.GREEN:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shape)
            painter.drawEllipse(QPointF(8, 8), 7.2, 7.2)
            _stroke(painter, inside, 2, [(4.7, 8.3), (7.1, 10.7), (11.3, 5.7)])
        case Status.NOT_ASSESSED:
            _ring(painter, shape, Qt.PenStyle.SolidLine)
            _stroke(painter, shape, 1.7, [(5, 8), (11, 8)])
        case Status.NO_DATA:
            _ring(painter, shape, Qt.PenStyle.CustomDashLine)
    painter.restore()


def rag_mark(status: Status) -> Callable[[QPainter, QRectF, Palette], None]:
    """The painter of one assessment's mark."""

    def paint(painter: QPainter, rect: QRectF, tokens: Palette) -> None:
        paint_rag_mark(painter, rect, status, tokens)

    return paint


def octagon() -> QPolygonF:
    """In a field of 16 by 16, flat side up."""
    eighth = math.pi / 4
    corners = (eighth / 2 + eighth * side for side in range(8))
    return QPolygonF([QPointF(8 + 7.6 * math.cos(angle), 8 + 7.6 * math.sin(angle)) for angle in corners])


def triangle() -> QPolygonF:
    return QPolygonF([QPointF(8, 1.2), QPointF(15.4, 14.6), QPointF(0.6, 14.6)])


def _fill(painter: QPainter, polygon: QPolygonF, colour: QColor) -> None:
    pen = QPen(colour, 1)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(colour)
    painter.drawPolygon(polygon)


def _stroke(painter: QPainter, colour: QColor, width: float, points: list[tuple[float, float]]) -> None:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))


def _ring(painter: QPainter, colour: QColor, style: Qt.PenStyle) -> None:
    pen = QPen(colour, 1.5)
    if style is Qt.PenStyle.CustomDashLine:
        pen.setDashPattern([2.2, 1.6])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(8, 8), 6.6, 6.6)
