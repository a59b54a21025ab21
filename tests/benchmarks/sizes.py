"""What an import and a board cost at 6,000, 60,000 and 300,000 figures (1x, 10x, 50x), each beside a peer.

    python -m tests.benchmarks.sizes [FIGURES ...]

The peer does the bare part of the work: pandas reads the workbook; SQLite alone fetches the rows, checks the file and
hashes its bytes, or copies it with its own backup. Counted is computing, the least of several turns. Growth is what a
figure costs in the larger board beside one in the smallest: 1 is fair.
"""

import gc
import hashlib
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from ibdesk.desk import Desk
from ibdesk.domain.month import Month
from ibdesk.store.backups.backup import backup
from ibdesk.store.board_file import open_board
from ibdesk.store.opening.verify import verify
from tests.benchmarks.computing import Ratio
from tests.benchmarks.reading import check_kept, definitions, import_into, merely_read, write_long_table

SIZES = (6_000, 60_000, 300_000)
_TURNS = {6_000: 5, 60_000: 3, 300_000: 1}
_LAST_MONTH = Month(2014, 12)
IMPORT, OPEN, VERIFY, BACKUP, REPORT = "import", "all figures", "verify", "backup", "a month's pages"
PEERS = {
    IMPORT: "pandas reading the workbook",
    OPEN: "SQLite fetching the rows",
    VERIFY: "SQLite's check, and a hash of the bytes",
    BACKUP: "SQLite's own backup, checked",
    REPORT: "SQLite fetching the rows",
}
MOST_GROWN = 1.6
MOST = {f"{name}, {size:,} figures / {SIZES[0]:,}, a figure": MOST_GROWN for name in PEERS for size in SIZES[1:]}
Work = Callable[[], object]


def of_size(figures: int) -> dict[str, Ratio]:
    """Seconds of computing of each piece of work, and of its peer."""
    import pandas  # noqa: F401 - its import is not what is measured

    with tempfile.TemporaryDirectory() as name:
        folder, turns = Path(name), _TURNS.get(figures, 1)
        workbook, board = folder / "Large.xlsx", folder / "North.ibdesk"
        known = definitions(write_long_table(workbook, figures))

        def imported() -> None:
            board.unlink(missing_ok=True)
            with Desk.create(board, "Performance Analyst", known) as desk:
                import_into(desk, workbook)

        found = {IMPORT: Ratio(_least(imported, turns), _least(lambda: merely_read(workbook), turns))}
        with Desk.open(board, "Performance Analyst") as desk:
            check_kept(desk, figures)
        works = _works(board, folder)
        peers = _peers(board, folder)
        return found | {name: Ratio(_least(works[name], turns), _least(peers[name], turns)) for name in works}


def _works(board: Path, folder: Path) -> Mapping[str, Work]:
    def opened() -> None:
        with open_board(board) as found:
            found.records()

    def report() -> None:
        with Desk.open(board, "Performance Analyst") as desk:
            desk.months.report(_LAST_MONTH)

    return {
        OPEN: opened,
        VERIFY: lambda: verify(board),
        BACKUP: lambda: backup(board, folder / "backups"),
        REPORT: report,
    }


def _peers(board: Path, folder: Path) -> Mapping[str, Work]:
    def fetched() -> None:
        connection = sqlite3.connect(board)
        connection.execute(
            "SELECT * FROM figure JOIN series ON series.id = series JOIN sheet ON sheet.id = sheet"
        ).fetchall()
        connection.close()

    def checked(path: Path = board) -> None:
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA integrity_check").fetchall()
        connection.close()
        hashlib.sha256(path.read_bytes()).hexdigest()

    def copied() -> None:
        source, copy = sqlite3.connect(board), sqlite3.connect(folder / "copy")
        source.backup(copy)
        source.close()
        copy.close()
        checked(folder / "copy")

    return {OPEN: fetched, VERIFY: checked, BACKUP: copied, REPORT: fetched}


def _least(work: Work, turns: int) -> float:
    taken = []
    for _ in range(turns):
        gc.collect()
        before = _computed()
        work()
        taken.append(_computed() - before)
    return max(min(taken), 0.001)


def _computed() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


@cache
def measured(sizes: tuple[int, ...] = SIZES) -> dict[str, dict[int, Ratio]]:
    """By the name of the work and the size."""
    found = {size: of_size(size) for size in sizes}
    return {name: {size: found[size][name] for size in sizes} for name in PEERS}


def ratios() -> dict[str, Ratio]:
    """What a thousand figures cost at each larger size beside the smallest."""
    return grown(measured())


def table() -> list[str]:
    """The same as the page shows it, with the peers."""
    return lines(measured())


def grown(found: Mapping[str, Mapping[int, Ratio]]) -> dict[str, Ratio]:
    """Growth out of what was measured: seconds a thousand figures."""
    made = dict[str, Ratio]()
    for name, sizes in found.items():
        least = min(sizes)
        for size in sorted(sizes)[1:]:
            many, few = (sizes[each].ours / each * 1_000 for each in (size, least))
            made[f"{name}, {size:,} figures / {least:,}, a figure"] = Ratio(many, few)
    return made


def lines(found: Mapping[str, Mapping[int, Ratio]]) -> list[str]:
    """As a table of Markdown: ours beside the peer at each size, and the growth."""
    sizes = sorted(next(iter(found.values())))
    heads = [f"{size:,}: ours, peer, ratio" for size in sizes]
    head = ["Work", "Beside", *heads, *(f"Growth {size // sizes[0]}x" for size in sizes[1:])]
    rows = [head, ["---"] * len(head)]
    for name, by_size in found.items():
        cells = [f"{each.ours:.2f} s, {each.peer:.2f} s, **{each.value:.2f}**" for _, each in sorted(by_size.items())]
        growth = [f"{each.value:.2f}" for key, each in grown({name: by_size}).items() if key.startswith(name)]
        rows.append([name, PEERS[name], *cells, *growth])
    return [f"| {' | '.join(row)} |" for row in rows]


if __name__ == "__main__":
    chosen = tuple(int(word.replace(",", "")) for word in sys.argv[1:]) or SIZES
    print("\n".join(lines(measured(chosen))))
