"""A removal in a board's rows: figures and comments taken out, texts replaced, what the log counts put right."""

import sqlite3
from collections.abc import Collection, Sequence
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.board import Comment
from ibdesk.domain.figure import BreakdownFigure, Quantity
from ibdesk.domain.month import Month
from ibdesk.domain.number import from_exact_text, plain
from ibdesk.domain.problem import Problem
from ibdesk.domain.said_in_public import without_figures
from ibdesk.store.removing.numbers_in_texts import Writings, WrittenAt, texts_of_comment, writings_of
from ibdesk.store.removing.removal import CommentRemoval, FigureRemoval, Removal, Replacing, TextRemoval, pattern_of
from ibdesk.store.removing.removed_numbers import may_say_number, says_number
from ibdesk.store.removing.removed_packs import change_public_versions, remove_packs
from ibdesk.store.removing.removed_texts import replace_text
from ibdesk.store.rows.figures_again import Again, Own, Part, parts_of, said_of
from ibdesk.store.rows.json_text import compact_plain, from_column, parsed, read, to_column
from ibdesk.store.rows.record_rows import TAKEN_AWAY, kind_of
from ibdesk.store.rows.schema import figures_again, set_figures_again, steps_with_figures_again

# id, step, number, workbook, sheet and cell
FigureRow = tuple[int, int, str | None, str, str, str]
# What holds a figure's number beside the figure itself.
_OF_FIGURES = ("breakdown", "printed_direction")
_SAYS_ENOUGH = 2  # digits of a rounded number in a reason


class Removed(Struct, frozen=True):
    """How much a removal takes out of one file. `texts` are those in which words were replaced, `told` the problems
    and accepted warnings that named what goes, `public` the public versions that said it. `packs` are the
    sealed packs that hold it or may, by their steps; `packs_gone` whether they go too. `named_in` are the comments, by
    indicator and month, that write a removed figure's number; `named_gone` whether they go too. `perhaps_in` are the
    places that may write it, rounded or in another way: they stay, for a person to look at."""

    figures: int = 0
    comments: int = 0
    texts: int = 0
    told: int = 0
    public: int = 0
    packs: tuple[int, ...] = ()
    packs_gone: bool = False
    named_in: tuple[tuple[str, Month], ...] = ()
    named_gone: bool = False
    perhaps_in: tuple[WrittenAt, ...] = ()

    def __bool__(self) -> bool:
        rows = self.figures or self.comments or self.texts or self.told or self.public
        return bool(rows or (self.packs and self.packs_gone))


def remove(connection: sqlite3.Connection, removal: Removal, step: int, packs: bool) -> Removed:
    """Take it out of every row, which is to be the step of this number. With `packs` sealed packs that may hold it go
    too. Fingerprints are no longer right afterwards."""
    if isinstance(removal, TextRemoval):
        gone = remove_packs(connection, removal, 0, packs)
        return Removed(texts=replace_text(connection, Replacing(removal.text, step)), packs=gone, packs_gone=packs)
    figures = figure_rows_of(connection, removal) if isinstance(removal, FigureRemoval) else []
    records = records_of(connection, removal)
    brought = [brought for _, brought, *_ in figures] + list(records.values())
    gone = remove_packs(connection, removal, min(brought), packs) if brought else ()
    told = _remove_told(connection, removal, figures) if brought else 0
    public, with_it = 0, Removed()
    found = Writings()
    if isinstance(removal, FigureRemoval):
        public = _remove_from_public(connection, removal, figures, records)
        found = writings_of(connection, removal.code, removal.month, _numbers_of(connection, figures, records))
        if removal.with_comments:
            with_it = _together([remove(connection, CommentRemoval(*place), step, packs) for place in found.surely])
    numbers = {number for number, *_ in figures}
    _take_from_lines(connection, numbers)
    _delete(connection, "figure", numbers)
    _delete(connection, "record", records)
    _count_again(connection)
    if isinstance(removal, CommentRemoval):
        return Removed(comments=len(records), told=told, packs=gone, packs_gone=packs)
    return Removed(
        len(numbers) + len(records),
        comments=with_it.comments,
        told=told + with_it.told,
        public=public,
        packs=tuple(sorted({*gone, *with_it.packs})),
        packs_gone=packs,
        named_in=found.surely,
        named_gone=bool(found.surely) and removal.with_comments,
        perhaps_in=found.perhaps,
    )


