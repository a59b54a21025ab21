"""The strips above the tabs: a look back, a signed month, a board that is read only, sample data."""

from __future__ import annotations

from functools import cached_property
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
    from ibdesk.ui.widgets.link_button import LinkButton


_LOW_LINES = 40  # of text that the window around the strips is high
# The places of the strips, the gravest first: where they fold it is the one that is seen.
_CHANGED, _LOOKING_BACK, _READ_ONLY, _COPIES, _SEALED, _WAITING, _SAMPLE = range(7)


class Notices(QWidget):
    """Each is shown as long as what it says holds; their links are answered by the window."""

    remove_sample_asked = Signal()
    sealed_pack_asked = Signal()
    reopen_asked = Signal()
    each_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._made: dict[int, Notice] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._unfolded = False
        self.way_back = WayBack(session, self.tell_changed, self.tell_copies, self)
        session.report_changed.connect(self.show_state)
        session.palette_changed.connect(self.show_state)
        self.show_state()

    # The strips: most starts show one of them, and none is made before it has something to say

    @cached_property
    def changed(self) -> Notice:
        notice = self._make(_CHANGED, "Bring back a backup...", Status.RED)
        notice.button.clicked.connect(self.way_back.offer)
        return notice

    @cached_property
    def looking_back(self) -> Notice:
        notice = self._make(_LOOKING_BACK, "Back to now")
        notice.button.clicked.connect(lambda: self._session.look_at(None))
        return notice

    @cached_property
    def read_only(self) -> Notice:
        return self._make(_READ_ONLY)

    @cached_property
    def copies(self) -> Notice:
        return self._make(_COPIES)

    @cached_property
    def sealed(self) -> Notice:
        notice = self._make(_SEALED, "Open the pack that went out...", Status.GREEN)
        notice.button.clicked.connect(self.sealed_pack_asked)
        return notice

    @cached_property
    def reopen(self) -> LinkButton:
        link = self.sealed.add_action("Re-open with a reason...")
        link.clicked.connect(self.reopen_asked)
        return link

    @cached_property
    def waiting(self) -> Notice:
        notice = self._make(_WAITING, "Confirm all")
        notice.button.clicked.connect(self._confirm)
        self.clear = notice.add_action("Clear all")
        self.clear.clicked.connect(self._clear)
        self.each = notice.add_action("One by one...")
        self.each.clicked.connect(self.each_asked)
        return notice

    @cached_property
    def sample(self) -> Notice:
        notice = self._make(_SAMPLE, "Remove and start for real")
        notice.button.clicked.connect(self.remove_sample_asked)
        return notice

    def _make(self, place: int, action: str = "", status: Status = Status.AMBER) -> Notice:
        notice = self._made[place] = Notice(self._session.palette, action, status)
        self._rows.insertWidget(sorted(self._made).index(place), notice)
        notice.said.connect(self._fold)
        notice.more.clicked.connect(self._unfold)
        return notice

    def _say(self, place: int, words: str, strip: Callable[[], Notice]) -> None:
        if words or place in self._made:
            strip().show_words(words, self._session.palette)

    def join(self, settings: SettingsFlow) -> None:
        """The targets one by one are in the settings, and the backups that the settings speak of are told of here."""
        self.each_asked.connect(settings.show_targets)
        settings.backup_asked.connect(self.way_back.offer)

    # What they say

    def tell_changed(self, words: str) -> None:
        """Of the board's file, by who looks behind the board; "" where it is as it was kept."""
        self._say(_CHANGED, words, lambda: self.changed)

    def tell_copies(self, words: str) -> None:
        """Of copies of the board that parted from it, by who looks behind it."""
        self._say(_COPIES, words, lambda: self.copies)

    def show_state(self) -> None:
        board, report = self._session.board, self._session.report
        sample = "Sample data: made-up months, to look around and try things out." if report and report.sample else ""
        self._say(_SAMPLE, sample, lambda: self.sample)
        back = board is not None and board.as_at is not None
        self._say(_LOOKING_BACK, board.as_at_words if board and back else "", lambda: self.looking_back)
        changed = _CHANGED in self._made and self.changed.words.text()
        self._say(
            _READ_ONLY, board.read_only_reason if board and not back and not changed else "", lambda: self.read_only
        )
        waits = bool(report and board and not board.read_only_reason)
        self._say(_WAITING, report.waiting.sentence if report and waits else "", lambda: self.waiting)
        seal = report.seal if report else None
        signed = f"{seal.month.long} was signed off by {seal.by}, {moment_words(seal.at)}." if seal else ""
        since = _since(report) if report and report.restated_since_seal else ""
        self._say(_SEALED, f"{signed} {since}".strip(), lambda: self.sealed)
        if _SEALED in self._made:
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
        saying = [notice for _, notice in sorted(self._made.items()) if notice.words.text()]
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
