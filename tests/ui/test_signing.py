"""How edits are signed where the computer's own login names nobody."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ibdesk.desk import Desk
from ibdesk.startup import make_window
from ibdesk.ui.app.jobs import JobRunner
from ibdesk.ui.app.logins import names_nobody
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.app.session import Session
from tests.made import AUGUST
from tests.ui.inline_executor import InlineExecutor
from tests.ui.window_kit import five_indicators, light_theme


def test_the_first_edit_asks_who_signs_where_the_login_names_nobody(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    remembered = Remembered(tmp_path / "home")
    session = Session(JobRunner(InlineExecutor()), "root")
    window = make_window(session, light_theme(qapp), remembered)
    qtbot.addWidget(window, before_close_func=lambda closing: session.close())
    with Desk.create(tmp_path / "North.ibdesk", "Head of Fieldwork", five_indicators()):
        pass
    session.open_board(tmp_path / "North.ibdesk")
    session.save_comment("2", "First.")
    session.save_comment("10", "Second.")
    dialog = window.ask.signing
    assert dialog is not None
    assert session.desk is not None
    assert session.desk.board.records().comments == ()
    QTest.keyClicks(dialog.name, "Anna Price")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert [each.author for each in session.desk.board.records().comments] == ["Anna Price"] * 2
    assert remembered.user == "Anna Price"
    session.save_comment("10", "Third.")
    assert window.ask.signing is None
    window.close()


def test_a_login_of_nobody_may_sign_too_and_is_asked_once(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(JobRunner(InlineExecutor()), "User1")
    window = make_window(session, light_theme(qapp), Remembered(tmp_path / "home"))
    qtbot.addWidget(window, before_close_func=lambda closing: session.close())
    with Desk.create(tmp_path / "North.ibdesk", "Head of Fieldwork", five_indicators()):
        pass
    session.open_board(tmp_path / "North.ibdesk")
    session.save_comment("2", "First.")
    assert window.ask.signing is not None
    QTest.keyClick(window.ask.signing, Qt.Key.Key_Escape)
    session.save_comment("2", "Second.")
    assert session.desk is not None
    assert session.desk.board.records().comment("2", AUGUST).author == "User1"
    window.close()


@pytest.mark.parametrize(
    ("login", "nobody"),
    [("root", True), ("Administrator", True), ("admin2", True), ("User 1", True), ("", True), ("Anna Price", False),
     ("r.marriott", False), ("Userville", False), ("adminah", False), ("LocalUser", True), ("12345", True)],
)  # fmt: skip
def test_which_logins_name_nobody(login: str, nobody: bool) -> None:
    assert names_nobody(login) is nobody
