"""Ctrl+C in the middle of an import by command: whatever is there is told, and nothing is left beside the board."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ibdesk.store.opening.verify import verify

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs POSIX signals")
# The command, with Ctrl+C as the step has just been kept, as it is about to be, and as the workbook is read.
STOPPED = """
import os, signal, sys
from ibdesk.__main__ import main
from ibdesk.desk.imports import Imports

signal.signal(signal.SIGINT, signal.default_int_handler)  # also where the tests were started to run behind others

def stop():
    os.kill(os.getpid(), signal.SIGINT)

accept, preview = Imports.accept, Imports.preview_opened

def before(self, *given):
    stop()
    return accept(self, *given)

def after(self, *given):
    step = accept(self, *given)
    stop()
    return step

def while_checked(self, *given):
    stop()
    return preview(self, *given)

# Where these tests run in the background, Ctrl+C is passed over, and so it would be here.
where, ctrl_c = sys.argv.pop(1), sys.argv.pop(1)
signal.signal(signal.SIGINT, signal.SIG_IGN if ctrl_c == "passed over" else signal.default_int_handler)
if where == "while it is checked":
    Imports.preview_opened = while_checked
else:
    Imports.accept = {"before it is kept": before, "after it is kept": after}[where]
sys.exit(main(sys.argv[1:]))
"""


def stopped(where: str, board: Path, workbook: Path, ctrl_c: str = "heard") -> tuple[int, str, str]:
    words = [sys.executable, "-c", STOPPED, where, ctrl_c, "import", str(workbook), "--board", str(board)]
    ended = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    return ended.returncode, ended.stdout, ended.stderr


@pytest.mark.parametrize("is_new", [True, False])
@pytest.mark.parametrize("where", ["before it is kept", "after it is kept"])
def test_what_was_being_kept_is_kept_and_told(where: str, is_new: bool, tmp_path: Path) -> None:
    board, workbook = tmp_path / "North.ibdesk", tmp_path / "a.csv"
    workbook.write_text("Code,Month,Value\n7,2014-08,489\n")
    if not is_new:
        subprocess.run([sys.executable, "-m", "ibdesk", "import", str(workbook), "--board", str(board)], check=False)
        workbook.write_text("Code,Month,Value\n7,2014-08,490\n")
    status, out, error = stopped(where, board, workbook)
    step = 2 if is_new else 3
    assert status == 128 + signal.SIGINT
    assert f"Kept as step {step}" in out
    assert f"Step {step} was being kept, and is kept." in error
    assert verify(board).steps == step
    assert not list(tmp_path.glob("*.lock"))


def test_what_was_still_checked_is_not_there(tmp_path: Path) -> None:
    board, workbook = tmp_path / "North.ibdesk", tmp_path / "a.csv"
    workbook.write_text("Code,Month,Value\n7,2014-08,489\n")
    status, out, error = stopped("while it is checked", board, workbook)
    assert (status, out, error) == (128 + signal.SIGINT, "", "")
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.parametrize("where", ["while it is checked", "before it is kept", "after it is kept"])
def test_in_the_background_a_ctrl_c_is_passed_over(where: str, tmp_path: Path) -> None:
    board, workbook = tmp_path / "North.ibdesk", tmp_path / "a.csv"
    workbook.write_text("Code,Month,Value\n7,2014-08,489\n")
    status, out, error = stopped(where, board, workbook, "passed over")
    assert (status, error) == (0, "")
    assert "Kept as step 2" in out
