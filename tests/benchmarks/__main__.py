"""Every ratio of every benchmark in one table; run by hand, on a computer that does little else.

    python -m tests.benchmarks [--page] [NAME ...]      the benchmarks named, such as growth, or all of them

A benchmark is a file in this folder with `ratios()`, by name, and `MOST`, what each may be at most. Ours and the peer's
are measured in the same run. Ends with 1 where a ratio is more than it may be. With --page what was measured is written
into .github/SPEED.md.
"""

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

from tests.benchmarks.speed_page import Line, write_lines

HERE = Path(__file__).parent


def benchmarks() -> dict[str, ModuleType]:
    """The files of this folder that have ratios, by name."""
    names = (path.stem for path in sorted(HERE.glob("[a-z]*.py")) if not path.stem.startswith("test_"))
    found = {name: import_module(f"tests.benchmarks.{name}") for name in names}
    return {name: module for name, module in found.items() if hasattr(module, "ratios")}


def main(names: list[str], page: bool = False) -> int:
    """How many ratios are more than they may be, at most 1; with `page` they are written into .github/SPEED.md."""
    offered, measured = benchmarks(), list[Line]()
    if unknown := set(names) - set(offered):
        raise SystemExit(f"There is no benchmark {', '.join(sorted(unknown))}. There are: {', '.join(offered)}.")
    print(f"{'benchmark':<13} {'ratio of':<50} {'ours':>9} {'peer':>9}    {'is':>6} {'at most':>8}")
    for name in names or offered:
        for what, ratio in offered[name].ratios().items():
            line = Line(name, what, ratio, offered[name].MOST[what])
            measured.append(line)
            print(line, flush=True)
    if page:
        tables = {name: offered[name].table() for name in names or offered if hasattr(offered[name], "table")}
        write_lines(measured, tables)
    return int(any(line.is_over for line in measured))


if __name__ == "__main__":
    words = sys.argv[1:]
    sys.exit(main([word for word in words if word != "--page"], "--page" in words))
