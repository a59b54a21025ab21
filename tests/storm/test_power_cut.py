"""The power is cut at any moment: what was confirmed is on the drive, and everything else is as before or after.

The real code writes while its calls are logged; states are rebuilt that a cut at each of them allows, as the drive
chooses which unsynced writes, whole or torn, and which names it has; and the board, its backups and the pack of each
are held against what the program had confirmed by then.
"""

import json
import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec import Struct

from ibdesk.errors import UserError
from ibdesk.store.board_file import open_board
from ibdesk.store.opening.verify import verify
from tests.storm.drive_states import Drive, State, lay_out
from tests.storm.drive_trace import Call, compiler, traced

needs_compiler = pytest.mark.skipif(compiler() is None, reason="needs Linux and a compiler of C")
# What is done in turn; after each step the program says what must be there whatever happens now.
_WORK = r"""
import ctypes, hashlib, json, sys
from pathlib import Path
from ibdesk.store.backups.backup import backup, backups
from ibdesk.store.files.beside import backup_folder
from ibdesk.store.board_file import create_board, open_board
from ibdesk.store.purge import purge
from ibdesk.store.removing.removal import TextRemoval
from ibdesk.store.backups.restore import restore
from ibdesk.writing.sheets.saving import save_whole
from tests.store.kept import AT, BY, COMMENT, DEFINITIONS, MIXED, figures, problem, workbook

folder, shim = Path(sys.argv[1]), ctypes.CDLL(sys.argv[2])
path, pack, LARGE = folder / "North.ibdesk", folder / "pack.xlsx", workbook("L.xlsx", "c" * 64)

def confirmed(done):
    fingerprints = None
    if path.exists():
        with open_board(path, read_only=True) as board:
            fingerprints = board.fingerprints()
    held = {
        "done": done,
        "board": fingerprints,
        "backups": [each.path.name for each in backups(backup_folder(path), "North")],
        "pack": hashlib.sha256(pack.read_bytes()).hexdigest() if pack.exists() else None,
    }
    shim.mark(json.dumps(held).encode())

confirmed("nothing")
create_board(path, backup_folder(path), lambda board: board.keep_start(DEFINITIONS, BY, AT)).close()
confirmed("a new board")
board = open_board(path, backups=backup_folder(path))
for done, work in {
    "an import": lambda: board.keep_import([workbook()], figures(24), [problem()], BY, AT),
    "a second import": lambda: board.keep_import([workbook("CP.xlsx", "b" * 64)], MIXED, [problem("CP.xlsx")], BY, AT),
    "a comment": lambda: board.keep_edit("Comment for 7", COMMENT, BY, AT),
    "an undo": lambda: board.undo(3, BY, AT),
    "a large import": lambda: board.keep_import([LARGE], figures(700, workbook="L.xlsx"), [], BY, AT),
    "a pack": lambda: save_whole(b"PK\3\4" + bytes(range(256)) * 40, pack),
    "another pack": lambda: save_whole(b"PK\3\4" + bytes(reversed(range(256))) * 60, pack),
}.items():
    work()
    confirmed(done)
board.close()
confirmed("closed")
backup(path, backup_folder(path))
confirmed("a backup")
restore(backups(backup_folder(path), "North")[-2].path, path)
confirmed("brought back")
purge(path, TextRemoval("MASH.xlsx"), "Named a child", BY, AT)
confirmed("removed for good")
"""


class Confirmed(Struct, frozen=True):
    """What the program said was there: `board` are the fingerprints of its steps."""

    done: str
    board: list[str] | None
    backups: list[str]
    pack: str | None


def cuts(calls: list[Call], times: int, seed: int) -> Iterator[tuple[Confirmed, Confirmed, State]]:
    """Every state that is looked at, each once for the step that was under way: what was confirmed before it, and what
    is when it is done."""
    drive, chance = Drive(), random.Random(seed)
    marks = [Confirmed(**json.loads(call.more)) for call in calls if call.what == "M"]
    at, seen = 0, set[tuple[int, int]]()
    for call in calls:
        if call.what == "M":
            at += 1
        else:
            drive.do(call)
        for state in drive.cuts(chance, times) if at else ():
            key = at, hash(frozenset(state.items()))
            if key not in seen:
                seen.add(key)
                yield marks[at - 1], marks[min(at, len(marks) - 1)], state


def wrong_in(folder: Path, before: Confirmed, after: Confirmed) -> str:
    """What should not be in a state that was laid out; nothing where all is well."""
    for lock in folder.rglob("*.lock"):
        os.utime(lock, (1e9, 1e9))  # one that says nothing is somebody's for a minute
    path, pack = folder / "North.ibdesk", folder / "pack.xlsx"
    try:
        found = fingerprints(path)
    except UserError as error:
        return f"the board: {error}"
    if found not in (before.board, after.board):
        return f"the board has {found and len(found)} steps, neither as before nor as after"
    packed = sha256(pack.read_bytes()).hexdigest() if pack.exists() else None
    if packed not in (before.pack, after.pack):
        return "the pack is neither as before nor as after"
    kept = [name for name in before.backups if name in after.backups]
    backups = folder / "North backups"
    if gone := [name for name in kept if not (backups / name).exists()]:
        return f"backups are gone: {gone}"
    found_there = backups.glob("North backup *.ibdesk") if backups.is_dir() else ()
    damaged = [each.name for each in found_there if not verify(each).sound]
    return f"backups are damaged: {damaged}" if damaged else ""


def fingerprints(path: Path) -> list[str] | None:
    if not path.exists():
        return None
    with open_board(path) as board:
        assert board.read_only_reason is None, board.read_only_reason
        assert board.check_kept() == ()
        return list(board.fingerprints())


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder that no drive slows down, where there is one."""
    fast = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=fast if fast.is_dir() else None))
    yield folder
    shutil.rmtree(folder)


def tried(work: str, memory: Path, beside: Path, times: int) -> tuple[int, list[str]]:
    """How many states were looked at, and what is wrong in them."""
    made, folder = memory / "made", memory / "cut"
    made.mkdir()
    calls = traced(work, made, beside)
    wrong, runs = [], 0
    for runs, (before, after, state) in enumerate(cuts(calls, times, seed=14), start=1):
        folder.mkdir()
        lay_out(state, str(made), folder)
        if found := wrong_in(folder, before, after):
            wrong.append(f"state {runs}, after {before.done}, before {after.done}: {found}")
        shutil.rmtree(folder)
    return runs, wrong


@needs_compiler
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("times", [1, pytest.param(10, marks=pytest.mark.slow)])
def test_whatever_a_power_cut_leaves_nothing_confirmed_is_lost(
    memory: Path, tmp_path: Path, times: int, record_property: Callable[[str, object], None]
) -> None:
    runs, wrong = tried(_WORK, memory, tmp_path, times)
    record_property("runs", runs)
    assert wrong == []
    assert runs > 400


@needs_compiler
def test_a_board_that_does_not_wait_for_its_drive_is_seen_to_lose(memory: Path, tmp_path: Path) -> None:
    """Else the states would be too kind."""
    work = _WORK[: _WORK.index('    "a second import"')] + "}.items():\n    work()\n    confirmed(done)\n"
    careless = "from ibdesk.store.files import database\ndatabase._SETTINGS += ('PRAGMA synchronous = OFF',)\n"
    _, wrong = tried(careless + work, memory, tmp_path, times=1)
    assert any("the board" in each for each in wrong)
