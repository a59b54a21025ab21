"""The last line of the window: the month in numbers, what was last done, and long work with its Cancel button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ibdesk.ui.app.session import Session
from ibdesk.ui.app.steps import to_look_at
from ibdesk.ui.app.work import SHOWN_AFTER_MS
from ibdesk.ui.look.painting import Painting, fill
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.widgets.labels import ElidedLabel
from ibdesk.ui.widgets.link_button import LinkButton
from ibdesk.ui.widgets.waiting_bar import WaitingBar

if TYPE_CHECKING:
    from pathlib import Path

    from ibdesk.domain.report.report import BoardReport

LONGEST_STEP = 44
_BETWEEN, _DOT = 60, "  ·  "


class StatusLine(QWidget):
    """Work shows here once it has taken 400 ms, so that quick work does not flicker."""

    undo_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rest_words: tuple[str, ...] = ("",)
        self._words = ""
        self._board: Path | None = None
        self.summary = ElidedLabel(quiet=True)
        self.message = ElidedLabel(quiet=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.folder_link = LinkButton("Show in folder")
        self.folder_link.setVisible(False)
        self._folder: Path | None = None
        self.undo_button = LinkButton()
        self.bar = WaitingBar(180)
        self.cancel_button = LinkButton("Cancel")
        self.cancel_button.clicked.connect(session.work.cancel)
        self._patience = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._patience.timeout.connect(self.show_work)
        self._lay_out()
        self._hide_work()
        session.report_changed.connect(self._take_report)
        session.palette_changed.connect(self._take_palette)
        session.work.said.connect(self.tell)
        session.work.saved.connect(self.tell)
        self.folder_link.clicked.connect(self._show_folder)
        session.work.busy_changed.connect(self._busy_changed)
        session.work.progressed.connect(self._progressed)
        self.undo_button.clicked.connect(self.undo_asked)
        self._take_report()
        self._take_palette()

    def tell(self, sentence: str, folder: Path | None = None) -> None:
        """Shown until the next one, and read out; with a link to the folder of what was saved."""
        if sentence:
            # Accessibility brings 200 names with it, which a window that says nothing yet need not wait for.
            from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

            self.message.setText(sentence)
            self._offer_folder(folder)
            self._fit_words()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.message, sentence))

    def _offer_folder(self, folder: Path | None) -> None:
        self._folder = folder
        self.folder_link.setVisible(folder is not None)

    def _show_folder(self) -> None:
        if self._folder is not None:
            dialogs.show_outside(self._folder)

    def paintEvent(self, event: QPaintEvent) -> None:
        with Painting(self) as painter:
            fill(painter, self.rect(), self.palette().base())
            fill(painter, QRect(0, 0, self.width(), 1), self.palette().midlight())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 10, 1)
        row.setSpacing(12)
        self.summary.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.message.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(self.summary)
        row.addWidget(self.bar)
        row.addWidget(self.cancel_button)
        row.addWidget(self.message, 1)
        row.addWidget(self.folder_link)
        row.addWidget(self.undo_button)
        for button in (self.undo_button, self.cancel_button):
            kept = button.sizePolicy()
            kept.setRetainSizeWhenHidden(button is self.undo_button)
            button.setSizePolicy(kept)

    def _take_report(self) -> None:
        report, board = self._session.report, self._session.board
        path = board.path if board is not None else None
        if self._board is not None and path != self._board:
            self.message.setText("")  # it was about another board
            self._offer_folder(None)
        self._board = path
        self._rest_words = summaries(report) if report else ("",)
        step = board.can_undo if board and not board.read_only_reason else None
        step = f"{step[:1].lower()}{step[1:]}" if step else ""
        self.undo_button.setText(f"Undo: {_shortened(step)}" if step else "")
        self.undo_button.setAccessibleName(f"Undo: {step}" if step else "")
        self.undo_button.setVisible(bool(step))
        self._fit_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_words()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_words()

    def _fit_words(self) -> None:
        """The month in as many words as leave room for what was last done."""
        if self.bar.isVisible():
            return
        metrics, said = self.summary.fontMetrics(), self.message.fontMetrics()
        links = self.undo_button.sizeHint().width()
        links += self.folder_link.sizeHint().width() if self._folder is not None else 0
        taken = said.horizontalAdvance(self.message.text()) + links + _BETWEEN
        fitting = (each for each in self._rest_words if metrics.horizontalAdvance(each) + taken <= self.width())
        self.summary.setText(next(fitting, self._rest_words[-1]))

    def _take_palette(self) -> None:
        colours = QPalette(self.palette())
        colours.setColor(QPalette.ColorRole.Highlight, QColor(self._session.palette.accent))
        self.bar.setPalette(colours)

    def _busy_changed(self, busy: bool) -> None:
        if busy:
            self._patience.start()
        else:
            self._patience.stop()
            self._hide_work()

    def _progressed(self, done: int, total: int, words: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setAccessibleName(words)
        self._words = words
        if self.bar.isVisible():
            self.summary.setText(words)

    def show_work(self) -> None:
        """What the timer does when work takes its time."""
        self.bar.setVisible(True)
        self.cancel_button.setVisible(True)
        self.summary.setText(self._words)

    def _hide_work(self) -> None:
        self._words = "Working"
        self.bar.begin()
        self.bar.setVisible(False)
        self.cancel_button.setVisible(False)
        self._fit_words()


def _shortened(step: str) -> str:
    return step if len(step) <= LONGEST_STEP else step[: LONGEST_STEP - 1].rstrip() + "…"


def summaries(report: BoardReport) -> tuple[str, ...]:
    """37 indicators, figures as at a date, problems; then in ever fewer words."""
    as_at = report.details.figures_as_at
    parts = [
        f"{len(report.pages)} indicator{'' if len(report.pages) == 1 else 's'}",
        f"figures as at {as_at}" if as_at else report.month.long,
        _problems(report),
    ]
    return _DOT.join(parts), _DOT.join((parts[0], parts[2])), parts[2]


def _problems(report: BoardReport) -> str:
    if not report.checked:
        return "checking"
    found = to_look_at(report)
    return "no problems" if not found else f"{found} problem{'' if found == 1 else 's'} to look at"
