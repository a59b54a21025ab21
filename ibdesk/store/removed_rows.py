"""A removal in a board's rows: figures and comments taken out, texts replaced, what the log counts put right."""

import json
import sqlite3
from collections.abc import Callable, Collection, Sequence

from msgspec import Struct

from ibdesk.domain.figure import BreakdownFigure, Quantity
from ibdesk.domain.number import from_exact_text, plain
from ibdesk.domain.problem import Problem
from ibdesk.domain.said_in_public import with_categories, without_figures
from ibdesk.domain.workbook_contents import SheetRead
from ibdesk.store.column_text import from_column, to_column
from ibdesk.store.figures_again import Again, Own, Part, parts_of, said_of
from ibdesk.store.json_text import compact, parsed, read, written
from ibdesk.store.record_rows import TAKEN_AWAY, key_text, kind_of
from ibdesk.store.removal import (
    CommentRemoval,
    FigureRemoval,
    Removal,
    Replacing,
    TextRemoval,
    check_no_code,
    with_texts,
)
from ibdesk.store.removed_packs import change_public_versions, remove_packs
from ibdesk.store.schema import figures_again, set_figures_again, steps_with_figures_again
from ibdesk.store.step_rows import START_WORDS, purge_words

# id, step, number, workbook, sheet and cell
FigureRow = tuple[int, int, str | None, str, str, str]
# What holds a figure's number beside the figure itself.
_OF_FIGURES = ("breakdown", "printed_direction")


class Removed(Struct, frozen=True):
    """How much a removal takes out of one file. `texts` are those in which words were replaced, `told` the problems
    and accepted warnings that named what goes, `public` the public versions that said it. `packs` are the
    sealed packs that hold it or may, by their steps; `packs_gone` whether they go too."""

    figures: int = 0
    comments: int = 0
    texts: int = 0
    told: int = 0
    public: int = 0
    packs: tuple[int, ...] = ()
    packs_gone: bool = False

    def __bool__(self) -> bool:
        rows = self.figures or self.comments or self.texts or self.told or self.public
        return bool(rows or (self.packs and self.packs_gone))


def remove(connection: sqlite3.Connection, removal: Removal, step: int, packs: bool) -> Removed:
    """Take it out of every row, which is to be the step of this number. With `packs` sealed packs that may hold it go
    too. Fingerprints are no longer right afterwards."""
    if isinstance(removal, TextRemoval):
        gone = remove_packs(connection, removal, 0, packs)
        return Removed(texts=_replace_text(connection, Replacing(removal.text, step)), packs=gone, packs_gone=packs)
    figures = figure_rows_of(connection, removal) if isinstance(removal, FigureRemoval) else []
    records = records_of(connection, removal)
    brought = [brought for _, brought, *_ in figures] + list(records.values())
    gone = remove_packs(connection, removal, min(brought), packs) if brought else ()
    told = _remove_told(connection, removal, figures) if brought else 0
    public = _remove_from_public(connection, removal, figures, records) if isinstance(removal, FigureRemoval) else 0
    numbers = {number for number, *_ in figures}
    _take_from_lines(connection, numbers)
    _delete(connection, "figure", numbers)
    _delete(connection, "record", records)
    _count_again(connection)
    if isinstance(removal, CommentRemoval):
        return Removed(comments=len(records), told=told, packs=gone, packs_gone=packs)
    return Removed(len(numbers) + len(records), told=told, public=public, packs=gone, packs_gone=packs)


def words_of(connection: sqlite3.Connection, removal: Removal) -> tuple[str, ...]:
    """What is removed, as a person would write it: the words, the numbers, the texts of the comment."""
    if isinstance(removal, TextRemoval):
        return (removal.text,)
    if isinstance(removal, FigureRemoval):
        numbers = [number for _, _, number, *_ in figure_rows_of(connection, removal) if number]
        return tuple([plain(from_exact_text(number)) for number in numbers])
    bodies = [
        connection.execute("SELECT body FROM record WHERE id = ?", (number,)).fetchone()[0]
        for number in records_of(connection, removal)
    ]
    return tuple([text for body in bodies if (text := read(kind_of("comment"), body).text.strip())])


# Figures


