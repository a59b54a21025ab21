"""The window as a person uses it: sample in, preview, import, undo, problems, pack out; real board, no threads."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from ibdesk.paths import user_data
from ibdesk.startup import Teller, begin, make_window, tell_crash
from ibdesk.ui.app.jobs import unforeseen
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.app.steps import StepName
from ibdesk.ui.importing.import_preview_page import FIGURES, FILES
from ibdesk.ui.look.theme import Choice
from ibdesk.ui.pack.pack_tab import PackTab
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.window.commands import Command
from ibdesk.ui.window.help_dialogs import keyboard_map
from ibdesk.ui.window.main_window import FRAME, MainWindow
from ibdesk.ui.window.navigation import CHANGES as CHANGES_TAB
from ibdesk.ui.window.navigation import COMMENTS, DATA, INDICATORS, OVERVIEW, PACK, PROBLEMS
from ibdesk.ui.window.window_commands import RECENT, window_commands
from tests.ui.window_kit import LONG, light_theme, plain_session

CSV = "code,month,value\n7,2014-08,{august}\n7,2014-07,480\n"


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    session = plain_session()
    window = make_window(session, light_theme(qapp), Remembered(user_data()))
    qtbot.addWidget(window, before_close_func=lambda closing: session.close())
    window.resize(1366, 728)
    window.show()
    yield window
    window.close()


def figures(folder: Path, august: int) -> Path:
    path = folder / f"figures {august}.csv"
    path.write_text(CSV.format(august=august), encoding="utf-8")
    return path


def import_figures(window: MainWindow, folder: Path, august: int) -> None:
    window.session.preview([figures(folder, august)])
    dialog = window.flows.imports.dialog
    assert dialog is not None
    dialog.import_button.click()


def with_board(window: MainWindow, folder: Path) -> MainWindow:
    window.session.new_board(folder / "Marlshire.ibdesk")
    import_figures(window, folder, 489)
    return window


def shown_value(window: MainWindow) -> str:
    report = window.session.report
    assert report is not None
    return str(report.page("7").value.number)


def open_message(window: MainWindow) -> QMessageBox:
    [box] = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    return box


def test_it_begins_with_the_start_page_and_keeps_what_needs_figures_switched_off(window: MainWindow) -> None:
    assert window.start_page.isVisible()
    assert not window.header.isVisible()
    for words in ("Export pack", "Undo", "Choose a month", "Next problem", "Close board"):
        assert not window.menus.action(words).isEnabled(), words
    assert window.menus.action("Import workbooks").isEnabled()


def test_the_sample_fills_the_window_and_goes_in_one_step(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.start_page.sample_button.click()
    report = window.session.report
    assert report is not None
    assert len(report.pages) == 37
    assert window.header.month.currentText() == "August 2014"
    assert "Sample data" in window.notices.sample.words.text()
    assert window.notices.sample.isVisible()
    monkeypatch.setattr(dialogs, "decide", lambda *asked: True)
    window.notices.sample.button.click()
    assert window.start_page.isVisible()
    assert not (user_data() / "sample").exists()


def test_keeping_the_sample_keeps_it(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.start_page.sample_button.click()
    monkeypatch.setattr(dialogs, "decide", lambda *asked: False)
    window.notices.sample.button.click()
    assert window.session.report is not None
    assert (user_data() / "sample").exists()


def test_a_preview_keeps_nothing_until_import_is_pressed(window: MainWindow, tmp_path: Path) -> None:
    with_board(window, tmp_path)
    window.session.preview([figures(tmp_path, 502)])
    dialog = window.flows.imports.dialog
    assert dialog is not None
    assert dialog.import_button.text() == "Import 1 workbook into August 2014"
    assert "0 new, 1 changed, 1 the same as before" in dialog.sentence.text()
    assert dialog.tabs.bar.tabText(dialog.tabs.names.index(FIGURES)) == "Figures (2)"
    dialog.tabs.show_tab(FIGURES)
    dialog.grab()
    dialog.cancel_button.click()
    assert shown_value(window) == "489"
    assert window.status.message.text() == "Nothing was imported."


def test_an_import_is_one_step_to_undo_and_put_back(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "decide", lambda *asked: True)
    with_board(window, tmp_path)
    import_figures(window, tmp_path, 502)
    assert shown_value(window) == "502"
    assert "figures 502.csv" in window.status.undo_button.text()
    window.status.undo_button.click()
    assert shown_value(window) == "489"
    window.menus.action("Redo").trigger()
    assert shown_value(window) == "502"


def test_a_file_that_cannot_be_read_is_named_and_cannot_be_imported(window: MainWindow, tmp_path: Path) -> None:
    with_board(window, tmp_path)
    broken = tmp_path / "CAF.xlsx"
    broken.write_bytes(b"PK\x03\x04 cut short")
    window.session.preview([broken])
    dialog = window.flows.imports.dialog
    assert dialog is not None
    assert not dialog.import_button.isEnabled()
    [file] = dialog.preview.files
    assert file.error
    dialog.tabs.show_tab(FILES)
    dialog.grab()
    dialog.reject()


def test_the_first_workbooks_are_looked_at_before_a_place_is_asked(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [None, tmp_path / "New.ibdesk"]
    asked: list[object] = []

    def ask(*args: object) -> Path | None:
        asked.append(args)
        return places.pop(0)

    monkeypatch.setattr(dialogs, "ask_new_board", ask)
    figures(tmp_path, 489)
    window.flows.take([tmp_path / "figures 489.csv"])
    dialog = window.flows.imports.dialog
    assert dialog is not None
    assert asked == []
    dialog.import_button.click()
    again = window.flows.imports.dialog
    assert again is not None, "no place was chosen: what was looked at is still there"
    assert window.session.report is None
    again.import_button.click()
    assert window.session.board is not None
    assert window.session.board.path == tmp_path / "New.ibdesk"
    assert shown_value(window) == "489"
    assert not (user_data() / "not kept yet").exists()
    assert window.remembered.recent_boards == (tmp_path / "New.ibdesk",)


def test_leaving_the_first_preview_leaves_no_board(window: MainWindow, tmp_path: Path) -> None:
    window.flows.take([figures(tmp_path, 489)])
    dialog = window.flows.imports.dialog
    assert dialog is not None
    dialog.reject()
    assert window.session.board is None
    assert window.start_page.title.text() == "Make this month's Improvement Board pack"
    assert not (user_data() / "not kept yet").exists()
    assert window.remembered.board is None


def test_the_template_is_there_before_a_board_is(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_template", lambda *asked: tmp_path / "Fill in.xlsx")
    assert window.menus.action("Save a template to fill in").isEnabled()
    window.start_page.template_button.click()
    assert (tmp_path / "Fill in.xlsx").stat().st_size > 10_000
    assert window.session.board is None


def test_the_window_fits_the_screen(window: MainWindow) -> None:
    fresh = make_window(window.session, window.theme, Remembered(user_data() / "fresh"))
    # The screen of the tests is 800 high: less than the window would be with its frame.
    assert fresh.height() == fresh.screen().availableSize().height() - FRAME.height()
    fresh.deleteLater()


def test_holding_files_over_the_window_shows_where_they_may_fall(window: MainWindow, tmp_path: Path) -> None:
    def hold(name: str) -> bool:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        event = QDragEnterEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        event.ignore()
        window.dragEnterEvent(event)
        return event.isAccepted()

    assert hold("letter.pdf")
    assert window.veil.words == "This is no workbook"  # why is said where it falls
    assert hold("figures.xlsx")
    assert window.veil.words == "Drop to import 1 workbook"
    assert window.veil.isVisible()
    window.grab()


def test_a_board_that_is_none_is_said_and_the_open_one_stays(window: MainWindow, tmp_path: Path) -> None:
    with_board(window, tmp_path)
    wrong = tmp_path / "wrong.ibdesk"
    wrong.write_text("<b>not a board</b>", encoding="utf-8")
    window.session.open_board(wrong)
    box = open_message(window)
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert box.informativeText()
    box.close()
    assert shown_value(window) == "489"


def test_the_pack_is_written_and_counts_as_saved_until_something_changes(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_board(window, tmp_path)
    monkeypatch.setattr(dialogs, "ask_pack", lambda parent, suggestion: tmp_path / suggestion.name)
    window.menus.action("Export pack").trigger()
    pack = tmp_path / "Board pack 2014-08.xlsx"
    assert pack.exists()
    tab = window.tabs.made(PACK)
    assert isinstance(tab, PackTab)
    assert window.tabs.current == PACK
    assert tab.result.isVisible()
    assert "Saved" in window.header.steps[StepName.EXPORT].accessibleName()
    window.session.save_comment("7", "Referrals rose.")
    assert "Saved" not in window.header.steps[StepName.EXPORT].accessibleName()


def test_keys_lead_to_tabs_problems_and_the_find_field(window: MainWindow, tmp_path: Path) -> None:
    with_board(window, tmp_path)
    assert window.tabs.names == (OVERVIEW, INDICATORS, PROBLEMS, DATA, COMMENTS, CHANGES_TAB, PACK)
    window.menus.action("Data").trigger()
    assert window.tabs.current == DATA
    window.menus.action("Next problem").trigger()
    assert window.tabs.current == PROBLEMS
    window.tabs.show_tab(OVERVIEW)
    window.menus.action("Find").trigger()
    assert window.tabs.current == OVERVIEW
    assert QApplication.focusWidget() is not None


def test_back_and_forward_between_visited_indicators(window: MainWindow, tmp_path: Path) -> None:
    with_board(window, tmp_path)
    for code in ("7", "19", "5"):
        window.session.select(code)
    window.go.go_back()
    window.go.go_back()
    assert window.session.selected == "7"
    window.go.go_forward()
    assert window.session.selected == "19"
    window.session.select("30")
    window.go.go_forward()
    assert window.session.selected == "30"


def test_steps_lead_to_where_they_are_done(window: MainWindow, tmp_path: Path) -> None:
    with_board(window, tmp_path)
    places = []
    for name in (StepName.CHECK, StepName.COMMENTS, StepName.SIGN_OFF, StepName.EXPORT):
        window.header.steps[name].click()
        places.append(window.tabs.current)
    assert places == [PROBLEMS, COMMENTS, COMMENTS, PACK]


def test_months_by_menu(window: MainWindow, tmp_path: Path) -> None:
    with_board(window, tmp_path)
    window.menus.action("Earlier month").trigger()
    assert window.header.month.currentText() == "July 2014"
    window.menus.action("Later month").trigger()
    assert window.header.month.currentText() == "August 2014"


def test_colours_and_text_size_are_remembered(window: MainWindow) -> None:
    window.menus.action("Dark").trigger()
    window.menus.action("Larger text").trigger()
    again = Remembered(user_data())
    assert (again.colours, again.text_percent) == (Choice.DARK, 110)
    assert window.session.palette.dark


def test_the_board_of_last_time_is_opened_again(window: MainWindow, tmp_path: Path) -> None:
    with_board(window, tmp_path)
    window.session.close_board()
    assert window.start_page.isVisible()
    begin(window, None)
    assert shown_value(window) == "489"


@pytest.mark.parametrize("tab", [OVERVIEW, INDICATORS, PROBLEMS, DATA, COMMENTS, CHANGES_TAB, PACK])
def test_the_window_fits_a_small_screen(window: MainWindow, tmp_path: Path, tab: str) -> None:
    with_board(window, tmp_path)
    window.tabs.show_tab(tab)
    assert window.minimumSizeHint().width() <= 1180
    assert window.minimumSizeHint().height() <= 600


def test_recent_workbooks_the_kept_ones_on_top_the_missing_ones_greyed(window: MainWindow, tmp_path: Path) -> None:
    window.session.new_board(tmp_path / "Marlshire.ibdesk")

    def entries() -> list[tuple[str, bool]]:
        menu = window.menus.menu(RECENT)
        menu.aboutToShow.emit()
        return [(each.text(), each.isEnabled()) for each in menu.actions() if each.text() and not each.menu()]

    assert entries() == [("No workbook was imported yet", False)]
    for august in (489, 502, 511):
        window.flows.take([figures(tmp_path, august)])
        assert window.flows.imports.dialog is not None
        window.flows.imports.dialog.reject()
    (tmp_path / "figures 502.csv").unlink()
    where = f"in  {tmp_path.name}"
    assert entries() == [
        (f"figures 511.csv  {where}", True),
        (f"figures 502.csv  {where} (not there now)", False),
        (f"figures 489.csv  {where}", True),
    ]
    keep = window.menus.menu(RECENT).actions()[-1].menu()
    assert isinstance(keep, QMenu)
    keep.actions()[2].trigger()
    assert next(words for words, _ in entries()) == f"figures 489.csv  {where}"
    window.menus.menu(RECENT).actions()[0].trigger()
    dialog = window.flows.imports.dialog
    assert dialog is not None
    assert dialog.preview.files[0].name == "figures 489.csv"
    dialog.reject()


def test_long_work_shows_itself_after_a_while_with_cancel(window: MainWindow) -> None:
    window.session.work.busy_changed.emit(True)
    assert not window.status.bar.isVisible()
    window.session.work.progressed.emit(3, 10, "Reading CP.xlsx")
    window.status.show_work()
    assert window.status.bar.isVisible()
    assert window.status.cancel_button.isVisible()
    assert window.status.summary.text() == "Reading CP.xlsx"
    window.session.work.busy_changed.emit(False)
    assert not window.status.bar.isVisible()


def test_no_key_is_used_twice_and_all_are_in_the_help(window: MainWindow) -> None:
    commands = [command for command in window_commands(window.parts) if isinstance(command, Command)]
    keys = [key for command in commands for key in command.keys]
    assert len(keys) == len(set(keys))
    helped = {key for row in keyboard_map(commands) for key in row.keys}
    assert set(keys) <= helped


def test_access_keys_are_unique_within_each_menu(window: MainWindow) -> None:
    by_menu: dict[str, list[str]] = {}
    for command in window_commands(window.parts):
        if isinstance(command, Command):
            letter = command.words[command.words.index("&") + 1].lower()
            by_menu.setdefault(command.menu, []).append(letter)
    for menu, letters in by_menu.items():
        assert len(letters) == len(set(letters)), (menu, letters)


def test_an_unforeseen_fault_is_told_once(window: MainWindow, capsys: pytest.CaptureFixture[str]) -> None:
    teller = Teller(window)
    for _ in range(3):
        teller(KeyError, KeyError("7"), None)
    box = open_message(window)
    assert box.text() == unforeseen(KeyError("7")).what
    assert "KeyError" in capsys.readouterr().err
    box.close()


def test_a_crash_of_the_last_start_is_told_with_its_report(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    tell_crash(window, tmp_path / "crash 2014-09-15 104200.txt")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=LONG)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.text() == "IBDesk ended unexpectedly the last time. What was saved is still there."
    assert "crash 2014-09-15 104200.txt" in box.informativeText()
    box.close()
