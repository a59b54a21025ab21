"""The strip right of the trend: ticks for benchmarks, and labels pushed apart with lines to what they name."""

from msgspec import Struct
from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ibdesk.ui.charts.scale import push_apart
from ibdesk.ui.look.lettering import SMALL, lettered
from ibdesk.ui.look.painting import Painting

_TICK = 18
_LEADER = 16
_GAP = 4
_WIDEST_IN_LETTERS = 34
_LEAST_ROOM_FOR_LINES = 15


class GutterLabel(Struct, frozen=True):
    """`height` is in pixels from the top, None for words that belong to no height. `tick` asks for a short thick line
    at that height. `words` is the colour of the text where it is not that of the tick."""

    text: str
    colour: str
    height: float | None
    tick: bool = False
    words: str = ""


class Gutter(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.labels: tuple[GutterLabel, ...] = ()
        self._line = "#000000"
        self._bottom = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)

    def show_labels(self, labels: tuple[GutterLabel, ...], line: str, bottom: float) -> None:
        """`bottom` is the height of the horizontal axis; labels stay above it."""
        self.labels, self._line, self._bottom = labels, line, bottom
        self.update()

    def wanted_width(self, texts: tuple[str, ...]) -> int:
        metrics = QFontMetrics(lettered(SMALL, strong=True))
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        widest = min(widest, _WIDEST_IN_LETTERS * metrics.averageCharWidth())
        return _TICK + _LEADER + _GAP + widest + 4 if texts else _GAP

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        font = lettered(SMALL, strong=True)
        with Painting(self) as painter:
            metrics = QFontMetrics(font)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font)
            half = metrics.height() / 2
            wanted = [label.height if label.height is not None else half for label in self.labels]
            heights = push_apart(
                wanted, max(metrics.height() - 1.0, _LEAST_ROOM_FOR_LINES - 1.0), half, self._bottom - half
            )
            for label, height in zip(self.labels, heights, strict=True):
                self._paint_label(painter, metrics, label, height)

    def _paint_label(self, painter: QPainter, metrics: QFontMetrics, label: GutterLabel, height: float) -> None:
        colour, left = QColor(label.colour), float(_TICK)
        if label.height is not None:
            if label.tick:
                thick = QPen(colour, 3)
                thick.setCapStyle(Qt.PenCapStyle.FlatCap)
                painter.setPen(thick)
                painter.drawLine(QLineF(0, label.height, _TICK, label.height))
            painter.setPen(QPen(QColor(self._line), 1))
            start = left if label.tick else 2.0
            painter.drawLine(QLineF(start, label.height, left + 2, label.height))
            painter.drawLine(QLineF(left + 2, label.height, left + _LEADER - 4, height))
            painter.drawLine(QLineF(left + _LEADER - 4, height, left + _LEADER, height))
        painter.setPen(QColor(label.words) if label.words else colour)
        words = QRectF(left + _LEADER + _GAP, height - metrics.height(), 0, metrics.height() * 2)
        words.setRight(self.width())
        text = metrics.elidedText(label.text, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
