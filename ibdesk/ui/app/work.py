"""Work asked for, one after another, and its outcome, without knowing a board."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from ibdesk.errors import UserError
from ibdesk.progress import Progress
from ibdesk.ui.app.jobs import JobRunner

# Work is shown once it has taken this long, so that quick work does not flicker.
SHOWN_AFTER_MS = 400

Result = TypeVar("Result")


class Work(QObject):
    """Runs jobs; says that there is work, how far it is, what was done and what went wrong. `saved` says what was
    written, and in which folder."""

    busy_changed = Signal(bool)
    progressed = Signal(int, int, str)
    said = Signal(str)
    saved = Signal(str, object)
    failed = Signal(object)

    def __init__(self, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        # Where it is not known yet who signs edits: asks, then goes on.
        self.ask_name: Callable[[Callable[[], object]], None] | None = None
        jobs.busy_changed.connect(self.busy_changed)
        jobs.progressed.connect(self.progressed)

    @property
    def busy(self) -> bool:
        return self._jobs.busy

    def ask(
        self,
        task: Callable[[Progress], Result],
        done: Callable[[Result], None],
        when_stopped: str = "",
        stoppable: bool = True,
        stopped: Callable[[], None] = lambda: None,
        edits: bool = False,
    ) -> None:
        """Run `task` after the jobs that wait already; `done` gets its answer on the GUI thread, and `stopped` is
        called, after `when_stopped` was said, where there is none: it was cancelled, or failed. With `edits` it is
        asked first who signs them, where that is not known yet."""

        def ended() -> None:
            self.said.emit(when_stopped)
            stopped()

        def failed(error: UserError) -> None:
            self.failed.emit(error)
            stopped()

        if edits and self.ask_name is not None:
            self.ask_name(lambda: self._jobs.start(task, done, failed, ended, stoppable))
        else:
            self._jobs.start(task, done, failed, ended, stoppable)

    def insist(
        self, task: Callable[[Progress], Result], done: Callable[[Result], None], again: Callable[[], None]
    ) -> None:
        """Run `task` without a word about it. Who cancels other work does not mean this: `again` is called then, to ask
        for it as long as it is waited for."""
        self._jobs.start(task, done, self.failed.emit, lambda: self.later(again))

    def later(self, start: Callable[[], None]) -> None:
        """Call `start` once what is there to be shown is painted."""
        self._jobs.later(start)

    def cancel(self) -> None:
        """Ask the running work to stop; changes that were already asked for are kept."""
        self._jobs.cancel()

    def finish(self) -> None:
        """Have everything kept that was asked for, at once; what may be stopped is."""
        self._jobs.finish()

    def close(self) -> None:
        """Finish what was asked for, and wait for the worker."""
        self._jobs.close()
