"""Backups of a board: whole, verified copies in a folder of their own, thinned by day; and the way back."""

import contextlib
import os
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ibdesk.errors import UserError
from ibdesk.store.database import close, connect
from ibdesk.store.failures import files_in_plain_words, in_plain_words
from ibdesk.store.header import check_header
from ibdesk.store.opening import (
    check_journal,
    checked_connection,
    give_up,
    move_into_place,
    remove_with_journal,
    take_lock,
)
from ibdesk.store.verify import verify

NEWEST_KEPT = 10
DAYS_KEPT = 30


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup file. `number` counts a board's backups, so that their order does not depend on a clock; `day` and
    `time` are the computer's when it was made ("2014-08-31", "14.02")."""

    path: Path
    number: int
    day: str
    time: str


def backup_folder(board: Path) -> Path:
    """Where a board's backups are looked for unless a person chose another place: "NAME backups" beside it."""
    return board.with_name(f"{board.stem} backups")


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
    with files_in_plain_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f"{board.stem} backup.new"
    lock = take_lock(fresh)
    try:
        with files_in_plain_words(folder):
            made = backups(folder, board.stem)
            number = made[0].number + 1 if made else 1
            target = folder / f"{board.stem} backup {number:04d} {datetime.now():%Y-%m-%d %H.%M}.ibdesk"
            _copy(source, fresh, target)
            move_into_place(fresh, target)
            _thin(backups(folder, board.stem))
            return target
    finally:
        give_up(fresh)
        lock.release()


def backups(folder: Path, name: str) -> tuple[Backup, ...]:
    """The backups of the board called `name` in a folder, newest first; none where there is no such folder."""
    pattern = re.compile(re.escape(name) + r" backup (\d{4,}) (\d{4}-\d\d-\d\d) (\d\d\.\d\d)\.ibdesk", re.ASCII)
    found: list[Backup] = []
    with contextlib.suppress(FileNotFoundError):
        named = ((path, pattern.fullmatch(path.name)) for path in folder.iterdir())
        found += [Backup(path, int(match[1]), match[2], match[3]) for path, match in named if match]
    return tuple(sorted(found, key=lambda each: each.number, reverse=True))


def kept_when_thinned(newest_first: Sequence[Backup]) -> tuple[Backup, ...]:
    """The newest ten, the last one of each of the latest thirty days, and the last one of each month."""
    of_day: dict[str, Backup] = {}
    of_month: dict[str, Backup] = {}
    for each in newest_first:
        of_day.setdefault(each.day, each)
        of_month.setdefault(each.day[:7], each)
    kept = {*newest_first[:NEWEST_KEPT], *list(of_day.values())[:DAYS_KEPT], *of_month.values()}
    return tuple(each for each in newest_first if each in kept)


def restore(backup: Path, to: Path) -> Path | None:
    """Put a verified copy of a backup at `to`; where the board that stood there is now, None if none did.

    UserError, with everything as it was, for a backup that is not sound and for a board that is open.
    """
    found = verify(backup)
    if not found.sound:
        raise UserError(f"The backup {backup.name} is damaged: {found.damage[0]}", "Choose an older backup.")
    if os.path.exists(to) and to.samefile(backup):  # False also in a folder that cannot be read
        raise UserError("A backup cannot be restored onto itself.", "Name the board that it shall replace.")
    lock = take_lock(to)
    fresh = to.with_name(to.name + ".new")
    try:
        with files_in_plain_words(to):
            source = checked_connection(backup, read_only=True)
            try:
                _copy(source, fresh, to)
            finally:
                close(source)
            return _put_in_place(fresh, to)
    finally:
        give_up(fresh)
        lock.release()


def _copy(source: sqlite3.Connection, fresh: Path, target: Path) -> None:
    """Make `fresh`, which is to become `target`, and read it through."""
    remove_with_journal(fresh)  # left by a program that was killed
    with in_plain_words(target):
        copy = connect(fresh, new=True)
        try:
            source.backup(copy)
        finally:
            close(copy)
    found = verify(fresh)
    if not found.sound:
        raise UserError(
            f"The board does not hold what was kept in it: {found.damage[0]}",
            "Nothing was replaced. Bring back an older backup.",
        )


def _put_in_place(fresh: Path, to: Path) -> Path | None:
    replaced = _set_aside(to) if to.exists() else None
    try:
        move_into_place(fresh, to)
    except OSError:
        if replaced is not None:
            _rename_with_journal(replaced, to)
        raise
    return replaced


def _set_aside(board: Path) -> Path:
    """Keep a board that is about to be replaced under a free name."""
    number = 1
    while (aside := board.with_name(f"{board.stem} replaced {number}{board.suffix}")).exists():
        number += 1
    _rename_with_journal(board, aside)
    return aside


def _rename_with_journal(old: Path, new: Path) -> None:
    # A journal left by a killed program belongs to its board: beside another one it would be played into that.
    old.rename(new)
    journal = old.with_name(old.name + "-journal")
    if journal.exists():
        journal.rename(new.with_name(new.name + "-journal"))


def _thin(newest_first: Sequence[Backup]) -> None:
    kept = kept_when_thinned(newest_first)
    for each in newest_first:
        if each not in kept:
            # A backup that another program has open stays until the next time.
            with contextlib.suppress(OSError):
                each.path.unlink()
