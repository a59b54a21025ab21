"""The wide layout: one row per indicator, one column per month; on a Numerators or Denominators sheet the counts."""

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Part
from ibdesk.reading.cells.sheet import Cell
from ibdesk.reading.tables.breakdown_rows import breakdowns_of, category_in
from ibdesk.reading.tables.figures_of import Entry, figure_of, without_ambiguous
from ibdesk.reading.tables.month_headings import months_over
from ibdesk.reading.tables.open_table import OpenTable
from ibdesk.reading.values.month_text import FoundMonth


def read_wide(table: OpenTable, value_part: Part = Part.VALUE) -> Records:
    """The figures of a wide table, all of one part; with a Category column, its breakdowns."""
    months = months_over(table.table.months, table.told)
    columns = [heading.cell.column for heading in table.table.months]
    entries: list[Entry] = []
    for row in table.rows():
        cells = [cell for column in columns if (cell := table.sheet.cell(row, column)) is not None]
        code = table.code(row, cells)
        if code is None or not cells:
            continue
        category = None
        if table.has("category"):
            category = category_in(table, row, cells[0], code)
            if category is None:
                continue
        found = without_ambiguous(table, _entries(table, code, cells, months, value_part, category))
        table.allowance.take(len(found))
        entries += found
    return Records(
        figures=tuple(figure_of(table, entry) for entry in entries if entry.category is None),
        breakdowns=breakdowns_of(table, (entry for entry in entries if entry.category is not None)),
    )


def _entries(
    table: OpenTable,
    code: str,
    cells: list[Cell],
    months: dict[int, FoundMonth],
    part: Part,
    category: str | None,
) -> list[Entry]:
    entries = []
    for cell in cells:
        month = months.get(cell.column)
        # The column whose month is not sure was told at its heading.
        read = table.number(cell, code, month.month, keeps_marks=True) if month is not None else None
        if read is not None and month is not None:
            entries.append(Entry(code, month, part, read, cell, category=category))
    return entries
