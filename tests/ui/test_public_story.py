"""The public version from the window: a comment that tells a small number is decided, then the file is written."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QWidget

from ibdesk.domain.figure import Part
from ibdesk.domain.number import exact
from ibdesk.ui.pack.pack_tab import PackTab
from ibdesk.ui.pack.public_comments import PublicCommentsDialog
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import PACK
from tests.made import AUGUST


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the window is told to write the public version."""
    path = tmp_path / "public.xlsx"

    def ask(parent: QWidget, suggestion: Path) -> Path:
        assert suggestion.name == "Public version 2014-08.xlsx"
        return path

    monkeypatch.setattr(dialogs, "ask_public", ask)
    return path


@pytest.fixture
def small(opened: MainWindow) -> MainWindow:
    """Visits (2) are 4 this month, and the comments on two pages say so."""
    session = opened.session
    session.change(lambda desk: desk.edits.edit_figure("2", AUGUST, Part.VALUE, exact("4"), "Counted again."))
    session.save_comment("2", "Only 4 visits were made.")
    session.save_comment("1", "Plans closed as expected; 4 were late.")
    return opened


def pack_tab(window: MainWindow) -> PackTab:
    tab = window.tabs.show_tab(PACK)
    assert isinstance(tab, PackTab)
    return tab


def dialog_of(tab: PackTab) -> PublicCommentsDialog:
    assert tab.public.dialog is not None
    return tab.public.dialog


def texts_of(path: Path) -> list[str]:
    book = openpyxl.load_workbook(path)
    return [
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None
    ]


def row_of(dialog: PublicCommentsDialog, code: str) -> int:
    return [each.code for each in dialog.decisions()].index(code)


@pytest.mark.filterwarnings("ignore:Sparkline Group extension")
def test_comments_are_decided_and_the_file_holds_no_small_number(small: MainWindow, output: Path) -> None:
    tab = pack_tab(small)
    tab.public.button.click()
    dialog = dialog_of(tab)
    assert {each.code for each in dialog.decisions()} == {"1", "2"}
    assert not dialog.do.isEnabled()
    dialog.list.setCurrentRow(row_of(dialog, "2"))
    dialog.other_text.click()
    assert dialog.answer.toPlainText() == "Only [c] visits were made."
    dialog.list.setCurrentRow(row_of(dialog, "1"))
    assert not dialog.other_text.isChecked()
    dialog.all_right.click()
    dialog.answer.setPlainText("It counts plans, not visits.")
    assert dialog.hint.text() == "2 of 2 comments decided."
    dialog.do.click()
    assert output.exists()
    texts = texts_of(output)
    assert "Public version" in texts
    assert "Only [c] visits were made." in texts
    assert "Only 4 visits were made." not in texts
    assert "Plans closed as expected; 4 were late." in texts
    assert small.session.saved is not None
    assert small.session.saved.path == output


def test_what_is_still_too_small_is_asked_about_again(small: MainWindow, output: Path) -> None:
    tab = pack_tab(small)
    tab.public.button.click()
    dialog = dialog_of(tab)
    for code, text in (("1", "Plans closed as expected."), ("2", "There were four visits.")):
        dialog.list.setCurrentRow(row_of(dialog, code))
        dialog.other_text.click()
        dialog.answer.setPlainText(text)
    dialog.do.click()
    again = dialog_of(tab)
    assert again is not dialog
    assert [each.code for each in again.decisions()] == ["2"]
    assert again.comment.toPlainText() == "There were four visits."
    assert not output.exists()
    again.leave.click()
    assert tab.public.dialog is None
    assert not output.exists()


def test_undo_takes_a_decision_back(small: MainWindow, output: Path) -> None:
    tab = pack_tab(small)
    desk = small.session.desk
    assert desk is not None
    desk.public.decide("2", AUGUST, "Few visits were made.", "")
    assert [each.comment.code for each in desk.public.version(AUGUST).flagged] == ["1"]
    small.session.undo()
    tab.public.button.click()
    assert {each.code for each in dialog_of(tab).decisions()} == {"1", "2"}
    dialog_of(tab).leave.click()
