"""The window over a real worker thread: it stays awake while work runs, and nothing is lost when it closes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ibdesk.desk import Desk
from ibdesk.domain.report.report import BoardReport
from ibdesk.paths import user_data
from ibdesk.startup import make_window
from ibdesk.ui.app.jobs import JobRunner, ThreadExecutor
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.app.session import Session
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.window.main_window import MainWindow
from tests.made import AUGUST
from tests.ui.keyboard_hand import Hand, said_of
from tests.ui.window_kit import LONG, five_indicators, light_theme

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    session = Session(JobRunner(ThreadExecutor()), "Performance Officer")
    window = make_window(session, light_theme(qapp), Remembered(user_data()))
    qtbot.addWidget(window)
    window.show()
    yield window
    session.close()
    window.close()


def load_sample(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.report_changed, timeout=LONG):
        window.start_page.sample_button.click()
    qtbot.waitUntil(lambda: not window.session.work.busy, timeout=LONG)


def test_the_window_stays_awake_while_the_sample_is_made(window: MainWindow, qtbot: QtBot) -> None:
    ticks: list[bool] = []
    timer = QTimer(window, interval=10)
    timer.timeout.connect(lambda: ticks.append(window.session.work.busy))
    timer.start()
    load_sample(window, qtbot)
    assert window.session.report is not None
    assert ticks.count(True) >= 5, "the window's own timer went on while the worker worked"


def test_a_pack_is_written_in_the_background(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    load_sample(window, qtbot)
    with qtbot.waitSignal(window.session.exported, timeout=LONG):
        window.session.export_pack(tmp_path / "pack.xlsx")
    assert (tmp_path / "pack.xlsx").exists()


def test_cancelling_leaves_no_pack_and_says_so(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    load_sample(window, qtbot)
    window.session.export_pack(tmp_path / "pack.xlsx")
    window.session.work.cancel()
    qtbot.waitUntil(lambda: not window.session.work.busy, timeout=LONG)
    assert not (tmp_path / "pack.xlsx").exists()
    assert "No pack was written" in window.status.message.text()


def is_checked(report: BoardReport | None) -> bool:
    return report is not None and report.checked


def test_a_month_is_signed_off_and_re_opened_while_its_dialogs_go(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a dialog said is read before it is deleted, and the focus is where one goes on."""
    monkeypatch.setattr(dialogs, "decide", lambda *words: True)
    session, hand = window.session, Hand(window)

    def done() -> None:
        qtbot.waitUntil(lambda: not session.work.busy and is_checked(session.report), timeout=LONG)

    path = tmp_path / "Marlshire.ibdesk"
    with Desk.create(path, "Head of Fieldwork", five_indicators()):
        pass
    session.open_board(path)
    done()
    hand.menu("ps")
    hand.push("Sign off August 2014...")
    done()
    qtbot.waitUntil(lambda: said_of(hand.focus) == "Go on to September 2014", timeout=LONG)
    hand.push("Re-open with a reason...")
    hand.type("One figure was late.")
    hand.press("Ctrl+Return")
    done()
    assert session.report is not None
    assert session.report.seal is None
    assert window.status.message.text() == "August 2014 is open again."
    qtbot.waitUntil(lambda: said_of(hand.focus) == "Sign off August 2014...", timeout=LONG)
    session.close_board()
    qtbot.waitUntil(lambda: window.start_page.isVisible(), timeout=LONG)
    assert window.status.message.text() == "", "what was said of a board goes with it"


def test_a_comment_saved_at_the_last_moment_is_in_the_board(window: MainWindow, qtbot: QtBot) -> None:
    load_sample(window, qtbot)
    session = window.session
    assert session.board is not None
    path = session.board.path
    session.save_comment("7", "Written just before closing.")
    session.close()
    with Desk.open(path, "Reader") as desk:
        assert desk.months.report(AUGUST).page("7").comment.text == "Written just before closing."
