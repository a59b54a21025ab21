"""Workbooks that come while a preview is open: dropped on it or chosen from it, beside those that are looked at."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ibdesk.ui.importing.import_dialog import ImportDialog
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.window.main_window import MainWindow
from tests.reading.made_workbooks import Rows, workbook

HEADINGS: list[object] = ["Code", "Month", "Value"]


def written(folder: Path, name: str, rows: Rows) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(workbook({"Figures": rows}))
    return path


def hold_over(widget: QWidget, paths: list[Path]) -> tuple[QMimeData, bool]:
    """The files are held over a window: what they are as it is told, and whether they may fall."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, no_key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(200, 200), copy, mime, left, no_key)
    event.ignore()
    widget.dragEnterEvent(event)
    return mime, event.isAccepted()


def drop(widget: QWidget, paths: list[Path]) -> None:
    mime, accepted = hold_over(widget, paths)
    assert accepted
    copy, left, no_key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    widget.dropEvent(QDropEvent(QPointF(200, 200), copy, mime, left, no_key, QEvent.Type.Drop))


def preview(window: MainWindow, *paths: Path) -> ImportDialog:
    window.flows.take(paths)
    dialog = window.flows.imports.dialog
    assert dialog is not None
    return dialog


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return written(tmp_path, "First.xlsx", [HEADINGS, ["1", "2014-09", 120]])


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return written(tmp_path, "Second.xlsx", [HEADINGS, ["10", "2014-09", 91]])


def names(dialog: ImportDialog) -> list[str]:
    return [file.name for file in dialog.preview.opened]


def test_a_workbook_dropped_on_the_preview_comes_beside_the_first(
    opened: MainWindow, first: Path, second: Path
) -> None:
    dialog = preview(opened, first)
    drop(dialog, [second])
    assert opened.flows.imports.dialog is dialog
    assert names(dialog) == ["First.xlsx", "Second.xlsx"]
    assert dialog.sentence.text().startswith("2 figures: 2 new")
    assert "2 workbooks" in dialog.import_button.text()
    dialog.import_button.click()
    assert opened.session.month is not None
    assert str(opened.session.month) == "2014-09"
    assert opened.remembered.recent_workbooks[0] == second


def test_the_same_file_is_there_once(opened: MainWindow, first: Path) -> None:
    dialog = preview(opened, first)
    drop(dialog, [first])
    assert names(dialog) == ["First.xlsx"]


def test_another_file_of_the_same_name_is_told_apart(opened: MainWindow, first: Path, tmp_path: Path) -> None:
    other = written(tmp_path / "North", "First.xlsx", [HEADINGS, ["19", "2014-09", 2]])
    dialog = preview(opened, first)
    drop(dialog, [other])
    assert names(dialog) == ["First.xlsx", "North - First.xlsx"]
    assert dialog.preview.brought == 2


def test_answers_that_were_given_stay(opened: MainWindow, tmp_path: Path, second: Path) -> None:
    asked = written(tmp_path, "Asked.xlsx", [["Code", "Jul-14", "Aug-14"], ["2", 0.91, 0.88], ["1", 480, 489]])
    dialog = preview(opened, asked)
    answers = dialog.preview.decisions
    drop(dialog, [second])
    assert dialog.preview.decisions == answers
    assert len(dialog.preview.opened) == 2


def test_what_is_no_workbook_is_told_in_the_preview(opened: MainWindow, first: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.4 a letter")
    dialog = preview(opened, first)
    drop(dialog, [letter])
    assert names(dialog) == ["First.xlsx", "letter.pdf"]
    assert dialog.preview.opened[1].error
    assert dialog.import_button.isEnabled()


def test_add_workbooks_does_the_same_without_a_mouse(
    opened: MainWindow, first: Path, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = preview(opened, first)
    monkeypatch.setattr(dialogs, "ask_workbooks", lambda parent, folder: (second,))
    dialog.page.more_button.click()
    assert names(dialog) == ["First.xlsx", "Second.xlsx"]
    monkeypatch.setattr(dialogs, "ask_workbooks", lambda parent, folder: ())
    dialog.page.more_button.click()
    assert names(dialog) == ["First.xlsx", "Second.xlsx"]


def test_a_wrong_file_held_over_the_window_says_so_and_is_told_where_it_falls(
    opened: MainWindow, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.4 a letter")
    hold_over(opened, [letter])
    assert opened.veil.isVisible()
    assert opened.veil.words == "This is no workbook"
    drop(opened, [letter])
    assert not opened.veil.isVisible()
    assert opened.status.message.text().startswith("letter.pdf: not a workbook. IBDesk reads .xlsx")
    assert opened.flows.imports.dialog is None


def test_a_folder_without_a_workbook_says_so(opened: MainWindow, tmp_path: Path) -> None:
    empty = tmp_path / "Empty"
    empty.mkdir()
    hold_over(opened, [empty])
    assert opened.veil.words == "There is no workbook in it"
    drop(opened, [empty])
    assert opened.status.message.text() == "There is no workbook in the folder “Empty”."


def test_text_that_is_dragged_is_no_file(opened: MainWindow) -> None:
    mime = QMimeData()
    mime.setText("489")
    copy, left, no_key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(200, 200), copy, mime, left, no_key)
    event.ignore()
    opened.dragEnterEvent(event)
    assert not event.isAccepted()
    assert not opened.veil.isVisible()
