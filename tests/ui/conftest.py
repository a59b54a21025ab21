"""For the stories of the whole window: the window, and one that looks at a made board of five indicators."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ibdesk.desk import Desk
from ibdesk.paths import user_data
from ibdesk.startup import make_window
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.window.main_window import MainWindow
from tests.ui.window_kit import Asked, five_indicators, light_theme, plain_session


@pytest.fixture
def asked() -> Asked:
    """What a tab that stands alone asked of the window that there is not."""
    return []


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """1 open plans, 2 visits (red), 10 reviews (green), 19 second plans (red), 36 without a figure; August 2014."""
    session = plain_session()
    theme = light_theme(qapp)
    window = make_window(session, theme, Remembered(user_data()))
    qtbot.addWidget(window, before_close_func=lambda closing: session.close())
    window.resize(1366, 728)
    path = tmp_path / "Marlshire.ibdesk"
    with Desk.create(path, "Head of Fieldwork", five_indicators()):
        pass
    session.open_board(path)
    window.show()
    yield window
    window.close()


@pytest.fixture
def with_new_board(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A small window with a board that holds nothing yet."""
    session = plain_session()
    window = make_window(session, light_theme(qapp), Remembered(user_data()))
    qtbot.addWidget(window, before_close_func=lambda closing: session.close())
    window.resize(1280, 640)
    window.show()
    session.new_board(tmp_path / "Marlshire.ibdesk")
    yield window
    window.close()
