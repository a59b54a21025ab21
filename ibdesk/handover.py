"""One window for each person: a second start hands its file to the window that is open, and ends.

They meet in a folder of the person's own. The open window holds a lock there, which the system takes back however the
program ends: a crash leaves nothing that would stand in the way. A second start, finding it locked, writes its request
beside it and waits until the window has taken it; should the window close instead, the second start opens one itself.
Nothing here loads Qt, so that a second start ends at once.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from enum import Enum
from itertools import count
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from ibdesk.computer import computer, person, system_lock
from ibdesk.errors import UserError
from ibdesk.paths import make_private, user_data

PATIENCE = 30.0  # seconds: a window that just starts on a slow computer answers late
_ASK_EVERY = 0.02
_OLD = 2 * PATIENCE  # a request whose sender no longer waits
_LONGEST = 100_000  # bytes of a request; a path has a few hundred
_LOCK, _REQUEST, _UNFINISHED = "window.lock", ".request", ".part"
_numbers = count()


class HandedOver(Enum):
    """The open window has the file now."""

    DONE = "done"


class Meeting:
    """Held by the open window until it closes."""

    def __init__(self, folder: Path, lock: int) -> None:
        self.folder = folder
        self._lock = lock

    def __enter__(self) -> "Meeting":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def take(self) -> tuple[Path, ...] | None:
        """The files that second starts brought; empty where one only asks for the window, None where none came."""
        asked: list[tuple[Path, ...]] = []
        for path in sorted(self.folder.glob(f"*{_REQUEST}")):
            files = _taken(path)
            if files is not None:
                asked.append(files)
        return tuple(file for files in asked for file in files) if asked else None

    def close(self) -> None:
        """Let the next start have a window of its own."""
        os.close(self._lock)


def meeting_folder() -> Path:
    """One for each person, computer and IBDESK_HOME: what is open elsewhere cannot be brought to the front here."""
    return user_data() / "window" / quote(f"{person() or ''}@{computer()}", safe="@")


def meet(
    file: Path | None,
    folder: Path | None = None,
    pause: Callable[[], None] = lambda: time.sleep(_ASK_EVERY),
    clock: Callable[[], float] = time.monotonic,
) -> Meeting | HandedOver | None:
    """Hand `file` (None: just the wish to see the window) to the window that is open; a Meeting where none is.

    None where no other start can be found, as the folder cannot be written or the drive has no locks. UserError
    where a window is open and does not answer.
    """
    folder = folder or meeting_folder()
    try:
        make_private(folder)
        lock = _locked(folder)
        met = _handed_over(folder, file, pause, clock) if lock is None else lock
    except OSError:
        return None
    if isinstance(met, HandedOver):
        return met
    _tidy(folder)
    return Meeting(folder, met)


def _handed_over(
    folder: Path, file: Path | None, pause: Callable[[], None], clock: Callable[[], float]
) -> int | HandedOver:
    """The lock after all, where the window closed before it had taken the request."""
    request = leave_request(folder, file)
    try:
        return _waited_for(folder, request, clock() + PATIENCE, pause, clock)
    except BaseException:
        _withdrawn(request)
        raise


def _waited_for(
    folder: Path, request: Path, end: float, pause: Callable[[], None], clock: Callable[[], float]
) -> int | HandedOver:
    while request.exists():
        lock = _locked(folder)
        if lock is None and clock() < end:
            pause()
        elif not _withdrawn(request):
            if lock is not None:
                os.close(lock)
        elif lock is not None:
            return lock
        else:
            raise UserError(
                "IBDesk is open already, but does not answer.",
                "Wait until it has finished its work, or close it, then try again.",
            )
    return HandedOver.DONE


def _locked(folder: Path) -> int | None:
    """The lock; None where another has it. OSError where there can be none."""
    handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    got = system_lock(handle)
    if got:
        return handle
    os.close(handle)
    if got is None:
        raise OSError("no locks on this drive")
    return None


def leave_request(folder: Path, file: Path | None) -> Path:
    """Ask the window for `file`. The answer is the request, there whole or not at all, and gone once it was taken."""
    name = f"{time.time_ns()}-{os.getpid()}-{next(_numbers)}"
    unfinished, request = folder / (name + _UNFINISHED), folder / (name + _REQUEST)
    # The window has another working folder.
    words = {"files": [] if file is None else [os.path.abspath(file)]}  # noqa: PTH100 - takes .. away too
    unfinished.write_text(json.dumps(words), encoding="ascii")
    if sys.platform == "win32":
        import ctypes

        # Windows lets only the program that the person just started put a window to the front, or pass that right on.
        ctypes.windll.user32.AllowSetForegroundWindow(-1)
    unfinished.replace(request)
    return request


def _withdrawn(request: Path) -> bool:
    """False where the window was faster."""
    try:
        request.unlink()
    except FileNotFoundError:
        return False
    return True


def _taken(request: Path) -> tuple[Path, ...] | None:
    """What it asks for; None for what is no request. It is gone then, or else comes again at the next look."""
    try:
        with request.open("rb") as file:
            words = file.read(_LONGEST)
        request.unlink()
    except OSError:  # withdrawn in between, or a virus scanner looks at it just now
        return None
    try:
        match json.loads(words):
            case {"files": list(files)} if all(isinstance(each, str) for each in files):
                return tuple(map(Path, files))
    except (ValueError, RecursionError):
        pass
    return None


def _tidy(folder: Path) -> None:
    """Remove what starts left that were ended while they waited; what came just now is still waited for."""
    for path in (*folder.glob(f"*{_REQUEST}"), *folder.glob(f"*{_UNFINISHED}")):
        try:
            if time.time() - path.stat().st_mtime > _OLD:
                path.unlink()
        except OSError:
            continue
