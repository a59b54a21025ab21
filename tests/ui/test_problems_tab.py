"""The problems tab: grouped, counted, filtered, walked through by key, and a way to the indicator."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ibdesk.domain.figure import Source
from ibdesk.domain.problem import Problem, Severity
from ibdesk.ui.problem_words import GroupRow, problem_rows
from ibdesk.ui.problems_tab import ProblemsTab
from ibdesk.ui.session import Session
from tests.ui.window_kit import PROBLEMS, five_report, light_theme, plain_session, show


@pytest.fixture
def session(qapp: QApplication) -> Session:
    light_theme(qapp)
    session = plain_session()
    show(session, five_report())
    return session


@pytest.fixture
def tab(session: Session, qtbot: QtBot) -> Iterator[ProblemsTab]:
    tab = ProblemsTab(session)
    qtbot.addWidget(tab)
    tab.resize(1000, 500)
    tab.show()
    yield tab
    tab.close()


def listed(tab: ProblemsTab) -> list[str]:
    return [
        f"{row.severity.value} {row.count}" if isinstance(row, GroupRow) else row.problem.code or "-"
        for row in tab.list.problems.rows
    ]


def test_grouped_with_counts_information_hidden_at_first(tab: ProblemsTab) -> None:
    assert listed(tab) == ["error 1", "36", "warning 2", "2", "19"]
    assert [chip.accessibleName() for chip in tab.chips.values()] == ["Must fix, 1", "Check, 2", "For information, 1"]


def test_chips_show_and_hide(tab: ProblemsTab) -> None:
    tab.chips[Severity.INFO].click()
    assert listed(tab)[-2:] == ["info 1", "-"]
    tab.chips[Severity.WARNING].click()
    assert "2" not in listed(tab)


def test_all_hidden_is_not_the_same_as_none_found(tab: ProblemsTab, session: Session) -> None:
    for severity in (Severity.ERROR, Severity.WARNING):
        tab.chips[severity].click()
    assert "hidden" in tab.nothing.text()
    show(session, five_report(()))
    assert tab.nothing.text() == "The checks found no problems."


def test_a_row_says_what_where_and_what_to_do() -> None:
    where = Source("Health.xlsx", "Q2", "C9")
    problem = Problem("x", Severity.ERROR, "It is blank.", "Fill it in.", where, "36", found="n/a <b>")
    _, row = problem_rows([problem], {"36": "Health assessments"})
    assert row.spoken == (
        "Must fix. 36\u2002Health assessments. It is blank. "
        "Health.xlsx, sheet Q2, cell C9  ·  found: \u201cn/a <b>\u201d. Fill it in."
    )


def test_f7_walks_over_headings_and_round(tab: ProblemsTab) -> None:
    visited = []
    for _ in range(4):
        tab.step(1)
        problem = tab.list.current()
        visited.append(problem.code if problem else None)
    assert visited == ["36", "2", "19", "36"]
    tab.step(-1)
    assert tab.list.current() == PROBLEMS[2]


def test_headings_cannot_be_chosen(tab: ProblemsTab) -> None:
    heading = tab.list.problems.index(0)
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable


def test_enter_and_the_button_go_to_the_indicator(tab: ProblemsTab, qtbot: QtBot) -> None:
    opened: list[str] = []
    tab.opened.connect(opened.append)
    assert not tab.go.isEnabled()
    tab.step(1)
    qtbot.keyClick(tab.list, Qt.Key.Key_Return)
    tab.go.click()
    assert opened == ["36", "36"]


def test_a_problem_of_the_whole_board_leads_nowhere(tab: ProblemsTab, qtbot: QtBot) -> None:
    opened: list[str] = []
    tab.opened.connect(opened.append)
    tab.chips[Severity.INFO].click()
    tab.step(-1)
    assert tab.list.current() == PROBLEMS[3]
    assert not tab.go.isEnabled()
    qtbot.keyClick(tab.list, Qt.Key.Key_Return)
    assert opened == []


def test_another_report_keeps_the_chosen_problem(tab: ProblemsTab, session: Session) -> None:
    tab.step(1)
    tab.step(1)
    show(session, five_report(PROBLEMS[1:]))
    assert tab.list.current() == PROBLEMS[1]


def test_asking_for_an_indicators_problems_shows_what_was_hidden(tab: ProblemsTab) -> None:
    tab.chips[Severity.WARNING].click()
    tab.show_code("19")
    assert tab.list.current() == PROBLEMS[2]


def test_rows_are_as_high_as_their_words(tab: ProblemsTab) -> None:
    row = tab.list.problems.index(1)
    wide = tab.list.sizeHintForIndex(row).height()
    tab.resize(420, 500)
    assert tab.list.sizeHintForIndex(row).height() >= wide
    tab.grab()
    tab.step(1)
    tab.grab()
