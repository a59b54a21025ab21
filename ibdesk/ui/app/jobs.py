"""Long work away from the window: one job at a time, one outcome always, delivered on the GUI thread."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from ibdesk.errors import UserError, of_memory
from ibdesk.progress import Cancelled, Progress

PROGRESS_EVERY_SECONDS = 0.05
# Qt paints a few milliseconds after it was asked to, and a worker that runs Python would take turns with the painting.
LATER_MS = 150
_LARGEST_SIGNAL_INT = 2**31 - 1

Result = TypeVar("Result")
_log = logging.getLogger(__name__)


class Done(Struct, Generic[Result], frozen=True):
    result: Result


class Failed(Struct, frozen=True):
    error: UserError


class Stopped(Struct, frozen=True):
    """The person pressed Cancel; the work left everything as it was."""


Outcome = Done[Any] | Failed | Stopped


class Executor(Protocol):
    """Runs pieces of work in the order they came."""

    def submit(self, work: Callable[[], None]) -> None: ...

    def later(self, start: Callable[[], None]) -> None:
        """Call `start` on the GUI thread once what is there to be shown is painted."""

    def wait(self) -> None:
        """Return when everything submitted has run."""


class ThreadExecutor:
    """One thread that stays: a board's connection belongs to the thread that opened it, and jobs keep their order."""

    def __init__(self) -> None:
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)

    def submit(self, work: Callable[[], None]) -> None:
        self._pool.start(work)

    def later(self, start: Callable[[], None]) -> None:
        # What waits by then goes first: on a busy computer the window may just have painted its first part.
        QTimer.singleShot(LATER_MS, partial(QTimer.singleShot, 0, start))

    def wait(self) -> None:
        self._pool.waitForDone()


class Job:
    """One piece of work that was started. Cancelling asks it to stop; the runner delivers its outcome."""

    def __init__(self, deliver: Callable[[Outcome], None], stoppable: bool) -> None:
        self.deliver = deliver
        self._stoppable = stoppable
        self._asked_to_stop = threading.Event()

    def cancel(self) -> None:
        if self._stoppable:
            self._asked_to_stop.set()

    def check(self) -> None:
        """Cancelled where the job was asked to stop."""
        if self._asked_to_stop.is_set():
            raise Cancelled


class JobRunner(QObject):
    """Starts jobs one after another and delivers each one's single outcome on its own (the GUI) thread."""

    progressed = Signal(int, int, str)
    busy_changed = Signal(bool)
    _reached_end = Signal()

    def __init__(
        self, executor: Executor, clock: Callable[[], float] = time.monotonic, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._executor = executor
        self._clock = clock
        self._unfinished: list[Job] = []
        self._ended: deque[tuple[Job, Outcome]] = deque()
        # From the worker this connection is queued, so that outcomes arrive between two events of the window.
        self._reached_end.connect(self._deliver_ended)

    @property
    def busy(self) -> bool:
        return bool(self._unfinished)

    def start(
        self,
        task: Callable[[Progress], Result],
        done: Callable[[Result], None],
        failed: Callable[[UserError], None],
        stopped: Callable[[], None],
        stoppable: bool = True,
    ) -> Job:
        """Queue `task`; exactly one of the three is called with its outcome. Work that must not be lost when the
        person cancels what runs before it is started with `stoppable=False`."""

        def deliver(outcome: Outcome) -> None:
            match outcome:
                case Done(result):
                    done(result)
                case Failed(error):
                    failed(error)
                case Stopped():
                    stopped()

        job = Job(deliver, stoppable)
        self._unfinished.append(job)
        if len(self._unfinished) == 1:
            self.busy_changed.emit(True)
        self._executor.submit(partial(self._run, job, task))
        return job

    def later(self, start: Callable[[], None]) -> None:
        """Call `start`, which may start a job, once what is there to be shown is painted."""
        self._executor.later(start)

    def cancel(self) -> None:
        """Ask everything that may be stopped to stop."""
        for job in self._unfinished:
            job.cancel()

    def close(self) -> None:
        """Stop what can be stopped and wait for the rest: a worker that still runs Python while the interpreter
        ends brings the process down."""
        self.finish()

    def finish(self) -> None:
        """The same for what goes on afterwards: all that was started is done, or stopped, when this returns."""
        self.cancel()
        while self._unfinished:
            self._executor.wait()
            self._deliver_ended()

    def _run(self, job: Job, task: Callable[[Progress], Any]) -> None:
        """On the worker's thread."""
        self._ended.append((job, outcome_of(job, task, self._throttled(job))))
        self._reached_end.emit()

    def _throttled(self, job: Job) -> Progress:
        last: float | None = None

        def progress(done: int, total: int, words: str) -> None:
            nonlocal last
            job.check()
            now = self._clock()
            if last is None or now - last >= PROGRESS_EVERY_SECONDS:
                last = now
                self.progressed.emit(*_within_signal(done, total), words)

        return progress

    def _deliver_ended(self) -> None:
        while self._ended:
            job, outcome = self._ended.popleft()
            self._unfinished.remove(job)
            if not self._unfinished:
                self.busy_changed.emit(False)
            job.deliver(outcome)


def outcome_of(job: Job, task: Callable[[Progress], Result], progress: Progress) -> Outcome:
    """Run the task to its one outcome; this is the border at which every error becomes a sentence."""
    try:
        job.check()
        return Done(task(progress))
    except Cancelled:
        return Stopped()
    except UserError as error:
        return Failed(error)
    except BaseException as error:
        if (told := of_memory(error)) is not None:
            return Failed(told)
        _log.exception("a job ended in an unforeseen way")
        return Failed(unforeseen(error))


def unforeseen(error: BaseException) -> UserError:
    """A fault of the program's own, as a sentence."""
    return UserError(
        f"Something went wrong inside IBDesk ({type(error).__name__}).",
        "What was saved before is still there. Try again; if it happens again, send this sentence to your IT support.",
    )


def _within_signal(done: int, total: int) -> tuple[int, int]:
    """Bytes of a large file do not fit a signal's 32-bit int."""
    scale = max(done, total) // _LARGEST_SIGNAL_INT + 1
    return done // scale, total // scale
