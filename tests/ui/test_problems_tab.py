"""The problems tab: grouped, counted, filtered, walked through by key, and a way to the indicator."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ibdesk.domain.figure import CellSource
from ibdesk.domain.problem import AcceptedWarning, Problem, Severity
from ibdesk.domain.repair import Repair, repairs_of
from ibdesk.ui.app.session import Session
from ibdesk.ui.problems.message_line import Message
from ibdesk.ui.problems.problems_tab import ProblemsTab
from ibdesk.ui.widgets.problem_look import row_links
from ibdesk.ui.widgets.problem_words import Grouping, GroupRow, ProblemRow, problem_rows
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
    assert given == [((PLACED[1],), "The team moved.")]
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
        "Marked copy of CP.xlsx, 1 for its sender...",
        "Marked copy of Health && Co.xlsx, 1 for its sender...",
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


MONTHS = [AUGUST - back for back in range(20)]
REPEATED = tuple(
    Problem("impossible-number", Severity.WARNING, f"99 of 81 in {month.long}.", "Correct it.", None, "2", month)
    for month in MONTHS
)


def test_each_kind_of_problem_carries_what_puts_it_right() -> None:
    def offered(rule: str, severity: Severity = Severity.WARNING, code: str | None = "2") -> list[str]:
        problem = Problem(rule, severity, "It is so.", "Do this.", HERE, code, AUGUST)
        return [repair.name for repair in repairs_of(problem)]

    assert offered("impossible-number") == ["FIGURE", "REASON"]
    assert offered("impossible-number", Severity.ERROR) == ["FIGURE"]
    assert offered("comment-owed") == ["COMMENT", "REASON"]
    assert offered("target-basis", Severity.ERROR) == ["TARGET_BASIS"]
    assert offered("unknown-code") == ["REASON"]
    assert offered("code-gap", Severity.INFO, None) == []
    assert offered("big-change", Severity.WARNING, None) == ["REASON"]
    assert offered("benchmark-period") == ["SETTINGS", "REASON"]
    assert offered("benchmark-period", Severity.ERROR, None) == ["SETTINGS"]
    assert offered("target-on-no-polarity") == ["SETTINGS", "REASON"]
    assert offered("polarity-against-guide", Severity.INFO) == []


def test_the_row_the_bar_and_the_menu_offer_the_repair(tab: ProblemsTab, session: Session, asked: Asked) -> None:
    show(session, five_report(PLACED))
    tab.step(1)
    tab.bar.repair.click()
    row = tab.list.current_row()
    assert row is not None
    [link] = [link for link in row_links(row) if link.repair is Repair.FIGURE]
    tab.list.follow(link)
    menu = tab.problem_menu()
    assert menu is not None
    assert [action.text() for action in menu.actions()][:1] == ["Correct this figure..."]
    menu.actions()[0].trigger()
    assert asked == [("repair", PLACED[0], Repair.FIGURE)] * 3


def test_a_click_on_the_words_in_the_row_does_it(
    tab: ProblemsTab, session: Session, asked: Asked, qtbot: QtBot
) -> None:
    show(session, five_report(PLACED))
    index = tab.list.problems.index(1)
    row = tab.list.problems.rows[1]
    assert isinstance(row, ProblemRow)
    [(place, link)] = tab.list._rows_look.links_at(tab.list.visualRect(index), row)
    assert link.words == "Correct this figure..."
    qtbot.mouseClick(tab.list.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert asked == [("repair", PLACED[0], Repair.FIGURE)]


def test_a_board_that_is_read_only_repairs_nothing(tab: ProblemsTab, session: Session, asked: Asked) -> None:
    show(session, five_report(PLACED), read_only_reason="It is open elsewhere.")
    tab.step(1)
    assert not tab.bar.repair.isEnabled()
    tab.list.repair_asked.emit(Repair.FIGURE)
    assert asked == []


def test_the_same_fault_in_many_months_is_one_line_that_opens(tab: ProblemsTab, session: Session, qtbot: QtBot) -> None:
    show(session, five_report((*REPEATED, PLACED[1])))
    assert listed(tab) == ["Check 21", "2", "2"]
    tab.step(1)
    row = tab.list.current_row()
    assert row is not None
    assert row.others_words == "The same in 19 other months, January 2013 to July 2014."
    assert row.spoken.endswith("January 2013 to July 2014. Folded.")
    qtbot.keyClick(tab.list, Qt.Key.Key_Right)
    assert len(listed(tab)) == 22
    tab.step(1)
    inside = tab.list.current_row()
    assert inside is not None
    assert (inside.inside, inside.problem.month) == (True, AUGUST - 1)
    tab.grab()
    qtbot.keyClick(tab.list, Qt.Key.Key_Left)
    assert listed(tab) == ["Check 21", "2", "2"]
    assert tab.list.current() == REPEATED[0]


def test_a_folded_line_is_accepted_as_a_whole(tab: ProblemsTab, session: Session, qtbot: QtBot) -> None:
    given: list[tuple[object, str]] = []
    tab.acceptance_asked.connect(lambda problems, reason: given.append((problems, reason)))
    show(session, five_report(REPEATED))
    tab.step(1)
    tab.bar.right.click()
    assert tab.bar._because.text() == "All 20 are right, because"
    qtbot.keyClicks(tab.bar.reason, "Counted so.")
    qtbot.keyClick(tab.bar.reason, Qt.Key.Key_Return)
    assert given == [(REPEATED, "Counted so.")]


def test_two_months_are_two_lines(tab: ProblemsTab, session: Session) -> None:
    show(session, five_report(REPEATED[:2]))
    assert listed(tab) == ["Check 2", "2", "2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("36", ["36"]), ("visits", ["2"]), ("health visits", []), ("C9 fell", ["36"]), ("comment", ["19"]), ("1", ["19"])],
)
def test_problems_are_found_by_code_name_words_or_cell(
    text: str, expected: list[str], tab: ProblemsTab, session: Session
) -> None:
    show(session, five_report(PLACED))
    tab.search.setText(text)
    assert [each for each in listed(tab) if each.isdigit()] == expected


def test_esc_clears_the_search_and_enter_leads_to_what_was_found(
    tab: ProblemsTab, session: Session, qtbot: QtBot
) -> None:
    show(session, five_report(PLACED))
    qtbot.keyClicks(tab.search, "visits")
    qtbot.keyClick(tab.search, Qt.Key.Key_Return)
    assert tab.list.current() == PLACED[1]
    qtbot.keyClick(tab.search, Qt.Key.Key_Escape)
    assert tab.search.text() == ""
    assert tab.list.current() == PLACED[1]


def test_a_menu_comes_on_a_problem_alone(tab: ProblemsTab, session: Session) -> None:
    asked_at: list[object] = []
    tab.list.menu_asked.disconnect()
    tab.list.menu_asked.connect(asked_at.append)
    show(session, five_report(PLACED[:1]))
    mouse = QContextMenuEvent.Reason.Mouse
    for y in (tab.list.visualRect(tab.list.problems.index(1)).center().y(), tab.list.viewport().height() - 2):
        QApplication.sendEvent(tab.list.viewport(), QContextMenuEvent(mouse, QPoint(200, y), QPoint(300, y)))
    assert len(asked_at) == 1
