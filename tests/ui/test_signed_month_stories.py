"""A signed month from outside, by keyboard: what is left unsaid is counted, what cannot be done says why."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from ibdesk.ui.app.steps import StepName
from ibdesk.ui.comments.comments_tab import CommentsTab
from ibdesk.ui.data.figure_dialog import FigureDialog
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.widgets.reason_dialog import ReasonDialog
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import COMMENTS, PACK, PROBLEMS
from tests.made import AUGUST
from tests.ui.keyboard_desk import PlayedDesk, played
from tests.ui.keyboard_hand import said_of

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
NEXT = "Go on to September 2014"


@pytest.fixture
def desk(opened: MainWindow, tmp_path: Path) -> Iterator[PlayedDesk]:
    """Over five indicators in August 2014."""
    yield from played(opened, tmp_path)


@pytest.fixture
def signed(desk: PlayedDesk) -> PlayedDesk:
    """The same, signed off by keys."""
    desk.hand.menu("ps")
    desk.hand.answer("Sign off August 2014")
    desk.hand.push("Sign off August 2014...")
    assert desk.report.seal is not None
    return desk


def test_the_question_says_what_goes_out_unsaid(desk: PlayedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "decide", lambda parent, *words: asked.extend(words))
    desk.hand.menu("ps")
    desk.hand.push("Sign off August 2014...")
    assert asked[0] == "Sign off August 2014?"
    for told in ("1 of 5 indicators has no figure", "3 problems are still to check", "5 comments are missing"):
        assert told in asked[1]
    assert "Undo does not take that back" in asked[1]
    assert desk.report.seal is None


def test_the_menu_leads_to_the_button_or_to_what_is_in_the_way(desk: PlayedDesk) -> None:
    desk.hand.menu("ps")
    assert said_of(desk.hand.focus) == "Sign off August 2014..."
    desk.bring_in(desk.workbook("August", [["Code", "Month", "Value"], [2, "2014-08", -4]]))
    desk.hand.menu("ps")
    assert said_of(desk.hand.focus).startswith("2  Visits in time")
    desk.hand.press("Enter")
    assert desk.window.tabs.current == PROBLEMS


def test_another_months_problems_are_not_in_the_way(desk: PlayedDesk) -> None:
    desk.bring_in(desk.workbook("September", [["Code", "Month", "Value"], [2, "2014-09", -4]]))
    desk.hand.menu("ps")
    assert said_of(desk.hand.focus).startswith("2  Visits in time")
    desk.hand.menu("me")
    assert desk.hand.place is desk.window, "nothing that was taken away comes back as a window of its own"
    desk.hand.push("Sign off: ")
    assert said_of(desk.hand.focus) == "Sign off August 2014..."


def test_signing_off_leads_on_to_the_next_month(signed: PlayedDesk) -> None:
    assert said_of(signed.hand.focus) == NEXT, "not on the month, which the arrows would change"


def test_signing_off_twice_is_not_offered(signed: PlayedDesk) -> None:
    signed.hand.menu("p")
    action = signed.window.menus.action("Sign off the month")
    assert not action.isEnabled()
    assert "Re-open it" in action.toolTip()
    signed.hand.press("Esc")
    final = signed.window.menus.action("Export as final")
    assert not final.isEnabled()
    assert "the pack that went out is kept" in final.toolTip()


def test_undo_does_not_take_a_seal_back_and_says_so(signed: PlayedDesk) -> None:
    signed.hand.press("Ctrl+Z")
    assert signed.told == "August 2014 is signed off, which Undo does not take back. Re-open it, with a reason."
    assert signed.report.seal is not None


def test_a_figure_of_a_signed_month_can_be_corrected_and_it_is_said_what_that_does(signed: PlayedDesk) -> None:
    signed.window.session.select("2")
    signed.hand.press("F2")
    dialog = signed.over(FigureDialog)
    said = " ".join(words.text() for words in dialog.findChildren(Words))
    assert "August 2014 is signed off: its pages and its pack stay as they went out." in said
    signed.hand.type("61")
    signed.hand.press("Enter")
    signed.hand.type("Late.")
    signed.hand.press("Ctrl+Return")
    assert signed.figure("2", AUGUST) == 61
    assert str(signed.page("2").value.number) == "60"
    signed.hand.press("F2")
    assert signed.over(FigureDialog).now.text().startswith("Now 61, typed in by Performance Officer")
    signed.hand.press("Esc")


def test_an_assessment_of_a_signed_month_cannot_be_changed_and_says_why(signed: PlayedDesk) -> None:
    signed.window.session.select("2")
    signed.hand.press("F4")
    assert QApplication.activeModalWidget() is None
    assert "Re-open it, with a reason, to change it." in signed.told


def test_a_signed_month_is_shown_again_and_again(signed: PlayedDesk) -> None:
    """Its buttons outlast what was shown between."""
    tab = signed.window.tabs.page(COMMENTS)
    assert isinstance(tab, CommentsTab)
    signed.bring_in(signed.workbook("September", [["Code", "Month", "Value"], [2, "2014-09", 70]]))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    signed.hand.menu("me")  # the month before
    assert signed.report.month == AUGUST
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    signed.hand.press("Ctrl+5")
    assert tab.sign_off.next.isVisible()
    assert tab.sign_off.next.text() == NEXT


def test_re_opening_waits_for_a_reason_and_leads_back_to_signing_off(signed: PlayedDesk) -> None:
    signed.hand.push("Re-open with a reason...")
    dialog = signed.over(ReasonDialog)
    signed.hand.press("Ctrl+Return")
    assert dialog.isVisible(), "without a reason it stays closed"
    signed.hand.type("One figure was late.")
    signed.hand.press("Ctrl+Return")
    assert signed.report.seal is None
    assert said_of(signed.hand.focus) == "Sign off August 2014..."
    signed.hand.menu("p")
    action = signed.window.menus.action("Re-open the month")
    assert not action.isEnabled()
    assert action.toolTip() == "This month is not signed off."
    signed.hand.press("Esc")


def test_a_question_stands_out_from_what_explains_it(desk: PlayedDesk) -> None:
    box = dialogs.tell(desk.window, "August 2014 is signed off.", "Re-open it to change it.")
    assert isinstance(box, QMessageBox)
    shown = {label.objectName(): label.font().weight() for label in box.findChildren(QLabel)}
    assert shown["qt_msgbox_label"] > shown["qt_msgbox_informativelabel"]
    box.close()


def test_a_final_pack_is_told_like_any_pack_that_was_saved(desk: PlayedDesk) -> None:
    desk.will_save("ask_pack", desk.folder / "final.xlsx")
    desk.hand.menu("pf")
    assert desk.window.tabs.current == PACK
    assert said_of(desk.hand.focus) == "Open"
    assert "done" in desk.window.header.steps[StepName.EXPORT].accessibleName()
    assert desk.told.startswith("The final pack for August 2014 is saved as ")
    desk.window.session.save_comment("2", "Two visits were late.")
    assert "done" not in desk.window.header.steps[StepName.EXPORT].accessibleName()
