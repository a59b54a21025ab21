"""Subtotals among the rows of a breakdown: each is held against the rows that it stands under, or over."""

from collections.abc import Sequence
from fractions import Fraction

from ibdesk.domain.figure import Unit
from ibdesk.domain.number import plain
from ibdesk.domain.problem import Severity
from ibdesk.reading.tables.figures_of import Entry
from ibdesk.reading.tables.open_table import OpenTable
from ibdesk.reading.values.sheet_problems import Unreadable


def _rows_counted(sums: Sequence[Entry], entry: Entry, parts: Sequence[Entry]) -> list[Fraction]:
    """What an entry that adds up others may come to, the likeliest first: the rows between the sum before it and
    itself, all rows before it, or those after it up to the next sum. Empty where a row of them has no number. `sums`
    and `parts` are those of its indicator and month."""
    if any(not isinstance(part.read.quantity, Fraction) for part in parts):
        return []
    marks = [each.cell.row for each in sums]
    row = entry.cell.row
    before = max((mark for mark in marks if mark < row), default=0)
    after = min((mark for mark in marks if mark > row), default=None)
    stretches = (
        [part for part in parts if before < part.cell.row < row],
        [part for part in parts if part.cell.row < row],
        [part for part in parts if part.cell.row > row and (after is None or part.cell.row < after)],
    )
    return [_added(stretch) for stretch in stretches if stretch]


def check_subtotal(table: OpenTable, entry: Entry, sums: Sequence[Entry], parts: Sequence[Entry]) -> bool:
    """Tell a subtotal of counts that none of the rows it may count add up to; whether it was told."""
    given = entry.read.quantity
    is_count = table.known.definition(entry.code, entry.month.month).unit is Unit.COUNT
    may_be = _rows_counted(sums, entry, parts) if is_count and isinstance(given, Fraction) else []
    if not may_be or not isinstance(given, Fraction) or given in may_be:
        return False
    table.problems.report(_subtotal_differs(given, may_be[0]), entry.cell, entry.code, entry.month.month)
    return True


def _added(entries: Sequence[Entry]) -> Fraction:
    numbers = (entry.read.quantity for entry in entries)
    return sum((number for number in numbers if isinstance(number, Fraction)), Fraction(0))


def _subtotal_differs(given: Fraction, added: Fraction) -> Unreadable:
    return Unreadable(
        "total-differs",
        f"This subtotal is {plain(given)}, but the rows that it stands by add up to {plain(added)}. One of them is "
        "wrong, or a row is missing.",
        "Check the rows and the subtotal; the subtotal itself is not read.",
        Severity.WARNING,
    )
