"""How a board's file is made and opened: looked at before it is touched, locked, checked, or refused in words."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from ibdesk.errors import UserError
from ibdesk.store.files.beside import check_played, clear_left_overs, give_up, is_hot, move_to_new_name, new_beside
from ibdesk.store.files.database import close, connect, is_its_file, is_open_here
from ibdesk.store.files.failures import (
    check_found_nothing,
    damaged,
    files_in_plain_words,
    in_plain_words,
    read_again,
)
from ibdesk.store.opening.header import check_header
from ibdesk.store.opening.lock import InUse, Lock, in_use
from ibdesk.store.rows.fingerprint import fingerprints, holds_what_was_kept
from ibdesk.store.rows.schema import is_sound, is_within_bounds, make_tables


class Opened(Struct, frozen=True):
    """A checked connection; `lock` is held, or `read_only_reason` says in a sentence why nothing can be written.
    `looked_through`: SQLite has looked through all of its pages."""

    connection: sqlite3.Connection
    lock: Lock | None
    read_only_reason: str | None
    looked_through: bool = True


def open_checked(path: Path, read_only: bool, look_later: bool = False) -> Opened:
    """UserError for a file that is no sound board; it is then unchanged. With `look_later` its pages are not looked
    through: who opens it does so before anything is made from it."""
    check_header(path)
    lock: Lock | None = None
    reason: str | None = "The board was opened for reading only."
    if not read_only:
        lock, reason = _lock_or_reason(path)
    try:
        if lock is None:
            check_journal(path)
        else:
            if lock.left_over:
                clear_left_overs(path)
            _check_hot_journal(path)
        return Opened(checked_connection(path, lock is None, look_later), lock, reason, not look_later)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def checked_connection(path: Path, read_only: bool, look_later: bool = False) -> sqlite3.Connection:
    """A connection to a file that holds a board's tables and no others, in good order; else UserError."""
    return read_again(path, lambda: _checked_once(path, read_only, look_later))


def _checked_once(path: Path, read_only: bool, look_later: bool) -> sqlite3.Connection:
    with in_plain_words(path):
        connection = connect(path, read_only)
        try:
            if not is_sound(connection) or not is_within_bounds(connection):
                raise damaged(path)
            if not look_later and not is_in_order(path, connection):
                raise damaged(path)
        except BaseException:
            close(connection)
            raise
        return connection


def is_in_order(path: Path, connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds nothing where it looks through all pages and rows. DriveFailed where that cannot be told."""
    return check_found_nothing(path, connection.execute("PRAGMA quick_check(1)").fetchall())


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


def check_still_there(connection: sqlite3.Connection, path: Path) -> None:
    """UserError where the file that was opened is not at `path` any more: what is kept in it now would have its journal
    beside another board, or beside none."""
    if not is_its_file(connection, path):
        raise UserError(
            f"The board is not at {path} any more: it was renamed, moved or replaced while it was open. Nothing was "
            "kept.",
            "Close it and open it where it is now.",
        )


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


@contextmanager
def making_file(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a board without any step, beside `path`. When the block ends it is closed and takes the name;
    after an error there is nothing. UserError where something has that name already, also if it came meanwhile."""
    _check_free(path)
    lock = take_lock(path)
    fresh: Path | None = None
    try:
        _check_free(path)
        clear_left_overs(path)
        with files_in_plain_words(path):
            fresh = new_beside(path)
        with in_plain_words(path):
            connection = connect(fresh)
        try:
            with in_plain_words(path):
                make_tables(connection)
            yield connection
        finally:
            close(connection)
        _take_new_name(fresh, path)
    finally:
        if fresh is not None:
            give_up(fresh)
        lock.release()


def _check_free(path: Path) -> None:
    if os.path.lexists(path):
        raise UserError(f"There is already a file {path}.", "Open it, or choose another name for the new board.")


def _take_new_name(fresh: Path, path: Path) -> None:
    try:
        with files_in_plain_words(path):
            move_to_new_name(fresh, path)
    except UserError:
        _check_free(path)
        raise


def _lock_or_reason(path: Path) -> tuple[Lock | None, str | None]:
    if not os.access(path, os.W_OK):
        return None, f"The file {path.name} is write-protected, so the board can only be read."
    try:
        return Lock.take(path), None
    except InUse as error:
        return None, f"{error.sentence} {error.next_step}"
    except OSError:
        return None, f"Nothing can be written in the folder {path.parent}, so the board can only be read."
