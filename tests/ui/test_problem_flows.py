"""Through the real window: a cell looked up, a marked copy sent, the workbook fixed, checked again, imported."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from ibdesk.domain.problem import Severity
from ibdesk.paths import user_data
from ibdesk.startup import make_window
from ibdesk.ui.main_window import MainWindow
from ibdesk.ui.problems.problems_tab import ProblemsTab
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.window.navigation import PROBLEMS
from ibdesk.ui.window.remembered import Remembered
from tests.ui.window_kit import light_theme, plain_session

OpenedFiles = list[Path]


def returns(path: Path, august: int = -4) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "It's August"
    for row in (("Code", "Month", "Value"), (7, "2014-07", 480), (7, "2014-08", august)):
        book.active.append(row)
    book.save(path)
    return path


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    session = plain_session()
    window = make_window(session, light_theme(qapp), Remembered(user_data()))
    qtbot.addWidget(window, before_close_func=lambda closing: session.close())
    window.resize(1280, 640)
    window.show()
    session.new_board(tmp_path / "boards.ibdesk")
    window.flows.take([returns(tmp_path / "Returns.xlsx")])
    dialog = window.flows.import_dialog
    assert dialog is not None
    dialog.import_button.click()
    yield window
    window.close()


@pytest.fixture
def tab(window: MainWindow) -> ProblemsTab:
    """At the impossible number."""
    tab = window.tabs.show_tab(PROBLEMS)
    assert isinstance(tab, ProblemsTab)
    tab.step(1)
    problem = tab.list.current()
    assert problem is not None
    assert (problem.severity, problem.source and problem.source.cell) == (Severity.ERROR, "C3")
    return tab


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> OpenedFiles:
    """What was handed to the system to open."""
    found: OpenedFiles = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(Path(QUrl(url).toLocalFile())))
    return found


def said(tab: ProblemsTab) -> str:
    return tab.said.words.text() if tab.said.isVisible() else ""


def offer(tab: ProblemsTab, words: str) -> None:
    [link] = [link for link in tab.said.links if link.text() == words]
    link.click()


def test_see_the_cell_in_its_workbook(tab: ProblemsTab) -> None:
    tab.bar.see.click()
    grid = tab.source.grid
    assert tab.source.isVisible()
    assert tab.source.title.text() == "Returns.xlsx, sheet It's August, cell C3"
    assert grid.currentIndex().data() == "-4"
    assert grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == "C3: -4, the cell in question"
    assert grid.cells.headerData(2, Qt.Orientation.Horizontal) == "C\nValue"
    tab.grab()
    tab.source.close_button.click()
    assert not tab.source.isVisible()


def test_another_problem_closes_the_cell_of_the_one_before(tab: ProblemsTab) -> None:
    tab.bar.see.click()
    tab.step(1)
    assert not tab.source.isVisible()


def test_a_changed_workbook_shows_the_cell_as_kept(tab: ProblemsTab, tmp_path: Path) -> None:
    returns(tmp_path / "Returns.xlsx", 489)
    tab.bar.see.click()
    assert "changed since" in tab.source.said.text()
    assert tab.source.kept.text() == "Kept from this cell: -4 (7, value, August 2014)"
    assert not tab.source.grid.isVisible()


def test_open_in_excel_copies_where_to_go(tab: ProblemsTab, tmp_path: Path, opened: OpenedFiles) -> None:
    tab.bar.excel.click()
    assert opened == [tmp_path / "Returns.xlsx"]
    assert QGuiApplication.clipboard().text() == "'It''s August'!C3"
    assert "Ctrl+G" in said(tab)


def test_where_a_workbook_was_moved_it_is_asked(
    tab: ProblemsTab, tmp_path: Path, opened: OpenedFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_workbook", lambda *asked: None)
    moved = tmp_path / "moved"
    moved.mkdir()
    (tmp_path / "Returns.xlsx").rename(moved / "Returns.xlsx")
    tab.bar.excel.click()
    assert "was not found, and none was chosen" in said(tab)
    monkeypatch.setattr(dialogs, "ask_workbook", lambda *asked: moved / "Returns.xlsx")
    tab.bar.excel.click()
    tab.bar.excel.click()
    assert opened == [moved / "Returns.xlsx"] * 2, "the second time it is remembered"


def test_sent_back_fixed_checked_again_imported(
    window: MainWindow, tab: ProblemsTab, tmp_path: Path, opened: OpenedFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_marked_copy", lambda parent, suggestion: suggestion)
    tab.send_menu.aboutToShow.emit()
    tab.send_menu.actions()[0].trigger()
    marked = tmp_path / "Returns, problems marked.xlsx"
    assert said(tab).startswith("Saved as Returns, problems marked.xlsx: ")
    offer(tab, "Open")
    assert opened == [marked]
    book = openpyxl.load_workbook(marked)
    assert "IBDesk 1, must fix: " in book["It's August"]["C3"].comment.text
    book["It's August"]["C3"] = 489
    book.save(tmp_path / "Returns.xlsx")

    window.menus.action("Check a workbook again").trigger()
    assert "read again: " in said(tab)
    assert "gone" in said(tab)
    offer(tab, "Import it...")
    dialog = window.flows.import_dialog
    assert dialog is not None
    dialog.import_button.click()
    report = window.session.report
    assert report is not None
    assert report.page("7").value.number == 489
    assert not [each for each in report.problems if each.severity is Severity.ERROR]


def test_the_same_file_checked_again_is_said_to_be_the_same(tab: ProblemsTab, tmp_path: Path) -> None:
    tab.check.click()
    assert "nothing in it has changed" in said(tab)
    assert [link.text() for link in tab.said.links] == ["Choose another file...", "Close"]


def test_another_file_may_take_its_place(tab: ProblemsTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = returns(tmp_path / "Returns (2).xlsx", 489)
    monkeypatch.setattr(dialogs, "ask_workbook", lambda *asked: other)
    tab.check.click()
    offer(tab, "Choose another file...")
    assert said(tab).startswith("“Returns (2).xlsx”, read again: ")


def test_a_changed_workbook_is_not_marked(tab: ProblemsTab, window: MainWindow, tmp_path: Path) -> None:
    returns(tmp_path / "Returns.xlsx", 3)
    window.problem_flows.send_marked_copy("Returns.xlsx")
    assert "Check it again first" in said(tab)


def test_failures_are_said_in_the_tab_without_a_box(
    tab: ProblemsTab, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_problem_list", lambda *asked: tmp_path / "no such folder" / "list.xlsx")
    tab.list_asked.emit()
    assert "could not be written" in said(tab)
    (tmp_path / "Returns.xlsx").write_bytes(b"PK\x03\x04 cut short")
    tab.check.click()
    assert "cannot be read" in said(tab)
    assert not [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def test_the_list_of_all_problems(tab: ProblemsTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "ask_problem_list", lambda parent, suggestion: tmp_path / suggestion.name)
    tab.list_asked.emit()
    assert (tmp_path / "Problems 2014-08.xlsx").exists()
    assert "is saved as Problems 2014-08.xlsx" in said(tab)


def test_accepting_and_asking_again_are_steps_to_undo(tab: ProblemsTab, window: MainWindow) -> None:
    tab.step(1)
    before = tab.list.current()
    assert before is not None
    assert before.severity is Severity.WARNING
    tab.bar.right.click()
    tab.bar.reason.setText("It is the first month.")
    tab.bar.accept.click()
    tab.accepted.setChecked(True)
    assert tab.accepted.accessibleName() == "Accepted, 1"
    window.menus.action("Undo").trigger()
    assert tab.accepted.accessibleName() == "Accepted, 0"


def test_recent_folders_are_remembered_the_latest_first(tmp_path: Path) -> None:
    remembered = Remembered(tmp_path / "home")
    for at in (*range(12), 5):
        remembered.workbook_folder = tmp_path / str(at)
    again = Remembered(tmp_path / "home").workbook_folders
    assert [folder.name for folder in again] == ["5", "11", "10", "9", "8", "7", "6", "4", "3", "2"]
