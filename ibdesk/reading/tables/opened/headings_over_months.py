"""Headings of two rows: "Code", "Indicator" and a year beside them in the first, the months of that year alone in the
second. What stands beside the year is over its columns as if it were merged down to the months."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from ibdesk.domain.month import financial_year_in
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.tables.words.headings import BY_ROLE
from ibdesk.reading.tables.words.word_lists import TIME_HEADINGS
from ibdesk.reading.values.cell_text import key_in, plain_signs, text_of
from ibdesk.reading.values.month_names import month_number
from ibdesk.reading.values.month_text import FoundMonth, read_month_text

_ROWS, _FEWEST = 200, 2
_YEAR = re.compile(r"(?:fy ?)?(?:19|20)\d\d", re.ASCII)
_NAMES = frozenset((*BY_ROLE["code"], *BY_ROLE["name"]))


def headings_over_months(sheet: Sheet) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """The rows of months, each with the headings of the row above that go for it too."""
    for (row, over), (below, months) in pairwise(islice(sheet.rows(), _ROWS)):
        if below != row + 1 or len(months) < _FEWEST or not all(map(_is_month, months)):
            continue
        columns = {cell.column for cell in months}
        bands = [cell for cell in over if cell.column in columns]
        beside = tuple(cell for cell in over if cell.column not in columns)
        if (
            _are_over(sheet, row, bands, months)
            and all(map(_is_time, bands))
            and any(key_in(cell) in _NAMES for cell in beside)
        ):
            yield below, beside


def _is_month(cell: Cell) -> bool:
    if cell.kind is not Kind.TEXT:
        return cell.kind is Kind.DATE
    plain = plain_signs(text_of(cell))
    return month_number(plain) is not None or isinstance(read_month_text(plain), FoundMonth)


def _are_over(sheet: Sheet, row: int, bands: Sequence[Cell], months: Sequence[Cell]) -> bool:
    """Whether the cells over the months begin with them, and one is over each that does not name its year."""
    over = {cell.column for cell in bands}
    for top, left, bottom, right in sheet.merged:
        if top <= row <= bottom and left in over:
            over.update(range(left, min(right, months[-1].column) + 1))
    bare = (cell for cell in months if cell.kind is Kind.TEXT and month_number(plain_signs(text_of(cell))) is not None)
    return bool(bands) and bands[0].column == months[0].column and all(cell.column in over for cell in bare)


def _is_time(cell: Cell) -> bool:
    """Whether a cell is a year, or a word over months."""
    plain = plain_signs(text_of(cell)).casefold()
    is_year = _YEAR.fullmatch(plain) is not None or financial_year_in(plain.removeprefix("fy").strip()) is not None
    return is_year or key_in(cell) in TIME_HEADINGS
