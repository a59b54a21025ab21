"""A second start through the real window: its file is opened, at once or when the person has finished something."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from ibdesk.desk import Desk
from ibdesk.handover import HandedOver, Meeting, meet
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.second_start import SecondStarts
from tests.reading.made_workbooks import workbook
from tests.ui.window_kit import LONG, five_indicators

SecondStart = Callable[[Path | None], None]


@pytest.fixture
def second_start(opened: MainWindow) -> Iterator[SecondStart]:
    """Started with a file while the window is open; looks at once instead of when the folder is seen to change."""
    meeting = meet(None)
    assert isinstance(meeting, Meeting)
    second_starts = SecondStarts(meeting.folder, meeting.take, opened)

    def start(file: Path | None) -> None:
        assert meet(file, pause=second_starts.look) is HandedOver.DONE

    with meeting:
        yield start


@pytest.fixture
def ward_plan(tmp_path: Path) -> Path:
    path = tmp_path / "Ward plan £ Ærø.ibdesk"
    with Desk.create(path, "Head of Fieldwork", five_indicators()):
        pass
    return path


def board_of(window: MainWindow) -> Path:
    assert window.session.board is not None
    return window.session.board.path


def figures(path: Path) -> Path:
    path.write_bytes(workbook({"Figures": [["Code", "Month", "Value"], ["2", "2014-08", 61]]}))
    return path


def test_a_board_is_opened_in_the_window_that_is_there(
    opened: MainWindow, second_start: SecondStart, ward_plan: Path
) -> None:
    opened.showMinimized()
    second_start(ward_plan)
    assert board_of(opened) == ward_plan
    assert not opened.isMinimized()


def test_without_a_file_the_window_comes_to_the_front_and_stays_as_it_is(
    opened: MainWindow, second_start: SecondStart
) -> None:
    before = board_of(opened)
    opened.showMinimized()
    second_start(None)
    assert board_of(opened) == before
    assert not opened.isMinimized()


def test_the_board_that_is_open_is_not_opened_again(opened: MainWindow, second_start: SecondStart) -> None:
    second_start(board_of(opened))
    assert opened.session.board is not None
    assert opened.session.board.read_only_reason == "", "opened twice, it would have locked itself out"
    assert opened.status.message.text() == "Marlshire.ibdesk is open already."


def test_a_workbook_is_previewed_for_the_open_board(
    opened: MainWindow, second_start: SecondStart, tmp_path: Path
) -> None:
    second_start(figures(tmp_path / "August £.xlsx"))
    dialog = opened.flows.imports.dialog
    assert dialog is not None
    assert dialog.preview.new + dialog.preview.changed == 1
    dialog.reject()


def test_what_comes_while_a_dialog_is_open_waits_until_it_is_closed(
    opened: MainWindow, second_start: SecondStart, ward_plan: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    before = board_of(opened)
    second_start(figures(tmp_path / "August.xlsx"))
    preview = opened.flows.imports.dialog
    assert preview is not None
    second_start(ward_plan)
    assert board_of(opened) == before
    assert opened.status.message.text() == "Ward plan £ Ærø.ibdesk opens as soon as this is finished."
    preview.accept()
    assert board_of(opened) == before, "the import went to the board it was made for"
    qtbot.waitUntil(lambda: board_of(opened) == ward_plan, timeout=LONG)


def test_what_is_being_typed_is_saved_in_its_own_board_first(
    opened: MainWindow, second_start: SecondStart, ward_plan: Path, qtbot: QtBot
) -> None:
    before = board_of(opened)
    opened.go.open_comment("2")
    editor = QApplication.focusWidget() or opened.focusWidget()
    assert editor is not None
    qtbot.keyClicks(editor, "Three visits were late.")
    second_start(ward_plan)
    assert board_of(opened) == ward_plan
    with Desk.open(before, "somebody else") as desk:
        month = desk.board.latest_month()
        assert month is not None
        assert desk.months.report(month).page("2").comment.text == "Three visits were late."


def test_several_files_at_once_make_one_preview_and_two_boards_are_told(
    opened: MainWindow, ward_plan: Path, tmp_path: Path
) -> None:
    came: list[tuple[Path, ...]] = [(figures(tmp_path / "one.xlsx"), figures(tmp_path / "two.xlsx"))]
    second_starts = SecondStarts(tmp_path, lambda: came.pop() if came else None, opened)
    second_starts.look()
    preview = opened.flows.imports.dialog
    assert preview is not None
    assert len(preview.preview.files) == 2
    preview.reject()
    came.append((ward_plan, tmp_path / "Marlshire.ibdesk"))
    second_starts.look()
    assert board_of(opened) == ward_plan
    assert opened.status.message.text() == "One board is open at a time. Not opened: Marlshire.ibdesk."


def test_a_file_that_is_gone_is_told_in_the_window(
    opened: MainWindow, second_start: SecondStart, tmp_path: Path, qtbot: QtBot
) -> None:
    before = board_of(opened)
    second_start(tmp_path / "gone.ibdesk")
    assert board_of(opened) == before
    box = QApplication.activeModalWidget()
    assert isinstance(box, QDialog)
    box.close()


def test_the_program_itself_started_again_beside_a_board(opened: MainWindow, ward_plan: Path, qtbot: QtBot) -> None:
    meeting = meet(None)
    assert isinstance(meeting, Meeting)
    with meeting:
        SecondStarts(meeting.folder, meeting.take, opened)
        again = subprocess.Popen([sys.executable, "-m", "ibdesk", ward_plan.name], cwd=ward_plan.parent)
        qtbot.waitUntil(lambda: again.poll() is not None, timeout=LONG)
        assert again.returncode == 0
        qtbot.waitUntil(lambda: board_of(opened) == ward_plan, timeout=LONG)
