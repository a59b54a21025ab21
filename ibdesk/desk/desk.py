"""Everything a person can do with a board, without a window. Read this file first."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ibdesk.checks import check
from ibdesk.desk.import_preview import ImportPreview, brings_own_definitions, latest_month, preview_import
from ibdesk.domain.board import Comment, CommentState, Records
from ibdesk.domain.definitions import read_definitions
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, worst_first
from ibdesk.domain.report import BoardReport, build_report
from ibdesk.errors import UserError
from ibdesk.paths import resource
from ibdesk.progress import Progress, silent
from ibdesk.store.backup import backup_folder
from ibdesk.store.board_file import BoardFile, create_board, open_board
from ibdesk.store.history import Step

if TYPE_CHECKING:
    from ibdesk.excel.pack.workbook import PackWritten

SAMPLE_NAME = "Sample board August 2014"
START = "the definitions that the board started from"


def local_now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def shipped_definitions() -> Records:
    """The 37 indicators of the August 2014 report, with its targets, benchmarks and population."""
    return read_definitions(resource("definitions.json").read_text(encoding="utf-8"))


class Desk:
    """One open board and what can be done with it. `by` is the name that its edits carry.

    Safe to use from a worker thread; what it hands out is frozen.
    """

    def __init__(self, board: BoardFile, by: str, now: Callable[[], str] = local_now) -> None:
        self._board = board
        self._by = by
        self._now = now
        self._lock = threading.RLock()
        self._records: tuple[int, Records] | None = None

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

    def close(self) -> None:
        self._board.close()

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        return self._board.path

    @property
    def name(self) -> str:
        return self._board.path.stem

    @property
    def read_only_reason(self) -> str:
        """Why nothing can be changed, in a sentence; empty where it can."""
        return self._board.read_only_reason or ""

    def records(self, as_at: int | None = None) -> Records:
        """All that the board knows, or knew right after step `as_at`."""
        if as_at is not None:
            return self._board.records(as_at)
        with self._lock:
            step = self._board.last_step
            if self._records is None or self._records[0] != step:
                self._records = step, self._board.records()
            return self._records[1]

    def months(self) -> tuple[Month, ...]:
        return self.records().months

    def latest_month(self) -> Month | None:
        return latest_month(self.records())

    def problems(self, month: Month, as_at: int | None = None) -> tuple[Problem, ...]:
        """What is wrong with the figures, worst first: what reading found, and what the checks find now."""
        found = self._board.reading_problems(as_at) + check(self.records(as_at), month)
        return tuple(sorted(found, key=worst_first))

    def report(self, month: Month, as_at: int | None = None) -> BoardReport:
        step = self._board.last_step if as_at is None else as_at
        return build_report(self.records(as_at), month, self.problems(month, as_at), step)

    def step_at(self, when: str) -> int:
        """The step that "17" or "2014-09-15" means: a number, or the last step by the end of that local day."""
        steps = self._board.steps()
        if when.isascii() and when.isdigit():
            if any(step.number == int(when) for step in steps):
                return int(when)
            raise UserError(f"This board has no import {when}.", f"Its last one is {self._board.last_step}.")
        try:
            day = date.fromisoformat(when)
        except ValueError:
            raise UserError(f"'{when}' is neither an import number nor a date.", "Write 17, or 2014-09-15.") from None
        seen = [step.number for step in steps if datetime.fromisoformat(step.at).astimezone().date() <= day]
        if not seen:
            raise UserError(f"There was nothing in this board by the end of {when}.", "Give a later date.")
        return max(seen)

    def preview_import(
        self, paths: Sequence[Path], progress: Progress = silent, month: Month | None = None
    ) -> ImportPreview:
        """What importing these files would do; nothing is kept yet. A board without figures takes on the
        definitions that a workbook brings instead of adding them to the shipped ones."""
        known = self.records()
        preview = preview_import(paths, known, month, progress)
        if not known.figures and brings_own_definitions(preview):
            return preview_import(paths, Records(), month, progress)
        return preview

    def accept_import(self, preview: ImportPreview, progress: Progress = silent) -> int:
        """Keep a preview as one step and one transaction; the number of the step."""
        progress(0, 1, "Keeping the figures")
        used = [file for file in preview.files if file.error is None]
        return self._board.keep_import(used, preview.records, preview.reading_problems, self._by, self._now())

    def holds_already(self, preview: ImportPreview) -> int | None:
        """The import that brought these very files, where all of them are known."""
        steps = [self._board.known_file(file.sha256) for file in preview.files if file.error is None]
        known = [step for step in steps if step is not None]
        return max(known) if known and len(known) == len(steps) else None

    def save_comment(self, code: str, month: Month, text: str, ready: bool = False) -> None:
        state = CommentState.READY if ready else CommentState.DRAFT
        comment = Comment(code, month, text, self._by, state, self._now())
        self._board.keep_edit(f"edit comment for {code}", Records(comments=(comment,)), self._by, self._now())

    def _undoable(self) -> Step | None:
        step = self._board.last_undoable()
        return None if step is None or step.what == START else step

    @property
    def can_undo(self) -> str | None:
        """The words of the step that Undo would take back."""
        step = self._undoable()
        return step.what if step else None

    @property
    def can_redo(self) -> str | None:
        step = self._board.last_redoable()
        return step.what if step else None

    def undo(self, number: int | None = None) -> str:
        """Take back the last import or edit, or the one with this number; a sentence that says which."""
        step = self._undoable()
        if number is None:
            if step is None:
                raise UserError("There is nothing to undo in this board.", "Import a workbook first.")
            number = step.number
        self._board.undo(number, self._by, self._now())
        return f"Undone: {self._words_of(number)}."

    def redo(self) -> str:
        step = self._board.last_redoable()
        if step is None:
            raise UserError("There is nothing to put back.", "Undo something first.")
        self._board.redo(step.number, self._by, self._now())
        return f"Put back: {step.what}."

    def export_pack(
        self, month: Month, path: Path, progress: Progress = silent, as_at: int | None = None
    ) -> "PackWritten":
        """Write the board pack of a month as a workbook, whole or not at all."""
        # XlsxWriter takes a tenth of a second to import, which the first window shall not pay.
        from ibdesk.excel.pack.workbook import write_pack

        return write_pack(self.report(month, as_at), path, progress)

    def export_figures(self, path: Path, as_at: int | None = None) -> int:
        """Write every supplied figure as one tidy CSV table, for other programs; the number of rows."""
        # pandas takes most of a second to import, and only this needs it.
        from ibdesk.excel.frames import write_tidy_csv

        return write_tidy_csv(self.records(as_at), path)

    def write_template(self, path: Path, month: Month | None = None) -> None:
        """A workbook ready to fill, with the board's own definitions and known figures."""
        write_template(path, self.records(), month or self.latest_month() or Month.of(datetime.now().date()))

    def _words_of(self, number: int) -> str:
        return next(step.what for step in self._board.steps() if step.number == number)


def write_template(path: Path, records: Records, month: Month) -> None:
    """A workbook ready to fill, with these definitions and known figures."""
    # XlsxWriter is slow to import; see export_pack.
    from ibdesk.excel.template.workbook import write_template as write

    write(path, records, month)


def make_sample(folder: Path, by: str, progress: Progress = silent) -> Desk:
    """Write the made August 2014 workbook into a folder and import it into a board there; a board that is there
    already keeps what was done with it."""
    from ibdesk.excel.sample.workbook import write_sample_workbook

    folder.mkdir(parents=True, exist_ok=True)
    workbook = folder / "Marlshire figures August 2014.xlsx"
    definitions = shipped_definitions()
    write_sample_workbook(workbook, resource("sample"), definitions)
    board = folder / f"{SAMPLE_NAME}.ibdesk"
    if board.exists():
        desk = Desk.open(board, by)
    else:
        desk = Desk.create(board, by, replace(definitions, sample=True))
    preview = desk.preview_import([workbook], progress)
    if desk.holds_already(preview) is None and not desk.read_only_reason:
        desk.accept_import(preview, progress)
    return desk
