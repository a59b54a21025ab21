"""A workbook of 300,000 rows, cancelled at any time: nothing of it is kept; and then brought in whole."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from ibdesk.desk import Desk
from ibdesk.progress import Cancelled
from tests.benchmarks.reading import definitions, write_long_table


class CancelledAt:
    """Counts how far the work says that it is, and is cancelled at one of these times."""

    def __init__(self, at: int = 0) -> None:
        self.at, self.times = at, 0

    def __call__(self, done: int, total: int, words: str) -> None:
        self.times += 1
        if self.times == self.at:
            raise Cancelled


def bring(desk: Desk, workbook: Path, progress: CancelledAt) -> None:
    preview = desk.imports.preview([workbook], progress=progress)
    progress(0, 1, "looked at by a person")
    desk.imports.accept(preview)


@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    ("rows", "times"), [(6_000, 3), pytest.param(300_000, 10, marks=pytest.mark.slow)], ids=["6,000", "300,000"]
)
def test_cancelled_at_any_time_nothing_is_kept(
    tmp_path: Path, rows: int, times: int, record_property: Callable[[str, object], None]
) -> None:
    workbook, path = tmp_path / "Large.xlsx", tmp_path / "North.ibdesk"
    known = definitions(write_long_table(workbook, rows))
    with Desk.create(path, "Anna", known) as desk:
        whole = CancelledAt()
        bring(desk, workbook, whole)
        assert len(desk.board.records().figures) == rows
        desk.history.undo()
    before = path.read_bytes()
    chance = random.Random(22)
    for at in sorted(chance.sample(range(1, whole.times + 1), min(times, whole.times))):
        with Desk.open(path, "Anna") as desk, pytest.raises(Cancelled):
            bring(desk, workbook, CancelledAt(at))
        assert path.read_bytes() == before, at
        assert {each.name for each in tmp_path.iterdir()} <= {"Large.xlsx", "North.ibdesk", "North backups"}, at
    record_property("runs", times + 1)
