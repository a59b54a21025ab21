"""The header row: which month, where it stands in steps, each a button, and the two things one comes for."""

from enum import IntEnum
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ibdesk.domain.assessment import Status
from ibdesk.palette import Palette
from ibdesk.ui.app.session import Session
from ibdesk.ui.app.steps import Step, StepName, StepState, steps
from ibdesk.ui.look.lettering import SMALL, lettered
from ibdesk.ui.look.painting import Painting, fill
from ibdesk.ui.look.style import RADIUS, make_primary
from ibdesk.ui.paint.rag_mark import paint_rag_mark
from ibdesk.ui.widgets.labels import plain_tip
from ibdesk.ui.window.month_choice import MonthChoice

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


_BUTTON_SIDES = 34


class Header(QWidget):
    """`step_asked` carries the step; the buttons are what the menus offer too."""

    step_asked = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._saved = False
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self.setAutoFillBackground(True)
        self.month = MonthChoice()
        self.month.month_asked.connect(session.set_month)
        self.steps = {name: StepButton(name, session.palette) for name in StepName}
        self.import_button = QPushButton("Import workbooks...")
        self.export_button = make_primary(QPushButton("Export pack..."))
        # Long words and short ones.
        self._buttons = {
            self.import_button: ("Import workbooks...", "Import..."),
            self.export_button: ("Export pack...", "Export..."),
        }
        self.import_button.setAccessibleName("Import workbooks")
        self.export_button.setAccessibleName("Export pack")
        self._lay_out()
        self._fit_font()
        for name, button in self.steps.items():
            button.clicked.connect(partial(self.step_asked.emit, name))
        # Parts with a font of their own get no event when the application's font changes.
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.fontChanged.connect(self._fit_font)
        session.report_changed.connect(self.show_state)
        session.palette_changed.connect(self.show_state)
        self.show_state()

    def show_saved(self, saved: bool) -> None:
        """Whether a pack was written from the figures as they are now."""
        if saved != self._saved:
            self._saved = saved
            self.show_state()

    def show_state(self) -> None:
        session = self._session
        self._show_months()
        if session.report is not None:
            for step in steps(session.report, self._saved):
                self.steps[step.name].show_step(step, session.palette)
        self._fit_words()

    def minimumSizeHint(self) -> QSize:
        """The row as it is when everything in it is short."""
        return QSize(self._width_needed(Room.MARK), super().minimumSizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_words()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with Painting(self) as painter:
            fill(painter, QRect(0, self.height() - 1, self.width(), 1), self.palette().midlight())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 12, 7)
        row.setSpacing(4)
        row.addWidget(self.month)
        row.addSpacing(4)
        for name, button in self.steps.items():
            if name is not StepName.IMPORT:
                row.addStretch(1)
                row.addWidget(Chevron())
            row.addWidget(button)
        row.addStretch(3)
        row.addWidget(self.import_button)
        row.addSpacing(4)
        row.addWidget(self.export_button)

    def _fit_font(self) -> None:
        self.month.setFont(lettered(1.16, strong=True))
        self.export_button.setFont(lettered(strong=True))
        self.updateGeometry()
        self._fit_words()

    def _fit_words(self) -> None:
        """Where the row is too narrow, steps keep their names and buttons their verbs; then steps their marks alone.
        Until it is shown it has neither its width nor what stands in it."""
        if not self.isVisible():
            return
        fitting = (room for room in reversed(Room) if self._width_needed(room) <= self.width())
        room = next(fitting, Room.MARK)
        for button in self.steps.values():
            button.take_room(room)
        for push, words in self._buttons.items():
            push.setText(words[room is not Room.WORDS])

    def _width_needed(self, room: Room) -> int:
        steps_width = sum(button.width_of(room) for button in self.steps.values())
        spaces = 14 + 12 + 8 + 4 * CHEVRON_WIDTH + 4 * 16
        buttons = sum(
            push.fontMetrics().horizontalAdvance(words[room is not Room.WORDS]) + _BUTTON_SIDES
            for push, words in self._buttons.items()
        )
        return self.month.sizeHint().width() + steps_width + spaces + buttons

    def _show_months(self) -> None:
        board = self._session.board
        if board is None:
            self.month.show_months((), {}, None, can_begin=False)
        else:
            can_begin = not board.read_only_reason
            self.month.show_months(board.months, board.standings, self._session.month, can_begin)
