"""The report table: one row per indicator with what its page prints, to set a board up from, or to audit a report."""

from collections.abc import Iterator

from msgspec.structs import replace

from ibdesk.domain.awaited import awaited, awaited_figure
from ibdesk.domain.board import Comment, Direction, PrintedDirection, Records
from ibdesk.domain.figure import Covers, Figure, Missing, Part, Quantity, Supply, Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.month import Month
from ibdesk.domain.printed_report import PrintedQuarter
from ibdesk.domain.problem import Severity
from ibdesk.domain.target import Target
from ibdesk.reading.cells.sheet import Cell
from ibdesk.reading.tables.months.asked_months import quarters_meant
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.report.printed_ratings import NOT_KEPT, columns_of_ratings
from ibdesk.reading.tables.report.report_benchmarks import Headed, benchmark_columns, benchmarks_of
from ibdesk.reading.tables.report.report_row import PREVIOUS, Printed, ReportRow, open_row
from ibdesk.reading.tables.settings.targets_sheet import says_no_target, stated_basis, target_in, target_of
from ibdesk.reading.values.cell_text import plain_signs, text_of
from ibdesk.reading.values.numbers import marks_otherwise, report_marks
from ibdesk.reading.values.percent_scale import AMBIGUOUS, unsure
from ibdesk.reading.values.sheet_problems import Unreadable
from ibdesk.reading.values.vocabulary import DIRECTIONS

# A month, what the value covers, and the value.
_Dated = tuple[Month, Covers, Printed]
_VARIATION_SELECTOR = "\ufe0f"


def read_report_table(table: OpenTable) -> Records:
    """Definitions, targets, benchmarks, comments, directions and the three printed months, as finished figures.

    A row whose code and name the board knows goes over the known definition; the others make their own.
    """
    headed = benchmark_columns(table)
    for heading in columns_of_ratings(table):
        table.problems.report(NOT_KEPT, heading)
    indicators: list[Indicator] = []
    parts: list[Records] = []
    for number in table.rows():
        row = open_row(table, number)
        if row is not None:
            indicators.append(row.indicator)
            parts.append(_records_of(table, row, headed))
            table.allowance.take(parts[-1].count)
    return Records(
        indicators=tuple(indicators),
        targets=tuple(target for part in parts for target in part.targets),
        benchmarks=tuple(benchmark for part in parts for benchmark in part.benchmarks),
        figures=tuple(figure for part in parts for figure in part.figures),
        comments=tuple(comment for part in parts for comment in part.comments),
        printed_directions=tuple(printed for part in parts for printed in part.printed_directions),
    )


def _records_of(table: OpenTable, row: ReportRow, headed: tuple[Headed, ...]) -> Records:
    target = _target(table, row)
    previous = list(_previous(table, row))
    printed = _direction(table, row, tuple(each for each in previous if isinstance(each, PrintedQuarter)))
    return Records(
        targets=(target,) if target else (),
        benchmarks=benchmarks_of(table, row, headed),
        figures=tuple(_figures(table, row, previous)),
        comments=tuple(_comment(table, row)),
        printed_directions=(printed,) if printed else (),
    )


def _figures(table: OpenTable, row: ReportRow, previous: list[_Dated | PrintedQuarter]) -> Iterator[Figure]:
    indicator = row.indicator
    dated = [each for each in previous if not isinstance(each, PrintedQuarter)]
    if row.current is not None:
        dated.insert(0, (row.month, indicator.value_period, row.current))
    reads = [printed.read for _, _, printed in dated]
    either = unsure(reads) if indicator.unit is Unit.PERCENT else ()
    for month, covers, printed in dated:
        if printed.read in either:
            awaits = awaited_figure(row.code, month, Part.VALUE.value)
            table.problems.report(AMBIGUOUS, printed.cell, row.code, month, awaits)
        else:
            yield _figure(table, row, month, covers, Part.VALUE, printed)
    cell = table.cell(row.number, "rate")
    table.problems.part = Part.RATE
    read = table.number(cell, row.code, row.month, keeps_marks=True)
    if cell is not None and read is not None:
        covers = indicator.rate_covers or indicator.value_period
        yield _figure(table, row, row.month, covers, Part.RATE, Printed(cell, read))


