"""The long layout: one row per indicator and month; with a Category column, a breakdown."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from ibdesk.domain.board import Comment, Records
from ibdesk.domain.figure import NO_MARKS, Covers, Mark, Missing, Part, Supply
from ibdesk.domain.mapping import KIND, PERIOD
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.figures.breakdown_rows import breakdowns_of, category_in, has_categories, is_whole_said
from ibdesk.reading.tables.figures.crossed_columns import without_crossed_out
from ibdesk.reading.tables.figures.figures_of import (
    Entry,
    entry_of,
    figure_of,
    part_of_row,
    without_ambiguous,
    year_of_row,
)
from ibdesk.reading.tables.figures.month_order import in_order_down
from ibdesk.reading.tables.figures.of_several import over_several, without_several_days
from ibdesk.reading.tables.months.month_numbers import month_by_number
from ibdesk.reading.tables.months.numbered_months import numbered_month
from ibdesk.reading.tables.opened.crossed_out import crossed_label, is_crossed
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.settings.row_fields import word_in
from ibdesk.reading.values.cell_text import key_in, text_of
from ibdesk.reading.values.month_text import FoundMonth
from ibdesk.reading.values.numbers import Read, marks_alone, read_number
from ibdesk.reading.values.sheet_problems import Unreadable
from ibdesk.reading.values.vocabulary import COVERS, MONTHLY_PART, NO_MONTHS, PROVISIONAL

_PARTS = {
    "value": Part.VALUE,
    "numerator": Part.NUMERATOR,
    "denominator": Part.DENOMINATOR,
    "rate": Part.RATE,
}


def read_long(table: OpenTable, value_part: Part = Part.VALUE) -> Records:
    """The figures, comments and breakdowns of a long table.

    `value_part` says what the Value column holds: on a sheet of numerators, numerators.
    """
    parts = {heading: part for heading, part in _PARTS.items() if table.has(heading)}
    held = without_crossed_out(table, [table.table.columns[heading] for heading in parts])
    parts = {heading: part for heading, part in parts.items() if table.table.columns[heading] in held}
    if "value" in parts:
        parts["value"] = value_part
    of_categories = has_categories(table)
    entries: list[Entry] = []
    comments: list[Comment] = []
    said_by_row, merged = table.table.mapping is not None and table.has(KIND), table.covered.any
    for row in table.rows():
        in_row = table.in_row(row)
        kind = part_of_row(table, row, value_part) if said_by_row else value_part
        if kind is None:
            continue
        cells = _cells(table, row, parts if kind is value_part else {"value": kind}, in_row)
        comment = in_row.get("comment")
        shown = table.shown_in_row(row) if merged else in_row
        code = table.code_met(shown) or table.code(row, _used(cells, comment), shown)
        if code is None or not (cells or comment):
            continue
        if (said := table.parts_said.get(row)) is not None:
            cells = [(cell, said if part is value_part else part) for cell, part in cells]
        month = table.month_met(shown) or _month(table, shown, code, _used(cells, comment))
        if month is None:
            continue
        found = _entries(table, row, code, month, cells, in_row, of_categories) if cells else []
        table.allowance.take(len(found) + bool(comment))
        entries += found
        if comment:
            comments += _comments(table, row, comment, code, month.month)
    kept = in_order_down(table, without_several_days(table, _sure(table, entries)))
    return Records(
        figures=tuple(figure_of(table, entry) for entry in kept if entry.category is None),
        breakdowns=breakdowns_of(table, (entry for entry in kept if entry.category is not None)),
        comments=tuple(comments),
    )


def _cells(
    table: OpenTable, row: int, parts: Mapping[str, Part], in_row: Mapping[str, Cell]
) -> list[tuple[Cell, Part]]:
    """The row's cells of figures; without marks that only fill the places of parts that the row says it has not."""
    found = []
    for heading, part in parts.items():  # mostly one: a comprehension would take twice as long
        if (cell := in_row.get(heading)) is not None:
            found.append((cell, part))
    stated = table.text(row, "supplied") if "supplied" in in_row else ""
    if not stated:
        return found
    words = {word.strip() for word in stated.casefold().split(",")}
    said = [in_row[heading] for heading in words if heading in in_row]
    return [(cell, part) for cell, part in found if cell in said or not _is_mark(cell)]


def _used(cells: Iterable[tuple[Cell, Part]], comment: Cell | None) -> list[Cell]:
    """The cells of a row that would be kept."""
    return [*(cell for cell, _ in cells), *((comment,) if comment is not None else ())]


def _is_mark(cell: Cell) -> bool:
    read = read_number(cell)
    return isinstance(read, Read) and isinstance(read.quantity, Missing)


