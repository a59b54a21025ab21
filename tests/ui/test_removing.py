"""Removing for good in the window: it says what would go from where, asks why, does it, and the board is open again."""

from pathlib import Path

import pytest

from ibdesk.desk import Desk
from ibdesk.domain.board import CommentState
from ibdesk.store.backups.backup import backup
from ibdesk.store.files.beside import backup_folder
from ibdesk.store.opening.verify import verify
from ibdesk.ui.changes.history_dialog import HistoryDialog
from ibdesk.ui.changes.removal_dialog import RemovalDialog
from ibdesk.ui.comments.comments_tab import CommentsTab
from ibdesk.ui.data.data_tab import DataTab
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import COMMENTS, DATA
from tests.made import AUGUST
from tests.screens import settle
from tests.ui.cut_words import cut

NAME = "Quillfeather"


@pytest.fixture
def window(opened: MainWindow) -> MainWindow:
    session = opened.session
    session.select("1")
    session.save_comment("1", f"Mrs {NAME} came twice.")
    assert session.board is not None
    path = session.board.path
    session.close_board()
    backup(path, backup_folder(path))
    session.open_board(path)
    return opened


def dialog_of(window: MainWindow) -> RemovalDialog:
    dialog = window.ask.dialog
    assert isinstance(dialog, RemovalDialog)
    return dialog


def board_of(window: MainWindow) -> Path:
    assert window.session.board is not None
    return window.session.board.path


def held(window: MainWindow) -> bytes:
    return b"".join(path.read_bytes() for path in board_of(window).parent.rglob("*.ibdesk"))


def test_nothing_is_done_before_it_was_said_what_would_go_and_why_it_goes(window: MainWindow) -> None:
    window.ask.remove_for_good("comment", "1", AUGUST)
    dialog = dialog_of(window)
    assert dialog.choices["comment"].isChecked()
    dialog.reason.setPlainText("Named a parent")
    assert not dialog.do.isEnabled()
    dialog.look.click()
    assert dialog.said.text().splitlines()[0] == "From the board: 1 version of the comment."
    assert "From 1 backup or board set aside (" in dialog.said.text()
    assert dialog.do.isEnabled()
    dialog.packs.setChecked(True)
    assert not dialog.do.isEnabled(), "something else was chosen since"
    dialog.look.click()
    dialog.reason.clear()
    assert not dialog.do.isEnabled()


def test_a_comment_is_removed_and_the_board_is_open_again(window: MainWindow) -> None:
    window.ask.remove_for_good("comment", "1", AUGUST)
    dialog = dialog_of(window)
    dialog.look.click()
    dialog.reason.setPlainText("Named a parent")
    dialog.do.click()
    assert NAME.encode() not in held(window)
    assert window.status.message.text() == "Removed for good. The board's history says when, by whom and why."
    desk = window.session.desk
    assert isinstance(desk, Desk)
    assert desk.board.records().comment("1", AUGUST).state is CommentState.MISSING
    assert verify(board_of(window)).sound
    window.undoing.undo()
    assert NAME.encode() not in held(window)
    window.ask.show_history()
    history = window.ask.dialog
    assert isinstance(history, HistoryDialog)
    removed = next(step for step in desk.history.steps() if step.kind == "purge")
    history.table.choose(removed.number)
    assert history.said.text().startswith("This step removed something for good")
    assert not history.undo.isEnabled()


def test_words_are_removed_wherever_they_stand(window: MainWindow) -> None:
    window.ask.remove_for_good()
    dialog = dialog_of(window)
    dialog.text.setText(NAME)
    dialog.text.textEdited.emit(NAME)
    assert dialog.choices["text"].isChecked()
    dialog.look.click()
    assert "1 text that has it" in dialog.said.text()
    dialog.reason.setPlainText(f"{NAME} asked for it")
    dialog.do.click()
    assert NAME.encode() in held(window), "the reason named it"
    assert window.session.board is not None, "the board is open again all the same"
    assert "The reason names what is to be removed" in window.status.message.text()


