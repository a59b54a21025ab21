"""Removing something for good: from a board, from its backups and from what was set aside, file by file.

A file without it is built in memory, where nothing is left over, written beside its place, read through, and moved
over the old one in one go. The board comes last: killed before that it is as it was, and the same removal goes on where
it ended. No step keeps its fingerprint: the log is sealed anew, and says when, by whom and why something was removed,
never what.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from msgspec import Struct

from ibdesk.errors import UserError
from ibdesk.progress import Progress, silent
from ibdesk.store.board_reader import last_step_of
from ibdesk.store.files.beside import (
    LEFT_OVER,
    backup_folder,
    clear_left_overs,
    give_up,
    journal_of,
    move_into_place,
    new_beside,
    write_ahead_log_of,
)
from ibdesk.store.files.failures import files_in_plain_words
from ibdesk.store.opening.opening import take_lock
from ibdesk.store.opening.verify import verify
from ibdesk.store.purged_files import copies_that_hold, in_memory, other_files
from ibdesk.store.removing.removal import Removal, TextRemoval, pattern_of
from ibdesk.store.removing.removed_rows import Removed, is_named_in, remove
from ibdesk.store.rows.fingerprint import Start, seal_all, start_of
from ibdesk.store.rows.history import Step, StepKind
from ibdesk.store.rows.step_rows import add_step, purge_words


class RemovedFrom(Struct, frozen=True):
    """What a removal takes, or took, out of one of a board's files."""

    path: Path
    removed: Removed


class Purged(Struct, frozen=True):
    """What a removal takes, or took, out of the board and of the other files of it that hold something of it. `copies`
    are files of the same board under other names beside it that hold it too, from before an earlier removal as well,
    `unread` those of such a name that could not be looked into: they stay, as nobody but a person can say what they
    are."""

    board: RemovedFrom
    others: tuple[RemovedFrom, ...] = ()
    copies: tuple[Path, ...] = ()
    unread: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return any(each.removed for each in (self.board, *self.others))


def would_purge(board: Path, removal: Removal, packs: bool = False, progress: Progress = silent) -> Purged:
    """What `purge` would take out, found out without changing anything. UserError where a file cannot be looked into,
    as `purge` has it."""
    board = Path(os.path.realpath(board))
    return _looked_into(board, removal, packs, progress)


def purge(
    board: Path, removal: Removal, reason: str, by: str, at: str, packs: bool = False, progress: Progress = silent
) -> Purged:
    """Take it out of the board, its backups and what was set aside when a backup was brought back, for good. With
    `packs` the sealed packs that may hold it go too; else they stay, as the record of what went out.

    UserError, with the board as it was, where nothing holds it; where there is no reason, or one that says what is
    removed; where a file is open elsewhere, cannot be written, or is damaged, which could not be taken out of it.
    """
    board = Path(os.path.realpath(board))
    reason = reason.strip()
    _check_words(removal, reason, by)
    with ExitStack() as held:
        held.callback(take_lock(board).release)
        with ExitStack() as held_others:
            for path in _locked_by(board):
                held_others.callback(take_lock(path).release)
            found = _looked_into(board, removal, packs, progress)
            if not found:
                raise UserError("Neither the board nor a backup of it holds that. Nothing was changed.", _LOOK_AGAIN)
            _check_reason(board, removal, reason)
            _clear(board)
            step = Step(0, StepKind.PURGE, purge_words(reason), by, at)
            _purge_others(board, found, removal, step, packs, progress)
        progress(1, 1, f"Removing it from {board.name}")
        _purge_file(board, board, removal, step, packs)
        return found


_LOOK_AGAIN = "Check the words, the indicator and the month; what is meant must be given as it was written."


def _check_words(removal: Removal, reason: str, by: str) -> None:
    if not reason:
        raise UserError("There is no reason, and removing something for good needs one.", "Say why in a few words.")
    if isinstance(removal, TextRemoval) and pattern_of(removal.text).search(by):
        raise UserError(
            f"This is in the name of the person who removes it ({by}), which the log keeps.",
            "Let somebody else remove it.",
        )


