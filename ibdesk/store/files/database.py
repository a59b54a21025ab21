"""One SQLite connection to a board file, set up so that nothing confirmed is lost, and its transactions."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from urllib.parse import quote

SECONDS_TO_WAIT = 5.0
SQLITE_VERSION = sqlite3.sqlite_version

# On POSIX systems a program that opens and closes a file by itself loses every lock it has on it, SQLite's too.
_open_here: dict[sqlite3.Connection, tuple[int, int]] = {}
_read_beside: list[FileIO] = []  # to be closed when the last connection to the same file is

# TRUNCATE and EXTRA together: no state that a power cut can leave loses a confirmed import. No WAL, which spreads a
# board over three files and does not work on network shares.
_SETTINGS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA journal_mode = TRUNCATE",
)


def connect(path: Path, read_only: bool = False) -> sqlite3.Connection:
    """A connection that any one thread at a time may use; sqlite3.Error where the file cannot be opened.

    Never makes a file; an empty one is made into a database. A read-only one still rolls back what a killed program
    left half done.
    """
    uri = f"{address(path.absolute().as_posix())}?mode=rw"
    connection = sqlite3.connect(uri, uri=True, timeout=SECONDS_TO_WAIT, isolation_level=None, check_same_thread=False)
    try:
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        for setting in _SETTINGS:
            connection.execute(setting)
        _open_here[connection] = _identity(path)
    except BaseException:
        connection.close()
        raise
    return connection


def address(path: str) -> str:
    """The file as a SQLite address, from its absolute path with forward slashes, whatever letters it holds."""
    # Path.as_uri() names a share's server where SQLite takes no server: //server/share must stay a path.
    written = quote(os.fsencode(path))
    return f"file://{written}" if written.startswith("/") else f"file:///{written}"


def close(connection: sqlite3.Connection) -> None:
    """Close, leaving the one file: a writer's emptied journal beside it is removed."""
    try:
        if connection.execute("PRAGMA query_only").fetchone() == (0,):
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error:
        pass  # the board is in use elsewhere, or in a read-only folder; an empty journal does no harm
    finally:
        connection.close()
        _open_here.pop(connection, None)
        _close_read_beside()


def close_read(file: FileIO) -> None:
    """Close a file that was read without SQLite: at once, or with the last connection that this program has to it."""
    _read_beside.append(file)
    _close_read_beside()


def _close_read_beside() -> None:
    in_use = tuple(_open_here.values())
    for file in tuple(_read_beside):
        with contextlib.suppress(ValueError):  # another thread closed it first
            if _identity(file.fileno()) not in in_use:
                _read_beside.remove(file)
                file.close()


def is_open_here(path: Path) -> bool:
    """Whether this program has a connection to the file, and so must not open it in any other way."""
    try:
        return _identity(path) in tuple(_open_here.values())
    except OSError:
        return False


def is_its_file(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the file that a connection was made to has this name still."""
    known = _open_here.get(connection)
    try:
        return known is None or _identity(path) == known
    except OSError:
        return False


def _identity(path: Path | int) -> tuple[int, int]:
    status = os.stat(path)  # noqa: PTH116 - also of a file that is open
    return status.st_dev, status.st_ino


@contextmanager
def transaction(connection: sqlite3.Connection, writing: bool) -> Iterator[sqlite3.Connection]:
    """All or nothing, and one unchanging view for reading."""
    connection.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
    try:
        yield connection
        connection.execute("COMMIT")
    finally:
        # After a full disk SQLite may have rolled back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
