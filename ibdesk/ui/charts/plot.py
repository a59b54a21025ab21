"""A chart's bare ground, the same for both charts: axes, grid lines, a message where there is nothing to draw."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from ibdesk.domain.report.report import IndicatorPage
from ibdesk.palette import Palette
from ibdesk.ui.charts.pens import pen
from ibdesk.ui.charts.readout import FocusRing, Pointer, Readout, SpokenChart
from ibdesk.ui.charts.scale import Scale
from ibdesk.ui.look.lettering import SMALL, lettered

LEAST_HEIGHT = 104
_LEAST_LINES = 5.5
_LEAST_WIDTH = 320
_MARK_PITCH = 30
_USUAL_MARK, _BESIDE_MARK = "10,000", 4

_READING_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)
_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)

X_AXIS, Y_AXIS = "bottom", "left"


class Plot(SpokenChart):
    """The pyqtgraph widget inside sees no mouse and no keys: the page scrolls on over it, and no menu of its own
    opens.

    Subclasses say what their `places` are and what is said of each. The one nearest to the mouse is told in a box, with
    lines to both axes; with the keyboard in the chart Left, Right, Home and End go from place to place, Esc takes the
    box away. `menu_asked` with a place, None for the chart as a whole, and where on the screen; `copy_asked` by Ctrl+C.
    """

    menu_asked = Signal(object, QPoint)
    copy_asked = Signal()

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
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.read_place: float | None = None
        self.pointer, self.ring = Pointer(self, self.item), FocusRing(self)
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
        """Take the colours and the font."""
        self.tokens = palette
        self.plot.setBackground(palette.surface)
        font = lettered(SMALL)
        self.message.setFont(font)
        self.message.setColor(palette.secondary)
        self.pointer.paint(palette)
        self.ring.colour = palette.focus
        self.grid.setPen(pen(palette.line, 1, Qt.PenStyle.DotLine))
        for name in (X_AXIS, Y_AXIS):
            axis = self.item.getAxis(name)
            axis.setPen(pen(palette.edge))
            axis.setTextPen(palette.text)
            axis.setStyle(tickFont=font, autoExpandTextSpace=False, tickTextOffset=6, hideOverlappingLabels=False)
        # The words of the highest mark stand half above it.
        self.item.layout.setContentsMargins(0, QFontMetrics(font).ascent() // 2, 0, 0)
        self.item.getAxis(Y_AXIS).setStyle(tickLength=0)
        self._make_room_for_marks(())
        self.item.getAxis(X_AXIS).setHeight(self.fontMetrics().height() + 8)

    def take_colours(self, palette: Palette) -> None:
        """The same, where the colours are others than those that are shown."""
        if palette is not self.tokens:
            self.paint_ground(palette)

    def set_scale(self, left: float, right: float, scale: Scale) -> None:
        """Both axes: horizontal places from left to right, and the vertical scale with its grid lines."""
        self.view.setRange(xRange=(left, right), yRange=(scale.low, scale.high), padding=0, disableAutoRange=True)
        self.item.getAxis(Y_AXIS).setTicks([list(scale.marks)])
        self._make_room_for_marks([words for _, words in scale.marks])
        inner = [mark for mark, _ in scale.marks if mark > scale.low]
        self.grid.setData(x=[left, right] * len(inner), y=[mark for mark in inner for _ in range(2)])

    def _make_room_for_marks(self, marks: Sequence[str]) -> None:
        """A mark that has no room beside its axis is not written at all. Charts whose marks are short keep one width,
        so that they stand in line."""
        metrics = QFontMetrics(lettered(SMALL))
        usual = self.fontMetrics().horizontalAdvance(_USUAL_MARK) + _BESIDE_MARK
        needed = max((metrics.horizontalAdvance(each) for each in marks), default=0) + 2 * _BESIDE_MARK
        self.item.getAxis(Y_AXIS).setWidth(max(usual, needed))

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

    def places(self) -> Sequence[float]:
        """The horizontal places that something is said of, from the left."""
        return ()

    def readout(self, place: float) -> Readout | None:
        """What is said of the place nearest to this one; None for nothing."""
        return None

    def number_at(self, place: float) -> float | None:
        """The height of the one number at a place, which is ringed; None where there is none, or several."""
        return None

    def nearest(self, place: float) -> float | None:
        """The place that is said something of; None where the nearest is more than one away."""
        found = min(self.places(), key=lambda each: abs(each - place), default=None)
        return None if found is None or abs(found - place) > 1 else found

    def show_place(self, place: float | None, at: QPoint | None = None) -> None:
        """Tell of a place, in a box beside `at` or else beside its number; None takes box and lines away."""
        readout = self.readout(place) if place is not None else None
        if place is None or readout is None:
            self.pointer.hide(self.tokens)
            return
        number = self.number_at(place)
        self.pointer.show(place, number, readout, at or self._beside(place, number), self.tokens)

    def _beside(self, place: float, number: float | None) -> QPoint:
        (_, _), (low, high) = self.view.viewRange()
        at = self.view.mapViewToScene(QPointF(place, (low + high) / 2 if number is None else number))
        beside: QPoint = self.plot.mapTo(self, at.toPoint())
        return beside

    # Read with the keyboard

    def read(self, place: float | None) -> None:
        """Make this the place that the keyboard is at, tell of it, and have it read out."""
        self.read_place = place
        self.show_place(place)
        said = self.pointer.box.shown.spoken if self.pointer.box.shown is not None else ""
        self.setAccessibleDescription(said)
        if said and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def forget_place(self) -> None:
        """Another page is shown: nothing is told of it yet."""
        self.read_place = None
        self.show_place(None)
        self.setAccessibleDescription("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        places = self.places()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() == Qt.Key.Key_Escape and self.pointer.box.shown is not None:
            self.read(None)
        elif places and event.key() in _READING_KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            at = places.index(self.read_place) if self.read_place in places else None
            self.read(places[_next_place(event.key(), at, len(places))])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ring.raise_()
        self.ring.setVisible(True)
        if event.reason() in _BY_KEYBOARD and self.places():
            self.read(self.read_place if self.read_place is not None else self.places()[-1])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.ring.setVisible(False)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.show_place(None)

    # The mouse

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.paint_ground(self.tokens)
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.ring.setGeometry(self.rect())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.show_place(self.nearest(self.place_at(event.position())), event.position().toPoint())
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The place that was clicked is where the keyboard goes on from."""
        super().mousePressEvent(event)
        self.read(self.nearest(self.place_at(event.position())))

    def leaveEvent(self, event: QEvent) -> None:
        self.show_place(self.read_place if self.hasFocus() else None)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        place = self.nearest(self.place_at(QPointF(event.pos()))) if by_mouse else self.read_place
        at = event.globalPos() if by_mouse or place is None else self.mapToGlobal(self._beside(place, None))
        self.menu_asked.emit(place, at)
        event.accept()

    def place_at(self, position: QPointF) -> float:
        return float(self.view.mapSceneToView(position).x())

    def height_of(self, number: float) -> float:
        """Pixels from the chart's top down to a number's height."""
        return float(self.view.mapViewToScene(QPointF(0, number)).y())


def _next_place(key: int, at: int | None, count: int) -> int:
    """Where a key goes from the place `at`; from nowhere to the last one, which is the report's own month."""
    if at is None or key == Qt.Key.Key_End:
        return 0 if key == Qt.Key.Key_Home else count - 1
    if key == Qt.Key.Key_Home:
        return 0
    return max(0, min(count - 1, at + (1 if key == Qt.Key.Key_Right else -1)))
