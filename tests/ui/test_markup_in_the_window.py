"""A workbook whose every word is mark-up with a loud colour, looked at on every page: it stands there letter by letter.

The colour would show if any of it were drawn: of a picture in a file, of one in the words themselves, of a table's
ground. Pictures at http:// prove nothing, as no label ever loads those.
"""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QBuffer, QModelIndex, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMessageBox, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ibdesk.ui.importing.import_preview_page import FIGURES, FILES, PROBLEMS
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import CHANGES, COMMENTS, DATA, INDICATORS, OVERVIEW, PACK
from ibdesk.ui.window.navigation import PROBLEMS as PROBLEMS_TAB
from tests.reading.made_workbooks import workbook

LOUD = QColor("#fe01fd")
_SIDE = 48


@pytest.fixture
def words(qapp: QApplication, tmp_path: Path) -> tuple[str, ...]:
    """Each would be drawn in the loud colour by a label that takes mark-up."""
    picture = QImage(_SIDE, _SIDE, QImage.Format.Format_RGB32)
    picture.fill(LOUD)
    picture.save(str(tmp_path / "loud.png"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    data = base64.b64encode(buffer.data().data()).decode()
    return (
        f"<img src='file://{tmp_path}/loud.png'>",
        f"<img src='data:image/png;base64,{data}'>",
        f"<table bgcolor='{LOUD.name()}'><tr><td width='{_SIDE}'>x</td></tr></table>",
        f"<font color='{LOUD.name()}' size='7'><b>MMMM</b></font><img src='qrc:/x.png'><a href='http://x/'>x</a>",
    )


def is_loud(shown: QWidget) -> bool:
    picture = shown.grab().toImage()
    across, down = range(0, picture.width(), 2), range(0, picture.height(), 2)
    return any(picture.pixelColor(x, y) == LOUD for x in across for y in down)


def test_the_colour_would_show(qtbot: QtBot, words: tuple[str, ...]) -> None:
    for text in words:
        label = QLabel(text)
        qtbot.addWidget(label)
        label.show()
        assert is_loud(label), text[:60]
        label.setTextFormat(Qt.TextFormat.PlainText)
        assert not is_loud(label)


def marked_up(words: tuple[str, ...]) -> bytes:
    file, data, table, letters = words
    return workbook(
        {
            "Indicators": [
                ["Code", "Section", "Name", "Responsible officer", "Measure", "Unit", "Value period", "Guide"],
                ["7", file, table, letters, "Lower is better", "count", "month", data],
                [table, letters, file, data, "N/A", "count", "month", table],
            ],
            "Figures": [
                ["Code", "Month", "Value", "Comment"],
                *[["7", f"2014-{month:02d}", 480 + month, f"{table} {data}"] for month in range(1, 9)],
                ["7", "2013-08", letters, file],
                [letters, "2014-08", 5, ""],
            ],
            "Targets": [["Code", "Target", "Basis", "Source"], ["7", "at most 450", "value", table]],
            "Benchmarks": [["Code", "Name", "Period", "Value"], ["7", table, letters, 520]],
            "Breakdowns": [["Code", "Month", "Category", "Value"], ["7", "2014-08", letters, 488]],
            "Report": [["Title", table], ["Council", letters], ["Contact name", file], ["Notes", data]],
            "Events": [["Month", "Code", "What happened"], ["2014-05", "7", table]],
            letters[:20].replace("/", "").replace("'", ""): [["Code", table, file], ["7", letters, data]],
        }
    )


def test_no_page_draws_what_a_workbooks_words_are_marked_up_with(
    with_new_board: MainWindow, tmp_path: Path, words: tuple[str, ...]
) -> None:
    window, path = with_new_board, tmp_path / "<font color=#fe01fd>MMMM<b>.xlsx"
    path.write_bytes(marked_up(words))
    window.flows.take([path])
    dialog = window.flows.imports.dialog
    assert dialog is not None
    for tab in (FILES, FIGURES, PROBLEMS):
        dialog.tabs.show_tab(tab)
        look_at(dialog)
    dialog.import_button.click()
    assert any(page.indicator.name == words[2] for page in window.session.report.pages)  # type: ignore[union-attr]
    for tab in (OVERVIEW, INDICATORS, PROBLEMS_TAB, DATA, COMMENTS, CHANGES, PACK):
        window.tabs.show_tab(tab)
        look_at(window)
    for text in words:
        window.session.work.said.emit(text)
        box = dialogs.tell(window, text, text)
        look_at(box)
        box.close()
        look_at(window)


def look_at(shown: QWidget) -> None:
    QApplication.processEvents()
    assert not is_loud(shown)
    found = [said for each in (shown, *shown.findChildren(QWidget)) for said in rich(each)]
    assert found == []


def rich(widget: QWidget) -> Iterator[str]:
    """What of a widget Qt would take for mark-up when it is shown, or pointed at."""
    if "<" in without_our_own(widget.toolTip()):
        yield f"tool tip: {widget.toolTip()[:80]}"
    if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
        own = isinstance(widget.window(), QMessageBox) or not QtGui.Qt.mightBeRichText(widget.text())
        if not own:
            yield f"label: {widget.text()[:80]}"
    if isinstance(widget, QTextEdit) and widget.acceptRichText():
        yield "a field that takes mark-up from the clipboard"
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        yield from (f"tip of a cell: {tip[:80]}" for tip in tips(model) if "<" in without_our_own(tip))


def without_our_own(tip: str) -> str:
    """Our own tips are mark-up around escaped words."""
    return tip.removeprefix("<span>").removesuffix("</span>")


def tips(model: QAbstractItemModel) -> Iterator[str]:
    columns = range(1 if isinstance(model, QAbstractListModel) else min(model.columnCount(QModelIndex()), 40))
    for row in range(min(model.rowCount(QModelIndex()), 200)):
        for column in columns:
            yield str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")
