"""The tables of a board file, and what makes a database one."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

# "IBDk", in the database's header; by it a board differs from every other SQLite file.
APPLICATION_ID = 0x4942446B
# A board is of the lowest version that can say what is in it, so that a program that knows no newer one opens it; the
# step that needs a newer one brings the board up to it.
FIRST, VERSION = 1, 7

# What came later: the step, and within it the row, as one number, for steps and ids within bounds.
_ID_BITS, _STEP_BITS = 40, 22
ORDER, ID_IN_ORDER = f"((step << {_ID_BITS}) + id)", (1 << _ID_BITS) - 1
_WITH_IDS = ("file", "figure", "record", "problem")

# But for a removal for good nothing is deleted or changed: rows are only added, so ids tell what came first.
# A series is one line of numbers (what a later figure must agree in to supersede an earlier one, but for the month).
# What a figure's row keeps to, in the words that stand in the boards.
_MONTH = "month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' AND substr(month, 6) BETWEEN '01' AND '12'"
_QUANTITY = "quantity <> '' AND quantity NOT GLOB '*[^-0-9./]*'"
_MISSING = "missing IN ('blank', 'no data', 'not applicable', 'suppressed', 'low')"
_UNIT = "unit IN ('count', 'percent', 'rate', 'days')"
_PROVISIONAL = "provisional IN (0, 1)"
_EITHER = "(quantity IS NULL) <> (missing IS NULL)"
FIGURE_RULES = (_MONTH, _QUANTITY, _MISSING, _UNIT, _PROVISIONAL, _EITHER)
# As a CHECK, a rule that says neither yes nor no, as of what is NULL, is kept.
_BREAKS_A_RULE = f"SELECT 1 FROM figure WHERE step = ? AND ({' OR '.join(f'NOT ({rule})' for rule in FIGURE_RULES)})"
_TABLES = f"""
CREATE TABLE step (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  kind TEXT NOT NULL CHECK (kind IN ('import', 'edit', 'undo', 'redo')),
  what TEXT NOT NULL,
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  target INTEGER REFERENCES step (number),
  figures INTEGER NOT NULL CHECK (figures >= 0),
  records INTEGER NOT NULL CHECK (records >= 0),
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
  CHECK ((kind IN ('undo', 'redo')) = (target IS NOT NULL)),
  CHECK (target IS NULL OR target < number)
) STRICT;

CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  step INTEGER NOT NULL REFERENCES step (number),
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  sheets TEXT NOT NULL,
  error TEXT
) STRICT;

CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('value', 'numerator', 'denominator', 'rate')),
  supply TEXT NOT NULL CHECK (supply IN ('monthly parts', 'finished')),
  covers TEXT NOT NULL CHECK (covers IN
    ('month-end snapshot', 'in month', 'quarter', 'rolling 12 months', 'financial year to date')),
  UNIQUE (code, part, supply, covers)
) STRICT;

CREATE TABLE sheet (
  id INTEGER PRIMARY KEY,
  workbook TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (workbook, name)
) STRICT;

CREATE TABLE figure (
  id INTEGER PRIMARY KEY,
  step INTEGER NOT NULL REFERENCES step (number),
  series INTEGER NOT NULL REFERENCES series (id),
  month TEXT NOT NULL CHECK ({_MONTH}),
  quantity TEXT CHECK ({_QUANTITY}),
  missing TEXT CHECK ({_MISSING}),
  unit TEXT CHECK ({_UNIT}),
  provisional INTEGER NOT NULL CHECK ({_PROVISIONAL}),
  sheet INTEGER NOT NULL REFERENCES sheet (id),
  cell TEXT NOT NULL,
  fields TEXT,
  CHECK ({_EITHER})
) STRICT;
CREATE INDEX figure_of_step ON figure (step);

CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  step INTEGER NOT NULL REFERENCES step (number),
  kind TEXT NOT NULL CHECK (kind IN ('details', 'indicator', 'target', 'benchmark', 'population', 'breakdown',
    'comment', 'event', 'printed_direction', 'override', 'acceptance', 'seal', 'mapping', 'settings',
    'sample')),
  key TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX record_of_step ON record (step);

