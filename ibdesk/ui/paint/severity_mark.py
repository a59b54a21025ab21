"""A problem's severity as a shape: octagon with a cross, triangle with !, ring with an i."""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ibdesk.domain.assessment import Status
from ibdesk.domain.problem import Severity
from ibdesk.palette import Palette
from ibdesk.ui.paint.rag_mark import paint_rag_mark


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
