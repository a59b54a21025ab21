"""What ten times as much work costs, beside ten times the cost of the work: 1 is fair, 10 is what searching through
everything for each thing comes to.

    python -m tests.benchmarks.growth

And what it costs to see that a sheet of nothing but texts holds no figures, beside reading each of them as a number.
Counted is computing in this process, few and many in turn, the middle of several.
"""

import gc
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from ibdesk.checks.imports.duplicates import settle
from ibdesk.domain.board import Records
from ibdesk.domain.figure import CellSource, Figure, Part
from ibdesk.domain.month import Month
from ibdesk.reading.cells.sheet import Block, Cell, CellsByRow, Kind, Sheet
from ibdesk.reading.files.open_file import read_cells
from ibdesk.reading.files.xlsx.row_blocks import RowBlocks
from ibdesk.reading.tables.unused.unused_sheets import has_figures
from ibdesk.reading.values.numbers import read_number_text
from ibdesk.store.board_file import create_board, open_board
from tests.benchmarks.computing import Ratio
from tests.made import part
from tests.reading.files.test_xlsx_large import figures as rows_of_figures
from tests.store.kept import AT, BY, workbook

PARTS = tuple(Part)
Work = Callable[[], object]
_TURNS = 5
_TIMES = 10
_TEXTS = "whether texts are figures / reading each"
_MOST_GROWTH = 3.0


def given_twice(count: int, _: Path) -> Work:
    """A sheet of figures that comes a second time, settled."""
    months = [Month(2000 + year, number) for year in range(20) for number in range(1, 13)]
    figures: list[Figure] = [
        part(str(code), month, code, source=CellSource("MASH.xlsx", sheet, f"B{code}"))
        for sheet in ("First", "Second")
        for code in range(count // (2 * len(months)))
        for month in months
    ]
    return lambda: settle(figures)


def superseded(count: int, folder: Path) -> Work:
    """A board's figures loaded, after a second import that brought each of them again."""
    figures = tuple(
        part(str(at % 125), Month(2004, 1) + at // 500, at, PARTS[at // 125 % 4], source=CellSource("a", "S", f"C{at}"))
        for at in range(count)
    )
    path = folder / f"{count}.ibdesk"
    with create_board(path) as board:
        for name in ("a.xlsx", "b.xlsx"):
            board.keep_import([workbook(name)], Records(figures=figures), [], BY, AT)

    def load() -> None:
        with open_board(path) as board:
            board.records()

    return load


def rows_read(count: int, _: Path) -> Work:
    """So many rows of five cells."""
    data = rows_of_figures(count)
    return lambda: read_cells(data, "a.xlsx")


def rows_again(count: int, _: Path) -> Work:
    """Each row taken out again, the last one first."""

    def take_all_out() -> None:
        blocks = RowBlocks()
        for row in range(count):
            blocks.add(Block([row], [1], [(Kind.NUMBER, "7", "General")], [False]))
        for row in reversed(range(count)):
            blocks.take_out(row)

    return take_all_out


GROWING: dict[str, tuple[Callable[[int, Path], Work], int]] = {
    "figures given twice, 300,000 / 30,000": (given_twice, 30_000),
    "figures superseded, 60,000 / 6,000": (superseded, 6_000),
    "rows read, 60,000 / 6,000": (rows_read, 6_000),
    "rows that come again, 20,000 / 2,000": (rows_again, 2_000),
}
MOST = dict.fromkeys(GROWING, _MOST_GROWTH) | {_TEXTS: 0.2}


def ratios() -> dict[str, Ratio]:
    """By name: the cost of ten times as much beside ten times the cost, and that of the texts."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, (prepare, count) in GROWING.items():
            few, many = in_turn(prepare(count, Path(folder)), prepare(count * _TIMES, Path(folder)))
            found[name] = Ratio(many, few * _TIMES)
    looked, read = in_turn(*looking_and_reading(200_000))
    return found | {_TEXTS: Ratio(looked, read)}


def looking_and_reading(count: int) -> tuple[Work, Work]:
    texts = [f"text {number} \u00e9" for number in range(count)]
    rows: dict[int, tuple[Cell, ...]] = {
        row: (Cell(row, 1, Kind.TEXT, "a"), Cell(row, 2, Kind.TEXT, text)) for row, text in enumerate(texts, start=1)
    }
    sheet = Sheet("Notes", CellsByRow(rows))
    return lambda: has_figures(sheet), lambda: [read_number_text(text) for text in texts]


def in_turn(*works: Work) -> Sequence[float]:
    """The middle seconds of each."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(_TURNS):
        for seconds, work in zip(taken, works, strict=True):
            gc.collect()
            start = time.process_time()
            work()
            seconds.append(time.process_time() - start)
    return [median(seconds) for seconds in taken]


if __name__ == "__main__":
    for name, ratio in ratios().items():
        print(f"{name}: {ratio.value:.2f} (at most {MOST[name]})")
