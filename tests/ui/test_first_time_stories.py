"""Where somebody hesitated who had never seen the program: the focus, and keys that seemed to do nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from ibdesk.ui.data.figure_dialog import FigureDialog
from ibdesk.ui.indicators.comment_box import CommentEditor
from ibdesk.ui.indicators.indicator_tab import IndicatorTab
from ibdesk.ui.settings.first_month import FirstMonth
from ibdesk.ui.widgets.tabs import LedPage
from ibdesk.ui.window.begin_month import BeginMonth
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import CHANGES, INDICATORS, PACK, PROBLEMS
from tests.made import AUGUST
from tests.screens import settle
from tests.ui.keyboard_desk import PlayedDesk, played, played_without_board
from tests.ui.keyboard_hand import said_of

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
AROUND = 80


@pytest.fixture
def desk(opened: MainWindow, tmp_path: Path) -> Iterator[PlayedDesk]:
    """Over five indicators in August 2014."""
    yield from played(opened, tmp_path)


@pytest.fixture
def empty(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[PlayedDesk]:
    """A window without a board."""
    yield from played_without_board(qapp, qtbot, tmp_path)


def test_the_first_key_chooses_workbooks_and_the_focus_comes_back_from_what_was_saved(empty: PlayedDesk) -> None:
    assert said_of(empty.hand.focus) == "Choose workbooks..."
    template = empty.will_save("ask_template", empty.folder / "Figures.xlsx")
    empty.hand.push("Save a template...")
    assert template.is_file()
    assert said_of(empty.hand.focus) == "Save a template...", "not on whatever comes next"


@pytest.mark.parametrize("keys", ["Ctrl+2", "Ctrl+E", "Ctrl+F", "F6"])
def test_a_key_without_a_month_says_what_is_wanted(empty: PlayedDesk, keys: str) -> None:
    empty.hand.press(keys)
    assert "no month to show yet" in empty.told


@pytest.mark.parametrize(
    ("tab", "keys", "words"),
    [
        ("Ctrl+1", "Ctrl+Z", "There is nothing to undo."),
        ("Ctrl+1", "Ctrl+Y", "There is nothing to redo."),
        ("Ctrl+1", "Ctrl+T", "The charts are on the Indicators tab (Ctrl+2)."),
    ],
)
def test_a_key_that_does_nothing_here_says_why(desk: PlayedDesk, tab: str, keys: str, words: str) -> None:
    desk.hand.press(tab, keys)
    assert desk.told == words


def tab_stops(window: QWidget) -> set[QWidget]:
    """What can have the focus by Tab; of buttons that exclude each other the arrows go on from the chosen one."""
    return {
        each
        for each in window.findChildren(QWidget)
        if each.isVisibleTo(window)
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and not (isinstance(each, QAbstractButton) and each.group() and each.group().exclusive())
    }


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize("at", range(1, 8))
def test_tab_comes_to_every_control_of_every_tab(desk: PlayedDesk, at: int, key: str) -> None:
    desk.hand.press(f"Ctrl+{at}")
    reached = set()
    for _ in range(AROUND):
        desk.hand.press(key)
        reached.add(desk.hand.focus)
    missed = tab_stops(desk.window) - reached
    assert not missed, sorted(said_of(each) or type(each).__name__ for each in missed)


def test_a_tab_with_nothing_in_it_still_takes_the_focus(desk: PlayedDesk) -> None:
    desk.hand.press("Ctrl+6")
    page = desk.window.tabs.page(CHANGES)
    assert page.isAncestorOf(desk.hand.focus)


@pytest.mark.parametrize(("step", "tab"), [("Check", PROBLEMS), ("Export", PACK)])
def test_a_step_of_the_header_takes_the_focus_along(desk: PlayedDesk, step: str, tab: str) -> None:
    desk.hand.push(step)
    assert desk.window.tabs.page(tab).isAncestorOf(desk.hand.focus)


@pytest.mark.parametrize(("keys", "name"), [("Ctrl+Tab", INDICATORS), ("Ctrl+Shift+Tab", PACK)])
def test_the_next_tab_is_gone_to_with_the_focus_on_what_it_is_about(desk: PlayedDesk, keys: str, name: str) -> None:
    desk.hand.press("Ctrl+1", keys)
    page = desk.window.tabs.page(name)
    assert isinstance(page, LedPage)
    assert desk.hand.focus is page.leads[0]


def test_the_strip_after_an_import_leads_to_the_problems_themselves(desk: PlayedDesk) -> None:
    desk.bring_in(desk.workbook("july", [["Code", "Month", "Value"], [2, "2014-08", -4]]))
    desk.hand.push("Look at")
    page = desk.window.tabs.page(PROBLEMS)
    assert isinstance(page, LedPage)
    assert desk.hand.focus is page.leads[0]


def test_enter_goes_from_the_number_to_the_reason_and_ctrl_enter_keeps_it(desk: PlayedDesk) -> None:
    desk.window.session.select("2")
    desk.hand.press("F2")
    dialog = desk.over(FigureDialog)
    desk.hand.type("61")
    desk.hand.press("Enter")
    assert desk.hand.focus is dialog.reason
    desk.hand.type("Counted again.")
    desk.hand.press("Ctrl+Return")
    assert desk.figure("2", AUGUST) == 61


def test_a_saved_pack_can_be_opened_by_the_next_key(desk: PlayedDesk) -> None:
    desk.will_save("ask_pack", desk.folder / "pack.xlsx")
    desk.hand.tab_to("Import")
    desk.hand.press("Ctrl+E")
    assert desk.window.tabs.current == PACK
    assert said_of(desk.hand.focus) == "Open"


def test_arrows_in_the_month_box_begin_no_month(desk: PlayedDesk) -> None:
    desk.hand.tab_to("Month", "Shift+Tab")
    desk.hand.press("Up", "Home", "PgUp")
    assert QApplication.activeModalWidget() is None
    assert desk.report.month == AUGUST
    assert desk.window.header.month.currentText() == AUGUST.long
    desk.hand.press("Space", "Up", "Enter")
    assert isinstance(QApplication.activeModalWidget(), BeginMonth)
    desk.hand.press("Esc")


def test_a_workbook_read_again_leads_on_to_importing_it(desk: PlayedDesk) -> None:
    path = desk.workbook("july", [["Code", "Month", "Value"], [2, "2014-08", -4], [10, "2014-08", 90]])
    desk.bring_in(path)
    desk.to_problem("impossible-number")
    shown = desk.window.tabs.page(PROBLEMS).list.current_row()  # type: ignore[attr-defined]
    assert shown.where.startswith("july.xlsx, "), "a workbook keeps its name as it is"
    desk.hand.tab_to("Correct this figure")
    desk.workbook("july", [["Code", "Month", "Value"], [2, "2014-08", 64], [10, "2014-08", 90]])
    desk.hand.press("F5")
    assert said_of(desk.hand.focus).startswith("Look at it and import")
    desk.hand.press("Enter", "Enter")
    assert desk.figure("2", AUGUST) == 64


def test_a_comment_that_is_written_is_in_sight_with_its_button(desk: PlayedDesk) -> None:
    desk.window.resize(1280, 640)
    desk.hand.press("Ctrl+5", "Enter")
    tab = desk.window.tabs.page(INDICATORS)
    assert isinstance(tab, IndicatorTab)
    ready, shown = tab.page.comment.ready, tab.page.viewport()
    bottom = ready.mapTo(shown, ready.rect().bottomLeft()).y()
    assert 0 < bottom <= shown.height()


def test_after_the_last_comment_nothing_more_is_written_into_it(desk: PlayedDesk) -> None:
    desk.hand.press("Ctrl+5", "Enter")
    for _ in range(len(desk.report.pages) + 1):
        if isinstance(desk.hand.focus, CommentEditor):
            desk.hand.type("Said.")
        desk.hand.press("Ctrl+Return")
    assert {page.comment.text for page in desk.report.pages if page.comment.text} == {"Said."}
    assert desk.told.startswith("That was the last indicator of the list.")


def test_a_dialog_that_is_open_grows_with_the_text(desk: PlayedDesk) -> None:
    desk.window.session.select("2")
    desk.hand.press("F3")
    origin = desk.window.ask.origin
    assert origin is not None
    before = origin.size()
    desk.window.theme.set_text_percent(150)
    settle(desk.window)
    assert origin.width() > before.width()
    assert origin.height() > before.height()
    desk.window.theme.usual_text()
    settle(desk.window)
    assert origin.size() == before


def test_enter_goes_on_through_the_guide_of_a_new_board(empty: PlayedDesk) -> None:
    empty.will_save("ask_new_board", empty.folder / "North.ibdesk")
    empty.hand.push("New board...")
    guide = empty.over(FirstMonth)
    empty.hand.type("Northshire")
    empty.hand.press("Enter")
    assert guide.page is guide.indicators
    assert empty.records.details is not None
    assert empty.records.details.council == "Northshire"
    empty.hand.push("Next")
    empty.hand.press("Enter")
    assert guide.page is guide.population
    empty.hand.press("Enter")
    assert guide.page is guide.figures
    empty.will_choose()
    empty.hand.press("Enter")
    assert QApplication.activeModalWidget() is None, "the focus is on choosing workbooks, which Enter presses"
