"""Every failure test by what it lets happen, as one table: how many runs, how many losses, what is not tried here.

    python -m tests.storm [--short] [--page] [S4 S9 ...]

A run is one case of a test, or each of the kills that a test counts itself. Each row runs in a process of its own, so
that none finds what another left in memory. Ends with 1 where something was lost.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest

from tests.storm.page import Ran, write_rows
from tests.storm.rows import ROWS, SHORT, Row

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


class Counted:
    """What pytest reports of one row."""

    def __init__(self) -> None:
        self.runs = self.losses = self.skipped = self.left_out = 0

    def pytest_deselected(self, items: Sequence[pytest.Item]) -> None:
        self.left_out += len(items)

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
    long = f"{counted.left_out} long parts left out this time" if counted.left_out else ""
    return Ran(row.number, row.what, counted.runs, counted.losses, "; ".join(filter(None, (skipped, long, left))))


def tried_alone(row: Row, short: bool) -> Ran:
    """The same in a process of its own. One that ends before it says so is a loss."""
    with TemporaryDirectory(prefix="storm-") as folder:
        answer = Path(folder) / "ran.json"
        words = [sys.executable, "-m", "tests.storm", f"S{row.number}", "--answer", str(answer)]
        subprocess.run([*words, *["--short"] * short], check=False)
        if not answer.exists():
            return Ran(row.number, row.what, 0, 1, "it ended before its tests did")
        return msgspec.json.decode(answer.read_bytes(), type=Ran)


def answer(name: str, short: bool, path: Path) -> int:
    """One row, for the process that asked; what it came to, written as JSON."""
    row = next(row for row in ROWS if row.number == int(name.removeprefix("S")))
    path.write_bytes(msgspec.json.encode(tried(row, short)))
    return 0


def main(names: list[str], short: bool, page: bool) -> int:
    wanted = {int(name.upper().removeprefix("S")) for name in names} or (
        {*SHORT} if short else {r.number for r in ROWS}
    )
    ran = [tried_alone(row, short) for row in ROWS if row.number in wanted]
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
    parser.add_argument("--answer", type=Path, metavar="FILE", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.answer:
        sys.exit(answer(given.names[0], given.short, given.answer))
    sys.exit(main(given.names, given.short, given.page))
