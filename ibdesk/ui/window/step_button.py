"""A step of the month as a button, and the chevron to the next."""

from enum import IntEnum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from ibdesk.domain.assessment import Status
from ibdesk.palette import Palette
from ibdesk.ui.app.steps import Step, StepName, StepState
from ibdesk.ui.look.lettering import SMALL, lettered
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.look.style import RADIUS
from ibdesk.ui.paint.rag_mark import paint_rag_mark
from ibdesk.ui.widgets.labels import plain_tip

CHEVRON_WIDTH = 12
_MARK = 19
_SIDE = 7
_GAP = 7


class Room(IntEnum):
    """What of a step is shown: its mark, with its name, with the words under it too."""

    MARK = 0
    NAME = 1
    WORDS = 2


class StepButton(QAbstractButton):
    """A step's mark, its name and a few words; pressing it goes to where the step is done."""

    def __init__(self, name: StepName, tokens: Palette) -> None:
        super().__init__()
        self._tokens = tokens
        self._step = Step(name, "", StepState.OPEN)
        self.room = Room.WORDS
        self._letters: tuple[float, QFontMetrics, QFontMetrics] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_step(self, step: Step, tokens: Palette) -> None:
        self._step, self._tokens = step, tokens
        self.setAccessibleName(f"{step.name}: {step.words}, {step.state}")
        self._tell()
        self.updateGeometry()
        self.update()

    def take_room(self, room: Room) -> None:
        if room is self.room:
            return
        self.room = room
        self._tell()
        self.updateGeometry()
        self.update()

    def _tell(self) -> None:
        """What has no room to stand there is in the tooltip."""
        self.setToolTip("" if self.room is Room.WORDS else plain_tip(f"{self._step.name}: {self._step.words}"))

    def width_of(self, room: Room) -> int:
        """With the mark alone, with the name, or with the words under it too."""
        if room is Room.MARK:
            return _SIDE + _MARK + _SIDE
        name, words = self._metrics()
        under = words.horizontalAdvance(self._step.words) if room is Room.WORDS else 0
        return _SIDE + _MARK + _GAP + max(name.horizontalAdvance(self._step.name), under) + _SIDE

    def sizeHint(self) -> QSize:
        name, words = self._metrics()
        return QSize(self.width_of(self.room), name.height() + words.height() + 6)

    def _metrics(self) -> tuple[QFontMetrics, QFontMetrics]:
        """Of the name and of the words under it: the header asks some hundred times until it is shown."""
        points = QApplication.font().pointSizeF()
        if self._letters is None or self._letters[0] != points:
            self._letters = points, QFontMetrics(lettered(strong=True)), QFontMetrics(lettered(SMALL))
        return self._letters[1:]

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._tokens
        with Painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse() or self.hasFocus():
                painter.setPen(QPen(QColor(tokens.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.selection if self.underMouse() else tokens.surface))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
            self._paint_mark(painter, QRectF(_SIDE, (self.height() - _MARK) / 2, _MARK, _MARK))
            self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        if self.room is Room.MARK:
            return
        name, small = self._metrics()
        left, top = _SIDE + _MARK + _GAP, 3 if self.room is Room.WORDS else (self.height() - name.height()) / 2
        painter.setFont(lettered(strong=True))
        painter.setPen(QColor(self._tokens.text))
        painter.drawText(QPointF(left, top + name.ascent()), self._step.name)
        if self.room is Room.WORDS:
            painter.setFont(lettered(SMALL))
            painter.setPen(QColor(self._tokens.secondary))
            painter.drawText(QPointF(left, top + name.height() + small.ascent()), self._step.words)

    def _paint_mark(self, painter: QPainter, rect: QRectF) -> None:
        match self._step.state:
            case StepState.DONE:
                paint_rag_mark(painter, rect, Status.GREEN, self._tokens)
            case StepState.ATTENTION:
                paint_rag_mark(painter, rect, Status.AMBER, self._tokens)
            case StepState.PARTLY | StepState.OPEN:
                ring = rect.adjusted(2, 2, -2, -2)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(self._tokens.edge), 1.6))
                painter.drawEllipse(ring)
                painter.setPen(QPen(QColor(self._tokens.accent), 3))
                painter.drawArc(ring, 90 * 16, -round(self._step.share * 360 * 16))


class Chevron(QWidget):
    """Points from one step to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(CHEVRON_WIDTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        with Painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().mid().color(), 1.4))
            centre = QPointF(self.width() / 2, self.height() / 2)
            offsets = (QPointF(-3, -5), QPointF(2, 0), QPointF(-3, 5))
            painter.drawPolyline(QPolygonF([centre + offset for offset in offsets]))
