"""Which tests are quick, all of them together: `python -m pytest -m quick -n 2` takes less than a minute on two idle
cores.

A test is quick unless it needs a window, is marked slow, or stands in one of the folders and files named here. A run of
the quick tests counts what they compute and fails where that is more than two cores do in a minute: then it names the
costliest files, some of which are to be added here. Computing is counted and not the clock: a busy computer changes it
much less.
"""

import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePath

import pytest

MOST_COMPUTING = 90.0  # seconds of all quick tests; the rest of the two minutes is for finding and preparing them
LONG_FOLDERS = frozenset({"benchmarks", "corpus", "installer", "mutations", "security", "soak", "storm", "ui"})
LONG_FILES = frozenset(
    {
        "test_any_board.py",
        "test_august_2014.py",
        "test_awkward_comments.py",
        "test_bad_tables.py",
        "test_benchmarks_from_tables.py",
        "test_any_board_and_back.py",
        "test_any_history.py",
        "test_checked_again.py",
        "test_closed_pipe.py",
        "test_command_line_benchmarks.py",
        "test_command_line_password.py",
        "test_failures.py",
        "test_mapping_reading.py",
        "test_marked_any.py",
        "test_one_file_fails.py",
        "test_outputs.py",
        "test_pack_changes.py",
        "test_pack_hostile.py",
        "test_pack_pages.py",
        "test_purge.py",
        "test_read_back.py",
        "test_reader_process.py",
        "test_reading.py",
        "test_round_trip.py",
        "test_selftest.py",
    }
)
_OF_A_WINDOW = frozenset({"qapp", "qtbot"})
_COMPUTING = "computing"


def is_quick(file: PurePath, fixtures: Iterable[str], marks: Iterable[str]) -> bool:
    """By the file below tests/, and the names of the test's fixtures and marks."""
    return not (
        LONG_FOLDERS.intersection(file.parts)
        or file.name in LONG_FILES
        or _OF_A_WINDOW.intersection(fixtures)
        or "slow" in marks
    )


def computed() -> float:
    """Seconds that this process, and the ones it started and waited for, have computed so far."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


class Computing:
    """What the quick tests of a run compute, by file: counted beside each test, and added up where the run is led."""

    def __init__(self) -> None:
        self.by_file = defaultdict[str, float](float)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> object:
        before = computed()
        try:
            return (yield)
        finally:
            item.user_properties.append((_COMPUTING, computed() - before))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "teardown":
            said = dict(report.user_properties).get(_COMPUTING)
            seconds = said if isinstance(said, float) else 0.0
            self.by_file[report.location[0]] += seconds

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.total > MOST_COMPUTING and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        said = f"The quick tests computed {self.total:.0f} s; they may compute {MOST_COMPUTING:.0f}."
        terminalreporter.write_line(said)
        if self.total > MOST_COMPUTING:
            for file, seconds in sorted(self.by_file.items(), key=lambda each: -each[1])[:12]:
                terminalreporter.write_line(f"{seconds:6.1f} s  {file}")

    @property
    def total(self) -> float:
        return sum(self.by_file.values())
