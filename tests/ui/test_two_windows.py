"""Two windows of one program, or one that is closed: neither acts on what happens to the other."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ibdesk.ui.window.clipboard import Clipboard
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.second_start import SecondStarts


def window_with_text(qtbot: QtBot, text: str) -> tuple[QMainWindow, Clipboard]:
    window, field = QMainWindow(), QPlainTextEdit(text)
    window.menuBar().addMenu("&Edit")
    window.setCentralWidget(field)
    qtbot.addWidget(window)
    clipboard = Clipboard(window)
    window.show()
    return window, clipboard


def open_menu(window: QMainWindow) -> None:
    """As with Alt: the menu bar takes the focus from the field."""
    window.activateWindow()
    QApplication.processEvents()
    field = window.centralWidget()
    field.setFocus()
    if isinstance(field, QPlainTextEdit):
        field.selectAll()
    window.menuBar().setFocus()


@pytest.mark.parametrize("back", [True, False])
def test_a_menu_copies_what_had_the_focus_in_its_own_window(qtbot: QtBot, back: bool) -> None:
    (first, copying), (second, _) = (window_with_text(qtbot, text) for text in ("first", "second"))
    open_menu(first)
    open_menu(second)
    if back:
        first.activateWindow()
        QApplication.processEvents()
    QGuiApplication.clipboard().clear()
    assert copying.can_copy()
    copying.copy()
    assert QGuiApplication.clipboard().text() == "first"


def test_a_closed_window_takes_nothing_that_another_start_brings(opened: MainWindow, tmp_path: Path) -> None:
    """It stays for a moment after it was closed, and its clock with it."""
    asked = []

    def came() -> tuple[Path, ...] | None:
        asked.append(True)
        return (tmp_path / "figures.xlsx",)

    second_starts = SecondStarts(tmp_path, came, opened)
    opened.close()
    second_starts.look()
    assert not asked
    opened.show()
    second_starts.look()
    assert asked
