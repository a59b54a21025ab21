"""Signing a month off in the window: what stands in the way, the one question, the frozen month, the way back."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from ibdesk.domain.assessment import Status
from ibdesk.domain.board import CommentState
from ibdesk.domain.figure import Part
from ibdesk.domain.number import exact
from ibdesk.ui.app.steps import StepName
from ibdesk.ui.comments.beside_comments import SignOffPanel
from ibdesk.ui.comments.comments_tab import CommentsTab
from ibdesk.ui.indicators.indicator_tab import IndicatorTab
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.pack.pack_tab import PackTab
from ibdesk.ui.problems.problems_tab import ProblemsTab
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.widgets.link_button import LinkButton
from ibdesk.ui.widgets.reason_dialog import WANTED, ReasonDialog
from ibdesk.ui.window.begin_month import BeginMonth
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import COMMENTS, INDICATORS, PACK, PROBLEMS
from tests.made import AUGUST


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What was asked before doing; always answered with the verb."""
    questions: list[tuple[str, ...]] = []

    def decide(parent: QWidget, *words: str) -> bool:
        questions.append(words)
        return True

    monkeypatch.setattr(dialogs, "decide", decide)
    return questions


def panel_of(window: MainWindow) -> SignOffPanel:
    tab = window.tabs.show_tab(COMMENTS)
    assert isinstance(tab, CommentsTab)
    return tab.sign_off


def set_figure(window: MainWindow, code: str, number: str) -> None:
    reason = "Counted again."
    window.session.change(lambda desk: desk.edits.edit_figure(code, AUGUST, Part.VALUE, exact(number), reason))


def signed(window: MainWindow) -> SignOffPanel:
    panel = panel_of(window)
    panel.sign_off.click()
    assert window.session.report is not None
    assert window.session.report.seal is not None
    return panel


def test_an_error_keeps_the_button_off_and_leads_to_the_problem(opened: MainWindow) -> None:
    set_figure(opened, "2", "-4")
    panel = panel_of(opened)
    assert not panel.sign_off.isEnabled()
    assert panel.why_not.text() == "Off until every problem under Must fix is gone."
    link = next(link for link in panel.findChildren(LinkButton) if link.text().startswith("2  Visits"))
    link.click()
    assert opened.tabs.current == PROBLEMS
    problems = opened.tabs.made(PROBLEMS)
    assert isinstance(problems, ProblemsTab)
    current = problems.list.current()
    assert current is not None
    assert current.code == "2"


def test_missing_comments_are_a_warning_only(opened: MainWindow, asked: list[tuple[str, ...]]) -> None:
    panel = panel_of(opened)
    assert panel.sign_off.isEnabled()
    signed(opened)
    [(question, told, verb, leave)] = asked
    assert question == "Sign off August 2014?"
    assert "5 comments are missing" in told
    assert (verb, leave) == ("Sign off August 2014", "Not yet")


def test_not_yet_changes_nothing(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "decide", lambda *words: False)
    panel_of(opened).sign_off.click()
    assert opened.session.report is not None
    assert opened.session.report.seal is None


def test_a_signed_month_says_so_everywhere_and_is_frozen(opened: MainWindow, asked: list[tuple[str, ...]]) -> None:
    opened.session.save_comment("2", "Two visits were late.")
    signed(opened)
    assert "August 2014 was signed off by Performance Officer" in opened.notices.sealed.words.text()
    assert opened.notices.sealed.isVisible()
    assert "done" in opened.header.steps[StepName.SIGN_OFF].accessibleName()
    assert opened.session.board is not None
    assert "Re-open it" in opened.session.board.locked_reason
    assert opened.session.report is not None
    assert opened.session.report.page("2").comment.state is CommentState.SIGNED
    set_figure(opened, "2", "61")
    assert "1 figure was changed since" in opened.notices.sealed.words.text()
    assert str(opened.session.report.page("2").value.number) == "60"


def test_nobody_writes_into_a_signed_comment(opened: MainWindow, asked: list[tuple[str, ...]]) -> None:
    tab = opened.tabs.show_tab(INDICATORS)
    assert isinstance(tab, IndicatorTab)
    assert not tab.page.comment.editor.isReadOnly()
    signed(opened)
    opened.tabs.show_tab(INDICATORS)
    assert tab.page.comment.editor.isReadOnly()
    assert "Re-open it" in tab.page.comment.state.text()


def test_the_pack_tab_says_which_pack_would_be_written(opened: MainWindow, asked: list[tuple[str, ...]]) -> None:
    opened.session.change(lambda desk: desk.edits.override("2", AUGUST, Status.AMBER, "Two fell on a holiday."))
    pack = opened.tabs.show_tab(PACK)
    assert isinstance(pack, PackTab)
    assert "as they are now" in pack.explanation.text()
    said = [words.text() for words in pack.open_points.findChildren(Words)]
    assert "Set by hand, and shown so with the reason: 2 (Amber)." in said
    signed(opened)
    assert "the pack that went out" in pack.explanation.text()


def test_the_pack_that_went_out_is_saved_as_it_was(
    opened: MainWindow, asked: list[tuple[str, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed(opened)
    set_figure(opened, "2", "61")
    monkeypatch.setattr(dialogs, "ask_pack", lambda parent, suggestion: tmp_path / suggestion.name)
    opened.notices.sealed.button.click()
    saved = tmp_path / "Board pack 2014-08 as signed off.xlsx"
    assert opened.session.desk is not None
    assert saved.read_bytes() == opened.session.desk.months.sealed_pack(AUGUST)


def test_a_signed_month_leads_on_to_the_next(opened: MainWindow, asked: list[tuple[str, ...]]) -> None:
    panel = signed(opened)
    assert panel.next.text() == "Go on to September 2014"
    panel.next.click()
    [dialog] = opened.findChildren(BeginMonth)
    assert dialog.windowTitle() == "Begin September 2014"
    dialog.leave.click()
    assert opened.session.month == AUGUST


def test_re_opening_needs_a_reason_and_undoes_the_freeze(opened: MainWindow, asked: list[tuple[str, ...]]) -> None:
    panel = signed(opened)
    panel.reopen.click()
    dialog = opened.ask.dialog
    assert isinstance(dialog, ReasonDialog)
    assert not dialog.do.isEnabled()
    assert dialog.hint.text() == WANTED
    dialog.reason.setPlainText("  ")
    assert not dialog.do.isEnabled(), "blanks are no reason"
    dialog.reason.setPlainText("Referrals were counted twice.")
    dialog.do.click()
    assert not opened.notices.sealed.isVisible()
    assert opened.session.desk is not None
    assert "Referrals were counted twice." in opened.session.desk.history.steps()[-1].what
    assert panel.sign_off.isEnabled()
