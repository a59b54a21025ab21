"""Remarks over, under, beside and in the rows of figures that a reader has to know: told, each at its cell, as nothing
else of the import would say that the figures are rounded, late, of part of a month, or not final."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from ibdesk.domain.board import Records
from ibdesk.domain.figure import CellSource
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.columns import CellsInColumns
from ibdesk.reading.cells.ranges import position
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.tables.around.places import ROWS_ABOVE, lines_beside, month_in
from ibdesk.reading.tables.months.days_within import day_shown
from ibdesk.reading.tables.opened.table import Table
from ibdesk.reading.tables.words.coverage import COVERAGE_HEADINGS, covers_part_in_row
from ibdesk.reading.tables.words.headings import LONG, WIDE
from ibdesk.reading.tables.words.marks_said import mark_in_row, marks_over
from ibdesk.reading.tables.words.remarks import (
    HOW_HEADINGS,
    LAG_HEADINGS,
    REMARK_HEADINGS,
    ROUNDING_HEADINGS,
    UNTIL_HEADINGS,
    Remark,
    days_up_to,
    remark_in_row,
    remark_over,
)
from ibdesk.reading.values.cell_text import key_in, plain_signs, text_of
from ibdesk.reading.values.month_names import month_number
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable
from ibdesk.reading.values.spans import days_in

_READ_WITH_HEADING = LAG_HEADINGS | ROUNDING_HEADINGS
_HEADINGS = REMARK_HEADINGS | HOW_HEADINGS | _READ_WITH_HEADING | COVERAGE_HEADINGS
_OF_ONE_ROW = (Remark.NOT_ALL, Remark.NOT_FINAL)
_MOST_CELLS, _ROWS_BELOW, _LAST_DAYS, _LONGEST = 2, 20, 7, 120
_MEANS = {
    Remark.ROUNDED: "The figures may be rounded, so sums and percentages made of them may be a little off.",
    Remark.LATE: "The figures may be of an earlier month than the one that stands with them.",
    Remark.OF_WEEKS: "The months may be of whole weeks, and not the calendar's.",
    Remark.PART_MONTH: "The figures may be of part of the month alone.",
    Remark.OF_PART: "The figures may be of part of the whole alone.",
    Remark.NOT_ALL: "The figures may leave something out, or hold something twice.",
    Remark.OTHERS: "The figures may be others than the indicators' own, or of a part alone.",
    Remark.NOT_FINAL: "The figures may change yet, and nothing marks them as provisional.",
}


def report_remarks(
    sheet: Sheet, tables: Collection[Table], held: Mapping[int, Records], problems: SheetProblems
) -> None:
    """Tell of the remarks with the sheet's tables of figures of which something was kept."""
    of_figures = [
        table for index, table in enumerate(tables)
        if (table.layout.name in (LONG, WIDE) or table.mapping is not None) and index in held and held[index].figures
    ]  # fmt: skip
    if not of_figures or isinstance(sheet.cells, CellsInColumns):
        return
    newest = max(figure.month for records in held.values() for figure in records.figures)
    told: set[object] = set()
    for cell, over in (*_lines(sheet, of_figures, newest), *_notes(sheet, of_figures, newest)):
        if (over, text_of(cell)) not in told:
            told.add((over, text_of(cell)))
            problems.report(remark_said(cell, over, "with these figures"), cell)
    in_rows = [each for table in of_figures for each in _in_rows(sheet, table)]
    rows = _rows_of(held) if in_rows else {}
    for cell, said in in_rows:
        code, last = rows.get(cell.row, ("", None))
        remark = _until(cell, last) if said is None and last is not None else said
        is_told = remark not in _OF_ONE_ROW and (remark, text_of(cell), cell.column) in told
        if last is None or remark is None or is_told:
            continue
        told.add((remark, text_of(cell), cell.column))
        # Under a heading such words are a figure's state, as Draft and Final are.
        is_state = remark is Remark.NOT_FINAL and any(
            sheet.cell(table.heading_row, cell.column) for table in of_figures
        )
        severity = Severity.INFO if is_state else Severity.WARNING
        problems.report(remark_said(cell, remark, "in a row of figures", severity), cell, code or None)


def _lines(sheet: Sheet, tables: Sequence[Table], newest: Month) -> Iterator[tuple[Cell, Remark]]:
    """The texts over the tables, under them, those that stand nearly alone in their rows, and those in no cell."""
    over = {row for table in tables for row in range(max(1, table.heading_row - ROWS_ABOVE), table.heading_row)}
    over |= {row for table in tables for row in (*table.notes, *table.rows[-_ROWS_BELOW:])}
    for row in sorted(over):
        cells = sheet.row(row)
        is_over = any(row < table.heading_row for table in tables)
        if not is_over and len(cells) > _MOST_CELLS:
            continue
        for at, cell in enumerate(cells):
            said, before = text_of(cell), cells[at - 1] if at else None
            if is_over and before is not None and before.kind is Kind.TEXT and before.column == cell.column - 1:
                label = text_of(before).rstrip(" :")
                said = f"{label}: {_as_shown(cell)}"
                if covers_part_in_row(_as_shown(cell), label):
                    yield cell, Remark.OF_PART
                    continue
            elif cell.kind is not Kind.TEXT:
                continue
            if (remark := _over(said, newest) or _over(text_of(cell), newest)) is not None:
                yield cell, remark
    corner = sheet.row(tables[0].heading_row)[0]
    for line in (*lines_beside(sheet, corner), corner._replace(kind=Kind.TEXT, value=sheet.name)):
        if (remark := _over(text_of(line), newest)) is not None:
            yield line, remark


