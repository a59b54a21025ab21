"""The conditions of cells' styles in an OpenDocument file: cell-content()<6."""

import re
from decimal import Decimal

from ibdesk.reading.cells.conditions import Condition

_CELL_IS = re.compile(r"cell-content\(\) ?(<=|>=|!=|<|>|=) ?(-?[0-9]+(?:\.[0-9]+)?)")
_CELL_BETWEEN = re.compile(r"cell-content-is-(not-)?between\((-?[0-9]+(?:\.[0-9]+)?), ?(-?[0-9]+(?:\.[0-9]+)?)\)")


def condition_of(text: str) -> Condition | None:
    """What a condition of a cell's style says of its number; None of one that looks at something else."""
    if (found := _CELL_IS.fullmatch(text)) is not None:
        return Condition(((found[1].replace("!=", "<>"), Decimal(found[2])),))
    if (found := _CELL_BETWEEN.fullmatch(text)) is not None:
        low, high = sorted((Decimal(found[2]), Decimal(found[3])))
        return Condition(((">=", low), ("<=", high)), outside=bool(found[1]))
    return None
