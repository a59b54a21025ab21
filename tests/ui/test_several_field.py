"""What the pack leaves out, as ticks; a colour that is written is seen; a new number is asked for and not filled in."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ibdesk.desk.board_table import STYLE
from ibdesk.ui.data.figure_dialog import FigureDialog
from ibdesk.ui.settings.settings_dialog import BOARD
from ibdesk.ui.widgets.several_field import SeveralField
from ibdesk.ui.window.main_window import MainWindow
from tests.ui.test_board_page import board_page


def test_parts_are_left_out_of_the_pack_by_a_tick(opened: MainWindow) -> None:
    page = board_page(opened)
    assert opened.settings.dialog is not None
    assert opened.settings.dialog.tabs.current == BOARD
    page.show_table(STYLE)
    ticks = next(each for each in page.form.fields if isinstance(each, SeveralField))
    assert not page.do.isEnabled()
    QTest.keyClick(ticks.ticks["Matrix"], Qt.Key.Key_Space)
    QTest.keyClick(ticks.ticks["Data"], Qt.Key.Key_Space)
    assert page.do.isEnabled()
    page.do.click()
    desk = opened.session.desk
    assert desk is not None
    details = desk.board.records().details
    assert details is not None
    assert [part.value for part in details.style.left_out] == ["Matrix", "Data"]
    again = next(each for each in page.form.fields if isinstance(each, SeveralField))
    assert again.ticked == ("Matrix", "Data")
    again.ticks["Matrix"].click()
    again.ticks["Matrix"].click()
    assert not page.do.isEnabled(), "as it was: there is nothing to keep"


def test_words_that_are_no_choice_stay_to_be_told(qtbot: QtBot) -> None:
    field = SeveralField("Left out of the pack", ("Notes", "Data"), "data, Nonsense")
    qtbot.addWidget(field)
    assert field.ticked == ("Data",)
    assert field.text == "data, Nonsense"
    field.ticks["Notes"].click()
    assert field.text == "Notes, Data, Nonsense"
    field.tick(())
    assert field.text == "Nonsense"


def test_the_field_for_a_new_figure_is_empty_and_looks_so(opened: MainWindow) -> None:
    opened.session.select("2")
    opened.menus.action("Correct a figure").trigger()
    dialog = opened.ask.dialog
    assert isinstance(dialog, FigureDialog)
    assert not dialog.number.text()
    assert not any(letter.isdigit() for letter in dialog.number.placeholderText())
    dialog.reject()
