"""The first workbooks, before there is a board: looked at first; a place for it is asked when they are taken."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ibdesk.domain.file_names import BOARD_ENDING
from ibdesk.paths import make_private, user_data
from ibdesk.ui.app.session import Session
from ibdesk.ui.importing.import_flow import ImportFlow
from ibdesk.ui.widgets import dialogs

if TYPE_CHECKING:
    from ibdesk.desk import ImportPreview

FIRST_BOARD = f"Improvement Board{BOARD_ENDING}"
_NOT_KEPT = "not kept yet"


class FirstImport:
    """Until a preview is accepted its board is a passing one, in the user's own folder, and gone when it is left."""

    def __init__(self, session: Session, window: QWidget, imports: ImportFlow) -> None:
        self._session, self._window, self._imports = session, window, imports
        imports.accepted.connect(self._keep)
        imports.left.connect(self._leave)

    @property
    def is_passing(self) -> bool:
        """Whether the open board has no place of its own yet."""
        board = self._session.board
        return board is not None and board.path.parent == _folder()

    def begin(self, paths: Sequence[Path]) -> None:
        """Read workbooks into a preview over a passing board."""
        _throw_away()
        make_private(_folder())
        self._session.new_board(_folder() / FIRST_BOARD, then_preview=paths)

    def _keep(self, preview: ImportPreview) -> None:
        session = self._session
        if not self.is_passing:
            session.accept(preview)
            return
        path = dialogs.ask_new_board(self._window, dialogs.documents() / FIRST_BOARD)
        if path is None:
            self._imports.show_again()  # what was answered in it is not lost
            return
        session.new_board(path)
        # Jobs run one after another: the new board is open when this one has its answer.
        session.work.ask(lambda progress: _throw_away(), lambda nothing: session.accept(preview), stoppable=False)

    def _leave(self) -> None:
        self._session.work.said.emit("Nothing was imported.")
        if self.is_passing:
            self._session.close_board(then=_throw_away)


def _folder() -> Path:
    return user_data() / _NOT_KEPT


def _throw_away() -> None:
    """What cannot be removed now is removed before the next one."""
    shutil.rmtree(_folder(), ignore_errors=True)
