"""The header row: which month, where it stands, and the two things one comes for."""

from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ibdesk.domain.assessment import Status
from ibdesk.domain.month import Month
from ibdesk.palette import Palette
from ibdesk.ui.lettering import SMALL, lettered
from ibdesk.ui.paint.rag_mark import paint_rag_mark
from ibdesk.ui.session import Session
from ibdesk.ui.steps import Step, StepName, StepState, steps
from ibdesk.ui.style import RADIUS, make_primary

_MARK = 19
_SIDE = 7
_GAP = 7


class StepButton(QAbstractButton):
    """A step's mark, its name and a few words; pressing it goes to where the step is done."""

    def __init__(self, name: StepName, tokens: Palette) -> None:
        super().__init__()
        self._tokens = tokens
        self._step = Step(name, "", StepState.OPEN)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_step(self, step: Step, tokens: Palette) -> None:
        self._step, self._tokens = step, tokens
        self.setAccessibleName(f"{step.name}: {step.words}, {step.state}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        name, words = QFontMetrics(lettered(strong=True)), QFontMetrics(lettered(SMALL))
        width = max(name.horizontalAdvance(self._step.name), words.horizontalAdvance(self._step.words))
        return QSize(_SIDE + _MARK + _GAP + width + _SIDE, name.height() + words.height() + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = self._tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.selection if self.underMouse() else tokens.surface))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        self._paint_mark(painter, QRectF(_SIDE, (self.height() - _MARK) / 2, _MARK, _MARK))
        left, name = _SIDE + _MARK + _GAP, QFontMetrics(lettered(strong=True))
        painter.setFont(lettered(strong=True))
        painter.setPen(QColor(tokens.text))
        painter.drawText(QPointF(left, 3 + name.ascent()), self._step.name)
        painter.setFont(lettered(SMALL))
        painter.setPen(QColor(tokens.secondary))
        painter.drawText(QPointF(left, 3 + name.height() + QFontMetrics(painter.font()).ascent()), self._step.words)
        painter.end()

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


class _Chevron(QWidget):
    """Points from one step to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().mid().color(), 1.4))
        centre = QPointF(self.width() / 2, self.height() / 2)
        offsets = (QPointF(-3, -5), QPointF(2, 0), QPointF(-3, 5))
        painter.drawPolyline(QPolygonF([centre + offset for offset in offsets]))
        painter.end()


class Header(QWidget):
    """`step_chosen` carries the step; the buttons are what the menus offer too."""

    step_chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._saved = False
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self.setAutoFillBackground(True)
        self.month = QComboBox()
        self.month.setAccessibleName("Month")
        self.month.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.month.activated.connect(self._month_chosen)
        self.steps = {name: StepButton(name, session.palette) for name in StepName}
        self.import_button = QPushButton("Import workbooks...")
        self.export_button = make_primary(QPushButton("Export pack..."))
        self._lay_out()
        self._fit_font()
        for name, button in self.steps.items():
            button.clicked.connect(partial(self.step_chosen.emit, name))
        session.report_changed.connect(self.show_state)
        session.palette_changed.connect(self.show_state)
        self.show_state()

    def show_saved(self, saved: bool) -> None:
        """Whether a pack was written from the figures as they are now."""
        self._saved = saved
        self.show_state()

    def show_state(self) -> None:
        session = self._session
        self._show_months()
        if session.report is not None:
            for step in steps(session.report, self._saved):
                self.steps[step.name].show_step(step, session.palette)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._fit_font()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.palette().midlight())
        painter.end()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 12, 7)
        row.setSpacing(4)
        row.addWidget(self.month)
        row.addSpacing(4)
        for name, button in self.steps.items():
            if name is not StepName.IMPORT:
                row.addStretch(1)
                row.addWidget(_Chevron())
            row.addWidget(button)
        row.addStretch(3)
        row.addWidget(self.import_button)
        row.addSpacing(4)
        row.addWidget(self.export_button)

    def _fit_font(self) -> None:
        self.month.setFont(lettered(1.16, strong=True))
        self.export_button.setFont(lettered(strong=True))

    def _show_months(self) -> None:
        months = self._session.board.months if self._session.board else ()
        shown = [self.month.itemData(at) for at in range(self.month.count())]
        wanted = list(reversed(months))
        if shown != wanted:
            self.month.clear()
            for month in wanted:
                self.month.addItem(month.long, month)
        if self._session.month in wanted:
            self.month.setCurrentIndex(wanted.index(self._session.month))

    def _month_chosen(self, at: int) -> None:
        month = self.month.itemData(at)
        if isinstance(month, Month):
            self._session.set_month(month)
