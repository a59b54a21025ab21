"""Every other kind of record as JSON rows: added for a step, and read back as they stand after some steps."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from ibdesk.domain.board import Records, merge
from ibdesk.store.codec import KINDS, SINGLE
from ibdesk.store.damage import Damaged
from ibdesk.store.figure_rows import add_figures, standing_figures
from ibdesk.store.shape import compact

_SHAPES = {kind.word: kind.shape for kind in KINDS} | SINGLE
_STANDING = """
WITH held AS (
  SELECT min(id) AS first, max(id) AS last FROM record
  WHERE step IN (SELECT value FROM json_each(?)) GROUP BY kind, key
)
SELECT kind, body FROM held JOIN record ON record.id = held.last ORDER BY held.first
"""


def add_records(connection: sqlite3.Connection, step: int, records: Records) -> tuple[int, int]:
    """Add everything in the records as brought in by a step; how many figures and how many others there were."""
    figures = add_figures(connection, step, records.figures)
    rows = [(step, kind, key, body) for kind, key, body in _rows(records)]
    connection.executemany("INSERT INTO record (step, kind, key, body) VALUES (?, ?, ?, ?)", rows)
    return figures, len(rows)


def standing_records(connection: sqlite3.Connection, steps: Sequence[int]) -> Records:
    """The same as merging the records of these steps one after the other. Damaged where a row cannot be read."""
    found: dict[str, list[Any]] = {kind.word: [] for kind in KINDS} | {word: [] for word in (*SINGLE, "sample")}
    for word, body in connection.execute(_STANDING, (json.dumps(steps),)):
        if word not in found:
            raise Damaged(f"an unknown kind of record: {word}")
        found[word].append(True if word == "sample" else _SHAPES[word].read(body))
    parts: dict[str, Any] = {word: next(iter(found[word]), None) for word in SINGLE}
    parts |= {kind.where: tuple(found[kind.word]) for kind in KINDS}
    everything = Records(figures=standing_figures(connection, steps), sample=bool(found["sample"]), **parts)
    # Nothing is left to supersede; this puts the indicators into the order of the pack.
    return merge(everything, Records())


def _rows(records: Records) -> Iterator[tuple[str, str, str]]:
    for word, shape in SINGLE.items():
        if (single := getattr(records, word)) is not None:
            yield word, "[]", shape.write(single)
    if records.sample:
        yield "sample", "[]", "true"
    for kind in KINDS:
        for record in getattr(records, kind.where):
            key = [part if part is None or isinstance(part, int) else str(part) for part in kind.key(record)]
            yield kind.word, compact(key), kind.shape.write(record)
