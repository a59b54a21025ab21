"""A board's file: everything the board knows, kept for good, step by step. All of the store is used through it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ibdesk.domain.board import Records
from ibdesk.domain.problem import Problem
from ibdesk.domain.removed import Removed
from ibdesk.errors import BoardDamaged, UserError
from ibdesk.store.board_reader import BoardReader, last_step_of
from ibdesk.store.files.database import transaction
from ibdesk.store.files.failures import Damaged, in_plain_words, not_read
from ibdesk.store.opening.opening import Opened, check_still_there, is_in_order, making_file, open_checked
from ibdesk.store.rows import step_rows
from ibdesk.store.rows.fingerprint import seal
from ibdesk.store.rows.history import (
    Entry,
    Step,
    StepKind,
    check_redo,
    check_undo,
    surviving,
)
from ibdesk.store.rows.record_rows import add_records, version_needed
from ibdesk.store.rows.schema import FIRST, ON_PAPER, add_own_definitions, add_sealed_pdf, version_of

if TYPE_CHECKING:
    from ibdesk.domain.workbook_contents import WorkbookContents


def create_board(
    path: Path, backups: Path | None = None, fill: Callable[[BoardFile], object] | None = None
) -> BoardFile:
    """Make a new board and open it. `fill` takes its first steps: the board is there with all of them, or not at all.
    UserError where the name is taken or the folder cannot be written."""
    with making_file(path) as connection:
        if fill is not None:
            fill(BoardFile(path, Opened(connection, None, None), None))
    return open_board(path, backups=backups)


def open_board(path: Path, read_only: bool = False, backups: Path | None = None, look_later: bool = False) -> BoardFile:
    """Open a board. UserError, with the file unchanged, for one that is damaged, newer than this program, or none. With
    `look_later` its pages are looked through by `check_kept`, and so before anything is made from it.

    Where it cannot be written (it is open elsewhere, the file or its folder is protected) it is opened read-only,
    and `read_only_reason` says why in a sentence. With a folder for `backups`, one is made before every import and
    before the board is brought up to a newer version.
    """
    if os.path.islink(path):  # False also in a folder that cannot be read, which opening it reports
        path = Path(os.path.realpath(path))  # the lock file must be beside the file itself
    return BoardFile(path, open_checked(path, read_only, look_later), backups)


class BoardFile(BoardReader):
    """An open board. Made by `create_board` and `open_board`; any thread may use it, one at a time.

    Every method raises UserError where the file cannot be read or written; what was being kept is then not there,
    and everything kept before is.
    """

    def __init__(self, path: Path, opened: Opened, backups: Path | None) -> None:
        super().__init__(path, opened)
        self.backups = backups

    # What changes it

    def keep_import(
        self,
        files: Sequence[WorkbookContents],
        records: Records,
        problems: Sequence[Problem],
        by: str,
        at: str,
        own_definitions: bool = False,
    ) -> int:
        """Keep what was accepted from these workbooks, and what reading them found, as one step; its number.

        With `own_definitions` those that the board started from do not count while this step does.
        Where the board has a folder for backups and is not new, it is backed up first; without the backup there is
        no import.
        """
        if not files:
            raise ValueError("an import is of at least one file")
        what = f"Import of {', '.join(file.name for file in files)}"
        with self._turn:
            self._back_up()
            with self._adding(StepKind.IMPORT, what, by, at) as step:
                step_rows.add_files(self._connection, step, files)
                step_rows.add_problems(self._connection, step, problems)
                if own_definitions:
                    add_own_definitions(self._connection, step)
                before = [each for each in surviving(step_rows.log(self._connection)) if each != step]
                self._add_records(step, records, before)
        return step

    def keep_start(self, records: Records, by: str, at: str) -> int:
        """Keep what a new board starts from as its first step, which is never undone; its number.

        ValueError where the board has a step already.
        """
        start = step_rows.start_step(by, at)
        if self.last_step:
            raise ValueError("a board starts once")
        with self._adding(start.kind, start.what, by, at) as step:
            self._add_records(step, records)
        return step

    def keep_edit(self, what: str, records: Records, by: str, at: str, removed: Sequence[Removed] = ()) -> int:
        """Keep something a person changed by hand as one step, and take `removed` away with it; its number. `what`
        says it in words. Before the first that a program of the board's version would not know it is backed up, as
        before every import."""
        self._back_up_before(version_needed(records, removed))
        with self._adding(StepKind.EDIT, what, by, at) as step:
            self._add_records(step, records, removed=removed)
        return step

    def keep_seal(
        self, what: str, records: Records, pack: bytes, by: str, at: str, on_paper: bytes | None = None
    ) -> int:
        """Keep a month's seal and the pack that went out as one step, with its PDF where there is one; its number. It
        is backed up like an edit."""
        self._back_up_before(max(version_needed(records), FIRST if on_paper is None else ON_PAPER))
        with self._adding(StepKind.EDIT, what, by, at) as step:
            self._connection.execute("INSERT INTO sealed_pack (step, content) VALUES (?, ?)", (step, pack))
            if on_paper is not None:
                add_sealed_pdf(self._connection, step, on_paper)
            self._add_records(step, records)
        return step

    def keep_public(self, what: str, said: bytes, by: str, at: str) -> int:
        """Keep what a public version said that goes out as one step; its number. It stands where sealed packs do, in
        a step that seals nothing: boards of every version hold it."""
        return self.keep_seal(what, Records(), said, by, at)

    def undo(self, step: int, by: str, at: str) -> int:
        """Let a step count no more; the number of the undo. UserError where there is no such step, or it is undone."""
        return self._mark(StepKind.UNDO, step, by, at, check_undo)

    def redo(self, step: int, by: str, at: str) -> int:
        """Let an undone step count again, in its old place; the number of the redo. UserError if it is not undone."""
        return self._mark(StepKind.REDO, step, by, at, check_redo)

    def _mark(
        self, kind: StepKind, target: int, by: str, at: str, check: Callable[[Sequence[Entry], int], None]
    ) -> int:
        with self._turn:
            check(self._read(step_rows.log), target)
            what = self.steps()[target - 1].what
            with self._adding(kind, f"{kind.capitalize()} of step {target}: {what}", by, at, target) as step:
                return step

    def _check_writable(self) -> None:
        if self.read_only_reason is None:
            if self._lock is not None:  # a board that is being made has its name only when it is done
                check_still_there(self._connection, self.path)
            self.check_kept()
        if self.read_only_reason is not None:
            raise UserError(f"Nothing was kept. {self.read_only_reason}", "Open the board for writing, then try again.")

    def _back_up_before(self, version: int) -> None:
        with self._turn:
            if self._read(version_of) < version:
                self._back_up()

    def _back_up(self) -> None:
        if self.read_only_reason is None and self.backups is not None and self.last_step:
            from ibdesk.store.backups.backup import backup_from  # a board that is only shown is not backed up

            backup_from(self._connection, self.path, self.backups)
            self._wrong = ()  # the copy was held against its log, and so the board

    def _add_records(
        self, step: int, records: Records, standing: Sequence[int] = (), removed: Sequence[Removed] = ()
    ) -> None:
        step_rows.set_counts(self._connection, step, *add_records(self._connection, step, records, standing, removed))

    @contextmanager
    def _adding(self, kind: StepKind, what: str, by: str, at: str, target: int | None = None) -> Iterator[int]:
        """One transaction that adds one step: all of it, or nothing."""
        self._check_writable()
        writing = transaction(self._connection, writing=True)
        with self._turn, self._told_rightly(), in_plain_words(self.path), writing as connection:
            number = last_step_of(connection) + 1
            step_rows.add_step(connection, Step(number, kind, what, by, at, target=target))
            yield number
            seal(connection, number)

    @contextmanager
    def _told_rightly(self) -> Iterator[None]:
        """SQLite says of some pages that it cannot read, only that they are wrong; while a step is kept nothing is read
        again, so the board is looked at afterwards."""
        try:
            yield
        except BoardDamaged as error:
            by_sqlite = not isinstance(error.__cause__, Damaged | UnicodeDecodeError)
            if by_sqlite and self._read(partial(is_in_order, self.path)):
                raise not_read(self.path) from error
            raise
