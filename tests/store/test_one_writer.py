"""One writer at a time: the second opener reads, and is told who has the board; a dead one's lock is taken over."""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from ibdesk.computer import process_started
from ibdesk.errors import UserError
from ibdesk.store.board_file import create_board, open_board
from ibdesk.store.opening.lock import lock_file
from ibdesk.store.opening.opening import take_lock
from tests.store.kept import AT, BY, COMMENT, figures, in_child, small_board, workbook

ANOTHER_PROGRAM = """
import sys
from pathlib import Path
from ibdesk.store.board_file import open_board
board = open_board(Path(sys.argv[1]))
print("read-only" if board.read_only else "writing", flush=True)
sys.stdin.readline()
board.close()
"""


@pytest.fixture
def board_path(tmp_path: Path) -> Path:
    path = tmp_path / "North.ibdesk"
    small_board(path).close()
    return path


class AnotherProgram:
    """A real second process that has the board open until it is told to close it, or is killed."""

    def __init__(self, path: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", ANOTHER_PROGRAM, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout
        self.mode = self.process.stdout.readline().strip()

    def close(self) -> None:
        self.process.communicate("\n")

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


def test_the_second_opener_reads_and_learns_who_writes(board_path: Path) -> None:
    other = AnotherProgram(board_path)
    assert other.mode == "writing"
    holder = json.loads(lock_file(board_path).read_text())
    with open_board(board_path) as board:
        reason = board.read_only_reason or ""
        assert holder["person"] in reason
        assert holder["computer"] in reason
        assert holder["since"] in reason
        assert lock_file(board_path).name in reason
        assert board.last_step == 5
        with pytest.raises(UserError, match="open elsewhere"):
            board.keep_edit("Comment for 7", COMMENT, BY, AT)
    assert lock_file(board_path).exists()  # the reader leaves the writer's lock alone
    other.close()
    assert not lock_file(board_path).exists()
    with open_board(board_path) as board:
        assert not board.read_only


def test_a_board_open_twice_in_one_program_has_one_writer(board_path: Path) -> None:
    with open_board(board_path) as writer, open_board(board_path) as reader:
        assert (writer.read_only, reader.read_only) == (False, True)
        assert writer.keep_edit("Comment for 7", COMMENT, BY, AT) == 6
        assert reader.last_step == 6  # and sees what was kept


def test_the_lock_of_a_killed_program_is_taken_over(board_path: Path) -> None:
    other = AnotherProgram(board_path)
    other.kill()
    assert lock_file(board_path).exists()
    with open_board(board_path) as board:
        assert not board.read_only
        assert json.loads(lock_file(board_path).read_text())["process"] == os.getpid()
    assert not lock_file(board_path).exists()


SAY_NOTHING = ["", "{", "[]", '{"person": "x"}', "\0" * 50, "[" * 9000]


@pytest.mark.parametrize("content", SAY_NOTHING)
def test_a_lock_file_that_has_long_said_nothing_is_taken_over(content: str, board_path: Path) -> None:
    """A program killed while it wrote its lock leaves such a file, and so may a power cut."""
    lock_file(board_path).write_text(content)
    os.utime(lock_file(board_path), (1e9, 1e9))
    with open_board(board_path) as board:
        assert not board.read_only
    assert [each.name for each in board_path.parent.iterdir()] == [board_path.name]


@pytest.mark.parametrize("content", SAY_NOTHING)
def test_a_lock_file_that_says_nothing_yet_is_somebodys(content: str, board_path: Path) -> None:
    """Its program may be about to write its name, on a drive whose locks do not reach this computer."""
    lock_file(board_path).write_text(content)
    with open_board(board_path) as board:
        assert "another program" in (board.read_only_reason or "")
    assert lock_file(board_path).read_text() == content
    assert len(list(board_path.parent.iterdir())) == 2


def test_a_living_holder_is_not_overrun_where_locks_do_nothing(board_path: Path) -> None:
    """The system's lock is free, as on a share that carries none; the process that wrote the file runs."""
    said = {"person": "x", "computer": socket.gethostname(), "process": os.getppid(), "since": "10:42"}
    said["started"] = process_started(os.getppid())
    if said["started"] is None:
        pytest.skip("this system does not say when a process began")
    lock_file(board_path).write_text(json.dumps(said))
    with open_board(board_path) as board:
        assert "open elsewhere (x on" in (board.read_only_reason or "")
    assert json.loads(lock_file(board_path).read_text()) == said
    said["started"] = "another process that had this number before"
    lock_file(board_path).write_text(json.dumps(said))
    with open_board(board_path) as board:
        assert not board.read_only


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs the file kinds of POSIX")
def test_a_lock_that_is_no_file_of_its_own_is_not_written(board_path: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleague")
    lock = lock_file(board_path)
    made: list[Callable[[], object]] = [
        lambda: lock.symlink_to(letter),
        lambda: lock.symlink_to(tmp_path / "nowhere"),
        lambda: lock.symlink_to(lock),
        lambda: lock.hardlink_to(letter),
        lambda: lock.mkdir(),
        lambda: os.mkfifo(lock),
    ]
    for make in made:
        make()
        before = sorted(tmp_path.iterdir())
        with open_board(board_path) as board:
            assert "no file of its own" in (board.read_only_reason or "")
            assert f"Move {lock.name} to another folder" in (board.read_only_reason or "")
        with pytest.raises(UserError, match="no file of its own"):
            take_lock(board_path)
        assert sorted(tmp_path.iterdir()) == before
        assert letter.read_text() == "Dear colleague"
        lock.rmdir() if lock.is_dir() and not lock.is_symlink() else lock.unlink()


def test_a_lock_from_another_computer_is_respected(board_path: Path) -> None:
    said = {
        "person": "cp.lead",
        "computer": socket.gethostname() + "-2",
        "process": 1,
        "since": "8 September 2014, 10:42",
    }
    lock_file(board_path).write_text(json.dumps(said))
    with open_board(board_path) as board:
        assert "cp.lead on" in (board.read_only_reason or "")
    assert json.loads(lock_file(board_path).read_text()) == said


def test_a_refused_board_leaves_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"
    small_board(path).close()
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(UserError):
        open_board(path)
    assert not lock_file(path).exists()


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and limits of the system")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_drive_without_room_keeps_no_empty_lock(board_path: Path) -> None:
    """It takes the name of a file and nothing of what is in it; an empty lock would be somebody's for a minute."""
    import resource

    def work() -> str:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        with open_board(board_path) as board:
            return board.read_only_reason or ""

    status, said = in_child(work)
    assert status == 0
    assert said == f"Nothing can be written in the folder {board_path.parent}, so the board can only be read."
    assert not lock_file(board_path).exists()
    with open_board(board_path) as board:
        assert not board.read_only


def test_two_names_of_one_board_share_its_lock(board_path: Path) -> None:
    link = board_path.with_name("Shortcut.ibdesk")
    try:
        link.symlink_to(board_path)
    except OSError:
        pytest.skip("symbolic links are not allowed here")
    with open_board(board_path), open_board(link) as second:
        assert second.read_only


def test_two_programs_in_turn_lose_no_edit(board_path: Path) -> None:
    for expected in (6, 7, 8):
        with open_board(board_path) as board:
            assert AnotherProgramBriefly(board_path).mode == "read-only"
            assert board.keep_edit("Comment for 7", COMMENT, BY, AT) == expected


class AnotherProgramBriefly(AnotherProgram):
    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.close()


def test_threads_take_turns(tmp_path: Path) -> None:
    """The window reads while a worker imports: every step is kept, every view is whole."""
    with create_board(tmp_path / "North.ibdesk") as board:
        seen: list[int] = []

        def keep() -> None:
            for _ in range(10):
                board.keep_import([workbook()], figures(24), [], BY, AT)

        def read() -> None:
            for _ in range(20):
                seen.append(len(board.records().figures))

        threads = [threading.Thread(target=work) for work in (keep, read, keep)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert board.last_step == 20
        assert set(seen) <= {0, 24}
        assert len(seen) == 20
