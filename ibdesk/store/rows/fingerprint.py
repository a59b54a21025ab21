"""A step's fingerprint: SHA-256 over everything the step brought in and over the fingerprint before it.

SQLite's own check sees a broken file, not a 4 that became a 5; and a chain also shows a step that is gone.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from ibdesk.store.rows.json_text import compact_lines
from ibdesk.store.rows.schema import figures_again, sealed_pdf, steps_with_own_definitions

BEFORE_THE_FIRST = "0" * 64
_ROWS_AT_ONCE = 500
_Row = tuple[str | int | None, ...]
_NAMED_BY_A_SEAL = r'"inputs_sha256":"([0-9a-f]{64})"'
_OWN_DEFINITIONS = b"\n\nin place of the definitions that the board started from"
_FIGURES_AGAIN = b"\n\nand again "
_ON_PAPER = b"\n\nand on paper "
_FIGURES = (
    "SELECT series, month, quantity, missing, unit, provisional, sheet, cell, fields FROM figure "
    "WHERE step = ? ORDER BY id"
)
# What one step brought in, in the order in which it was added; every column that means something.
_PARTS = (
    "SELECT number, kind, what, person, at, target, figures, records FROM step WHERE number = ?",
    "SELECT name, sha256, sheets, error FROM file WHERE step = ? ORDER BY id",
    _FIGURES,
    "SELECT kind, key, body FROM record WHERE step = ? ORDER BY id",
    "SELECT body FROM problem WHERE step = ? ORDER BY id",
)


def fingerprint(connection: sqlite3.Connection, step: int, before: str) -> str:
    """Of everything that the database holds for a step, chained to the fingerprint of the step before it."""
    import hashlib  # its library is large, and a board that is only shown needs no fingerprint

    total = hashlib.sha256(before.encode())
    for part in _PARTS:
        total.update(b"\n\n")
        found = _some_at_a_time(connection.execute(part, (step,)))
        for rows in _spelt_out(connection, found) if part is _FIGURES else found:
            total.update(compact_lines(rows))
    for (content,) in connection.execute("SELECT content FROM sealed_pack WHERE step = ?", (step,)):
        total.update(b"\n\n" + content)
    if (paper := sealed_pdf(connection, step)) is not None:
        total.update(_ON_PAPER + paper)
    if step in steps_with_own_definitions(connection):
        total.update(_OWN_DEFINITIONS)
    if (said := figures_again(connection, step)) is not None:
        total.update(_FIGURES_AGAIN + said.encode())
    return total.hexdigest()


def _some_at_a_time(found: sqlite3.Cursor) -> Iterator[list[_Row]]:
    while rows := found.fetchmany(_ROWS_AT_ONCE):
        yield rows


def _spelt_out(connection: sqlite3.Connection, found: Iterable[list[_Row]]) -> Iterator[list[_Row]]:
    """Figures with what their series and sheets are in place of the numbers of these, each asked once: in two thirds of
    the time of a join. One that refers to nothing is shorter than any that was sealed."""

    @cache
    def series(number: int) -> _Row:
        its = connection.execute("SELECT code, part, supply, covers FROM series WHERE id = ?", (number,))
        return its.fetchone() or ()

    @cache
    def sheet(number: int) -> _Row:
        its = connection.execute("SELECT workbook, name FROM sheet WHERE id = ?", (number,))
        return its.fetchone() or ()

    for rows in found:
        yield [
            (*series(line), month, quantity, missing, unit, provisional, *sheet(where), cell, fields)
            for line, month, quantity, missing, unit, provisional, where, cell, fields in rows
        ]


def fingerprint_of(connection: sqlite3.Connection, step: int) -> str:
    """The fingerprint that a step was sealed with; it stands for everything up to that step."""
    row = connection.execute("SELECT fingerprint FROM step WHERE number = ?", (step,)).fetchone()
    return str(row[0]) if row else BEFORE_THE_FIRST


class Start(Struct, frozen=True):
    """How a board began: the fingerprint, the kind and the time of its first step."""

    fingerprint: str
    kind: str
    at: str

    def is_of(self, other: "Start | None") -> bool:
        """Whether two files began as one board. A removal for good seals the first step anew; its time stays."""
        if other is None:
            return False
        return self.fingerprint == other.fingerprint or bool(self.at and (self.kind, self.at) == (other.kind, other.at))


def start_of(connection: sqlite3.Connection) -> Start | None:
    """None of a board without a step."""
    row = connection.execute("SELECT fingerprint, kind, at FROM step WHERE number = 1").fetchone()
    return Start(*map(str, row)) if row else None


def fingerprints(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Those that the steps were sealed with, oldest first."""
    rows = connection.execute("SELECT fingerprint FROM step ORDER BY number")
    return tuple([str(found) for (found,) in rows])


def seal(connection: sqlite3.Connection, step: int) -> None:
    """Write the fingerprint of the step that was just added; nothing of it may change afterwards."""
    made = fingerprint(connection, step, fingerprint_of(connection, step - 1))
    connection.execute("UPDATE step SET fingerprint = ? WHERE number = ?", (made, step))


def seal_all(connection: sqlite3.Connection) -> None:
    """Write the fingerprints of all steps anew, after something was removed from them for good. A month's seal names
    the fingerprint of what its pack was made from: it goes on naming it."""
    sealed = connection.execute("SELECT number, fingerprint FROM step ORDER BY number").fetchall()
    before = {old: number for number, old in sealed}
    for number, _ in sealed:
        for row, body in connection.execute("SELECT id, body FROM record WHERE step = ? AND kind = 'seal'", (number,)):
            named = re.search(_NAMED_BY_A_SEAL, body)
            if named is not None and named[1] in before:
                new = body.replace(named[1], fingerprint_of(connection, before[named[1]]))
                connection.execute("UPDATE record SET body = ? WHERE id = ?", (new, row))
        seal(connection, number)


def steps_that_changed(connection: sqlite3.Connection) -> tuple[int, ...]:
    """The steps whose content is no longer what was sealed, or before which a step is missing."""
    changed = []
    before, number = BEFORE_THE_FIRST, 0
    for step, sealed in connection.execute("SELECT number, fingerprint FROM step ORDER BY number").fetchall():
        if step != number + 1 or fingerprint(connection, step, before) != sealed:
            changed.append(step)
        before, number = sealed, step
    return tuple(changed)


def refers_to_nothing(connection: sqlite3.Connection) -> bool:
    """Whether rows refer to others that are not there: such as figures of a step that was never taken."""
    return connection.execute("PRAGMA foreign_key_check").fetchone() is not None


def holds_what_was_kept(connection: sqlite3.Connection) -> bool:
    return not refers_to_nothing(connection) and not steps_that_changed(connection)
