"""The assessment as a pill: its shape and its word."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ibdesk.domain.assessment import Status
from ibdesk.domain.wording import STATUS_WORDS
from ibdesk.palette import Palette
from ibdesk.ui.paint.rag_mark import paint_rag_mark


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
