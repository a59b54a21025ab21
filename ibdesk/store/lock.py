"""One writer at a time: a lock file beside the board that says who has it open, where and since when.

Two marks are set, because neither is enough alone. The file itself works on every share, but outlives a killed
program. The system's own lock on that file ends with its program, but some shares do not carry it.
"""

import contextlib
import json
import os
import sys
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from ibdesk.computer import computer, person, system_lock
from ibdesk.errors import UserError


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a board open."""

    person: str
    computer: str
    process: int
    since: str

    def __str__(self) -> str:
        return f"{self.person} on {self.computer}, since {self.since}"


class InUse(Exception):  # noqa: N818 (the board is opened to read instead)
    """Somebody else has the board open; `holder` is None where the lock file does not say who."""

    def __init__(self, lock_file: Path, holder: Holder | None) -> None:
        super().__init__(str(lock_file))
        self.lock_file = lock_file
        self.holder = holder

    @property
    def sentence(self) -> str:
        who = str(self.holder) if self.holder else "another program"
        return f"The board is open elsewhere ({who}), so it can only be read here."

    @property
    def next_step(self) -> str:
        return (
            "Close it there, then open it here again. If that computer stopped while the board was open, delete "
            f"the file {self.lock_file.name} beside the board first."
        )


class Lock:
    """Held from `take` to `release`."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle

    @classmethod
    def take(cls, board: Path) -> "Lock":
        """InUse where another holder lives; OSError where the folder cannot be written.

        The lock of a program on this computer that no longer runs is taken over.
        """
        path = lock_file(board)
        while True:
            handle, made = _opened(path)
            try:
                holder = None if made else _holder(handle)
                # Where the drive knows no such locks, having made the file is all there is.
                enough = (True, None) if made else (True,)
                if not _may_take_over(holder) or system_lock(handle) not in enough:
                    raise InUse(path, holder)
                if _still_there(path, handle):
                    _write(handle, _myself())
                    return cls(path, handle)
            except BaseException:
                os.close(handle)
                raise
            os.close(handle)  # the holder removed it between the two looks: look again

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
    who = str(error.holder) if error.holder else "another program"
    return UserError(f"The board {board.name} is open elsewhere ({who}). Nothing was changed.", error.next_step)


def _opened(path: Path) -> tuple[int, bool]:
    """A handle on the lock file, and whether it was made now."""
    flags = os.O_RDWR | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    while True:
        try:
            return os.open(path, flags | os.O_CREAT | os.O_EXCL, 0o600), True
        except FileExistsError:
            pass
        try:
            return os.open(path, flags), False
        except FileNotFoundError:
            continue  # removed in between


def _may_take_over(holder: Holder | None) -> bool:
    # Whether a program on another computer still runs cannot be known from here. An unreadable lock file was left
    # by a program that was killed while it wrote it; the system's lock decides.
    return holder is None or holder.computer == computer()


def _still_there(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


def _myself() -> Holder:
    now = datetime.now().astimezone().strftime("%d %B %Y, %H:%M")
    return Holder(person() or "somebody", computer(), os.getpid(), now)


def _write(handle: int, holder: Holder) -> None:
    os.lseek(handle, 0, os.SEEK_SET)
    os.ftruncate(handle, 0)
    os.write(handle, json.dumps(asdict(holder)).encode())


def _holder(handle: int) -> Holder | None:
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        said = json.loads(os.read(handle, 10_000))
        return Holder(str(said["person"]), str(said["computer"]), int(said["process"]), str(said["since"]))
    except (ValueError, KeyError, TypeError):
        return None


def _remove(path: Path) -> None:
    # An OSError: somebody opened it meanwhile, so it is theirs now.
    with contextlib.suppress(OSError):
        path.unlink()
