"""Filters, orders and column widths are as they were the next day, filters on the board that they were chosen on."""

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ibdesk.desk import Desk
from ibdesk.domain.assessment import Status
from ibdesk.domain.problem import Severity
from ibdesk.paths import user_data
from ibdesk.startup import make_window
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.comments.comments_tab import CommentsTab
from ibdesk.ui.data.data_tab import DataTab
from ibdesk.ui.overview.indicator_model import Order
from ibdesk.ui.overview.overview_tab import OverviewTab
from ibdesk.ui.problems.problems_tab import ProblemsTab
from ibdesk.ui.widgets.cell_table import CellTable
from ibdesk.ui.widgets.problem_words import Grouping
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import COMMENTS, DATA, OVERVIEW, PROBLEMS
from tests.ui.window_kit import five_indicators, light_theme, plain_session


def next_day(opened: MainWindow, qapp: QApplication, qtbot: QtBot, board: Path) -> MainWindow:
    """The window closed, and another one over the same settings."""
    opened.close()
    opened.session.close()
    session = plain_session()
    window = make_window(session, light_theme(qapp), Remembered(user_data()))
    qtbot.addWidget(window, before_close_func=lambda closing: session.close())
    window.resize(1366, 728)
    session.open_board(board)
    window.show()
    return window


def overview(window: MainWindow) -> OverviewTab:
    tab = window.tabs.show_tab(OVERVIEW)
    assert isinstance(tab, OverviewTab)
    return tab


def comments(window: MainWindow) -> CommentsTab:
    tab = window.tabs.show_tab(COMMENTS)
    assert isinstance(tab, CommentsTab)
    return tab


def board_of(window: MainWindow) -> Path:
    assert window.session.board is not None
    return window.session.board.path


def drag_edge(table: CellTable, column: int, by: int) -> None:
    """Draw the right edge of a column's heading."""
    header = table.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) - 1, header.height() // 2)
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    kinds = QEvent.Type
    for kind, at, button, held in (
        (kinds.MouseButtonPress, edge, left, left),
        (kinds.MouseMove, edge + QPoint(by, 0), none, left),
        (kinds.MouseButtonRelease, edge + QPoint(by, 0), left, none),
    ):
        place = QPointF(at)
        where = QPointF(header.viewport().mapToGlobal(at))
        event = QMouseEvent(kind, place, where, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(header.viewport(), event)


def test_filters_and_order_are_there_the_next_day(opened: MainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    tab, board = overview(opened), board_of(opened)
    tab.chips[Status.RED].click()
    tab.section.setCurrentText("Child protection")
    tab.order.setCurrentText(Order.CHANGED)
    shown = tab.visible_codes()
    assert set(shown) == {"2", "19"}
    again = overview(next_day(opened, qapp, qtbot, board))
    assert again.chips[Status.RED].isChecked()
    assert again.section.currentText() == "Child protection"
    assert again.order.currentText() == Order.CHANGED
    assert again.visible_codes() == shown


def test_another_board_begins_with_everything(
    opened: MainWindow, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    overview(opened).chips[Status.RED].click()
    other = tmp_path / "Other.ibdesk"
    with Desk.create(other, "Head of Fieldwork", five_indicators()):
        pass
    again = overview(next_day(opened, qapp, qtbot, other))
    assert again.chips[None].isChecked()
    assert len(again.visible_codes()) == 5


def test_an_import_clears_what_is_remembered_too(opened: MainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    tab, board = overview(opened), board_of(opened)
    tab.chips[Status.RED].click()
    tab.begin_anew()
    assert len(overview(next_day(opened, qapp, qtbot, board)).visible_codes()) == 5


def test_what_is_no_filter_of_this_month_leaves_everything(
    opened: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    board = board_of(opened)
    said = "\n".join((str(board.absolute()), "purple", "A section that went", "Nobody", "By the moon"))
    opened.remembered.view("filters/overview", said)
    again = overview(next_day(opened, qapp, qtbot, board))
    assert len(again.visible_codes()) == 5
    assert again.order.currentText() == Order.PACK


def test_the_other_tabs_are_as_they_were(opened: MainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    board = board_of(opened)
    problems = opened.tabs.show_tab(PROBLEMS)
    assert isinstance(problems, ProblemsTab)
    problems.chips[Severity.INFO].click()
    problems.grouping.setCurrentText(Grouping.RULE)
    of_comments = comments(opened)
    of_comments.officer.setCurrentText("Designated Nurse")
    of_comments.only_open.click()
    data = opened.tabs.show_tab(DATA)
    assert isinstance(data, DataTab)
    data.shown.setCurrentIndex(2)
    again = next_day(opened, qapp, qtbot, board)
    problems = again.tabs.show_tab(PROBLEMS)
    assert isinstance(problems, ProblemsTab)
    assert all(chip.isChecked() for chip in problems.chips.values())
    assert problems.grouping.currentText() == Grouping.RULE
    of_comments = comments(again)
    assert of_comments.officer.currentText() == "Designated Nurse"
    assert of_comments.only_open.isChecked()
    data = again.tabs.show_tab(DATA)
    assert isinstance(data, DataTab)
    assert data.with_parts


def test_a_drawn_column_stays_so_and_the_others_share_the_rest(
    opened: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    board, table = board_of(opened), comments(opened).table
    before = table.columnWidth(1)
    drag_edge(table, 1, 80)
    assert table.columnWidth(1) == before + 80
    assert table.horizontalHeader().length() <= table.viewport().width() + 2, "nothing is pushed out of sight"
    again = comments(next_day(opened, qapp, qtbot, board)).table
    assert abs(again.columnWidth(1) - before - 80) <= 1
    header = again.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(1) + header.sectionSize(1) - 1, header.height() // 2)
    QTest.mouseDClick(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    assert again.columnWidth(1) == before
    assert not again.drawn_widths


def test_widths_that_make_no_sense_are_none(opened: MainWindow) -> None:
    table = comments(opened).table
    before = table.columnWidth(1)
    for said in ("Indicator", "Indicator=wide", "Nothing=12", "=", "Indicator=1.2.3"):
        table.take_widths(said)
        assert table.columnWidth(1) == before


def test_a_long_name_goes_on_in_a_second_line(opened: MainWindow, qapp: QApplication) -> None:
    tab = comments(opened)
    usual = tab.table.rowHeight(0)
    drag_edge(tab.table, 1, -190)
    at = next(at for at, row in enumerate(tab.table.cells.rows) if row.cells[1].text == "Health assessments")
    assert tab.table.rowHeight(at) > usual
    tab.table.take_widths("")
    assert tab.table.rowHeight(at) == usual
