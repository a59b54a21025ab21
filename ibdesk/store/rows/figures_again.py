"""Figures that an import brings again as they stand: kept as where they stand, in one line for the whole import.

A step's figures are a sequence. Where it has such a line, that says what the sequence is made of: runs of rows of
earlier steps, each moved to the sheet and by as many rows and columns as the workbook has them elsewhere now, and in
between how many rows of the step's own come next. So a step still brings exactly the figures that its workbook held.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from ibdesk.domain.cell_address import column_letters, column_number
from ibdesk.store.files.failures import Damaged
from ibdesk.store.rows.json_text import compact, parsed

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


class Moved(NamedTuple):
    """Where a figure stands in the step that brought it again: the sheet, and how far from its first cell."""

    workbook: str
    sheet: str
    rows: int
    columns: int


class Run(Struct, frozen=True):
    """So many rows one after the other, from the row `first` on."""

    first: int
    count: int
    moved: Moved


class Own(Struct, frozen=True):
    """So many of the step's own rows."""

    count: int


Part = Run | Own


class Again(Struct, frozen=True):
    """A figure of a step that stands already, as the row `id`."""

    id: int
    moved: Moved


def moved_between(cell: str, later: str) -> tuple[int, int] | None:
    """How many rows and columns a cell is from another; None where one of them is no cell."""
    one, other = _CELL.fullmatch(cell), _CELL.fullmatch(later)
    if one is None or other is None:
        return None
    return int(other[2]) - int(one[2]), column_number(other[1]) - column_number(one[1])


def moved_cell(cell: str, rows: int, columns: int) -> str:
    """Damaged where it would be outside every sheet."""
    if not rows and not columns:
        return cell
    found = _CELL.fullmatch(cell)
    if found is None or int(found[2]) + rows < 1 or column_number(found[1]) + columns < 1:
        raise Damaged("a figure was moved off its sheet")
    return f"{column_letters(column_number(found[1]) + columns)}{int(found[2]) + rows}"


def said_of(sequence: Iterable[Again | None]) -> str:
    """The line for a step's figures in their order; None stands for a row of its own."""
    parts: list[list[int]] = []
    sheets: dict[tuple[str, str], int] = {}
    for each in sequence:
        last = parts[-1] if parts else []
        if each is None:
            if len(last) == 1:
                last[0] += 1
            else:
                parts.append([1])
            continue
        sheet = sheets.setdefault((each.moved.workbook, each.moved.sheet), len(sheets))
        place = [sheet, each.moved.rows, each.moved.columns]
        if len(last) > 1 and last[0] + last[1] == each.id and last[2:] == place:
            last[1] += 1
        else:
            parts.append([each.id, 1, *place])
    return compact({"sheets": [list(each) for each in sheets], "figures": parts})


def parts_of(said: str, last_row: int) -> tuple[Part, ...]:
    """Damaged for a line that `said_of` did not write, of rows up to the last one that there is."""
    try:
        line = parsed(said)
        sheets = [(str(workbook), str(sheet)) for workbook, sheet in line["sheets"]]
        parts = tuple([_part(part, sheets) for part in line["figures"]])
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise Damaged("a step does not say which figures it brought again") from error
    runs = [part for part in parts if isinstance(part, Run)]
    if any(run.first + run.count > last_row + 1 for run in runs) or sum(run.count for run in runs) > last_row:
        raise Damaged("a step brought figures again that are not there")
    return parts


def _part(part: Sequence[int], sheets: Sequence[tuple[str, str]]) -> Part:
    if not all(type(number) is int for number in part) or len(part) not in (1, 5):
        raise ValueError("no part")
    if len(part) == 1:
        return Own(part[0])
    first, count, sheet, rows, columns = part
    if first < 1 or count < 1 or not 0 <= sheet < len(sheets):
        raise ValueError("no run")
    return Run(first, count, Moved(*sheets[sheet], rows, columns))


def latest(lines: Sequence[tuple[int, tuple[Part, ...]]]) -> Iterator[tuple[int, int, int, Moved]]:
    """(first row, count, step, where) of what these steps, oldest first, brought again; each row as the latest has
    it."""
    end = max((part.first + part.count for _, parts in lines for part in parts if isinstance(part, Run)), default=0)
    seen = bytearray(end)
    for step, parts in reversed(lines):
        for part in parts:
            if isinstance(part, Run):
                for first, count in _not_yet(seen, part.first, part.count):
                    yield first, count, step, part.moved


def _not_yet(seen: bytearray, first: int, count: int) -> Iterator[tuple[int, int]]:
    """The stretches of these rows that were not seen before; from then on they were."""
    at, end = first, first + count
    while (start := seen.find(0, at, end)) >= 0:
        at = seen.find(1, start, end)
        at = end if at < 0 else at
        seen[start:at] = b"\x01" * (at - start)
        yield start, at - start
