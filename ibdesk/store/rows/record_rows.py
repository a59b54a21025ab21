"""Every other kind of record as JSON rows: added for a step, and read back as they stand after some steps.

A logo is kept once, by the SHA-256 of its content: the cover's words are kept anew with each change of one of them, and
a logo is a hundred times as long as they.
"""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from ibdesk.domain.board import DEFINITIONS, SEVERAL, Records, ReportDetails, merge
from ibdesk.domain.house_style import PLAIN
from ibdesk.domain.removed import Removed, kept_key
from ibdesk.domain.seal import Seal
from ibdesk.domain.settings import BoardSettings
from ibdesk.store.files.failures import Damaged
from ibdesk.store.rows.figure_rows import add_figures, standing_figures
from ibdesk.store.rows.json_text import compact, compact_plain, read, written
from ibdesk.store.rows.schema import FIRST, HOUSE_STYLE, LOGOS, WAITING, add_logo, bring_up_to, kept_logo

# A row's word for its kind: of what there are several, the field of Records in the singular. Figures have a table of
# their own.
KINDS = {name.removesuffix("s"): (name, kind) for name, kind in SEVERAL.items() if name != "figures"}
_DEFINITIONS = compact_plain([name.removesuffix("s") for name in DEFINITIONS])
# The body of a row that takes away what stood under its key.
TAKEN_AWAY = "null"
# What a board has one of.
DETAILS = "details"
SINGLE: dict[str, type] = {DETAILS: ReportDetails, "settings": BoardSettings}
_BROUGHT = """
SELECT kind, key, body FROM record WHERE step IN (SELECT value FROM json_each(?1))
  AND NOT (step IS ?2 AND kind IN (SELECT value FROM json_each(?3))) ORDER BY step, id
"""


def add_records(
    connection: sqlite3.Connection,
    step: int,
    records: Records,
    standing: Sequence[int] = (),
    removed: Sequence[Removed] = (),
) -> tuple[int, int]:
    """Add everything in the records as brought in by a step, and what it took away; how many figures and how many
    others there were. Figures that stand after the steps `standing` need not be kept once more."""
    figures = add_figures(connection, step, records.figures, standing)
    bring_up_to(connection, version_needed(records, removed))
    rows = [
        (step, kind, key, without_logo(connection, body) if kind == DETAILS else body)
        for kind, key, body in _rows(records)
    ]
    rows += [(step, each.kind.removesuffix("s"), compact(list(each.key)), TAKEN_AWAY) for each in removed]
    connection.executemany("INSERT INTO record (step, kind, key, body) VALUES (?, ?, ?, ?)", rows)
    return figures, len(rows)


def version_needed(records: Records, removed: Sequence[Removed] = ()) -> int:
    """The lowest version of a board that can hold these and take those away."""
    style = records.details.style if records.details is not None else PLAIN
    if style.logo is not None:
        return LOGOS
    if style != PLAIN:
        return HOUSE_STYLE
    return WAITING if removed or _says_what_is_young(records) else FIRST


def standing_records(connection: sqlite3.Connection, steps: Sequence[int], replaced: int | None = None) -> Records:
    """The same as merging the records of these steps one after the other, without the definitions of the step whose
    are `replaced`. Damaged where a row cannot be read."""
    found: dict[str, list[Any]] = {word: [] for word in (*KINDS, *SINGLE, "sample")}
    kinds = {word: kind for word, (_, kind) in KINDS.items()} | SINGLE | {"sample": bool}
    # Of those with one key the latest holds, in the place of the first.
    held: dict[tuple[str, str], str] = {}
    for word, key, body in connection.execute(_BROUGHT, (compact_plain(steps), replaced, _DEFINITIONS)):
        held[word, key] = body
    for (word, _), body in held.items():
        if word not in found:
            raise Damaged(f"an unknown kind of record: {word}")
        if body == TAKEN_AWAY:
            continue
        found[word].append(read(kinds[word], with_logo(connection, body) if word == DETAILS else body))
    parts: dict[str, Any] = {word: next(iter(found[word]), None) for word in SINGLE}
    parts |= {name: tuple(found[word]) for word, (name, _) in KINDS.items()}
    everything = Records(figures=standing_figures(connection, steps), sample=bool(found["sample"]), **parts)
    # Nothing is left to supersede; this puts the indicators into the order of the pack.
    return merge(everything, Records())