def figure_rows_of(connection: sqlite3.Connection, removal: FigureRemoval) -> list[FigureRow]:
    found = connection.execute(
        "SELECT figure.id, step, quantity, workbook, sheet.name, cell FROM figure "
        "JOIN series ON series.id = figure.series JOIN sheet ON sheet.id = figure.sheet "
        "WHERE code = ? AND month = ? AND (?3 IS NULL OR part = ?3)",
        (to_column(removal.code), str(removal.month), removal.part and removal.part.value),
    ).fetchall()
    if removal.step is None:
        return found
    again = {part.id for part in _sequence(connection, removal.step) if part is not None}
    return [row for row in found if row[1] == removal.step or row[0] in again]


def _sequence(connection: sqlite3.Connection, step: int) -> list[Again | None]:
    """A step's figures where it has a line that says which it brought again; None stands for a row of its own."""
    said = figures_again(connection, step)
    if said is None:
        return []
    last = connection.execute("SELECT coalesce(max(id), 0) FROM figure").fetchone()[0]
    return [each for part in parts_of(said, last) for each in _each_of(part)]


def _each_of(part: Part) -> list[Again | None]:
    if isinstance(part, Own):
        return [None] * part.count
    return [Again(part.first + at, part.moved) for at in range(part.count)]


def _take_from_lines(connection: sqlite3.Connection, gone: Collection[int]) -> None:
    """Let no step say that it brought these rows again."""
    for step in sorted(steps_with_figures_again(connection)) if gone else ():
        own = iter(connection.execute("SELECT id FROM figure WHERE step = ? ORDER BY id", (step,)).fetchall())
        sequence = _sequence(connection, step)
        left = [each for each in sequence if (next(own)[0] if each is None else each.id) not in gone]
        if len(left) != len(sequence):
            set_figures_again(connection, step, said_of(left) if any(left) else None)


def records_of(connection: sqlite3.Connection, removal: FigureRemoval | CommentRemoval) -> dict[int, int]:
    """The records that a removal is about, by id, with the step that brought each."""
    if isinstance(removal, FigureRemoval) and removal.part is not None:
        return {}
    kinds = ("comment",) if isinstance(removal, CommentRemoval) else _OF_FIGURES
    rows = connection.execute(
        "SELECT id, step, key FROM record "
        "WHERE kind IN (SELECT value FROM json_each(?1)) AND (?2 IS NULL OR step = ?2)",
        (json.dumps(kinds), removal.step),
    )
    return {number: step for number, step, key in rows if parsed(key)[:2] == [removal.code, str(removal.month)]}


def _remove_from_public(
    connection: sqlite3.Connection, removal: FigureRemoval, figures: Sequence[FigureRow], records: Collection[int]
) -> int:
    """How many public versions said it."""
    numbers = None if removal.step is None else _numbers_of(connection, figures, records)
    return change_public_versions(
        connection, lambda said: without_figures(said, removal.code, removal.month, removal.part, numbers)
    )


def _numbers_of(
    connection: sqlite3.Connection, figures: Sequence[FigureRow], records: Collection[int]
) -> set[Quantity]:
    found: set[Quantity] = {from_exact_text(number) for _, _, number, *_ in figures if number}
    for number in records:
        kind, body = connection.execute("SELECT kind, body FROM record WHERE id = ?", (number,)).fetchone()
        record = read(kind_of(kind), body)
        if isinstance(record, BreakdownFigure):
            found.add(record.quantity)
    return found


# What names figures and comments


def _remove_told(
    connection: sqlite3.Connection, removal: FigureRemoval | CommentRemoval, figures: Sequence[FigureRow]
) -> int:
    """The problems and accepted warnings that may hold it: those of the indicator's month and of the cell, and any of
    the indicator that write one of the numbers. A warning that stands is found again, and asked about again."""
    sources = {(from_column(book), from_column(sheet), from_column(cell)) for *_, book, sheet, cell in figures}
    numbers = {plain(from_exact_text(number)) for _, _, number, *_ in figures if number}

    def holds(code: str | None, month: object, words: str) -> bool:
        return code == removal.code and (month == removal.month or any(number in words for number in numbers))

    def told(problem: Problem) -> bool:
        place = problem.cell_source[:3] if problem.cell_source else None
        return place in sources or holds(problem.code, problem.month, f"{problem.found} {problem.message}")

    rows = connection.execute("SELECT id, body FROM problem").fetchall()
    problems = [number for number, body in rows if told(read(Problem, body))]
    rows = connection.execute("SELECT id, body FROM record WHERE kind = 'acceptance'").fetchall()
    accepted = [(number, read(kind_of("acceptance"), body)) for number, body in rows]
    acceptances = [number for number, each in accepted if holds(each.code, each.month, f"{each.found} {each.message}")]
    _delete(connection, "problem", problems)
    _delete(connection, "record", acceptances)
    return len(problems) + len(acceptances)


