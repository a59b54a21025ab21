"""The table of the benchmarks holds every benchmark, and ends with 1 where a ratio is more than it may be."""

import ast
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.benchmarks import __main__ as table

TESTS = Path(__file__).parents[1]
CLOCKS = {"perf_counter", "process_time", "monotonic", "thread_time", "perf_counter_ns", "process_time_ns"}


def test_every_benchmark_says_what_its_ratios_may_be() -> None:
    found = table.benchmarks()
    assert {"reading", "growth"} <= set(found)
    assert all(module.MOST for module in found.values())


@pytest.mark.parametrize(("ratio", "status", "mark"), [(1.5, 0, ""), (2.5, 1, "MORE")])
def test_each_ratio_is_a_line_of_one_table(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, ratio: float, status: int, mark: str
) -> None:
    found, most = {"many / few": ratio, "one / one": 1.0}, {"many / few": 2.0, "one / one": 2.0}
    made: Any = SimpleNamespace(ratios=lambda: found, MOST=most)
    monkeypatch.setattr(table, "benchmarks", lambda: {"made": made})
    assert table.main([]) == status
    heading, line, _ = capsys.readouterr().out.splitlines()
    assert heading.split() == ["benchmark", "ratio", "of", "is", "at", "most"]
    assert line.split() == ["made", "many", "/", "few", f"{ratio:.2f}", "2.00", *([mark] if mark else [])]


def test_a_benchmark_that_is_not_there_is_named() -> None:
    with pytest.raises(SystemExit, match="no benchmark nonsense"):
        table.main(["nonsense"])


def clocks_in(source: str) -> set[str]:
    return {
        name
        for node in ast.walk(ast.parse(source))
        for name in (getattr(node, "attr", None), getattr(node, "name", None), getattr(node, "id", None))
        if name in CLOCKS
    }


def test_no_test_looks_at_a_clock() -> None:
    """How long something takes is a benchmark: a busy computer must fail no test."""
    found = {path.name: clocks_in(path.read_text(encoding="utf-8")) for path in TESTS.rglob("test_*.py")}
    assert {name: clocks for name, clocks in found.items() if clocks} == {}
    for looking in ("from time import perf_counter", "import time\ntime.perf_counter()"):
        assert clocks_in(looking) == {"perf_counter"}
