"""The key over a chart: small signs with their words."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ibdesk.ui.indicators.chart_content import KeyEntry, Sign
from ibdesk.ui.look.lettering import SMALL, lettered
from ibdesk.ui.look.painting import Painting

_SIGN = 11
_GAP = 6
_BETWEEN = 16


class ChartKey(QWidget):
    """The key over a chart: small signs with their words."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[KeyEntry, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_entries(self, entries: tuple[KeyEntry, ...]) -> None:
        self.entries = entries
        self.setAccessibleName("Key: " + ", ".join(entry.text for entry in entries) if entries else "")
        self.setVisible(bool(entries))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(lettered(SMALL))
        widths = [_SIGN + _GAP + metrics.horizontalAdvance(entry.text) for entry in self.entries]
        return QSize(sum(widths) + _BETWEEN * max(len(widths) - 1, 0) + 2, metrics.height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        font = lettered(SMALL)
        with Painting(self) as painter:
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            left, middle = 1.0, self.height() / 2
            for entry in self.entries:
                _paint_sign(painter, QRectF(left, middle - _SIGN / 2, _SIGN, _SIGN), entry)
                left += _SIGN + _GAP
                width = metrics.horizontalAdvance(entry.text) + 1
                painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
                painter.drawText(QRectF(left, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, entry.text)
                left += width - 1 + _BETWEEN


def _paint_sign(painter: QPainter, rect: QRectF, entry: KeyEntry) -> None:
    painter.setPen(QPen(QColor(entry.edge), 1.6 if entry.sign is not Sign.BOX else 1))
    painter.setBrush(QColor(entry.fill))
    match entry.sign:
        case Sign.BOX:
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        case Sign.SQUARE:
            painter.drawRect(rect.adjusted(1.5, 1.5, -1.5, -1.5))
        case Sign.TRIANGLE:
            base = rect.bottom() - 1.5
            top = QPointF(rect.center().x(), rect.top() + 0.5)
            painter.drawPolygon(QPolygonF([top, QPointF(rect.right() - 0.5, base), QPointF(rect.left() + 0.5, base)]))
        case Sign.RING:
            painter.drawEllipse(rect.center(), 3.5, 3.5)
        case Sign.DIAMOND:
            x, y, half = rect.center().x(), rect.center().y(), 5.0
            corners = ((x, y - half), (x + half * 0.8, y), (x, y + half), (x - half * 0.8, y))
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