def _together(removed: Sequence[Removed]) -> Removed:
    """What several comments' removals took out."""
    return Removed(
        comments=sum(each.comments for each in removed),
        told=sum(each.told for each in removed),
        packs=tuple([step for each in removed for step in each.packs]),
    )


def is_named_in(connection: sqlite3.Connection, removal: Removal, text: str) -> bool:
    """Whether a text names what is removed: the words, a number however it is written, the texts of a comment."""
    if isinstance(removal, TextRemoval):
        return pattern_of(removal.text).search(text) is not None
    records = records_of(connection, removal)
    if isinstance(removal, CommentRemoval):
        return any(pattern_of(words).search(text) for words in _texts_of(connection, records) if words)
    numbers = _numbers_of(connection, figure_rows_of(connection, removal), records)
    if says_number(text, numbers) or may_say_number(text, numbers, _SAYS_ENOUGH):
        return True
    found = writings_of(connection, removal.code, removal.month, numbers) if removal.with_comments else Writings()
    return any(is_named_in(connection, CommentRemoval(*place), text) for place in found.surely)


def _texts_of(connection: sqlite3.Connection, comments: Collection[int]) -> list[str]:
    """What people wrote in these records of comments: the comment, and what of it was to go out in public."""
    found: list[str] = []
    for number in comments:
        (body,) = connection.execute("SELECT body FROM record WHERE id = ?", (number,)).fetchone()
        if body != TAKEN_AWAY and isinstance(comment := read(kind_of("comment"), body), Comment):
            found += texts_of_comment(comment)
    return found


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
        (compact_plain(kinds), removal.step),
    )
    return {number: step for number, step, key in rows if parsed(key)[:2] == [removal.code, str(removal.month)]}


def _remove_from_public(
    connection: sqlite3.Connection, removal: FigureRemoval, figures: Sequence[FigureRow], records: Collection[int]
) -> int:
    """How many public versions said it."""
    numbers: Collection[Quantity] | None = None if removal.step is None else _numbers_of(connection, figures, records)
    return change_public_versions(
        connection, lambda said: without_figures(said, removal.code, removal.month, removal.part, numbers)
    )


def _numbers_of(
    connection: sqlite3.Connection, figures: Sequence[FigureRow], records: Collection[int]
) -> set[Fraction]:
    found = {from_exact_text(number) for _, _, number, *_ in figures if number}
    for number in records:
        kind, body = connection.execute("SELECT kind, body FROM record WHERE id = ?", (number,)).fetchone()
        record = read(kind_of(kind), body)
        if isinstance(record, BreakdownFigure) and isinstance(record.quantity, Fraction):
            found.add(record.quantity)
    return found


# What names figures and comments


def _remove_told(
    connection: sqlite3.Connection, removal: FigureRemoval | CommentRemoval, figures: Sequence[FigureRow]
) -> int:
    """The problems and accepted warnings that may hold it: those of the indicator's month and of the cell, and any of
    the indicator that write one of the numbers. A warning that stands is found again, and asked about again."""
    sources = {(from_column(book), from_column(sheet), from_column(cell)) for *_, book, sheet, cell in figures}
    numbers = {from_exact_text(number) for _, _, number, *_ in figures if number}
    written = {plain(number) for number in numbers}

    def holds(code: str | None, month: object, words: str) -> bool:
        if code != removal.code:
            return False
        return month == removal.month or any(number in words for number in written) or says_number(words, numbers)

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