def _month(table: OpenTable, shown: Mapping[str, Cell], code: str, used: list[Cell]) -> FoundMonth | None:
    if table.table.mapping is not None and table.table.mapping.month is not None:
        return table.table.mapping.month
    cell = _month_cell(shown)
    if cell is None:
        table.problems.report(_NO_MONTH, used[0], code)
        return None
    if is_crossed(cell):
        table.problems.report(crossed_label(cell, used), cell, code)
        return None
    if table.table.mapping is not None and key_in(cell) in NO_MONTHS:
        if table.problems.once(("month", cell.address)):
            table.problems.report(_NO_MONTHS_ROW, cell)
        return None
    written = shown.get("year")
    year = year_of_row(table, written)
    if year is None and written is not None:
        return None
    numbered = month_by_number(cell, year, "month" not in shown) if table.table.mapping else None
    if isinstance(numbered, Unreadable) and year is None and numbered_month(cell) is not None:
        numbered = None  # asked, as its year is
    if isinstance(numbered, Unreadable):
        if table.problems.once(("month", cell.address)):
            table.problems.report(numbered, cell, code)
        return None
    return numbered or table.month(cell, code, year)


def _month_cell(shown: Mapping[str, Cell]) -> Cell | None:
    cell = shown.get("month") or shown.get(PERIOD)
    return None if cell is not None and cell.kind is Kind.TEXT and not text_of(cell) else cell


def _entries(
    table: OpenTable,
    row: int,
    code: str,
    month: FoundMonth,
    cells: list[tuple[Cell, Part]],
    in_row: Mapping[str, Cell],
    of_categories: bool,
) -> list[Entry]:
    category = None
    if of_categories:
        category = category_in(table, row, cells[0][0], code, month.month)
        if category is None:
            return []
        category = None if is_whole_said(table, category) else category
    covers = _covers(table, in_row["covers"], code) if "covers" in in_row else None
    if isinstance(covers, Unreadable):
        return []
    stated, is_part, alone = None, False, True
    if covers is not None:
        stated, is_part = covers if isinstance(covers, Covers) else None, covers is Supply.PARTS
        alone = all(part is Part.RATE for _, part in cells)
    marks = _marks_beside(table, in_row["provisional"], code) if "provisional" in in_row else NO_MARKS
    more = marks | month.marks if marks or month.marks else NO_MARKS
    entries = []
    for cell, part in cells:
        if table.sheet.merged and over_several(table, cell, table.table.columns.values()):
            continue
        table.problems.part = part if category is None else None
        read = table.number(cell, code, month.month, keeps_marks=True)
        if read is not None:
            read = replace(read, marks=read.marks | more) if more else read
            # What a row says it covers is its value; a rate has its own period, unless it stands there alone.
            said = alone or part is not Part.RATE
            entries.append(
                entry_of((code, month, part, read, cell, stated if said else None, category, is_part and said))
            )
    table.problems.part = None
    return entries


def _marks_beside(table: OpenTable, cell: Cell, code: str) -> frozenset[Mark]:
    """The marks in a column of their own: [p], [e] [r], or whether the figure is provisional in words."""
    return marks_alone(text_of(cell)) or frozenset(
        {Mark.PROVISIONAL} if word_in(table, cell, PROVISIONAL, code) else ()
    )


def _covers(table: OpenTable, cell: Cell, code: str) -> Covers | Supply | Unreadable | None:
    """The period of a finished figure, or that it is none; None where the row says nothing of it."""
    if not text_of(cell):
        return None
    covers = Supply.PARTS if key_in(cell) in MONTHLY_PART else COVERS.get(key_in(cell))
    if covers is None:
        table.problems.report(_NO_COVERS, cell, code)
        return _NO_COVERS
    return covers


def _comments(table: OpenTable, row: int, cell: Cell, code: str, month: Month) -> Iterator[Comment]:
    if text := table.text(row, "comment"):
        yield Comment(code, month, text, source=table.problems.source_of(cell))


def _sure(table: OpenTable, entries: list[Entry]) -> list[Entry]:
    """The entries without percentages of unknown scale; all of one code in the column count as one row."""
    percentages = {code for code in {entry.code for entry in entries} if table.known.may_be_percentage(code)}
    if not percentages:
        return entries
    rows: dict[tuple[str, bool], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.code in percentages:
            rows[entry.code, entry.category is None].append(entry)
    others = [entry for entry in entries if entry.code not in percentages]
    kept = [entry for row in rows.values() for entry in without_ambiguous(table, row)]
    return sorted(kept + others, key=lambda entry: (entry.cell.row, entry.cell.column))


_NO_MONTH = Unreadable(
    "month-missing",
    "This row does not say which month it is about, so nothing of it was used.",
    "Write the month in the row, like Aug 2014.",
)
_NO_MONTHS_ROW = Unreadable(
    "total-not-used",
    "This row is a sum or an average over months, which IBDesk works out itself, so it was not used.",
    "Nothing.",
    Severity.INFO,
)
_NO_COVERS = Unreadable(
    "unreadable-covers",
    "This does not say in known words which time the figure covers, so the row's figures were not used.",
    "Write month, month end, quarter, 12 months, year to date or monthly part, or leave it blank.",
)
