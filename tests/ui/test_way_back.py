"""The way back in the window: backups listed, one brought back; damage and copies of a synchroniser told."""

import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from ibdesk.desk import Desk
from ibdesk.desk.removing import FigureRemoval, remove_for_good
from ibdesk.store.backups.backup import backup, backups
from ibdesk.store.files.beside import backup_folder
from ibdesk.store.opening.verify import verify
from ibdesk.ui.changes.backups_dialog import BackupsDialog
from ibdesk.ui.window.main_window import MainWindow
from tests.desk.small_boards import ANNA, JULY, break_page, bring, desk_with_figures
from tests.made import AUGUST
from tests.screens import settle
from tests.ui.test_looking_back import import_lines


@pytest.fixture
def board(tmp_path: Path) -> Path:
    with desk_with_figures(tmp_path) as desk:
        path = desk.board.path
    backup(path, backup_folder(path))
    with Desk.open(path, ANNA) as desk:
        bring(desk, "b.xlsx", [("7", JULY, 150), ("7", AUGUST, 140)])
    return path


def dialog_of(window: MainWindow) -> BackupsDialog:
    dialog = window.notices.way_back.dialog
    assert isinstance(dialog, BackupsDialog)
    return dialog


def test_backups_are_listed_with_what_is_in_them_and_one_is_brought_back(opened: MainWindow, board: Path) -> None:
    window = opened
    window.session.open_board(board)
    before = board.read_bytes()
    window.notices.way_back.offer()
    dialog = dialog_of(window)
    first, *_ = [[cell.spoken for cell in row.cells] for row in dialog.table.cells.rows]
    assert "June 2014 to August 2014" in first
    assert re.fullmatch(r"\d+ \w+ \d{4}, \d\d:\d\d", first[0]), "as the history writes it"
    assert "2" in first
    assert "Import of" in dialog.steps.text()
    dialog.bring.click()
    assert window.session.board is not None
    assert window.session.board.path == board
    assert window.session.desk is not None
    assert window.session.desk.board.file.last_step == 2
    assert board.with_name("North replaced 1.ibdesk").read_bytes() == before
    settle(window)
    assert window.status.message.text() == "The backup is back; replaced: North replaced 1.ibdesk."
    focused = window.focusWidget()
    assert focused is not None
    assert window.tabs.page(window.tabs.current).isAncestorOf(focused), "not on the month, where Down changes it"


def test_a_sound_board_is_said_to_be_so_and_nothing_is_kept_of_it(opened: MainWindow, board: Path) -> None:
    opened.session.open_board(board)
    before = board.read_bytes(), sorted(board.parent.iterdir())
    opened.menus.action("Check this board's file").trigger()
    told = opened.notices.way_back.dialog
    assert isinstance(told, QMessageBox)
    assert told.text() == f"“{board.name}” is sound."
    found = verify(board)
    assert f"{found.steps} steps and {found.figures} figures are exactly as they were kept" in told.informativeText()
    told.accept()
    assert (board.read_bytes(), sorted(board.parent.iterdir())) == before


def test_a_board_that_is_not_as_it_was_kept_offers_its_backups_when_it_is_checked(
    opened: MainWindow, board: Path
) -> None:
    opened.session.open_board(board)
    change_figures(board)
    opened.menus.action("Check this board's file").trigger()
    dialog = dialog_of(opened)
    assert "Step 2" in dialog.why.text()
    assert dialog.bring.isEnabled()


def test_without_a_board_there_is_no_file_to_check(opened: MainWindow) -> None:
    opened.session.close_board()
    opened.menus.refresh()
    assert not opened.menus.action("Check this board's file").isEnabled()


def test_a_board_that_does_not_open_offers_its_backups_at_once(opened: MainWindow, board: Path) -> None:
    board.write_bytes(board.read_bytes()[:9000])
    window = opened
    window.session.open_board(board)
    dialog = dialog_of(window)
    assert "is damaged" in dialog.why.text()
    dialog.bring.click()
    assert verify(board).steps == 2
    assert window.session.desk is not None
    assert window.session.report is not None


def test_a_backup_that_is_damaged_is_told_and_cannot_be_chosen(opened: MainWindow, board: Path) -> None:
    for made in backups(backup_folder(board), "North"):
        made.path.write_bytes(made.path.read_bytes()[:5000])
    window = opened
    window.session.open_board(board)
    window.notices.way_back.offer()
    dialog = dialog_of(window)
    assert "damaged" in dialog.table.cells.rows[0].cells[4].spoken
    assert not dialog.bring.isEnabled()


