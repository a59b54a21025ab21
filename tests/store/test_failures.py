"""Killed, out of room, cut off: after whatever happens in the middle of keeping, a board is as before or as after."""

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ibdesk.domain.board import Records
from ibdesk.errors import UserError
from ibdesk.store.board_file import open_board
from ibdesk.store.opening.verify import verify
from tests.store.kept import AT, BY, figures, in_child, problem, small_board, workbook

ROOT = Path(__file__).parents[2]
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and limits of the system")

IMPORT_FOR_EVER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.store.kept import AT, BY, figures, workbook
from ibdesk.store.board_file import open_board
board = open_board(Path(sys.argv[1]))
while True:
    print(board.keep_import([workbook()], figures(1000), [], BY, AT), flush=True)
"""


@pytest.fixture
def board_path(tmp_path: Path) -> Path:
    path = tmp_path / "North.ibdesk"
    small_board(path).close()
    return path


def state(path: Path) -> tuple[int, Records]:
    """What a board holds, once it has been found sound."""
    with open_board(path) as board:
        found = board.last_step, board.records()
        assert not board.read_only
    assert verify(path).damage == ()
    assert sorted(each.name for each in path.parent.iterdir() if each.name.startswith(path.name)) == [path.name]
    return found


def import_large(path: Path) -> None:
    with open_board(path) as board:
        board.keep_import([workbook("Large.xlsx")], figures(1500, workbook="Large.xlsx"), [problem()], BY, AT)


@needs_fork
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_killed_at_any_write_an_import_is_whole_or_not_there(board_path: Path, tmp_path: Path) -> None:
    """The system kills a program that writes beyond its limit, in the middle of the write: every limit from the
    first bytes of the journal to the last page of the board."""
    import resource

    before = state(board_path)
    after_path = tmp_path / "After.ibdesk"
    shutil.copy(board_path, after_path)
    import_large(after_path)
    after = state(after_path)
    killed = 0
    limits = sorted({*range(500, 6000, 700), *range(3000, after_path.stat().st_size + 8192, 7001)})
    for limit in limits:
        path = tmp_path / f"{limit}.ibdesk"
        shutil.copy(board_path, path)

        def work(path: Path = path, limit: int = limit) -> None:
            with open_board(path) as board:
                resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
                signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
                board.keep_import([workbook("Large.xlsx")], figures(1500, workbook="Large.xlsx"), [problem()], BY, AT)

        status, _ = in_child(work)
        killed += os.WIFSIGNALED(status)
        assert state(path) == (before if os.WIFSIGNALED(status) else after), limit
    assert 10 < killed < len(limits)


def test_killed_at_any_moment_no_confirmed_import_is_lost(board_path: Path) -> None:
    """A program that imports again and again is killed in the middle of one: all it reported are there."""
    chance = random.Random(8)
    journal = board_path.with_name(board_path.name + "-journal")
    confirmed = 5
    for _ in range(8):
        child = subprocess.Popen(
            [sys.executable, "-c", IMPORT_FOR_EVER, str(board_path), str(ROOT)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout
        confirmed = int(child.stdout.readline())
        while child.poll() is None and not (journal.exists() and journal.stat().st_size):
            pass  # until the next import is under way
        for _ in range(chance.randrange(3000)):
            journal.exists()
        assert child.poll() is None
        child.kill()
        rest, _ = child.communicate()
        confirmed = max([confirmed, *(int(line) for line in rest.split())])
        found, _ = state(board_path)
        assert found in (confirmed, confirmed + 1)


def test_a_full_disk_is_told_and_changes_nothing(board_path: Path) -> None:
    before = state(board_path)
    with open_board(board_path) as board:
        pages = board._connection.execute("PRAGMA page_count").fetchone()[0]
        for more in range(0, 40, 3):
            board._connection.execute(f"PRAGMA max_page_count = {pages + more}")
            with pytest.raises(UserError, match="no room") as told:
                board.keep_import([workbook("Large.xlsx")], figures(5000), [problem()], BY, AT)
            assert str(board_path.parent) in told.value.next_step
            assert (board.last_step, board.records()) == before
        board._connection.execute("PRAGMA max_page_count = 100000")
        assert board.keep_import([workbook("Large.xlsx")], figures(5000), [problem()], BY, AT) == 6
    assert state(board_path)[0] == 6


@needs_fork
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_refused_write_is_told_and_changes_nothing(board_path: Path) -> None:
    """The same limit, but the system only refuses the write: the program goes on."""
    import resource

    before = state(board_path)

    def work() -> str:
        with open_board(board_path) as board:
            resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
            with pytest.raises(UserError) as told:
                board.keep_import([workbook("Large.xlsx")], figures(1500), [problem()], BY, AT)
            assert (board.last_step, board.records()) == before
            return told.value.what

    status, sentence = in_child(work)
    assert status == 0
    assert "The drive reported an error" in sentence
    assert state(board_path) == before


def test_stopped_in_the_middle_an_import_leaves_nothing(board_path: Path) -> None:
    """Ctrl+C, or a defect, while the rows are being added."""
    before = state(board_path)
    with open_board(board_path) as board:
        board._connection.set_progress_handler(lambda: 1, 5000)  # SQLite stops what it is doing
        with pytest.raises(UserError):
            board.keep_import([workbook("Large.xlsx")], figures(3000), [problem()], BY, AT)
        board._connection.set_progress_handler(None, 0)
        assert (board.last_step, board.records()) == before
    assert state(board_path) == before
