"""The way of an import through its dialogs: passwords, preview, questions and mappings, read again, keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ibdesk.progress import Progress
from ibdesk.ui.app.import_jobs import (
    Previewed,
    cell_of,
    looked_at,
    opened_with,
    preview_answered,
    preview_beside,
    preview_of,
    preview_with,
)
from ibdesk.ui.app.session import Session
from ibdesk.ui.widgets import dialogs

if TYPE_CHECKING:
    from ibdesk.desk import CellView, Desk, ImportPreview, OpenedFile
    from ibdesk.desk.published_look import Said
    from ibdesk.domain.figure import CellSource
    from ibdesk.domain.mapping import SheetMapping
    from ibdesk.domain.question import Decisions
    from ibdesk.ui.importing.beside_cell import BesideCell
    from ibdesk.ui.importing.import_dialog import ImportDialog
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


T = TypeVar("T")
Task: TypeAlias = "Callable[[Desk, ImportPreview, Progress], T]"
ASKED_AGAIN = (
    "Remembered, the sheet would be read otherwise than now, so it is asked again next month. To have it remembered, "
    "say under What was read what the sheet holds."
)


class ImportFlow(QObject):
    """Shows the session's previews and asks the desk what the dialog wants to know; all of it as jobs. `accepted`
    carries the preview that shall be kept; `left`: it was cancelled; `more_asked` wants workbooks beside those that are
    open: the paths that were dropped, or None."""

    accepted = Signal(object)
    left = Signal()
    more_asked = Signal(object)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._asked = 0
        self.dialog: ImportDialog | None = None
        self._last: Previewed | None = None
        self.passwords = PasswordFlow(session, self)
        session.previewed.connect(self._show)
        session.locked_found.connect(self._unlock)

    def _show(self, previewed: Previewed) -> None:
        from ibdesk.ui.importing.import_dialog import ImportDialog  # the first window needs no dialog

        self._last = previewed
        dialog = self.dialog = ImportDialog(previewed, self._session, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._keep)
        dialog.rejected.connect(self._leave)
        dialog.reading_asked.connect(self._read_again)
        dialog.sheet_asked.connect(self._look)
        dialog.cell_asked.connect(self._look_at_cell)
        dialog.password_asked.connect(self._ask_passwords)
        dialog.more_asked.connect(self.more_asked)
        dialog.proposal_asked.connect(self._propose)
        dialog.trial_asked.connect(self._try)
        dialog.mapping_finished.connect(self._use_mapping)
        dialog.published_said.connect(self._use_published)
        dialog.open()
        dialog.start()

    def _unlock(self, opened: tuple[OpenedFile, ...]) -> None:
        self.passwords.ask(opened, self._window, self._go_on)

    def _go_on(self, opened: tuple[OpenedFile, ...]) -> None:
        """Preview what could be opened; where nothing could, it is said and that is all."""
        if any(file.error is None for file in opened):
            self._session.preview_opened(opened)
            return
        locked = [file.name for file in opened if file.needs_password]
        said = f"{', '.join(locked)}: left out, locked with a password. " if locked else ""
        self._session.work.said.emit(f"{said}Nothing was imported.")

    def _keep(self) -> None:
        if self.dialog is not None:
            preview, self.dialog = self.dialog.preview, None
            if self._last is not None:
                self._last = replace(self._last, preview=preview)
            self.accepted.emit(preview)

    def show_again(self) -> None:
        """The preview that was accepted, once more, with what was answered in it."""
        if self._last is not None:
            self._show(self._last)

    def _leave(self) -> None:
        self.dialog = None
        self.left.emit()

    def _read_again(self, decisions: Decisions) -> None:
        self._read(lambda desk, preview, progress: preview_answered(desk, preview, decisions, progress))

    def _ask_passwords(self) -> None:
        """For files that were left out before."""
        dialog = self.dialog
        if dialog is None:
            return
        before, decisions = dialog.preview.opened, dialog.preview.decisions

        def go_on(opened: tuple[OpenedFile, ...]) -> None:
            if opened != before and self.dialog is dialog:
                self._read(lambda desk, preview, progress: preview_of(desk, opened, progress, decisions))

        self.passwords.ask(before, dialog, go_on)

    def add(self, paths: Sequence[Path]) -> None:
        """Read more workbooks into the preview that is open; what was answered in it stays."""
        self._read(lambda desk, preview, progress: preview_beside(desk, preview, tuple(paths), progress))

    def _use_mapping(self, workbook: str, mapping: SheetMapping, beside: bool) -> None:
        def task(desk: Desk, preview: ImportPreview, progress: Progress) -> Previewed:
            decisions = desk.mappings.with_mapping(preview, workbook, mapping, beside)
            return preview_of(desk, preview.opened, progress, decisions)

        self._read(task)

    def _use_published(self, said: Said) -> None:
        self._read(lambda desk, preview, progress: preview_with(desk, preview, said, progress))

    def _read(self, task: Task[Previewed]) -> None:
        self._ask(task, self._show_read, "Reading again was cancelled.")

    def _ask(self, task: Task[T], show: Callable[[ImportDialog, T], None], cancelled: str = "") -> None:
        """Have something made of the preview that is open, and shown in its dialog if that is still the one."""
        desk, dialog = self._session.desk, self.dialog
        if desk is None or dialog is None:
            return
        preview = dialog.preview
        self._session.work.ask(
            lambda progress: task(desk, preview, progress),
            lambda made: show(dialog, made) if self.dialog is dialog else None,
            cancelled,
        )

    def _show_read(self, dialog: ImportDialog, previewed: Previewed) -> None:
        from ibdesk.desk.months_for_good import not_for_good

        before = not_for_good(dialog.preview)
        dialog.show_preview(previewed)
        if asked_again := [each for each in not_for_good(previewed.preview) if each not in before]:
            dialogs.tell(dialog, f"The answer holds for this import: {', '.join(asked_again)}.", ASKED_AGAIN)

    def _look(self, workbook: str, sheet: str) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        preview = dialog.preview
        self._session.work.ask(
            lambda progress: looked_at(preview, workbook, sheet),
            lambda shown: dialog.show_sheet(shown) if self.dialog is dialog else None,
        )

    def _look_at_cell(self, source: CellSource, beside: BesideCell) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        preview = dialog.preview

        def show(view: CellView | None) -> None:
            if self.dialog is dialog and dialog.preview is preview:
                beside.show_cell(source, view)

        self._session.work.ask(lambda progress: cell_of(preview, source), show)

    def _propose(self, workbook: str, sheet: str, rows: tuple[int, int] | None, beside: bool) -> None:
        self._ask(
            lambda desk, preview, progress: desk.mappings.propose(preview, workbook, sheet, rows, beside),
            lambda dialog, proposal: dialog.show_proposal(proposal),
        )

    def _try(self, workbook: str, mapping: SheetMapping) -> None:
        self._asked += 1
        asked = self._asked
        self._ask(
            lambda desk, preview, progress: desk.mappings.trial(preview, workbook, mapping.sheet, mapping, progress),
            # What was said since makes an earlier count old.
            lambda dialog, trial: dialog.show_trial(trial) if asked == self._asked else None,
        )
