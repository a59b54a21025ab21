"""The way of an import through its dialog: preview, questions and mappings, read again, keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from ibdesk.domain.mapping import SheetMapping
from ibdesk.domain.question import Decisions
from ibdesk.progress import Progress
from ibdesk.ui.importing.import_dialog import ImportDialog
from ibdesk.ui.importing.password_flow import PasswordFlow
from ibdesk.ui.session import Session

if TYPE_CHECKING:
    from ibdesk.desk import ImportPreview, OpenedFile


class ImportFlow(QObject):
    """Shows the session's previews and asks the desk what the dialog wants to know; all of it as jobs."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._asked = 0
        self.dialog: ImportDialog | None = None
        self.passwords = PasswordFlow(session, self)
        session.previewed.connect(self._show)
        session.locked_found.connect(lambda opened: self.passwords.ask(opened, window, self._go_on))

    def _show(self, preview: ImportPreview, known_before: bool) -> None:
        report = self._session.report
        indicators = [page.indicator for page in report.pages] if report else []
        dialog = ImportDialog(preview, known_before, indicators, self._session.palette, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._keep)
        dialog.rejected.connect(self._leave)
        dialog.read_again.connect(self._read_again)
        dialog.proposal_wanted.connect(self._propose)
        dialog.trial_wanted.connect(self._try)
        self.dialog = dialog
        dialog.open()

    def _go_on(self, opened: tuple[OpenedFile, ...]) -> None:
        """Preview what could be opened; where nothing could, it is said and that is all."""
        if any(file.error is None for file in opened):
            self._session.preview_opened(opened)
            return
        locked = [file.name for file in opened if file.needs_password]
        said = f"{', '.join(locked)}: left out, locked with a password. " if locked else ""
        self._session.told.emit(f"{said}Nothing was imported.")

    def _keep(self) -> None:
        if self.dialog is not None:
            preview, self.dialog = self.dialog.preview, None
            self._session.accept(preview)

    def _leave(self) -> None:
        self.dialog = None
        self._session.told.emit("Nothing was imported.")

    def _read_again(self, decisions: Decisions) -> None:
        desk, dialog = self._session.desk, self.dialog
        if desk is None or dialog is None:
            return
        preview = dialog.preview

        def task(progress: Progress) -> tuple[ImportPreview, bool]:
            again = desk.preview_again(preview, decisions, progress)
            return again, desk.holds_already(again) is not None

        def done(answer: tuple[ImportPreview, bool]) -> None:
            if self.dialog is dialog:
                dialog.show_preview(*answer)

        self._session.ask(task, done, "Reading again was cancelled.")

    def _propose(self, workbook: str, sheet: str, rows: tuple[int, int] | None) -> None:
        desk, dialog = self._session.desk, self.dialog
        if desk is None or dialog is None:
            return
        preview = dialog.preview
        self._session.ask(
            lambda progress: desk.propose(preview, workbook, sheet, rows),
            lambda proposal: dialog.show_proposal(proposal) if self.dialog is dialog else None,
        )

    def _try(self, workbook: str, mapping: SheetMapping) -> None:
        desk, dialog = self._session.desk, self.dialog
        if desk is None or dialog is None:
            return
        preview = dialog.preview
        self._asked += 1
        asked = self._asked
        self._session.ask(
            lambda progress: desk.try_mapping(preview, workbook, mapping.sheet, mapping, progress),
            # What was said since makes an earlier count old.
            lambda trial: dialog.show_trial(trial) if self.dialog is dialog and asked == self._asked else None,
        )
