"""Everything a person can do with a board, without a window. Read this file first.

One class, by subject, each file resting on the one before: opened, viewing, editing, undoing, sealing, source cells,
sending back, proposing, and here the way of the data: workbooks in, pack out.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ibdesk.desk.import_preview import ImportPreview, brings_own_definitions, preview_opened
from ibdesk.desk.lasting_objects import making_lasting_objects
from ibdesk.desk.proposing import Proposing
from ibdesk.desk.starting import shipped_definitions, write_template
from ibdesk.desk.undoing import START
from ibdesk.domain.board import Records
from ibdesk.domain.month import Month
from ibdesk.domain.question import NOTHING_DECIDED, Decisions
from ibdesk.paths import resource
from ibdesk.progress import Progress, silent
from ibdesk.reading.workbooks import InFile, OpenedFile, open_files
from ibdesk.store.backup import backup_folder
from ibdesk.store.board_file import create_board, open_board
from ibdesk.writing.sheets.saving import save_whole

if TYPE_CHECKING:
    from ibdesk.writing.pack.write_pack import PackWritten

SAMPLE_NAME = "Sample board August 2014"
SAMPLE_WORKBOOK = "sample/Marlshire figures August 2014.xlsx"  # among the shipped files


class Desk(Proposing):
    """One open board and what can be done with it. `by` is the name that its edits carry.

    Safe to use from a worker thread; what it hands out is frozen.
    """

    @classmethod
    def open(cls, path: Path, by: str) -> "Desk":
        """UserError where the file is no board, or is damaged."""
        return cls(open_board(path, backups=backup_folder(path)), by)

    @classmethod
    def create(cls, path: Path, by: str, definitions: Records | None = None) -> "Desk":
        """A new board that starts from the shipped definitions, or from others."""
        desk = cls(create_board(path, backup_folder(path)), by)
        desk._board.keep_edit(START, shipped_definitions() if definitions is None else definitions, by, desk._now())
        return desk

    @making_lasting_objects()
    def preview_import(
        self,
        paths: Sequence[Path],
        progress: Progress = silent,
        month: Month | None = None,
        password: str | None = None,
        decisions: Decisions = NOTHING_DECIDED,
    ) -> ImportPreview:
        """What importing these files would do; nothing is kept yet. A board without figures takes on the
        definitions that a workbook brings instead of adding them to the shipped ones.

        A file in the preview says `needs_password` where it is locked and `password` does not open it."""
        opened = open_files([InFile(path) for path in paths], progress, password)
        return self.preview_opened(opened, progress, month, decisions)

    def preview_again(self, preview: ImportPreview, decisions: Decisions, progress: Progress = silent) -> ImportPreview:
        """The same files with what a person said since: mappings of sheets, answers to questions."""
        return self.preview_opened(preview.opened, progress, decisions=decisions)

    @making_lasting_objects()
    def preview_opened(
        self,
        opened: tuple[OpenedFile, ...],
        progress: Progress = silent,
        month: Month | None = None,
        decisions: Decisions = NOTHING_DECIDED,
    ) -> ImportPreview:
        """The same as `preview_import` for files whose cells are at hand."""
        known = self.records()
        preview = preview_opened(opened, known, month, progress, decisions)
        if not known.figures and brings_own_definitions(preview):
            return preview_opened(opened, Records(mappings=known.mappings), month, progress, decisions)
        return preview

    @making_lasting_objects()
    def accept_import(self, preview: ImportPreview, progress: Progress = silent) -> int:
        """Keep a preview as one step and one transaction; the number of the step."""
        progress(0, 1, "Keeping the figures")
        used = [file for file in preview.files if file.error is None]
        with self._lock:
            return self._board.keep_import(used, preview.records, preview.reading_problems, self._by, self._now())

    def holds_already(self, preview: ImportPreview) -> int | None:
        """The import that brought these very files, where all of them are known."""
        steps = [self._board.known_file(file.sha256) for file in preview.files if file.error is None]
        known = [step for step in steps if step is not None]
        return max(known) if known and len(known) == len(steps) else None

    def export_pack(
        self, month: Month, path: Path, progress: Progress = silent, as_at: int | None = None
    ) -> "PackWritten":
        """Write the board pack of a month as a workbook, whole or not at all; of a month that is, or then
        was, sealed the very file that went out."""
        # XlsxWriter takes a tenth of a second to import, which the first window shall not pay.
        from ibdesk.writing.pack.write_pack import save_pack, write_pack

        if (seal := self.records(as_at).seal(month)) is not None:
            return save_pack(self.sealed_pack(month, seal.step), path)
        return write_pack(self.report(month, as_at), path, progress)

    def export_figures(self, path: Path, as_at: int | None = None) -> int:
        """Write every supplied figure as one tidy CSV table, for other programs; the number of rows."""
        # pandas takes most of a second to import, and only this needs it.
        from ibdesk.writing.figures_table import write_tidy_csv

        return write_tidy_csv(self.records(as_at), path)

    def write_template(self, path: Path, month: Month | None = None) -> None:
        """A workbook ready to fill, with the board's own definitions and known figures."""
        write_template(path, self.records(), month or self.latest_month() or Month.of(datetime.now().date()))


def make_sample(folder: Path, by: str, progress: Progress = silent) -> Desk:
    """Copy the made August 2014 workbook into a folder and import it into a board there; a board that is there
    already keeps what was done with it. UserError where it cannot be written there."""
    folder.mkdir(parents=True, exist_ok=True)
    shipped = resource(SAMPLE_WORKBOOK)
    workbook = folder / shipped.name
    save_whole(shipped.read_bytes(), workbook)
    board = folder / f"{SAMPLE_NAME}.ibdesk"
    if board.exists():
        desk = Desk.open(board, by)
    else:
        desk = Desk.create(board, by, replace(shipped_definitions(), sample=True))
    preview = desk.preview_import([workbook], progress)
    if desk.holds_already(preview) is None and not desk.read_only_reason:
        desk.accept_import(preview, progress)
    return desk
