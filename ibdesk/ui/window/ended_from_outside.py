"""The system ends the program (its session ends, or it is told to stop): what is being typed is saved before."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from ibdesk.ui.window.main_window import MainWindow

_ENOUGH = 64  # bytes; a signal is one


class EndedFromOutside(QObject):
    """Windows and other desktops ask before a session ends; elsewhere a signal comes, at which the window closes as if
    somebody had closed it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.commitDataRequest.connect(self.save)
        if sys.platform != "win32":  # there no such signal comes
            self._listen()

    def _listen(self) -> None:
        """Python runs no handler while Qt waits for events: the signal is told as a byte that Qt waits for."""
        self._told, told_by_python = os.pipe()
        for end in (self._told, told_by_python):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(told_by_python, warn_on_full_buffer=False)
        for each in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(each) is signal.SIG_DFL:  # one that is to be passed over, as under nohup, stays so
                signal.signal(each, lambda number, frame: None)
        self._notifier = QSocketNotifier(self._told, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)

    def save(self) -> None:
        """What was typed last is kept, whoever signs it, when this returns: the system may end the program right then.
        It goes on where the session does not end after all."""
        work = self._window.session.work
        ask_name, work.ask_name = work.ask_name, None
        self._window.commit()
        work.finish()
        work.ask_name = ask_name

    def _end(self) -> None:
        if not {signal.SIGTERM, signal.SIGHUP} & set(os.read(self._told, _ENOUGH)):
            return
        self._window.close()  # which saves
        QApplication.exit()  # with whatever dialog is open over it
