"""How a board's file is made and opened: looked at before it is touched, locked, checked, or refused in words."""

import contextlib
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from ibdesk.errors import UserError
from ibdesk.store.beside import check_played, is_hot, journal_of, write_ahead_log_of
from ibdesk.store.database import close, connect, is_open_here
from ibdesk.store.failures import damaged, files_in_plain_words, in_plain_words
from ibdesk.store.fingerprint import fingerprints, holds_what_was_kept
from ibdesk.store.header import check_header
from ibdesk.store.lock import InUse, Lock, in_use
from ibdesk.store.schema import is_sound, make_tables


@dataclass(frozen=True, slots=True)
class Opened:
    """A checked connection; `lock` is held, or `read_only_reason` says in a sentence why nothing can be written."""

    connection: sqlite3.Connection
    lock: Lock | None
    read_only_reason: str | None


def open_checked(path: Path, read_only: bool) -> Opened:
    """UserError for a file that is no sound board; it is then unchanged."""
    check_header(path)
    lock: Lock | None = None
    reason: str | None = "The board was opened for reading only."
    if not read_only:
        lock, reason = _lock_or_reason(path)
    try:
        if lock is None:
            check_journal(path)
        else:
            _check_hot_journal(path)
        return Opened(checked_connection(path, lock is None), lock, reason)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def checked_connection(path: Path, read_only: bool) -> sqlite3.Connection:
    """A connection to a file that holds a board's tables and no others, in good order; else UserError."""
    with in_plain_words(path):
        connection = connect(path, read_only)
        try:
            if not is_sound(connection):
                raise damaged(path)
            if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
                raise damaged(path)
        except BaseException:
            close(connection)
            raise
        return connection


def check_journal(path: Path) -> None:
    """UserError, with everything untouched, where the journal of a board that nobody has open would make something
    else of it than what was kept. For those who hold no lock on the board."""
    if not is_hot(path) or is_open_here(path):
        return
    lock: Lock | None = None
    try:
        # Where nothing can be written no lock can be had, and no other program of ours writes either.
        with contextlib.suppress(OSError):
            lock = Lock.take(path)
        _check_hot_journal(path)
    except InUse:
        return  # whoever writes has a journal, which SQLite leaves alone
    finally:
        if lock is not None:
            lock.release()


def _check_hot_journal(path: Path) -> None:
    if is_hot(path):
        check_header(path)  # once more, now that nobody else writes
        check_played(path, _kept_in)


def _kept_in(path: Path) -> tuple[str, ...] | None:
    """The fingerprints of a board's steps; None for a file that does not hold what was kept in it."""
    try:
        with in_plain_words(path):
            connection = checked_connection(path, read_only=True)
            try:
                return fingerprints(connection) if holds_what_was_kept(connection) else None
            finally:
                close(connection)
    except UserError:
        return None


def take_lock(path: Path) -> Lock:
    """For work that replaces a whole file. UserError where the board is open elsewhere or the folder not writable."""
    try:
        return Lock.take(path)
    except InUse as error:
        raise in_use(error, path) from error
    except OSError as error:
        raise UserError(
            f"Nothing can be written in {path.parent}: {error.strerror}.",
            "Choose a folder that exists and in which you may write.",
        ) from error


def make_file(path: Path) -> None:
    """Make an empty board beside `path` and move it there. UserError where something has that name already."""
    if os.path.lexists(path):
        raise UserError(f"There is already a file {path}.", "Open it, or choose another name for the new board.")
    lock = take_lock(path)
    fresh = path.with_name(path.name + ".new")
    try:
        with in_plain_words(path), files_in_plain_words(path):
            remove_with_journal(fresh)  # left by a program that was killed
            connection = connect(fresh, new=True)
            try:
                make_tables(connection)
            finally:
                close(connection)
            move_into_place(fresh, path)
    finally:
        give_up(fresh)
        lock.release()


def move_into_place(fresh: Path, path: Path) -> None:
    """Let a finished file take the name `path`, for good: a power cut afterwards does not take it away again."""
    # The journal of a lost board of the same name would be played into this one.
    for stray in (journal_of(path), write_ahead_log_of(path)):
        if os.path.lexists(stray):
            stray.replace(stray.with_name(stray.name + ".left-over"))
    fresh.replace(path)
    if os.name == "posix":
        # The file has its name by now; a drive that cannot confirm it is no reason to say that it has not.
        with contextlib.suppress(OSError):
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def remove_with_journal(path: Path) -> None:
    """Remove an unfinished file; nothing is wrong where there is none."""
    path.unlink(missing_ok=True)
    path.with_name(path.name + "-journal").unlink(missing_ok=True)


def give_up(fresh: Path) -> None:
    """Remove what is left of an unfinished file if that can be done now; the next work of the kind does it else."""
    with contextlib.suppress(OSError):
        remove_with_journal(fresh)


def _lock_or_reason(path: Path) -> tuple[Lock | None, str | None]:
    if not os.access(path, os.W_OK):
        return None, f"The file {path.name} is write-protected, so the board can only be read."
    try:
        return Lock.take(path), None
    except InUse as error:
        return None, f"{error.sentence} {error.next_step}"
    except OSError:
        return None, f"Nothing can be written in the folder {path.parent}, so the board can only be read."
