"""The way back: a backup that was read through takes the place of its board, which is kept beside it."""

import contextlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from ibdesk.errors import BoardDamaged, UserError
from ibdesk.store.backups.backup import Backup, backups, copied
from ibdesk.store.files.beside import (
    backup_folder,
    clear_left_overs,
    give_up,
    journal_of,
    move_into_place,
    move_to_new_name,
    new_beside,
)
from ibdesk.store.files.database import close
from ibdesk.store.files.failures import files_in_plain_words
from ibdesk.store.opening.opening import checked_connection, take_lock
from ibdesk.store.opening.verify import verify


def restore(backup: Path, to: Path) -> Path | None:
    """Put a verified copy of a backup at `to`; where the board that stood there is now, None if none did.

    UserError, with everything as it was, for a backup that is not sound and for a board that is open.
    """
    _check_sound(backup)
    if os.path.exists(to) and to.samefile(backup):  # False also in a folder that cannot be read
        raise UserError("A backup cannot be restored onto itself.", "Name the board that it shall replace.")
    to = Path(os.path.realpath(to))  # a link stays, and leads to what was brought back
    lock = take_lock(to)
    try:
        with files_in_plain_words(to):
            clear_left_overs(to)
            source = checked_connection(backup, read_only=True)
            try:
                with copied(source, to, to) as fresh:
                    return _put_in_place(fresh, to)
            finally:
                close(source)
    finally:
        lock.release()


def newest_sound(board: Path) -> Path | None:
    """The newest backup of a board that holds what was kept in it; None where there is none beside the board."""
    return _first_sound(backups(backup_folder(board), board.stem))


def _first_sound(found: Iterable[Backup]) -> Path | None:
    for each in found:
        with contextlib.suppress(UserError):
            if verify(each.path, read_records=True).sound:
                return each.path
    return None


def _check_sound(backup: Path) -> None:
    """UserError for one that cannot be brought back, with the one to take instead: the next older one, else the newest
    that is sound."""
    try:
        found = verify(backup, read_records=True)
        if found.sound:
            return
        why = found.damage[0]
    except BoardDamaged:
        why = "it is no whole board any more."
    raise UserError(
        f"The backup {backup.name} is damaged and cannot be brought back: {why} Nothing was replaced.",
        _instead_of(backup),
    )


def _instead_of(backup: Path) -> str:
    name, is_backup, _ = backup.stem.rpartition(" backup ")
    found = backups(backup.parent, name) if is_backup else ()
    this = next((each for each in found if each.path.name == backup.name), None)
    older = [each for each in found if this is not None and each.number < this.number]
    newer = [each for each in found if each not in older and each != this]
    sound = _first_sound([*older, *newer])
    if sound is None:
        return "Beside it is no other backup that is sound. Ask whoever keeps copies of this computer's files."
    return f"The next sound one is {sound}: bring that one back."


def _put_in_place(fresh: Path, to: Path) -> Path | None:
    """Let a copy take the place of the board; where that one is now. Whenever the program is killed there is a board:
    the one is copied aside first, then the other takes its name in one go."""
    if not to.exists():
        move_to_new_name(fresh, to)
        return None
    if os.name == "posix":
        fresh.chmod(to.stat().st_mode & 0o777)  # who could read the one can read the other
    aside = _free_name(to)
    try:
        _copy_aside(to, aside)
    except OSError:
        # A drive without room, or one that cannot read the old board any more: it can still be given another name.
        to.rename(aside)
    # A journal left by a killed program belongs to its board: beside another one it would be played into that.
    if os.path.lexists(journal_of(to)):
        journal_of(to).rename(journal_of(aside))
    try:
        move_into_place(fresh, to)
    except OSError:
        if not to.exists():
            aside.rename(to)
        raise
    return aside


def _free_name(board: Path) -> Path:
    number = 1
    while os.path.lexists(aside := board.with_name(f"{board.stem} replaced {number}{board.suffix}")):
        number += 1
    return aside


def _copy_aside(board: Path, aside: Path) -> None:
    fresh = new_beside(board)
    try:
        with board.open("rb") as old, fresh.open("wb") as copy:
            shutil.copyfileobj(old, copy)
            copy.flush()
            os.fsync(copy.fileno())
        fresh.chmod(board.stat().st_mode & 0o777)
        move_to_new_name(fresh, aside)
    finally:
        give_up(fresh)
