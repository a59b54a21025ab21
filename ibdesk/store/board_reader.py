"""What an open board knows, read from its file: records, steps, fingerprints. `BoardFile` adds what changes it."""

import sqlite3
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from ibdesk.domain.board import Records
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem
from ibdesk.domain.seal import Seal
from ibdesk.errors import BoardDamaged
from ibdesk.store.files.database import close, transaction
from ibdesk.store.files.failures import Damaged, damaged, in_plain_words, read_again
from ibdesk.store.opening.opening import Opened, is_in_order
from ibdesk.store.rows import step_rows
from ibdesk.store.rows.fingerprint import fingerprint_of, fingerprints
from ibdesk.store.rows.history import Entry, Step, last_redoable, last_undoable, surviving
from ibdesk.store.rows.record_rows import removes, seals_ever, standing_records
from ibdesk.store.rows.schema import sealed_pdf

_CHECKED_IN_A_SECOND = 4_000_000  # bytes: 60,000 figures are three million
_CHANGED_OUTSIDE = "The board's file was changed, and not by IBDesk."
_Answer = TypeVar("_Answer")


class BoardReader:
    """An open board; any thread may use it, one at a time.

    Every method raises UserError where the file cannot be read. What fails once is read again.
    """

    def __init__(self, path: Path, opened: Opened) -> None:
        self.path = path
        self.read_only_reason = opened.read_only_reason
        self._connection = opened.connection
        self._lock = opened.lock
        self._looked_through = opened.looked_through
        self._turn = threading.RLock()
        self._wrong: tuple[str, ...] | None = None  # None: not looked at yet

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

        def read(connection: sqlite3.Connection) -> Records:
            steps = surviving(step_rows.log(connection), as_at)
            return standing_records(connection, steps, step_rows.replaced_start(connection, steps))

        return self._read(read)

    def records_without_start(self) -> Records:
        """The records without the definitions that the board started from, as if a step's own stood in their place."""

        def read(connection: sqlite3.Connection) -> Records:
            steps = surviving(step_rows.log(connection))
            return standing_records(connection, steps, step_rows.start_of(connection))

        return self._read(read)

    def start(self) -> Records:
        """What the board started from; nothing for one that started empty."""

        def read(connection: sqlite3.Connection) -> Records:
            first = step_rows.start_of(connection)
            return Records() if first is None else standing_records(connection, [first])

        return self._read(read)

    def reading_problems(self, as_at: int | None = None) -> tuple[Problem, ...]:
        """What reading the surviving imports' workbooks found; a workbook of the same name read later replaces it."""
        return self._read(lambda board: step_rows.standing_problems(board, surviving(step_rows.log(board), as_at)))

    def known_file(self, sha256: str) -> int | None:
        """The latest surviving import that holds a file with these very bytes."""
        used = self._read(lambda board: step_rows.used_files(board, surviving(step_rows.log(board))))
        return max((step for step, _, known in used if known == sha256), default=None)

    def brought(self, step: int) -> Records:
        """What one step alone brought in; nothing for an undo, a redo, or a step that is not there."""
        return self._read(lambda board: standing_records(board, [step]))

    def removes(self, step: int) -> bool:
        """Whether a step took something away that stood before it."""
        return self._read(lambda board: removes(board, step))

    def seals_ever(self, before: int) -> tuple[Seal, ...]:
        """Every seal that was set before a step, oldest first; those of months that were opened again since too."""
        return self._read(lambda board: seals_ever(board, before))

    def sealed_pack(self, step: int) -> bytes | None:
        """The pack that this step sealed, byte for byte; None where it sealed none."""
        row = self._read(
            lambda board: board.execute("SELECT content FROM sealed_pack WHERE step = ?", (step,)).fetchone()
        )
        return None if row is None else bytes(row[0])

    def sealed_pdf(self, step: int) -> bytes | None:
        """What went out on paper beside it, byte for byte; None where the step sealed none."""
        return self._read(lambda board: sealed_pdf(board, step))

    def public_versions(self) -> tuple[tuple[int, bytes], ...]:
        """What each public version said that went out, with its step, oldest first; undone steps too."""
        rows = self._read(
            lambda board: board.execute(
                "SELECT step, content FROM sealed_pack WHERE NOT EXISTS (SELECT 1 FROM record "
                "WHERE record.step = sealed_pack.step AND record.kind = 'seal') ORDER BY step"
            ).fetchall()
        )
        return tuple((step, bytes(content)) for step, content in rows)

    def fingerprint(self, step: int) -> str:
        """SHA-256 of everything that was kept up to this step, chained; `verify` holds the board against it."""
        return self._read(lambda board: fingerprint_of(board, step))

    def fingerprints(self) -> tuple[str, ...]:
        """Those of all steps: two files of one board agree in them as far as they have the same history."""
        return self._read(fingerprints)

    def figures_and_months(self) -> tuple[int, tuple[Month, Month] | None]:
        """How many figures the steps brought, undone or not, and the first and the last month of them."""

        def read(connection: sqlite3.Connection) -> tuple[int, tuple[Month, Month] | None]:
            count = connection.execute("SELECT coalesce(sum(figures), 0) FROM step").fetchone()[0]
            first, last = connection.execute("SELECT min(month), max(month) FROM figure").fetchone()
            try:
                return count, None if first is None else (Month.parse_kept(first), Month.parse_kept(last))
            except ValueError as error:
                raise Damaged("a figure of no month") from error

        return self._read(read)

    def check_kept(self) -> tuple[str, ...]:
        """Hold the board against its own log, the first time it is asked: a sentence for everything that is not as it
        was kept. Such a board can only be read from then on."""
        from ibdesk.store.opening.verify import BROKEN, no_longer_kept  # once the board's cards are painted

        with self._turn:
            if self._wrong is None:
                self._wrong = self._read(no_longer_kept) if self._is_in_order() else (BROKEN,)
                if self._wrong:
                    self.read_only_reason = f"{_CHANGED_OUTSIDE} {self._wrong[0]} It can only be read."
            return self._wrong

    def _is_in_order(self) -> bool:
        """Whether its pages are, looked through where opening it did not. The rows of a broken file may be anything:
        they are not held against the log."""

        def look(connection: sqlite3.Connection) -> None:
            if not is_in_order(self.path, connection):
                raise damaged(self.path)  # it is looked at again: a drive may have failed once

        try:
            if not self._looked_through:
                self._read(look)
        except BoardDamaged:
            return False
        self._looked_through = True
        return True

    def require_kept(self) -> None:
        """UserError where the board does not hold what was kept in it: nothing may be made from it then."""
        if wrong := self.check_kept():
            raise BoardDamaged(f"{_CHANGED_OUTSIDE} {wrong[0]}", "Bring back a backup of it.", self.path)

    @property
    def is_small(self) -> bool:
        """Whether `check_kept` takes less than a second."""
        return self._read(_bytes_of) < _CHECKED_IN_A_SECOND

    # Its history

    def steps(self) -> tuple[Step, ...]:
        """Every step ever taken, oldest first."""

        def read(connection: sqlite3.Connection) -> tuple[Step, ...]:
            steps = step_rows.all_steps(connection)
            if steps and steps[-1].number != len(steps):
                raise Damaged("a step is missing")
            return steps

        return self._read(read)

    def last_undoable(self) -> Step | None:
        """The latest import or edit that is not undone."""
        return self._step(last_undoable)

    def last_redoable(self) -> Step | None:
        """The step undone last, unless something was imported or edited since."""
        return self._step(last_redoable)

    @property
    def last_step(self) -> int:
        """The number of the latest step, 0 in a new board."""
        return self._read(last_step_of)

    def _read(self, work: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
        """The answer of something that only reads, from one unchanging view."""

        def once() -> _Answer:
            with in_plain_words(self.path), transaction(self._connection, writing=False) as connection:
                return work(connection)

        with self._turn:
            return read_again(self.path, once)

    def _step(self, choose: Callable[[Sequence[Entry]], int | None]) -> Step | None:
        number = choose(self._read(step_rows.log))
        return next((step for step in self.steps() if step.number == number), None)


def last_step_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM step").fetchone()[0])


def _bytes_of(connection: sqlite3.Connection) -> int:
    pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return int(pages * size)
