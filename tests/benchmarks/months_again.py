"""What a board grows by when the same workbook comes again each month with few of its figures changed; run by hand.

    python -m tests.benchmarks.months_again [IMPORTS]

Prints after 1, 10 and 50 imports of 60,000 figures, 120 of them other each time: the board's and its backups' size, and
how long an import, an opening and an undo take, in seconds of the clock.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from ibdesk.domain.board import Records
from ibdesk.domain.figure import CellSource, Figure, Part
from ibdesk.domain.month import Month
from ibdesk.store.backups.backup import backups
from ibdesk.store.board_file import create_board, open_board
from ibdesk.store.files.beside import backup_folder
from tests.made import part
from tests.store.kept import AT, BY, workbook

FIGURES, CHANGED, TOLD_AFTER = 60_000, 120, (1, 10, 50)
_MONTHS, _PARTS = 120, tuple(Part)


def figures_of(turn: int) -> tuple[Figure, ...]:
    """The workbook as it comes for the so manieth time: 120 other numbers than the time before."""
    return tuple(
        part(
            str(at // (_MONTHS * len(_PARTS))),
            Month(2005, 1) + at // len(_PARTS) % _MONTHS,
            at + (turn if at % (FIGURES // CHANGED) == turn % (FIGURES // CHANGED) else 0),
            _PARTS[at % len(_PARTS)],
            source=CellSource("Return.xlsx", "Figures", f"C{at + 2}"),
        )
        for at in range(FIGURES)
    )


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(imports: int) -> None:
    print(f"{'imports':>7} {'board MB':>9} {'backups MB':>11} {'import s':>9} {'open s':>7} {'undo s':>7}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "North.ibdesk"
        create_board(path).close()
        for turn in range(1, imports + 1):
            records = Records(figures=figures_of(turn))
            with open_board(path, backups=backup_folder(path)) as board:
                brought = [workbook("Return.xlsx", f"{turn:064x}")]
                taken = seconds(lambda: board.keep_import(brought, records, [], BY, AT))  # noqa: B023
            if turn in TOLD_AFTER or turn == imports:
                print(_line(turn, path, taken), flush=True)


def _line(turn: int, path: Path, taken: float) -> str:
    def load() -> None:
        with open_board(path) as board:
            board.records()

    opened = seconds(load)
    with open_board(path) as board:
        undone = seconds(lambda: (board.undo(turn, BY, AT), board.records()))
        board.redo(turn, BY, AT)
    kept = sum(each.size for each in backups(backup_folder(path), path.stem))
    size = path.stat().st_size
    return f"{turn:>7} {size / 1e6:>9.1f} {kept / 1e6:>11.1f} {taken:>9.1f} {opened:>7.1f} {undone:>7.1f}"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else TOLD_AFTER[-1])
