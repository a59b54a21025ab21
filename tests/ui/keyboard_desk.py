"""What the stories that are told by keys alone share: the desk they play at, and workbooks that come in and go out."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ibdesk.desk import Desk
from ibdesk.domain.board import Records
from ibdesk.domain.month import Month
from ibdesk.domain.report.report import BoardReport, IndicatorPage
from ibdesk.paths import user_data
from ibdesk.startup import make_window
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.window.main_window import MainWindow
from tests.reading.made_workbooks import Rows, workbook
from tests.ui.keyboard_hand import Hand
from tests.ui.window_kit import light_theme, plain_session

Kind = TypeVar("Kind", bound=QWidget)


class PlayedDesk:
    """The window, a hand on the keyboard, and a folder. The system's own boxes for files are no part of the program:
    what would be chosen in them is said beforehand."""

    def __init__(self, window: MainWindow, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.window, self.hand, self.folder, self._patch = window, Hand(window), folder, patch

    # What is seen

    @property
    def report(self) -> BoardReport:
        assert self.window.session.report is not None
        return self.window.session.report

    def page(self, code: str) -> IndicatorPage:
        page = self.report.page(code)
        assert page is not None
        return page

    @property
    def records(self) -> Records:
        desk = self.window.session.desk
        assert desk is not None
        return desk.board.records()

    def figure(self, code: str, month: Month) -> int:
        [found] = [each for each in self.records.figures if (each.code, each.month) == (code, month)]
        return int(found.quantity)

    @property
    def told(self) -> str:
        return self.window.status.message.text()

    def over(self, kind: type[Kind]) -> Kind:
        """The dialog that has the keyboard."""
        modal = QApplication.activeModalWidget()
        assert isinstance(modal, kind), modal
        return modal

    # What comes in and goes out

    def open(self, records: Records) -> None:
        path = self.folder / "Board.ibdesk"
        with Desk.create(path, "Head of Fieldwork", records):
            pass
        self.window.session.open_board(path)
        QApplication.processEvents()

    def workbook(self, name: str, rows: Rows) -> Path:
        path = self.folder / f"{name}.xlsx"
        path.write_bytes(workbook({"Figures": rows}))
        return path

    def will_choose(self, *paths: Path) -> None:
        self._patch.setattr(dialogs, "ask_workbooks", lambda parent, folder: paths)

    def will_save(self, ask: str, path: Path) -> Path:
        self._patch.setattr(dialogs, ask, lambda parent, suggestion: path)
        return path

    def bring_in(self, *paths: Path) -> None:
        """Ctrl+O, and the way on has the focus: Enter."""
        self.will_choose(*paths)
        self.hand.press("Ctrl+O", "Enter")
        assert QApplication.activeModalWidget() is None

    def to_problem(self, rule: str) -> None:
        """F7 until a problem of this rule is chosen."""
        self.hand.press("Ctrl+3")
        for _ in range(60):
            self.hand.press("F7")
            chosen = self.window.tabs.page("Problems").list.current()  # type: ignore[attr-defined]
            if chosen is not None and chosen.rule == rule:
                return
        raise AssertionError(f"F7 never comes to a problem of {rule}")


def played_without_board(qapp: QApplication, qtbot: QtBot, folder: Path) -> Iterator[PlayedDesk]:
    """For a fixture: the window without a board, on a small laptop."""
    session = plain_session()
    window = make_window(session, light_theme(qapp), Remembered(user_data()))
    qtbot.addWidget(window, before_close_func=lambda closing: session.close())
    window.resize(1280, 640)
    window.show()
    QApplication.processEvents()
    yield from played(window, folder)


def played(window: MainWindow, folder: Path) -> Iterator[PlayedDesk]:
    """For a fixture: the desk, with everything as it was afterwards."""
    with pytest.MonkeyPatch.context() as patch:
        yield PlayedDesk(window, folder, patch)
