"""The assessment as a shape, recognisable without its colour; and as a pill with its word."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from ibdesk.domain.assessment import Status
from ibdesk.domain.wording import STATUS_WORDS
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


def pill_width(metrics: QFontMetricsF, status: Status) -> float:
    """How wide the pill is in the font of these metrics."""
    return mark_size(metrics) + metrics.horizontalAdvance(STATUS_WORDS[status]) + 19


def pill_height(metrics: QFontMetricsF) -> float:
    return metrics.height() + 4


def mark_size(metrics: QFontMetricsF) -> float:
    return metrics.height() - 1


def paint_pill(painter: QPainter, rect: QRectF, status: Status, tokens: Palette) -> None:
    """Shape and word in a rounded frame, in the painter's font."""
    colours, metrics = tokens.statuses[status], QFontMetricsF(painter.font())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colours.shape), 1)
    if status is Status.NO_DATA:
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(QColor(colours.fill))
    frame = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
    size = mark_size(metrics)
    paint_rag_mark(painter, QRectF(rect.left() + 5, rect.center().y() - size / 2, size, size), status, tokens)
    painter.setPen(QColor(colours.text))
    words = rect.adjusted(size + 9, 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, STATUS_WORDS[status])
    painter.restore()


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
