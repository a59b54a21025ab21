"""What lies beside a board, looked at before SQLite touches the board: its journal, and what no board of ours has.

SQLite believes a journal that lies beside a board. It plays it into the board, empties or deletes it, and deletes the
file that the journal names as its super-journal, whatever file that is. So a board with a journal that is not its own
is not opened at all.
"""

import os
import re
import shutil
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

from ibdesk.domain.file_names import BOARD_ENDING
from ibdesk.errors import UserError
from ibdesk.store.files.failures import DriveFailed

MAGIC = bytes.fromhex("d9d505f920a163d7")  # begins a journal's header, and ends one that names a super-journal
_HEADER = 28
_SET_ASIDE = r".* replaced \d+"


def journal_of(board: Path) -> Path:
    return board.with_name(board.name + "-journal")


def write_ahead_log_of(board: Path) -> Path:
    """A board has none; SQLite would read one that lies there in place of the board's own pages."""
    return board.with_name(board.name + "-wal")


def alike_named(board: Path) -> list[Path]:
    """What a synchroniser or a person may have made of a board's name, or this one of: "North-LAPTOP7", "North
    (conflicted copy)", "North (1)", "Copy of North" beside "North"; not what was set aside when a backup was brought
    back. Nothing where the folder cannot be read."""
    try:
        beside = sorted(board.parent.iterdir())
    except OSError:
        return []
    return [
        path
        for path in beside
        if path.suffix.casefold() == BOARD_ENDING
        and path.name != board.name
        and _is_alike(board.stem.casefold(), path.stem.casefold())
        and not re.fullmatch(_SET_ASIDE, path.stem)
    ]


def _is_alike(one: str, other: str) -> bool:
    return one in other or other in one


def check_beside(board: Path, page_size: int) -> None:
    """UserError, with everything untouched, where SQLite must not open the board for what lies beside it. `page_size`
    is the board's own, in bytes."""
    log = write_ahead_log_of(board)
    if os.path.lexists(log):
        raise not_its_own(log, "no board has such a file")
    journal = journal_of(board)
    if not os.path.lexists(journal):
        return
    try:
        status = journal.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise not_its_own(journal, "it is a link, a folder or a device, not a file")
        if status.st_nlink > 1:
            raise not_its_own(journal, "the same file has another name as well")
        _check_journal(journal, page_size)
    except FileNotFoundError:
        return  # a board in use elsewhere was closed meanwhile
    except OSError as error:
        raise DriveFailed(
            f"The file {journal.name} beside the board cannot be read: {error.strerror}. The board was not opened.",
            f"See that {board.parent} can be reached and that you may read its files, then try again.",
        ) from error


def _check_journal(journal: Path, page_size: int) -> None:
    with journal.open("rb") as file:
        header = file.read(_HEADER)
        if not header.rstrip(b"\0") or header[0] == 0:
            return  # emptied: SQLite leaves it alone
        size = file.seek(0, os.SEEK_END)
        file.seek(max(size - len(MAGIC), 0))
        end = file.read(len(MAGIC))
    if not header.startswith(MAGIC):
        raise not_its_own(journal, "it is no journal of a board")
    if end == MAGIC and size > len(MAGIC):
        raise not_its_own(journal, "it names another file, which opening the board would delete")
    if len(header) == _HEADER and int.from_bytes(header[24:28], "big") not in (0, page_size):
        raise not_its_own(journal, "it was written beside another board")


def is_hot(board: Path) -> bool:
    """Whether the journal holds something that SQLite would play into the board, if nobody is writing."""
    try:
        with journal_of(board).open("rb") as file:
            return file.read(1) not in (b"", b"\0")
    except OSError:
        return False


def check_played(board: Path, kept_in: Callable[[Path], tuple[str, ...] | None]) -> None:
    """Play the journal into a copy, and see whether the board comes out; else UserError, with everything untouched.

    For a board that nobody writes to: what a program that was killed left half done is taken back by its own journal,
    and any other journal makes something else of it, perhaps another whole board. `kept_in` gives the fingerprints of
    a file's steps, None where it is no whole board.
    """
    journal = journal_of(board)
    try:
        with tempfile.TemporaryDirectory(prefix="ibdesk-") as folder:
            copy = Path(folder) / "copy.ibdesk"
            shutil.copyfile(board, copy)
            there = kept_in(copy)
            shutil.copyfile(journal, journal_of(copy), follow_symlinks=False)
            played = kept_in(copy)
    except OSError as error:
        raise UserError(
            f"The board {board.name} was left half written, and could not be looked at: {error.strerror}. It was not "
            "opened and not changed.",
            f"Make room in {tempfile.gettempdir()}, and see that {board.parent} can be reached, then try again.",
        ) from error
    # Killed before or after the board itself was written: that is whole as well then, with one step more at most.
    if played is None or (there is not None and played not in (there, there[:-1])):
        raise not_its_own(journal, "with it the board would not be what was kept in it")


def not_its_own(found: Path, why: str) -> UserError:
    return UserError(
        f"Beside the board lies a file {found.name} that does not belong to it: {why}. Nothing was opened or changed.",
        f"If the board came from somebody else, ask them for it again, alone. Otherwise move {found.name} to another "
        "folder and open the board again; if it is damaged then, bring back a backup.",
    )
