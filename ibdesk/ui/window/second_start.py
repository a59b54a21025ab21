"""Where a second start's files come in: the window comes to the front and opens them as soon as it is free."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ibdesk.ui.widgets.drop import sort_out

if TYPE_CHECKING:
    from ibdesk.ui.window.main_window import MainWindow

LOOK_AGAIN_MS, LOOK_SOON_MS = 2000, 200


class SecondStarts(QObject):
    """`taken` answers the files that came since it was asked last: None where no other start came, empty where one only
    wants to see the window. Other starts write their requests into `folder`."""

    def __init__(self, folder: Path, taken: Callable[[], tuple[Path, ...] | None], window: MainWindow) -> None:
        super().__init__(window)
        self._taken = taken
        self._window = window
        self._waiting: list[Path] = []
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(self.look)
        # Network drives do not tell what changes on them, and nothing tells that a dialog was closed.
        self._timer = QTimer(self, interval=LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        QTimer.singleShot(0, self, self.look)

    def look(self) -> None:
        """Take what came, and open it unless the person is in the middle of something. A window that was closed takes
        nothing more: a start that finds no window opens its own."""
        if not self._window.isVisible():
            return
        files = self._taken()
        if files is not None:
            self._waiting += [file for file in files if file not in self._waiting]
            come_to_front(self._window)
        if not self._waiting:
            return
        if self._window.session.work.busy or QApplication.activeModalWidget() is not None:
            if files:
                self._window.session.work.said.emit(f"{_named(files)} opens as soon as this is finished.")
            self._timer.setInterval(LOOK_SOON_MS)
            return
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._window.commit()
        waiting, self._waiting = self._waiting, []
        self._window.flows.take_dropped(sort_out(waiting))


def come_to_front(window: QWidget) -> None:
    """Show the window, with the dialog that is open over it; where the system forbids that, its button flashes."""
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    for each in (window, QApplication.activeModalWidget()):
        if each is not None:
            each.raise_()
            each.activateWindow()
    QApplication.alert(window)


def _named(files: tuple[Path, ...]) -> str:
    return ", ".join(file.name for file in files)
