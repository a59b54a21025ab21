"""What SQLite reports, in plain words: disk full, board in use, drive errors, damage."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ibdesk.domain.number import TooManyDigits
from ibdesk.errors import UserError

# The caller's own mistakes: they are not the board's state, and hiding them would hide a defect.
_OUR_MISTAKES = (sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.IntegrityError)
_IN_USE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_NOT_WRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH)


class Damaged(ValueError):  # noqa: N818 (it says what the board is)
    """Content that the store never writes; reported to the user as a damaged board."""


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turns errors of SQLite, damage, and numbers too long to keep into a UserError about the board at `path`."""
    try:
        yield
    except _OUR_MISTAKES:
        raise
    except (Damaged, UnicodeDecodeError) as error:
        # In a damaged board even SQLite's own message may hold bytes that are no text.
        raise damaged(path) from error
    except TooManyDigits as error:
        raise UserError(
            "A number has more than 3,900 digits and cannot be kept in a board.",
            "Correct it in the workbook, then import the workbook again.",
        ) from error
    except sqlite3.Error as error:
        raise _told(path, getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)) from error


@contextmanager
def files_in_plain_words(path: Path) -> Iterator[None]:
    """Turns the system's errors while `path` is made or moved into a UserError."""
    try:
        yield
    except OSError as error:
        raise UserError(
            f"{path} could not be written: {error.strerror}.",
            "See that the drive can be reached and has room, and that no other program uses the file, then try again.",
        ) from error


def damaged(path: Path) -> UserError:
    return UserError(
        f"The board {path.name} is damaged and was left as it is.",
        'Bring back a backup of it: they are in the folder with "backups" in its name.',
    )


def _told(path: Path, code: int) -> UserError:
    primary = code & 0xFF  # the rest of the number says which kind of the same failure it is
    if primary == sqlite3.SQLITE_FULL:
        return UserError(
            f"There is no room left to keep this in {path.name}. The board is as it was before.",
            f"Make room on the drive that holds {path.parent}, then try again.",
        )
    if primary in _IN_USE:
        return UserError(
            f"Another program is using the board {path.name}. Nothing was changed.",
            "Close the other program, or wait until it has finished, then try again.",
        )
    if primary in _NOT_WRITABLE:
        return UserError(
            f"The board {path.name} cannot be opened or written where it is. Nothing was changed.",
            f"Ask for the right to write in {path.parent}, or copy the board to a folder of your own.",
        )
    if primary == sqlite3.SQLITE_IOERR:
        return UserError(
            f"The drive reported an error while the board {path.name} was in use.",
            "See that the drive or the network share can be reached, then open the board again and look in its history "
            "whether the last step is there.",
        )
    if primary == sqlite3.SQLITE_NOMEM:
        return UserError(
            f"There was not enough memory to work with {path.name}. What was under way was not kept.",
            "Close other programs, then try again.",
        )
    return damaged(path)
