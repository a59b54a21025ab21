"""A share that goes in the middle of anything, one that is slow, a drive that is full: sentences, and a board as before
or after."""

import errno
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ibdesk.store.board_file import open_board
from tests.store.kept import AT, BY, COMMENT, small_board
from tests.storm.drive_trace import compiler
from tests.storm.faulty_drive import started

pytestmark = pytest.mark.skipif(compiler() is None, reason="needs Linux and a compiler of C")
# Each piece of work with the share gone, or the drive full, from its k-th call on: what is told, and what is then there
# of board, backups, pack and new board.
_GONE = r"""
import ctypes, json, shutil, sys
from pathlib import Path
from ibdesk.errors import UserError
from ibdesk.store.backups.backup import backup, backups
from ibdesk.store.files.beside import backup_folder
from ibdesk.store.board_file import create_board, open_board
from ibdesk.store.purge import purge
from ibdesk.store.removing.removal import CommentRemoval
from ibdesk.store.backups.restore import restore
from ibdesk.store.opening.verify import verify
from ibdesk.writing.sheets.saving import save_whole
from tests.made import AUGUST
from tests.store.kept import AT, BY, COMMENT, DEFINITIONS, figures, workbook

shim, board, folder, most = ctypes.CDLL(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
errors = json.loads(sys.argv[5])
path, aside, pack, new = folder / "North.ibdesk", folder / "North backups", folder / "pack.xlsx", folder / "New.ibdesk"
OLD, NEW = (b"PK\3\4" + bytes(range(256)) * times for times in (300, 700))

def edit():
    with open_board(path) as opened:
        if opened.read_only_reason is None:
            opened.keep_edit("Comment", COMMENT, BY, AT)

def imported():
    with open_board(path, backups=aside) as opened:
        if opened.read_only_reason is None:
            opened.keep_import([workbook("New.xlsx", "d" * 64)], figures(3), [], BY, AT)

WAYS = {
    "edit": edit,
    "import": imported,
    "restore": lambda: restore(backups(aside, "North")[0].path, path),
    "pack": lambda: save_whole(NEW, pack),
    "new board": lambda: create_board(new, None, lambda board: board.keep_start(DEFINITIONS, BY, AT)).close(),
    "remove": lambda: purge(path, CommentRemoval("7", AUGUST), "Named a child", BY, AT),
}

def fresh():
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copyfile(board, path)
    backup(path, aside)
    pack.write_bytes(OLD)

for name, way in WAYS.items():
    fresh()
    shim.arm(0, 0, 0)
    way()
    calls = shim.counted()
    for at in range(1, calls + 1, max(1, calls // most)):
        fresh()
        shim.arm(at, errors[at % len(errors)], 0)
        told = None
        try:
            way()
        except UserError as error:
            told = [error.what, error.next_step]
        shim.arm(0, 0, 0)
        for lock in folder.rglob("*.lock"):
            lock.unlink()  # a share that is gone keeps the lock of a program that lives on
        with open_board(path) as opened:
            steps = opened.last_step if opened.check_kept() == () else -1
        unsound = [each.path.name for each in backups(aside, "North") if not verify(each.path).sound]
        if new.exists() and not (verify(new).sound and verify(new).steps == 1):
            unsound.append(new.name)
        if pack.read_bytes() not in (OLD, NEW):
            unsound.append(pack.name)
        print(json.dumps([name, at, told, steps, unsound]), flush=True)
"""
_STEPS = {"edit": (5, 6), "import": (5, 6), "restore": (5,), "pack": (5,), "new board": (5,), "remove": (5, 6)}
GONE, FULL = (errno.EIO, errno.ESTALE, errno.ENOTCONN), (errno.ENOSPC,)
_INSIDES = ("Error", "Traceback", "sqlite", "errno", "0x")


@pytest.mark.parametrize("most", [20, pytest.param(10_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("errors", [GONE, FULL], ids=["gone", "full"])
@pytest.mark.timeout(1800)
def test_a_drive_that_fails_at_any_call_costs_nothing_confirmed(
    tmp_path: Path, most: int, errors: tuple[int, ...], record_property: Callable[[str, object], None]
) -> None:
    board = tmp_path / "Small.ibdesk"
    small_board(board).close()
    folder = tmp_path / "All of it is of .ibdesk"  # so that the pack fails too
    said, trace = started(_GONE, tmp_path, board, folder, most, json.dumps(errors)).communicate()
    runs = [json.loads(line) for line in said.splitlines()]
    assert {name for name, *_ in runs} == set(_STEPS), trace
    record_property("runs", len(runs))
    for name, at, told, steps, unsound in runs:
        assert steps in _STEPS[name], (name, at, told)
        assert unsound == [], (name, at)
        assert told is None or not any(inside in words for words in told for inside in _INSIDES), told
        assert told is None or "damaged" not in told[0], told
    assert {name for name, _, told, *_ in runs if told} == set(_STEPS)


_SLOW = r"""
import ctypes, sys
from pathlib import Path
from ibdesk.store.board_file import open_board
from tests.store.kept import AT, BY, figures, workbook

ctypes.CDLL(sys.argv[1]).arm(0, 0, 3000)
with open_board(Path(sys.argv[2])) as board:
    print("open", flush=True)
    for number in range(int(sys.argv[3])):
        board.keep_import([workbook(f"{number}.xlsx", f"{number:064x}")], figures(12), [], BY, AT)
    print("kept", flush=True)
    sys.stdin.read()
"""


def test_a_slow_share_is_waited_for_and_others_read_meanwhile(tmp_path: Path) -> None:
    """Every call takes three thousandths of a second; nobody takes the writer for dead, or reads half a step."""
    path = tmp_path / "North.ibdesk"
    small_board(path).close()
    writer = started(_SLOW, tmp_path, path, 5)
    assert writer.stdout is not None
    assert writer.stdout.readline() == "open\n"
    seen = set[int]()
    while writer.poll() is None and len(seen) < 6:
        with open_board(path) as reader:
            assert reader.read_only_reason is not None
            assert "open elsewhere" in reader.read_only_reason
            assert reader.check_kept() == ()
            seen.add(reader.last_step)
    said, errors = writer.communicate("")
    assert (said, errors) == ("kept\n", "")
    with open_board(path) as board:
        assert board.last_step == 10
        board.keep_edit("Comment", COMMENT, BY, AT)
