"""Problems put right where they are told, through the real window: a figure, a target's basis, a comment."""

from pathlib import Path
from typing import Any, TypeVar

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ibdesk.desk import Desk
from ibdesk.domain.assessment import Status
from ibdesk.domain.board import Benchmark, Population, merge
from ibdesk.domain.figure import Missing
from ibdesk.domain.number import exact
from ibdesk.domain.problem import Problem
from ibdesk.domain.repair import Repair, repair_words, table_of
from ibdesk.domain.target import AtLeast, Basis, Between, Target
from ibdesk.ui.app.steps import to_look_at
from ibdesk.ui.data.figure_dialog import FigureDialog
from ibdesk.ui.indicators.indicator_tab import IndicatorTab
from ibdesk.ui.problems.basis_dialog import BasisDialog
from ibdesk.ui.problems.problems_tab import ProblemsTab
from ibdesk.ui.settings.board_page import BoardPage
from ibdesk.ui.settings.settings_dialog import BOARD, SettingsDialog
from ibdesk.ui.widgets.problem_look import row_links
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import INDICATORS, PROBLEMS
from tests.made import AUGUST, board, part, referrals
from tests.ui.keyboard_desk import played
from tests.ui.window_kit import five_indicators

Page = TypeVar("Page", bound=QWidget)
WRONG_MONTH = AUGUST - 3


def tab(window: MainWindow, name: str, kind: type[Page]) -> Page:
    page = window.tabs.show_tab(name)
    assert isinstance(page, kind)
    return page


def test_a_problem_of_the_whole_board_leads_to_its_page_of_the_settings(
    with_new_board: MainWindow, tmp_path: Path
) -> None:
    for desk in played(with_new_board, tmp_path):
        desk.bring_in(desk.workbook("MASH", [["Code", "Month", "Value"], [5, "2014-08", 99], [10, "2014-08", 60]]))
        desk.to_problem("provenance")
        found = set()
        for _ in range(desk.window.tabs.page(PROBLEMS).list.problems.rowCount()):  # type: ignore[attr-defined]
            problem = desk.window.tabs.page(PROBLEMS).list.current()  # type: ignore[attr-defined]
            if problem is not None and problem.code is None and (table := table_of(problem)):
                desk.hand.push(repair_words(problem, Repair.SETTINGS).removesuffix("..."))
                settings = desk.over(SettingsDialog)
                assert settings.tabs.current == BOARD
                page = settings.tabs.page(BOARD)
                assert isinstance(page, BoardPage)
                assert desk.hand.focus is page.rows
                assert page.names.currentItem().text() == table
                found.add(table)
                desk.hand.press("Esc")
            desk.hand.press("F7")
        assert {"Targets", "Population", "Indicators"} <= found


def choose(window: MainWindow, rule: str) -> Problem:
    """Choose the first problem of a rule in the tab."""
    problems = tab(window, PROBLEMS, ProblemsTab)
    for _ in range(200):
        problems.step(1)
        problem = problems.list.current()
        if problem is not None and problem.rule == rule:
            return problem
    raise AssertionError(f"no problem of {rule}")


def with_faults(window: MainWindow, folder: Path) -> None:
    """1's figure of May is impossible; the target of 7 does not say what it is for; 2 is red without a comment."""
    wrong = board(
        [],
        [part("1", WRONG_MONTH, -4), part("36", AUGUST, Missing.NO_DATA)],
        [Target("7", Between(exact("461.2"), exact("563.6")), None, basis_stated=False)],
    )
    path = folder / "Faults.ibdesk"
    with Desk.create(
        path, "Head of Fieldwork", merge(merge(five_indicators(), replace(referrals(), targets=())), wrong)
    ):
        pass
    window.session.open_board(path)