def _previous(table: OpenTable, row: ReportRow) -> Iterator[_Dated | PrintedQuarter]:
    """The earlier values whose month is sure, and those of a quarter that names no financial year."""
    covers = row.indicator.value_period
    for (period, _), printed in zip(PREVIOUS, row.previous, strict=True):
        cell = table.cell(row.number, period)
        if printed is None:
            continue
        if cell is None or not text_of(cell):
            table.problems.report(_NO_PERIOD, printed.cell, row.code)
            continue
        found = table.month(cell, row.code)
        if found is not None:
            yield found.month, Covers.QUARTER if found.quarter else covers, printed
        elif could_be := quarters_meant(cell):
            read, source = printed.read, row.source_at(printed.cell)
            yield PrintedQuarter(text_of(cell), read.quantity, read.unit, could_be, source)


def _figure(table: OpenTable, row: ReportRow, month: Month, covers: Covers, part: Part, printed: Printed) -> Figure:
    read = printed.read
    if read.marks:
        report_marks(table.problems, marks_otherwise(printed.cell), printed.cell, row.code, month)
    # A missing comment has no record of its own: its empty cell is kept in the figure's source.
    source = table.problems.source_of(printed.cell)._replace(fields=row.comment_cell)
    return Figure(row.code, month, part, read.quantity, Supply.FINISHED, covers, source, read.unit, read.marks)


def _target(table: OpenTable, row: ReportRow) -> Target | None:
    """The printed target over the known one: what the page does not print (its tolerance, its dates) is kept. Of one
    that came with the program no tolerance is, which nobody confirmed."""
    cell = table.cell(row.number, "target")
    if cell is None:
        return None
    known = table.known.target(row.code, row.month)
    table.problems.awaits = awaited("target", row.code)
    written = target_in(table, cell, row.code)
    if written is None:
        if known is not None and (not text_of(cell) or says_no_target(cell)):
            table.problems.report(_TARGET_NOT_PRINTED, cell, row.code)
        return None
    stated = stated_basis(written, row.indicator)
    basis = stated or (known.basis if known is not None and row.known is not None else None)
    target = target_of(table, row.indicator, written, cell, basis)
    if target is None:
        return None
    begin = known if known is not None and row.known is not None and not known.inherited else target
    return replace(
        begin,
        bounds=target.bounds,
        basis=basis,
        basis_stated=stated is not None or basis is None,
        from_month=known.from_month if known is not None else None,
        source=row.source_at(cell),
    )


def _direction(table: OpenTable, row: ReportRow, quarters: tuple[PrintedQuarter, ...]) -> PrintedDirection | None:
    cell = table.cell(row.number, "direction")
    text = plain_signs(text_of(cell)).casefold().replace(_VARIATION_SELECTOR, "")
    direction = DIRECTIONS.get(text)
    if cell is not None and text and direction is None:
        table.problems.report(_NO_DIRECTION, cell, row.code, row.month)
    if (cell is None or direction is None) and not quarters:
        return None
    source = row.source_at(cell) if cell is not None else quarters[0].source
    current, previous = _quantity(row.current), _quantity(row.previous[0])
    return PrintedDirection(row.code, row.month, direction or Direction.UNKNOWN, current, previous, source, quarters)


def _quantity(printed: Printed | None) -> Quantity:
    return printed.read.quantity if printed is not None else Missing.BLANK


def _comment(table: OpenTable, row: ReportRow) -> Iterator[Comment]:
    cell: Cell | None = table.cell(row.number, "comments")
    text = table.text(row.number, "comments")
    if cell is not None and text:
        yield Comment(row.code, row.month, text, row.indicator.officer, source=table.problems.source_of(cell))


_NO_PERIOD = Unreadable(
    "month-missing",
    "Nothing says which month this previous value is for, so it was not kept.",
    "Write the month in the period's column, like Aug-13.",
)
_TARGET_NOT_PRINTED = Unreadable(
    "target-not-printed",
    "This row prints no target, but the board holds one for the indicator. The board's goes on.",
    "Nothing, if the target holds; otherwise end it in the board.",
    Severity.INFO,
)
_NO_DIRECTION = Unreadable(
    "unreadable-direction",
    "This is no direction of travel that can be read, so it was not used.",
    "Write ↑, ↓ or ↔, or up, down or level.",
    Severity.WARNING,
)
