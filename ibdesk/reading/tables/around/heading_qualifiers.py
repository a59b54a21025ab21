"""Labels over, under and among the headings of a table that tell its columns apart."""

import re
from collections import defaultdict
from collections.abc import Sequence

from ibdesk.domain.month import Month, financial_year_in
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.around.parameters import is_row_of_the_paper
from ibdesk.reading.tables.around.places import Label, month_in
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.headings import BY_ROLE, FIGURE_HEADINGS, FIGURE_ROLES, LONG
from ibdesk.reading.tables.words.kinds_of_numbers import ANOTHER, NumberKind, kind_of, says_nothing
from ibdesk.reading.tables.words.measure_titles import measure_of
from ibdesk.reading.tables.words.said_of_all import counts_others, is_of_another
from ibdesk.reading.tables.words.word_lists import PART_HEADINGS, VALUES
from ibdesk.reading.values.cell_text import key_in, key_of, plain_signs, text_of
from ibdesk.reading.values.month_names import month_number
from ibdesk.reading.values.month_text import FoundMonth, read_month_text
from ibdesk.reading.values.numbers import Read, holds_number, read_number
from ibdesk.reading.values.sheet_problems import Unreadable

_ROWS_ABOVE, _ROWS_BELOW = 3, 3
_MOST_WORDS, _FEW_WORDS, _ROWS_TRIED = 5, 3, 20
_TIME = re.compile(r"(?:(?:calendar|financial|fiscal|fy|year|quarter|qtr|q|half|h) ?)*(?:[1-4]|(?:19|20)\d\d.*)?")
# What stands over codes, names and months stands there in a second row of headings too.
_HEADINGS = frozenset(key for role in ("code", "name", "month") for key in BY_ROLE[role])
# Over these a table of targets has what parts them; "Area" and "Group" stand over sections there.
_OF_PARTS = PART_HEADINGS - {"area", "group", "groups", "category", "office"} | set(BY_ROLE["month"])
_YEAR = re.compile(r"(?:199|20\d)\d", re.ASCII)


def labels_above(table: OpenTable) -> list[Label]:
    """Those over the columns of figures: "Actual" and "Forecast" over the months, "Numerators" beside
    "Denominators"."""
    columns = _columns_of_figures(table)
    found: list[Label] = []
    next_to = True
    for row in range(table.table.heading_row - 1, max(0, table.table.heading_row - 1 - _ROWS_ABOVE), -1):
        labels, cells = _over(table, row, columns), table.sheet.row(row)
        next_to = next_to and bool(cells or labels)
        if any(holds_number(cell) and not _is_label(cell) for cell in cells):
            break  # a row of the table above
        if is_row_of_the_paper(cells):
            continue
        if _report_apart(table, labels, columns, next_to):
            found += [(cell, "over columns of this table") for cell in (labels if table.table.mapping else labels[:2])]
        found += [(cell, "over columns of this table") for cell in _of_other_years(table, row)[:1]]
    return found


def _of_other_years(table: OpenTable, row: int) -> list[Cell]:
    """The years in a row over or under months none of which is in that year: "2013/14" over August 2014."""
    years: dict[int, Cell] = {}
    over: dict[int, list[Month]] = defaultdict(list)
    at: Cell | None = None
    for heading in sorted(table.table.months, key=lambda each: each.cell.column):
        own = table.covered.cell(row, heading.cell.column)
        at = own if own is not None else at if row < table.table.heading_row else None
        month = month_in(heading.cell)
        if at is not None and month is not None and is_year(text_of(at)):
            years[at.column] = at
            over[at.column].append(month)
    return [
        cell
        for column, cell in sorted(years.items())
        if not any(is_in_year(text_of(cell), month) for month in over[column])
    ]


def is_year(text: str) -> bool:
    """Whether a label is a year, or a year's figures: "2014", "2013/14", "Outturn 2013/14"."""
    plain = _bare_year(text)
    return _YEAR.fullmatch(plain) is not None or financial_year_in(plain) is not None


def _bare_year(text: str) -> str:
    return " ".join(word for word in plain_signs(text).split() if key_of(word) not in VALUES)


def is_in_year(text: str, month: Month) -> bool:
    """Whether a month lies in a year or a financial year, which people name by its first year and by its second."""
    plain, begins = _bare_year(text), month.financial_year_start.year
    year = financial_year_in(plain)
    return int(plain) in (month.year, begins, begins + 1) if year is None else year == begins


def _columns_of_figures(table: OpenTable) -> list[int]:
    if months := [heading.cell.column for heading in table.table.months]:
        return months
    own = [table.table.columns[name] for name in FIGURE_ROLES if table.has(name)] if table.has("month") else []
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


