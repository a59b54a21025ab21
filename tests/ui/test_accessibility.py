"""What a screen reader is told: every control of every screen has a name and a role, and no two have the same name."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QListView,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ibdesk.paths import user_data
from ibdesk.startup import make_window
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.charts.plot import Plot
from ibdesk.ui.look.theme import Choice
from ibdesk.ui.window.main_window import MainWindow
from tests.screens import screens, settle, shown
from tests.ui.window_kit import light_theme, plain_session

THEMES = (Choice.LIGHT, Choice.DARK)
_NO_ROLE = (QAccessible.Role.NoRole, QAccessible.Role.Client)
_MOST_ROWS = 60


@pytest.fixture(params=THEMES, ids=[str(theme) for theme in THEMES])
def window(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    """Over the sample board."""
    session, theme = plain_session(), light_theme(qapp)
    window = make_window(session, theme, Remembered(user_data()))
    qtbot.addWidget(window, before_close_func=lambda closing: session.close())
    window.resize(1280, 640)
    window.show()
    theme.choose(request.param)
    session.start_sample(user_data() / "sample")
    yield window
    theme.choose(Choice.LIGHT)
    window.close()


def controls(screen: QWidget) -> list[QWidget]:
    """What can have the focus there now."""
    return [
        each
        for each in screen.findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and each.window() is screen
        and each.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and each.focusProxy() is None
        and not isinstance(each, QHeaderView)
    ]


def interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def name_of(widget: QWidget) -> str:
    """As it is said; on Linux, unlike on Windows, a list to choose from is called by what is chosen in it."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName() or _buddy_of(widget)
    return interface(widget).text(QAccessible.Text.Name)


def _buddy_of(widget: QWidget) -> str:
    labels = widget.window().findChildren(QLabel)
    return next((label.text() for label in labels if label.buddy() is widget), "")


def faults_of(screen: QWidget) -> list[str]:
    """What a screen reader would not know."""
    found, names = [], Counter[str]()
    for each in controls(screen):
        name, role = name_of(each), interface(each).role()
        kind = type(each).__name__
        names[name] += 1
        if not name.strip():
            found.append(f"{kind} in {type(each.parent()).__name__} has no name")
        # A pane that scrolls is no control: what stands in it is. A chart is a drawing with a name that tells it whole.
        if role in _NO_ROLE and not isinstance(each, QAbstractScrollArea | Plot):
            found.append(f"{kind} “{name}” has no role")
        if isinstance(each, QAbstractItemView):
            found += [f"{kind} “{name}”: {fault}" for fault in rows_without_words(each)]
    found += [f"“{name}” is said of {count} controls" for name, count in names.items() if count > 1]
    return found


def rows_without_words(view: QAbstractItemView) -> list[str]:
    """Rows of a list, and cells of a table, of which nothing is said; rows of a list of which the same is said."""
    said = list(_said(view.model()))
    found = [f"row {row + 1}, column {column + 1} says nothing" for row, column, words in said if not words]
    if isinstance(view, QListView):
        counted = Counter(words for _, _, words in said)
        found += [f"“{words}” is said of {count} rows" for words, count in counted.items() if words and count > 1]
    return found


def _said(model: QAbstractItemModel) -> Iterator[tuple[int, int, str]]:
    columns = model.columnCount(QModelIndex()) if isinstance(model, QAbstractTableModel) else 1
    for row in range(min(model.rowCount(QModelIndex()), _MOST_ROWS)):
        for column in range(columns):
            index = model.index(row, column)
            own, shown = index.data(Qt.ItemDataRole.AccessibleTextRole), index.data(Qt.ItemDataRole.DisplayRole)
            checkable = index.data(Qt.ItemDataRole.CheckStateRole) is not None
            yield row, column, str(own or shown or ("a tick" if checkable else "")).strip()


def test_every_control_of_every_screen_has_a_name_and_a_role(window: MainWindow, tmp_path: Path) -> None:
    found: dict[str, list[str]] = {}
    for screen in screens():
        with shown(window, screen, tmp_path) as seen:
            if isinstance(seen, QMessageBox):
                assert seen.text()
            if faults := faults_of(seen):
                found[screen.name] = faults
    assert not found


def test_the_start_page_and_a_board_without_figures_too(window: MainWindow, tmp_path: Path) -> None:
    window.session.close_board()
    settle(window)
    assert window.start_page.isVisible()
    assert not faults_of(window)
    window.session.new_board(tmp_path / "North.ibdesk")
    settle(window)
    assert not faults_of(window)


def test_menus_say_what_they_do_and_each_has_its_own_access_key(window: MainWindow) -> None:
    window.menus.refresh()
    for bar_action in window.menuBar().actions():
        menu = window.menus.menu(bar_action.text())
        menu.aboutToShow.emit()
        words = [action.text() for action in menu.actions() if not action.isSeparator()]
        assert all(words), bar_action.text()
        letters = [text.split("&", 1)[1][0].lower() for text in words if "&" in text.replace("&&", "")]
        assert len(letters) == len(set(letters)), (bar_action.text(), sorted(letters))


def test_the_cards_and_the_steps_say_more_than_colour(window: MainWindow) -> None:
    report = window.session.report
    assert report is not None
    tab = window.tabs.page("Overview")
    cards = tab.findChild(QListView)
    assert cards is not None
    said = [words for _, _, words in _said(cards.model())]
    assert len(said) == len(report.pages)
    for words in said:
        assert any(status in words for status in ("Red:", "Amber:", "Green:", "Not assessed", "No data")), words
    for step in window.header.steps.values():
        assert any(
            state in step.accessibleName() for state in ("done", "needs attention", "partly done", "not started")
        )


def test_what_was_done_is_announced(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    window.session.save_comment("7", "Referrals rose.")
    assert said[-1].startswith("The comment for 7 is saved")
