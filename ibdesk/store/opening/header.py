"""The first bytes of a file: whether it is a board this program may open, found out before anything touches it."""

import os
from pathlib import Path

from ibdesk.domain.file_names import BOARD_ENDING
from ibdesk.errors import BoardDamaged, UserError
from ibdesk.store.files.beside import check_beside, journal_of
from ibdesk.store.files.database import is_open_here
from ibdesk.store.files.failures import DriveFailed, damaged, read_again
from ibdesk.store.rows.schema import APPLICATION_ID, FIRST, VERSION

_MAGIC = b"SQLite format 3\0"
_SIZE = 100
_ROLLBACK_JOURNAL = (1, 1)


def check_header(path: Path) -> None:
    """UserError, with the file untouched, for anything but a board of a version this program knows, and for one
    beside which something lies that is not its own."""
    if os.path.isfile(path) and is_open_here(path):
        return  # it was looked at when it was opened
    path = Path(os.path.realpath(path))  # where SQLite looks for what lies beside it
    header = read_again(path, lambda: _first_bytes(path))
    if not header.startswith(_MAGIC):
        if not any(header) or _MAGIC.startswith(header):
            raise damaged(path)
        raise _no_board(path)
    if len(header) < _SIZE:
        raise damaged(path)
    version, application = int.from_bytes(header[60:64], "big"), int.from_bytes(header[68:72], "big")
    if application != APPLICATION_ID:
        raise _no_board(path)
    if version > VERSION:
        raise UserError(
            f"The board {path.name} was written by a newer IBDesk. It was not opened and not changed.",
            "Install the newest IBDesk on this computer, then open the board again.",
        )
    if version < FIRST or (header[18], header[19]) != _ROLLBACK_JOURNAL:
        raise damaged(path)
    check_beside(path, _page_size(header))
    if _cut_off(path, header):
        raise damaged(path)


def _cut_off(path: Path, header: bytes) -> bool:
    """Whether the file is shorter than it says; SQLite would take a part of the last page for all of it."""
    pages = int.from_bytes(header[28:32], "big")
    journal = journal_of(path)
    # While a journal holds something the size is not settled; asked before the size, as a board in use only grows.
    if journal.exists() and journal.stat().st_size:
        return False
    return path.stat().st_size < pages * _page_size(header)


def _page_size(header: bytes) -> int:
    size = int.from_bytes(header[16:18], "big")
    return 65536 if size == 1 else size


def _first_bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise UserError(
                f"There is no board file {path}." if not path.exists() else f"{path} is not a file.",
                "Check the name and the folder, or start a new board.",
            )
        with path.open("rb") as file:
            return file.read(_SIZE)
    except OSError as error:
        raise DriveFailed(
            f"The board {path.name} cannot be read: {error.strerror}.",
            f"See that {path.parent} can be reached and that you may read the file, then try again.",
        ) from error


def _no_board(path: Path) -> UserError:
    if path.suffix.casefold() == BOARD_ENDING:  # its backups are offered
        return BoardDamaged(
            f"{path.name} is not an IBDesk board, though it is called one: something else stands in its place.",
            'Bring back a backup of it: they are in the folder with "backups" in its name. Or choose another file.',
            path,
        )
    return UserError(
        f"{path.name} is not an IBDesk board.",
        'Choose a file whose name ends in ".ibdesk"; workbooks are brought in with Import.',
    )
