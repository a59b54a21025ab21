"""Who owes which comment: the table's order, its filters, copying last month's, opening one."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ibdesk.domain.board import Comment, CommentState
from ibdesk.domain.comments.missing_comments import OfficerComments
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.report import BoardReport
from ibdesk.ui.comments.comment_rows import comment_rows, officer_words
from ibdesk.ui.comments.comments_tab import CommentsTab
from ibdesk.ui.comments.left_words import left_words
from ibdesk.ui.widgets.when_words import age_words, moment_words
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import COMMENTS, INDICATORS
from tests.made import AUGUST
from tests.screens import settle
from tests.ui.window_kit import five_report

TODAY = date(2014, 9, 30)
OWED = Problem("comment-owed", Severity.WARNING, "36 has no comment.", "Ask.", code="36")


def commented(report: BoardReport, code: str, text: str, state: CommentState, **fields: object) -> BoardReport:
    pages = tuple(
        replace(page, comment=Comment(code, AUGUST, text, state=state, **fields)) if page.code == code else page  # type: ignore[arg-type]
        for page in report.pages
    )
    return replace(report, pages=pages)


@pytest.fixture
def tab(opened: MainWindow) -> CommentsTab:
    tab = opened.tabs.show_tab(COMMENTS)
    assert isinstance(tab, CommentsTab)
    return tab


def codes(tab: CommentsTab) -> list[object]:
    return [row.subject for row in tab.table.cells.rows]


def cells(tab: CommentsTab, code: str) -> list[str]:
    [row] = [row for row in tab.table.cells.rows if row.subject == code]
    return [cell.spoken for cell in row.cells]


def test_red_without_a_comment_comes_first_then_what_the_board_will_ask_about() -> None:
    report = commented(five_report((OWED,)), "19", "Because.", CommentState.DRAFT)
    rows = comment_rows(report, None, only_open=False, today=TODAY)
    assert [row.subject for row in rows] == ["2", "36", "1", "10", "19"]


def test_a_row_says_state_words_and_age() -> None:
    written = {"at": "2014-09-12T10:42:00+01:00", "copied_from": AUGUST - 1}
    report = commented(five_report(()), "19", "Four more plans.\nSecond line.", CommentState.READY, **written)
    [row] = [row for row in comment_rows(report, None, only_open=False, today=TODAY) if row.subject == "19"]
    said = [cell.spoken for cell in row.cells]
    assert said == ["19", "Second plans", "Red", "Copied from Jul 2014: Four more plans.", "5", "Ready", "18 days"]


def test_what_is_ready_can_be_left_out() -> None:
    report = commented(five_report(()), "2", "Done.", CommentState.READY)
    assert "2" not in [row.subject for row in comment_rows(report, None, only_open=True, today=TODAY)]


def test_before_signing_off_it_is_counted_what_is_left_and_drafts_are_named() -> None:
    report = commented(five_report((OWED,)), "2", "Almost.", CommentState.DRAFT)
    assert left_words(report) == (
        "1 of 5 indicators has no figure for August 2014.",
        "1 problem is still to check.",
        "4 comments are missing; the Board will ask about 1 of them.",
        "Still a draft: 2.",
    )


@pytest.mark.parametrize(
    ("missing", "draft", "owed", "words"),
    [(("1", "2"), (), ("1",), "1 wanted, 1 missing"), ((), ("3",), (), "1 draft"), ((), (), (), "All ready")],
)
def test_an_officers_debt_in_words(
    missing: tuple[str, ...], draft: tuple[str, ...], owed: tuple[str, ...], words: str
) -> None:
    assert officer_words(OfficerComments("Head", missing, draft, (), (), owed, ())) == words


@pytest.fixture
def sample(opened: MainWindow, tmp_path: Path) -> MainWindow:
    opened.session.start_sample(tmp_path / "sample")
    return opened


@pytest.mark.parametrize("code", ["1", "36", "5"])
def test_it_opens_where_the_chosen_row_is_seen_among_others(sample: MainWindow, code: str) -> None:
    sample.session.select(code)
    tab = sample.tabs.show_tab(COMMENTS)
    assert isinstance(tab, CommentsTab)
    settle(sample)
    table = tab.table
    assert table.current() == code
    room, row = table.viewport().rect(), table.currentIndex().row()
    beside = [at for at in (row - 1, row, row + 1) if 0 <= at < len(table.cells.rows)]
    assert all(room.contains(table.visualRect(table.cells.index(at, 0))) for at in beside)
    # A person scrolls away; the window grows, and nothing jumps.
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    settle(sample)
    sample.resize(1380, 720)
    settle(sample)
    assert table.verticalScrollBar().value() >= table.verticalScrollBar().maximum() - 1


def test_it_opens_at_its_top_where_the_chosen_row_is_seen_from_there(sample: MainWindow) -> None:
    sample.resize(1920, 1080)
    sample.session.select("1")
    tab = sample.tabs.show_tab(COMMENTS)
    assert isinstance(tab, CommentsTab)
    settle(sample)
    assert tab.table.current() == "1"
    assert tab.table.verticalScrollBar().value() == 0


def test_choosing_an_officer_narrows_the_table(tab: CommentsTab) -> None:
    tab.owing.officer_asked.emit("Designated Nurse")
    assert codes(tab) == ["36"]
    tab.officer.setCurrentIndex(0)
    assert len(codes(tab)) == 5


def test_a_saved_comment_moves_down_and_the_officer_stays_chosen(tab: CommentsTab, opened: MainWindow) -> None:
    assert codes(tab)[0] == "2"
    tab.officer.setCurrentText("Head of Fieldwork")
    opened.session.save_comment("2", "Two visits were late.")
    assert tab.officer.currentText() == "Head of Fieldwork"
    assert codes(tab)[0] == "19"
    assert cells(tab, "2")[3:6] == ["Two visits were late.", "4", "Draft"]


def test_enter_leads_to_the_comment_itself(tab: CommentsTab, opened: MainWindow, qtbot: QtBot) -> None:
    tab.table.choose("19")
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert opened.tabs.current == INDICATORS
    assert opened.session.selected == "19"


def test_last_months_comment_is_copied_as_a_draft_and_says_so(tab: CommentsTab, opened: MainWindow) -> None:
    opened.session.change(lambda desk: desk.edits.save_comment("2", AUGUST - 12, "As a year ago.", ready=True))
    tab.table.choose("2")
    tab.copy_last.click()
    assert cells(tab, "2")[3:6] == ["Copied from Aug 2013: As a year ago.", "4", "Draft"]
    assert "Copied from August 2013" in opened.status.message.text()
    assert not tab.copy_last.isEnabled(), "there is one now"


def test_where_there_is_none_to_copy_it_is_said(tab: CommentsTab, opened: MainWindow) -> None:
    tab.table.choose("10")
    assert not tab.copy_last.isEnabled()
    assert tab.copy_last.toolTip() == "There is no earlier comment for 10."
    opened.session.change(lambda desk: desk.edits.save_comment("10", AUGUST - 1, "As in July.", ready=True))
    tab.table.choose("10")
    assert tab.copy_last.isEnabled()


@pytest.mark.parametrize(
    ("at", "words"),
    [("", ""), ("2014-09-30T08:00:00", "Today"), ("2014-09-29T23:00:00", "1 day"), ("2014-06-30T08:00:00", "3 months")],
)
def test_ages(at: str, words: str) -> None:
    assert age_words(at, TODAY) == words


def test_moments_are_written_out() -> None:
    assert moment_words("2014-09-12T10:42:31+01:00") == "12 September 2014 at 10:42"
