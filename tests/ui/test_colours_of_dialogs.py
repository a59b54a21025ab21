"""What is open when the colours change looks as if it had been opened in them, to the last pixel."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ibdesk.ui.look.theme import Choice, Theme
from ibdesk.ui.window.main_window import MainWindow
from tests.screens import screens, settle, shown
from tests.ui.window_kit import light_theme, sample_window

LOOKED_AT = (
    *("import-files", "import-figures", "import-problems", "import-question", "import-mapping", "import-password"),
    *("settings-board-targets", "change-assessment", "where-from", "history", "backups", "whats-new", "help"),
    *("problems", "comments-and-sign-off", "changes", "board-pack", "overview-quick-look", "indicator-19"),
)


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = light_theme(qapp)
    yield theme
    theme.choose(Choice.LIGHT)


@pytest.fixture(scope="module")
def window(theme: Theme, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    with sample_window(theme, tmp_path_factory.mktemp("colours"), 1280, 640) as window:
        yield window


@pytest.mark.parametrize("name", LOOKED_AT)
def test_an_open_screen_takes_the_new_colours(window: MainWindow, theme: Theme, name: str, tmp_path: Path) -> None:
    screen = next(each for each in screens() if each.name == name)
    wanted = Choice.HIGH_CONTRAST if name.startswith("import") else Choice.DARK
    theme.choose(Choice.LIGHT)
    with shown(window, screen, tmp_path) as seen:
        before = seen.grab().toImage()
        theme.choose(wanted)
        settle(window)
        switched = seen.grab().toImage()
    with shown(window, screen, tmp_path) as seen:
        opened = seen.grab().toImage()
    assert switched != before
    assert switched == opened
