"""Starts that go wrong: a profile folder that is none, a full disk, a board that ends the program each time."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from ibdesk.desk import make_sample
from ibdesk.paths import user_data
from ibdesk.startup import FAILED_STARTS, begin, make_window
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.window.main_window import MainWindow
from tests.ui.window_kit import light_theme, plain_session

# Nothing can be written from here on, as on a full disk.
ON_A_FULL_DISK = """
import resource, signal, sys
from ibdesk import startup
from ibdesk.fault_report import watched
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
from ibdesk.handover import meet
meeting = meet(None)
with watched() as crash:
    window = startup.first_window(None)
    window.show()
    startup.begin(window, None)
    print(window.isVisible(), window.remembered.trouble is not None)
    window.session.close()
"""


def made(qapp: QApplication, qtbot: QtBot, folder: Path) -> MainWindow:
    session = plain_session()
    window = make_window(session, light_theme(qapp), Remembered(folder))
    qtbot.addWidget(window, before_close_func=lambda closing: session.close())
    window.show()
    return window


def told(window: MainWindow) -> list[str]:
    boxes = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    words = [f"{box.text()} {box.informativeText()}" for box in boxes]
    for box in boxes:
        box.close()
    return words


def test_a_folder_that_cannot_be_made_is_told_once(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("a file", encoding="utf-8")
    window = made(qapp, qtbot, tmp_path / "in the way" / "IBDesk")
    begin(window, None)
    assert [words for words in told(window) if "cannot keep its settings" in words and "work as usual" in words]
    with make_sample(tmp_path / "sample", "Anna") as desk:
        path = desk.board.path
    window.session.open_board(path)
    assert window.session.report is not None
    window.close()
    assert told(window) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a limit of what may be written is a Unix matter")
def test_a_full_disk_does_not_keep_the_window_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IBDESK_HOME", str(tmp_path / "home"))
    ended = subprocess.run(
        [sys.executable, "-c", ON_A_FULL_DISK], capture_output=True, text=True, check=False, timeout=60
    )
    assert ended.stdout.split() == ["True", "True"], ended.stderr
    assert ended.returncode == 0, ended.stderr


def test_a_board_that_ended_the_program_twice_is_left_closed(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    with make_sample(tmp_path, "Anna") as desk:
        path = desk.board.path
    Remembered(user_data()).board = path
    for _ in range(FAILED_STARTS):
        window = made(qapp, qtbot, user_data())
        begin(window, None)
        assert window.session.report is not None
        assert told(window) == []
        # It ends here without a word: nothing notes that the start went well.
        window.remembered._settings.sync()
    window = made(qapp, qtbot, user_data())
    begin(window, None)
    [words] = told(window)
    assert "ended unexpectedly the last 2 times" in words
    assert path.name in words
    assert window.session.report is None
    assert window.remembered.board is None
    window.session.open_board(path)  # it is a person's choice now
    assert window.session.report is not None


def test_a_start_that_went_well_counts_for_nothing(tmp_path: Path) -> None:
    remembered, one, other = Remembered(tmp_path), tmp_path / "one.ibdesk", tmp_path / "other.ibdesk"
    assert [remembered.begin_start(one) for _ in range(3)] == [0, 1, 2]
    assert remembered.begin_start(other) == 0
    remembered.start_stood()
    assert remembered.begin_start(other) == 0
    assert Remembered(tmp_path).begin_start(other) == 1
    assert remembered.trouble is None