def _check_reason(board: Path, removal: Removal, reason: str) -> None:
    with in_memory(board, is_board=True) as copy:
        if is_named_in(copy, removal, reason):
            raise UserError("The reason names what is to be removed, and the reason stays.", "Give another reason.")


def _looked_into(board: Path, removal: Removal, packs: bool, progress: Progress) -> Purged:
    others = tuple(other_files(board))
    found: list[RemovedFrom] = []
    start: Start | None = None
    for at, path in enumerate((board, *others)):
        progress(at, len(others) + 1, f"Looking into {path.name}")
        with in_memory(path, is_board=path == board) as copy:
            start = start or start_of(copy)
            found.append(RemovedFrom(path, remove(copy, removal, last_step_of(copy) + 1, packs)))
    copies, unread = copies_that_hold(board, others, start, removal)
    return Purged(found[0], tuple(found[1:]), copies, unread)


def _unfinished(board: Path) -> Path:
    return backup_folder(board) / f"{board.stem} backup"


def _locked_by(board: Path) -> Iterator[Path]:
    """What nobody else may work on meanwhile, beside the board."""
    if backup_folder(board).is_dir():
        yield _unfinished(board)
    yield from other_files(board)


def _clear(board: Path) -> None:
    clear_left_overs(board)
    if backup_folder(board).is_dir():
        clear_left_overs(_unfinished(board))


def _purge_others(board: Path, found: Purged, removal: Removal, step: Step, packs: bool, progress: Progress) -> None:
    paths = [each.path for each in found.others if each.removed]
    for done, path in enumerate(paths):
        progress(done, len(paths) + 1, f"Removing it from {path.name}")
        try:
            _purge_file(path, board, removal, step, packs)
        except UserError as error:
            said = f"{error.what} It is gone from {done} of {len(paths)} backups, and still in the board."
            raise UserError(said, f"{error.next_step} Then remove it once more.") from error


def _purge_file(path: Path, board: Path, removal: Removal, step: Step, packs: bool) -> None:
    with ExitStack() as held:
        with files_in_plain_words(path):
            fresh = new_beside(_unfinished(board) if path.parent == backup_folder(board) else board)
        held.callback(give_up, fresh)
        with in_memory(path, is_board=path == board) as copy:
            number = last_step_of(copy) + 1
            remove(copy, removal, number, packs)
            add_step(copy, Step(number, step.kind, step.what, step.by, step.at))
            seal_all(copy)
            _write_out(copy, fresh, path)
        with files_in_plain_words(path):
            with fresh.open("rb+") as file:
                os.fsync(file.fileno())
            if os.name == "posix":
                fresh.chmod(path.stat().st_mode & 0o777)
        if not verify(fresh, named=path).sound:
            raise UserError(
                f"{path.name} could not be read back as it was written, so it was not replaced.",
                f"See that the drive that holds {path.parent} is in order, then try again.",
            )
        with files_in_plain_words(path):
            for stray in (journal_of(path), write_ahead_log_of(path)):
                stray.with_name(stray.name + LEFT_OVER).unlink(missing_ok=True)
            move_into_place(fresh, path)
        with contextlib.suppress(OSError):  # emptied by the reading above; without it nothing is left of the old file
            journal_of(path).with_name(journal_of(path).name + LEFT_OVER).unlink(missing_ok=True)


def _write_out(copy: sqlite3.Connection, fresh: Path, path: Path) -> None:
    """SQLite calls damaged what it cannot open or read of the file that it writes; the copy in memory is in order."""
    try:
        copy.execute("VACUUM INTO ?", (str(fresh),))
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL:
            raise
        raise UserError(
            f"{path.name} could not be written anew, so it was not replaced.",
            f"See that the drive that holds {path.parent} can be reached, then remove it once more.",
        ) from error