def test_a_board_without_backups_says_so(opened: MainWindow, board: Path) -> None:
    shutil.rmtree(backup_folder(board))
    window = opened
    window.session.open_board(board)
    window.notices.way_back.offer()
    assert "There is no backup" in dialog_of(window).said.text()


def change_figures(board: Path) -> None:
    connection = sqlite3.connect(board)
    with connection:
        connection.execute("UPDATE figure SET quantity = '3' WHERE quantity IS NOT NULL")
    connection.close()


@pytest.mark.parametrize(
    ("change", "said"), [(change_figures, "Step 2"), (break_page, "structure is broken")], ids=["figures", "a page"]
)
def test_a_board_that_was_changed_outside_is_read_and_its_backups_offered(
    change: Callable[[Path], None], said: str, opened: MainWindow, board: Path
) -> None:
    change(board)
    window = opened
    window.session.open_board(board)
    QApplication.processEvents()
    notices = window.notices
    assert notices.changed.isVisibleTo(window)
    assert said in notices.changed.words.text()
    assert window.session.board is not None
    assert window.session.board.read_only_reason
    notices.changed.button.click()
    dialog_of(window).bring.click()
    assert verify(board).sound
    assert not window.notices.changed.isVisibleTo(window)


def test_copies_of_a_synchroniser_are_told(opened: MainWindow, board: Path, tmp_path: Path) -> None:
    copy, same = board.with_name("North-LAPTOP7.ibdesk"), board.with_name("North (1).ibdesk")
    shutil.copy(board, copy)
    shutil.copy(board, same)
    with Desk.open(copy, "Ben") as desk:
        desk.edits.save_comment("7", AUGUST, "Written on the laptop")
    with Desk.open(board, ANNA) as desk:
        desk.edits.save_comment("7", JULY, "Written at the desk")
    before = copy.read_bytes()
    window = opened
    window.session.open_board(board)
    said = window.notices.copies.words.text()
    assert "North-LAPTOP7.ibdesk is a copy of this board with one step that this board has not" in said
    assert "edit comment for 7, by Ben" in said
    assert "and lacks 1 that are here" in said
    assert "North (1)" not in said
    assert copy.read_bytes() == before
    copy.unlink()
    window.session.close_board()
    window.session.open_board(board)
    assert not window.notices.copies.isVisibleTo(window)
    import_lines(window, tmp_path, "September", "7,2014-09,90")
    assert not window.notices.copies.isVisibleTo(window)


def test_the_gravest_strip_is_seen_where_they_fold(opened: MainWindow, tmp_path: Path) -> None:
    notices = opened.notices
    opened.resize(1280, 500)
    opened.session.start_sample(tmp_path / "sample")
    assert opened.session.board is not None
    path = opened.session.board.path
    copy = path.with_name(f"{path.stem}-LAPTOP7.ibdesk")
    shutil.copy(path, copy)
    with Desk.open(copy, "Ben") as desk:
        desk.edits.save_comment("7", AUGUST, "Written on the laptop")
    assert notices.sample.isVisible()
    opened.session.close_board()
    opened.session.open_board(path)
    assert (notices.copies.isVisible(), notices.sample.isVisible()) == (True, False)
    assert notices.copies.more.text() == "1 more"
    notices.copies.more.click()
    assert notices.sample.isVisible()


def test_a_copy_of_before_a_removal_is_told_as_that(opened: MainWindow, board: Path) -> None:
    copy = board.with_name("Copy of North.ibdesk")
    shutil.copy(board, copy)
    with Desk.open(copy, "Ben") as desk:
        desk.edits.save_comment("7", AUGUST, "Written in the copy")
    parted = board.with_name("North_conflict-20140901.ibdesk")
    copy.rename(parted)
    shutil.copy(board, copy)
    remove_for_good(board, FigureRemoval("7", AUGUST), "It named somebody", ANNA)
    opened.session.open_board(board)
    said = opened.notices.copies.words.text()
    assert "Copy of North.ibdesk is a copy of this board from before something was removed for good. It may" in said
    assert "North_conflict-20140901.ibdesk is a copy of this board with one step" in said
    assert said.count("It may hold what was removed here for good") == 2


def test_the_board_itself_is_told_where_its_copy_is_opened(opened: MainWindow, board: Path) -> None:
    copy = board.with_name("North (1).ibdesk")
    shutil.copy(board, copy)
    with Desk.open(board, ANNA) as desk:
        desk.edits.save_comment("7", AUGUST, "Written at the desk")
    opened.session.open_board(copy)
    assert "North.ibdesk is a copy of this board with one step" in opened.notices.copies.words.text()
