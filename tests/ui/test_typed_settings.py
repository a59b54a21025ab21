"""What is typed into the settings and not kept: it waits in its place, and the dialog does not close over it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from ibdesk.desk.board_table import COVER, EVENTS, INDICATORS, POPULATION, STYLE, TARGETS
from ibdesk.ui.settings.board_page import BoardPage
from ibdesk.ui.settings.settings_dialog import ASSESSMENT, AT_ONCE, CHECKS, SettingsDialog
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.window.main_window import MainWindow
from tests.made import AUGUST
from tests.screens import settle
from tests.ui.test_board_page import board_page, field, press, tab_to, write

LEAVE_AND_COME = (
    pytest.param(COVER, "Council", INDICATORS, id="a table of one row"),
    pytest.param(TARGETS, "Low", COVER, id="a table of rows"),
    pytest.param(INDICATORS, "Full description", TARGETS, id="a long text"),
    pytest.param(EVENTS, "What happened", POPULATION, id="a row that is new"),
)


def dialog_of(window: MainWindow) -> SettingsDialog:
    assert window.settings.dialog is not None
    return window.settings.dialog


def said(page: BoardPage, heading: str) -> str:
    headings = [each.accessibleName() for each in page.form.fields]
    return page.form.texts[headings.index(heading)]


class Answers:
    """What is asked when the dialog would close, and what is answered."""

    def __init__(self, patch: pytest.MonkeyPatch, answer: bool) -> None:
        self.asked: list[str] = []

        def decide(parent: object, what: str, *words: str) -> bool:
            self.asked.append(what)
            return answer

        patch.setattr(dialogs, "decide", decide)


@pytest.mark.parametrize(("table", "heading", "other"), LEAVE_AND_COME)
def test_what_is_typed_waits_while_another_table_is_looked_at(
    opened: MainWindow, table: str, heading: str, other: str
) -> None:
    page = board_page(opened)
    page.show_table(table)
    write(page, heading, "12")
    page.show_table(other)
    assert dialog_of(opened).at_once.text().startswith(f"Not kept yet: {table}")
    page.show_table(table)
    assert said(page, heading) == "12"
    assert page.do.isEnabled()


def test_rows_keep_what_was_typed_into_each(opened: MainWindow) -> None:
    page = board_page(opened)
    page.show_table(INDICATORS)
    for name in ("Plans", "Visits"):
        write(page, "Name", name)
        tab_to(page.rows)
        press(Qt.Key.Key_Down)
    assert dialog_of(opened).at_once.text() == "Not kept yet: Indicators, 1; Indicators, 2."
    tab_to(page.rows)
    press(Qt.Key.Key_Up)
    assert said(page, "Name") == "Visits"
    tab_to(page.do)
    press(Qt.Key.Key_Space)
    assert dialog_of(opened).at_once.text() == "Not kept yet: Indicators, 1."
    assert opened.session.report is not None
    assert [each.indicator.name for each in opened.session.report.pages[:2]] == ["Open plans", "Visits"]


def test_a_board_that_changes_takes_nothing_away_that_is_typed(opened: MainWindow) -> None:
    page = board_page(opened)
    write(page, "Council", "Northshire")
    opened.session.change(lambda desk: desk.edits.save_comment("1", AUGUST, "Said."), "Kept.")
    settle(opened)
    assert opened.session.report is not None
    assert opened.session.report.pages[0].comment.text == "Said."
    assert said(page, "Council") == "Northshire"
    field(page, "Council").setText(page._row.cells[1] if page._row else "")  # type: ignore[union-attr]
    assert dialog_of(opened).at_once.text() == AT_ONCE


@pytest.mark.parametrize("way", ["Esc", "Close", "Keep these settings", "Bring back a backup"])
def test_the_dialog_asks_before_it_closes_over_what_is_typed(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    page, dialog = board_page(opened), dialog_of(opened)
    write(page, "Council", "Northshire")
    ways = {
        "Close": dialog.leave.click,
        "Keep these settings": dialog.do.click,
        "Bring back a backup": dialog.backups.click,
    }
    close = ways.get(way, lambda: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    stays = Answers(monkeypatch, False)
    close()
    assert stays.asked == ["Not kept yet: Cover and contact."]
    assert dialog.isVisible()
    assert opened.notices.way_back.dialog is None
    assert said(page, "Council") == "Northshire"
    Answers(monkeypatch, True)
    close()
    assert not dialog.isVisible()


def test_nothing_is_asked_where_nothing_waits(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    page, dialog = board_page(opened), dialog_of(opened)
    asked = Answers(monkeypatch, False).asked
    write(page, "Council", "Northshire")
    tab_to(page.do)
    press(Qt.Key.Key_Space)
    dialog.leave.click()
    assert not dialog.isVisible()
    assert asked == []


def test_close_asks_about_the_other_tabs_and_cancel_leaves_them(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    board_page(opened)
    dialog = dialog_of(opened)
    dialog.tabs.show_tab(ASSESSMENT)
    dialog.compare.toggle()
    dialog.tabs.show_tab("The board")
    asked = Answers(monkeypatch, False).asked
    dialog.leave.click()
    assert (asked, dialog.isVisible()) == (["Not kept yet: the other tabs."], True)
    dialog.tabs.show_tab(CHECKS)
    assert dialog.leave.text() == "Cancel"
    dialog.leave.click()
    assert not dialog.isVisible()


@pytest.mark.parametrize("table", [TARGETS, INDICATORS, POPULATION, EVENTS])
def test_a_list_of_rows_has_the_room_there_is(opened: MainWindow, table: str) -> None:
    page = board_page(opened)
    page.show_table(table)
    settle(opened)
    wide = sum(page.rows.columnWidth(at) for at in range(len(page.rows.cells.columns)))
    assert abs(wide - page.rows.viewport().width()) <= 2


def test_the_buttons_of_a_logo_are_as_wide_as_their_words(opened: MainWindow, tmp_path: Path) -> None:
    image = QImage(400, 120, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(tmp_path / "logo.png"))
    page = board_page(opened)
    page.show_table(STYLE)
    settle(opened)
    wide = page.logo.choose.width()
    page.logo.chosen.emit(tmp_path / "logo.png")
    settle(opened)
    assert page.logo.choose.width() == wide
    assert page.logo.take_away.text() == "Take the logo away"
