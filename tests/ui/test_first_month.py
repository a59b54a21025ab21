"""A first month: five short pages lead through a new board, by keyboard alone; each can be skipped."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ibdesk.paths import user_data
from ibdesk.startup import make_window
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.settings.first_month import FirstMonth
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.window.main_window import MainWindow
from tests.ui.window_kit import light_theme, plain_session

Key = Qt.Key


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window without a board; a new one would be kept in the test's folder."""
    session = plain_session()
    window = make_window(session, light_theme(qapp), Remembered(user_data()))
    qtbot.addWidget(window, before_close_func=lambda closing: session.close())
    window.resize(1280, 640)
    window.show()
    qapp.processEvents()
    monkeypatch.setattr(dialogs, "ask_new_board", lambda parent, suggestion: tmp_path / "North.ibdesk")
    return window


def guide_of(window: MainWindow) -> FirstMonth:
    window.start_page.new_button.click()
    guide = window.flows.guide
    assert guide is not None
    return guide


def press(guide: FirstMonth, *keys: Key | str) -> None:
    for key in keys:
        focused: QWidget = guide.focusWidget() or guide
        if isinstance(key, str):
            QTest.keyClicks(focused, key)
        else:
            QTest.keyClick(focused, key)


def go_on(guide: FirstMonth) -> None:
    for _ in range(40):
        if guide.focusWidget() is guide.next:
            break
        press(guide, Key.Key_Tab)
    press(guide, Key.Key_Space)


def test_the_whole_of_it_by_keyboard(window: MainWindow) -> None:
    guide = guide_of(window)
    assert guide.page is guide.cover
    press(guide, "Northshire", Key.Key_Tab, "North West")
    go_on(guide)
    assert guide.page is guide.indicators
    press(guide, Key.Key_Space)  # the tick of the first indicator
    press(guide, Key.Key_Down, Key.Key_Right, Key.Key_Right, Key.Key_F2)
    press(guide, "Head of MASH", Key.Key_Return)
    QApplication.processEvents()  # what was typed is taken with the next events
    assert guide.page is guide.indicators
    go_on(guide)
    assert guide.page is guide.targets
    QTest.keyClick(guide.targets.keep, Key.Key_Space)  # arrows go from one to the next in an active window alone
    go_on(guide)
    assert guide.page is guide.population
    press(guide, Key.Key_Tab, "41,250", Key.Key_Tab, "ONS mid-year estimates")
    go_on(guide)
    assert guide.page is guide.figures
    go_on(guide)
    assert not guide.isVisible()
    assert window.session.desk is not None
    records = window.session.desk.board.records()
    assert records.details is not None
    assert (records.details.council, records.details.region) == ("Northshire", "North West")
    assert [each.code for each in records.indicators][:2] == ["2", "3"]
    assert records.indicators[0].officer == "Head of MASH"
    assert not window.session.desk.settings.waiting()
    assert (len(records.targets), records.populations[-1].children) == (17, 41_250)
    assert [step.what for step in window.session.desk.history.steps()][1:] == [
        "change the cover's words",
        "choose the board's indicators and officers",
        "confirm the 17 targets and 36 benchmarks that came with IBDesk",
        f"add the population of {records.populations[-1].year}",
    ]


def test_all_of_it_can_be_skipped_and_nothing_is_kept(window: MainWindow) -> None:
    guide = guide_of(window)
    before = window.session.desk and window.session.desk.board.file.last_step
    for _ in range(4):
        guide.skip.click()
    assert guide.page is guide.figures
    guide.next.click()
    assert not guide.isVisible()
    assert window.session.desk is not None
    assert window.session.desk.board.file.last_step == before == 1
    assert window.start_page.new_button.text() == "Set this board up..."
    window.start_page.new_button.click()
    assert window.flows.guide is not guide


def test_what_cannot_be_is_said_on_its_page(window: MainWindow) -> None:
    guide = guide_of(window)
    for _ in range(3):
        guide.skip.click()
    guide.population.number.setText("many")
    guide.next.click()
    assert guide.page is guide.population
    assert "number" in guide.said.text()
    guide.back.click()
    assert guide.page is guide.targets
    guide.targets.clear.setChecked(True)
    guide.next.click()
    assert window.session.desk is not None
    assert window.session.desk.board.records().targets == ()


def test_a_number_that_is_the_boards_own_is_called_no_other_councils(window: MainWindow) -> None:
    guide = guide_of(window)
    for _ in range(3):
        guide.skip.click()
    assert "another council's" in words_of(guide)
    guide.population.year.setText("2013")
    guide.population.number.setText("41,250")
    guide.next.click()
    guide.reject()
    window.flows.show_first_month()
    again = window.flows.guide
    assert again is not None
    for _ in range(3):
        again.skip.click()
    assert "another council's" not in words_of(again)
    assert "for 2013" in words_of(again)


def words_of(guide: FirstMonth) -> str:
    return " ".join(label.text() for label in guide.population.findChildren(QLabel))


def test_its_last_page_leads_to_template_and_workbooks(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask_template(*_: object) -> None:
        asked.append("template")

    def ask_workbooks(*_: object) -> tuple[Path, ...]:
        asked.append("workbooks")
        return ()

    monkeypatch.setattr(dialogs, "ask_template", ask_template)
    monkeypatch.setattr(dialogs, "ask_workbooks", ask_workbooks)
    guide = guide_of(window)
    guide.figures.template.click()
    guide.figures.workbooks.click()
    assert asked == ["template", "workbooks"]
    assert not guide.isVisible()
