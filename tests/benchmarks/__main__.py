"""Every ratio of every benchmark in one table; run by hand, on a computer that does little else.

    python -m tests.benchmarks [--page] [NAME ...]      the benchmarks named, such as growth, or all of them

A benchmark is a file in this folder with `ratios()`, by name, and `MOST`, what each may be at most. Ours and the peer's
are measured in the same run, each benchmark in a process of its own: what one leaves in memory slows the next one, and
would count as its own. Ends with 1 where a ratio is more than it may be. With --page what was measured is written into
.github/SPEED.md.
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType

from tests.benchmarks.speed_page import Line, Measured, measured, write_lines

HERE = Path(__file__).parent


def benchmarks() -> dict[str, ModuleType]:
    """The files of this folder that have ratios, by name."""
    names = (path.stem for path in sorted(HERE.glob("[a-z]*.py")) if not path.stem.startswith("test_"))
    found = {name: import_module(f"tests.benchmarks.{name}") for name in names}
    return {name: module for name, module in found.items() if hasattr(module, "ratios")}


def measured_alone(name: str) -> Measured:
    """What a benchmark measures in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        return alone.submit(measured, name).result()


def main(names: list[str], page: bool = False) -> int:
    """How many ratios are more than they may be, at most 1; with `page` they are written into .github/SPEED.md."""
    offered, all_lines, tables = benchmarks(), list[Line](), dict[str, list[str]]()
    if unknown := set(names) - set(offered):
        raise SystemExit(f"There is no benchmark {', '.join(sorted(unknown))}. There are: {', '.join(offered)}.")
    print(f"{'benchmark':<13} {'ratio of':<50} {'ours':>9} {'peer':>9}    {'is':>6} {'at most':>8}")
    for name in names or offered:
        lines, table = measured_alone(name)
        print(*lines, sep="\n", flush=True)
        all_lines += lines
        tables |= {name: table} if table else {}
    if page:
        write_lines(all_lines, tables)
    return int(any(line.is_over for line in all_lines))


if __name__ == "__main__":
    words = sys.argv[1:]
    sys.exit(main([word for word in words if word != "--page"], "--page" in words))
