"""Removing something for good in the window: the board is closed, cleared and opened again."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ibdesk.errors import UserError
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.app.session import Session

if TYPE_CHECKING:
    from ibdesk.desk.removing import Removal
    from ibdesk.domain.month import Month
    from ibdesk.progress import Progress
    from ibdesk.ui.changes.removal_dialog import RemovalDialog


def removal_dialog(
    session: Session, remembered: Remembered, window: QWidget, figure: tuple[str, Month] | None, chosen: str
) -> RemovalDialog | None:
    """The dialog that asks what, and then does it; None where no board is open that can be changed."""
    board = session.board
    if board is None or board.read_only_reason:
        return None
    from ibdesk.ui.changes.removal_dialog import RemovalDialog

    dialog = RemovalDialog(session, board.path, figure, chosen, window)
    dialog.asked.connect(partial(_remove, session, remembered, board.path))
    return dialog


def _remove(session: Session, remembered: Remembered, board: Path, removal: Removal, reason: str, packs: bool) -> None:
    session.close_board()  # jobs keep their order

    def done(error: UserError | None) -> None:
        if error is None:
            from ibdesk.desk.removing import has_words

            remembered.forget_workbooks(partial(has_words, removal))
            session.work.said.emit("Removed for good. The board's history says when, by whom and why.")
        else:
            session.work.failed.emit(error)
        session.open_board(board)

    session.work.ask(partial(_removed, board, removal, reason, session.user, packs), done, stoppable=False)


def _removed(board: Path, removal: Removal, reason: str, by: str, packs: bool, progress: Progress) -> UserError | None:
    """The error instead of raising it: the board is opened again whatever happens."""
    from ibdesk.desk.removing import remove_for_good

    try:
        remove_for_good(board, removal, reason, by, packs, progress)
    except UserError as error:
        return error
    return None