def seals_ever(connection: sqlite3.Connection, before: int) -> tuple[Seal, ...]:
    """Every seal that was set before a step, oldest first; those of months that were opened again since too."""
    rows = connection.execute("SELECT body FROM record WHERE kind = 'seal' AND step < ? ORDER BY id", (before,))
    found = (read(kind_of("seal"), body) for (body,) in rows)
    return tuple(each for each in found if isinstance(each, Seal))


def removes(connection: sqlite3.Connection, step: int) -> bool:
    """Whether a step took something away."""
    wanted = "SELECT 1 FROM record WHERE step = ? AND body = ? LIMIT 1"
    return connection.execute(wanted, (step, TAKEN_AWAY)).fetchone() is not None


def _says_what_is_young(records: Records) -> bool:
    """Whether an older program would judge by what waits for a word, or not know what a record says."""
    waits = any(each.inherited for each in records.targets) or any(each.inherited for each in records.benchmarks)
    dates = bool(records.details and records.details.dates)
    return waits or dates or any(each.quarters for each in records.printed_directions)


def _rows(records: Records) -> Iterator[tuple[str, str, str]]:
    """Kind, key and body. A later record supersedes an earlier one with the same key."""
    for word, kind in SINGLE.items():
        if (single := getattr(records, word)) is not None:
            yield word, "[]", written(kind, single)
    if records.sample:
        yield "sample", "[]", written(bool, True)
    for word, (name, kind) in KINDS.items():
        for record in getattr(records, name):
            yield word, key_text(record), written(kind, record)


def kind_of(word: str) -> Any:
    """The type of the records that a row's word names; Damaged for a word that none has."""
    if word in SINGLE:
        return SINGLE[word]
    if word not in KINDS and word != "sample":
        raise Damaged(f"an unknown kind of record: {word}")
    return KINDS[word][1] if word in KINDS else bool


def key_text(record: Any) -> str:
    """A record's key as its row has it; that of what a board has one of is empty."""
    return compact(list(kept_key(record))) if hasattr(record, "key") else "[]"


# In the body of the cover's record. Within a text a quote has a backslash before it, so that none looks like these.
_WHOLE = r'"logo":\{"content":"([A-Za-z0-9+/=]+)"\}'
_APART = r'"logo":\{"sha256":"([0-9a-f]{64})"\}'


def without_logo(connection: sqlite3.Connection, body: str) -> str:
    """The body with the name of its logo, which is kept as part of the running transaction."""
    found = re.search(_WHOLE, body)
    if found is None:
        return body
    name = _name_of(found[1])
    add_logo(connection, name, found[1])
    return f'{body[: found.start()]}"logo":{{"sha256":"{name}"}}{body[found.end() :]}'


def with_logo(connection: sqlite3.Connection, body: str) -> str:
    """The body with its logo, which stands in the bodies of older boards. Damaged where it is not there, or another."""
    found = re.search(_APART, body)
    if found is None:
        return body
    content = kept_logo(connection, found[1])
    if content is None or _name_of(content) != found[1]:
        raise Damaged("the logo of the packs is not the one that was kept")
    return f'{body[: found.start()]}"logo":{{"content":"{content}"}}{body[found.end() :]}'


def logos_changed(connection: sqlite3.Connection) -> bool:
    """Whether a logo that is named is not there, or is another: the steps' fingerprints hold its name alone."""
    try:
        for (body,) in connection.execute("SELECT body FROM record WHERE kind = 'details'"):
            with_logo(connection, body)
    except Damaged:
        return True
    return False


def _name_of(content: str) -> str:
    import hashlib  # its library is large, and most boards have no logo

    return hashlib.sha256(content.encode("ascii", "replace")).hexdigest()
