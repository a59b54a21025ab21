"""The ways that take more than one step: from files to an accepted import, from a month to a saved pack."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from ibdesk.errors import BoardDamaged, UserError
from ibdesk.paths import user_data
from ibdesk.ui.app.board_jobs import PackSaved, write_template
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.app.session import Session
from ibdesk.ui.importing.import_flow import ImportFlow
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.widgets.drop import Dropped
from ibdesk.ui.window.first_import import FIRST_BOARD, FirstImport
from ibdesk.ui.window.way_back import has_backups

if TYPE_CHECKING:
    from ibdesk.desk import Desk, ImportPreview
    from ibdesk.domain.month import Month
    from ibdesk.printing.lay_out import Choice
    from ibdesk.progress import Progress
    from ibdesk.ui.settings.first_month import FirstMonth, Known

SAMPLE_FOLDER = "sample"


class Flows(QObject):
    """Asks by dialogs over `window`, does through the session; `commit` saves what is being typed."""

    def __init__(self, session: Session, remembered: Remembered, window: QWidget, commit: Callable[[], None]) -> None:
        super().__init__(window)
        self._session = session
        self._remembered = remembered
        self._window = window
        self._commit = commit
        self.imports = ImportFlow(session, window)
        self.first = FirstImport(session, window, self.imports)
        self.guide: FirstMonth | None = None
        self.imports.more_asked.connect(self._take_more)
        session.accepted.connect(self._tell_accepted)
        session.exported.connect(self._tell_saved)
        session.work.failed.connect(self._tell_failed)

    # Files in

    def choose_workbooks(self) -> None:
        paths = dialogs.ask_workbooks(self._window, self._remembered.workbook_folder or dialogs.documents())
        if paths:
            self.take(paths)

    def take_dropped(self, dropped: Dropped) -> None:
        """A board is opened, workbooks are previewed in it with whatever fell beside them; of others it is said why
        not."""
        if dropped.boards:
            self._open_dropped(dropped.boards, (*dropped.workbooks, *dropped.others))
        elif dropped.workbooks:
            # What is no workbook gets its own sentence in the preview.
            self.take(dropped.files)
            for said in dropped.said:
                self._session.work.said.emit(said)
        else:
            self._session.work.said.emit(dropped.why_not)

    def _open_dropped(self, boards: Sequence[Path], beside: Sequence[Path]) -> None:
        first, *left = boards
        opened = self._session.board
        if opened is None or not _same_file(opened.path, first):
            self._session.open_board(first, then_preview=beside)
        elif beside:
            self.take(beside)
        else:
            self._session.work.said.emit(f"{first.name} is open already.")
        if left:
            names = ", ".join(path.name for path in left)
            self._session.work.said.emit(f"One board is open at a time. Not opened: {names}.")

    def take(self, paths: Sequence[Path]) -> None:
        """Preview workbooks; without a board it is asked where to keep the new one when they are accepted."""
        self._remembered.workbook_folder = paths[0].parent
        self._remembered.remember_workbooks(paths)
        if self._session.desk is not None:
            self._session.preview(paths)
            return
        self.first.begin(paths)

    def _take_more(self, paths: Sequence[Path] | None) -> None:
        """Workbooks beside those whose preview is open; None where they are still to be chosen."""
        dialog = self.imports.dialog
        if dialog is None:
            return
        chosen = paths or dialogs.ask_workbooks(dialog, self._remembered.workbook_folder or dialogs.documents())
        if chosen:
            self._remembered.workbook_folder = chosen[0].parent
            self._remembered.remember_workbooks(chosen)
            self.imports.add(chosen)

    def _tell_accepted(self, preview: ImportPreview) -> None:
        from ibdesk.ui.importing.import_words import imported_sentence

        self._session.work.said.emit(f"{imported_sentence(preview)} Undo takes it back.")

    # Boards

    def open_board(self) -> None:
        path = dialogs.ask_board(self._window, dialogs.documents())
        if path is not None:
            self._session.open_board(path)

    def new_board(self) -> None:
        """Ask where to keep it, make it, and lead through a first month."""
        path = dialogs.ask_new_board(self._window, dialogs.documents() / FIRST_BOARD)
        if path is None:
            return
        session = self._session
        session.new_board(path)

        def made(_: None) -> None:  # jobs run one after another: the new board is open by then, or could not be made
            if session.board is not None and _same_file(session.board.path, path):
                self.show_first_month()

        session.work.ask(lambda _: None, made)

    def show_first_month(self) -> None:
        """The guide of five pages, over the board that is open."""
        from ibdesk.ui.settings.first_month import FirstMonth, known_of  # the first window needs no guide

        desk, session = self._session.desk, self._session
        if desk is None:
            return

        def show(known: Known) -> None:
            guide = self.guide = FirstMonth(session, known, self._window)
            guide.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            guide.workbooks_asked.connect(self.choose_workbooks)
            guide.template_asked.connect(self.save_template)
            guide.open()

        session.work.ask(lambda _: known_of(desk), show)

    def start_sample(self) -> None:
        self._session.start_sample(user_data() / SAMPLE_FOLDER)

    def remove_sample(self) -> None:
        """The sample board is thrown away whole; it is asked first."""
        folder = user_data() / SAMPLE_FOLDER
        sure = dialogs.decide(
            self._window,
            "Remove the sample board?",
            "Its made-up figures and every comment written into it go. Your own boards are not touched.",
            "Remove the sample",
            "Keep it",
        )
        board = self._session.board
        if sure and board is not None and board.path.parent == folder:
            self._session.close_board(then=lambda: self._throw_away(folder))
        elif sure:
            self._session.close_board()

    def _throw_away(self, folder: Path) -> None:
        try:
            shutil.rmtree(folder)
        except OSError as error:
            self._tell_failed(
                UserError(
                    f"The sample board in {folder} could not be removed ({error.strerror or error}).",
                    "Close other programs that have it open, then delete the folder.",
                )
            )
            return
        self._session.work.said.emit("The sample is removed. Import your first workbooks, or open a board.")

    # Files out

    def export_pack(self) -> None:
        month = self._session.month
        if month is None:
            return
        folder = self._remembered.pack_folder or dialogs.documents()
        path = dialogs.ask_pack(self._window, folder / f"Board pack {month}.xlsx")
        if path is not None:
            self._remembered.pack_folder = path.parent
            self._commit()
            self._session.export_pack(path)

    def export_pdf(self, choice: Choice | None = None) -> None:
        """The pack on paper as a PDF: what `choice` says goes in, the whole pack without one."""
        month = self._session.month
        if month is None:
            return
        folder = self._remembered.pack_folder or dialogs.documents()
        path = dialogs.ask_pdf(self._window, folder / f"Board pack {month}.pdf")
        if path is not None:
            self._remembered.pack_folder = path.parent
            self._commit()
            self._session.export_pack(path, choice)

    def export_final(self) -> None:
        """The pack that goes to the Board, kept as that: the month stays open."""
        month = self._session.month
        if month is None:
            return
        folder = self._remembered.pack_folder or dialogs.documents()
        path = dialogs.ask_pack(self._window, folder / f"Board pack {month} final.xlsx")
        if path is None:
            return
        self._remembered.pack_folder = path.parent
        self._commit()

        session, findings = self._session, list[tuple[str, ...]]()

        def write(desk: Desk, progress: Progress) -> None:
            findings.append(desk.exports.final(month, path, progress).findings)

        def tell(nothing: None) -> None:
            """As of any pack that was saved; the step that it went out changed nothing that it says."""
            if findings and session.report is not None:
                session.saved = PackSaved(path, month, session.report.as_at, findings[0], datetime.now())
                session.exported.emit(session.saved)
                session.work.said.emit(kept)

        kept = (
            f"The final pack for {month.long} is saved as {path}. Figures that change from now on are told as restated."
        )
        session.change_slowly(write, kept, lambda: None, "No pack was written, and none went out.")
        session.work.ask(lambda progress: None, tell)  # after the step

    def save_template(self) -> None:
        """Write the workbook that suppliers fill in, with the board's own definitions and figures; without a board
        with the definitions that come with the program."""
        self.save_template_of(None)

    def save_template_of(self, month: Month | None) -> None:
        """The same for the year of a month; None: of the board's latest."""
        path = dialogs.ask_template(self._window, dialogs.documents() / "Figures to fill in.xlsx")
        desk, session = self._session.desk, self._session
        if path is not None:
            session.work.ask(
                lambda progress: write_template(desk, path, month),
                lambda nothing: session.work.saved.emit(
                    f"The template is saved as {path}. Fill it in, then import it.", path.parent
                ),
                "No workbook was written.",
            )

    def _tell_saved(self, saved: PackSaved) -> None:
        self._session.work.saved.emit(f"Pack saved: {saved.path.name}", saved.path.parent)

    def _tell_failed(self, error: UserError) -> None:
        self._session.work.said.emit(error.what)
        if not (isinstance(error, BoardDamaged) and has_backups(error.board)):  # else told with the backups
            dialogs.tell_error(self._window, error)


def _same_file(one: Path, other: Path) -> bool:
    """Opened twice, a board would lock itself out."""
    try:
        return one.samefile(other)
    except OSError:
        return False
