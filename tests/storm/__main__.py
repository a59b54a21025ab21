"""Every failure test by what it lets happen, as one table: how many runs, how many losses, what is not tried here.

    python -m tests.storm [--short] [--page] [S4 S9 ...]

A run is one case of a test, or each of the kills that a test counts itself. Ends with 1 where something was lost.
"""

import argparse
import os
import sys

import pytest

from tests.storm.page import Ran, write_rows
from tests.storm.rows import ROWS, SHORT, Row

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


class Counted:
    """What pytest reports of one row."""

    def __init__(self) -> None:
        self.runs = self.losses = self.skipped = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.skipped += report.skipped
        self.losses += report.failed
        if report.when == "call" and not report.skipped:
            counted = [int(str(value)) for name, value in report.user_properties if name == "runs"]
            self.runs += sum(counted) or 1


def tried(row: Row, short: bool) -> Ran:
    """What the row's tests come to; without their long parts where it is to be short."""
    counted = Counted()
    if row.tests:
        words = [] if short else ["-m", "slow or not slow"]
        quiet = ["-q", "-q", "--no-header", "-p", "no:cacheprovider"]
        ended = pytest.main([*quiet, *words, *row.tests], plugins=[counted])
        counted.losses += ended not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)
    left = f"not tried: {row.left}" if row.left else ""
    skipped = f"{counted.skipped} skipped" if counted.skipped else ""
    return Ran(row.number, row.what, counted.runs, counted.losses, "; ".join(filter(None, (skipped, left))))


def main(names: list[str], short: bool, page: bool) -> int:
    wanted = {int(name.upper().removeprefix("S")) for name in names} or (
        {*SHORT} if short else {r.number for r in ROWS}
    )
    ran = [tried(row, short) for row in ROWS if row.number in wanted]
    print(f"\n{'':<4} {'what happens':<44} {'runs':>6} {'losses':>7}")
    for each in ran:
        print(f"S{each.number:<3} {each.what:<44} {each.runs:>6} {each.losses:>7}  {each.said}")
    if page:
        write_rows(ran)
    return min(sum(each.losses for each in ran), 1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.storm")
    parser.add_argument("names", nargs="*", metavar="S4", help="these rows alone")
    parser.add_argument("--short", action="store_true", help="the rows, and of them the parts, that take seconds")
    parser.add_argument("--page", action="store_true", help="write what the rows came to into .github/RELIABILITY.md")
    given = parser.parse_args()
    sys.exit(main(given.names, given.short, given.page))
