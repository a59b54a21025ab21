"""The cards are there before the checks have run, and until they have the window says so and claims nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ibdesk.desk import Desk
from ibdesk.paths import user_data
from ibdesk.startup import make_window
from ibdesk.ui.app.jobs import JobRunner
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.app.session import Session
from ibdesk.ui.app.steps import steps
from ibdesk.ui.comments.comments_tab import CommentsTab
from ibdesk.ui.overview.overview_tab import OverviewTab
from ibdesk.ui.problems.problems_tab import ProblemsTab
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import COMMENTS, OVERVIEW, PROBLEMS
from tests.made import AUGUST
from tests.ui.window_kit import HeldExecutor, five_indicators, light_theme


@pytest.fixture
def held() -> HeldExecutor:
    return HeldExecutor()


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path, held: HeldExecutor) -> Iterator[MainWindow]:
    """It was asked to open a board of five indicators, and nothing has run yet."""
    session = Session(JobRunner(held), "Performance Officer")
    window = make_window(session, light_theme(qapp), Remembered(user_data()))
    qtbot.addWidget(window, before_close_func=lambda closing: session.close())
    with Desk.create(tmp_path / "Marlshire.ibdesk", "Head of Fieldwork", five_indicators()):
        pass
    window.show()
    session.open_board(tmp_path / "Marlshire.ibdesk")
    yield window
    window.close()


def said(window: MainWindow) -> list[str]:
    """What the window says about problems: the Problems tab's title, two of the steps, the line at the bottom."""
    report = window.session.report
    assert report is not None
    words = {str(step.name): step.words for step in steps(report, saved=False)}
    title = window.tabs.bar.tabText(window.tabs.names.index(PROBLEMS))
    return [title, words["Check"], words["Sign off"], window.status.summary.text().split("  ·  ")[-1]]


def test_the_cards_come_first_and_the_problems_follow(window: MainWindow, held: HeldExecutor) -> None:
    held.run_next()
    overview = window.tabs.page(OVERVIEW)
    assert isinstance(overview, OverviewTab)
    assert overview.visible_codes() == ["1", "2", "10", "19", "36"]
    held.wait()
    assert window.session.report is not None
    assert window.session.report.checked
    found = len([each for each in window.session.report.problems if each.is_open])
    assert said(window)[0] == f"Problems ({found})"


def test_until_the_checks_have_run_the_window_says_that_they_do(window: MainWindow, held: HeldExecutor) -> None:
    held.run_next()
    problems, comments = window.tabs.page(PROBLEMS), window.tabs.page(COMMENTS)
    assert isinstance(problems, ProblemsTab)
    assert isinstance(comments, CommentsTab)
    assert said(window)[:3] == ["Problems (checking)", "Checking", "Checking"]
    assert problems.nothing.text() == "Checking every figure..."
    assert all("not counted yet" in chip.accessibleName() for chip in problems.chips.values())
    held.wait()
    assert "hecking" not in " ".join(said(window))
    assert "checking" not in problems.nothing.text().lower()
    assert not any("not counted yet" in chip.accessibleName() for chip in problems.chips.values())


def test_a_pack_asked_for_meanwhile_is_of_a_checked_report(
    window: MainWindow, held: HeldExecutor, tmp_path: Path
) -> None:
    held.run_next()
    window.session.export_pack(tmp_path / "pack.xlsx")
    held.wait()
    assert (tmp_path / "pack.xlsx").exists()
    assert window.session.saved is not None
    assert window.session.saved.is_of(window.session.report)


def test_another_month_asked_for_meanwhile_is_not_replaced(window: MainWindow, held: HeldExecutor) -> None:
    held.run_next()
    window.session.set_month(AUGUST - 1)
    held.wait()
    assert window.session.report is not None
    assert (window.session.report.month, window.session.report.checked) == (AUGUST - 1, True)


def test_who_cancels_other_work_gets_the_problems_all_the_same(window: MainWindow, held: HeldExecutor) -> None:
    held.run_next()
    window.session.work.cancel()
    held.wait()
    assert window.session.report is not None
    assert window.session.report.checked
