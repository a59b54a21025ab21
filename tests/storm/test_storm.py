"""The table of failure tests names every event, and tests that are there."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storm.rows import ROWS, Row

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


def test_the_command_prints_runs_and_losses() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.storm", "S17"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=120
    )
    head, line = ended.stdout.splitlines()[-2:]
    assert head.split() == ["what", "happens", "runs", "losses"]
    assert line.split() == ["S17", "clocks", "that", "jump", "1", "0"]
