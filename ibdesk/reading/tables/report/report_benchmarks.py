"""The benchmarks of a report table: a pair of columns for each, period and value, named after its heading."""

import re
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.awaited import awaited
from ibdesk.domain.board import Benchmark
from ibdesk.domain.figure import Unit
from ibdesk.domain.target import Basis
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.report.report_row import ReportRow
from ibdesk.reading.tables.settings.benchmarks_sheet import basis_or_told, unit_written
from ibdesk.reading.tables.words.headings import BENCHMARK_PERIOD, BENCHMARK_VALUE
from ibdesk.reading.values.cell_text import key_of, plain_signs, text_of
from ibdesk.reading.values.numbers import Read
from ibdesk.reading.values.percent_scale import AMBIGUOUS, unsure

_PAIR = re.compile(rf"(.+) ({BENCHMARK_PERIOD}|{BENCHMARK_VALUE})", re.IGNORECASE)


class Headed(Struct, frozen=True):
    """A benchmark's name and its columns."""

    name: str
    value: int
    period: int | None


def benchmark_columns(table: OpenTable) -> tuple[Headed, ...]:
    """The benchmarks that the headings name, like “England period” and “England value”."""
    names: dict[str, str] = {}
    columns: dict[tuple[str, str], int] = {}
    for cell in table.table.others:
        match = _PAIR.fullmatch(plain_signs(text_of(cell))) if cell.kind is Kind.TEXT else None
        if match:
            key = key_of(match[1])
            names.setdefault(key, match[1])
            columns.setdefault((key, match[2].casefold()), cell.column)
    return tuple(
        Headed(_known_spelling(table, name), columns[key, BENCHMARK_VALUE], columns.get((key, BENCHMARK_PERIOD)))
        for key, name in names.items()
        if (key, BENCHMARK_VALUE) in columns
    )


def _known_spelling(table: OpenTable, name: str) -> str:
    known = {key_of(benchmark.name): benchmark.name for benchmark in table.known.records.benchmarks}
    return known.get(key_of(name), name)


def benchmarks_of(table: OpenTable, row: ReportRow, headed: tuple[Headed, ...]) -> tuple[Benchmark, ...]:
    """The row's benchmarks, those without a number included."""
    found: list[tuple[Headed, Cell, Read]] = []
    for each in headed:
        cell = table.sheet.cell(row.number, each.value)
        table.problems.awaits = awaited("benchmark", row.code, each.name)
        read = table.number(cell, row.code)
        if cell is not None and read is not None:
            found.append((each, cell, read))
    sure = _sure(table, row, found)
    return tuple(_benchmark(table, row, each, cell, read) for each, cell, read in sure)


def _sure(table: OpenTable, row: ReportRow, found: list[tuple[Headed, Cell, Read]]) -> list[tuple[Headed, Cell, Read]]:
    """Without the numbers of a percentage's row that may be fractions of one."""
    printed = [each.read for each in (row.current, *row.previous) if each is not None]
    if row.indicator.unit is not Unit.PERCENT:
        return found
    either = unsure([read for _, _, read in found] + printed)
    for each, cell, read in found:
        if read in either:
            table.problems.report(AMBIGUOUS, cell, row.code, awaits=awaited("benchmark", row.code, each.name))
    return [one for one in found if one[2] not in either]


def _benchmark(table: OpenTable, row: ReportRow, headed: Headed, cell: Cell, read: Read) -> Benchmark:
    period_cell = table.sheet.cell(row.number, headed.period) if headed.period is not None else None
    basis = basis_or_told(table, row.indicator, headed.name, read, cell)
    if not isinstance(read.quantity, Fraction):
        basis = table.known.benchmark_basis(row.code, headed.name) or Basis.VALUE
    known = [each for each in table.known.benchmarks(row.code) if each.name == headed.name]
    period = text_of(period_cell)
    fields = [("value", cell.address)]
    if headed.period is not None:
        fields.append(("period", table.problems.source(row.number, headed.period).cell))
    return Benchmark(
        row.code,
        headed.name,
        period,
        read.quantity,
        basis,
        next((each.source_name for each in known if each.period == period), ""),
        known[-1].from_month if known else None,
        unit_written(cell, read, Unit.RATE if basis is Basis.RATE else row.indicator.unit),
        table.problems.source(row.number, cell.column, tuple(fields)),
    )
