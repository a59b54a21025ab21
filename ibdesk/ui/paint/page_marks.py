"""What a page's assessment, direction of travel and problems are drawn as: a pill, an arrow, a severity's shape."""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from ibdesk.domain.assessment import Status
from ibdesk.domain.board import Direction
from ibdesk.domain.problem import Severity
from ibdesk.domain.wording import STATUS_WORDS
from ibdesk.palette import Palette
from ibdesk.ui.paint.rag_mark import paint_rag_mark

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


def severity_mark(severity: Severity) -> Callable[[QPainter, QRectF, Palette], None]:
    """The painter of one severity's mark."""

    def paint(painter: QPainter, rect: QRectF, tokens: Palette) -> None:
        match severity:
            case Severity.ERROR:
                paint_rag_mark(painter, rect, Status.RED, tokens)
            case Severity.WARNING:
                paint_rag_mark(painter, rect, Status.AMBER, tokens)
            case Severity.INFO:
                _paint_i(painter, rect, tokens)

    return paint


def _paint_i(painter: QPainter, rect: QRectF, tokens: Palette) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 16, rect.height() / 16)
    pen = QPen(QColor(tokens.link), 1.5)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(8, 8), 6.8, 6.8)
    pen.setWidthF(1.9)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(QLineF(8, 7.4, 8, 11.4))
    painter.drawLine(QLineF(8, 4.5, 8, 4.55))
    painter.restore()


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
