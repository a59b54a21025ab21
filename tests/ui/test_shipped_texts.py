"""Texts that come with the program stand in its help: what IT asks for, and what is new."""

from PySide6.QtWidgets import QApplication

from ibdesk import VERSION
from ibdesk.paths import user_data
from ibdesk.ui.window.help_dialogs import ShippedTextDialog
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
