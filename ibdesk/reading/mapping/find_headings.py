"""Where the headings of an unknown sheet may stand: over the most columns with figures, titles above left out."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from ibdesk.reading.cells.sheet import Cell, CellsByRow, Kind, Sheet
from ibdesk.reading.mapping.heading_block import MOST_HEADING_ROWS
from ibdesk.reading.mapping.said_for_rows import is_pair, is_year
from ibdesk.reading.tables.months.month_headings import looks_like_month
from ibdesk.reading.tables.months.months_without_years import bare_month
from ibdesk.reading.tables.opened.merged import Covered
from ibdesk.reading.values.cell_text import key_in, text_of
from ibdesk.reading.values.numbers import Read, may_be_number, read_number

_LAST_ROW = 60
_ROWS_BELOW = 8
_MONTHS_ACROSS, _LONGEST_CODE = 2, 3
# What Excel writes over a pivot table's columns, and says nothing of them.
_PIVOT = frozenset(("columnlabels", "rowlabels"))


def find_heading_rows(sheet: Sheet, covered: Covered) -> tuple[int, int]:
    """The first and the last row of headings; the first row of at least two cells where nothing looks like them."""
    rows = [row for row, _ in sheet.rows() if row <= _LAST_ROW + _ROWS_BELOW]
    scores = {
        row: _score(sheet, covered, row, rows[place + 1 : place + 1 + _ROWS_BELOW]) for place, row in enumerate(rows)
    }
    best = max(rows, key=lambda row: (scores[row], -row), default=1)
    if not scores.get(best):
        best = next((row for row in rows if len(sheet.row(row)) > 1), best)
        return best, best
    return _first_row(sheet, covered, best), best


def find_next_heading_rows(sheet: Sheet, after: int) -> tuple[int, int] | None:
    """Those of the table below the first blank row that follows row `after`; None where nothing stands there."""
    numbers = [row for row, _ in sheet.rows() if row > after]
    gap = next((row for before, row in pairwise((after, *numbers)) if row > before + 1), None)
    if gap is None:
        return None
    rest = Sheet(
        sheet.name,
        CellsByRow({row: cells for row, cells in sheet.rows() if row >= gap}),
        merged=sheet.merged,
        text=sheet.text,
    )
    first = next((row for row, cells in rest.rows() if len(cells) > 1), gap)
    return find_heading_rows(rest, Covered(rest)) if gap <= _LAST_ROW else (first, first)


def is_number(cell: Cell) -> bool:
    """Whether it can stand for a figure: a number, or a short word for none."""
    read = read_number(cell)
    return isinstance(read, Read)


def _score(sheet: Sheet, covered: Covered, row: int, below: list[int]) -> int:
    """How many columns are headed in this row and hold figures or months below; 0 where the next row is none of
    data, or this row is itself one."""
    headings = covered.heading_cells(row, sheet.row(row))
    if below and len(headings) > 1 and _is_line(sheet, below[0]):
        below = below[1:]
    if not below or not any(_is_figure(cell) or looks_like_month(cell) for cell in sheet.row(below[0])):
        return 0
    if len(headings) == 1 and is_year(text_of(headings[0])):
        return 0
    if len([cell for cell in sheet.row(below[0]) if looks_like_month(cell)]) >= _MONTHS_ACROSS and not any(
        _counts(cell) and not looks_like_month(cell) and not _is_year(cell) for cell in sheet.row(below[0])
    ):
        return 0  # the next row is itself one of headings
    numbers = [cell for cell in headings if _counts(cell) and not looks_like_month(cell) and not _is_year(cell)]
    if numbers and not _are_codes(sheet, headings, numbers, below):
        return 0
    if headings and looks_like_month(headings[0]) and any(_counts(cell) for cell in sheet.row(row)):
        return 0
    return sum(
        any(
            (under := sheet.cell(each, cell.column)) and (_is_figure(under) or looks_like_month(under))
            for each in below
        )
        for cell in headings
    )


def _are_codes(sheet: Sheet, headings: Sequence[Cell], numbers: Sequence[Cell], below: Sequence[int]) -> bool:
    """Whether numbers over columns are indicators' codes: short, each once, behind a text, with months down."""
    texts = [text_of(cell) for cell in numbers]
    short = all(text.isdigit() and len(text) <= _LONGEST_CODE for text in texts) and len(set(texts)) == len(texts)
    first = headings[0]
    down = [sheet.cell(row, first.column) for row in below[:_MONTHS_ACROSS]]
    months = all(cell is not None and looks_like_month(cell) for cell in down)
    return short and first.kind is Kind.TEXT and not looks_like_month(first) and len(down) > 1 and months


def _is_line(sheet: Sheet, row: int) -> bool:
    """Whether a row is a year, or a name, alone over the rows under it."""
    cells = sheet.row(row)
    return len(cells) == 1 and (is_year(text_of(cells[0])) or not _counts(cells[0]))


def _first_row(sheet: Sheet, covered: Covered, last: int) -> int:
    """Upwards over the rows that are headings too: several texts, or one merged over a part of the columns."""
    width = len(covered.heading_cells(last, sheet.row(last)))
    first = last
    while (
        first > 1 and last - first + 1 < MOST_HEADING_ROWS and _is_heading_row(sheet, covered, first - 1, last, width)
    ):
        first -= 1
    return first


def _is_heading_row(sheet: Sheet, covered: Covered, row: int, last: int, width: int) -> bool:
    cells = covered.heading_cells(row, sheet.row(row))
    if not cells or any(_counts(cell) and not _is_year(cell) for cell in cells):
        return False
    is_line = is_pair(cells, "name") and {cell.column for cell in cells} <= {cell.column for cell in sheet.row(last)}
    if is_line or any(key_in(cell) in _PIVOT for cell in cells):
        return False
    if len(cells) > 1 or (is_year(text_of(cells[0])) and _has_bare_months(sheet, row + 1)):
        return True
    spans = [right - left + 1 for top, left, bottom, right in sheet.merged if top <= row <= bottom]
    return any(1 < span < width for span in spans)


def _has_bare_months(sheet: Sheet, row: int) -> bool:
    """Whether months without a year stand in a row: then the year over them is theirs."""
    return any(bare_month(cell) for cell in sheet.row(row))


def _is_figure(cell: Cell) -> bool:
    read = read_number(cell)
    return isinstance(read, Read) and (isinstance(read.quantity, Fraction) or cell.kind is Kind.TEXT)


def _counts(cell: Cell) -> bool:
    """Whether it is a number, in a text file as a text: then its row is none of headings."""
    if cell.kind is Kind.NUMBER:
        return True
    if cell.kind is not Kind.TEXT or not may_be_number(str(cell.value)):
        return False
    read = read_number(cell)
    return isinstance(read, Read) and isinstance(read.quantity, Fraction)


def _is_year(cell: Cell) -> bool:
    text = str(cell.value)
    return cell.kind in (Kind.NUMBER, Kind.TEXT) and re.fullmatch(r"(?:199\d|20\d\d|2100)", text, re.ASCII) is not None
