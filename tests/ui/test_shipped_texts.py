"""Texts that come with the program stand in its help: what IT asks for, and what is new."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ibdesk import VERSION
from ibdesk.desk.versions import NOTICES, Package, notices, packages
from ibdesk.paths import user_data
from ibdesk.ui.window.help_dialogs import AboutDialog, ShippedTextDialog
from ibdesk.ui.window.main_window import MainWindow


def test_the_page_for_it_is_in_the_help_and_can_be_copied(opened: MainWindow) -> None:
    opened.menus.action("For IT").trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ShippedTextDialog)
    said = dialog.text.toPlainText()
    for words in ("/ALLUSERS", "AppLocker", "SHA256SUMS", "No network", "%LOCALAPPDATA%\\IBDesk", "fault report"):
        assert words in said
    assert "**" not in said, "the text is laid out, not shown as it is written"
    assert VERSION in dialog.here.text()
    assert str(user_data()) in dialog.here.text()
    dialog.copy.click()
    assert QApplication.clipboard().text() == f"{dialog.here.text()}\n\n{said}"
    dialog.close()


def test_what_is_new_begins_with_this_version(opened: MainWindow) -> None:
    opened.menus.action("What's new").trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ShippedTextDialog)
    assert dialog.windowTitle() == "What's new"
    first = next(line for line in dialog.text.toPlainText().splitlines() if line.startswith(tuple("0123456789")))
    assert first.startswith(f"{VERSION}, ")
    dialog.close()


def test_about_names_versions_and_holds_the_licences_words(opened: MainWindow) -> None:
    opened.menus.action("About IBDesk").trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AboutDialog)
    for words in (f"IBDesk {VERSION}", "Python 3.", "SQLite 3.", "Expat 2.", "Qt 6.", "numpy 2.", "pyside6"):
        assert words.lower() in dialog.words.text().lower()
    assert all(each.name in dialog.words.text() and each.version and each.licence for each in packages())
    for words in ("Permission is hereby granted", "Redistribution and use", "Apache License"):
        assert words in dialog.text.toPlainText()
    assert dialog.text.isReadOnly()
    dialog.copy.click()
    assert QApplication.clipboard().text() == dialog.words.text()
    dialog.close()


def test_the_installed_program_shows_the_notices_that_were_shipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Whose work.\n\nPackages\n--------\nnumpy 2.2.1: BSD License\nthing 1.0: MIT\n\n====\nnumpy 2.2.1: LICENSE\n"
    (tmp_path / NOTICES).write_text(text, encoding="utf-8")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "IBDesk.exe"))
    assert notices() == text
    assert packages() == (Package("numpy", "2.2.1", "BSD License"), Package("thing", "1.0", "MIT"))
