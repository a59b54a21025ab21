"""Figures of which nobody knows which month or row they are: merged over several, or of several days of a month."""

import re
from collections.abc import Collection, Hashable, Mapping, Sequence
from datetime import datetime

from ibdesk.domain.cell_address import column_letters
from ibdesk.domain.figure import Missing
from ibdesk.reading.cells.sheet import Cell
from ibdesk.reading.tables.figures.figures_of import Entry
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.values.cell_text import plain_signs, text_of
from ibdesk.reading.values.sheet_problems import Unreadable

_FIRST_DAY = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun)?[a-z]*,? ?(\d{1,2})(?:st|nd|rd|th)?[ ./-]+(?:\d{1,2}|[a-z]+)[ ,./-]+\d{2,4}\b"
)
_ISO_DAY = re.compile(r"\d{4}-\d{1,2}-(\d{1,2})\b")


def over_several(table: OpenTable, cell: Cell, columns: Collection[int]) -> bool:
    """Whether a figure is merged over more than one of the columns of figures, or over more than one row that holds
    something; told at its cell."""
    merged = table.covered.range_of(cell)
    if merged is None:
        return False
    top, left, bottom, right = merged
    across = sum(left <= column <= right for column in columns) > 1
    down = any(_is_row(table, row, left, right) for row in range(top + 1, min(bottom, top + _MOST_ROWS) + 1))
    if not (across or down):
        return False
    where = f"{column_letters(left)}{top}:{column_letters(right)}{bottom}"
    if table.problems.once(("merged", where)):
        table.problems.report(_merged(where), cell)
    return True


def _is_row(table: OpenTable, row: int, left: int, right: int) -> bool:
    """Whether a row holds anything beside the merged cells."""
    return any(not left <= cell.column <= right for cell in table.sheet.row(row))


_MOST_ROWS = 5_000


def _merged(where: str) -> Unreadable:
    return Unreadable(
        "figure-merged",
        f"This is merged over the cells {where}, so nobody can tell which of their months or rows it is for. "
        "It was not used.",
        "Unmerge the cells, and write the figure where it belongs, or [x] in each cell that has none.",
    )


def without_several_days(table: OpenTable, entries: list[Entry]) -> list[Entry]:
    """The entries without those that say the same of different days of one month, which are told: equal figures of two
    weeks are no figure given twice. Unequal ones are told with all that is given twice."""
    headings = {heading.cell.column: heading.cell for heading in table.table.months}
    if not (any(map(_day, headings.values())) if headings else table.months_written_in_several_ways()):
        return entries
    groups: dict[Hashable, list[Entry]] = {}
    for entry in entries:
        groups.setdefault((entry.code, entry.month.month, entry.part, entry.category), []).append(entry)
    if len(groups) == len(entries):
        return entries
    dropped: set[int] = set()
    for group in groups.values():
        said = [entry for entry in group if entry.read.quantity is not Missing.BLANK]
        if (
            len(said) > 1
            and len(days := _days(table, headings, said)) > 1
            and len({entry.read.quantity for entry in said}) == 1
        ):
            dropped |= {id(entry) for entry in group}
            for entry in said:
                table.problems.part = entry.part if entry.category is None else None
                table.problems.report(_several(len(days)), entry.cell, entry.code, entry.month.month)
            table.problems.part = None
    return [entry for entry in entries if id(entry) not in dropped]


def _days(table: OpenTable, headings: Mapping[int, Cell], entries: Sequence[Entry]) -> set[int]:
    found = (
        headings.get(entry.cell.column) if headings else table.shown_in_row(entry.cell.row).get("month")
        for entry in entries
    )
    return {day for cell in found if cell is not None and (day := _day(cell))}


def _day(cell: Cell) -> int:
    """The day that a cell names; 0 where it names a month alone, or shows no more of a date."""
    if isinstance(cell.value, datetime):
        return cell.value.day if "d" in re.sub(r"\[[^\]]*\]|\"[^\"]*\"", "", cell.number_format.casefold()) else 0
    plain = plain_signs(text_of(cell)).casefold()
    match = _ISO_DAY.match(plain) or _FIRST_DAY.match(plain)
    return int(match[1]) if match else 0


def _several(days: int) -> Unreadable:
    return Unreadable(
        "given-twice",
        f"This is one of {days} figures for different days of one month, all the same. Figures of days or weeks are "
        "not the month's, and nothing says which of them is, so none of them was used.",
        "Give one figure for the month, and take the others out or put them on a sheet of their own.",
    )
