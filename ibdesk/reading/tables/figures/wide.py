"""The wide layout: one row per indicator, one column per month; on a Numerators or Denominators sheet the counts."""

from msgspec.structs import replace

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Part
from ibdesk.reading.cells.sheet import Cell
from ibdesk.reading.tables.figures.breakdown_rows import breakdowns_of, category_in, has_categories, is_whole_said
from ibdesk.reading.tables.figures.crossed_columns import without_crossed_out
from ibdesk.reading.tables.figures.figures_of import Entry, figure_of, part_of_row, without_ambiguous, year_of_row
from ibdesk.reading.tables.figures.month_order import in_order_over
from ibdesk.reading.tables.figures.newest_comments import comment_cell, comments_on_newest
from ibdesk.reading.tables.figures.of_several import over_several, without_several_days
from ibdesk.reading.tables.months.month_headings import MonthHeading, month_of, months_over
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.values.month_text import FoundMonth


def read_wide(table: OpenTable, value_part: Part = Part.VALUE) -> Records:
    """The figures of a wide table, all of one part; with a Category column, its breakdowns; with a Comment column, its
    comments on the newest month."""
    months = {} if table.has("year") else months_over(table.table.months, table.problems)
    in_order_over(months, [heading.cell for heading in table.table.months], table.problems)
    columns = without_crossed_out(table, [heading.cell.column for heading in table.table.months])
    of_categories = has_categories(table)
    entries: list[Entry] = []
    commented: dict[int, str] = {}  # rows with a comment, and their codes
    for row in table.rows():
        cells = [cell for column in columns if (cell := table.sheet.cell(row, column)) is not None]
        comment = comment_cell(table, row)
        code = table.code(row, [*cells, comment] if comment is not None else cells)
        if code is not None and comment is not None:
            commented[row] = code
        if code is None or not cells:
            continue
        category = None
        if of_categories:
            category = category_in(table, row, cells[0], code)
            if category is None:
                continue
            category = None if is_whole_said(table, category) else category
        part = part_of_row(table, row, value_part)
        if part is None:
            continue
        if table.has("year"):
            months = _months_of_row(table, row)
        found = without_ambiguous(table, _entries(table, code, cells, months, part, category))
        table.allowance.take(len(found))
        entries += found
    entries = without_several_days(table, entries)
    return Records(
        figures=tuple(figure_of(table, entry) for entry in entries if entry.category is None),
        breakdowns=breakdowns_of(table, (entry for entry in entries if entry.category is not None)),
        comments=comments_on_newest(table, commented, entries, months, value_part) if commented else (),
    )


def _months_of_row(table: OpenTable, row: int) -> dict[int, FoundMonth]:
    """The months over the columns in the year that the row says: years down, months across."""
    written = table.shown_in_row(row).get("year")
    year = year_of_row(table, written)
    if year is None and written is not None:
        return {}
    found = {}
    for heading in table.table.months:
        month = month_of(MonthHeading(heading.cell, year or heading.above), table.problems)
        if isinstance(month, FoundMonth):
            found[heading.cell.column] = month
        elif month is not None and table.problems.once(("month of", row)):
            table.problems.report(month, year or heading.cell)
    return found


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
        if month is None or over_several(table, cell, months):
            continue
        table.problems.part = part if category is None else None
        read = table.number(cell, code, month.month, keeps_marks=True)
        if read is not None:
            read = replace(read, marks=read.marks | month.marks) if month.marks else read
            entries.append(Entry(code, month, part, read, cell, category=category))
    return entries
