"""Files that are not finished yet: made beside the place they are for, under a name of their own, and moved there."""

import contextlib
import errno
import os
import re
from pathlib import Path

from ibdesk.store.files.beside import journal_of, write_ahead_log_of

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
