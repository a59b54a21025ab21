"""A chart's bare ground, the same for both charts: axes, grid lines, a message where there is nothing to draw."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ibdesk.domain.report.report import IndicatorPage
from ibdesk.palette import Palette
from ibdesk.ui.charts.scale import Scale
from ibdesk.ui.look.lettering import SMALL, lettered

LEAST_HEIGHT = 104
_LEAST_LINES = 5.5
_LEAST_WIDTH = 320
_MARK_PITCH = 30
_BESIDE = 14

X_AXIS, Y_AXIS = "bottom", "left"


def pen(colour: str, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    made = QPen(QColor(colour), width, style)
    # Without it pyqtgraph's lines would be as wide as a unit of the axis.
    made.setCosmetic(True)
    return made


class ReadoutBox(QLabel):
    """What a chart says about a place: a framed box that stays inside the chart and hides no mouse from it."""

    def __init__(self, chart: QWidget) -> None:
        super().__init__(chart)
        self._chart = chart
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFrameShape(QFrame.Shape.Box)
        self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setAutoFillBackground(True)
        self.setMargin(6)
        self.setVisible(False)

    def show_text(self, text: str, at: QPoint) -> None:
        """Right of a point, or left of it where there is no room; empty to take it away."""
        self.setVisible(bool(text))
        if not text:
            return
        self.setText(text)
        self.adjustSize()
        room = self._chart.rect()
        left = at.x() + _BESIDE if at.x() + _BESIDE + self.width() <= room.width() else at.x() - _BESIDE - self.width()
        top = max(0, min(at.y() - self.height() // 2, room.height() - self.height()))
        self.move(max(0, left), top)
        self.raise_()


class Plot(QWidget):
    """The pyqtgraph widget inside sees no mouse and no keys: the page scrolls on over it, and no menu of its own
    opens. `readout` of a place under the mouse is what subclasses say about it, in a box beside the mouse; a line
    stands at the `nearest` place."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.tokens = palette
        self.plot = pg.PlotWidget()
        self.plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.setFrameShape(self.plot.Shape.NoFrame)
        # Its own size hint is 640 x 480, which would make every scroll area around it explode.
        self.plot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.item = self.plot.getPlotItem()
        self.view = self.item.getViewBox()
        self.item.hideButtons()
        self.item.setMenuEnabled(False)
        self.item.setMouseEnabled(x=False, y=False)
        self.view.disableAutoRange()
        self.view.setDefaultPadding(0)
        self.grid = pg.PlotCurveItem(connect="pairs")
        self.message = pg.TextItem(anchor=(0.5, 0.5))
        self.item.addItem(self.grid)
        self.item.addItem(self.message, ignoreBounds=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.crosshair = pg.InfiniteLine(angle=90)
        self.crosshair.setVisible(False)
        self.item.addItem(self.crosshair, ignoreBounds=True)
        self.box = ReadoutBox(self)
        self.beside = QHBoxLayout(self)
        self.beside.setContentsMargins(0, 0, 0, 0)
        self.beside.setSpacing(0)
        self.beside.addWidget(self.plot, 1)
        self.view.sigResized.connect(self.fit)

    def sizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH * 2, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, max(LEAST_HEIGHT, round(self.fontMetrics().lineSpacing() * _LEAST_LINES)))

    @property
    def most_marks(self) -> int:
        """How many labels fit on the vertical axis."""
        return max(2, min(5, int(self.height() / _MARK_PITCH) - 1))

    def paint_ground(self, palette: Palette) -> None:
        """Take the colours and the font; called with every page."""
        self.tokens = palette
        self.plot.setBackground(palette.surface)
        font = lettered(SMALL)
        self.message.setFont(font)
        self.message.setColor(palette.secondary)
        self.crosshair.setPen(pen(palette.text, 1, Qt.PenStyle.DashLine))
        self.grid.setPen(pen(palette.line, 1, Qt.PenStyle.DotLine))
        for name in (X_AXIS, Y_AXIS):
            axis = self.item.getAxis(name)
            axis.setPen(pen(palette.edge))
            axis.setTextPen(palette.text)
            axis.setStyle(tickFont=font, autoExpandTextSpace=False, tickTextOffset=6, hideOverlappingLabels=False)
        self.item.getAxis(Y_AXIS).setStyle(tickLength=0)
        self.item.getAxis(Y_AXIS).setWidth(self.fontMetrics().horizontalAdvance("10,000") + 4)
        self.item.getAxis(X_AXIS).setHeight(self.fontMetrics().height() + 8)

    def set_scale(self, left: float, right: float, scale: Scale) -> None:
        """Both axes: horizontal places from left to right, and the vertical scale with its grid lines."""
        self.view.setRange(xRange=(left, right), yRange=(scale.low, scale.high), padding=0, disableAutoRange=True)
        self.item.getAxis(Y_AXIS).setTicks([list(scale.marks)])
        inner = [mark for mark, _ in scale.marks if mark > scale.low]
        self.grid.setData(x=[left, right] * len(inner), y=[mark for mark in inner for _ in range(2)])

    def set_places(self, places: Sequence[tuple[float, str]]) -> None:
        """What is written under the horizontal axis."""
        self.item.getAxis(X_AXIS).setTicks([list(places)])

    def say(self, text: str) -> None:
        """The message in the middle; empty to take it away."""
        (left, right), (low, high) = self.view.viewRange()
        self.message.setPos((left + right) / 2, (low + high) / 2)
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def show_page(self, page: IndicatorPage, palette: Palette) -> None:
        """Draw a page."""

    def fit(self) -> None:
        """Place what depends on the size in pixels."""

    def readout(self, place: float) -> str:
        """What the chart shows at a horizontal place; empty for nothing."""
        return ""

    def nearest(self, place: float) -> float | None:
        """The place that the readout is about; None for none."""
        return float(round(place)) if self.readout(place) else None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.paint_ground(self.tokens)
            self.fit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        self.show_readout(self.readout(place), self.nearest(place), event.position().toPoint())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.show_readout("", None, QPoint())
        super().leaveEvent(event)

    def show_readout(self, text: str, place: float | None, at: QPoint) -> None:
        """A line at the place and a box with the words near a point of the widget; neither for no words."""
        self.crosshair.setVisible(bool(text) and place is not None)
        if place is not None:
            self.crosshair.setPos(place)
        self.box.show_text(text, at)

    def place_at(self, position: QPointF) -> float:
        return float(self.view.mapSceneToView(position).x())

    def height_of(self, number: float) -> float:
        """Pixels from the chart's top down to a number's height."""
        return float(self.view.mapViewToScene(QPointF(0, number)).y())
