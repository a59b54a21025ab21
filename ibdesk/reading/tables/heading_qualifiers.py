"""Labels over, under and among the headings of a table that tell its columns apart."""

import re
from collections.abc import Sequence

from ibdesk.domain.month import financial_year_in
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.tables.headings import BY_ROLE, FIGURE_HEADINGS, LONG
from ibdesk.reading.tables.kinds_of_numbers import NumberKind, kind_of
from ibdesk.reading.tables.open_table import OpenTable
from ibdesk.reading.tables.table import Table
from ibdesk.reading.values.cell_text import key_in, key_of, plain_signs, text_of
from ibdesk.reading.values.month_names import month_number
from ibdesk.reading.values.month_text import FoundMonth, read_month_text
from ibdesk.reading.values.numbers import Read, read_number
from ibdesk.reading.values.sheet_problems import Unreadable

_ROWS_ABOVE, _ROWS_BELOW = 3, 3
_MOST_WORDS, _ROWS_TRIED = 5, 20
_FIGURES = ("value", "numerator", "denominator", "rate")
_ANOTHER = (NumberKind.OTHER, NumberKind.PART, NumberKind.RATE)
_TIME = re.compile(r"(?:(?:calendar|financial|fiscal|fy|year|quarter|qtr|q|half|h|term) ?)*(?:[1-4]|(?:19|20)\d\d.*)?")
# What stands over codes, names and months stands there in a second row of headings too.
_HEADINGS = frozenset(key for role in ("code", "name", "month") for key in BY_ROLE[role])
_YEAR = re.compile(r"(?:199|20\d)\d", re.ASCII)
Label = tuple[Cell, str]


def labels_above(table: OpenTable) -> list[Label]:
    """Those over the columns of figures: "Actual" and "Forecast" over the months, "Numerators" beside
    "Denominators"."""
    columns = _columns_of_figures(table)
    found: list[Label] = []
    next_to = True
    for row in range(table.table.heading_row - 1, max(0, table.table.heading_row - 1 - _ROWS_ABOVE), -1):
        labels, cells = _over(table, row, columns), table.sheet.row(row)
        next_to = next_to and bool(cells or labels)
        if any(cell.kind is Kind.NUMBER and not _is_label(cell) for cell in cells):
            break  # a row of the table above
        if _tell_apart(table, labels, columns, next_to):
            found += [(cell, "over columns of this table") for cell in labels[:2]]
    return found


def _columns_of_figures(table: OpenTable) -> list[int]:
    if months := [heading.cell.column for heading in table.table.months]:
        return months
    own = [table.table.columns[name] for name in _FIGURES if table.has(name)] if table.has("month") else []
    return own + [cell.column for cell in _twins(table)] if own else []


def _twins(table: OpenTable) -> list[Cell]:
    """Headings of figures of a long table whose like stands over a column before."""
    return [cell for cell in table.table.others if key_in(cell) in FIGURE_HEADINGS] if table.has("month") else []


def _over(table: OpenTable, row: int, columns: Sequence[int]) -> list[Cell]:
    """The labels in a row over columns of figures; not a title that begins left of them, and no time."""
    if not columns:
        return []
    # A label at the corner is over the first of months that come again.
    first = min(table.table.first_column, *columns) if table.table.months and _months_repeat(table) else min(columns)
    labels = (cell for column in range(first, max(columns) + 1) if (cell := table.covered.cell(row, column)))
    distinct = {(cell.row, cell.column): cell for cell in labels}
    return [
        cell
        for cell in distinct.values()
        if cell.column >= first and cell.kind is Kind.TEXT and text_of(cell) and not _is_time(text_of(cell))
    ]


def _is_time(text: str) -> bool:
    plain = plain_signs(text).casefold()
    if month_number(plain) is not None or financial_year_in(plain) is not None or _TIME.fullmatch(plain):
        return True
    found = read_month_text(plain)
    return isinstance(found, FoundMonth) or (isinstance(found, Unreadable) and found.rule.startswith("ambiguous"))


