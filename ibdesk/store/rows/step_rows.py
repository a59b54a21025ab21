"""The log of steps as rows: their files and reading problems, added and read back."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from ibdesk.domain.awaited import Awaited, beginnings, folded
from ibdesk.domain.problem import Problem
from ibdesk.store.rows.fingerprint import BEFORE_THE_FIRST
from ibdesk.store.rows.history import Entry, Step, StepKind, undone
from ibdesk.store.rows.json_text import compact_plain, from_column, parsed, read, to_column, written
from ibdesk.store.rows.schema import steps_with_own_definitions

if TYPE_CHECKING:
    from ibdesk.domain.workbook_contents import WorkbookContents


# In a board's file its start is the edit with these words, as it has been since the first version.
START_WORDS = "the definitions that the board started from"
# And a removal for good is the edit whose words begin with these: to a program that knows no removals it is an edit
# that brought nothing, and undone there it brings nothing back.
_PURGE_WORDS = "remove for good: "


def start_step(by: str, at: str) -> Step:
    """The first step of a board."""
    return Step(1, StepKind.START, START_WORDS, by, at)


def purge_words(reason: str) -> str:
    """What the log says of a removal for good: why, never what."""
    return _PURGE_WORDS + reason


def add_step(connection: sqlite3.Connection, step: Step) -> None:
    """The step's own row; its fingerprint is set when everything it brings is there."""
    connection.execute(
        "INSERT INTO step (number, kind, what, person, at, target, figures, records, fingerprint) "
        "VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?)",
        (
            step.number,
            (StepKind.EDIT if step.kind in (StepKind.START, StepKind.PURGE) else step.kind).value,
            to_column(step.what),
            to_column(step.by),
            to_column(step.at),
            step.target,
            BEFORE_THE_FIRST,
        ),
    )


def set_counts(connection: sqlite3.Connection, step: int, figures: int, records: int) -> None:
    connection.execute("UPDATE step SET figures = ?, records = ? WHERE number = ?", (figures, records, step))


def add_files(connection: sqlite3.Connection, step: int, files: Iterable[WorkbookContents]) -> None:
    from ibdesk.domain.workbook_contents import SheetRead  # not before something is imported

    connection.executemany(
        "INSERT INTO file (step, name, sha256, sheets, error) VALUES (?, ?, ?, ?, ?)",
        [
            (
                step,
                to_column(file.name),
                to_column(file.sha256),
                written(tuple[SheetRead, ...], file.sheets),
                None if file.error is None else to_column(file.error),
            )
            for file in files
        ],
    )


def add_problems(connection: sqlite3.Connection, step: int, problems: Iterable[Problem]) -> None:
    rows = [(step, written(Problem, problem)) for problem in problems]
    connection.executemany("INSERT INTO problem (step, body) VALUES (?, ?)", rows)


def log(connection: sqlite3.Connection) -> list[Entry]:
    rows = connection.execute("SELECT number, kind, what, target FROM step ORDER BY number")
    return [Entry(number, _kind(number, kind, what), target) for number, kind, what, target in rows]


def _kind(number: int, kind: str, what: str) -> StepKind:
    if (number, kind, what) == (1, StepKind.EDIT, START_WORDS):
        return StepKind.START
    return StepKind.PURGE if kind == StepKind.EDIT and what.startswith(_PURGE_WORDS) else StepKind(kind)


def all_steps(connection: sqlite3.Connection) -> tuple[Step, ...]:
    """The whole log, oldest first."""
    files = defaultdict(list)
    for step, name, sha256 in connection.execute("SELECT step, name, sha256 FROM file ORDER BY id"):
        files[step].append((from_column(name), from_column(sha256)))
    gone = set(undone(log(connection)))
    own = steps_with_own_definitions(connection)
    rows = connection.execute(
        "SELECT number, kind, what, person, at, figures, records, target FROM step ORDER BY number"
    )
    return tuple(
        Step(
            number,
            _kind(number, kind, what),
            from_column(what),
            from_column(by),
            from_column(at),
            number in gone,
            tuple(files[number]),
            figures,
            records,
            target,
            number in own,
        )
        for number, kind, what, by, at, figures, records, target in rows
    )


def replaced_start(connection: sqlite3.Connection, steps: Sequence[int]) -> int | None:
    """The board's first step, where one of these steps has definitions that stand in place of the first ones."""
    own = steps_with_own_definitions(connection)
    return start_of(connection) if any(step in own for step in steps) else None


def start_of(connection: sqlite3.Connection) -> int | None:
    """The step with the definitions that the board started from; None in a board that started empty."""
    return next((entry.number for entry in log(connection)[:1] if entry.kind is StepKind.START), None)


def used_files(connection: sqlite3.Connection, steps: Sequence[int]) -> list[tuple[int, str, str]]:
    """(step, name, SHA-256) of the files that these steps could use, in order."""
    wanted = set(steps)
    rows = connection.execute("SELECT step, name, sha256 FROM file WHERE error IS NULL ORDER BY step, id")
    return [(step, from_column(name), from_column(sha256)) for step, name, sha256 in rows if step in wanted]


def standing_problems(connection: sqlite3.Connection, steps: Sequence[int]) -> tuple[Problem, ...]:
    """The reading problems of these steps. A file read again under the same name leaves its earlier ones behind;
    a problem without a workbook goes when every file of its import was read again; one that awaits something when a
    later step brought that."""
    wanted, names, latest = set(steps), defaultdict(set), {}
    for step, name, _ in used_files(connection, steps):
        names[step].add(name)
        latest[name] = step
    found: list[tuple[int, Problem]] = []
    for step, body in connection.execute("SELECT step, body FROM problem ORDER BY step, id"):
        if step not in wanted:
            continue
        problem: Problem = read(Problem, body)
        about = {problem.cell_source.workbook} if problem.cell_source else names[step]
        if not about or any(latest.get(name, step) <= step for name in about):
            found.append((step, problem))
    awaited = {each for _, problem in found if (each := problem.ended_by)}
    brought = steps_that_brought(connection, steps, awaited) if awaited else {}
    return tuple(problem for step, problem in found if brought.get(problem.ended_by, step) <= step)


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
    row = connection.execute(_OF_FIGURE, (to_column(code), part, month, compact_plain(steps))).fetchone()
    return None if row is None else row[0]
