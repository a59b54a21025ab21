"""One month, or one heading of figures, over several columns that each hold figures, without headings of their own:
merged over them, centred across them, or as a text file has that. Which of them is the month's nobody can tell."""

import re
from collections.abc import Iterator, Sequence

from ibdesk.reading.cells.sheet import Cell
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.headings import FIGURE_ROLES
from ibdesk.reading.values.cell_text import key_of, text_of
from ibdesk.reading.values.numbers import holds_number

Shared = tuple[Cell, tuple[int, ...]]  # a heading, and the columns with figures that it stands over
_SEVERAL = 2
_BY_PROGRAMS = re.compile(r"(?:column|unnamed|field|spalte|colonne)\d*(?:level\d+)?")


def shared_headings(table: OpenTable) -> list[Shared]:
    """The first of them, of a table that a layout knows: a mapping says what each column holds."""
    if table.table.mapping is not None:
        return []
    heads = _headings(table)
    over = (*_merged(table, heads), *_spread(table, heads))
    found = ((cell, tuple(_with_figures(table, (cell.column, *others)))) for cell, others in over if others)
    return [(cell, columns) for cell, columns in found if columns and columns != (cell.column,)][:1]


def _headings(table: OpenTable) -> list[Cell]:
    """The months of a wide table, the headings of figures of a long one."""
    if table.table.months:
        return sorted((each.cell for each in table.table.months), key=lambda cell: cell.column)
    columns = (table.table.columns[role] for role in FIGURE_ROLES if table.has(role))
    cells = (table.covered.cell(table.table.heading_row, column) for column in sorted(columns))
    return [cell for cell in cells if cell is not None]


def _merged(table: OpenTable, heads: Sequence[Cell]) -> Iterator[tuple[Cell, Sequence[int]]]:
    """The columns right of each heading that it is merged over."""
    ranges = ((cell, table.covered.range_of(cell)) for cell in heads)
    return ((cell, range(merged[1] + 1, merged[3] + 1)) for cell, merged in ranges if merged is not None)


def _spread(table: OpenTable, heads: Sequence[Cell]) -> Sequence[tuple[Cell, Sequence[int]]]:
    """The columns of figures right of each heading that have none. A single one is told as such; as many behind each of
    the months are their other halves."""
    if len(heads) < _SEVERAL:
        return ()
    bare = [(cell, _bare_right_of(table, cell)) for cell in heads]
    return bare if len({len(each) for _, each in bare}) == 1 else ()


def _bare_right_of(table: OpenTable, cell: Cell) -> Sequence[int]:
    """The columns right of a heading that have none, and hold figures, as far as the next heading."""
    headed = {each.column for each in table.sheet.row(table.table.heading_row) if not _says_nothing(text_of(each))}
    last = cell.column + 1
    while last not in headed and list(_with_figures(table, [last])):
        last += 1
    return range(cell.column + 1, last)


def _says_nothing(heading: str) -> bool:
    """Whether a heading is a sign alone, or what programs write where there is none."""
    return not key_of(heading) or _BY_PROGRAMS.fullmatch(key_of(heading)) is not None


def _with_figures(table: OpenTable, columns: Sequence[int]) -> Iterator[int]:
    for column in columns:
        cells = (table.sheet.cell(row, column) for row in table.table.rows)
        if any(cell is not None and holds_number(cell) for cell in cells):
            yield column
