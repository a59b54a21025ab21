"""What the window shows before there are figures: the ways to begin."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ibdesk.ui.app.session import Session
from ibdesk.ui.look.control_parts import text_scale
from ibdesk.ui.look.lettering import HEADING, Words, lettered
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.widgets.flow_layout import FlowLayout
from ibdesk.ui.widgets.link_button import LinkButton

WIDTH = 760
LARGE_TITLE = 1.9
_STEPS = (
    ("Drop the monthly workbooks", "Excel, OpenDocument or CSV, as they come."),
    ("Check what IBDesk read", "Every problem with its sheet and cell."),
    ("Add the comments", "One per indicator, for the Board."),
    ("Export the board pack", "An Excel workbook, ready to send."),
)
NEW, GUIDE = "New board...", "Set this board up..."
_NEW_WORDS = "Five short questions about your council, each of which can be skipped."
_GUIDE_WORDS = "Council and contact, indicators, targets, population: five short pages, each of which can be skipped."


class DropField(QWidget):
    """The dashed field: files may be dropped here (and anywhere else), a click chooses them."""

    clicked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setMinimumHeight(112)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 10, 20, 10)
        rows.setSpacing(8)
        self.title = Words("Drop Excel files or a folder anywhere in this window", HEADING, strong=True)
        self.choose = make_primary(QPushButton("Choose workbooks..."))
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.addStretch(1)
        rows.addWidget(self.title)
        rows.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(1)
        self.choose.clicked.connect(self.clicked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A press that is not accepted never gets its release.
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._session.palette
        with Painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(tokens.surface))
            painter.setPen(QPen(QColor(tokens.edge), 1.5, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


class _StepNumber(QWidget):
    """A disc with a number."""

    def __init__(self, number: int, session: Session) -> None:
        super().__init__()
        self._number = number
        self._session = session
        self.setFixedSize(26, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._session.palette
        with Painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.selection))
            painter.drawEllipse(self.rect())
            painter.setPen(QColor(tokens.text))
            painter.setFont(lettered(strong=True))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


class StartPage(QScrollArea):
    """Choose workbooks, begin a board, save the template to fill in, look around with made-up months, open a board."""

    choose_asked = Signal()
    template_asked = Signal()
    recent_asked = Signal(object)
    open_asked = Signal()
    sample_asked = Signal()
    new_asked = Signal()
    guide_asked = Signal()

    def __init__(self, session: Session, recent: Sequence[Path] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.new_button, self.new_words = QPushButton(NEW), Words(quiet=True)
        self.template_button = QPushButton("Save a template...")
        self.recent = [LinkButton(path.stem) for path in recent]
        for link, path in zip(self.recent, recent, strict=True):
            link.setToolTip(str(path))
            link.setAccessibleName(f"Open {path.stem}, in {path.parent}")
            link.clicked.connect(partial(self.recent_asked.emit, path))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Ways to begin")
        self.title = Words(size=LARGE_TITLE, strong=True)
        self.explanation = Words(quiet=True)
        self.drop_field = DropField(session)
        self.sample_button = QPushButton("Try it with sample data")
        self.open_button = QPushButton("Open a board...")
        self._column = QWidget()
        self._fit_column()
        self.setWidget(self._page())
        self.setFocusProxy(self.drop_field.choose)
        self.drop_field.clicked.connect(self.choose_asked)
        self.sample_button.clicked.connect(self.sample_asked)
        self.open_button.clicked.connect(self.open_asked)
        self.template_button.clicked.connect(self.template_asked)
        self.new_button.clicked.connect(self._begin)
        session.board_changed.connect(self.show_state)
        session.palette_changed.connect(self.update)
        session.work.busy_changed.connect(self._busy_changed)
        self.show_state()

    def show_state(self) -> None:
        """A board without figures says so; without a board the page says what IBDesk is for."""
        board = self._session.board
        self.title.setText(board.name if board else "Make this month's Improvement Board pack")
        self.explanation.setText(
            "This board has no figures yet. Import the first workbooks."
            if board
            else "From the workbooks that come in to the pack that goes out, in four steps."
        )

        self.new_button.setText(GUIDE if board else NEW)
        self.new_words.setText(_GUIDE_WORDS if board else _NEW_WORDS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_column()

    def _fit_column(self) -> None:
        """Lines of as many characters at any text size."""
        self._column.setMaximumWidth(round(WIDTH * text_scale()))

    def _begin(self) -> None:
        (self.guide_asked if self._session.board else self.new_asked).emit()

    def _busy_changed(self, busy: bool) -> None:
        for button in (
            self.drop_field.choose,
            self.new_button,
            self.template_button,
            self.sample_button,
            self.open_button,
            *self.recent,
        ):
            button.setEnabled(not busy)

    def _page(self) -> QWidget:
        column = self._column
        rows = QVBoxLayout(column)
        rows.setContentsMargins(24, 12, 24, 8)
        rows.setSpacing(6)
        rows.addStretch(2)
        rows.addWidget(self.title)
        rows.addWidget(self.explanation)
        rows.addSpacing(10)
        rows.addLayout(self._steps())
        rows.addSpacing(12)
        rows.addWidget(self.drop_field)
        rows.addSpacing(12)
        rows.addLayout(self._other_ways())
        rows.addStretch(3)
        page = QWidget()
        middle = QHBoxLayout(page)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(column, 20)
        middle.addStretch(1)
        return page

    def _steps(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(12)
        for at, (name, words) in enumerate(_STEPS):
            texts = QVBoxLayout()
            texts.setSpacing(0)
            texts.addWidget(Words(name, strong=True))
            texts.addWidget(Words(words, quiet=True))
            grid.addWidget(_StepNumber(at + 1, self._session), at // 2, at % 2 * 2, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(texts, at // 2, at % 2 * 2 + 1)
            grid.setColumnStretch(at % 2 * 2 + 1, 1)
        return grid

    def _other_ways(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        sample = "August 2014: 37 indicators, three years of made-up months. Removed in one click."
        opening = "A file that ends in .ibdesk. Nothing leaves this computer."
        template = "A workbook with a row for each indicator, to fill in or to send to whoever has the figures."
        ways = ((self.template_button, template), (self.sample_button, sample), (self.open_button, opening))
        grid.addWidget(self.new_button, 0, 0)
        grid.addWidget(self.new_words, 0, 1)
        for row, (button, words) in enumerate(ways, start=1):
            grid.addWidget(button, row, 0)
            grid.addWidget(Words(words, quiet=True), row, 1)
        grid.setColumnStretch(1, 1)
        if self.recent:
            grid.addWidget(Words("Open again", strong=True), len(ways) + 1, 0, Qt.AlignmentFlag.AlignTop)
            holder = QWidget()
            links = FlowLayout(holder, 16)
            for link in self.recent:
                links.addWidget(link)
            grid.addWidget(holder, len(ways) + 1, 1)
        return grid
