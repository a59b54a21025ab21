"""The unused columns and the hidden cells of a table, each reported once, so that nothing is dropped unreported."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.around.marks_said import columns_of_marks
from ibdesk.reading.tables.months.odd_months import may_be_month, names_month
from ibdesk.reading.tables.opened.crossed_out import crossed_heading
from ibdesk.reading.tables.opened.doubtful_rows import beyond_headings
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.report.printed_ratings import NOT_KEPT, columns_of_ratings
from ibdesk.reading.tables.words.headings import FIGURE_HEADINGS
from ibdesk.reading.tables.words.kinds_of_numbers import NumberKind, kind_of
from ibdesk.reading.values.cell_text import found_in, key_in
from ibdesk.reading.values.month_refusals import HOW_TO_WRITE
from ibdesk.reading.values.numbers import holds_number, unreadable_formula
from ibdesk.reading.values.sheet_problems import Unreadable

_LONGEST_HEADING = 60
_MOST_TRIED = 50_000  # texts that begin like numbers and are none


def report_unused_columns(table: OpenTable, used: Collection[int] = (), elsewhere: Collection[int] = ()) -> None:
    """Report the columns that are not used. `used` are columns that the reader understood beyond the layout's own,
    `elsewhere` those of other tables on the sheet."""
    months = [heading.cell.column for heading in table.table.months]
    used = {*used, *columns_of_marks(table)}
    others = [cell for cell in table.table.others if cell.column not in used]
    for rating in columns_of_ratings(table):
        if rating in others:
            table.problems.report(NOT_KEPT, rating)
            others.remove(rating)
    headed = {*table.table.columns.values(), *months, *used, *(cell.column for cell in table.table.others)}
    bare = _without_heading(table, headed)
    beside = _beside(table, elsewhere)
    others += [heading for column in beside if (heading := table.sheet.cell(table.table.heading_row, column))]
    numbers = _columns_with_numbers(table, others)
    for cell in others:
        below = (found for row in table.table.rows if (found := table.sheet.cell(row, cell.column)) is not None)
        if (crossed := crossed_heading(cell, below)) is not None:
            table.problems.report(crossed, cell)
            beside.pop(cell.column, None)
            continue
        between = bool(months) and min(months) < cell.column < max(months)
        if cell.column in numbers and cell.kind in (Kind.ERROR, Kind.FORMULA_WITHOUT_RESULT):
            table.problems.report(unreadable_formula(cell), cell)  # it may have been a month
        else:
            table.problems.report(_unknown_heading(table, cell, between, cell.column in numbers), cell)
        beside.pop(cell.column, None)
    for first in (*bare.values(), *beside.values()):
        table.problems.report(_no_heading(table, first), first)


def report_unmapped_columns(table: OpenTable, said_of: Collection[int]) -> None:
    """Report the columns inside a mapped table that the mapping does not name."""
    for first in _without_heading(table, said_of).values():
        table.problems.report(_no_heading(table, first), first)


def _without_heading(table: OpenTable, headed: Collection[int]) -> dict[int, Cell]:
    """The first cell of every column inside the table that has no heading, a number where there is one."""
    inside = range(table.table.first_column, table.table.last_column + 1)
    bare = {column for column in inside if column not in headed}
    return _firsts(cell for cell in _cells_of_rows(table) if cell.column in bare) if bare else {}


def _beside(table: OpenTable, elsewhere: Collection[int]) -> dict[int, Cell]:
    """The first number, as a text too, in every column left or right of the table that no other table has, and the
    first text right beside a table without comments: what was entered before its heading stands there."""
    first, last = table.table.first_column, table.table.last_column
    if all(first <= column <= last for column in table.sheet.columns_used()):
        return {}
    outside: list[Cell] = []
    for row, cells in zip(table.table.rows, table.sheet.rows_of(table.table.rows), strict=True):
        if cells[0].column >= first and cells[-1].column <= last:
            continue
        if beyond_headings(table.sheet, table.table, row) is not None:  # told for its whole row
            continue
        if len(table.within(row)) > 1:
            outside += (cell for cell in cells if not first <= cell.column <= last)
    may_be_comments = "comment" in table.table.layout.headings and not table.has("comment")
    right_beside = (first - 1, last + 1) if may_be_comments else ()
    return _firsts(
        cell for cell in outside if cell.column not in elsewhere and (cell.column in right_beside or holds_number(cell))
    )


def _firsts(cells: Iterable[Cell]) -> dict[int, Cell]:
    firsts: dict[int, Cell] = {}
    for cell in cells:
        first = firsts.setdefault(cell.column, cell)
        if first is not cell and not holds_number(first) and holds_number(cell):
            firsts[cell.column] = cell
    return firsts


def _cells_of_rows(table: OpenTable) -> Iterator[Cell]:
    """The cells inside the table; those of notes left out, which stand alone in their row."""
    for row in table.table.rows:
        cells = table.within(row)
        if len(cells) > 1:
            yield from cells


def _columns_with_numbers(table: OpenTable, headings: Collection[Cell]) -> set[int]:
    columns = {cell.column for cell in headings}
    if not columns:
        return set()
    found: set[int] = set()
    for row in table.table.rows:
        if not columns:
            break
        # In a text file every cell is a text.
        found.update(
            cell.column
            for cell in table.sheet.row(row)
            if cell.column in columns and (cell.kind is Kind.NUMBER or holds_number(cell))
        )
        columns -= found
    return found


def _unknown_heading(table: OpenTable, cell: Cell, between_months: bool, has_numbers: bool) -> Unreadable:
    """A warning where figures may stand below it: between months, under a heading that may mean a time, or under one
    of the headings of figures."""
    heading = found_in(cell)[:_LONGEST_HEADING]
    if (twin := _twin(table, cell)) is not None:
        return Unreadable(
            "column-not-used",
            f"“{heading}” means the same as “{found_in(twin)[:_LONGEST_HEADING]}” in {twin.address}, and one column is "
            "read for it. This one was not used.",
            "Take out the column that does not count, or give it another heading.",
            Severity.WARNING if key_in(cell) in FIGURE_HEADINGS else Severity.INFO,
        )
    if table.table.months and has_numbers and may_be_month(heading):
        return Unreadable(
            "column-not-used",
            f"“{heading}” looks like a month and cannot be read as one, so this column was not used.",
            f"{HOW_TO_WRITE} If it is not the indicators' own figure for that month, give it another heading.",
        )
    # "Rolling 12 months" is no month, and "Aug-14 (forecast)" is one.
    another = kind_of(heading) in (NumberKind.OTHER, NumberKind.EARLIER) and not names_month(heading)
    may_be_time = any(map(str.isdigit, heading.replace("10,000", ""))) and not another
    may_be_figures = has_numbers and (may_be_time or key_in(cell) in FIGURE_HEADINGS)
    layout = "a month" if between_months else "a heading that is known here"
    return Unreadable(
        "column-not-used",
        f"“{heading}” is not {layout}, so this column was not used.",
        "Nothing, if nothing in it is needed; otherwise give the column one of the headings listed in the help.",
        Severity.WARNING if between_months or may_be_figures else Severity.INFO,
    )


def _twin(table: OpenTable, cell: Cell) -> Cell | None:
    """The heading whose column is read, where this one means the same."""
    roles: Mapping[str, tuple[str, ...]] = table.table.layout.headings
    role = next((role for role, keys in roles.items() if key_in(cell) in keys), None)
    column = table.table.columns.get(role) if role else None
    return table.covered.cell(table.table.heading_row, column) if column else None


def _no_heading(table: OpenTable, first: Cell) -> Unreadable:
    """Of a column that has no heading, or shares one that is merged over it."""
    over = table.covered.cell(table.table.heading_row, first.column)
    said = (
        "This column has no heading, so it was not used."
        if over is None
        else f"“{found_in(over)[:_LONGEST_HEADING]}” is merged over this column too, and the one in {over.address} is "
        "read for it. This one was not used."
    )
    return Unreadable(
        "column-not-used",
        said,
        "Nothing, if nothing in it is needed; otherwise write a heading over it.",
        Severity.WARNING if holds_number(first) else Severity.INFO,
    )
