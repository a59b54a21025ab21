"""What a reading problem kept from coming in, and the later step that brought it after all."""

import sqlite3
from collections.abc import Collection, Sequence

from ibdesk.domain.awaited import Awaited, beginnings, folded
from ibdesk.store.rows.column_text import to_column
from ibdesk.store.rows.json_text import compact, parsed

# As the row that takes a record away has it, which brings nothing.
_TAKEN_AWAY = "null"
_FIGURE = "figure"
_OF_FIGURE = """
SELECT max(figure.step) FROM figure JOIN series ON series.id = figure.series
WHERE series.code = ? AND series.part = ? AND figure.month = ? AND figure.missing IS NOT 'blank'
  AND figure.step IN (SELECT value FROM json_each(?))
"""


def steps_that_brought(
    connection: sqlite3.Connection, steps: Sequence[int], wanted: Collection[Awaited]
) -> dict[Awaited, int]:
    """The latest of these steps that brought what is awaited; what no step brought is not in it. An empty cell brings
    no figure."""
    found: dict[Awaited, int] = {}
    others: dict[Awaited, Awaited] = {}
    for each in wanted:
        if each[0] != _FIGURE:
            others[folded(each)] = each
        elif (latest := _step_of_figure(connection, steps, each)) is not None:
            found[each] = latest
    if not others:
        return found
    standing, kinds = set(steps), {each[0] for each in others}
    for step, kind, key, body in connection.execute("SELECT step, kind, key, body FROM record ORDER BY step"):
        if kind in kinds and step in standing and body != _TAKEN_AWAY:
            found |= {others[each]: step for each in beginnings(kind, parsed(key)) if each in others}
    return found


def _step_of_figure(connection: sqlite3.Connection, steps: Sequence[int], figure: Awaited) -> int | None:
    _, code, month, part = figure
    row = connection.execute(_OF_FIGURE, (to_column(code), part, month, compact(list(steps)))).fetchone()
    return None if row is None else row[0]
