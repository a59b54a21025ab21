"""Comments in a column beside columns of months: about the newest month, where nothing else is possible."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from ibdesk.domain.awaited import awaited
from ibdesk.domain.board import Comment
from ibdesk.domain.figure import Part
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.sheet import Cell
from ibdesk.reading.tables.figures.figures_of import Entry
from ibdesk.reading.tables.months.odd_months import may_be_month
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.values.cell_text import found_in, key_in
from ibdesk.reading.values.month_text import FoundMonth
from ibdesk.reading.values.sheet_problems import Unreadable


def comments_on_newest(
    table: OpenTable, rows: Mapping[int, str], entries: Sequence[Entry], months: Mapping[int, FoundMonth], part: Part
) -> tuple[Comment, ...]:
    """The comments of rows, given with their codes, as comments on the newest month that has a number in the table;
    those of rows that say nothing of that month, and all where it is not certain, are told and left out."""
    cells = {row: cell for row in rows if (cell := table.cell(row, "comment")) is not None}
    if not cells:
        return ()
    numbers = [entry.month.month for entry in entries if isinstance(entry.read.quantity, Fraction)]
    newest = max(numbers, default=None)
    if newest is None or part is not Part.VALUE or not _is_certain(table, months):
        table.problems.report(_no_month(len(cells)), next(iter(cells.values())))
        return ()
    about = {entry.cell.row for entry in entries if entry.month.month == newest and entry.category is None}
    table.allowance.take(len(about.intersection(cells)))
    return tuple(_comments(table, {row: rows[row] for row in cells}, about, newest))


def _comments(table: OpenTable, rows: Mapping[int, str], about: set[int], newest: Month) -> Iterator[Comment]:
    for row, code in rows.items():
        cell = table.cell(row, "comment")
        text = table.text(row, "comment")
        if cell is None or not text:
            continue
        if row in about:
            yield Comment(code, newest, text, source=table.problems.source_of(cell))
        else:
            awaits = awaited("comment", code, newest)
            table.problems.report(_other_month(newest), cell, code, newest, awaits)


def _is_certain(table: OpenTable, months: Mapping[int, FoundMonth]) -> bool:
    """Whether every month is known, none of them is a quarter or a year, and no comment stands among them."""
    columns = [heading.cell.column for heading in table.table.months]
    at = table.table.columns["comment"]
    if table.has("year") or min(columns) < at < max(columns) or any(column not in months for column in columns):
        return False
    if any(month.quarter or month.year for month in months.values()):
        return False
    keys = table.table.layout.headings["comment"]
    return not any(key_in(cell) in keys or may_be_month(found_in(cell)) for cell in table.table.others)


def comment_cell(table: OpenTable, row: int) -> Cell | None:
    """The row's comment, None where there is none."""
    return table.cell(row, "comment") if table.has("comment") else None


def _other_month(newest: Month) -> Unreadable:
    return Unreadable(
        "comment-without-month",
        f"This row has no figure for {newest.long}, the newest month here, so nothing says which month this comment is "
        "about. It was not used.",
        _SAY_MONTH,
        Severity.WARNING,
    )


def _no_month(count: int) -> Unreadable:
    these = "this comment is" if count == 1 else f"the {count:,} comments of this column are"
    return Unreadable(
        "comment-without-month",
        f"Nothing says for certain which month {these} about, so none was used.",
        _SAY_MONTH,
        Severity.WARNING,
    )


_SAY_MONTH = "Write it on a sheet with the headings Code, Month and Comment, or into the comment form."
