"""What SQLite reports, in plain words: disk full, board in use, drive errors, damage."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from ibdesk.domain.number import TooManyDigits
from ibdesk.errors import BoardDamaged, UserError
from ibdesk.store.files.database import close_read

# The caller's own mistakes: they are not the board's state, and hiding them would hide a defect.
_OUR_MISTAKES = (sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.IntegrityError)
_IN_USE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_NOT_READ = (sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_FSTAT, 10 | 33 << 8)
_NOT_WRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH)


# How SQLite's checks of a file tell that a page could not be read, in a list of what is broken.
_CODE_IN_A_CHECK = r"error code=(\d+)"
_TIMES_READ, _AT_ONCE = 3, 1 << 20
_Read = TypeVar("_Read")


class DriveFailed(UserError):  # noqa: N818 (it says what happened)
    """A board could not be read, which says nothing about the board."""


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
            "A number has more than 150 digits and cannot be kept in a board.",
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


def read_again(path: Path, read: Callable[[], _Read]) -> _Read:
    """The answer of something that reads the board at `path`. A drive or a share that failed once is asked again, and
    so is one that gave what looks like damage: a board is called damaged only where it looks so each time, and every
    byte of its file can be read."""
    failed: DriveFailed | None = None
    for turn in range(1, _TIMES_READ + 1):
        try:
            return read()
        except DriveFailed as error:
            failed = error
        except BoardDamaged:
            if turn == _TIMES_READ and failed is None and _can_be_read(path):
                raise
    raise failed or not_read(path)


def _can_be_read(path: Path) -> bool:
    """Whether a file can be read to its end. SQLite says of some pages that it cannot read only that they are wrong."""
    try:
        file = path.open("rb", buffering=0)
        try:
            while file.read(_AT_ONCE):
                pass
        finally:
            close_read(file)
    except OSError:
        return False
    return True


def check_found_nothing(path: Path, said: list[tuple[str]]) -> bool:
    """Whether SQLite's own check of a file found it in order; DriveFailed where it could not read the file."""
    codes = [int(code) for (line,) in said for code in re.findall(_CODE_IN_A_CHECK, line)]
    if any(code & 0xFF == sqlite3.SQLITE_IOERR for code in codes):
        raise not_read(path)
    return said == [("ok",)]


def not_read(path: Path) -> DriveFailed:
    """What is said where a drive failed, and not the board."""
    return DriveFailed(
        f"The drive reported an error while the board {path.name} was read. That says nothing about the board, and "
        "nothing was changed.",
        "See that the drive or the network share can be reached, then try again. If it happens each time, ask your IT "
        "to look at the drive.",
    )


def damaged(path: Path) -> BoardDamaged:
    return BoardDamaged(
        f"The board {path.name} is damaged and was left as it is.",
        'Bring back a backup of it: they are in the folder with "backups" in its name.',
        path,
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
    if code in _NOT_READ:
        return not_read(path)
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
