"""Before there are figures: the start page's ways in, and what may be dropped on the window."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ibdesk.ui.widgets.drop import dropped_on, sort_out
from ibdesk.ui.window.start_page import StartPage
from tests.file_failures import no_rights
from tests.ui.window_kit import light_theme, plain_session, show


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> StartPage:
    light_theme(qapp)
    page = StartPage(plain_session())
    qtbot.addWidget(page)
    page.show()
    return page


def test_three_ways_in(page: StartPage, qtbot: QtBot) -> None:
    asked: list[str] = []
    page.choose_asked.connect(lambda: asked.append("choose"))
    page.sample_asked.connect(lambda: asked.append("sample"))
    page.open_asked.connect(lambda: asked.append("open"))
    page.drop_field.choose.click()
    page.sample_button.click()
    page.open_button.click()
    qtbot.mouseClick(page.drop_field, Qt.MouseButton.LeftButton)
    assert asked == ["choose", "sample", "open", "choose"]


def test_boards_that_were_open_are_opened_again(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    page = StartPage(plain_session(), [tmp_path / "North.ibdesk", tmp_path / "South.ibdesk"])
    qtbot.addWidget(page)
    asked: list[object] = []
    page.recent_asked.connect(asked.append)
    assert [link.text() for link in page.recent] == ["North", "South"]
    page.recent[1].click()
    assert asked == [tmp_path / "South.ibdesk"]


def test_a_board_without_figures_says_so(page: StartPage) -> None:
    assert page.title.text() == "Make this month's Improvement Board pack"
    show(page._session, None)
    assert page.title.text() == "Marlshire"
    assert "no figures yet" in page.explanation.text()


def test_the_buttons_rest_while_work_runs(page: StartPage) -> None:
    page._session.work.busy_changed.emit(True)
    assert not page.sample_button.isEnabled()
    page._session.work.busy_changed.emit(False)
    assert page.sample_button.isEnabled()


def test_a_folder_gives_its_workbooks_without_lock_files_or_deeper_folders(tmp_path: Path) -> None:
    kinds = ("b.xlsx", "a.CSV", "macros.xlsm", "old.xls", "binary.xlsb", "open.ods")
    for name in (*kinds, "~$b.xlsx", ".~lock.open.ods#", "notes.docx"):
        (tmp_path / name).touch()
    (tmp_path / "older").mkdir()
    (tmp_path / "older" / "c.xlsx").touch()
    dropped = sort_out([tmp_path])
    assert [path.name for path in dropped.workbooks] == sorted(kinds)
    assert dropped.others == ()
    assert dropped.words == "Drop to import 6 workbooks"


def test_a_folder_that_gives_nothing_says_so(tmp_path: Path) -> None:
    assert sort_out([tmp_path]).said == (f"There is no workbook in the folder “{tmp_path.name}”.",)
    for number in range(502):
        (tmp_path / f"{number}.csv").touch()
    dropped = sort_out([tmp_path])
    assert len(dropped.workbooks) == 500
    assert "Only the first 500 of 502 workbooks" in dropped.said[0]


@pytest.mark.skipif(sys.platform == "win32", reason="rights as Linux has them")
def test_where_nobody_may_look_it_is_said_and_the_others_are_taken(tmp_path: Path) -> None:
    shut, good = tmp_path / "shut", tmp_path / "good.xlsx"
    shut.mkdir()
    with no_rights(shut):
        dropped = sort_out([shut, shut / "inside.xlsx", good])
    assert dropped.workbooks == (shut / "inside.xlsx", good)
    assert dropped.said == ("The folder “shut” could not be read (Permission denied).",)


def test_files_are_sorted_into_workbooks_boards_and_others(tmp_path: Path) -> None:
    names = ("CP.xlsx", "Marlshire.ibdesk", "letter.pdf", "~$CP.xlsx", "CP.xlsx")
    dropped = sort_out([tmp_path / name for name in names])
    assert [path.name for path in dropped.workbooks] == ["CP.xlsx"]
    assert [path.name for path in dropped.boards] == ["Marlshire.ibdesk"]
    assert [path.name for path in dropped.others] == ["letter.pdf"]
    assert dropped.usable
    assert not sort_out([tmp_path / "letter.pdf"]).usable


def test_web_addresses_are_no_files(tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a.xlsx"), QUrl.fromLocalFile(str(tmp_path / "b.xlsx"))])
    assert [path.name for path in dropped_on(mime).workbooks] == ["b.xlsx"]