def _as_shown(cell: Cell) -> str:
    """What a cell says, a share as it is shown: 0.8 under the format 0% is 80%."""
    if isinstance(cell.value, Decimal) and "%" in cell.number_format:
        return f"{float(cell.value) * 100:g}%"
    return text_of(cell)


def _notes(sheet: Sheet, tables: Collection[Table], newest: Month) -> Iterator[tuple[Cell, Remark]]:
    """The notes on headings and on cells over them, as texts at their cells."""
    rows = {row for table in tables for row in range(table.heading_row - ROWS_ABOVE, table.heading_row + 1)}
    for (row, column), text in sorted(sheet.notes.items()):
        remark = _over(text, newest) or _not_marked(text) if row in rows else None
        if remark is not None:
            yield Cell(row, column, Kind.TEXT, text), remark


def _over(text: str, newest: Month) -> Remark | None:
    if (remark := remark_over(text)) is not None:
        return remark
    last = days_up_to(text)
    if last is None or month_number(last[1]) != newest.number:
        return None
    return Remark.PART_MONTH if last[0] <= newest.last_day.day - _LAST_DAYS else None


def _in_rows(sheet: Sheet, table: Table) -> Iterator[tuple[Cell, Remark | None]]:
    """The remarks in columns without a heading, or under one for such remarks, that nothing else is read from; None for
    those that say up to when their figures go."""
    known = {*table.columns.values(), *(heading.cell.column for heading in table.months)}
    others = {cell.column: cell for cell in sheet.row(table.heading_row) if cell.column not in known}
    known |= {column for column, cell in others.items() if key_in(cell) not in _HEADINGS | UNTIL_HEADINGS}
    if sheet.columns_used() <= known:
        return
    with_heading = {column: text_of(cell) for column, cell in others.items() if key_in(cell) in _READ_WITH_HEADING}
    coverage = {column: text_of(cell) for column, cell in others.items() if key_in(cell) in COVERAGE_HEADINGS}
    until = {column for column, cell in others.items() if key_in(cell) in UNTIL_HEADINGS}
    for cells in sheet.rows_of(table.rows):
        for cell in cells if len(cells) > 1 else ():
            if cell[1] in until:
                yield cell, None
            elif cell[1] in coverage:
                if covers_part_in_row(_as_shown(cell), coverage[cell[1]]):
                    yield cell, Remark.OF_PART
            elif cell[1] not in known and (cell[2] is Kind.TEXT or cell[1] in with_heading):
                remark = _not_marked(text_of(cell), with_heading.get(cell[1], ""))
                if remark is not None or days_up_to(text_of(cell)) is not None:
                    yield cell, remark


def _not_marked(text: str, heading: str = "") -> Remark | None:
    """What a remark in a row says; None where its figures are marked for it."""
    remark = remark_in_row(text, heading)
    is_marked = remark is Remark.NOT_FINAL and (mark_in_row(text) is not None or bool(marks_over(text)))
    return None if is_marked else remark


def _until(cell: Cell, last: Month) -> Remark | None:
    """What the day or the month up to which a row's figures go says of the latest of them."""
    text = text_of(cell)
    if (remark := _over(text, last) or _over(f"to {text}", last)) is not None:
        return remark
    day, month = day_shown(cell) or next(days_in(text), None), month_in(cell)
    if day is not None and Month.of(day) == last:
        return Remark.PART_MONTH if day.day <= last.last_day.day - _LAST_DAYS and day.day > 1 else None
    return Remark.LATE if month is not None and month < last else None


def _rows_of(held: Mapping[int, Records]) -> dict[int, tuple[str, Month]]:
    """The rows that figures were kept from, each with its indicator, "" where there are several, and its last month."""
    rows: dict[int, tuple[str, Month]] = {}
    for figure in (each for records in held.values() for each in records.figures):
        at = position(figure.source.cell) if isinstance(figure.source, CellSource) else None
        if at is not None:
            code, last = rows.get(at[0], (figure.code, figure.month))
            rows[at[0]] = code if code == figure.code else "", max(last, figure.month)
    return rows


def remark_said(cell: Cell, remark: Remark, where: str, severity: Severity = Severity.WARNING) -> Unreadable:
    """What to say of a remark that stands there."""
    text = plain_signs(text_of(cell))
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return Unreadable(
        "remark-on-figures",
        f"“{shown}” stands {where}. {_MEANS[remark]} They were kept as they stand.",
        "Nothing, if that is known; otherwise say it in a comment, mark the figures with [p] or [e], or bring in the "
        "figures as they should be.",
        severity,
    )