def _tell_apart(table: OpenTable, labels: Sequence[Cell], columns: Sequence[int], next_to: bool) -> bool:
    kinds = {kind_of(text_of(cell)) for cell in labels}
    if not labels:
        return False
    if table.table.layout.name == LONG and _twins(table):
        return True
    if table.table.layout.name == LONG:
        return bool(kinds.intersection(_ANOTHER)) and kinds != {NumberKind.RATE}
    words = {key_of(text_of(cell)) for cell in labels}
    if len(words) > 1:
        short = all(len(text_of(cell).split()) <= _MOST_WORDS for cell in labels)
        return bool(kinds - {None}) or (next_to and short)
    if kinds.intersection(_ANOTHER):
        return True
    counts = kinds.intersection((NumberKind.NUMERATOR, NumberKind.DENOMINATOR))
    inside = labels[0].column > min(columns)
    return (bool(counts) and (inside or _months_repeat(table))) or (inside and _months_repeat(table))


def _months_repeat(table: OpenTable) -> bool:
    shown = [text_of(heading.cell) for heading in table.table.months]
    return len(set(shown)) < len(shown)


def labels_over_names(table: OpenTable) -> list[Label]:
    """The heading over the indicators' names that says which other number their rows are: "Target" over "Referrals"."""
    rows = table.table.rows[:_ROWS_TRIED]
    return [
        (heading, "over the names of the rows")
        for heading in table.table.others
        if kind_of(text_of(heading)) in (*_ANOTHER, NumberKind.EARLIER)
        and any(table.known.code_named(text_of(table.covered.cell(row, heading.column))) for row in rows)
    ]


def labels_below(table: OpenTable) -> list[Label]:
    """The sub-headings of a row right under the headings that tell the columns of one month apart."""
    found: list[Label] = []
    for row in table.table.rows[:_ROWS_BELOW]:
        cells = _sub_headings(table, row)
        if not cells:
            break
        kinds = {kind_of(text_of(cell)) for cell in cells}
        if len({key_of(text_of(cell)) for cell in cells}) > 1 or not kinds <= {NumberKind.VALUE, None}:
            found += [(cell, "under the headings") for cell in cells[:2]]
    return found


def _sub_headings(table: OpenTable, row: int) -> list[Cell]:
    """The texts, or years, of a row without code and figures that stand under the headings of figures."""
    columns = _columns_of_figures(table)
    labels = [table.table.columns[name] for name in ("code", "name", "month") if table.has(name)]
    if not columns or any(_own(table, row, column) for column in labels):
        return []
    cells = [cell for cell in table.sheet.row(row) if cell.column >= min(columns)]
    if not cells or not all(_is_label(cell) for cell in cells):
        return []
    one_note = len(cells) == 1 and kind_of(text_of(cells[0])) in (None, NumberKind.VALUE)
    return [] if one_note else cells


def _own(table: OpenTable, row: int, column: int) -> bool:
    """Whether a label of the row stands there, not the heading once more."""
    cell = table.covered.cell(row, column)
    is_heading = key_in(cell) in _HEADINGS
    return cell is not None and bool(text_of(cell)) and cell.row > table.table.heading_row and not is_heading


def _is_label(cell: Cell) -> bool:
    text = text_of(cell)
    if _YEAR.fullmatch(text):
        return True
    if text == "%":
        return True
    return cell.kind is Kind.TEXT and bool(text) and not isinstance(read_number(cell), Read)


def qualifying_title(sheet: Sheet, table: Table) -> Cell | None:
    """The text right over a table, which says of which part it is where another table has the same figures."""
    for row in range(table.heading_row - 1, max(0, table.heading_row - 1 - _ROWS_ABOVE), -1):
        cells = [cell for cell in sheet.row(row) if table.first_column <= cell.column <= table.last_column]
        if cells:
            return cells[0] if len(cells) == 1 and cells[0].kind is Kind.TEXT else None
    return None
