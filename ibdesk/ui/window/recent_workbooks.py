"""File > Recent workbooks: what was imported last, what is kept on top first; what is not there now is greyed."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ibdesk.progress import Progress
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.app.session import Session

_NOTHING = "No workbook was imported yet"


class RecentWorkbooks(QObject):
    """Fills the menu each time it opens; `take` imports the chosen one."""

    def __init__(
        self, session: Session, remembered: Remembered, take: Callable[[Sequence[Path]], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._remembered, self._take = session, remembered, take
        self._actions: dict[Path, QAction] = {}
        self._keep: QMenu | None = None

    def fill(self, menu: QMenu) -> None:
        menu.clear()
        self._actions = {}
        pinned, recent = self._remembered.pinned_workbooks, self._remembered.recent_workbooks
        if not recent:
            menu.addAction(_NOTHING).setEnabled(False)
            return
        for at, path in enumerate(recent):
            if at == len(pinned) and at:
                menu.addSeparator()
            action = menu.addAction(_words(path), lambda path=path: self._take([path]))
            action.setEnabled(not self._session.work.busy)
            self._actions[path] = action
        menu.addSeparator()
        if self._keep is not None:
            self._keep.deleteLater()
        self._keep = QMenu("&Keep on top", menu)
        menu.addMenu(self._keep)
        for path in recent:
            action = self._keep.addAction(_words(path), lambda path=path: self._remembered.turn_pin(path))
            action.setCheckable(True)
            action.setChecked(path in pinned)
        # A folder on a drive that is away can take long to say so: not while the menu opens.
        self._session.work.ask(lambda progress: _there(recent, progress), self._grey)

    def _grey(self, there: frozenset[Path]) -> None:
        for path, action in self._actions.items():
            if path not in there:
                action.setEnabled(False)
                action.setText(f"{_words(path)} (not there now)")


def _words(path: Path) -> str:
    return f"{path.name}  in  {path.parent.name or path.parent}".replace("&", "&&")


def _there(paths: Sequence[Path], progress: Progress) -> frozenset[Path]:
    found = []
    for at, path in enumerate(paths):
        progress(at, len(paths), "Looking for recent workbooks")
        if os.path.isfile(path):  # False also in a folder that cannot be read
            found.append(path)
    return frozenset(found)
