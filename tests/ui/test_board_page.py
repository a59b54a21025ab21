"""Settings, The board: what a board is, changed by hand and by keyboard alone; what came with IBDesk, confirmed."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ibdesk.desk.board_table import BENCHMARKS, COVER, COVER_DATES, INDICATORS, NAMES, POPULATION, STYLE, TARGETS
from ibdesk.domain.assessment import Status
from ibdesk.domain.month import Month
from ibdesk.ui.settings.board_page import BoardPage
from ibdesk.ui.settings.board_rows import in_own_years
from ibdesk.ui.settings.settings_dialog import COMPUTER
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.window.main_window import MainWindow
from tests.made import AUGUST

Key = Qt.Key


def board_page(window: MainWindow) -> BoardPage:
    window.menus.action("Settings").trigger()
    dialog = window.settings.dialog
    assert dialog is not None
    assert isinstance(dialog.board, BoardPage)
    return dialog.board


def focused() -> QWidget:
    """What has the focus in the dialog that is open."""
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    return dialog.focusWidget() or dialog


def press(*keys: Key | str) -> None:
    """Into whatever has the focus, as a person does."""
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(focused(), key)
        else:
            QTest.keyClick(focused(), key)


def tab_to(wanted: QWidget) -> None:
    for _ in range(80):
        if focused() is wanted:
            return
        press(Key.Key_Tab)
    raise AssertionError(f"Tab never leads to {wanted.accessibleName() or wanted}")


def field(page: BoardPage, heading: str) -> QLineEdit | QComboBox | QPlainTextEdit:
    found = next(each for each in page.form.fields if each.accessibleName() == heading)
    assert isinstance(found, QLineEdit | QComboBox | QPlainTextEdit)
    return found


def write(page: BoardPage, heading: str, text: str) -> None:
    tab_to(field(page, heading))
    QTest.keyClick(field(page, heading), Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(text)


@pytest.fixture
def with_shipped(with_new_board: MainWindow, tmp_path: Path) -> MainWindow:
    """A new board with figures of August 2014, and targets that nobody confirmed."""
    book = openpyxl.Workbook()
    for row in (["Code", "Month", "Value"], ["19", "2014-08", "22.22%"], ["9", "2014-08", 158]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    session = with_new_board.session
    with_new_board.flows.take([tmp_path / "a.xlsx"])
    dialog = with_new_board.flows.imports.dialog
    assert dialog is not None
    dialog.accept()
    assert session.report is not None
    return with_new_board


def status(window: MainWindow, code: str) -> Status:
    assert window.session.report is not None
    return window.session.report.page(code).assessment.status


def test_a_target_is_changed_by_keyboard_and_undone(opened: MainWindow) -> None:
    opened.activateWindow()
    page = board_page(opened)
    dialog = opened.settings.dialog
    assert dialog is not None
    tab_to(page.names)
    press(*[Key.Key_Down] * NAMES.index(TARGETS))
    tab_to(page.rows)
    code = page.form.texts[0]
    before = status(opened, code)
    assert before is Status.RED
    write(page, "Low", "1")
    write(page, "Source", "Board of 2 June")
    assert page.do.isEnabled()
    tab_to(page.do)
    press(Key.Key_Space)
    assert (page.said.text(), page.form.texts[0]) == ("", code)
    assert "typed in by Performance Officer" in page.place.text()
    assert status(opened, code) is not before
    press(Key.Key_Escape)
    assert not dialog.isVisible()
    opened.session.undo()
    assert status(opened, code) is before


def test_what_is_wrong_is_said_and_the_cursor_stands_at_its_field(opened: MainWindow) -> None:
    page = board_page(opened)
    page.show_table(TARGETS)
    write(page, "High", "about a hundred")
    tab_to(page.do)
    press(Key.Key_Space)
    assert page.said.text()
    assert focused() is field(page, "High")
    assert opened.session.board is not None
    assert opened.session.board.can_undo is None


def test_a_row_comes_and_goes(opened: MainWindow) -> None:
    page = board_page(opened)
    page.show_table(BENCHMARKS)
    page.add.click()
    assert focused() is field(page, "Code")
    for heading, text in (
        ("Code", "2"),
        ("Name", "England"),
        ("Period", "2013/14"),
        ("Value", "12.5"),
        ("Source", "DfE"),
    ):
        write(page, heading, text)
    tab_to(field(page, "Basis"))
    press("value")
    tab_to(page.do)
    press(Key.Key_Space)
    desk = opened.session.desk
    assert desk is not None
    assert [(each.name, each.period) for each in desk.board.records().benchmarks] == [("England", "2013/14")]
    tab_to(page.remove)
    press(Key.Key_Space)
    assert desk.board.records().benchmarks == ()


def test_the_covers_words_and_an_officer(opened: MainWindow) -> None:
    page = board_page(opened)
    page.show_table(COVER)
    write(page, "Council", "Northshire")
    tab_to(page.do)
    press(Key.Key_Space)
    page.show_table(INDICATORS)
    write(page, "Responsible officer", "Head of Visits")
    tab_to(page.do)
    press(Key.Key_Space)
    assert opened.session.report is not None
    assert opened.session.report.details.council == "Northshire"
    assert opened.session.report.pages[0].indicator.officer == "Head of Visits"


def test_the_strip_confirms_all_in_one_click_and_undo_takes_it_back(with_shipped: MainWindow) -> None:
    waiting = with_shipped.notices.waiting
    assert status(with_shipped, "19") is Status.NOT_ASSESSED
    assert waiting.isVisible()
    assert waiting.words.text() == "17 targets and 36 benchmarks came with IBDesk and are not confirmed for this board."
    waiting.button.click()
    assert status(with_shipped, "19") is Status.RED
    assert not waiting.isVisible()
    with_shipped.session.undo()
    assert waiting.isVisible()
    with_shipped.notices.clear.click()
    assert with_shipped.session.desk is not None
    assert with_shipped.session.desk.board.records().targets == ()
    assert not waiting.isVisible()


def test_one_by_one_leads_to_the_targets_where_one_is_confirmed(with_shipped: MainWindow) -> None:
    with_shipped.notices.each.click()
    dialog = with_shipped.settings.dialog
    assert dialog is not None
    page = dialog.board
    assert isinstance(page, BoardPage)
    assert page.names.currentItem().text() == TARGETS
    while page.form.texts[0] != "19":
        tab_to(page.rows)
        press(Key.Key_Down)
    assert page.confirm.isVisible()
    tab_to(page.confirm)
    press(Key.Key_Space)
    assert status(with_shipped, "19") is Status.RED
    assert status(with_shipped, "9") is Status.NOT_ASSESSED
    page.show_table(POPULATION)
    assert page.place.text() == "Came with IBDesk"
    page.confirm.click()
    assert "typed in by" in page.place.text()
    assert with_shipped.session.month == AUGUST


def test_every_field_has_a_name_and_all_tables_show(opened: MainWindow) -> None:
    page = board_page(opened)
    for name in NAMES:
        page.show_table(name)
        assert all(each.accessibleName() for each in page.form.fields)
        assert page.form.fields


def test_examples_are_of_the_boards_own_years(opened: MainWindow) -> None:
    page = board_page(opened)
    page.show_table(COVER_DATES)
    assert "31 August 2014" in page.hint.text()
    assert in_own_years("Write one year, like 31 August 2014 or Aug 2014, or 2012/13.", Month(2026, 10)) == (
        "Write one year, like 31 October 2026 or Oct 2026, or 2025/26."
    )


def test_this_computers_folders_are_chosen_and_its_backups_led_to(
    opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_folder", lambda parent, folder: tmp_path)
    board_page(opened)
    dialog = opened.settings.dialog
    assert dialog is not None
    dialog.tabs.show_tab(COMPUTER)
    dialog.packs.choose.click()
    dialog.do.click()
    assert opened.remembered.pack_folder == tmp_path
    board_page(opened)
    again = opened.settings.dialog
    assert again is not None
    assert again.packs.words.text() == str(tmp_path)
    again.tabs.show_tab(COMPUTER)
    again.backups.click()
    assert not again.isVisible()
    assert opened.notices.way_back.dialog is not None


def test_several_strips_are_one_where_the_window_is_low(opened: MainWindow) -> None:
    notices, tokens = opened.notices, opened.session.palette
    strips = notices.sealed, notices.sample, notices.waiting
    opened.resize(1280, 1000)
    for strip in strips:
        strip.show_words("Said.", tokens)
    assert [strip.isVisible() for strip in strips] == [True, True, True]
    opened.resize(1280, 560)
    QApplication.processEvents()
    assert [strip.isVisible() for strip in strips] == [True, False, False]
    assert notices.sealed.more.text() == "2 more"
    notices.sealed.more.click()
    assert [strip.isVisible() for strip in strips] == [True, True, True]
    notices.sealed.more.click()
    assert not notices.sample.isVisible()


def test_a_logo_is_chosen_and_taken_away(opened: MainWindow, tmp_path: Path) -> None:
    page = BoardPage(opened.session)
    page.show_table(STYLE)
    assert page.logo.picture.isHidden()
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(tmp_path / "logo.png"))
    page.logo.chosen.emit(tmp_path / "logo.png")
    assert not page.logo.picture.isHidden()
    page.logo.take_away.click()
    assert page.logo.picture.isHidden()


@pytest.mark.parametrize("name", [TARGETS, BENCHMARKS, POPULATION])
@pytest.mark.parametrize("wide", [700, 210, 260, 400])
def test_no_number_of_a_narrow_table_is_cut(with_shipped: MainWindow, name: str, wide: int) -> None:
    """What goes first stands beside the list, in the fields of the chosen row."""
    page = board_page(with_shipped)
    page.show_table(name)
    table = page.rows
    table.setFixedSize(wide, 200)
    QApplication.processEvents()
    shown = [at for at in range(len(table.cells.columns)) if not table.isColumnHidden(at)]
    numbers = [at for at in shown if table.cells.columns[at].heading in ("Low", "High", "Value")]
    assert len(numbers) == {TARGETS: 2, BENCHMARKS: 1, POPULATION: 0}[name]
    last = max(numbers, default=0)
    assert table.columnViewportPosition(last) + table.columnWidth(last) <= table.viewport().width()
    if all(not table.cells.columns[at].wrapped for at in shown):
        usual = table.verticalHeader().defaultSectionSize()
        assert all(table.rowHeight(row) == usual for row in range(len(table.cells.rows)))


def test_numbers_of_a_table_stand_below_each_other_by_their_last_digit(with_shipped: MainWindow) -> None:
    """Words begin at the left, as their headings do."""
    page, right = board_page(with_shipped), dict[str, bool]()
    for name in NAMES:
        page.show_table(name)
        right |= {each.heading: each.right for each in page.rows.cells.columns}
    assert {heading for heading, stands in right.items() if stands} == {
        *("Code", "Low", "High", "Value", "Population aged 0-17")
    }
