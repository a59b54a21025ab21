"""Backups of a board: whole, verified copies in a folder of their own, thinned by day."""

import contextlib
import os
import re
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from ibdesk.errors import UserError
from ibdesk.store.files.beside import PRIVATE_FOLDER, clear_left_overs, give_up, move_to_new_name, new_beside
from ibdesk.store.files.database import close, connect
from ibdesk.store.files.failures import DriveFailed, files_in_plain_words, in_plain_words, read_again
from ibdesk.store.opening.header import check_header
from ibdesk.store.opening.opening import check_journal, checked_connection, take_lock
from ibdesk.store.opening.verify import verify
from ibdesk.store.rows.fingerprint import holds_what_was_kept

NEWEST_KEPT, NEWEST_KEPT_WHATEVER_THEIR_SIZE = 10, 3
DAYS_KEPT, MONTHS_KEPT = 30, 24
BYTES_KEPT = 1 << 30
NOTE = "How to bring a backup back.txt"
_NOTE_WORDS = """These are backups of a board, made by IBDesk before every import, and before an
edit or a sign-off that an earlier IBDesk could not read.

To bring one back, use "Bring back a backup..." in IBDesk's File menu, or the command

    ibdesk restore "NAME OF THE BACKUP" --to "NAME OF THE BOARD"

IBDesk reads the backup through first, and keeps the board that it replaces.

Do not copy a backup over the board by hand. Beside the board there may be a file whose name ends in
"-journal", which belongs to the board that was there: together with another one it would spoil both.
"""


class Backup(Struct, frozen=True):
    """One backup file. `number` counts a board's backups, so that their order does not depend on a clock; `day` and
    `time` are the computer's when it was made ("2014-08-31", "14.02"), `size` counts
    bytes."""

    path: Path
    number: int
    day: str
    time: str
    size: int = 0


def backup(board: Path, folder: Path) -> Path:
    """Copy a board as it stands into the folder, verify the copy, thin the older ones; the new file.

    UserError where the board is damaged or the folder cannot take it; then there is no new file.
    """
    check_header(board)
    check_journal(board)
    source = checked_connection(board, read_only=True)
    try:
        return backup_from(source, board, folder)
    finally:
        close(source)


def backup_from(source: sqlite3.Connection, board: Path, folder: Path) -> Path:
    """The same for a board that is already open."""
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise UserError(
            f"The board could not be backed up: {folder.name} beside it is no folder. Nothing was changed.",
            f"Give {folder.name} another name, then try again.",
        )
    with files_in_plain_words(folder):
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    unfinished = folder / f"{board.stem} backup"
    lock = take_lock(unfinished)
    try:
        with files_in_plain_words(folder):
            clear_left_overs(unfinished)
            made = backups(folder, board.stem)
            number = made[0].number + 1 if made else 1
            target = folder / f"{board.stem} backup {number:04d} {datetime.now():%Y-%m-%d %H.%M}.ibdesk"
            with copied(source, unfinished, target) as fresh:
                move_to_new_name(fresh, target)
            _thin(backups(folder, board.stem))
            _leave_note(folder)
            return target
    finally:
        lock.release()


def backups(folder: Path, name: str) -> tuple[Backup, ...]:
    """The backups of the board called `name` in a folder, newest first; none where there is no such folder."""
    pattern = re.compile(re.escape(name) + r" backup (\d{4,}) (\d{4}-\d\d-\d\d) (\d\d\.\d\d)\.ibdesk", re.ASCII)
    found: list[Backup] = []
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        named = ((path, pattern.fullmatch(path.name)) for path in folder.iterdir())
        found += [
            Backup(path, int(match[1]), match[2], match[3], path.stat().st_size) for path, match in named if match
        ]
    return tuple(sorted(found, key=lambda each: each.number, reverse=True))


def kept_when_thinned(newest_first: Sequence[Backup]) -> tuple[Backup, ...]:
    """The newest ten, the last one of each of the latest thirty days, of each of the latest two years' months, and of
    each year before. Where those are more than BYTES_KEPT, the oldest go, but for the newest three."""
    of_day: dict[str, Backup] = {}
    of_month: dict[str, Backup] = {}
    of_year: dict[str, Backup] = {}
    for each in newest_first:
        of_day.setdefault(each.day, each)
        of_month.setdefault(each.day[:7], each)
        of_year.setdefault(each.day[:4], each)
    days, months = list(of_day.values())[:DAYS_KEPT], list(of_month.values())[:MONTHS_KEPT]
    kept = {*newest_first[:NEWEST_KEPT], *days, *months, *of_year.values()}
    held: list[Backup] = []
    left = BYTES_KEPT
    for each in newest_first:
        if each in kept:
            left -= each.size
            if left < 0 and len(held) >= NEWEST_KEPT_WHATEVER_THEIR_SIZE:
                break
            held.append(each)
    return tuple(held)


@contextlib.contextmanager
def copied(source: sqlite3.Connection, unfinished: Path, target: Path) -> Iterator[Path]:
    """A copy beside `unfinished` that was read through, to be moved to `target`; what is not moved is removed."""
    fresh = read_again(target, lambda: _copy_once(source, unfinished, target))
    try:
        yield fresh
    finally:
        give_up(fresh)


def _copy_once(source: sqlite3.Connection, unfinished: Path, target: Path) -> Path:
    fresh = new_beside(unfinished)
    try:
        with in_plain_words(target):
            copy = connect(fresh)
            try:
                source.backup(copy)
            finally:
                close(copy)
        found = verify(fresh, named=target)
        if not found.sound:
            raise _not_copied(source, target, found.damage[0])
        return fresh
    except BaseException:
        give_up(fresh)
        raise


def _not_copied(source: sqlite3.Connection, target: Path, damage: str) -> UserError:
    """Whether the board or its copy is at fault."""
    with in_plain_words(target):
        if holds_what_was_kept(source):
            return DriveFailed(
                f"{target.name} could not be read back as it was written, so nothing was replaced. The board itself is "
                "in order.",
                f"See that the drive that holds {target.parent} is in order, then try again.",
            )
    return UserError(
        f"The board does not hold what was kept in it: {damage}", "Nothing was replaced. Bring back an older backup."
    )


def _leave_note(folder: Path) -> None:
    """Say in the folder how a backup is brought back; once, as a person may have removed it."""
    with contextlib.suppress(OSError), (folder / NOTE).open("x", encoding="utf-8") as file:
        file.write(_NOTE_WORDS)


def _thin(newest_first: Sequence[Backup]) -> None:
    kept = kept_when_thinned(newest_first)
    for each in newest_first:
        if each not in kept:
            # A backup that another program has open stays until the next time.
            with contextlib.suppress(OSError):
                each.path.unlink()
