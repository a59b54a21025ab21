"""Ctrl+F, Esc and Enter in the tab one is on; where one is after an import; what a right click acts on."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ibdesk.domain.assessment import Status
from ibdesk.ui.data.data_tab import DataTab
from ibdesk.ui.indicators.indicator_tab import IndicatorTab
from ibdesk.ui.overview.overview_tab import OverviewTab
from ibdesk.ui.problems.problems_tab import ProblemsTab
from ibdesk.ui.widgets.find_field import FindField
from ibdesk.ui.window.help_dialogs import shipped_text
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import DATA, INDICATORS, OVERVIEW, PACK, PROBLEMS


def field_of(window: MainWindow, name: str) -> FindField:
    tab = window.tabs.show_tab(name)
    if isinstance(tab, OverviewTab):
        return tab.find_field
    assert isinstance(tab, DataTab | ProblemsTab)
    return tab.search


@pytest.mark.parametrize("name", [OVERVIEW, PROBLEMS, DATA])
def test_ctrl_f_looks_in_the_tab_that_one_is_on_and_esc_clears(name: str, opened: MainWindow, qtbot: QtBot) -> None:
    field = field_of(opened, name)
    opened.menus.action("Find").trigger()
    assert opened.tabs.current == name
    assert QApplication.focusWidget() is field
    qtbot.keyClicks(field, "visits")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_from_a_tab_without_a_field_it_looks_in_the_overview(opened: MainWindow) -> None:
    opened.tabs.show_tab(PACK)
    opened.menus.action("Find").trigger()
    assert opened.tabs.current == OVERVIEW


@pytest.mark.parametrize("name", [OVERVIEW, DATA])
def test_enter_with_one_hit_opens_it(name: str, opened: MainWindow, qtbot: QtBot) -> None:
    field = field_of(opened, name)
    qtbot.keyClicks(field, "second")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (opened.tabs.current, opened.session.selected) == (INDICATORS, "19")


def test_enter_with_several_hits_goes_on_to_them(opened: MainWindow, qtbot: QtBot) -> None:
    field = field_of(opened, OVERVIEW)
    qtbot.keyClicks(field, "in time")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    tab = opened.tabs.page(OVERVIEW)
    assert isinstance(tab, OverviewTab)
    assert opened.tabs.current == OVERVIEW
    assert QApplication.focusWidget() is tab.cards


def test_after_an_import_the_overview_is_whole_and_has_the_focus(
    opened: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    tab = opened.tabs.show_tab(OVERVIEW)
    assert isinstance(tab, OverviewTab)
    qtbot.keyClicks(tab.find_field, "19")
    tab.chips[Status.RED].click()
    opened.tabs.show_tab(DATA)
    workbook = tmp_path / "September.csv"
    workbook.write_text("code,month,value\n2,2014-09,88\n10,2014-09,91\n", encoding="utf-8")
    opened.session.preview([workbook])
    assert opened.flows.imports.dialog is not None
    opened.flows.imports.dialog.import_button.click()
    assert opened.tabs.current == OVERVIEW
    assert QApplication.focusWidget() is tab.cards
    assert len(tab.visible_codes()) == 5
    assert opened.session.selected == tab.visible_codes()[0]
    assert tab.chips[None].isChecked()


def test_below_the_last_row_a_right_click_acts_on_nothing(opened: MainWindow) -> None:
    tab = opened.tabs.show_tab(DATA)
    assert isinstance(tab, DataTab)
    tab.choose("2", -1)
    assert tab.menu_at(QPoint(5, tab.table.viewport().height() - 2)) is None
    assert tab.menu_at(tab.table.visualRect(tab.table.currentIndex()).center()) is not None


def test_what_an_import_did_is_not_said_of_another_board(opened: MainWindow, tmp_path: Path) -> None:
    workbook = tmp_path / "September.csv"
    workbook.write_text("code,month,value\n2,2014-09,88\n", encoding="utf-8")
    for board in (None, tmp_path / "Other.ibdesk"):
        if board is not None:
            opened.session.new_board(board)
            assert not opened.after_import.isVisible()
        opened.session.preview([workbook])
        assert opened.flows.imports.dialog is not None
        opened.flows.imports.dialog.import_button.click()
        assert opened.after_import.words.text()
    opened.session.open_board(tmp_path / "Marlshire.ibdesk")
    assert not opened.after_import.isVisible()


def test_a_shipped_text_names_this_version() -> None:
    assert "VERSION" not in shipped_text("for-it.md")


def test_f6_goes_round_the_parts_of_the_window(opened: MainWindow) -> None:
    opened.session.save_comment("2", "So.")
    tab = opened.tabs.show_tab(INDICATORS)
    assert isinstance(tab, IndicatorTab)
    tab.setFocus()
    round_trip = []
    for _ in range(5):
        opened.menus.action("Next part of the window").trigger()
        round_trip.append(QApplication.focusWidget())
    assert round_trip == [
        tab.page.comment.editor,
        opened.status.undo_button,
        opened.header.month,
        opened.tabs.bar,
        tab.indicators,
    ]
    opened.menus.action("Part before it").trigger()
    assert QApplication.focusWidget() is opened.tabs.bar


def test_ctrl_t_turns_charts_into_tables_and_back(opened: MainWindow) -> None:
    action = opened.menus.action("Charts as tables, or as charts")
    assert not action.isEnabled()
    tab = opened.tabs.show_tab(INDICATORS)
    assert isinstance(tab, IndicatorTab)
    action.trigger()
    assert (tab.page.years.shows_table, tab.page.trend.shows_table) == (True, True)
    assert QApplication.focusWidget() is tab.page.trend.table
    action.trigger()
    assert (tab.page.years.shows_table, tab.page.trend.shows_table) == (False, False)