def test_a_figure_is_corrected_from_its_row_in_its_own_month(opened: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    with_faults(opened, tmp_path)
    problem = choose(opened, "impossible-number")
    assert (problem.code, problem.month) == ("1", WRONG_MONTH)
    problems = tab(opened, PROBLEMS, ProblemsTab)
    assert problems.bar.own_repair is Repair.FIGURE
    problems.bar.repair.click()
    dialog = opened.ask.dialog
    assert isinstance(dialog, FigureDialog)
    assert dialog._choices.month == WRONG_MONTH
    qtbot.keyClicks(dialog.number, "112")
    qtbot.keyClicks(dialog.reason, "Typed with a minus.")
    qtbot.keyClick(dialog.do, Qt.Key.Key_Space)
    report = opened.session.report
    assert report is not None
    assert [each for each in report.problems if each.rule == "impossible-number"] == []
    assert opened.tabs.current == PROBLEMS


def test_a_targets_basis_is_set_from_its_row(opened: MainWindow, tmp_path: Path) -> None:
    with_faults(opened, tmp_path)
    assert choose(opened, "target-basis").code == "7"
    tab(opened, PROBLEMS, ProblemsTab).bar.repair.click()
    dialog = opened.ask.dialog
    assert isinstance(dialog, BasisDialog)
    assert not dialog.do.isEnabled()
    rate = next(button for button in dialog.buttons.values() if button.text().startswith("The rate per 10,000, "))
    rate.click()
    dialog.grab()
    dialog.do.click()
    report = opened.session.report
    assert report is not None
    assert report.page("7").assessment.status in (Status.RED, Status.GREEN)
    assert "target-basis" not in {each.rule for each in report.problems}
    opened.menus.action("Undo").trigger()
    assert opened.session.report is not None
    assert "target-basis" in {each.rule for each in opened.session.report.problems}


@pytest.mark.parametrize(
    ("problems", "words", "table"),
    [
        ({"populations": ()}, "There is no population", "Population"),
        ({"populations": (Population(2014, exact("25.3"), "ONS"),)}, "is given as 25.3", "Population"),
        ({"targets": (Target("7", AtLeast(exact(3)), Basis.VALUE),)}, "Nothing says who set", "Targets"),
        ({"benchmarks": (Benchmark("7", "England", "", exact(3)),)}, "Nothing says who published", "Benchmarks"),
    ],
)
def test_what_is_about_the_whole_board_opens_its_table_in_settings(
    opened: MainWindow, tmp_path: Path, problems: dict[str, Any], words: str, table: str
) -> None:
    path = tmp_path / "Whole.ibdesk"
    with Desk.create(path, "Head of Fieldwork", replace(referrals(), **problems)):
        pass
    opened.session.open_board(path)
    tab_of_problems = tab(opened, PROBLEMS, ProblemsTab)
    while (problem := tab_of_problems.list.current()) is None or words not in problem.message:
        tab_of_problems.step(1)
    assert problem.code is None
    assert tab_of_problems.bar.repair.text() == f"&Open {table} in Settings..."
    tab_of_problems.bar.repair.click()
    dialog = opened.settings.dialog
    assert dialog is not None
    assert isinstance(dialog.board, BoardPage)
    assert dialog.board.names.currentItem().text() == table
    dialog.leave.click()


def test_the_comment_that_is_owed_is_written_from_its_row(opened: MainWindow, tmp_path: Path) -> None:
    with_faults(opened, tmp_path)
    code = choose(opened, "comment-owed").code
    tab(opened, PROBLEMS, ProblemsTab).bar.repair.click()
    page = tab(opened, INDICATORS, IndicatorTab).page
    assert opened.session.selected == code
    assert page.comment.editor.hasFocus()


def test_tab_header_status_line_and_strip_count_the_same(opened: MainWindow, tmp_path: Path) -> None:
    with_faults(opened, tmp_path)
    workbook = tmp_path / "September.csv"
    workbook.write_text("code,month,value\n2,2014-09,-5\n36,2014-09,-2\n10,2014-08,91\n", encoding="utf-8")
    opened.session.preview([workbook])
    assert opened.flows.imports.dialog is not None
    opened.flows.imports.dialog.import_button.click()
    report = opened.session.report
    assert report is not None
    count = to_look_at(report)
    assert count > 2
    assert opened.tabs.bar.tabText(opened.tabs.names.index(PROBLEMS)) == f"{PROBLEMS} ({count})"
    assert opened.after_import.problems.text() == f"Look at {count} problems"
    problems = tab(opened, PROBLEMS, ProblemsTab)
    chips = [chip._count or 0 for severity, chip in problems.chips.items() if severity != "info"]
    assert sum(chips) == count


def test_what_cannot_be_done_in_a_look_back_looks_so_and_says_why(opened: MainWindow, tmp_path: Path) -> None:
    with_faults(opened, tmp_path)
    problems = tab(opened, PROBLEMS, ProblemsTab)
    choose(opened, "impossible-number")
    now = problems.list.grab().toImage()
    desk = opened.session.desk
    assert desk is not None
    opened.session.look_at(desk.board.file.last_step)
    choose(opened, "impossible-number")
    row = problems.list.current_row()
    assert row is not None
    assert problems.list.grab().toImage() != now
    problems.list.follow(row_links(row)[0])
    assert QApplication.activeModalWidget() is None
    assert opened.status.message.text().endswith("Go back to now to change it.")
