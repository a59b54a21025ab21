"""Figures as typed rows: added for a step, and read back as they stand after some steps."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import cache
from itertools import chain
from typing import NamedTuple

from ibdesk.domain.figure import (
    NO_MARKS,
    PROVISIONAL,
    CellSource,
    Covers,
    Figure,
    Missing,
    Part,
    Quantity,
    Supply,
    Unit,
    cell_source_from,
    figure_from,
)
from ibdesk.domain.kept_source import as_kept, source_and_marks_of
from ibdesk.domain.month import Month
from ibdesk.domain.number import exact_text, from_exact_text
from ibdesk.store.files.failures import Damaged
from ibdesk.store.rows.figures_again import moved_cell, said_of
from ibdesk.store.rows.json_text import compact, from_column, parsed, to_column
from ibdesk.store.rows.schema import add_figures_again, figures_checked_together
from ibdesk.store.rows.standing_rows import Row, brought_again, standing_rows

_COLUMNS = ("step", "series", "month", "quantity", "missing", "unit", "provisional", "sheet", "cell", "fields")
_OFTEN_THE_SAME = ("step", "missing", "unit", "provisional", "sheet", "fields")  # in all rows of a step
# Of fewer the rows are no load, and a board that holds none kept so can be opened by older programs.
LEAST_AGAIN = 1000
_ROWS_AT_ONCE = 50


class Series(NamedTuple):
    code: str
    part: Part
    supply: Supply
    covers: Covers


def add_figures(
    connection: sqlite3.Connection, step: int, figures: Iterable[Figure], standing: Sequence[int] = ()
) -> int:
    """Add the figures of a step in their order; how many there were. Those that stand already after the steps
    `standing`, but for their place, are kept as where they stand, if there are many."""

    @cache
    def series(code: str, part: Part, supply: Supply, covers: Covers) -> int:
        return _id_of(
            connection,
            "series",
            {"code": to_column(code), "part": part.value, "supply": supply.value, "covers": covers.value},
        )

    @cache
    def sheet(workbook: str, name: str) -> int:
        return _id_of(connection, "sheet", {"workbook": to_column(workbook), "name": to_column(name)})

    month_text = cache(str)
    number_texts: dict[int, str] = {}  # by identity: readers share equal numbers, and a fraction's hash is slow

    def number_text(number: Fraction) -> str:
        text = number_texts.get(id(number))
        if text is None:
            text = number_texts[id(number)] = exact_text(number)
        return text

    def row(figure: Figure) -> Row:
        code, month, part, quantity, supply, covers, source, unit, marks = figure
        if marks or not isinstance(source, CellSource):
            source = as_kept(source, marks)
        workbook, name, cell, fields = source
        # (To ask whether it is a Missing, an enum, would take ten times as long.)
        number, missing = (quantity, None) if isinstance(quantity, Fraction) else (None, quantity)
        return (
            step,
            series(code, part, supply, covers),
            month_text(month),
            None if number is None else number_text(number),
            None if missing is None else missing.value,
            unit.value if unit else None,
            int(figure.provisional) if marks else 0,
            sheet(workbook, name),
            to_column(cell),
            compact(fields) if fields else None,
        )

    figures = tuple(figures)
    rows = [row(figure) for figure in figures]
    sequence = brought_again(connection, rows, standing) if len(rows) >= LEAST_AGAIN else []
    if len(rows) - sequence.count(None) >= LEAST_AGAIN and sequence:
        add_figures_again(connection, step, said_of(sequence))
        own = [row for row, again in zip(rows, sequence, strict=True) if again is None]
    else:
        own = rows
    add_rows(connection, step, own)
    return len(rows)


def add_rows(connection: sqlite3.Connection, step: int, rows: Sequence[Row]) -> None:
    """Many rows of a step a statement, with what is the same in all of them once: in a third of the time of one by one.
    IntegrityError where one breaks a rule of the table."""
    if not rows:
        return
    columns = dict(zip(_COLUMNS, zip(*rows, strict=True), strict=True))
    same = {name: its[0] for name in _OFTEN_THE_SAME if (its := columns[name]).count(its[0]) == len(rows)}
    others = [name for name in _COLUMNS if name not in same]
    row = f"({', '.join([*(f'?{number}' for number, _ in enumerate(same, 1)), *('?' for _ in others)])})"
    add = f"INSERT INTO figure ({', '.join([*same, *others])}) VALUES "
    left = list(zip(*(columns[name] for name in others), strict=True))
    with figures_checked_together(connection, step):
        for start in range(0, len(left), _ROWS_AT_ONCE):
            some = left[start : start + _ROWS_AT_ONCE]
            connection.execute(add + ", ".join([row] * len(some)), (*same.values(), *chain.from_iterable(some)))


def standing_figures(connection: sqlite3.Connection, steps: Sequence[int]) -> tuple[Figure, ...]:
    """What holds after these steps, given in their order. Damaged for a row that was never written so."""
    series = _all_series(connection)
    sheets = {
        number: (from_column(workbook), from_column(name))
        for number, workbook, name in connection.execute("SELECT id, workbook, name FROM sheet")
    }
    month, quantity = cache(Month.parse_kept), cache(_quantity)
    unit: Callable[[str | None], Unit | None] = cache(lambda word: None if word is None else Unit(word))
    figures = []
    try:
        for row, moved in standing_rows(connection, steps):
            line, when, number, missing, written, provisional, sheet, cell, fields = row
            code, part, supply, covers = series[line]
            labels = _fields(fields) if fields else ()
            if moved is None:
                kept = cell_source_from((*sheets[sheet], from_column(cell), labels))
            else:
                place = from_column(moved.workbook), from_column(moved.sheet)
                kept = CellSource(*place, moved_cell(cell, moved.rows, moved.columns), labels)
            marks = PROVISIONAL if provisional else NO_MARKS
            source, marks = source_and_marks_of(kept, bool(provisional)) if fields else (kept, marks)
            its = code, month(when), part, quantity(number, missing), supply, covers, source, unit(written), marks
            figures.append(figure_from(its))
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise Damaged(f"not a figure: {error}") from error
    return tuple(figures)


def _all_series(connection: sqlite3.Connection) -> dict[int, Series]:
    rows = connection.execute("SELECT id, code, part, supply, covers FROM series")
    try:
        return {
            number: Series(from_column(code), Part(part), Supply(supply), Covers(covers))
            for number, code, part, supply, covers in rows
        }
    except ValueError as error:
        raise Damaged(f"not a series: {error}") from error


def _quantity(number: str | None, missing: str | None) -> Quantity:
    if number is not None:
        return from_exact_text(number)
    return Missing(str(missing))


def _fields(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(cell)) for name, cell in parsed(text))


def _id_of(connection: sqlite3.Connection, table: str, values: dict[str, str]) -> int:
    """The row of a small table of names, added where it is new. Table and columns are this module's own words."""
    same = " AND ".join(f"{column} = ?" for column in values)
    found = connection.execute(f"SELECT id FROM {table} WHERE {same}", tuple(values.values())).fetchone()
    if found:
        return int(found[0])
    columns, marks = ", ".join(values), ", ".join("?" * len(values))
    added = connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(values.values()))
    return int(added.lastrowid or 0)
