"""The public version from the window: made, its comments decided where they tell small numbers, written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ibdesk.progress import Progress
from ibdesk.ui.app.board_jobs import PackSaved
from ibdesk.ui.app.session import Session
from ibdesk.ui.widgets import dialogs

if TYPE_CHECKING:
    from ibdesk.desk import Desk
    from ibdesk.domain.month import Month
    from ibdesk.domain.public.version import PublicVersion
    from ibdesk.ui.pack.public_comments import Decision, PublicCommentsDialog

_NOT_WRITTEN = "No public version was written."
_TIP = "The pack without small numbers, for everybody: counts of 1 to 5 and what would give them back become [c]."


class PublicFlow(QObject):
    """`button` begins it; `dialog` is open while comments are decided."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._parent = parent
        self.button = QPushButton("Public version...")
        self.button.setToolTip(_TIP)
        self.button.setAccessibleDescription(_TIP)
        self.dialog: PublicCommentsDialog | None = None
        self.button.clicked.connect(self.start)

    def start(self) -> None:
        desk, month = self._session.desk, self._session.month
        if desk is None or month is None:
            return
        seen = self._seen()
        self._session.work.ask(
            lambda progress: desk.public.version(month, seen, progress),
            lambda version: self._take(desk, month, version),
            _NOT_WRITTEN,
        )

    def _seen(self) -> int | None:
        return self._session.board.as_at if self._session.board else None

    def _take(self, desk: Desk, month: Month, version: PublicVersion) -> None:
        if version.flagged:
            self._ask_about(desk, month, version)
        else:
            self._write(desk, month)

    def _ask_about(self, desk: Desk, month: Month, version: PublicVersion) -> None:
        from ibdesk.ui.pack.public_comments import PublicCommentsDialog

        board = self._session.board
        dialog = PublicCommentsDialog(
            version.flagged, self._session.user, board.read_only_reason if board else "", self._parent.window()
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda result: self._closed(dialog, month))
        self.dialog = dialog
        dialog.open()

    def _closed(self, dialog: PublicCommentsDialog, month: Month) -> None:
        self.dialog = None
        if dialog.result():
            self._decide(month, dialog.decisions())

    def _decide(self, month: Month, decisions: Sequence[Decision]) -> None:
        def keep(desk: Desk) -> None:
            for each in decisions:
                desk.public.decide(each.code, month, each.text, each.reason)

        count = len(decisions)
        words = f"{count} comment{' is' if count == 1 else 's are'} decided for the public version."
        # What was written for the public is looked at too, and asked about again where it still tells a number.
        self._session.change(keep, words, then=self._go_on)

    def _go_on(self) -> None:
        self._session.work.ask(lambda progress: None, lambda nothing: self.start(), _NOT_WRITTEN)

    def _write(self, desk: Desk, month: Month) -> None:
        path = dialogs.ask_public(self._parent.window(), dialogs.documents() / f"Public version {month}.xlsx")
        if path is None:
            return
        seen = self._seen()

        def task(progress: Progress) -> PackSaved:
            return _written(desk, month, path, seen, progress)

        self._session.work.ask(task, self._take_saved, f"{_NOT_WRITTEN} An earlier file of that name is as it was.")

    def _take_saved(self, saved: PackSaved) -> None:
        self._session.saved = saved
        self._session.exported.emit(saved)


def _written(desk: Desk, month: Month, path: Path, seen: int | None, progress: Progress) -> PackSaved:
    written = desk.public.write(month, path, progress, seen)
    return PackSaved(written.path, month, written.as_at, written.findings, datetime.now())
