"""Texts like 2011-12, which can be a month or a financial year, among months that are written in the same way: in a
run of months they are one."""

import re
from collections.abc import Iterable

from ibdesk.domain.month import Month
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.values.cell_text import plain_signs, text_of
from ibdesk.reading.values.two_ways import may_be_financial_year

_WRITTEN = re.compile(r"(\d{4})([-/]?)(\d\d)", re.ASCII)
Run = frozenset[tuple[str, Month]]  # the sign between year and month, and the month


def months_written_alike(cells: Iterable[Cell]) -> Run:
    """The months among cells that can be nothing else, each with the sign between its year and its number."""
    texts = {plain_signs(text_of(cell)) for cell in cells if cell.kind in (Kind.TEXT, Kind.NUMBER)}
    found = (_WRITTEN.fullmatch(text) for text in texts if may_be_financial_year(text) is None)
    return frozenset(
        (match[2], Month(int(match[1]), int(match[3]))) for match in found if match and 1 <= int(match[3]) <= 12
    )


def month_in_run(cell: Cell, run: Run) -> Month | None:
    """The month of a text that could be a financial year, where the month before or after it stands there too."""
    text = plain_signs(text_of(cell))
    match = _WRITTEN.fullmatch(text)
    if match is None or may_be_financial_year(text) is None:
        return None
    month = Month(int(match[1]), int(match[3]))
    return month if {(match[2], month - 1), (match[2], month + 1)} & run else None
