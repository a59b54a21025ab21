"""Sheets on which some number is written with a decimal comma: there 480,125 may be thousands or a fraction."""

import re
from collections.abc import Iterable

from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.values.cell_text import plain_signs
from ibdesk.reading.values.sheet_problems import Unreadable

_SURE = re.compile(r"[+-]?(?:\d+,\d{1,2}|\d+,\d{4,}|0+,\d+|\d{1,3}(?:\.\d{3})+,\d+) ?%?", re.ASCII)
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2}[,.]\d{3}(?: ?%)?", re.ASCII)
COMMAS_MIXED = Unreadable(
    "decimal-comma",
    "Some numbers on this sheet have a decimal comma, so nothing says whether this one is in thousands or has three "
    "decimals. It was not used.",
    "Write all numbers of the sheet one way: a point before decimals, and a comma, or nothing, before thousands.",
)


def may_be_either(cell: Cell) -> bool:
    """Whether a number kept as text is another one where commas stand before decimals."""
    text = str(cell.value) if cell.kind is Kind.TEXT else ""
    return ("," in text or "." in text) and _EITHER.fullmatch(plain_signs(text)) is not None


def any_decimal_comma(cells: Iterable[Cell]) -> bool:
    """Whether a comma can only stand before decimals in one of them."""
    return any(
        cell.kind is Kind.TEXT and "," in str(cell.value) and _SURE.fullmatch(plain_signs(str(cell.value))) is not None
        for cell in cells
    )
