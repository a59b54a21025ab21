"""The Benchmarks sheet: England, statistical neighbours and the region, each value with its own period."""

import re

from msgspec import Struct

from ibdesk.domain.awaited import awaited
from ibdesk.domain.board import Benchmark, Records
from ibdesk.domain.figure import Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Severity
from ibdesk.domain.target import Basis
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.settings.row_fields import fields_in, row_source, word_in
from ibdesk.reading.values.cell_text import plain_signs, text_of
from ibdesk.reading.values.numbers import Read
from ibdesk.reading.values.percent_scale import AMBIGUOUS, unsure
from ibdesk.reading.values.sheet_problems import Unreadable
from ibdesk.reading.values.vocabulary import BASES

_LATEST = Month(9999, 12)
_AFTER_NUMBER = re.compile(r"[-+]? ?[\d,. ]+(.*)", re.DOTALL)
_UNIT_WORDS = {Unit.PERCENT: "%", Unit.DAYS: "days", Unit.RATE: "per 10,000", Unit.COUNT: "(count)"}


class _Row(Struct, frozen=True):
    number: int
    indicator: Indicator
    cell: Cell
    read: Read
    basis: Basis


def read_benchmarks(table: OpenTable) -> Records:
    """The benchmarks of a Benchmarks sheet."""
    rows = [found for row in table.rows() if (found := _row(table, row)) is not None]
    unsure = _unsure(rows)
    for row in unsure:
        awaits = awaited("benchmark", row.indicator.code, table.text(row.number, "name"))
        table.problems.report(AMBIGUOUS, row.cell, row.indicator.code, awaits=awaits)
    return Records(benchmarks=tuple(_benchmark(table, row) for row in rows if row not in unsure))


def _row(table: OpenTable, row: int) -> _Row | None:
    cell = table.cell(row, "value")
    code_cell = table.cell(row, "code")
    name = table.text(row, "name")
    if cell is None or code_cell is None:
        if cell is not None and len(table.within(row)) > 1:
            table.problems.report(_INCOMPLETE, cell)
        return None
    code = table.known.code_in(code_cell)
    if code is None:
        table.problems.report(_unknown(text_of(code_cell)), code_cell)
        return None
    if not name:
        table.problems.report(_INCOMPLETE, cell, code)
        return None
    table.problems.awaits = awaited("benchmark", code, name)
    read = table.number(cell, code)
    if read is None:
        return None
    indicator = table.known.definition(code, _LATEST)
    return _Row(row, indicator, cell, read, _basis(table, row, indicator, name, read))


def _unsure(rows: list[_Row]) -> list[_Row]:
    """Rows of percentages that may be fractions of one; all of one code count as one row."""
    either: list[_Row] = []
    percentages = [row for row in rows if row.basis is Basis.VALUE and row.indicator.unit is Unit.PERCENT]
    for code in dict.fromkeys(row.indicator.code for row in percentages):
        same = [row for row in percentages if row.indicator.code == code]
        reads = unsure(row.read for row in same)
        either += [row for row in same if row.read in reads]
    return either


def _benchmark(table: OpenTable, row: _Row) -> Benchmark:
    indicator = row.indicator
    expected = Unit.RATE if row.basis is Basis.RATE else indicator.unit
    said = fields_in(table, row.number, Benchmark, indicator.code, ("code", "value", "basis"))
    return Benchmark(
        code=indicator.code,
        quantity=row.read.quantity,
        basis=row.basis,
        unit_written=unit_written(row.cell, row.read, expected),
        source=row_source(table, row.number),
        **{"period": ""} | said,
    )


def unit_written(cell: Cell, read: Read, expected: Unit) -> str:
    """The unit as written beside the number where it is not the expected one: "Days" of "19 Days"."""
    if read.unit in (None, expected):
        return ""
    after = _AFTER_NUMBER.fullmatch(plain_signs(text_of(cell))) if cell.kind is Kind.TEXT else None
    return (after[1].strip() if after else "") or _UNIT_WORDS[read.unit or expected]


def _basis(table: OpenTable, row: int, indicator: Indicator, name: str, read: Read) -> Basis:
    cell = table.cell(row, "basis")
    stated = word_in(table, cell, BASES, indicator.code)
    if stated is not None:
        return stated
    return basis_or_told(table, indicator, name, read, table.cell(row, "value"))


def basis_or_told(table: OpenTable, indicator: Indicator, name: str, read: Read, cell: Cell | None) -> Basis:
    """The basis of a benchmark that does not state one: by its unit, else the known one's, else the value, reported."""
    if read.unit is Unit.RATE:
        return Basis.RATE
    if read.bare is None or indicator.unit in (Unit.PERCENT, Unit.RATE):
        return Basis.VALUE
    known = table.known.benchmark_basis(indicator.code, name)
    if known is None and cell is not None:
        table.problems.report(_NO_BASIS, cell, indicator.code)
    return known or Basis.VALUE


def _unknown(found: str) -> Unreadable:
    return Unreadable(
        "unknown-code",
        f"“{found[:60]}” is not the code of any indicator of this board. The benchmark was not kept.",
        "Correct it, or define the indicator on an Indicators sheet of the workbook, and read it again.",
    )


_INCOMPLETE = Unreadable(
    "benchmark-incomplete",
    "This benchmark lacks its indicator's code or its name (England, for one), so it was not used.",
    "Write the code and the name in the row.",
)
_NO_BASIS = Unreadable(
    "benchmark-basis",
    "Nothing says whether this benchmark is for the value or for the rate per 10,000. It was taken for the value.",
    "State its basis, value or rate, on a Benchmarks sheet.",
    Severity.WARNING,
)
