"""Long work: one outcome always, on the GUI thread; progress throttled, Cancel honoured, nothing lost."""

import errno
import threading
from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ibdesk.errors import UserError
from ibdesk.progress import Progress
from ibdesk.ui.app.jobs import JobRunner, ThreadExecutor
from tests.ui.inline_executor import InlineExecutor
from tests.ui.window_kit import LONG, HeldExecutor


class Heard:
    """What came of the jobs, in order."""

    def __init__(self) -> None:
        self.outcomes: list[tuple[str, Any]] = []

    def start(self, runner: JobRunner, task: Callable[[Progress], Any], stoppable: bool = True) -> None:
        runner.start(
            task,
            lambda result: self.outcomes.append(("done", result)),
            lambda error: self.outcomes.append(("failed", error)),
            lambda: self.outcomes.append(("stopped", None)),
            stoppable,
        )


def fail(error: BaseException) -> Callable[[Progress], None]:
    def task(progress: Progress) -> None:
        raise error

    return task


def test_a_result_comes_once(qtbot: QtBot) -> None:
    heard, runner = Heard(), JobRunner(InlineExecutor())
    heard.start(runner, lambda progress: 489)
    runner.close()
    assert heard.outcomes == [("done", 489)]


def test_a_users_error_arrives_as_it_was_raised(qtbot: QtBot) -> None:
    heard, error = Heard(), UserError("The file is locked.", "Close Excel.")
    heard.start(JobRunner(InlineExecutor()), fail(error))
    assert heard.outcomes == [("failed", error)]


def tidied_up() -> Exception:
    """As the zip library leaves it: what fails is the tidying up after the memory ended."""
    try:
        try:
            raise MemoryError
        finally:
            raise ValueError("Can't close the ZIP file")
    except ValueError as error:
        return error


@pytest.mark.parametrize("error", [MemoryError(), OSError(errno.ENOMEM, "Cannot allocate memory"), tidied_up()])
def test_memory_that_ran_out_is_no_fault_of_the_programs_own(
    qtbot: QtBot, error: BaseException, caplog: pytest.LogCaptureFixture
) -> None:
    heard = Heard()
    heard.start(JobRunner(InlineExecutor()), fail(error))
    [(outcome, told)] = heard.outcomes
    assert outcome == "failed"
    assert told.what.startswith("There was not enough memory for this.")
    assert caplog.records == []


@pytest.mark.parametrize("error", [KeyError("7"), AssertionError(), SystemExit(1)])
def test_every_other_error_becomes_a_sentence(
    qtbot: QtBot, error: BaseException, caplog: pytest.LogCaptureFixture
) -> None:
    heard = Heard()
    heard.start(JobRunner(InlineExecutor()), fail(error))
    [(outcome, told)] = heard.outcomes
    assert outcome == "failed"
    assert type(error).__name__ in told.what
    assert "unforeseen" in caplog.text


def test_cancel_stops_at_the_next_progress(qtbot: QtBot) -> None:
    heard, runner, reached = Heard(), JobRunner(InlineExecutor()), []

    def task(progress: Progress) -> None:
        for step in range(5):
            if step == 2:
                runner.cancel()
            progress(step, 5, "Reading")
            reached.append(step)

    heard.start(runner, task)
    assert heard.outcomes == [("stopped", None)]
    assert reached == [0, 1]


def test_cancel_reaches_work_that_waits_but_not_what_must_be_kept(qtbot: QtBot) -> None:
    executor = HeldExecutor()
    heard, runner = Heard(), JobRunner(executor)
    heard.start(runner, lambda progress: "export")
    heard.start(runner, lambda progress: "comment saved", stoppable=False)
    runner.cancel()
    executor.wait()
    assert heard.outcomes == [("stopped", None), ("done", "comment saved")]


def test_progress_is_throttled_but_every_call_checks_for_cancel(qtbot: QtBot) -> None:
    times = iter([0.0, 0.01, 0.049, 0.05, 0.051, 0.2])
    runner, seen = JobRunner(InlineExecutor(), clock=lambda: next(times)), []
    runner.progressed.connect(lambda done, total, words: seen.append(done))

    def task(progress: Progress) -> None:
        for step in range(6):
            progress(step, 6, "Reading")

    Heard().start(runner, task)
    assert seen == [0, 3, 5]


def test_bytes_beyond_a_32_bit_int_keep_their_share(qtbot: QtBot) -> None:
    runner, seen = JobRunner(InlineExecutor()), []
    runner.progressed.connect(lambda done, total, words: seen.append((done, total)))
    Heard().start(runner, lambda progress: progress(3 * 10**9, 6 * 10**9, "Reading"))
    [(done, total)] = seen
    assert done / total == pytest.approx(0.5)


def test_busy_from_the_first_job_to_the_last_outcome(qtbot: QtBot) -> None:
    executor = HeldExecutor()
    changes: list[bool] = []
    runner = JobRunner(executor)
    runner.busy_changed.connect(changes.append)
    for _ in range(2):
        Heard().start(runner, lambda progress: None)
    assert (runner.busy, changes) == (True, [True])
    executor.wait()
    assert (runner.busy, changes) == (False, [True, False])


def test_outcomes_come_to_the_gui_thread_from_one_worker_in_order(qtbot: QtBot) -> None:
    runner, worked_on, came_on, order = JobRunner(ThreadExecutor()), set(), set(), []

    def task(number: int) -> Callable[[Progress], int]:
        def work(progress: Progress) -> int:
            worked_on.add(threading.get_ident())
            progress(number, 20, "Working")
            return number

        return work

    def done(number: int) -> None:
        came_on.add(threading.get_ident())
        order.append(number)

    for number in range(20):
        runner.start(task(number), done, lambda error: order.append(-1), lambda: order.append(-2))
    qtbot.waitUntil(lambda: not runner.busy, timeout=LONG)
    runner.close()
    assert order == list(range(20))
    assert came_on == {threading.get_ident()}
    assert len(worked_on) == 1
    assert worked_on.isdisjoint(came_on)


def test_closing_waits_stops_and_still_delivers(qtbot: QtBot) -> None:
    runner, heard, running = JobRunner(ThreadExecutor()), Heard(), threading.Event()

    def until_cancelled(progress: Progress) -> None:
        running.set()
        while True:
            progress(0, 0, "Reading")

    heard.start(runner, until_cancelled)
    heard.start(runner, lambda progress: "comment saved", stoppable=False)
    assert running.wait(5)
    runner.close()
    assert heard.outcomes == [("stopped", None), ("done", "comment saved")]
    assert not runner.busy


def test_a_job_started_by_an_outcome_is_waited_for_too(qtbot: QtBot) -> None:
    runner, heard = JobRunner(ThreadExecutor()), Heard()
    runner.start(
        lambda progress: 1,
        lambda result: heard.start(runner, lambda progress: result + 1, stoppable=False),
        lambda error: None,
        lambda: None,
        stoppable=False,
    )
    runner.close()
    assert heard.outcomes == [("done", 2)]
