"""Whether a board still holds exactly what was kept in it: structure, references, and every step's fingerprint."""

import sqlite3
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.store.files.database import close, connect, transaction
from ibdesk.store.files.failures import check_found_nothing, damaged, in_plain_words, read_again
from ibdesk.store.opening.header import check_header
from ibdesk.store.opening.opening import check_journal
from ibdesk.store.rows.fingerprint import refers_to_nothing, steps_that_changed
from ibdesk.store.rows.record_rows import logos_changed
from ibdesk.store.rows.schema import is_sound, is_within_bounds
from ibdesk.store.rows.step_rows import all_steps, standing_problems

BROKEN = "The file's structure is broken in at least one place."


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


def verify(path: Path, named: Path | None = None, read_records: bool = False) -> Verified:
    """Read a board through and hold it against its own log; with `read_records` also see that every record says
    something, which takes as long as opening it. UserError where it cannot be opened as a board at all. Sentences are
    about the file `named`, where that is another one."""
    return read_again(path, lambda: _verified(path, named or path, read_records))


def _verified(path: Path, named: Path, read_records: bool) -> Verified:
    check_header(path)
    check_journal(path)
    with in_plain_words(named):
        connection = connect(path, read_only=True)
        try:
            if not is_sound(connection) or not is_within_bounds(connection):
                raise damaged(named)
            with transaction(connection, writing=False):
                found = _looked_through(named, connection)
                if found.sound and read_records and not _says_something(connection):
                    return replace(found, damage=("Something stands in it that no IBDesk writes.",))
                return found
        finally:
            close(connection)


def _looked_through(path: Path, connection: sqlite3.Connection) -> Verified:
    if not check_found_nothing(path, connection.execute("PRAGMA integrity_check(1)").fetchall()):
        # Rows of a broken file may be anything: they are not looked at.
        return Verified(path, 0, 0, "", (BROKEN,))
    damage = no_longer_kept(connection)
    steps = all_steps(connection)
    last_at = steps[-1].at if steps else ""
    return Verified(path, len(steps), sum(step.figures for step in steps), last_at, damage)


def _says_something(connection: sqlite3.Connection) -> bool:
    """Whether everything in a board can be read, which only a board that no IBDesk wrote can fail."""
    from ibdesk.store.rows.record_rows import standing_records  # to see that a board is whole needs no records

    try:
        steps = all_steps(connection)
        standing_problems(connection, [step.number for step in steps])
        for step in steps:
            datetime.fromisoformat(step.at)
            standing_records(connection, [step.number])  # also what a later step took the place of
    except ValueError:
        return False
    return True


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
