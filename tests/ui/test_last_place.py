"""The board that opens by itself opens where one was in it: tab and month; another board does not."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ibdesk.desk import Desk
from ibdesk.paths import user_data
from ibdesk.startup import make_window
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import COMMENTS, OVERVIEW
from tests.made import AUGUST
from tests.ui.window_kit import five_indicators, light_theme, plain_session


@pytest.fixture
def again(qapp: QApplication, qtbot: QtBot, opened: MainWindow) -> MainWindow:
    """A second start; the first one showed July's comments last."""
    opened.go.step_month(-1)
    opened.go.show_tab(COMMENTS)
    opened.close()
    opened.session.close()
    session = plain_session()
    window = make_window(session, light_theme(qapp), Remembered(user_data()))
    qtbot.addWidget(window, before_close_func=lambda closing: session.close())
    window.show()
    return window


def test_tab_and_month_are_as_they_were(again: MainWindow) -> None:
    last = again.remembered.board
    assert last is not None
    again.session.open_board(last)
    assert again.tabs.current == COMMENTS
    assert again.session.month == AUGUST - 1
    # Once: the same board opened later opens as any other.
    again.go.show_tab(OVERVIEW)
    again.session.open_board(last)
    assert again.tabs.current == OVERVIEW


def test_another_board_opens_as_any_other(again: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "Other.ibdesk"
    with Desk.create(other, "Head of Fieldwork", five_indicators()):
        pass
    again.session.open_board(other)
    assert (again.tabs.current, again.session.month) == (OVERVIEW, AUGUST)


def test_what_is_no_longer_there_is_passed_over(again: MainWindow) -> None:
    last = again.remembered.board
    assert last is not None
    again.close()
    remembered = Remembered(user_data())
    remembered.place = (last, "No such tab", "2014-07")
    session = plain_session()
    window = make_window(session, again.theme, remembered)
    session.open_board(last)
    assert (window.tabs.current, session.month) == (OVERVIEW, AUGUST)
    session.close()
    window.deleteLater()
