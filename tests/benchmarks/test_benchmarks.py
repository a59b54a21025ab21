"""The table of the benchmarks holds every benchmark, and ends with 1 where a ratio is more than it may be."""

import ast
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.benchmarks import __main__ as table
from tests.benchmarks.computing import Ratio
from tests.benchmarks.sizes import grown
from tests.benchmarks.speed_page import PAGE, Line, measured, rows_of, with_lines

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
    found = {"many / few": Ratio(2 * ratio, 2.0, "MB"), "one / one": Ratio(0.05, 0.05)}
    most = {"many / few": 2.0, "one / one": 2.0}
    made: Any = SimpleNamespace(ratios=lambda: found, MOST=most)
    monkeypatch.setitem(sys.modules, "tests.benchmarks.made", made)
    monkeypatch.setattr(table, "benchmarks", lambda: {"made": made})
    monkeypatch.setattr(table, "measured_alone", measured)  # another process has no benchmark of this name
    assert table.main([]) == status
    heading, line, _ = capsys.readouterr().out.splitlines()
    assert heading.split() == ["benchmark", "ratio", "of", "ours", "peer", "is", "at", "most"]
    sides = [f"{2 * ratio:.2f}", "2.00", "MB", f"{ratio:.2f}", "2.00"]
    assert line.split() == ["made", "many", "/", "few", *sides, *([mark] if mark else [])]


def test_the_page_keeps_the_rows_that_were_not_measured() -> None:
    text = "# Speed\n<!-- ratios -->\n<!-- end of ratios -->\nrest\n"
    lines = [Line("sizes", "verify", Ratio(3.0, 1.0), 2.0), Line("pack", "pack / bare", Ratio(0.05, 0.1), 1.5)]
    once = with_lines(text, lines, "then")
    rows = [line for line in once.splitlines() if line.endswith("then |")]
    assert rows == [
        "| pack | pack / bare | 0.0500 s | 0.10 s | 0.50 | 1.50 | then |",
        "| sizes | verify | 3.00 s | 1.00 s | 3.00 (more) | 2.00 | then |",
    ]
    again = with_lines(once, [Line("sizes", "verify", Ratio(1.0, 1.0), 2.0)], "now")
    assert "| sizes | verify | 1.00 s | 1.00 s | 1.00 | 2.00 | now |" in again
    assert again.count("| sizes |") == 1
    assert rows[0] in again
    assert again.endswith("\nrest\n")


def test_the_page_holds_every_ratio_that_there_is() -> None:
    wanted = {(name, what) for name, module in table.benchmarks().items() for what in module.MOST}
    assert rows_of(PAGE.read_text(encoding="utf-8")).keys() == wanted


def test_growth_is_what_a_figure_costs_beside_one_of_the_smallest_size() -> None:
    found = {"verify": {10: Ratio(1.0, 1.0), 100: Ratio(20.0, 5.0)}}
    assert {name: each.value for name, each in grown(found).items()} == {"verify, 100 figures / 10, a figure": 2.0}


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
