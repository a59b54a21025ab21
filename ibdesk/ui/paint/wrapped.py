"""A text in at most so many lines."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption


def paint_wrapped(painter: QPainter, room: QRectF, text: str, font: QFont, lines: int) -> None:
    """At most so many lines, the last one elided; in the painter's pen."""
    layout = QTextLayout(text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    metrics, y = QFontMetricsF(font), room.top()
    painter.setFont(font)
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room.width())
        words = text[line.textStart() : line.textStart() + line.textLength()]
        if number == lines - 1:
            words = metrics.elidedText(text[line.textStart() :], Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QPointF(room.left(), y + metrics.ascent()), words.rstrip())
        y += metrics.lineSpacing()
    layout.endLayout()
