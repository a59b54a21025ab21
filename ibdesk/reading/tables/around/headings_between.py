"""Headings that stand among the rows of a wide table: other months, words for another number or another year over the
rows below them."""

from collections.abc import Iterable, Iterator, Sequence

from ibdesk.domain.figure import Covers
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.month import Month
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.around.heading_qualifiers import is_in_year, is_year
from ibdesk.reading.tables.around.places import OVER_ROWS, Label
from ibdesk.reading.tables.opened.months_again import are_figures_between, months_in_row
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.kinds_of_numbers import kind_of
from ibdesk.reading.tables.words.word_lists import LONGER_TIMES, SUBJECTS
from ibdesk.reading.values.as_seen import as_seen
from ibdesk.reading.values.cell_text import key_of, text_of
from ibdesk.reading.values.month_cell import read_month
from ibdesk.reading.values.month_text import FoundMonth


def headings_between(table: OpenTable) -> list[Label]:
    """The first cells of such rows."""
    across = {heading.cell.column for heading in table.table.months}
    if not across:
        return []
    rows = list(table.table.rows)
    found: list[Label] = []
    for place, cells in enumerate(table.sheet.rows_of(rows)):
        if cells[-1].kind is Kind.NUMBER:  # of thousands of rows of figures nothing else is asked
            continue
        inside = [cell for cell in cells if cell.column in across]
        if not inside or inside[0].kind is Kind.NUMBER or inside[-1].kind is Kind.NUMBER or _has_code(table, cells):
            continue
        label = _other_months(table, cells, across) or _words(inside)
        if label is not None and are_figures_between(table.sheet, rows[:place], across):
            found.append((label, OVER_ROWS))
    return found


def _has_code(table: OpenTable, cells: Sequence[Cell]) -> bool:
    """Whether a row is one of an indicator's."""
    columns = {table.table.columns[name] for name in ("code", "name") if table.has(name)}
    labels = [cell for cell in cells if cell.column in columns]
    return any(table.known.code_in(cell) or table.known.code_named(text_of(cell)) for cell in labels)


def _other_months(table: OpenTable, cells: Sequence[Cell], across: set[int]) -> Cell | None:
    months = months_in_row(cells, across)
    over = {heading.cell.column: text_of(as_seen(heading.cell)) for heading in table.table.months}
    return next((cell for cell in months if text_of(as_seen(cell)) != over[cell.column]), None)


def _words(inside: Sequence[Cell]) -> Cell | None:
    """The first of words for numbers, where nothing else stands in the columns of figures."""
    is_label = all(cell.kind is Kind.TEXT and kind_of(text_of(cell)) is not None for cell in inside)
    return inside[0] if is_label else None


def years_between(table: OpenTable, lines: Iterable[Cell]) -> Iterator[Cell]:
    """The lines that are a year in which none of the months over the columns is."""
    over = [read_month(heading.cell) for heading in table.table.months]
    months: list[Month] = [each.month for each in over if isinstance(each, FoundMonth)]
    for line in lines:
        if months and is_year(text_of(line)) and not any(is_in_year(text_of(line), month) for month in months):
            yield line


def is_longer_time(label: str, indicator: Indicator) -> bool:
    """Whether a label says that a figure is a quarter's or a year's, where the indicator counts a month: "Quarterly
    measures" over Referrals."""
    return indicator.value_period is Covers.MONTH and key_of(label).removesuffix(_subject(label)) in LONGER_TIMES


def _subject(label: str) -> str:
    words = label.split()
    return key_of(words[-1]) if len(words) > 1 and key_of(words[-1]) in SUBJECTS else ""
