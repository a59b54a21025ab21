"""How long an import takes, beside pandas and openpyxl merely reading the same workbook; run by hand.

    python -m tests.benchmarks.reading [ROWS ...]      6,000, 60,000 and 300,000 rows where none are given

The import is the whole of it: the file read in its own process, its layout recognised, every figure checked, compared
with the board and kept in it. Both are timed in turn, the smaller sizes several times. Prints the middle seconds by the
clock and, in brackets, of computing (the reading process's included), which a busy computer does not change; and the
middle ratio of the two (below 1: the import is quicker).
"""

import compileall
import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import NamedTuple

import xlsxwriter

from ibdesk.desk import Desk
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Unit
from ibdesk.domain.indicator import Indicator
from tests.benchmarks.computing import Ratio

ROOT = Path(__file__).parents[2]
USUAL = (6_000, 60_000, 300_000)
MOST = {"import of 60,000 rows / pandas reading": 0.83, "import of 300,000 rows / pandas reading": 0.77}
_ROUNDS = 5
_ROWS_OF_ONE_ROUND = 100_000
_MONTHS = 120  # ten years
_FIRST_YEAR = 2005


def write_long_table(path: Path, rows: int) -> int:
    """One row per indicator and month, as staff keep them; the number of indicators."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Figures")
    month_format = book.add_format({"num_format": "mmm yyyy"})
    for column, heading in enumerate(("Code", "Month", "Value", "Comment")):
        sheet.write_string(0, column, heading)
    for row in range(rows):
        code, month = divmod(row, _MONTHS)
        year, month = divmod(month, 12)
        sheet.write_string(row + 1, 0, f"K{code + 1}")
        sheet.write_datetime(row + 1, 1, datetime(_FIRST_YEAR + year, month + 1, 1), month_format)
        sheet.write_number(row + 1, 2, (row * 7_919) % 900 + 100)
        if row % 40 == 0:
            sheet.write_string(row + 1, 3, f"Counted again in week {row % 5 + 1}.")
    book.close()
    return -(-rows // _MONTHS)


class Taken(NamedTuple):
    """Seconds by the clock, and of computing in this process and those that it started."""

    clock: float
    computing: float

    @classmethod
    def by(cls, work: Callable[..., object], *given: object) -> "Taken":
        gc.collect()
        clock, computing = time.perf_counter(), _computed()
        work(*given)
        return cls(time.perf_counter() - clock, _computed() - computing)

    @classmethod
    def middle(cls, taken: Sequence["Taken"]) -> "Taken":
        return cls(median(each.clock for each in taken), median(each.computing for each in taken))

    def over(self, other: "Taken") -> "Taken":
        return Taken(self.clock / other.clock, self.computing / other.computing)

    def __str__(self) -> str:
        return f"{self.clock:.2f} ({self.computing:.2f})"


def _computed() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def definitions(count: int) -> Records:
    """That many monthly counts."""
    names = range(1, count + 1)
    return Records(
        indicators=tuple(
            Indicator(f"K{n}", "Contacts and referrals", f"Measured thing {n}", "Head of Fieldwork", unit=Unit.COUNT)
            for n in names
        )
    )


def import_into(desk: Desk, workbook: Path) -> None:
    """The whole way."""
    desk.imports.accept(desk.imports.preview([workbook]))


def check_kept(desk: Desk, rows: int) -> None:
    """That it really went the whole way."""
    kept = len(desk.board.records().figures)
    if kept != rows:
        raise SystemExit(f"{kept} of {rows} figures were kept")


def merely_read(workbook: Path) -> None:
    """What pandas does with openpyxl: no layout, no check, nothing kept."""
    import pandas

    pandas.read_excel(workbook, engine="openpyxl")


def one_round(workbook: Path, board: Path, known: Records, rows: int) -> tuple[Taken, Taken]:
    """What the import takes, and what pandas does."""
    theirs = Taken.by(merely_read, workbook)
    with Desk.create(board, "Performance Analyst", known) as desk:
        ours = Taken.by(import_into, desk, workbook)
        check_kept(desk, rows)
    board.unlink()
    return ours, theirs


def of_one_size(rows: int) -> tuple[Taken, Taken, Taken]:
    """What the import of so many rows takes, what pandas takes to read them, and the ratio of the two."""
    import pandas  # noqa: F401 - its import is not what is measured

    compileall.compile_dir(ROOT / "ibdesk", quiet=1)  # as installed: what starts the reading process finds it so
    with tempfile.TemporaryDirectory() as folder:
        workbook, board = Path(folder, f"{rows}.xlsx"), Path(folder, f"{rows}.ibdesk")
        known = definitions(write_long_table(workbook, rows))
        times = _ROUNDS if rows <= _ROWS_OF_ONE_ROUND else 1
        rounds = [one_round(workbook, board, known, rows) for _ in range(times)]
    ours, theirs = (Taken.middle(taken) for taken in zip(*rounds, strict=True))
    return ours, theirs, Taken.middle([own.over(other) for own, other in rounds])


def ratios() -> dict[str, Ratio]:
    """The computing of the import beside that of pandas, by name."""
    found = {}
    for rows in (60_000, 300_000):
        ours, theirs, _ = of_one_size(rows)
        found[f"import of {rows:,} rows / pandas reading"] = Ratio(ours.computing, theirs.computing)
    return found


def main(sizes: list[int]) -> None:
    print(f"{'rows':>9} {'IBDesk imports, s':>19} {'pandas reads, s':>19} {'ratio':>13}")
    for rows in sizes:
        ours, theirs, ratio = of_one_size(rows)
        print(f"{rows:>9,} {ours!s:>19} {theirs!s:>19} {ratio!s:>13}", flush=True)


if __name__ == "__main__":
    main([int(word.replace(",", "")) for word in sys.argv[1:]] or list(USUAL))
