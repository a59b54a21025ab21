"""What IT asks for stands in the program's help, with what is so on this very computer."""

from PySide6.QtWidgets import QApplication

from ibdesk import VERSION
from ibdesk.paths import user_data
from ibdesk.ui.window.for_it_dialog import ForItDialog
from ibdesk.ui.window.main_window import MainWindow


def test_the_page_for_it_is_in_the_help_and_can_be_copied(opened: MainWindow) -> None:
    opened.menus.action("For IT").trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ForItDialog)
    said = dialog.text.toPlainText()
    for words in ("/ALLUSERS", "AppLocker", "SHA256SUMS", "No network", "%LOCALAPPDATA%\\IBDesk", "fault report"):
        assert words in said
    assert "**" not in said, "the text is laid out, not shown as it is written"
    assert VERSION in dialog.here.text()
    assert str(user_data()) in dialog.here.text()
    dialog.copy.click()
    assert QApplication.clipboard().text() == f"{dialog.here.text()}\n\n{said}"
    dialog.close()
