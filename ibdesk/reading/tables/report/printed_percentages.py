"""Percentages that a table prints beside their two counts, in columns or rows that are not read. They are not kept, for
the counts make them; one that the counts do not make is told at its cell."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.awaited import awaited_figure
from ibdesk.domain.board import Records
from ibdesk.domain.figure import CellSource, Figure, Part, Unit
from ibdesk.domain.mapping import KIND
from ibdesk.domain.month import Month
from ibdesk.domain.number import percentage, plain, round_half_up
from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.ranges import position
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.tables.opened.table import Table
from ibdesk.reading.tables.words.headings import LONG, WIDE
from ibdesk.reading.values.cell_text import key_of, text_of
from ibdesk.reading.values.numbers import Read, read_number
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable

_PERCENT = frozenset(("%", "percent", "percentage", "pct", "pc", "percentages", "%age", "percentageshare", "share"))
_LAST_WORD = re.compile(r"(?:^|[\s/(-])(%|per ?cent|percentage|pct)\)?\s*$", re.IGNORECASE)


class _Counts(Struct, frozen=True):
    """The two counts of an indicator and month, with the cells that they stand in."""

    code: str
    month: Month
    above: Fraction
    below: Fraction
    rows: tuple[int, int]
    columns: tuple[int, int]


def report_printed_percentages(
    sheet: Sheet, tables: Sequence[Table], held: Mapping[int, Records], problems: SheetProblems
) -> None:
    """Tell each percentage that the counts in its row, or above it in its column, do not give."""
    figures_of = [table for table in tables if table.layout.name in (LONG, WIDE)]
    # The tables that a mapping makes of one block of headings have the same ones.
    by_headings = {table.heading_row: table for table in figures_of}.values()
    headings = [(cell, frozenset(table.rows)) for table in by_headings for cell in _headings(sheet, tables, table)]
    labels = [table for table in figures_of if table.mapping is not None and _in_rows(table)]
    if not headings and not labels:
        return
    counts = list(_counts(figure for records in held.values() for figure in records.figures))
    for heading, rows in headings:
        for each in _beside(heading.column, [each for each in counts if each.rows[0] in rows]):
            _compare(problems, sheet.cell(each.rows[0], heading.column), each)
    for table in labels[:1]:
        for row, each in _below(sheet, table, counts):
            _compare(problems, sheet.cell(row, each.columns[0]), each)


def _headings(sheet: Sheet, tables: Sequence[Table], table: Table) -> Iterator[Cell]:
    """Those of percentages that no table reads."""
    read = {column for each in tables for column in each.columns.values()}
    read |= {month.cell.column for each in tables for month in each.months}
    for cell in sheet.row(table.heading_row):
        if cell.kind is Kind.TEXT and cell.column not in read and _says_percent(text_of(cell)):
            yield cell


def _says_percent(text: str) -> bool:
    return key_of(text) in _PERCENT or _LAST_WORD.search(text) is not None


def _in_rows(table: Table) -> bool:
    assert table.mapping is not None
    return KIND in table.columns and any(
        part is None and word in _PERCENT for word, part in table.mapping.kinds.items()
    )


def _counts(figures: Iterable[Figure]) -> Iterator[_Counts]:
    together: dict[tuple[str, Month], dict[Part, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        if figure.part in (Part.NUMERATOR, Part.DENOMINATOR) and isinstance(figure.source, CellSource):
            together[figure.code, figure.month][figure.part].append(figure)
    for (code, month), parts in together.items():
        above, below = parts[Part.NUMERATOR], parts[Part.DENOMINATOR]
        if len(above) != 1 or len(below) != 1:
            continue
        numbers, places = [above[0].quantity, below[0].quantity], [_place(above[0]), _place(below[0])]
        if isinstance(numbers[0], Fraction) and isinstance(numbers[1], Fraction) and None not in places:
            (row, column), (other_row, other_column) = (place for place in places if place is not None)
            yield _Counts(code, month, numbers[0], numbers[1], (row, other_row), (column, other_column))


def _place(figure: Figure) -> tuple[int, int] | None:
    return position(figure.source.cell) if isinstance(figure.source, CellSource) else None


def _beside(column: int, counts: Sequence[_Counts]) -> Iterator[_Counts]:
    """The counts right before a column of percentages, or else right after it; in a row of one pair the pair."""
    rows: dict[int, list[_Counts]] = defaultdict(list)
    for each in counts:
        if each.rows[0] == each.rows[1]:
            rows[each.rows[0]].append(each)
    first = min((min(each.columns) for of_row in rows.values() for each in of_row), default=0)
    for of_row in rows.values():
        near = [
            each
            for each in of_row
            if (max(each.columns) + 1 == column if first < column else min(each.columns) - 1 == column)
        ]
        yield from near or (of_row if len(of_row) == 1 else ())


def _below(sheet: Sheet, table: Table, counts: Sequence[_Counts]) -> Iterator[tuple[int, _Counts]]:
    """The rows of percentages with the counts that stand in other rows of the same indicator, in each column."""
    by = table.columns.get("code", table.columns.get("name", 0))
    of_code: dict[str, list[_Counts]] = defaultdict(list)
    for each in counts:
        if each.columns[0] == each.columns[1]:
            of_code[_written(sheet, table, each.rows[0], by)].append(each)
    for row in table.rows:
        if key_of(text_of(sheet.cell(row, table.columns[KIND]))) in _PERCENT:
            for each in of_code.get(_written(sheet, table, row, by), ()):
                yield row, each


def _written(sheet: Sheet, table: Table, row: int, column: int) -> str:
    """The code or name of a row; of the nearest row above where it is left blank."""
    above = (each for each in reversed(table.rows) if each <= row)
    return next((text for each in above if (text := text_of(sheet.cell(each, column)))), "")


def _compare(problems: SheetProblems, cell: Cell | None, counts: _Counts) -> None:
    read = read_number(cell) if cell is not None else None
    if cell is None or not isinstance(read, Read) or not isinstance(read.quantity, Fraction):
        return
    if read.unit not in (None, Unit.PERCENT) or counts.below < 0:
        return
    given = read.quantity
    bare = read.unit is None and abs(given) <= 1  # 0.65 without a sign may be 65 %
    if counts.below and _gives(counts, given, bare):
        return
    made = f"which is {_shown(counts)}" if counts.below else "and a share of 0 is none"
    shown = f"{plain(given)}%" if read.unit is Unit.PERCENT or not bare else plain(given)
    problems.report(
        Unreadable(
            "percentage-does-not-follow",
            f"{shown} is given for indicator {counts.code} for {counts.month.long}, beside {plain(counts.above)} of "
            f"{plain(counts.below)}, {made}. The counts are kept, and the page shows what they give.",
            "Find out which is right, and correct the percentage or the counts.",
            Severity.WARNING,
        ),
        cell,
        counts.code,
        counts.month,
        awaited_figure(counts.code, counts.month, Part.NUMERATOR.value),
    )


def _gives(counts: _Counts, given: Fraction, bare: bool) -> bool:
    made = percentage(counts.above, counts.below)
    return _same(made, given) or (bare and _same(made / 100, given))


def _same(made: Fraction, given: Fraction) -> bool:
    """Whether it is the made one rounded to its own decimals; a spreadsheet's own division has more than six."""
    for decimals in range(7):
        if round_half_up(given, decimals) == given:
            return abs(made - given) <= Fraction(1, 2 * 10**decimals)
    return abs(made - given) < Fraction(1, 10**5)


def _shown(counts: _Counts) -> str:
    made = percentage(counts.above, counts.below)
    return f"{plain(Fraction(round_half_up(made, 2)))}%"
