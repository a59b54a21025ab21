"""Locked workbooks through the real window: asked for, tried, left out; the passwords stay nowhere."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ibdesk.paths import user_data
from ibdesk.ui.importing.password_dialog import OPENED, WRONG, PasswordDialog, PasswordRow
from ibdesk.ui.window.main_window import MainWindow
from tests.reading.files.odd_workbooks import locked
from tests.reading.made_workbooks import workbook

FIRST, SECOND = "Hexagon 489", "Tangent 1060"


@pytest.fixture
def window(with_new_board: MainWindow) -> MainWindow:
    return with_new_board


def returns(folder: Path, name: str, code: int, figure: int, password: str = "") -> Path:
    data = workbook({"Q2": [["Code", "Month", "Value"], [code, "2014-08", figure]]})
    path = folder / f"{name}.xlsx"
    path.write_bytes(locked(data, password) if password else data)
    return path


def asked(window: MainWindow) -> PasswordDialog:
    dialog = window.flows.imports.passwords.dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def row(dialog: PasswordDialog, name: str) -> PasswordRow:
    [found] = [row for row in dialog.rows.values() if row.name.text() == name]
    return found


def kept(window: MainWindow) -> dict[str, int]:
    desk = window.session.desk
    assert desk is not None
    return {figure.code: int(figure.quantity) for figure in desk.board.records().figures}


def test_two_locked_ones_among_others_each_with_its_own_password(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    plain = returns(tmp_path, "MASH", 7, 489)
    health, school = returns(tmp_path, "Health", 4, 867, FIRST), returns(tmp_path, "School", 9, 158, SECOND)
    window.flows.take([health, plain, school])

    # Asked before anything else is shown, what is typed is hidden, and nothing can be opened without a password.
    dialog = asked(window)
    assert window.flows.imports.dialog is None
    assert dialog.title.text() == "2 workbooks are locked with a password"
    assert [each.name.text() for each in dialog.rows.values()] == ["Health.xlsx", "School.xlsx"]
    assert dialog.focusWidget() is row(dialog, "Health.xlsx").field
    assert row(dialog, "Health.xlsx").field.echoMode() is QLineEdit.EchoMode.Password
    assert not dialog.open_button.isEnabled()

    # One right, one with a wrong case: said in its row, and there one can type on.
    qtbot.keyClicks(row(dialog, "Health.xlsx").field, FIRST)
    qtbot.keyClicks(row(dialog, "School.xlsx").field, SECOND.lower())
    qtbot.keyClick(row(dialog, "School.xlsx").field, Qt.Key.Key_Return)
    assert row(dialog, "Health.xlsx").said.text() == OPENED
    assert row(dialog, "School.xlsx").said.text() == WRONG
    assert dialog.title.text() == "“School.xlsx” is locked with a password"
    assert dialog.focusWidget() is row(dialog, "School.xlsx").field
    dialog.show_typed.click()
    assert row(dialog, "School.xlsx").field.echoMode() is QLineEdit.EchoMode.Normal
    assert row(dialog, "School.xlsx").field.selectedText() == SECOND.lower()
    dialog.grab()

    # Right now: one import of all three.
    qtbot.keyClicks(row(dialog, "School.xlsx").field, SECOND)
    dialog.open_button.click()
    assert window.flows.imports.passwords.dialog is None
    preview = window.flows.imports.dialog
    assert preview is not None
    assert preview.sentence.text().startswith("3 figures: 3 new")
    preview.import_button.click()
    assert kept(window) == {"4": 867, "7": 489, "9": 158}


def test_one_password_for_all(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.flows.take([returns(tmp_path, "A", 4, 867, FIRST), returns(tmp_path, "B", 9, 158, FIRST)])
    dialog = asked(window)
    qtbot.keyClicks(row(dialog, "B.xlsx").field, FIRST)
    dialog.open_button.click()
    preview = window.flows.imports.dialog
    assert preview is not None
    assert preview.preview.new == 2


def test_esc_leaves_the_locked_one_out_and_says_so(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.flows.take([returns(tmp_path, "MASH", 7, 489), returns(tmp_path, "Health", 4, 867, FIRST)])
    dialog = asked(window)
    qtbot.keyClicks(row(dialog, "Health.xlsx").field, FIRST)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    preview = window.flows.imports.dialog
    assert preview is not None
    [left_out] = [file for file in preview.preview.files if file.error]
    assert left_out.name == "Health.xlsx"
    assert "locked with a password" in (left_out.error or "")
    preview.import_button.click()
    assert kept(window) == {"7": 489}


def test_where_all_are_locked_and_left_out_nothing_is_imported(window: MainWindow, tmp_path: Path) -> None:
    window.flows.take([returns(tmp_path, "Health", 4, 867, FIRST)])
    asked(window).leave_button.click()
    assert window.flows.imports.dialog is None
    assert window.status.message.text() == "Health.xlsx: left out, locked with a password. Nothing was imported."


def test_a_file_that_goes_while_it_is_asked_about_is_said_in_its_row(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    health, school = returns(tmp_path, "Health", 4, 867, FIRST), returns(tmp_path, "School", 9, 158, SECOND)
    window.flows.take([health, school])
    dialog = asked(window)
    health.unlink()
    qtbot.keyClicks(row(dialog, "Health.xlsx").field, FIRST)
    dialog.open_button.click()
    assert "is not there" in row(dialog, "Health.xlsx").said.text()
    assert not row(dialog, "Health.xlsx").field.isEnabled()
    dialog.leave_button.click()
    assert window.status.message.text() == "School.xlsx: left out, locked with a password. Nothing was imported."


def test_a_password_stays_nowhere(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    window.flows.take([returns(tmp_path, "Health", 4, 867, FIRST)])
    dialog = asked(window)
    field = row(dialog, "Health.xlsx").field
    qtbot.keyClicks(field, FIRST)
    dialog.open_button.click()
    assert field.text() == ""
    field.undo()
    assert field.text() == ""
    preview = window.flows.imports.dialog
    assert preview is not None
    assert FIRST not in repr(preview.preview.opened)
    preview.import_button.click()
    window.session.close_board()
    written = [path for folder in (tmp_path, user_data()) for path in folder.rglob("*") if path.is_file()]
    assert any(path.suffix == ".ibdesk" for path in written)
    for form in (FIRST.encode(), FIRST.encode("utf-16-le")):
        assert [path.name for path in written if form in path.read_bytes()] == []
    assert FIRST not in caplog.text
