"""The problems tab: grouped, counted, filtered, walked through by key, and a way to the indicator."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ibdesk.domain.figure import CellSource
from ibdesk.domain.problem import AcceptedWarning, Problem, Severity
from ibdesk.ui.app.session import Session
from ibdesk.ui.problems.message_line import Message
from ibdesk.ui.problems.problems_tab import ProblemsTab
from ibdesk.ui.widgets.problem_words import Grouping, GroupRow, problem_rows
from tests.made import AUGUST
from tests.ui.window_kit import PROBLEMS, Asked, five_report, light_theme, noted_in, plain_session, show


@pytest.fixture
def session(qapp: QApplication) -> Session:
    light_theme(qapp)
    session = plain_session()
    show(session, five_report())
    return session


@pytest.fixture
def tab(session: Session, asked: Asked, qtbot: QtBot) -> Iterator[ProblemsTab]:
    tab = ProblemsTab(session, noted_in(asked))
    qtbot.addWidget(tab)
    tab.resize(1000, 500)
    tab.show()
    yield tab
    tab.close()


def listed(tab: ProblemsTab) -> list[str]:
    return [
        f"{row.title} {row.count}" if isinstance(row, GroupRow) else row.problem.code or "-"
        for row in tab.list.problems.rows
    ]


def test_grouped_with_counts_information_hidden_at_first(tab: ProblemsTab) -> None:
    assert listed(tab) == ["Must fix 1", "36", "Check 2", "2", "19"]
    assert [chip.accessibleName() for chip in tab.chips.values()] == ["Must fix, 1", "Check, 2", "For information, 1"]


def test_chips_show_and_hide(tab: ProblemsTab) -> None:
    tab.chips[Severity.INFO].click()
    assert listed(tab)[-2:] == ["For information 1", "-"]
    tab.chips[Severity.WARNING].click()
    assert "2" not in listed(tab)


def test_all_hidden_is_not_the_same_as_none_found(tab: ProblemsTab, session: Session) -> None:
    for severity in (Severity.ERROR, Severity.WARNING):
        tab.chips[severity].click()
    assert "hidden" in tab.nothing.text()
    show(session, five_report(()))
    assert tab.nothing.text() == "The checks found no problems."


def test_a_row_says_what_where_and_what_to_do() -> None:
    where = CellSource("Health.xlsx", "Q2", "C9")
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


def test_enter_and_the_button_go_to_the_indicator(tab: ProblemsTab, asked: Asked, qtbot: QtBot) -> None:
    assert not tab.go.isEnabled()
    tab.step(1)
    qtbot.keyClick(tab.list, Qt.Key.Key_Return)
    tab.go.click()
    assert asked == [("open_indicator", "36")] * 2


def test_a_problem_of_the_whole_board_leads_nowhere(tab: ProblemsTab, asked: Asked, qtbot: QtBot) -> None:
    tab.chips[Severity.INFO].click()
    tab.step(-1)
    assert tab.list.current() == PROBLEMS[3]
    assert not tab.go.isEnabled()
    qtbot.keyClick(tab.list, Qt.Key.Key_Return)
    assert asked == []


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


HERE, THERE = CellSource("Health & Co.xlsx", "Q2", "C9"), CellSource("CP.xlsx", "Data", "B4")
PLACED = (
    Problem("big-change", Severity.ERROR, "It fell.", "Check it.", HERE, "36", AUGUST),
    Problem("big-change", Severity.WARNING, "It rose.", "Check it.", THERE, "2", AUGUST),
    Problem("comment-owed", Severity.WARNING, "There is no comment.", "Ask.", HERE, "19", AUGUST),
    Problem("codes", Severity.WARNING, "Codes are missing.", "Look."),
)


def choose(tab: ProblemsTab, grouping: Grouping) -> None:
    tab.grouping.setCurrentText(grouping.value)


def test_grouped_as_asked(tab: ProblemsTab, session: Session) -> None:
    show(session, five_report(PLACED))
    choose(tab, Grouping.INDICATOR)
    assert listed(tab)[::2] == [
        "2\u2002Visits in time 1",
        "19\u2002Second plans 1",
        "36\u2002Health assessments 1",
        "The whole board 1",
    ]
    choose(tab, Grouping.WORKBOOK)
    assert listed(tab) == ["CP.xlsx 1", "2", "Health & Co.xlsx 2", "36", "19", "Not in one workbook 1", "-"]
    choose(tab, Grouping.RULE)
    assert listed(tab) == ["Big change 2", "36", "2", "Codes 1", "-", "Comment owed 1", "19"]
    tab.grab()


def test_one_workbooks_problems_alone(tab: ProblemsTab, session: Session) -> None:
    show(session, five_report(PLACED))
    assert [tab.workbook.itemText(at) for at in range(tab.workbook.count())] == [
        *("All workbooks", "CP.xlsx", "Health & Co.xlsx")
    ]
    tab.workbook.setCurrentIndex(2)
    assert listed(tab) == ["Must fix 1", "36", "Check 1", "19"]
    show(session, five_report(PLACED[1:2]))
    assert tab.workbook.currentText() == "All workbooks", "its workbook has no problem any more"
    assert listed(tab) == ["Check 1", "2"]


def test_what_fits_the_chosen_problem_is_offered(tab: ProblemsTab, session: Session) -> None:
    show(session, five_report(PLACED))
    offered = []
    for _ in PLACED:
        tab.step(1)
        bar = tab.bar
        offered.append([each.isEnabled() for each in (bar.see, bar.excel, bar.right, bar.go)])
    assert offered == [
        [True, True, False, True],  # an error cannot be accepted
        [True, True, True, True],
        [True, True, True, True],
        [False, False, True, False],  # in no cell, of no indicator
    ]


def test_a_warning_is_accepted_with_a_reason_and_not_without(tab: ProblemsTab, session: Session, qtbot: QtBot) -> None:
    given: list[tuple[object, str]] = []
    assert not tab.bar.reason.isVisibleTo(tab.bar), "no reason is asked for before a warning is chosen"
    tab.acceptance_asked.connect(lambda problem, reason: given.append((problem, reason)))
    show(session, five_report(PLACED))
    tab.list.show_code("2")
    tab.bar.right.click()
    qtbot.keyClicks(tab.bar.reason, "   ")
    assert not tab.bar.accept.isEnabled()
    qtbot.keyClick(tab.bar.reason, Qt.Key.Key_Return)
    qtbot.keyClick(tab.bar.reason, Qt.Key.Key_Escape)
    assert not tab.bar.reason.isVisibleTo(tab.bar)
    tab.bar.right.click()
    qtbot.keyClicks(tab.bar.reason, "The team moved.")
    qtbot.keyClick(tab.bar.reason, Qt.Key.Key_Return)
    assert given == [(PLACED[1], "The team moved.")]
    assert not tab.bar.reason.isVisibleTo(tab.bar)


def test_accepted_warnings_are_counted_apart_hidden_and_can_be_asked_about_again(
    tab: ProblemsTab, session: Session
) -> None:
    accepted = AcceptedWarning(*PLACED[1].place, "The team moved.", "Head of Fieldwork", "2014-09-08T10:00:00+01:00")
    show(session, five_report((PLACED[0], replace(PLACED[1], accepted=accepted))))
    assert tab.chips[Severity.WARNING].accessibleName() == "Check, 0"
    assert tab.accepted.accessibleName() == "Accepted, 1"
    assert "2" not in listed(tab)
    tab.show_code("2")
    current = tab.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert current.startswith("Accepted. 2")
    assert current.endswith("It is right, because: The team moved. (Head of Fieldwork, 8 September 2014)")
    back: list[object] = []
    tab.take_back_asked.connect(back.append)
    tab.bar.again.click()
    assert back == [accepted]
    tab.grab()


def test_a_board_that_is_read_only_takes_no_reason(tab: ProblemsTab, session: Session) -> None:
    show(session, five_report(PLACED), read_only_reason="It is open elsewhere.")
    tab.list.show_code("2")
    assert not tab.bar.right.isEnabled()
    assert tab.bar.see.isEnabled()


def test_the_menu_offers_a_copy_for_each_workbook_and_shows_names_letter_by_letter(
    tab: ProblemsTab, session: Session
) -> None:
    show(session, five_report(PLACED))
    asked: list[str] = []
    tab.marked_copy_asked.connect(asked.append)
    tab.send_menu.aboutToShow.emit()
    copies = tab.send_menu.actions()[:2]
    assert [action.text() for action in copies] == [
        "Marked copy of CP.xlsx (1)...",
        "Marked copy of Health && Co.xlsx (2)...",
    ]
    copies[1].trigger()
    assert asked == ["Health & Co.xlsx"]


def test_what_is_said_stays_until_it_is_closed(tab: ProblemsTab) -> None:
    done: list[str] = []
    tab.show_message(Message("<b>1 problem is gone.</b>", offers=(("Import it...", lambda: done.append("import")),)))
    assert tab.message.words.textFormat() is Qt.TextFormat.PlainText
    assert [link.text() for link in tab.message.links] == ["Import it...", "Close"]
    tab.message.links[0].click()
    tab.message.links[1].click()
    assert done == ["import"]
    assert not tab.message.isVisible()
