"""Formulas that make a number of another one by growth: 2 % more than in another cell."""

import re
from collections.abc import Collection
from decimal import Decimal

from ibdesk.reading.cells.ranges import position
from ibdesk.reading.cells.sheet import Sheet

_A_CELL = r"(?:(?:'[^']*'!|[\w.\[\]]+!)?[A-Z]{1,3}\d{1,7})"
_NUMBER = rf"(?:\d*\.?\d+%?|\(1[-+](?:\d*\.?\d+%?|{_A_CELL})\)|{_A_CELL})"
_FACTOR = re.compile(rf"(?:(?P<before>{_NUMBER})\*{_A_CELL}|{_A_CELL}\*(?P<behind>{_NUMBER}))")
_LEAST, _MOST = Decimal("0.5"), Decimal("1.5")  # below and above a factor is another unit rather


def is_grown(sheet: Sheet, core: str, others: Collection[tuple[int, int]]) -> bool:
    """Whether a formula, without what gives back what it is given, is a cell times such a number. Beside one of the
    `others`, the cells of another month's figures, it may stand in a cell of its own."""
    if (found := _FACTOR.fullmatch(core)) is None:
        return False
    factor = found["before"] or found["behind"]
    number = _factor(factor)
    if number is None and others:
        cells = (position(each) for each in re.findall(r"[A-Z]{1,3}\d{1,7}", core))
        cell = next((sheet.cell(*at) for at in cells if at is not None and at not in others), None)
        number = cell.value if cell is not None and isinstance(cell.value, Decimal) else None
        if number is not None and "1+" in factor:
            number += 1
        elif number is not None and "1-" in factor:
            number = 1 - number
    return number is not None and number != 1 and _LEAST < number < _MOST


def _factor(text: str) -> Decimal | None:
    """1.02, 102%, (1+2%), (1-0.02)."""
    number = re.fullmatch(r"\(?(?:1([-+]))?(\d*\.?\d+)(%?)\)?", text)
    if number is None:
        return None
    value = Decimal(number[2]) / (100 if number[3] else 1)
    return value if not number[1] else 1 + value if number[1] == "+" else 1 - value