def _report_apart(table: OpenTable, labels: Sequence[Cell], columns: Sequence[int], next_to: bool) -> bool:
    kinds = {kind_of(text_of(cell)) for cell in labels}
    if not labels:
        return False
    if table.table.layout.name == LONG and _twins(table):
        return True
    if table.table.layout.name == LONG:
        return bool(kinds.intersection(ANOTHER)) and kinds != {NumberKind.RATE}
    words = {key_of(text_of(cell)) for cell in labels}
    if len(words) > 1:
        short = all(len(text_of(cell).split()) <= _MOST_WORDS for cell in labels)
        return bool(kinds - {None}) or (next_to and short)
    if kinds.intersection(ANOTHER):
        return True
    counts = kinds.intersection((NumberKind.NUMERATOR, NumberKind.DENOMINATOR))
    inside = labels[0].column > min(columns)
    if (counts or inside) and _months_repeat(table):
        return True
    return inside and (bool(counts) or (next_to and any(_is_unknown(text_of(cell), True) for cell in labels)))


def _is_unknown(label: str, over_some: bool = False) -> bool:
    """Whether a label as short as those over and under months says what nobody here understands; `over_some` of them
    alone what is counted tells them apart: "Families" beside children."""
    return len(label.split()) <= _FEW_WORDS and not says_nothing(label, over_some) and not _is_time(label)


def _says_another(label: str) -> bool:
    """Whether a sub-heading of all columns says what nobody here understands, or that their figures are others."""
    return _is_unknown(label) or is_of_another(label) or counts_others(label) or measure_of(label, True) is not None


def _months_repeat(table: OpenTable) -> bool:
    shown = [text_of(heading.cell) for heading in table.table.months]
    return len(set(shown)) < len(shown)


def labels_over_names(table: OpenTable) -> list[Label]:
    """The heading over the indicators' names that says which other number their rows are: "Target" over "Referrals"."""
    rows = table.table.rows[:_ROWS_TRIED]
    return [
        (heading, "over the names of the rows")
        for heading in table.table.others
        if kind_of(text_of(heading)) in ANOTHER
        and any(table.known.code_named(text_of(table.covered.cell(row, heading.column))) for row in rows)
    ]


def headings_of_parts(table: OpenTable) -> list[Label]:
    """The headings of a table of targets that say that a target is one month's, or a team's: none of the whole."""
    return [
        (cell, "over a column of this table of targets") for cell in table.table.others if key_in(cell) in _OF_PARTS
    ]


def labels_below(table: OpenTable) -> list[Label]:
    """The sub-headings of a row right under the headings that tell the columns of one month apart."""
    found: list[Label] = []
    for row in table.table.rows[:_ROWS_BELOW]:
        cells = _sub_headings(table, row)
        if not cells:
            break
        kinds = {kind_of(text_of(cell)) for cell in cells}
        several = len({key_of(text_of(cell)) for cell in cells}) > 1 or bool(_of_other_years(table, row))
        if several or not kinds <= {NumberKind.VALUE, None} or any(_says_another(text_of(cell)) for cell in cells):
            found += [(cell, "under the headings") for cell in (cells if table.table.mapping else cells[:2])]
    return found


def _sub_headings(table: OpenTable, row: int) -> list[Cell]:
    """The texts, or years, of a row without code and figures that stand under the headings of figures."""
    columns = _columns_of_figures(table)
    labels = [table.table.columns[name] for name in ("code", "name", "month") if table.has(name)]
    if not columns:
        return []
    cells = [cell for cell in table.sheet.row(row) if cell.column >= min(columns)]
    if any(_own(table, row, column) for column in labels) and not _is_row_of_kinds(table, row, cells):
        return []
    # "S" for South and "Under 1" are words for a suppressed number elsewhere.
    if not any(_is_label(cell) for cell in cells) or not all(_is_label(cell) or _is_word(cell) for cell in cells):
        return []
    one = text_of(cells[0])
    one_note = len(cells) == 1 and kind_of(one) in (None, NumberKind.VALUE) and not _is_unknown(one)
    return [] if one_note else cells


def _is_row_of_kinds(table: OpenTable, row: int, cells: Sequence[Cell]) -> bool:
    """Whether a row that names no indicator says which numbers stand below: "Status", "Final", "Final", "Forecast"."""
    shown = table.shown_in_row(row)
    code, name = shown.get("code"), shown.get("name")
    if (code is not None and table.known.code_in(code)) or table.known.code_named(text_of(name or code)):
        return False
    return any(kind_of(text_of(cell)) in ANOTHER for cell in cells if cell.kind is Kind.TEXT)


def _is_word(cell: Cell) -> bool:
    return cell.kind is Kind.TEXT and bool(key_of(text_of(cell))) and not text_of(cell)[0].isdigit()


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
    return (
        cell.kind is Kind.TEXT and bool(text) and (kind_of(text) is not None or not isinstance(read_number(cell), Read))
    )
