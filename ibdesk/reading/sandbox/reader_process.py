"""The program's side of the reading process: start it, hand it the bytes, listen, and end it in every case."""

import errno
import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ibdesk
from ibdesk.domain.refused import WhyRefused
from ibdesk.progress import Progress, silent
from ibdesk.reading.cells.refusal import NOT_STARTED, SAVE_AGAIN, FileRefused, own_fault
from ibdesk.reading.cells.sheet import Workbook
from ibdesk.reading.sandbox.answer import Answer, BadAnswer
from ibdesk.reading.sandbox.windows_job import Job

MEMORY = 1024**3
SECONDS = 60
SWITCH = "--read-cells"  # __main__ knows it too
LONGEST_LINE = 128 * 1024**2
MOST_ANSWERED = 512 * 1024**2
_ASK_EVERY = 0.1  # seconds between two looks at Cancel while the process says nothing
_LINES_WAITING = 8
_NO_ROOM = {errno.EAGAIN, errno.ENOMEM, errno.EMFILE, errno.ENFILE}
_NO_ROOM_ON_WINDOWS = {1450, 1455}  # system resources, page file
_WHY = frozenset(WhyRefused)
_START = "import sys; sys.path[:] = {path!r}; from ibdesk.reading.sandbox.reader_main import main; main()"


def read_cells_in_sandbox(
    data: bytes, name: str, progress: Progress = silent, password: str | None = None, memory: int = MEMORY
) -> Workbook:
    """What `open_file.read_cells` reads, read in a process of its own: at most `memory` bytes, at most a minute.

    Raises FileRefused where the workbook cannot be read, is locked and the password does not open it, its reading ended
    badly, or the process did not start; Cancelled when progress does. The process is gone when this returns.
    """
    request = {"name": name, "password": password, "memory": memory, "seconds": SECONDS}
    with _Child(json.dumps(request).encode() + b"\n", data, name, memory) as child:
        answer = Answer()
        try:
            for message in child.messages(progress):
                match message:
                    case {"ready": True}:
                        child.is_ready = True
                    case {"progress": [int(done), int(total), str(words)]}:
                        progress(done, total, words)
                    case {"notes": list(notes)}:
                        return answer.workbook(notes)
                    case {"refused": [str(why), str(reason), str(next_step)]} if why in _WHY:
                        raise FileRefused(WhyRefused(why), name, reason, next_step)
                    case {"too_large": True}:
                        break
                    case _:
                        answer.take(message)
        except BadAnswer:
            pass
        raise child.ended_badly()


def stopped(name: str, why: str = "") -> FileRefused:
    """For a workbook whose reading was ended, or ended itself."""
    reason = f"reading was stopped{why}, it is too large or damaged"
    return FileRefused(WhyRefused.STOPPED, name, reason, SAVE_AGAIN)


class _Child:
    """The running process, and two threads that push into it and pull out of it. Ended when the block is left.

    `is_ready` once it has loaded the reader and looks at the workbook: what ends it before is no fault of the file.
    """

    def __init__(self, request: bytes, data: bytes, name: str, memory: int) -> None:
        self.is_ready = False
        self._name = name
        self._memory = memory
        self._ends = time.monotonic() + SECONDS
        self._lines: queue.Queue[bytes] = queue.Queue(_LINES_WAITING)
        self._done = threading.Event()
        self._process = _started(name)
        try:
            self._job = Job(self._process, memory, SECONDS)
        except OSError as error:
            self._process.kill()
            self._process.wait()
            raise _cannot_start(name, error) from None
        self._threads = [
            threading.Thread(target=self._feed, args=(request, data), daemon=True),
            threading.Thread(target=self._listen, daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> "_Child":
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._process.kill()
        self._process.wait()  # nothing of it stays in the system's table of processes
        self._job.close()
        for thread in self._threads:
            thread.join()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            try:
                pipe.close()
            except OSError:  # what was not yet handed over is not needed any more
                continue

    def messages(self, progress: Progress) -> Iterator[dict[str, Any]]:
        """What the process says, until it ends. FileRefused when its time or memory is over; what progress raises."""
        last = (0, 1, f"Reading {self._name}")
        while True:
            left = self._ends - time.monotonic()
            if left <= 0:
                raise self.ended_badly(f" after {SECONDS:g} seconds")
            if self._job.memory_used() > self._memory:
                raise stopped(self._name)
            try:
                line = self._lines.get(timeout=min(left, _ASK_EVERY))
            except queue.Empty:
                progress(*last)
                continue
            if not line:
                return
            message = _parsed(line)
            if "progress" in message:
                last = _step(message["progress"])
            yield message

    def ended_badly(self, why: str = "") -> FileRefused:
        return stopped(self._name, why) if self.is_ready else own_fault(self._name, NOT_STARTED)

    def _feed(self, request: bytes, data: bytes) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        try:
            pipe.write(request)
            pipe.write(data)
            pipe.close()
        except OSError:  # it ended before it had taken everything; the answer says so
            return

    def _listen(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        answered = 0
        while not self._done.is_set():
            try:
                line = pipe.readline(LONGEST_LINE)
            except OSError:
                line = b""
            answered += len(line)
            if not line.endswith(b"\n") or answered > MOST_ANSWERED:
                line = b""
            self._put(line)
            if not line:
                return

    def _put(self, line: bytes) -> None:
        while not self._done.is_set():
            try:
                self._lines.put(line, timeout=_ASK_EVERY)
                return
            except queue.Full:
                continue


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        raise BadAnswer from None
    if not isinstance(message, dict):
        raise BadAnswer
    return message


def _step(step: object) -> tuple[int, int, str]:
    match step:
        case [int(done), int(total), str(words)]:
            return done, total, words
        case _:
            raise BadAnswer


def _started(name: str) -> "subprocess.Popen[bytes]":
    if sys.platform == "win32":
        flags, new_session = subprocess.CREATE_NO_WINDOW, False
    else:
        flags, new_session = 0, True  # Ctrl+C in a terminal is the program's to hear; it ends the process itself
    try:
        return subprocess.Popen(
            command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(sys.executable).parent,
            start_new_session=new_session,
            creationflags=flags,
        )
    except OSError as error:
        raise _cannot_start(name, error) from None


def _cannot_start(name: str, error: OSError) -> FileRefused:
    if error.errno not in _NO_ROOM and getattr(error, "winerror", None) not in _NO_ROOM_ON_WINDOWS:
        return own_fault(name, NOT_STARTED)
    return FileRefused(
        WhyRefused.NO_PROCESS,
        name,
        "the computer has no room for another process",
        "Close other programs and try again; if that does not help, restart the computer.",
    )


def command() -> list[str]:
    """How the process is started: a bundled program starts itself, Python starts with the program's own path alone."""
    if getattr(sys, "frozen", False):
        return [sys.executable, SWITCH]
    home = str(Path(ibdesk.__file__).parents[1])
    path = [home, *(entry for entry in sys.path if Path(entry).is_absolute() and entry != home)]
    return [sys.executable, "-I", "-S", "-B", "-c", _START.format(path=path)]
