"""Which rows of figures stand after some steps, in which order, and where the latest step has each."""

import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ibdesk.store.files.failures import Damaged
from ibdesk.store.rows.figures_again import Again, Moved, Own, Part, Run, latest, moved_between, parts_of
from ibdesk.store.rows.json_text import compact_plain
from ibdesk.store.rows.schema import ID_IN_ORDER, ORDER, figures_again, steps_with_figures_again

# step, series, month, quantity, missing, unit, provisional, sheet, cell, fields
Row = tuple[int, int, str, str | None, str | None, str | None, int, int, str, str | None]
Content = tuple[int, str, str | None, str | None, str | None, int, int, str, str | None]
Key = tuple[int, str]
_CONTENT = "series, month, quantity, missing, unit, provisional, sheet, cell, fields"
# Of the figures with one key the latest holds, in the place of the first: the same as merging step by step.
_BROUGHT = f"""
SELECT {_CONTENT} FROM figure WHERE step IN (SELECT value FROM json_each(?)) ORDER BY step, id
"""
_HELD = f"""
SELECT series, month, min({ORDER}) AS first, max({ORDER}) AS last FROM figure
WHERE step IN (SELECT value FROM json_each(?)) GROUP BY series, month
"""
_BY_ID = f"SELECT id, {_CONTENT} FROM figure WHERE id IN (SELECT value FROM json_each(?))"


def standing_rows(connection: sqlite3.Connection, steps: Sequence[int]) -> Iterator[tuple[Content, Moved | None]]:
    """What holds after these steps; with where it stands, if that is not its first place."""
    again = _lines(connection, steps)
    if not again:
        # The rows come as their index has them; in SQLite groups of them, put back in order, take twice as long.
        held: dict[Key, Content] = {}
        for row in connection.execute(_BROUGHT, (compact_plain(steps),)):
            held[row[0], row[1]] = row
        for row in held.values():
            yield row, None
        return
    places = _places(connection, steps, again)
    rows = _rows_of(connection, [number for number, _ in places])
    for number, moved in places:
        yield rows[number], moved


def brought_again(connection: sqlite3.Connection, rows: Sequence[Row], steps: Sequence[int]) -> list[Again | None]:
    """Which of an import's rows stand already after these steps, but for their place; [] where none can. What it brings
    twice it brings anew, as the last of it holds."""
    places = _places(connection, steps, _lines(connection, steps))
    if not places:
        return []
    contents = _rows_of(connection, [number for number, _ in places])
    standing = {(content[0], content[1]): (number, content) for number, content in contents.items()}
    times = Counter((row[1], row[2]) for row in rows)
    sheets = {number: (workbook, name) for number, workbook, name in connection.execute("SELECT * FROM sheet")}

    def again(row: Row) -> Again | None:
        key = row[1], row[2]
        found = standing.get(key)
        if found is None or times[key] > 1:
            return None
        number, content = found
        if content[2:6] != row[3:7] or content[8] != row[9]:
            return None
        moved = moved_between(content[7], row[8])
        return None if moved is None else Again(number, Moved(*sheets[row[7]], *moved))

    return [again(row) for row in rows]


def _lines(connection: sqlite3.Connection, steps: Sequence[int]) -> list[tuple[int, tuple[Part, ...]]]:
    """What those of the steps that brought figures again say of it, oldest first."""
    saying = steps_with_figures_again(connection)
    if saying.isdisjoint(steps):
        return []
    last = connection.execute("SELECT coalesce(max(id), 0) FROM figure").fetchone()[0]
    return [(step, parts_of(figures_again(connection, step) or "", last)) for step in steps if step in saying]


def _rows_of(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, Content]:
    return {row[0]: row[1:] for row in connection.execute(_BY_ID, (compact_plain(numbers),))}


def _places(
    connection: sqlite3.Connection, steps: Sequence[int], again: Sequence[tuple[int, tuple[Part, ...]]]
) -> list[tuple[int, Moved | None]]:
    """The row that holds of each key, and where the latest step has it, in the order in which the keys came first."""
    held = connection.execute(_HELD, (compact_plain(steps),))
    own: dict[Key, tuple[int, int]] = {(series, month): (first, last) for series, month, first, last in held}
    latest_again: dict[Key, tuple[int, int, Moved]] = {}
    without_step: dict[int, Key] = {}
    counting = set(steps)
    for first, count, step, moved in latest(again):
        found = connection.execute(
            "SELECT id, series, month, step FROM figure WHERE id BETWEEN ? AND ?", (first, first + count - 1)
        ).fetchall()
        if len(found) != count or any(brought_by >= step for *_, brought_by in found):
            raise Damaged("a step brought figures again that were not there")
        for number, series, month, brought_by in found:
            key = series, month
            if key not in latest_again or latest_again[key][0] < step:
                latest_again[key] = step, number, moved
            if brought_by not in counting:
                without_step[number] = key
    first_again = _first_again(again, without_step)
    position = _Positions(connection, dict(again))
    placed: list[tuple[tuple[int, int], int, Moved | None]] = []
    for key in own.keys() | latest_again.keys():
        came = [position.of(own[key][0])] if key in own else []
        came += [first_again[key]] if key in first_again else []
        again_at = latest_again.get(key)
        if again_at is None or (key in own and own[key][1] >> ID_IN_ORDER.bit_length() >= again_at[0]):
            placed.append((min(came), own[key][1] & ID_IN_ORDER, None))
        else:
            placed.append((min(came), *again_at[1:]))
    return [(number, moved) for _, number, moved in sorted(placed, key=lambda each: each[0])]


def _first_again(
    again: Sequence[tuple[int, tuple[Part, ...]]], without_step: Mapping[int, Key]
) -> dict[Key, tuple[int, int]]:
    """Step and place in it of what no step that counts brought for the first time."""
    first: dict[Key, tuple[int, int]] = {}
    numbers = sorted(without_step)
    for step, parts in again if numbers else ():
        at = 0
        for part in parts:
            if isinstance(part, Run):
                start, end = bisect_left(numbers, part.first), bisect_left(numbers, part.first + part.count)
                for number in numbers[start:end]:
                    first.setdefault(without_step[number], (step, at + number - part.first))
            at += part.count
    return first


class _Positions:
    """Where a row stands among all: by its step, and there by its place in the sequence of the step's figures."""

    def __init__(self, connection: sqlite3.Connection, again: Mapping[int, tuple[Part, ...]]) -> None:
        self._within: dict[int, int] = {}
        for step, parts in again.items():
            numbers = [
                number for (number,) in connection.execute("SELECT id FROM figure WHERE step = ? ORDER BY id", (step,))
            ]
            at, next_own = 0, iter(numbers)
            own = sum(part.count for part in parts if isinstance(part, Own))
            if own != len(numbers):
                raise Damaged("a step has other figures than it says")
            for part in parts:
                if isinstance(part, Own):
                    for place in range(at, at + part.count):
                        self._within[next(next_own)] = place
                at += part.count

    def of(self, order: int) -> tuple[int, int]:
        number = order & ID_IN_ORDER
        return order >> ID_IN_ORDER.bit_length(), self._within.get(number, number)
