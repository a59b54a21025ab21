"""Every failure test by what it lets happen, as one table: how many runs, how many losses, what is not tried here.

    python -m tests.storm [--short] [S4 S9 ...]

A run is one case of a test, or each of the kills that a test counts itself. Ends with 1 where something was lost.
"""

import argparse
import os
import sys

import pytest

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


def line_of(row: Row) -> tuple[str, int]:
    """The row of the table, and how much was lost."""
    counted = Counted()
    if row.tests:
        ended = pytest.main(["-q", "-q", "--no-header", "-p", "no:cacheprovider", *row.tests], plugins=[counted])
        counted.losses += ended not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)
    left = f"not tried: {row.left}" if row.left else ""
    skipped = f"{counted.skipped} skipped" if counted.skipped else ""
    said = "; ".join(filter(None, (skipped, left)))
    return f"S{row.number:<3} {row.what:<44} {counted.runs:>6} {counted.losses:>7}  {said}", counted.losses


def main(names: list[str], short: bool) -> int:
    wanted = {int(name.upper().removeprefix("S")) for name in names} or (
        {*SHORT} if short else {r.number for r in ROWS}
    )
    lines, lost = [f"{'':<4} {'what happens':<44} {'runs':>6} {'losses':>7}"], 0
    for row in ROWS:
        if row.number in wanted:
            line, losses = line_of(row)
            lines.append(line)
            lost += losses
    print("\n" + "\n".join(lines))
    return min(lost, 1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.storm")
    parser.add_argument("names", nargs="*", metavar="S4", help="these rows alone")
    parser.add_argument("--short", action="store_true", help="the rows that take seconds")
    given = parser.parse_args()
    sys.exit(main(given.names, given.short))
