"""The files of a board that a removal looks into: the board, its backups, those set aside, copies of other names."""

import contextlib
import re
import sqlite3
from collections.abc import Collection, Iterator
from pathlib import Path

from ibdesk.errors import UserError
from ibdesk.store.backups.backup import backups
from ibdesk.store.board_reader import last_step_of
from ibdesk.store.files.beside import alike_named, backup_folder
from ibdesk.store.files.database import close
from ibdesk.store.files.failures import files_in_plain_words, in_plain_words, read_again
from ibdesk.store.opening.header import check_header
from ibdesk.store.opening.opening import check_journal, checked_connection
from ibdesk.store.removing.removal import Removal
from ibdesk.store.removing.removed_rows import remove
from ibdesk.store.rows.fingerprint import Start, holds_what_was_kept, start_of


def copies_that_hold(
    board: Path, known: Collection[Path], start: Start | None, removal: Removal
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The files beside the board, or among backups there, that began as it did and hold it; and those with names like
    the board's, or among its backups, that hide that."""
    holding, unread = [], []
    alike = alike_named(board)
    for path in _boards_beside(board):
        if path == board or path in known:
            continue
        try:
            if start is not None and _is_of(start, path) and _holds(path, removal):
                holding.append(path)
        except UserError:
            if path in alike or path.parent == backup_folder(board):
                unread.append(path)
    return tuple(holding), tuple(unread)


def _holds(path: Path, removal: Removal) -> bool:
    with in_memory(path, is_board=False) as copy:
        return bool(remove(copy, removal, last_step_of(copy) + 1, packs=False))


def _boards_beside(board: Path) -> Iterator[Path]:
    """Also among the backups of a board that had another name once."""
    folders = [board.parent, *(path for path in sorted(board.parent.glob("* backups")) if path.is_dir())]
    with contextlib.suppress(OSError):
        for folder in folders:
            yield from sorted(path for path in folder.iterdir() if path.suffix.casefold() == board.suffix.casefold())


def _is_of(start: Start, path: Path) -> bool:
    check_header(path)
    check_journal(path)
    source = checked_connection(path, read_only=True)
    try:
        with in_plain_words(path):
            return start.is_of(start_of(source))
    finally:
        close(source)


def other_files(board: Path) -> Iterator[Path]:
    """The backups of a board, newest first, and the boards that were set aside when one was brought back."""
    with files_in_plain_words(board):
        yield from (each.path for each in backups(backup_folder(board), board.stem))
        aside = re.compile(re.escape(board.stem) + r" replaced \d+" + re.escape(board.suffix))
        yield from sorted(path for path in board.parent.iterdir() if aside.fullmatch(path.name))


@contextlib.contextmanager
def in_memory(path: Path, is_board: bool) -> Iterator[sqlite3.Connection]:
    """A copy of a file that holds what was kept in it. A damaged one may hide anything, and what cannot be brought back
    need not be kept."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    try:
        try:
            sound = read_again(path, lambda: _copied(path, copy))
        except UserError as error:
            if is_board:
                raise
            raise _cannot_be_cleared(path, error.what) from error
        if not sound:
            why = f"{path.name} does not hold any more what was kept in it."
            if not is_board:
                raise _cannot_be_cleared(path, why)
            raise UserError(why, "Nothing was removed. Bring back a backup of it first.")
        with in_plain_words(path):
            yield copy
    finally:
        copy.close()


def _copied(path: Path, copy: sqlite3.Connection) -> bool:
    check_header(path)
    check_journal(path)
    source = checked_connection(path, read_only=True)
    try:
        with in_plain_words(path):
            source.backup(copy)
            return holds_what_was_kept(copy)
    finally:
        close(source)


def _cannot_be_cleared(path: Path, why: str) -> UserError:
    return UserError(
        f"{why} What is in it cannot be removed from it, and it cannot be brought back. The board is as it was.",
        f"Delete {path}, or move it to where it is safe, then remove it once more.",
    )
