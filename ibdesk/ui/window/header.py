"""The header row: which month, where it stands, and the two things one comes for."""

from functools import partial

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from ibdesk.ui.app.session import Session
from ibdesk.ui.app.steps import StepName, steps
from ibdesk.ui.look.lettering import lettered
from ibdesk.ui.look.painting import Painting, fill
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.window.month_choice import MonthChoice
from ibdesk.ui.window.step_button import CHEVRON_WIDTH, Chevron, Room, StepButton

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
