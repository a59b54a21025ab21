"""Without a mouse: Tab goes through a dialog in reading order, Enter presses the button that has the focus."""

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ibdesk.ui.app.jobs import LATER_MS
from ibdesk.ui.importing.import_files import FilesPage
from ibdesk.ui.importing.import_preview_page import FILES, QUESTIONS
from ibdesk.ui.problems.problems_tab import ProblemsTab
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.widgets.keys import next_by_tab
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import PROBLEMS
from tests.reading.mapping.made_mappings import down
from tests.ui.mapping_steps import figures, take

FIGURES = {"Figures": [["Code", "Month", "Value"], [7, "2014-07", 480], [11, "2014-07", 121.5]]}


@pytest.fixture
def window(with_new_board: MainWindow) -> MainWindow:
    return with_new_board


def tabbed(qtbot: QtBot, window: QWidget, times: int) -> list[QWidget]:
    found = []
    for _ in range(times):
        focused = window.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        now = window.focusWidget()
        assert now is not None
        found.append(now)
    return found


def test_the_import_is_walked_through_in_reading_order(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = take(window, tmp_path / "July.xlsx", FIGURES)
    page = dialog.tabs.made(FILES)
    assert isinstance(page, FilesPage)
    dialog.tabs.bar.setFocus()
    assert tabbed(qtbot, dialog, 6) == [
        page.list, page.panel.grid, page.say_button, dialog.page.more_button, dialog.cancel_button, dialog.import_button
    ]  # fmt: skip


def test_enter_presses_the_button_with_the_focus_and_no_other(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "decide", lambda *asked: True)
    # Nothing was recognised, and the way on has the focus: Enter goes there.
    dialog = take(window, tmp_path / "Return May.xlsx", down())
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.mapping_page.isVisible()
    dialog.mapping_page.list.columns[1].guess.right.setFocus()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Enter)
    assert not dialog.mapping_page.list.columns[1].guess.isVisible()
    dialog.mapping_page.back_button.setFocus()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.mapping_page.isVisible()

    # On Cancel it leaves, though importing is what the dialog is for.
    dialog.reject()
    dialog = take(window, tmp_path / "July.xlsx", FIGURES)
    dialog.cancel_button.setFocus()
    qtbot.keyClick(dialog.cancel_button, Qt.Key.Key_Return)
    assert window.flows.imports.dialog is None
    assert figures(window) == {}


def test_in_the_window_too(window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "decide", lambda *asked: True)
    take(window, tmp_path / "July.xlsx", FIGURES).import_button.click()
    tab = window.tabs.show_tab(PROBLEMS)
    assert isinstance(tab, ProblemsTab)
    tab.bar.next.setFocus()
    qtbot.keyClick(tab.bar.next, Qt.Key.Key_Return)
    assert tab.list.current() is not None
    # The tab was made after the line below it, and Tab comes there all the same once the tab is painted.
    qtbot.wait(2 * LATER_MS)
    tab.bar.next.setFocus()
    assert tabbed(qtbot, window, 1) == [window.status.undo_button]
    qtbot.keyClick(window.status.undo_button, Qt.Key.Key_Return)
    assert figures(window) == {}


def test_the_line_below_comes_after_all_of_every_tab(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    take(window, tmp_path / "July.xlsx", FIGURES).import_button.click()
    for name in window.tabs.names:
        page = window.tabs.show_tab(name)
        qtbot.wait(2 * LATER_MS)
        later, each = [], next_by_tab(window.status.undo_button)
        while each is not page:
            if page.isAncestorOf(each) and each.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                later.append(type(each).__name__)
            each = next_by_tab(each)
        assert later == [], name


def test_enter_on_an_answer_reads_again_and_imports_nothing(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    rows = [["Code", "Jul-14", "Aug-14"], [26, 0.91, 0.88], [7, 480, 489]]
    dialog = take(window, tmp_path / "Visits.xlsx", {"Visits": rows})
    assert dialog.tabs.current == QUESTIONS
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert window.flows.imports.dialog is dialog
    assert dialog.tabs.current == QUESTIONS, "nothing is answered yet"
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert QUESTIONS not in dialog.tabs.names
    assert figures(window) == {}
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert figures(window)["26", "2014-07"] == 91


def test_no_widget_becomes_the_child_of_the_one_before_it(qtbot: QtBot) -> None:
    """Not in Qt, which is as it was; in PySide6's own book, by which a window would stay when it is closed."""
    window = QWidget()
    qtbot.addWidget(window)
    widgets = [window, *(QPushButton(window) for _ in range(3))]

    def book() -> list[str]:
        said = (line for each in widgets for line in shiboken6.dump(each).splitlines())
        return [line for line in said if line.startswith(("hasOwnership", "parent"))]

    before, each = book(), window
    for _ in widgets:
        each = next_by_tab(each)
    assert each is window
    assert len(before) == 2 * len(widgets) - 1, "each has a parent but the window"
    assert book() == before