def _delete(connection: sqlite3.Connection, table: str, ids: Collection[int]) -> None:
    connection.executemany(f"DELETE FROM {table} WHERE id = ?", [(number,) for number in ids])


def _count_again(connection: sqlite3.Connection) -> None:
    """Let every step say how much of what it brought is there."""
    again = {step: sum(map(bool, _sequence(connection, step))) for step in steps_with_figures_again(connection)}
    for table, column in (("figure", "figures"), ("record", "records")):
        counts: dict[int, int] = dict(connection.execute(f"SELECT step, count(*) FROM {table} GROUP BY step"))
        for step, said in connection.execute(f"SELECT number, {column} FROM step").fetchall():
            there = counts.get(step, 0) + (again.get(step, 0) if table == "figure" else 0)
            if there != said:
                connection.execute(f"UPDATE step SET {column} = ? WHERE number = ?", (there, step))


# Texts


def _replace_text(connection: sqlite3.Connection, change: Replacing) -> int:
    for (code,) in connection.execute("SELECT DISTINCT code FROM series"):
        check_no_code(from_column(code), change)

    def column(text: str) -> str:
        return to_column(change(from_column(text)))

    def problem(body: str) -> str:
        return _changed(Problem, body, change)

    def sheets(body: str) -> str:
        return _changed(tuple[SheetRead, ...], body, change)

    def reasons(body: str) -> str:
        pairs = parsed(body)
        changed = [[name, change(said) if name == "reason" else said] for name, said in pairs]
        return body if changed == pairs else compact(changed)

    _update(connection, "step", "number", "what", lambda text: _with_words(text, column))
    _update(connection, "step", "number", "person", column)
    _update(connection, "file", "id", "name", column)
    _update(connection, "file", "id", "error", column)
    _update(connection, "file", "id", "sheets", sheets)
    _update(connection, "sheet", "id", "workbook", column)
    _update(connection, "sheet", "id", "name", column)
    _update(connection, "figure", "id", "fields", reasons)
    _update(connection, "problem", "id", "body", problem)
    for step in steps_with_figures_again(connection):
        line = parsed(figures_again(connection, step) or "")
        if (new := [[column(book), column(sheet)] for book, sheet in line["sheets"]]) != line["sheets"]:
            set_figures_again(connection, step, compact(line | {"sheets": new}))
    _replace_in_records(connection, change)
    change_public_versions(connection, lambda said: with_categories(said, change))
    return change.count


def _replace_in_records(connection: sqlite3.Connection, change: Replacing) -> None:
    for number, kind, key, body in connection.execute("SELECT id, kind, key, body FROM record").fetchall():
        if body == TAKEN_AWAY:
            row = compact([change(part) if isinstance(part, str) else part for part in parsed(key)]), body
        else:
            record = read(kind_of(kind), body)
            new = with_texts(record, change)
            row = (key, body) if new == record else (key_text(new), written(kind_of(kind), new))
        if row != (key, body):
            connection.execute("UPDATE record SET key = ?, body = ? WHERE id = ?", (*row, number))


def _with_words(text: str, change: Callable[[str], str]) -> str:
    """The words of a step but for those by which the start and a removal are known."""
    if text == START_WORDS:
        return text
    known = purge_words("")
    return known + change(text.removeprefix(known)) if text.startswith(known) else change(text)


def _changed(kind: object, body: str, change: Callable[[str], str]) -> str:
    record = read(kind, body)
    new = with_texts(record, change)
    return body if new == record else written(kind, new)


def _update(connection: sqlite3.Connection, table: str, key: str, column: str, change: Callable[[str], str]) -> None:
    rows = connection.execute(f"SELECT {key}, {column} FROM {table} WHERE {column} IS NOT NULL").fetchall()
    new = [(changed, number) for number, text in rows if (changed := change(text)) != text]
    connection.executemany(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", new)
