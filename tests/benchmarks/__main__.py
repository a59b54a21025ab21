"""Every ratio of every benchmark in one table; run by hand, on a computer that does little else.

    python -m tests.benchmarks [NAME ...]      the benchmarks named, such as growth, or all of them

A benchmark is a file in this folder with `ratios()`, by name, and `MOST`, what each may be at most. Ends with 1 where
one is more.
"""

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).parent


def benchmarks() -> dict[str, ModuleType]:
    """The files of this folder that have ratios, by name."""
    names = (path.stem for path in sorted(HERE.glob("[a-z]*.py")) if not path.stem.startswith("test_"))
    found = {name: import_module(f"tests.benchmarks.{name}") for name in names}
    return {name: module for name, module in found.items() if hasattr(module, "ratios")}


def main(names: list[str]) -> int:
    """How many ratios are more than they may be, at most 1."""
    offered, over = benchmarks(), 0
    if unknown := set(names) - set(offered):
        raise SystemExit(f"There is no benchmark {', '.join(sorted(unknown))}. There are: {', '.join(offered)}.")
    print(f"{'benchmark':<16} {'ratio of':<48} {'is':>6} {'at most':>8}")
    for name in names or offered:
        for what, ratio in offered[name].ratios().items():
            most = offered[name].MOST[what]
            over += ratio > most
            print(f"{name:<16} {what:<48} {ratio:>6.2f} {most:>8.2f}{'  MORE' if ratio > most else ''}", flush=True)
    return min(over, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
