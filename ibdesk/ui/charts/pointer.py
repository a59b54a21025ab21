"""What points at a place of a chart: lines to both axes, a ring around its number, the box with its words; and the ring
around a chart that the keyboard is in."""

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ibdesk.palette import Palette
from ibdesk.ui.charts.pens import pen
from ibdesk.ui.charts.readout import Readout, ReadoutBox
from ibdesk.ui.look.painting import Painting

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
