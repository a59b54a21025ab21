"""Asking for passwords: the dialog over a window, the tries as jobs, and on with what could be opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from ibdesk.ui.app.import_jobs import opened_with
from ibdesk.ui.app.session import Session

if TYPE_CHECKING:
    from ibdesk.desk import OpenedFile
    from ibdesk.ui.importing.password_dialog import PasswordDialog

    Opened = tuple[OpenedFile, ...]


class PasswordFlow(QObject):
    """`dialog` is the one that is open."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.dialog: PasswordDialog | None = None

    def ask(self, opened: Opened, over: QWidget, then: Callable[[Opened], None]) -> None:
        """Ask for the locked files' passwords; `then` goes on with the files as they are afterwards, opened or not."""
        from ibdesk.ui.importing.password_dialog import PasswordDialog  # the first window needs no dialog

        dialog = self.dialog = PasswordDialog(opened, self._session.palette, over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.opening_asked.connect(partial(self._try, dialog))
        dialog.finished.connect(lambda result: self._go_on(dialog, then))
        dialog.open()

    def _try(self, dialog: PasswordDialog, passwords: Mapping[int, str]) -> None:
        opened = dialog.opened

        def tried(answer: Opened) -> None:
            if self.dialog is dialog:
                dialog.show_tried(answer)

        self._session.work.ask(
            lambda progress: opened_with(opened, passwords, progress),
            tried,
            stopped=lambda: dialog.show_not_tried() if self.dialog is dialog else None,
        )

    def _go_on(self, dialog: PasswordDialog, then: Callable[[Opened], None]) -> None:
        self.dialog = None
        if dialog.trying:
            self._session.work.cancel()
        then(dialog.opened)