CREATE TABLE sealed_pack (
  step INTEGER PRIMARY KEY REFERENCES step (number),
  content BLOB NOT NULL
) STRICT;

CREATE TABLE problem (
  id INTEGER PRIMARY KEY,
  step INTEGER NOT NULL REFERENCES step (number),
  body TEXT NOT NULL
) STRICT;
CREATE INDEX problem_of_step ON problem (step);
"""


# What a younger version adds. Of version 2: the imports whose definitions stand in place of those that the board
# started from. Of version 3: the figures that an import brought again, unchanged, as where they stand. Of version 4, in
# the tables that there are: definitions that wait for a word, rows that take a record away, cover dates by month. A
# program that does not know them would judge by other targets and miss figures, so it must not open the board. Of
# version 5: what went out on paper beside a sealed pack, without which the seal's step would seem changed. Of version
# 6: a house style, without which a pack would go out in other colours and with parts that were left out. Of version 7:
# logos, which the rows of the cover name.
_OWN_DEFINITIONS, _FIGURES_AGAIN, WAITING, ON_PAPER, HOUSE_STYLE, LOGOS = 2, 3, 4, 5, 6, 7
_ADDED = {
    _OWN_DEFINITIONS: "CREATE TABLE own_definitions (step INTEGER PRIMARY KEY REFERENCES step (number)) STRICT",
    _FIGURES_AGAIN: "CREATE TABLE figures_again (step INTEGER PRIMARY KEY REFERENCES step (number), "
    "said TEXT NOT NULL) STRICT",
    WAITING: "",
    ON_PAPER: "CREATE TABLE sealed_pdf (step INTEGER PRIMARY KEY REFERENCES step (number), "
    "content BLOB NOT NULL) STRICT",
    HOUSE_STYLE: "",
    LOGOS: "CREATE TABLE logo (sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64), content TEXT NOT NULL) STRICT",
}


def make_tables(connection: sqlite3.Connection) -> None:
    """Turn an empty database into an empty board."""
    connection.executescript(
        f"BEGIN;{_TABLES}PRAGMA application_id = {APPLICATION_ID};PRAGMA user_version = {FIRST};COMMIT;"
    )


@contextmanager
def figures_checked_together(connection: sqlite3.Connection, step: int) -> Iterator[None]:
    """Let the rules of a figure's row be held against all of a step's rows when the block ends, and not against each as
    it is added: IntegrityError where one breaks a rule. It is the same rules, and two fifths of the time less: SQLite
    makes the list behind an IN anew for each row that it adds, and once for a look through all of them."""
    connection.execute("PRAGMA ignore_check_constraints = ON")
    try:
        yield
    finally:
        connection.execute("PRAGMA ignore_check_constraints = OFF")
    if connection.execute(_BREAKS_A_RULE, (step,)).fetchone() is not None:
        raise sqlite3.IntegrityError("CHECK constraint failed: figure")


def add_own_definitions(connection: sqlite3.Connection, step: int) -> None:
    """Let the definitions of this step stand in place of the first ones, as part of the running transaction."""
    bring_up_to(connection, _OWN_DEFINITIONS)
    connection.execute("INSERT INTO own_definitions (step) VALUES (?)", (step,))


def steps_with_own_definitions(connection: sqlite3.Connection) -> frozenset[int]:
    """The steps, undone or not, whose definitions stand in place of those that the board started from."""
    if version_of(connection) < _OWN_DEFINITIONS:
        return frozenset()
    return frozenset(step for (step,) in connection.execute("SELECT step FROM own_definitions"))


def add_figures_again(connection: sqlite3.Connection, step: int, said: str) -> None:
    """Keep what a step says of the figures that it brought again, as part of the running transaction."""
    bring_up_to(connection, _FIGURES_AGAIN)
    connection.execute("INSERT INTO figures_again (step, said) VALUES (?, ?)", (step, said))


def figures_again(connection: sqlite3.Connection, step: int) -> str | None:
    """What a step says of the figures that it brought again; None where it brought none so."""
    if version_of(connection) < _FIGURES_AGAIN:
        return None
    row = connection.execute("SELECT said FROM figures_again WHERE step = ?", (step,)).fetchone()
    return None if row is None else str(row[0])


def set_figures_again(connection: sqlite3.Connection, step: int, said: str | None) -> None:
    """Let a step that says something of such figures say another thing, or with None nothing any more."""
    connection.execute("DELETE FROM figures_again WHERE step = ?", (step,))
    if said is not None:
        add_figures_again(connection, step, said)


def steps_with_figures_again(connection: sqlite3.Connection) -> frozenset[int]:
    """The steps, undone or not, that say so."""
    if version_of(connection) < _FIGURES_AGAIN:
        return frozenset()
    return frozenset(step for (step,) in connection.execute("SELECT step FROM figures_again"))


def add_sealed_pdf(connection: sqlite3.Connection, step: int, content: bytes) -> None:
    """Keep what a step sealed on paper, as part of the running transaction."""
    bring_up_to(connection, ON_PAPER)
    connection.execute("INSERT INTO sealed_pdf (step, content) VALUES (?, ?)", (step, content))


def sealed_pdf(connection: sqlite3.Connection, step: int) -> bytes | None:
    """What a step sealed on paper, byte for byte; None where it sealed none."""
    if version_of(connection) < ON_PAPER:
        return None
    row = connection.execute("SELECT content FROM sealed_pdf WHERE step = ?", (step,)).fetchone()
    return None if row is None else bytes(row[0])


def remove_sealed_pdfs(connection: sqlite3.Connection, steps: Iterable[int]) -> None:
    """Take away what these steps sealed on paper, as part of the running transaction."""
    if version_of(connection) >= ON_PAPER:
        connection.executemany("DELETE FROM sealed_pdf WHERE step = ?", [(step,) for step in steps])


def add_logo(connection: sqlite3.Connection, name: str, content: str) -> None:
    """Keep a logo by its name, where it is not kept yet, as part of the running transaction."""
    bring_up_to(connection, LOGOS)
    connection.execute("INSERT OR IGNORE INTO logo (sha256, content) VALUES (?, ?)", (name, content))


def kept_logo(connection: sqlite3.Connection, name: str) -> str | None:
    """The logo with this name; None where none has it."""
    if version_of(connection) < LOGOS:
        return None
    row = connection.execute("SELECT content FROM logo WHERE sha256 = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def bring_up_to(connection: sqlite3.Connection, version: int) -> None:
    """Let a board say what a version can, as part of the running transaction: its rows stay as they are, and so do
    their fingerprints."""
    for each in range(version_of(connection) + 1, version + 1):
        connection.execute(_ADDED[each])
        connection.execute(f"PRAGMA user_version = {each}")


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether a database holds a board's tables and no others."""
    return described(connection) == expected(version_of(connection))


def is_within_bounds(connection: sqlite3.Connection) -> bool:
    """Whether steps and rows are numbered as the store numbers them, from 1 on. Behind the largest number that SQLite
    has it numbers by chance."""
    last = connection.execute("SELECT max(number) FROM step").fetchone()[0] or 0
    ids = [
        number
        for table in _WITH_IDS
        for number in connection.execute(f"SELECT coalesce(min(id), 1), coalesce(max(id), 1) FROM {table}").fetchone()
    ]
    return last < 1 << _STEP_BITS and min(ids) > 0 and max(ids) <= ID_IN_ORDER


def version_of(connection: sqlite3.Connection) -> int:
    """The version that a board is of."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def described(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    """Every table and index as written in the database: the same for every board of one version."""
    return connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").fetchall()


def expected(version: int = FIRST) -> list[tuple[object, ...]]:
    """What `described` gives for a sound board of a version."""
    connection = sqlite3.connect(":memory:")
    try:
        make_tables(connection)
        bring_up_to(connection, min(version, VERSION))
        return described(connection)
    finally:
        connection.close()
