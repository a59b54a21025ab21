"""Behind an opened board: whether it holds what was kept in it, and whether a copy of it parted; and the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ibdesk.errors import BoardDamaged
from ibdesk.progress import Progress
from ibdesk.ui.app.session import Session
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.widgets.when_words import day_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from ibdesk.desk import Desk
    from ibdesk.desk.way_back import PartedCopy, ReadThrough


class WayBack(QObject):
    """Looks once at every board that is opened, when its cards are painted; `dialog` is the last one that was shown.
    `brought_back`: a backup is in its board's place, and open."""

    brought_back = Signal()

    def __init__(
        self,
        session: Session,
        tell_changed: Callable[[str], None],
        tell_copies: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._parent = session, parent
        self._tell_changed, self._tell_copies = tell_changed, tell_copies
        self._looked_at: Desk | None = None
        self.dialog: QDialog | None = None
        session.board_changed.connect(self._board_changed)
        session.work.failed.connect(self._failed)

    def offer(self) -> None:
        """The backups of the open board."""
        if self._session.board is not None:
            self._offer(self._session.board.path, "")

    def check(self) -> None:
        """Read the open board's file through and say whether it is sound; the backups where it is not."""
        if (board := self._session.board) is not None:
            self._session.work.ask(
                partial(_read_through, board.path), partial(self._tell_sound, board.path), stoppable=False
            )

    def _tell_sound(self, board: Path, found: ReadThrough) -> None:
        from ibdesk.ui.importing.import_words import counted  # not before something is told

        self.dialog = dialogs.tell(
            self._parent.window(),
            f"“{board.name}” is sound.",
            f"Its file was read through: {counted(found.steps, 'step')} and {counted(found.figures, 'figure')} "
            "are exactly as they were kept. There is nothing to do.",
        )

    def _failed(self, error: object) -> None:
        if isinstance(error, BoardDamaged) and has_backups(error.board):
            self._offer(error.board, error.what)

    def _offer(self, board: Path, why: str) -> None:
        from ibdesk.ui.changes.backups_dialog import BackupsDialog

        dialog = BackupsDialog(self._session, board, why, self._parent.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(partial(self._bring_back, board))
        self.dialog = dialog
        dialog.open()

    def _bring_back(self, board: Path, backup: Path) -> None:
        opened = self._session.board
        if opened is not None and opened.path == board:
            self._session.close_board()  # jobs keep their order

        def done(kept: Path | None) -> None:
            self._session.work.said.emit(brought_back_words(kept))
            self._session.open_board(board)
            self._session.work.ask(lambda progress: None, lambda _: self.brought_back.emit())  # behind the opening

        self._session.work.ask(partial(_brought_back, backup, board), done, stoppable=False)

    # Behind the opening

    def _board_changed(self) -> None:
        desk = self._session.desk
        if desk is self._looked_at:
            return
        self._looked_at = desk
        self._tell_changed("")
        self._tell_copies("")
        if desk is not None:
            self._session.work.later(partial(self._look, desk))

    def _look(self, desk: Desk) -> None:
        if self._session.desk is desk:
            self._session.work.ask(partial(_looked_behind, desk), partial(self._tell, desk), stoppable=False)

    def _tell(self, desk: Desk, found: tuple[tuple[str, ...], tuple[PartedCopy, ...]]) -> None:
        if self._session.desk is not desk:
            return
        wrong, copies = found
        if wrong:
            self._tell_changed(desk.board.read_only_reason)
            self._session.look_at(None)  # it can only be read from now on
        if copies:
            self._tell_copies(" ".join(map(copy_words, copies)))


def brought_back_words(kept: Path | None) -> str:
    """Short: where the board went that a backup replaced stands at its end, and the line it is said in is narrow."""
    return "The backup is brought back." if kept is None else f"The backup is back; replaced: {kept.name}."


def has_backups(board: Path) -> bool:
    from ibdesk.desk.way_back import has_backups  # a board that opens needs none

    return has_backups(board)


def copy_words(copy: PartedCopy) -> str:
    """What a copy has that the open board has not."""
    also = " It may hold what was removed here for good: remove it there too, or delete the copy."
    if not copy.there:
        return f"{copy.path.name} is a copy of this board from before something was removed for good.{also}"
    also = also if copy.holds_removed else ""
    count = len(copy.there)
    steps = "one step that this board has not" if count == 1 else f"{count} steps that this board has not"
    last = copy.there[-1]
    here = "" if not copy.here else f", and lacks {len(copy.here)} that are here"
    return (
        f"{copy.path.name} is a copy of this board with {steps}{here}. Its last: {last.what}, by {last.by}, "
        f"{day_words(last.at)}. Nothing is merged: see which of the two shall go on.{also}"
    )


def _looked_behind(desk: Desk, progress: Progress) -> tuple[tuple[str, ...], tuple[PartedCopy, ...]]:
    from ibdesk.desk.way_back import parted_copies

    return desk.board.file.check_kept(), parted_copies(desk.board)


def _read_through(board: Path, progress: Progress) -> ReadThrough:
    from ibdesk.desk.way_back import read_through

    return read_through(board)


def _brought_back(backup: Path, board: Path, progress: Progress) -> Path | None:
    from ibdesk.desk.way_back import bring_back

    return bring_back(backup, board)
