"""Memory that ends at any step of a command: it is told in a sentence, and the board is as before or after."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ibdesk.store.board_file import open_board
from tests.store.kept import small_board

# Everything is loaded first, once: what the system then gives is little beyond what the program has.
_WORK = r"""
import io, json, os, resource, shutil, sys
from pathlib import Path

import ibdesk.cli.commands, ibdesk.desk.exports, ibdesk.desk.imports, ibdesk.store.backups.backup, ibdesk.store.purge
import ibdesk.writing.figures_table, ibdesk.writing.pack.write_pack
from ibdesk.__main__ import main

steps, words, said = json.loads(sys.argv[1]), sys.argv[2:], Path("said.txt")
for more in steps:
    shutil.copyfile("kept", "North.ibdesk")
    child = os.fork()
    if not child:
        place = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(place, 1), os.dup2(place, 2)
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * os.sysconf("SC_PAGE_SIZE") + more * 65536
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        sys.exit(main(words))
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    shutil.copyfile("North.ibdesk", f"after {more}.ibdesk")
    print(json.dumps([more, status, said.read_text()]), flush=True)
    for left in Path().glob("North.ibdesk?*"):
        left.unlink()
"""
STEPS = (*range(0, 64, 2), 200, 700, 2_000, 6_000)  # of 64 KB: from nothing to enough
COMMANDS = {
    "import": ["import", "a.csv", "--board", "North.ibdesk"],
    "export": ["export", "--board", "North.ibdesk", "--month", "2014-08", "--output", "pack.xlsx"],
    "undo": ["undo", "--board", "North.ibdesk"],
    "verify": ["verify", "North.ibdesk"],
}
# Close together at first, where it ends in the middle of things.
_MANY = (*range(0, 200), *range(200, 4_000, 40))


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's limit of memory")
@pytest.mark.parametrize("steps", [STEPS, pytest.param(_MANY, marks=pytest.mark.slow)], ids=["some", "many"])
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.timeout(1800)
def test_too_little_memory_is_told_and_costs_nothing(
    command: str, steps: tuple[int, ...], tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    small_board(tmp_path / "kept").close()
    (tmp_path / "a.csv").write_text("Code,Month,Value\n7,2014-08,489\n", encoding="utf-8")
    words = [sys.executable, "-c", _WORK, json.dumps(steps), *COMMANDS[command]]
    ran = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=True)
    runs = [json.loads(line) for line in ran.stdout.splitlines()]
    record_property("runs", len(runs))
    for more, status, said in runs:
        assert status in (0, 1, 2), (more, said)
        assert "Traceback" not in said, (more, said)
        assert "fault of its own" not in said, (more, said)
        with open_board(tmp_path / f"after {more}.ibdesk") as opened:
            assert opened.check_kept() == ()
            assert opened.last_step in (5, 6)
    assert {status for _, status, _ in runs} & {0, 1}, "enough was never given"
