"""Words that are being typed are saved where the system ends the program."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ibdesk.desk import Desk
from tests.desk.small_boards import desk_with_figures
from tests.made import AUGUST

WORDS = "Referrals rose, and more"
TYPING = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from ibdesk import startup
from ibdesk.ui.indicators.comment_box import CommentEditor

def type_once():
    [window] = [each for each in QApplication.topLevelWidgets() if each.inherits("QMainWindow")]
    if window.session.report is None or signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        return
    window.go.open_indicator("7")
    editors = [each for each in window.findChildren(CommentEditor) if each.isVisible()]
    if not editors:
        return
    editors[0].setPlainText(sys.argv[2])
    timer.stop()
    if sys.argv[3] == "a dialog is open":
        QTimer.singleShot(0, lambda: QMessageBox.information(window, "Asked", "Asked"))
    if sys.argv[3].startswith("the session"):
        QTimer.singleShot(100, the_session_ends)
        return
    QTimer.singleShot(100, lambda: print("typed", flush=True))

def the_session_ends():
    # As Qt does where Windows or a desktop asks; no session can be had here to ask itself.
    QApplication.instance().commitDataRequest.emit(None)
    if sys.argv[3] == "the session goes on":
        print("asked", flush=True)
        return
    os._exit(0)  # the system waits for nothing more

for each in (signal.SIGTERM, signal.SIGHUP):
    signal.signal(each, signal.SIG_DFL)  # also where the tests were started to outlive their terminal
startup.application()
timer = QTimer(interval=50)
timer.timeout.connect(type_once)
timer.start()
QTimer.singleShot(60_000, lambda: os._exit(3))  # it would be waited for without end
sys.exit(startup.run(Path(sys.argv[1])))
"""


def comment(board: Path) -> str:
    with Desk.open(board, "reader") as desk:
        return desk.months.report(AUGUST).page("7").comment.text


@pytest.fixture
def board(tmp_path: Path) -> Path:
    with desk_with_figures(tmp_path) as desk:
        return desk.board.path


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal comes there")
@pytest.mark.parametrize(
    ("told", "meanwhile"), [("SIGTERM", "nothing"), ("SIGHUP", "nothing"), ("SIGTERM", "a dialog is open")]
)
def test_a_program_that_is_told_to_stop_saves_what_is_typed(told: str, meanwhile: str, board: Path) -> None:
    assert comment(board) != WORDS
    with subprocess.Popen(
        [sys.executable, "-c", TYPING, str(board), WORDS, meanwhile], stdout=subprocess.PIPE, text=True
    ) as typing:
        assert typing.stdout is not None
        assert typing.stdout.readline() == "typed\n"
        typing.send_signal(signal.Signals[told])
        assert typing.wait(timeout=60) == 0
    assert comment(board) == WORDS


def test_what_is_typed_is_kept_before_the_session_ends(board: Path) -> None:
    words = [sys.executable, "-c", TYPING, str(board), WORDS, "the session ends"]
    assert subprocess.run(words, check=False, timeout=60).returncode == 0
    assert comment(board) == WORDS


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal comes there")
def test_a_session_that_goes_on_after_all_finds_the_program_at_work(board: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", TYPING, str(board), WORDS, "the session goes on"], stdout=subprocess.PIPE, text=True
    ) as typing:
        assert typing.stdout is not None
        assert typing.stdout.readline() == "asked\n"
        assert comment(board) == WORDS
        typing.send_signal(signal.SIGTERM)
        assert typing.wait(timeout=60) == 0
    assert comment(board) == WORDS
