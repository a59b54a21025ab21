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
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.problems.problems_tab import ProblemsTab
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.widgets.problem_words import ProblemRow
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import PROBLEMS
from tests.made import cell_of
from tests.reading.files.odd_workbooks import locked
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
    dialog = window.flows.imports.dialog
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
    assert (problem.severity, problem.source and cell_of(problem).cell) == (Severity.ERROR, "C3")
    return tab


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> OpenedFiles:
    """What was handed to the system to open."""
    found: OpenedFiles = []

    def open_url(url: QUrl) -> bool:
        found.append(Path(QUrl(url).toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return found


def said(tab: ProblemsTab) -> str:
    return tab.message.words.text() if tab.message.isVisible() else ""


def gone_rows(tab: ProblemsTab) -> list[ProblemRow]:
    return [row for row in tab.list.problems.rows if isinstance(row, ProblemRow) and row.gone]


def offer(tab: ProblemsTab, words: str) -> None:
    [link] = [link for link in tab.message.links if link.text() == words]
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
    # What the board kept from the sheet stands at its own cells, the one in question ringed.
    assert tab.source.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == "C3: -4, the cell in question"
    assert tab.source.grid.cells.index(1, 2).data() == "480"
    tab.grab()


def test_open_in_excel_copies_where_to_go(tab: ProblemsTab, tmp_path: Path, opened: OpenedFiles) -> None:
    tab.bar.excel.click()
    assert opened == [tmp_path / "Returns.xlsx"]
    assert QGuiApplication.clipboard().text() == "'It''s August'!C3"
    assert "Ctrl+G" in said(tab)


def test_a_changed_workbook_is_opened_only_when_asked_again(
    tab: ProblemsTab, tmp_path: Path, opened: OpenedFiles
) -> None:
    returns(tmp_path / "Returns.xlsx", 489)
    tab.bar.excel.click()
    assert opened == []
    assert "the cell may lie elsewhere" in said(tab)
    offer(tab, "Open it all the same")
    assert opened == [tmp_path / "Returns.xlsx"]


def test_where_nothing_opens_workbooks_the_grid_shows_the_cell(
    tab: ProblemsTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    tab.bar.excel.click()
    assert said(tab).startswith("No program here opens “Returns.xlsx”.")
    assert QGuiApplication.clipboard().text() == "'It''s August'!C3"
    assert tab.source.grid.currentIndex().data() == "-4"


def test_nothing_changed_is_said_with_what_was_looked_at(tab: ProblemsTab, window: MainWindow, tmp_path: Path) -> None:
    window.menus.action("Read changed workbooks again").trigger()
    assert said(tab) == "Nothing has changed since it was read, in 1 workbook."
    (tmp_path / "Returns.xlsx").unlink()
    window.menus.action("Read changed workbooks again").trigger()
    assert said(tab) == (
        "Nothing has changed since it was read, in 0 workbooks. "
        "Not found where workbooks were chosen last: Returns.xlsx."
    )


def test_a_locked_workbook_is_shown_and_checked_again_with_its_password(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Locked.xlsx"
    path.write_bytes(locked(returns(tmp_path / "plain.xlsx", -5).read_bytes(), "Hexagon"))

    def give() -> None:
        dialog = window.flows.imports.passwords.dialog or window.problem_flows.sources.passwords.dialog
        assert dialog is not None
        qtbot.keyClicks(next(iter(dialog.rows.values())).field, "Hexagon")
        dialog.open_button.click()

    window.flows.take([path])
    give()
    imported = window.flows.imports.dialog
    assert imported is not None
    imported.import_button.click()
    tab = window.tabs.show_tab(PROBLEMS)
    assert isinstance(tab, ProblemsTab)
    while (problem := tab.list.current()) is None or not problem.source or cell_of(problem).workbook != "Locked.xlsx":
        tab.step(1)
    tab.bar.see.click()
    give()
    assert tab.source.grid.cells.headerData(2, Qt.Orientation.Horizontal) == "C\nValue"
    tab.check.click()
    give()
    assert said(tab).startswith("“Locked.xlsx” is the very file that was read")
    # Without the password it is shown as the board kept it.
    tab.bar.see.click()
    dialog = window.problem_flows.sources.passwords.dialog
    assert dialog is not None
    dialog.leave_button.click()
    assert "locked with a password" in tab.source.said.text()
    assert tab.source.grid.currentIndex().data() == "-5"


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

    window.menus.action("Read changed workbooks again").trigger()
    assert said(tab).startswith("“Returns.xlsx”, read again: ")
    assert "gone" in said(tab)
    # In the list it is seen which; nothing is kept yet.
    gone = gone_rows(tab)
    assert "C3" in {cell_of(row.problem).cell for row in gone if row.problem.source}
    assert {row.next_step for row in gone} == {"Put right in the workbook as it is now. Import it to keep that."}
    assert gone[0].spoken.startswith("Put right. ")
    offer(tab, "Look at it and import...")
    dialog = window.flows.imports.dialog
    assert dialog is not None
    dialog.import_button.click()
    report = window.session.report
    assert report is not None
    assert report.page("7").value.number == 489
    assert not [each for each in report.problems if each.severity is Severity.ERROR]
    assert not tab.message.isVisible(), "what was read again is imported, and not offered once more"


def test_the_same_file_checked_again_is_said_to_be_the_same(tab: ProblemsTab, tmp_path: Path) -> None:
    tab.check.click()
    assert "nothing in it has changed" in said(tab)
    assert [link.text() for link in tab.message.links] == ["Choose another file...", "Close"]


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


def test_what_is_no_workbook_of_its_ending_is_not_opened_and_the_cell_is_shown_here(
    tab: ProblemsTab, tmp_path: Path, opened: OpenedFiles
) -> None:
    (tmp_path / "Returns.xlsx").write_bytes(b"@echo off\r\nstart calc\r\n")
    tab.bar.excel.click()
    offer(tab, "Open it all the same")
    assert opened == []
    assert "is not a workbook of the kind that its name says" in said(tab)
    assert tab.source.isVisible()
