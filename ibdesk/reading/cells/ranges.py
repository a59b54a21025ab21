"""Addresses and ranges of cells: read strictly, and the cells covered inside merged ranges."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from ibdesk.domain.cell_address import column_letters, column_number
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.cells.sheet import LAST_COLUMN, LAST_ROW, Cell, MergedRange

MOST_MERGED = 500_000
_MOST_VISITS = 3_000_000
_MOST_NAMED = 5

_column = attrgetter("column")
_address = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})").fullmatch


def position(address: str) -> tuple[int, int] | None:
    """Row and column of an address such as "F14"; None where no sheet has such a cell."""
    found = _address(address)
    if found is None:
        return None
    row, column = int(found[2]), column_number(found[1].upper())
    return (row, column) if 1 <= row <= LAST_ROW and column <= LAST_COLUMN else None


def merged_range(text: str) -> MergedRange | None:
    """The corners of "A1:C1"; None where it is no range."""
    first, _, last = text.partition(":")
    one, other = position(first), position(last or first)
    if one is None or other is None:
        return None
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])


def hide_covered(rows: dict[int, list[Cell]], merged: Sequence[MergedRange]) -> None:
    """Mark as hidden what stands in a merged range anywhere but in its first cell: Excel shows only that one.

    Changes the lists in place. Rows must be in order, and each row's cells too.
    """
    numbers = list(rows)
    visits = 0
    for first_row, first_column, last_row, last_column in merged:
        covered = numbers[bisect_left(numbers, first_row) : bisect_right(numbers, last_row)]
        visits += len(covered)
        if visits > _MOST_VISITS:  # ranges that do not overlap cannot come to this
            raise Refusal("it has merged ranges that overlap")
        for row in covered:
            _hide(rows[row], first_column, last_column, row == first_row)


def _hide(cells: list[Cell], first_column: int, last_column: int, keep_first: bool) -> None:
    start = bisect_left(cells, first_column, key=_column)
    for place in range(start, len(cells)):
        cell = cells[place]
        if cell.column > last_column:
            return
        if not (cell.hidden or (keep_first and cell.column == first_column)):
            cells[place] = cell._replace(hidden=True)


def listed(numbers: Iterable[int], written: Callable[[int], str] = str) -> str:
    """ "4", "4, 7-9 and 12", "1-5, 8, 11, 13, 15 and 20 more": at most five groups are named."""
    groups: list[list[int]] = []
    for number in sorted(numbers):
        if groups and number == groups[-1][1] + 1:
            groups[-1][1] = number
        else:
            groups.append([number, number])
    words = [written(a) if a == b else f"{written(a)}-{written(b)}" for a, b in groups[:5]]
    more = sum(last - first + 1 for first, last in groups[5:])
    if more:
        words.append(f"{more:,} more")
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def told_hidden(name: str, hidden: bool, rows: Collection[int], columns: Collection[int]) -> Iterator[str]:
    """Sentences on what is hidden of a sheet: the sheet itself, or rows and columns that hold something."""
    if hidden:
        yield f"The sheet “{name}” is hidden."
    if rows:
        yield f"The sheet “{name}” has something in hidden {'row' if len(rows) == 1 else 'rows'} {listed(rows)}."
    if columns:
        letters = listed(columns, column_letters)
        yield f"The sheet “{name}” has something in hidden {'column' if len(columns) == 1 else 'columns'} {letters}."


def told_notes(name: str, notes: Mapping[tuple[int, int], str]) -> Iterator[str]:
    """The sentence on the cells of a sheet, by row and column, that have a note; "" of one that cannot be read."""
    if not notes:
        return
    shown = [f"{column_letters(column)}{row}" for row, column in sorted(notes)[:_MOST_NAMED]]
    more = f" and {len(notes) - len(shown):,} more" if len(notes) > len(shown) else ""
    said = "Those that plainly speak of other figures are told at their cells"
    if not all(notes.values()):
        said = f"{said}, but not all could be read" if any(notes.values()) else "What they say is not read"
    yield (
        f"The sheet “{name}” has notes on cells ({', '.join(shown)}{more}). {said}: look whether one of them puts its "
        "figure right."
    )


def by_row(rows: Mapping[int, list[Cell]]) -> dict[int, tuple[Cell, ...]]:
    """The lists of a sheet being read, closed."""
    return {row: tuple(cells) for row, cells in rows.items()}
