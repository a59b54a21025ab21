"""The table of .github/SPEED.md; rows that were not measured keep what they say."""

import os
import re
from collections.abc import Iterable, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path

from msgspec import Struct

from tests.benchmarks.computing import Ratio

PAGE = Path(__file__).parents[2] / ".github" / "SPEED.md"
_HEAD = (
    "| Benchmark | Ratio of | Ours | Peer | Is | At most | On, with how many at work |",
    "|---|---|---|---|---|---|---|",
)
_ROW = re.compile(r"\| (\w+) \| (.+?) \| ")


class Line(Struct, frozen=True):
    """One measured ratio, and the most that it may be."""

    benchmark: str
    what: str
    ratio: Ratio
    most: float

    @property
    def is_over(self) -> bool:
        return self.ratio.value > self.most

    def __str__(self) -> str:
        ratio = self.ratio
        sides = f"{_short(ratio.ours):>9} {_short(ratio.peer):>9} {ratio.unit:<2}"
        over = "  MORE" if self.is_over else ""
        return f"{self.benchmark:<13} {self.what:<50} {sides} {ratio.value:>6.2f} {self.most:>8.2f}{over}"

    def row(self, when: str) -> str:
        ratio, unit = self.ratio, self.ratio.unit
        is_it = f"{ratio.value:.2f}" + (" (more)" if self.is_over else "")
        sides = f"{_short(ratio.ours)} {unit} | {_short(ratio.peer)} {unit}"
        return f"| {self.benchmark} | {self.what} | {sides} | {is_it} | {self.most:.2f} | {when} |"


# The ratios of a benchmark, and its table, if it has one.
Measured = tuple[list[Line], list[str]]


def measured(name: str) -> Measured:
    """What the benchmark of this name measures now."""
    module = import_module(f"tests.benchmarks.{name}")
    lines = [Line(name, what, ratio, module.MOST[what]) for what, ratio in module.ratios().items()]
    return lines, list(module.table()) if hasattr(module, "table") else []


def _short(number: float) -> str:
    return f"{number:.4f}" if number < 0.1 else f"{number:.2f}"


def with_lines(text: str, lines: Iterable[Line], when: str) -> str:
    """The page with these rows in place of the ones of the same names."""
    rows = rows_of(text)
    rows |= {(line.benchmark, line.what): line.row(when) for line in lines}
    return with_table(text, "ratios", [*_HEAD, *(rows[key] for key in sorted(rows))])


def with_table(text: str, name: str, table: Iterable[str]) -> str:
    """The page with another table between the marks of this name."""
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    before, _, rest = text.partition(begin)
    return "\n".join([before + begin, *table, end + rest.partition(end)[2]])


def rows_of(text: str) -> dict[tuple[str, str], str]:
    """The rows of ratios on the page, by benchmark and ratio."""
    lines = text.partition("<!-- ratios -->")[2].partition("<!-- end of ratios -->")[0].splitlines()
    found = {(known[1], known[2]): line for line in lines if (known := _ROW.match(line))}
    return {key: line for key, line in found.items() if key[0] != "Benchmark"}


def write_lines(lines: Iterable[Line], tables: Mapping[str, Iterable[str]]) -> None:
    at_work = f", {os.getloadavg()[1]:.1f}" if hasattr(os, "getloadavg") else ""
    when = f"{date.today().isoformat()}{at_work}"
    text = with_lines(PAGE.read_text(encoding="utf-8"), lines, when)
    for name, table in tables.items():
        text = with_table(text, name, [*table, "", f"On, and with how many at work: {when}."])
    PAGE.write_text(text, encoding="utf-8")
