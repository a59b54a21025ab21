"""Undo and redo in the window: an import is asked about, the month comes back, the focus goes where one goes on."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ibdesk.domain.board import Comment, Records
from ibdesk.domain.target import AtLeast, Basis, Target
from ibdesk.ui.indicators.indicator_tab import IndicatorTab
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import INDICATORS, PROBLEMS
from ibdesk.ui.window.undoing import takes_words
from tests.made import AUGUST, part, run


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What was asked before something went; answered with what `answers` says, at first with no."""
    told: list[tuple[str, ...]] = []

    def decide(parent: QWidget, *words: str) -> bool:
        told.append(words)
        return len(told) > 1

    monkeypatch.setattr(dialogs, "decide", decide)
    return told


def import_september(window: MainWindow, folder: Path) -> None:
    workbook = folder / "September.csv"
    workbook.write_text("code,month,value\n2,2014-09,88\n10,2014-09,91\n2,2014-08,61\n", encoding="utf-8")
    window.session.preview([workbook])
    assert window.flows.imports.dialog is not None
    window.flows.imports.dialog.import_button.click()


def shown_month(window: MainWindow) -> str:
    return window.header.month.currentText()


def test_an_import_goes_only_after_it_was_said_what_goes(
    opened: MainWindow, tmp_path: Path, asked: list[tuple[str, ...]]
) -> None:
    import_september(opened, tmp_path)
    assert shown_month(opened) == "September 2014"
    opened.status.undo_button.click()
    [(what, takes, do, leave)] = asked
    assert what == "Undo the import of September.csv?"
    assert takes.startswith("3 figures of 2 months, up to September 2014, come out of the board.")
    assert (do, leave) == ("Undo the import", "Keep it")
    assert shown_month(opened) == "September 2014"
    opened.after_import.undo.click()
    assert shown_month(opened) == "August 2014"
    opened.menus.action("Redo").trigger()
    assert shown_month(opened) == "September 2014"


def test_redo_goes_back_to_the_month_in_which_undo_was_asked(
    opened: MainWindow, tmp_path: Path, asked: list[tuple[str, ...]]
) -> None:
    asked.append(("asked before",))
    import_september(opened, tmp_path)
    opened.session.set_month(AUGUST)
    opened.menus.action("Undo").trigger()
    opened.session.set_month(AUGUST - 3)
    opened.menus.action("Redo").trigger()
    assert shown_month(opened) == "August 2014"


def test_an_edit_is_taken_back_unasked_and_once(opened: MainWindow, asked: list[tuple[str, ...]], qtbot: QtBot) -> None:
    opened.session.save_comment("2", "First.")
    opened.session.save_comment("2", "Second.")
    opened.tabs.show_tab(PROBLEMS)
    opened.status.undo_button.setFocus()
    qtbot.keyClick(opened.status.undo_button, Qt.Key.Key_Space)
    assert asked == []
    focused = QApplication.focusWidget()
    assert focused is not None
    assert opened.tabs.isAncestorOf(focused)
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    report = opened.session.report
    assert report is not None
    assert report.page("2").comment.text == "First."


def test_marked_as_ready_the_focus_stays_with_the_comment(opened: MainWindow, qtbot: QtBot) -> None:
    opened.session.select("2")
    tab = opened.tabs.show_tab(INDICATORS)
    assert isinstance(tab, IndicatorTab)
    tab.focus_comment()
    comment = tab.page.comment
    qtbot.keyClicks(comment.editor, "Two visits were late.")
    comment.ready.setFocus()
    qtbot.keyClick(comment.ready, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is comment.editor
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    report = opened.session.report
    assert report is not None
    assert report.page("2").comment.text == "Two visits were late."


def test_ctrl_enter_marks_as_ready_and_goes_to_the_next(opened: MainWindow, qtbot: QtBot) -> None:
    opened.session.select("2")
    tab = opened.tabs.show_tab(INDICATORS)
    assert isinstance(tab, IndicatorTab)
    tab.focus_comment()
    qtbot.keyClicks(tab.page.comment.editor, "Two visits were late.")
    opened.menus.action("Comment is ready, go to the next").trigger()
    report = opened.session.report
    assert report is not None
    assert report.page("2").comment.state == "ready"
    assert opened.session.selected == "10"
    assert QApplication.focusWidget() is tab.page.comment.editor


@pytest.mark.parametrize(
    ("brought", "expected"),
    [
        (Records(figures=(part("2", AUGUST, 1),)), "1 figure of August 2014 comes out of the board."),
        (
            Records(figures=tuple(run("2", AUGUST - 1, [1, 2])), comments=(Comment("2", AUGUST, "So.", "Anna"),)),
            "2 figures of 2 months, up to August 2014, and 1 comment come out of the board.",
        ),
        (
            Records(targets=(Target("2", AtLeast(part("2", AUGUST, 1).quantity), Basis.VALUE),)),  # type: ignore[arg-type]
            "1 definition comes out of the board.",
        ),
        (Records(), "Nothing in the board changes."),
    ],
)
def test_what_goes_is_counted(brought: Records, expected: str) -> None:
    assert takes_words(brought) == expected
