"""What a chart says: about one of its places, in a box beside the mouse or the point that is read, with lines to both
axes and a ring around its number; and to screen readers, that it is a chart."""

from functools import cache

import pyqtgraph as pg
from msgspec import Struct
from PySide6.QtCore import QObject, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from ibdesk.palette import LIGHT, Palette
from ibdesk.ui.charts.pens import pen
from ibdesk.ui.look.lettering import SMALL, lettered
from ibdesk.ui.look.painting import Painting

_BESIDE = 14
_AROUND, _BETWEEN, _BELOW_TITLE = 9.0, 12.0, 3.0
_RADIUS = 5.0
_MOST_OF_THE_CHART = 0.75
_LEAST_VALUE_IN_LETTERS = 12
_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class Readout(Struct, frozen=True):
    """`title` is the month in words; `rows` are what is said of it, each a name (empty where the words need none) and
    its words."""

    title: str
    rows: tuple[tuple[str, str], ...]

    @property
    def spoken(self) -> str:
        """All of it as sentences: "June 2012. Number: 489. Target: 85 or more, met." """
        said = [self.title, *(f"{name}: {words}" if name else words for name, words in self.rows)]
        return " ".join(f"{each.rstrip('.')}." for each in said)


class ReadoutBox(QWidget):
    """A framed box of two columns that hides no mouse from the chart. It stays inside the chart, or where that is too
    low for it inside the nearest of what stands around it."""

    def __init__(self, chart: QWidget) -> None:
        super().__init__(chart)
        self._chart, self._tokens = chart, LIGHT
        self.shown: Readout | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setVisible(False)

    def show_readout(self, readout: Readout | None, at: QPoint, tokens: Palette) -> None:
        """Right of a point, or left of it where there is no room; None to take it away."""
        self.shown, self._tokens = readout, tokens
        self.setVisible(readout is not None)
        if readout is None:
            return
        self.resize(self.sizeHint())
        holder = self._holder()
        if self.parentWidget() is not holder:
            self.setParent(holder)
            self.setVisible(True)
        at, room = self._chart.mapTo(holder, at), holder.rect()
        left = at.x() + _BESIDE if at.x() + _BESIDE + self.width() <= room.width() else at.x() - _BESIDE - self.width()
        top = max(0, min(at.y() - self.height() // 2, room.height() - self.height()))
        self.move(max(0, left), top)
        self.raise_()
        self.update()

    def _holder(self) -> QWidget:
        holder = self._chart
        while holder.height() < self.height() and (around := holder.parentWidget()) is not None:
            holder = around
        return holder

    def sizeHint(self) -> QSize:
        names, words = self._columns()
        title = QFontMetricsF(_title_font()).horizontalAdvance(self.shown.title if self.shown else "")
        width = max(title, names + words) + 2 * _AROUND
        height = self._title_height() + self._row_height() * len(self.shown.rows if self.shown else ()) + 2 * _AROUND
        return QSize(round(width) + 2, round(height - _AROUND / 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.shown is None:
            return
        with Painting(self) as painter:
            self._paint(painter, self.shown)

    def _paint(self, painter: QPainter, shown: Readout) -> None:
        tokens = self._tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.edge), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        inside = QRectF(self.rect()).adjusted(_AROUND, _AROUND - 2, -_AROUND, 0)
        painter.setFont(_title_font())
        painter.setPen(QColor(tokens.text))
        painter.drawText(QRectF(inside.left(), inside.top(), inside.width(), self._title_height()), _LINE, shown.title)
        names, _ = self._columns()
        metrics, top = QFontMetricsF(_words_font()), inside.top() + self._title_height()
        for name, words in shown.rows:
            row = QRectF(inside.left(), top, inside.width(), self._row_height())
            painter.setFont(_name_font())
            painter.setPen(QColor(tokens.secondary))
            painter.drawText(row, _LINE, name)
            painter.setFont(_words_font())
            painter.setPen(QColor(tokens.text))
            # Words without a name take the whole width.
            row.setLeft(row.left() + (names if name else 0))
            shown_words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, row.width())
            painter.drawText(row, _LINE, shown_words)
            top += self._row_height()

    def _columns(self) -> tuple[float, float]:
        """The widths of the names, with the gap behind them, and of the words."""
        rows = self.shown.rows if self.shown else ()
        small, strong = QFontMetricsF(_name_font()), QFontMetricsF(_words_font())
        names = max((small.horizontalAdvance(name) for name, _ in rows if name), default=-_BETWEEN) + _BETWEEN
        words = max((strong.horizontalAdvance(text) for name, text in rows if name), default=0.0)
        alone = max((strong.horizontalAdvance(text) for name, text in rows if not name), default=0.0)
        least = strong.averageCharWidth() * _LEAST_VALUE_IN_LETTERS
        room = max(self._chart.width() * _MOST_OF_THE_CHART - 2 * _AROUND - names, least)
        return names, min(max(words, alone - names), room)

    def _title_height(self) -> float:
        return QFontMetricsF(_title_font()).height() + _BELOW_TITLE

    def _row_height(self) -> float:
        return QFontMetricsF(_words_font()).height() + 1


def _title_font() -> QFont:
    return lettered(strong=True)


def _name_font() -> QFont:
    return lettered(SMALL)


def _words_font() -> QFont:
    return lettered(SMALL, strong=True)


_SPOT = 13


class Pointer:
    """Hidden until it is shown; `chart` is the widget that the box stays inside, `item` what the lines are drawn on."""

    def __init__(self, chart: QWidget, item: pg.PlotItem) -> None:
        self.crosshair, self.level = pg.InfiniteLine(angle=90), pg.InfiniteLine(angle=0)
        self.spot = pg.ScatterPlotItem(symbol="o", size=_SPOT, antialias=True)
        for part in (self.crosshair, self.level, self.spot):
            part.setVisible(False)
            item.addItem(part, ignoreBounds=True)
        self.box = ReadoutBox(chart)

    def paint(self, tokens: Palette) -> None:
        for line in (self.crosshair, self.level):
            line.setPen(pen(tokens.secondary, 1, Qt.PenStyle.DashLine))
        self.spot.setBrush(None)
        self.spot.setPen(pen(tokens.text, 2))

    def show(self, place: float, number: float | None, readout: Readout, at: QPoint, tokens: Palette) -> None:
        """At a place, and at its number where it has one; the box beside a point of the widget."""
        self.crosshair.setPos(place)
        self.crosshair.setVisible(True)
        for part in (self.level, self.spot):
            part.setVisible(number is not None)
        if number is not None:
            self.level.setPos(number)
            self.spot.setData([place], [number])
        self.box.show_readout(readout, at, tokens)

    def hide(self, tokens: Palette) -> None:
        for part in (self.crosshair, self.level, self.spot):
            part.setVisible(False)
        self.box.show_readout(None, QPoint(), tokens)


class FocusRing(QWidget):
    """Drawn over a chart that the keyboard is in: the drawing itself covers all of the widget."""

    def __init__(self, chart: QWidget) -> None:
        super().__init__(chart)
        self.colour = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setVisible(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        with Painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self.colour), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)


class SpokenChart(QWidget):
    """A widget that is told as a chart, with its name and description."""

    def __init__(self) -> None:
        super().__init__()
        self.told: QAccessibleInterface | None = None
        _tell_charts()


@cache
def _tell_charts() -> None:
    """Once for all of them: Qt asks for each widget that somebody wants to be told of."""
    QAccessible.installFactory(_interface_of)


def _interface_of(_name: str, widget: QObject) -> QAccessibleInterface | None:
    if not isinstance(widget, SpokenChart):
        return None
    widget.told = QAccessibleWidget(widget, QAccessible.Role.Chart)
    return widget.told
