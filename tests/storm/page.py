"""The table of failure tests as the page .github/RELIABILITY.md shows it; rows that were not run keep what they say."""

import os
import platform
import re
import sqlite3
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from msgspec import Struct

PAGE = Path(__file__).parents[2] / ".github" / "RELIABILITY.md"
_BEGIN, _END = "<!-- runs and losses -->", "<!-- end of runs and losses -->"
_HEAD = "| | What happens | Runs | Losses | Skipped here, and what is not tried | On |\n|---|---|---|---|---|---|"
_ROW = re.compile(r"^\| S(\d+) \|", re.MULTILINE)


class Ran(Struct, frozen=True):
    """What one row came to: `said` is what was skipped or is not tried."""

    number: int
    what: str
    runs: int
    losses: int
    said: str

    def line(self, on: date) -> str:
        said = self.said or "-"
        return f"| S{self.number} | {self.what} | {self.runs:,} | {self.losses:,} | {said} | {on.isoformat()} |"


def with_rows(text: str, ran: Iterable[Ran], on: date) -> str:
    """The page with these rows in their places."""
    before, _, rest = text.partition(_BEGIN)
    table, _, after = rest.partition(_END)
    rows = {int(found[1]): line for line in table.splitlines() if (found := _ROW.match(line))}
    rows |= {each.number: each.line(on) for each in ran}
    lines = [rows[number] for number in sorted(rows)]
    where = f"Last run by {_computer()}: {_total(lines)}."
    return "\n".join([before + _BEGIN, where, "", _HEAD, *lines, _END + after])


def _total(lines: Iterable[str]) -> str:
    cells = [line.split("|") for line in lines]
    runs, losses = (sum(int(each[at].replace(",", "")) for each in cells) for at in (3, 4))
    return f"**{runs:,} runs, {losses:,} losses**"


def _computer() -> str:
    python = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    return f"{platform.system()} {platform.release().partition('-')[0]}, {os.cpu_count()} processors, {python}"


def write_rows(ran: Iterable[Ran]) -> None:
    PAGE.write_text(with_rows(PAGE.read_text(encoding="utf-8"), ran, date.today()), encoding="utf-8")