@pytest.mark.parametrize(("words", "said"), [("a", "too short"), ("Nobody here", "Neither the board")])
def test_what_cannot_be_removed_is_said_in_the_dialog(window: MainWindow, words: str, said: str) -> None:
    window.ask.remove_for_good("text")
    dialog = dialog_of(window)
    dialog.text.setText(words)
    dialog.text.textEdited.emit(words)
    dialog.look.click()
    assert said in dialog.said.text()
    assert not dialog.do.isEnabled()


def test_the_tables_of_figures_and_comments_lead_to_it(window: MainWindow) -> None:
    comments = window.tabs.show_tab(COMMENTS)
    assert isinstance(comments, CommentsTab)
    comments.table.choose("1")
    menu = comments.comment_menu()
    assert menu is not None
    menu.actions()[-1].trigger()
    assert dialog_of(window).choices["comment"].isChecked()
    dialog_of(window).reject()
    figures = window.tabs.show_tab(DATA)
    assert isinstance(figures, DataTab)
    figures.choose("1", -1)
    menu = figures.figure_menu()
    assert menu is not None
    menu.actions()[-1].trigger()
    dialog = dialog_of(window)
    assert dialog.choices["figure"].isChecked()
    assert "1 for August 2014" in dialog.choices["figure"].text()


def test_comments_in_which_a_figures_number_stands_go_with_it_where_that_is_ticked(window: MainWindow) -> None:
    session = window.session
    assert session.report is not None
    number = session.report.page("1").value.number
    session.save_comment("1", f"There were {number}.")
    window.ask.remove_for_good("figure", "1", AUGUST)
    dialog = dialog_of(window)
    dialog.look.click()
    assert "Its number stands in the comment on 1 for August 2014 too" in dialog.said.text()
    dialog.with_comments.setChecked(True)
    assert (dialog.said.text(), dialog.do.isEnabled()) == ("", False), "something else was chosen since"
    dialog.look.click()
    assert "Gone too, as its number stands in it" in dialog.said.text()
    dialog.choices["comment"].click()
    assert not dialog.with_comments.isEnabled()
    dialog.choices["figure"].click()
    dialog.look.click()
    dialog.reason.setPlainText("Not ours")
    dialog.do.click()
    assert session.desk is not None
    assert session.desk.board.records().comment("1", AUGUST).state is CommentState.MISSING


def test_what_is_removed_is_in_no_list_of_recent_workbooks(window: MainWindow, tmp_path: Path) -> None:
    remembered, name = window.remembered, f"Mrs {NAME.upper()}.xlsx"
    remembered.remember_workbooks([tmp_path / name, tmp_path / "July.xlsx"])
    for path in (tmp_path / name, tmp_path / "July.xlsx"):
        remembered.turn_pin(path)
    remembered.workbook_folder = tmp_path / "cases"
    remembered.workbook_folder = tmp_path / NAME
    window.ask.remove_for_good("text")
    dialog = dialog_of(window)
    dialog.text.setText(NAME)
    dialog.text.textEdited.emit(NAME)
    dialog.look.click()
    dialog.reason.setPlainText("Named a parent")
    dialog.do.click()
    assert remembered.recent_workbooks == remembered.pinned_workbooks == (tmp_path / "July.xlsx",)
    assert (remembered.workbook_folders, remembered.workbook_folder) == ((tmp_path / "cases",), None)


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("size", [(1280, 640), (900, 520)])
def test_what_would_go_is_in_view_and_every_choice_can_be_reached(
    window: MainWindow, size: tuple[int, int], percent: int
) -> None:
    window.resize(*size)
    window.theme.set_text_percent(percent)
    settle(window)
    window.ask.remove_for_good("comment", "1", AUGUST)
    dialog = dialog_of(window)
    settle(window)
    dialog.look.click()
    settle(window)
    shown = dialog.area.viewport()
    top = dialog.said.mapTo(shown, dialog.said.rect().topLeft()).y()
    assert 0 <= top <= shown.height() - 2 * dialog.said.fontMetrics().lineSpacing()
    for part in (*dialog.choices.values(), dialog.text, dialog.packs, dialog.look):
        dialog.area.ensureWidgetVisible(part)
        at = part.mapTo(shown, part.rect().topLeft()).y()
        assert 0 <= at <= shown.height() - part.height()
    assert not [words for words in cut(dialog) if words != dialog.said.text()]
    window.theme.usual_text()
