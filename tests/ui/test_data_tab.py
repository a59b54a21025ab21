"""The data grid: every figure by month, what is missing and why, where it came from, what is copied."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ibdesk.domain.board import Records, merge
from ibdesk.domain.figure import PROVISIONAL, Part, TypedIn, Unit
from ibdesk.domain.number import exact
from ibdesk.domain.problem import Problem, Severity
from ibdesk.ui.app.session import Session
from ibdesk.ui.data.data_tab import NOTHING_CHOSEN, DataTab
from ibdesk.ui.data.figure_grid import GridRole
from ibdesk.ui.data.figure_table import FigureDelegate
from ibdesk.ui.data.figure_words import CellMark
from ibdesk.ui.look.lettering import curled
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.widgets.copied_cells import as_table, safe_cell
from tests.made import AUGUST, part
from tests.screens import settle
from tests.ui.shown import SHEET, open_session, records
from tests.ui.window_kit import Asked, five_report, noted_in, show


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Session:
    # 7's July was written with a % sign, its June is provisional, and its May was typed in.
    odd = Records(
        figures=(
            part("7", AUGUST - 1, "51.5", unit=Unit.PERCENT),
            part("7", AUGUST - 2, 301, marks=PROVISIONAL),
            part("7", AUGUST - 3, 302, source=TypedIn("Anna", "8 September 2014", "Counted again")),
        )
    )
    return open_session(tmp_path, merge(records(), odd))


@pytest.fixture
def tab(qtbot: QtBot, session: Session, asked: Asked) -> DataTab:
    made = DataTab(session, noted_in(asked))
    qtbot.addWidget(made)
    made.resize(1140, 501)
    made.show()
    return made


def cell(tab: DataTab, code: str, back: int) -> str:
    """What stands so many months before the report month."""
    tab.choose(code, -1 - back)
    return str(tab.table.currentIndex().data() or "")


def test_a_row_for_each_indicator_and_a_column_for_each_month(tab: DataTab, qtmodeltester: ModelTester) -> None:
    assert tab.grid.rowCount() == 4
    assert tab.grid.columnCount() == 36
    assert tab.table.model().headerData(35, Qt.Orientation.Horizontal) == "Aug-14"
    assert tab.table.model().headerData(0, Qt.Orientation.Vertical) == "7  Referrals"
    qtmodeltester.check(tab.grid)


def test_numbers_gaps_and_marks_are_told_apart(tab: DataTab) -> None:
    assert cell(tab, "7", 0) == "489"
    assert cell(tab, "7", 2) == "301 [p]"
    assert cell(tab, "20", 0) == "0.00%", "a zero is a zero"
    assert cell(tab, "20", 25) == "", "nothing was supplied"
    assert cell(tab, "36", 0) == "[x]"


def test_a_number_in_another_unit_is_shown_and_said_to_be_left_out(tab: DataTab) -> None:
    assert cell(tab, "7", 1) == "51.50%"
    assert tab.table.currentIndex().data(GridRole.QUIET)
    assert "a percentage, and this indicator is a number, so it is left out" in tab.origin.text()


def test_the_chosen_figures_cell_is_told(tab: DataTab) -> None:
    cell(tab, "36", 0)
    assert (
        "36  Assessments attended, August 2014: No data [x], from figures.xlsx, sheet Figures, cell F14."
        in tab.origin.text()
    )
    cell(tab, "20", 0)
    assert "from figures.xlsx, sheet Figures, cells B2, F14." in tab.origin.text()
    cell(tab, "7", 3)
    assert "May 2014: 302, typed in by Anna on 8 September 2014." in tab.origin.text()


def test_rates_can_be_shown_instead(tab: DataTab) -> None:
    tab.choose("7", -1)
    tab.shown.setCurrentIndex(1)
    assert tab.table.currentIndex().data(GridRole.PAGE).code == "7"
    assert cell(tab, "20", 0) == "[z]"
    assert cell(tab, "7", 12) == "561.77"


def test_a_problem_at_a_figure_is_marked_and_told(tab: DataTab, session: Session) -> None:
    assert session.report is not None
    at = {(problem.code, problem.month): problem for problem in session.report.problems if problem.severity != "info"}
    shown = [(code, month) for code, month in at if code and month in tab.grid.months]
    assert shown, "the board has problems at single figures"
    for code, month in shown:
        assert month is not None
        tab.choose(code, tab.grid.months.index(month))
        assert tab.table.currentIndex().data(GridRole.PROBLEM)
        assert curled(at[code, month].message) in tab.origin.text()


def test_finding_narrows_the_rows_and_says_when_there_is_none(qtbot: QtBot, tab: DataTab) -> None:
    qtbot.keyClicks(tab.search, "health")
    assert [tab.rows.index(row, 0).data(GridRole.PAGE).code for row in range(tab.rows.rowCount())] == ["33", "36"]
    tab.search.setText("nothing like it")
    assert tab.rows.rowCount() == 0
    assert tab.origin.text() == "No indicator fits what you look for."
    tab.search.clear()
    assert tab.rows.rowCount() == 4


def test_one_cell_is_copied_alone_and_several_with_their_headings(qtbot: QtBot, tab: DataTab) -> None:
    tab.choose("7", -1)
    qtbot.keyClick(tab.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "489"
    corner = tab.rows.index(1, 34)
    tab.table.selectionModel().select(corner, QItemSelectionModel.SelectionFlag.Select)
    qtbot.keyClick(tab.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QApplication.clipboard().text().split("\n")]
    assert lines[0] == ["Code", "Indicator", "Jul-14", "Aug-14"]
    assert lines[1] == ["7", "Referrals", "51.50%", "489"]
    assert lines[2][0] == "20"


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+44", "'+44"),
        ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("\t=1", "'=1"),
        ("-5", "-5"),
        ("-5.25%", "-5.25%"),
        ("1,060.66", "1,060.66"),
        ("two\nlines", "two lines"),
    ],
)
def test_copied_words_never_become_formulas(text: str, copied: str) -> None:
    assert safe_cell(text) == copied


@pytest.mark.parametrize("wide", [*range(700, 760, 7), 900, 1140, 1300, 1366, 1500, 1700, 1920])
@pytest.mark.parametrize("tall", [300, 900])
def test_no_number_stands_half_behind_the_names(tab: DataTab, wide: int, tall: int) -> None:
    """Of 616 the half would be read as 16; with a scroll bar for the rows and without one."""
    tab.resize(wide, tall)
    settle(tab)
    table, bar = tab.table, tab.table.horizontalScrollBar()
    for value in (bar.maximum(), bar.maximum() // 2, 0):
        bar.setValue(value)
        assert table.viewport().x() == table.verticalHeader().width()
        first, last = (table.columnAt(x) for x in (0, table.viewport().width() - 1))
        assert table.columnViewportPosition(first) == 0
        assert table.columnViewportPosition(last) + table.columnWidth(last) == table.viewport().width()


def test_a_part_of_a_child_is_not_rounded_away(qtbot: QtBot, tmp_path: Path, asked: Asked) -> None:
    slips = Records(figures=(part("7", AUGUST, "0.4"), part("7", AUGUST - 1, "12.5")))
    tab = DataTab(open_session(tmp_path, merge(records(), slips)), noted_in(asked))
    qtbot.addWidget(tab)
    tab.show()
    assert cell(tab, "7", 0) == "0.4"
    assert cell(tab, "7", 1) == "12.5"


def test_much_to_tell_of_a_figure_leaves_the_figures_their_rows(tab: DataTab, session: Session) -> None:
    long = "The figure is unlike those of the months before it, and of the same month a year before. " * 12
    show(session, five_report((Problem("big change", Severity.WARNING, long, "Check it.", code="2", month=AUGUST),)))
    tab.resize(700, 330)
    tab.choose("2", -1)
    settle(tab)
    assert long.strip() in tab.origin.text()
    assert tab.table.viewport().height() >= 4 * tab.table.rowHeight(0)
    told = next(each for each in tab.findChildren(QScrollArea) if each.widget() is tab.origin)
    told.setFocus()
    for _ in range(30):
        QTest.keyClick(told, Qt.Key.Key_PageDown)
    bar = told.verticalScrollBar()
    assert 0 < bar.value() == bar.maximum()
    tab.choose("10", -1)
    settle(tab)
    assert bar.maximum() == 0
    assert told.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_copied_rows_are_lines_of_tabbed_cells() -> None:
    assert as_table([["a", "b"], ["1", "=2"]]) == "a\tb\n1\t'=2"


def test_enter_opens_the_indicators_page(tab: DataTab, session: Session, asked: Asked, qtbot: QtBot) -> None:
    tab.choose("33", -1)
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert asked == [("open_indicator", "33")]
    assert session.selected == "33"


def double_click(tab: DataTab, qtbot: QtBot) -> None:
    at = tab.table.visualRect(tab.table.currentIndex()).center()
    for click in (qtbot.mouseClick, qtbot.mouseDClick):
        click(tab.table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_double_click_corrects_the_figure(tab: DataTab, asked: Asked, qtbot: QtBot) -> None:
    tab.choose("7", -1)
    double_click(tab, qtbot)
    assert asked == [("correct_figure", "7", AUGUST, None)]


def names(tab: DataTab) -> list[str]:
    rows = range(tab.rows.rowCount())
    return [str(tab.rows.headerData(row, Qt.Orientation.Vertical)) for row in rows]


def test_counts_stand_below_their_percentage(tab: DataTab, session: Session, asked: Asked, qtbot: QtBot) -> None:
    tab.shown.setCurrentIndex(2)
    assert names(tab)[1:4] == ["20  Long plans", "20  Long plans, numerator", "20  Long plans, denominator"]
    tab.choose("20", -2, Part.NUMERATOR)
    assert tab.table.currentIndex().data() == "6"
    assert tab.origin.text().startswith(
        "20  Long plans, numerator, July 2014: 6, from figures.xlsx, sheet Figures, cell B2."
    )
    tab.choose("20", -1, Part.DENOMINATOR)
    assert (tab.table.currentIndex().data(), tab.chosen) == ("100", ("20", AUGUST))
    double_click(tab, qtbot)
    assert asked == [("correct_figure", "20", AUGUST, SHEET)], "the cell of the count itself"
    assert session.selection.figure is not None
    assert session.selection.figure.at == SHEET
    session.save_comment("20", "A new report follows")
    assert tab.table.currentIndex().data() == "100"
    tab.table.selectColumn(tab.grid.columnCount() - 1)
    assert tab.table.chosen_cells()[4] == ["20", "Long plans, denominator", "100"]
    tab.search.setText("long")
    assert names(tab) == ["20  Long plans", "20  Long plans, numerator", "20  Long plans, denominator"]
    tab.search.clear()
    tab.shown.setCurrentIndex(0)
    assert len(names(tab)) == 4


def marks(tab: DataTab, code: str, back: int) -> frozenset[CellMark]:
    tab.choose(code, -1 - back)
    found = tab.table.currentIndex().data(GridRole.MARKS)
    assert isinstance(found, frozenset)
    return found


def test_corners_say_what_is_to_be_known_of_a_figure(tab: DataTab) -> None:
    assert CellMark.COMMENT in marks(tab, "7", 0)
    assert "It has a comment for the Board." in tab.origin.text()
    assert marks(tab, "7", 2) >= {CellMark.PROVISIONAL}
    assert "It may still change." in tab.origin.text()
    assert marks(tab, "7", 3) >= {CellMark.CORRECTED}
    assert "Why it was typed in: Counted again." in tab.origin.text()
    assert not marks(tab, "20", 3)
    assert "◢\u00a0corrected\u00a0by\u00a0hand" in tab.marks.text()


def test_each_mark_has_a_corner_of_its_own(tab: DataTab) -> None:
    rect, seen = QRect(0, 0, 60, 22), set()
    for mark in CellMark:
        picture = QImage(60, 22, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        with Painting(picture) as painter:
            FigureDelegate(tab._session)._paint_marks(painter, rect, frozenset({mark}))
        shape = picture.convertToFormat(QImage.Format.Format_Mono)
        seen.add(bytes(shape.constBits()))
    assert len(seen) == len(CellMark), "no two are told apart by colour alone"


def test_the_selection_made_elsewhere_is_followed_and_a_new_report_keeps_the_place(
    tab: DataTab, session: Session
) -> None:
    session.select("20")
    assert tab.table.currentIndex().data(GridRole.PAGE).code == "20"
    tab.choose("7", -3)
    session.save_comment("7", "A new report follows")
    assert tab.table.currentIndex().data() == "301 [p]"


def test_figures_are_set_out_when_somebody_looks(tab: DataTab, session: Session) -> None:
    tab.hide()
    session.change(lambda desk: desk.edits.edit_figure("7", AUGUST, Part.VALUE, exact("490"), "Counted again"))
    before = cell(tab, "7", 0)
    tab.show()
    assert (before, cell(tab, "7", 0)) == ("489", "490")


def test_without_a_board_the_grid_is_empty(tab: DataTab, session: Session) -> None:
    session.close_board()
    assert tab.grid.rowCount() == 0
    assert tab.origin.text() == NOTHING_CHOSEN
