"""Whether a board still holds exactly what was kept in it: structure, references, and every step's fingerprint."""

import sqlite3
from pathlib import Path

from msgspec import Struct

from ibdesk.store.database import close, connect, transaction
from ibdesk.store.failures import check_found_nothing, damaged, in_plain_words, read_again
from ibdesk.store.fingerprint import refers_to_nothing, steps_that_changed
from ibdesk.store.header import check_header
from ibdesk.store.kept_logos import logos_changed
from ibdesk.store.opening import check_journal
from ibdesk.store.schema import is_sound, is_within_bounds
from ibdesk.store.step_rows import all_steps


class Verified(Struct, frozen=True):
    """What was found: how much the board holds, when its last step was taken (as written then; empty in a new
    board), and a sentence for everything that is wrong."""

    path: Path
    steps: int
    figures: int
    last_at: str
    damage: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        return not self.damage


def verify(path: Path, named: Path | None = None) -> Verified:
    """Read a board through and hold it against its own log. UserError where it cannot be opened as a board at all.
    Sentences are about the file `named`, where that is another one."""
    return read_again(path, lambda: _verified(path, named or path))


def _verified(path: Path, named: Path) -> Verified:
    check_header(path)
    check_journal(path)
    with in_plain_words(named):
        connection = connect(path, read_only=True)
        try:
            if not is_sound(connection) or not is_within_bounds(connection):
                raise damaged(named)
            with transaction(connection, writing=False):
                return _looked_through(named, connection)
        finally:
            close(connection)


def _looked_through(path: Path, connection: sqlite3.Connection) -> Verified:
    if not check_found_nothing(path, connection.execute("PRAGMA integrity_check(1)").fetchall()):
        # Rows of a broken file may be anything: they are not looked at.
        return Verified(path, 0, 0, "", ("The file's structure is broken in at least one place.",))
    damage = no_longer_kept(connection)
    steps = all_steps(connection)
    last_at = steps[-1].at if steps else ""
    return Verified(path, len(steps), sum(step.figures for step in steps), last_at, damage)


def no_longer_kept(connection: sqlite3.Connection) -> tuple[str, ...]:
    """A sentence for everything that the log says was kept, and that is not there as it was."""
    damage = ["Some rows refer to others that are not there."] if refers_to_nothing(connection) else []
    if logos_changed(connection):
        damage.append("The logo of the packs is not the one that was kept.")
    if changed := steps_that_changed(connection):
        from ibdesk.domain.wording import day_text  # no sound board needs words

        said = {step.number: f"Step {step.number} ({step.what}, {day_text(step.at)})" for step in all_steps(connection)}
        damage += [f"{said[number]} no longer holds what was kept then." for number in changed]
    return tuple(damage)
