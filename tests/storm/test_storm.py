"""The table of failure tests names every event, and tests that are there."""

import ast
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.storm.page import PAGE, Ran, with_rows
from tests.storm.rows import ROWS, SHORT, Row

ROOT = Path(__file__).parents[2]


def test_every_event_stands_in_the_table_once() -> None:
    assert [row.number for row in ROWS] == list(range(1, 28))
    assert [row.number for row in ROWS if not (row.tests or row.left)] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"S{row.number}")
def test_its_tests_are_there(row: Row) -> None:
    for named in row.tests:
        path, _, test = named.partition("::")
        assert (ROOT / path).exists(), named
        if test:
            body = ast.parse((ROOT / path).read_text(encoding="utf-8")).body
            assert test in {each.name for each in body if isinstance(each, ast.FunctionDef)}, named


@pytest.mark.timeout(600)
def test_the_short_set_loses_nothing_and_prints_runs_and_losses() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.storm", "--short"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    head, *lines = ended.stdout.splitlines()[-len(SHORT) - 1 :]
    assert head.split() == ["what", "happens", "runs", "losses"], ended.stdout
    assert ended.returncode == 0, ended.stdout
    for number, line in zip(SHORT, lines, strict=True):
        what = next(row.what for row in ROWS if row.number == number)
        runs, losses, *_ = line.removeprefix(f"S{number}").strip().removeprefix(what).split()
        assert int(runs) > 0, line
        assert losses == "0", line


def test_the_page_keeps_the_rows_that_were_not_run() -> None:
    text = "# Storm\n<!-- runs and losses -->\nold\n<!-- end of runs and losses -->\nrest\n"
    rows = [Ran(9, "power cut", 2_500, 0, ""), Ran(4, "killed", 12, 1, "1 skipped")]
    once = with_rows(text, rows, date(2026, 11, 1))
    assert "| S4 | killed | 12 | 1 | 1 skipped | 2026-11-01 |\n| S9 | power cut | 2,500 | 0 | - | 2026-11-01 |" in once
    assert "**2,512 runs, 1 losses**" in once
    assert once.startswith("# Storm\n")
    assert once.endswith("\nrest\n")
    again = with_rows(once, [Ran(4, "killed", 13, 0, "")], date(2026, 11, 2))
    assert "| S4 | killed | 13 | 0 | - | 2026-11-02 |\n| S9 | power cut | 2,500 | 0 | - | 2026-11-01 |" in again
    assert again.count("| S4 |") == 1


def test_the_page_holds_every_row() -> None:
    found = re.findall(r"^\| S(\d+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(number) for number in found] == [row.number for row in ROWS]
