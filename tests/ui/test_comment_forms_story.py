"""Nine officers are asked for their comments and send them back: a story through the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ibdesk.desk import Desk
from ibdesk.paths import user_data
from ibdesk.startup import make_window
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.comments.comments_tab import CommentsTab
from ibdesk.ui.importing.import_dialog import ImportDialog
from ibdesk.ui.importing.import_preview_page import QUESTIONS
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import COMMENTS
from tests.desk.small_boards import JULY
from tests.desk.test_comments import fill
from tests.made import AUGUST, board, indicator, part
from tests.ui.mapping_steps import asked
from tests.ui.window_kit import light_theme, plain_session

OFFICERS = [f"Head of Team {place}" for place in range(1, 10)]


@pytest.fixture
def nine(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A board with an indicator for each of nine officers."""
    indicators = [indicator(str(at), name=f"Measure {at}", officer=each) for at, each in enumerate(OFFICERS, start=1)]
    figures = [part(each.code, month, 10 * int(each.code)) for each in indicators for month in (JULY, AUGUST)]
    path = tmp_path / "Nine.ibdesk"
    with Desk.create(path, "Performance analyst", board(indicators, figures)):
        pass
    session = plain_session()
    window = make_window(session, light_theme(qapp), Remembered(user_data()))
    qtbot.addWidget(window, before_close_func=lambda closing: session.close())
    window.resize(1280, 640)
    window.show()
    session.open_board(path)
    yield window
    window.close()


def text(window: MainWindow, code: str, month: object = AUGUST) -> str:
    desk = window.session.desk
    assert desk is not None
    return desk.board.records().comment(code, month).text  # type: ignore[arg-type]


def write(window: MainWindow, code: str, words: str) -> None:
    window.session.change(lambda desk: desk.edits.save_comment(code, AUGUST, words), "")


def drop(window: MainWindow, *paths: Path) -> ImportDialog:
    window.flows.take(paths)
    dialog = window.flows.imports.dialog
    assert dialog is not None
    return dialog


def test_where_the_forms_went_is_one_click_away(
    nine: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(dialogs, "show_outside", shown.append)
    monkeypatch.setattr(dialogs, "ask_forms_folder", lambda window, beside: tmp_path)
    assert nine.status.folder_link.isHidden()
    nine.ask.save_forms()
    assert nine.status.message.text().startswith("9 comment forms are saved in ")
    assert nine.status.folder_link.isVisible()
    nine.status.folder_link.click()
    assert shown == [tmp_path]
    # It belongs to what was said, and goes with it.
    write(nine, "2", "Another thing.")
    nine.session.work.said.emit("Another thing was done.")
    assert nine.status.folder_link.isHidden()


@pytest.mark.parametrize("what", ["figures", "template", "pack"])
def test_so_is_whatever_else_was_saved(
    nine: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(dialogs, "show_outside", shown.append)
    name = tmp_path / ("All figures.csv" if what == "figures" else f"{what}.xlsx")
    for ask in ("ask_figures", "ask_template", "ask_pack"):
        monkeypatch.setattr(dialogs, ask, lambda *asked: name)
    {"figures": nine.ask.save_figures, "template": nine.flows.save_template, "pack": nine.flows.export_pack}[what]()
    assert name.exists()
    nine.status.folder_link.click()
    assert shown == [tmp_path]


def test_forms_go_out_and_come_back(nine: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    told: list[str] = []
    nine.session.work.saved.connect(lambda words, folder: told.append(words))
    monkeypatch.setattr(dialogs, "ask_forms_folder", lambda window, beside: folder)
    tab = nine.tabs.show_tab(COMMENTS)
    assert isinstance(tab, CommentsTab)
    nine.session.set_month(JULY)
    tab.forms.click()
    july = (folder / "Comments 2014-07 Head of Team 9.xlsx").read_bytes()
    nine.session.set_month(AUGUST)
    write(nine, "2", "Sent with the form.")
    tab.forms.click()
    assert f"9 comment forms are saved in {folder}. Drop them here when they come back." in told
    sent = [folder / f"Comments 2014-08 {officer}.xlsx" for officer in OFFICERS]
    # Meanwhile somebody writes here.
    write(nine, "2", "Changed here since.")
    write(nine, "3", "Only here.")
    back = [
        fill(sent[0], {"1": "Busy, and known."}),
        fill(sent[1], {"2": "Changed in the form."}),
        sent[2],  # nothing was written in it
        fill(sent[3], {"4": "=1+1"}),
        fill(sent[4], {"5": "Fewer visits.\nMore calls."}, to=folder / "IMG_0042 (final).xlsx"),
    ]
    last_month = folder / "last month's.xlsx"
    last_month.write_bytes(july)
    fill(last_month, {"9": "What was in July."})
    dialog = drop(nine, *back, last_month)
    rules = {problem.rule for problem in dialog.preview.problems}
    assert {"both-changed", "formula-without-result", "form-of-earlier-month"} <= rules
    dialog.tabs.show_tab(QUESTIONS)
    [question] = asked(dialog).groups
    assert question.source.cell == "G8"
    dialog.import_button.click()
    assert [text(nine, code) for code in "12345"] == [
        "Busy, and known.",
        "Changed here since.",
        "Only here.",
        "",
        "Fewer visits.\nMore calls.",
    ]
    assert (text(nine, "9", JULY), text(nine, "9")) == ("What was in July.", "")
    # The same form again, and now it is said which text holds.
    dialog = drop(nine, back[1])
    dialog.tabs.show_tab(QUESTIONS)
    questions = asked(dialog)
    [question] = questions.groups
    questions.answer(question, "form")
    questions.again_button.click()
    dialog.import_button.click()
    assert text(nine, "2") == "Changed in the form."
    nine.session.undo()
    assert text(nine, "2") == "Changed here since."
