"""What lies beside a board, looked at before SQLite touches the board: its journal, and what no board of ours has.

SQLite believes a journal that lies beside a board. It plays it into the board, empties or deletes it, and deletes the
file that the journal names as its super-journal, whatever file that is. So a board with a journal that is not its own
is not opened at all.

And files that are not finished yet: made beside the place they are for, under a name of their own, and moved there.
"""

import contextlib
import errno
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


def backup_folder(board: Path) -> Path:
    """Where a board's backups are looked for unless a person chose another place: "NAME backups" beside it."""
    return board.with_name(f"{board.stem} backups")


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


_PRIVATE = 0o600
PRIVATE_FOLDER = 0o700
LEFT_OVER = ".left-over"


def new_beside(path: Path) -> Path:
    """An empty file that is to become `path`: of a name that no other has, and for its owner alone. OSError where the
    folder cannot be written."""
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    fresh = path.with_name(f"{path.name}.{os.urandom(4).hex()}.new")
    os.close(os.open(fresh, flags, _PRIVATE))
    return fresh


def clear_left_overs(path: Path) -> None:
    """Remove what programs that were killed left of files that were to become `path`. For the holder of its lock."""
    ours = re.compile(re.escape(path.name) + r"(\.[0-9a-f]{8})?\.new(-journal)?")
    with contextlib.suppress(OSError):  # what cannot be removed now does no harm
        for each in list(path.parent.iterdir()):
            if ours.fullmatch(each.name):
                each.unlink()


def give_up(fresh: Path) -> None:
    """Remove what is left of an unfinished file if that can be done now; the next work of the kind does it else."""
    with contextlib.suppress(OSError):
        fresh.unlink(missing_ok=True)
        journal_of(fresh).unlink(missing_ok=True)


def move_into_place(fresh: Path, path: Path) -> None:
    """Let a finished file take the name `path`, for good: a power cut afterwards does not take it away again. What has
    the name is replaced in one go: at no moment is there none."""
    _set_strays_aside(path)
    fresh.replace(path)
    sync_folder(path.parent)


def move_to_new_name(fresh: Path, path: Path) -> None:
    """The same where nothing has the name yet: FileExistsError, with both as they were, where something has."""
    _set_strays_aside(path)
    try:
        os.link(fresh, path)
    except FileExistsError:
        raise
    except OSError:  # a drive without a second name for a file
        if os.name == "posix" and os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        fresh.rename(path)  # which replaces nothing on Windows
    give_up(fresh)
    sync_folder(path.parent)


def _set_strays_aside(path: Path) -> None:
    """The journal of a lost board of the same name would be played into this one."""
    for stray in (journal_of(path), write_ahead_log_of(path)):
        if os.path.lexists(stray):
            stray.replace(stray.with_name(stray.name + LEFT_OVER))


def sync_folder(folder: Path) -> None:
    """Have the names in a folder written to the drive. The files have them by now: a drive that cannot confirm it is
    no reason to say that they have not."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
