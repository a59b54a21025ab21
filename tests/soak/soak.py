"""A person at the window who does one thing after the other, drawn by chance, for as long as one likes.

The same seed does the same things. After every restart the board holds what the model says, and nowhere on the way was
there an exception, a warning of Qt's, a logged fault or an unexpected refusal.
"""

from __future__ import annotations

import gc
import logging
import random
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QEventLoop, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from ibdesk.desk import Desk
from ibdesk.domain.assessment import Override
from ibdesk.domain.board import CommentState
from ibdesk.domain.figure import Missing
from ibdesk.domain.indicator import Polarity
from ibdesk.domain.number import plain
from ibdesk.errors import UserError
from ibdesk.startup import begin, make_window
from ibdesk.ui.app.jobs import JobRunner, ThreadExecutor
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.app.session import Session
from ibdesk.ui.look.theme import Theme
from ibdesk.ui.window.main_window import MainWindow
from tests.made import board, indicator
from tests.soak.model import Held, Model

CODES = ("1", "2", "3", "4", "5")
_OF_QT = "This plugin does not support"
_SLICE = 50  # milliseconds


class WrongError(AssertionError):
    """What should not be, with the action that it was seen after."""


class Soak:
    """The window, the model beside it, and the chance that decides what is done."""

    def __init__(self, folder: Path, theme: Theme, seed: int) -> None:
        self.folder, self.theme, self.chance = folder, theme, random.Random(seed)
        self.board, self.home = folder / "Marlshire.ibdesk", folder / "home"
        self.model, self.window = Model(), None  # type: Model, MainWindow | None
        self.actions, self.restarts, self.last = 0, 0, "nothing"
        self.wrong: list[str] = []
        self.expected_refusals = 0
        definitions = board([indicator(code, polarity=Polarity.LOWER) for code in CODES], populations=())
        Desk.create(self.board, "Anna", definitions).close()
        remembered = Remembered(self.home)
        remembered.board = self.board
        self._log = _Faults(self.wrong)
        self._answering = QTimer(interval=10)
        self._answering.timeout.connect(_say_yes)

    def __enter__(self) -> Soak:
        self._hook, sys.excepthook = sys.excepthook, self._raised
        self._messages = qInstallMessageHandler(self._message)
        logging.getLogger("ibdesk").addHandler(self._log)
        self._answering.start()
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._answering.stop()
        logging.getLogger("ibdesk").removeHandler(self._log)
        qInstallMessageHandler(self._messages)
        sys.excepthook = self._hook

    # The window's life

    def start(self) -> None:
        """As the program starts: the board that was open last opens by itself."""
        session = Session(JobRunner(ThreadExecutor()), "Anna")
        session.work.failed.connect(lambda error: self.wrong.append(f"refused: {error}"))
        self.window = make_window(session, self.theme, Remembered(self.home))
        self.window.resize(self.chance.choice((1024, 1366, 1920)), self.chance.choice((600, 728, 1000)))
        self.window.show()
        begin(self.window, None)
        self.settle()
        self.check()

    def stop(self) -> None:
        """As it ends: closed, with whatever is being typed."""
        window, self.window = self.window, None
        if window is None:
            return
        window.close()
        window.session.close()
        window.remembered.start_stood()
        window.remembered._settings.sync()
        window.deleteLater()
        for _ in range(3):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()

    def restart(self) -> None:
        self.stop()
        self.restarts += 1
        self.start()

    def settle(self) -> None:
        """Everything that was asked for is done."""
        quiet = 0
        while quiet < 3:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _SLICE)
            quiet = 0 if self.opened.session.work.busy else quiet + 1

    @property
    def opened(self) -> MainWindow:
        assert self.window is not None
        return self.window

    @property
    def desk(self) -> Desk:
        found = self.opened.session.desk
        if found is None:
            raise WrongError(f"no board is open after {self.last}")
        return found

    # One action

    def act(self, choices: dict[Callable[[Soak], None], int]) -> None:
        """Do one thing, by its weight, and see that all is well."""
        [action] = self.chance.choices(tuple(choices), tuple(choices.values()))
        self.last = f"action {self.actions}, {action.__name__}"
        action(self)
        self.settle()
        self.actions += 1
        QGuiApplication.clipboard().clear()
        if self.wrong:
            raise WrongError(f"after {self.last}: {'; '.join(self.wrong)}")
        state = self.opened.session.board
        if state is None:
            raise WrongError(f"no board is shown after {self.last}")
        if (bool(state.can_undo), bool(state.can_redo)) != (bool(self.model.done), bool(self.model.undone)):
            raise WrongError(f"after {self.last}: what can be undone or done again is not what was taken")

    def check(self) -> None:
        """The board holds what the model says, in its file and on the window's pages."""
        held = held_by(self.desk)
        if held != self.model.held:
            raise WrongError(f"after {self.last}: {difference(held, self.model.held)}")
        report = self.opened.session.report
        for page in report.pages if report else ():
            place = page.code, str(page.month)
            text = self.model.held.comments.get(place, ("", False))[0]
            if page.comment.text != text:
                raise WrongError(f"after {self.last}: the page of {place} shows another comment")
            number, figure = page.value.number, self.model.held.figures.get(place)
            if figure is not None and figure not in tuple(Missing) and (number is None or plain(number) != figure):
                raise WrongError(f"after {self.last}: the page of {place} shows {number}, not {figure}")

    def _raised(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.wrong.append(f"{kind.__name__}: {error}")

    def _message(self, kind: QtMsgType, context: object, message: str | None) -> None:
        if kind is not QtMsgType.QtDebugMsg and not (message or "").startswith(_OF_QT):
            self.wrong.append(f"Qt says: {message}")


class _Faults(logging.Handler):
    def __init__(self, wrong: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._wrong = wrong

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if not isinstance(error, UserError):
            self._wrong.append(f"logged: {record.getMessage()} {error!r}")


def _say_yes() -> None:
    """What is asked before it is done, as the undoing of an import is, is answered by its button."""
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        for button in box.buttons():
            if box.buttonRole(button) is QMessageBox.ButtonRole.DestructiveRole:
                button.click()


def held_by(desk: Desk) -> Held:
    """The same, of the real board."""
    records = desk.board.records()
    return Held(
        {
            (each.code, str(each.month)): each.quantity.value
            if isinstance(each.quantity, Missing)
            else plain(each.quantity)
            for each in records.figures
        },
        {
            (each.code, str(each.month)): (each.text, each.state is CommentState.READY)
            for each in records.comments
            if each.text
        },
        {
            (each.code, str(each.month)): (each.status.value, each.reason)
            for each in records.overrides
            if isinstance(each, Override)
        },
        tuple((str(each.month), each.what) for each in records.events),
        plain(records.board_settings.big_change_percent),
    )


def difference(found: Held, wanted: Held) -> str:
    """The first thing that differs, in a line."""
    for name in ("figures", "comments", "overrides", "events", "big_change"):
        one, other = getattr(found, name), getattr(wanted, name)
        if one != other and isinstance(one, dict):
            keys = [key for key in {*one, *other} if one.get(key) != other.get(key)]
            return f"{name} at {keys[0]}: the board says {one.get(keys[0])!r}, the model {other.get(keys[0])!r}"
        if one != other:
            return f"{name}: the board says {one!r}, the model {other!r}"
    return "nothing differs"
