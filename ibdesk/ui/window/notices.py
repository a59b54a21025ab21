"""The strips above the tabs: a look back, a signed month, a board that is read only, sample data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ibdesk.domain.assessment import Status
from ibdesk.ui.app.session import Session
from ibdesk.ui.widgets.notice import Notice
from ibdesk.ui.widgets.when_words import moment_words
from ibdesk.ui.window.way_back import WayBack

if TYPE_CHECKING:
    from collections.abc import Callable

    from ibdesk.desk import Desk
    from ibdesk.domain.report.report import BoardReport
    from ibdesk.ui.settings.settings_flow import SettingsFlow


_LOW_LINES = 40  # of text that the window around the strips is high


class Notices(QWidget):
    """Each is shown as long as what it says holds; their links are answered by the window."""

    remove_sample_asked = Signal()
    sealed_pack_asked = Signal()
    reopen_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.looking_back = Notice(session.palette, "Back to now")
        self.sealed = Notice(session.palette, "Open the pack that went out...", Status.GREEN)
        self.reopen = self.sealed.add_action("Re-open with a reason...")
        self.read_only = Notice(session.palette)
        self.changed = Notice(session.palette, "Bring back a backup...", Status.RED)
        self.copies = Notice(session.palette)
        self.sample = Notice(session.palette, "Remove and start for real")
        self.waiting = Notice(session.palette, "Confirm all")
        self.clear = self.waiting.add_action("Clear all")
        self.each = self.waiting.add_action("One by one...")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        # The gravest first: where they fold it is the one that is seen.
        self._all = (
            self.changed,
            self.looking_back,
            self.read_only,
            self.copies,
            self.sealed,
            self.waiting,
            self.sample,
        )
        for notice in self._all:
            rows.addWidget(notice)
        for notice in (self.changed, self.copies):  # shown by who looks behind the board
            notice.hide()
        self._unfolded = False
        for notice in self._all:
            notice.said.connect(self._fold)
            notice.more.clicked.connect(self._unfold)
        self.way_back = WayBack(session, self.changed, self.copies, self)
        self.looking_back.button.clicked.connect(lambda: session.look_at(None))
        self.sealed.button.clicked.connect(self.sealed_pack_asked)
        self.reopen.clicked.connect(self.reopen_asked)
        self.sample.button.clicked.connect(self.remove_sample_asked)
        self.waiting.button.clicked.connect(self._confirm)
        self.clear.clicked.connect(self._clear)
        session.report_changed.connect(self.show_state)
        session.palette_changed.connect(self.show_state)
        self.show_state()

    def join(self, settings: SettingsFlow) -> None:
        """The targets one by one are in the settings, and the backups that the settings speak of are told of here."""
        self.each.clicked.connect(settings.show_targets)
        settings.backup_asked.connect(self.way_back.offer)

    def show_state(self) -> None:
        board, report, tokens = self._session.board, self._session.report, self._session.palette
        sample = "Sample data: made-up months, to look around and try things out." if report and report.sample else ""
        self.sample.show_words(sample, tokens)
        back = board is not None and board.as_at is not None
        self.looking_back.show_words(board.as_at_words if board and back else "", tokens)
        self.read_only.show_words(
            board.read_only_reason if board and not back and not self.changed.words.text() else "", tokens
        )
        waits = bool(report and board and not board.read_only_reason)
        self.waiting.show_words(f"{report.waiting.sentence}" if report and waits else "", tokens)
        seal = report.seal if report else None
        signed = f"{seal.month.long} was signed off by {seal.by}, {moment_words(seal.at)}." if seal else ""
        since = _since(report) if report and report.restated_since_seal else ""
        self.sealed.show_words(f"{signed} {since}".strip(), tokens)
        # A look back shows a signed month as it was; what can be done with it is done now.
        self.sealed.button.setVisible(not back)
        self.reopen.setVisible(board is not None and not board.read_only_reason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if (around := self.parentWidget()) is not None:
            around.removeEventFilter(self)
            around.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fold()
        return False

    def _unfold(self) -> None:
        self._unfolded = not self._unfolded
        self._fold()

    def _fold(self) -> None:
        """Where the window is low, several strips are one, which says how many more there are."""
        saying = [notice for notice in self._all if notice.words.text()]
        around = self.parentWidget()
        low = around is not None and around.height() < _LOW_LINES * self.fontMetrics().lineSpacing()
        folds = low and len(saying) > 1
        for at, notice in enumerate(saying):
            notice.setVisible(at == 0 or self._unfolded or not folds)
            notice.more.setVisible(at == 0 and folds)
            notice.more.setText("Show one" if self._unfolded else f"{len(saying) - 1} more")

    def _confirm(self) -> None:
        self._change(lambda desk: desk.settings.confirm(), "The targets and benchmarks are confirmed.")

    def _clear(self) -> None:
        self._change(
            lambda desk: desk.settings.clear(), "The targets and benchmarks are cleared. Undo brings them back."
        )

    def _change(self, change: Callable[[Desk], object], said: str) -> None:
        def kept(desk: Desk) -> str:
            change(desk)
            return said

        self._session.change(kept)


def _since(report: BoardReport) -> str:
    from ibdesk.domain.report.restatement_words import restated_words  # of a signed month alone

    return restated_words(report)
