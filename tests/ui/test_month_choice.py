"""The month chooser: what became of each month, and the next one begun."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from ibdesk.domain.seal import Seal, Standing, WentOut, standings
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.window.begin_month import BeginMonth
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.month_choice import NOT_BEGUN, STANDING, StandingDelegate
from tests.made import AUGUST

AT = "2014-09-01T09:00:00+01:00"


def listed(chooser: QComboBox) -> list[tuple[str, str]]:
    return [(chooser.itemText(at), chooser.itemData(at, STANDING)) for at in range(chooser.count())]


def begun(window: MainWindow) -> BeginMonth | None:
    return next(iter(window.findChildren(BeginMonth)), None)


def test_a_seal_is_told_before_an_export() -> None:
    seal, out = Seal(AUGUST, "Anna", AT, 4, "", ""), WentOut(AUGUST, "Anna", AT, 6, "")
    earlier = WentOut(AUGUST - 1, "Anna", AT, 2, "")
    for seals in ((seal, out, earlier), (earlier, out, seal)):
        assert standings(seals) == {AUGUST: Standing.SIGNED, AUGUST - 1: Standing.EXPORTED}


def test_months_say_what_became_of_them(opened: MainWindow, tmp_path: Path) -> None:
    session, chooser = opened.session, opened.header.month
    assert listed(chooser)[:3] == [("September 2014", NOT_BEGUN), ("August 2014", ""), ("July 2014", "")]
    session.set_month(AUGUST - 1)
    session.change(lambda desk: str(desk.exports.final(AUGUST - 1, tmp_path / "July.xlsx").path))
    assert listed(chooser)[2] == ("July 2014", "pack went out")
    session.change(lambda desk: desk.months.seal(AUGUST - 1).by)
    assert listed(chooser)[2] == ("July 2014", "signed off")
    assert chooser.currentText() == "July 2014"
    assert chooser.itemData(2, Qt.ItemDataRole.AccessibleTextRole) == "July 2014, signed off"
    session.change(lambda desk: desk.months.reopen(AUGUST - 1, "A figure was late"))
    assert listed(chooser)[2] == ("July 2014", "pack went out")


def test_the_list_is_wide_enough_for_what_it_says(opened: MainWindow) -> None:
    chooser = opened.header.month
    chooser.setItemDelegate(StandingDelegate(chooser))
    with_words, without = (chooser.view().sizeHintForIndex(chooser.model().index(row, 0)) for row in (0, 1))
    assert with_words.width() > without.width() + 40
    chooser.view().grab()


def test_the_next_month_is_begun_in_one_click(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def noted(*given: object) -> tuple[Path, ...]:
        asked.append("workbooks")
        return ()

    monkeypatch.setattr(dialogs, "ask_workbooks", noted)
    chooser = opened.header.month
    chooser.setCurrentIndex(0)
    chooser.activated.emit(0)
    assert chooser.currentText() == "August 2014", "it is not there yet"
    dialog = begun(opened)
    assert dialog is not None
    assert dialog.windowTitle() == "Begin September 2014"
    dialog.workbooks.click()
    assert asked == ["workbooks"]
    assert not dialog.isVisible()


def test_the_month_after_the_last_is_begun_from_the_menu_too(
    opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = tmp_path / "To fill in.xlsx"
    monkeypatch.setattr(dialogs, "ask_template", lambda *given: saved)
    later: QAction = opened.menus.action("Later month")
    opened.session.set_month(AUGUST - 1)
    later.trigger()
    assert opened.session.month == AUGUST
    later.trigger()
    dialog = begun(opened)
    assert dialog is not None
    button: QPushButton = dialog.template
    button.click()
    assert saved.exists()
    assert opened.session.month == AUGUST, "there is nothing to show of September yet"
