"""A board's file: everything the board knows, kept for good, step by step. All of the store is used through it."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from ibdesk.domain.board import Records
from ibdesk.domain.problem import Problem
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.errors import UserError
from ibdesk.store import step_rows
from ibdesk.store.backup import backup_from
from ibdesk.store.database import close, transaction
from ibdesk.store.failures import in_plain_words
from ibdesk.store.fingerprint import fingerprint_of, seal
from ibdesk.store.history import (
    Entry,
    Step,
    StepKind,
    check_redo,
    check_undo,
    last_redoable,
    last_undoable,
    surviving,
)
from ibdesk.store.opening import Opened, making_file, open_checked
from ibdesk.store.record_rows import add_records, standing_records
from ibdesk.store.schema import add_own_definitions


def create_board(
    path: Path, backups: Path | None = None, fill: Callable[["BoardFile"], object] | None = None
) -> "BoardFile":
    """Make a new board and open it. `fill` takes its first steps: the board is there with all of them, or not at all.
    UserError where the name is taken or the folder cannot be written."""
    with making_file(path) as connection:
        if fill is not None:
            fill(BoardFile(path, Opened(connection, None, None), None))
    return open_board(path, backups=backups)


def open_board(path: Path, read_only: bool = False, backups: Path | None = None) -> "BoardFile":
    """Open a board. UserError, with the file unchanged, for one that is damaged, newer than this program, or none.

    Where it cannot be written (it is open elsewhere, the file or its folder is protected) it is opened read-only,
    and `read_only_reason` says why in a sentence. With a folder for `backups`, one is made before every import.
    """
    if os.path.islink(path):  # False also in a folder that cannot be read, which opening it reports
        path = Path(os.path.realpath(path))  # the lock file must be beside the file itself
    return BoardFile(path, open_checked(path, read_only), backups)


class BoardFile:
    """An open board. Made by `create_board` and `open_board`; any thread may use it, one at a time.

    Every method raises UserError where the file cannot be read or written; what was being kept is then not there,
    and everything kept before is.
    """

    def __init__(self, path: Path, opened: Opened, backups: Path | None) -> None:
        self.path = path
        self.backups = backups
        self.read_only_reason = opened.read_only_reason
        self._connection = opened.connection
        self._lock = opened.lock
        self._turn = threading.RLock()

    @property
    def read_only(self) -> bool:
        return self.read_only_reason is not None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Leave the one file; a second call does nothing."""
        with self._turn:
            lock, self._lock = self._lock, None
            close(self._connection)
            if lock is not None:
                lock.release()

    # What the board knows

    def records(self, as_at: int | None = None) -> Records:
        """The records of the surviving steps, merged in their order.

        With `as_at`: as it was seen right after that step (0: before the first), so with what was undone only later,
        and without what had been undone before. UserError for a step that is not there.
        """
        with self._reading() as connection:
            steps = surviving(step_rows.log(connection), as_at)
            return standing_records(connection, steps, step_rows.replaced_start(connection, steps))

    def records_without_start(self) -> Records:
        """The records without the definitions that the board started from, as if a step's own stood in their place."""
        with self._reading() as connection:
            steps = surviving(step_rows.log(connection))
            return standing_records(connection, steps, step_rows.start_of(connection))

    def start(self) -> Records:
        """What the board started from; nothing for one that started empty."""
        with self._reading() as connection:
            first = step_rows.start_of(connection)
            return Records() if first is None else standing_records(connection, [first])

    def reading_problems(self, as_at: int | None = None) -> tuple[Problem, ...]:
        """What reading the surviving imports' workbooks found; a workbook of the same name read later replaces it."""
        with self._reading() as connection:
            return step_rows.standing_problems(connection, surviving(step_rows.log(connection), as_at))

    def known_file(self, sha256: str) -> int | None:
        """The latest surviving import that holds a file with these very bytes."""
        with self._reading() as connection:
            used = step_rows.used_files(connection, surviving(step_rows.log(connection)))
            return max((step for step, _, known in used if known == sha256), default=None)

    def brought(self, step: int) -> Records:
        """What one step alone brought in; nothing for an undo, a redo, or a step that is not there."""
        with self._reading() as connection:
            return standing_records(connection, [step])

    def sealed_pack(self, step: int) -> bytes | None:
        """The pack that this step sealed, byte for byte; None where it sealed none."""
        with self._reading() as connection:
            row = connection.execute("SELECT content FROM sealed_pack WHERE step = ?", (step,)).fetchone()
            return None if row is None else bytes(row[0])

    def fingerprint(self, step: int) -> str:
        """SHA-256 of everything that was kept up to this step, chained; `verify` holds the board against it."""
        with self._reading() as connection:
            return fingerprint_of(connection, step)

    # Its history

    def steps(self) -> tuple[Step, ...]:
        """Every step ever taken, oldest first."""
        with self._reading() as connection:
            return step_rows.all_steps(connection)

    def last_undoable(self) -> Step | None:
        """The latest import or edit that is not undone."""
        return self._step(last_undoable)

    def last_redoable(self) -> Step | None:
        """The step undone last, unless something was imported or edited since."""
        return self._step(last_redoable)

    @property
    def last_step(self) -> int:
        """The number of the latest step, 0 in a new board."""
        with self._reading() as connection:
            return _last(connection)

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
                self._add_records(step, records)
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

    def keep_edit(self, what: str, records: Records, by: str, at: str) -> int:
        """Keep something a person changed by hand as one step; its number. `what` says it in words."""
        with self._adding(StepKind.EDIT, what, by, at) as step:
            self._add_records(step, records)
        return step

    def keep_seal(self, what: str, records: Records, pack: bytes, by: str, at: str) -> int:
        """Keep a month's seal and the pack that went out as one step; its number."""
        with self._adding(StepKind.EDIT, what, by, at) as step:
            self._connection.execute("INSERT INTO sealed_pack (step, content) VALUES (?, ?)", (step, pack))
            self._add_records(step, records)
        return step

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
            with self._reading() as connection:
                check(step_rows.log(connection), target)
                what = step_rows.all_steps(connection)[target - 1].what
            with self._adding(kind, f"{kind.capitalize()} of step {target}: {what}", by, at, target) as step:
                return step

    def _check_writable(self) -> None:
        if self.read_only_reason is not None:
            raise UserError(f"Nothing was kept. {self.read_only_reason}", "Open the board for writing, then try again.")

    def _back_up(self) -> None:
        self._check_writable()
        if self.backups is not None and self.last_step:
            backup_from(self._connection, self.path, self.backups)

    def _add_records(self, step: int, records: Records) -> None:
        step_rows.set_counts(self._connection, step, *add_records(self._connection, step, records))

    @contextmanager
    def _adding(self, kind: StepKind, what: str, by: str, at: str, target: int | None = None) -> Iterator[int]:
        """One transaction that adds one step: all of it, or nothing."""
        self._check_writable()
        with self._turn, in_plain_words(self.path), transaction(self._connection, writing=True) as connection:
            number = _last(connection) + 1
            step_rows.add_step(connection, Step(number, kind, what, by, at, target=target))
            yield number
            seal(connection, number)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._turn, in_plain_words(self.path), transaction(self._connection, writing=False) as connection:
            yield connection

    def _step(self, choose: Callable[[Sequence[Entry]], int | None]) -> Step | None:
        with self._reading() as connection:
            number = choose(step_rows.log(connection))
            return next((step for step in step_rows.all_steps(connection) if step.number == number), None)


def _last(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM step").fetchone()[0])
