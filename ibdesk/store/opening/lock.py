"""One writer at a time: a lock file beside the board that says who has it open, where and since when.

Two marks are set, because neither is enough alone. The file itself works on every share, but outlives a killed
program. The system's own lock on that file ends with its program, but some shares do not carry it.
"""

import contextlib
import os
import stat
import sys
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from ibdesk.computer import computer, person, process_started, system_lock
from ibdesk.errors import UserError
from ibdesk.store.files.beside import give_up, new_beside
from ibdesk.store.rows.json_text import compact_plain, parsed

_MOST_TRIES = 20
_SECONDS_TO_WRITE_IT = 60


class Holder(Struct, frozen=True):
    """Who has a board open."""

    person: str
    computer: str
    process: int
    since: str
    started: str = ""  # when the process began, by which it is told from a later one of the same number

    @property
    def lives(self) -> bool:
        """Whether that very process runs, on this computer; False where that cannot be known."""
        return bool(self.started) and process_started(self.process) == self.started

    def __str__(self) -> str:
        return f"{self.person} on {self.computer}, since {self.since}"


class InUse(Exception):  # noqa: N818 (the board is opened to read instead)
    """Somebody else has the board open; `holder` is None where the lock file does not say who. With `is_no_lock` what
    has the lock's name is no file that could be one."""

    def __init__(self, lock_file: Path, holder: Holder | None, is_no_lock: bool = False) -> None:
        super().__init__(str(lock_file))
        self.lock_file = lock_file
        self.holder = holder
        self.is_no_lock = is_no_lock

    @property
    def sentence(self) -> str:
        if self.is_no_lock:
            return (
                f"Beside the board is something called {self.lock_file.name} that is no file of its own, so the board "
                "can only be read here."
            )
        who = str(self.holder) if self.holder else "another program"
        return f"The board is open elsewhere ({who}), so it can only be read here."

    @property
    def next_step(self) -> str:
        if self.is_no_lock:
            return f"Move {self.lock_file.name} to another folder, then open the board again."
        return (
            "Close it there, then open it here again. If that computer stopped while the board was open, delete "
            f"the file {self.lock_file.name} beside the board first."
        )


class Lock:
    """Held from `take` to `release`. `left_over`: the program that held it before was killed."""

    def __init__(self, path: Path, handle: int, left_over: bool = False) -> None:
        self._path = path
        self._handle = handle
        self.left_over = left_over

    @classmethod
    def take(cls, board: Path) -> "Lock":
        """InUse where another holder lives, or may live; OSError where the folder cannot be written.

        The lock of a program on this computer that no longer runs is taken over.
        """
        path, myself = lock_file(board), _myself()
        for _ in range(_MOST_TRIES):
            opened = _opened(path)
            if opened is None:
                continue  # the holder removed it between the two looks
            handle, made = opened
            taken = None
            try:
                holder = None if made else _holder(handle)
                may_take = made or _may_take_over(path, handle, holder)
                # Where the drive knows no such locks, having made the file is all there is.
                enough = (True, None) if made else (True,)
                if not may_take or system_lock(handle) not in enough:
                    raise InUse(path, holder)
                if _still_there(path, handle):
                    taken = cls(path, handle, left_over=not made)
                    _write(handle, myself)
                    return taken
            except BaseException:
                # A drive without room takes the file and not what it says: then none may be left.
                taken.release() if taken else os.close(handle)
                raise
            os.close(handle)
        raise InUse(path, None)

    def release(self) -> None:
        """Remove the lock file; another holder's is left alone."""
        if sys.platform == "win32":
            os.close(self._handle)  # an open file cannot be removed there
            _remove(self._path)
            return
        if _still_there(self._path, self._handle):
            _remove(self._path)
        os.close(self._handle)


def lock_file(board: Path) -> Path:
    return board.with_name(board.name + ".lock")


def in_use(error: InUse, board: Path) -> UserError:
    """For work that cannot go on reading only."""
    if error.is_no_lock:
        return UserError(f"{error.lock_file.name} is no file of its own. Nothing was changed.", error.next_step)
    who = str(error.holder) if error.holder else "another program"
    return UserError(f"The board {board.name} is open elsewhere ({who}). Nothing was changed.", error.next_step)


def _opened(path: Path) -> tuple[int, bool] | None:
    """A handle on the lock file, and whether it was made now; None where it went meanwhile. InUse for what is no file
    of its own: through a link or a second name another file would be written."""
    flags = os.O_RDWR | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        return os.open(path, flags | os.O_CREAT | os.O_EXCL, 0o600), True
    except FileExistsError:
        pass
    try:
        if not _is_its_own(path.lstat()):
            raise InUse(path, None, is_no_lock=True)
        handle = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        return None
    if not _is_its_own(os.fstat(handle)):
        os.close(handle)
        return None  # it changed between the two looks
    return handle, False


def _is_its_own(status: os.stat_result) -> bool:
    return stat.S_ISREG(status.st_mode) and status.st_nlink <= 1


def _may_take_over(path: Path, handle: int, holder: Holder | None) -> bool:
    """Whether the program that made a lock file may be gone; the system's lock decides then. Whether one on another
    computer still runs cannot be known from here."""
    if holder is None:
        return _is_forgotten(path, handle)
    return holder.computer == computer() and not holder.lives


def _is_forgotten(path: Path, handle: int) -> bool:
    """Whether a lock file that says nothing is older than any program takes to write its name into it: left by one
    that was killed, or by a power cut. By the drive's own clock, whatever the computers' say."""
    now = new_beside(path)
    try:
        return now.stat().st_mtime - os.fstat(handle).st_mtime > _SECONDS_TO_WRITE_IT
    finally:
        give_up(now)


def _still_there(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


def _myself() -> Holder:
    now = datetime.now().astimezone().strftime("%d %B %Y, %H:%M")
    return Holder(person() or "somebody", computer(), os.getpid(), now, process_started(os.getpid()) or "")


def _write(handle: int, holder: Holder) -> None:
    os.lseek(handle, 0, os.SEEK_SET)
    os.ftruncate(handle, 0)
    os.write(handle, compact_plain(asdict(holder)).encode())
    os.fsync(handle)  # after a power cut it must still say whose it was


def _holder(handle: int) -> Holder | None:
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        said = parsed(os.read(handle, 10_000))
        words = str(said["person"]), str(said["computer"]), int(said["process"]), str(said["since"])
        return Holder(*words, str(said.get("started", "")))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _remove(path: Path) -> None:
    # An OSError: somebody opened it meanwhile, so it is theirs now.
    with contextlib.suppress(OSError):
        path.unlink()
