"""A column of other numbers beside the figures, whose heading says that they are the better ones: "Revised value",
"Value after QA", "Corrected"."""

import re

from ibdesk.reading.cells.sheet import Cell
from ibdesk.reading.tables.headings import FIGURE_HEADINGS
from ibdesk.reading.tables.open_table import OpenTable
from ibdesk.reading.values.cell_text import key_of, plain_signs, text_of
from ibdesk.reading.values.numbers import holds_number

_BETTER = re.compile(
    r"\b(?:revised|revision|corrected|correction|restated|amended|adjusted|validated|verified|checked|cleansed|"
    r"updated?|final|finali[sz]ed|confirmed|new|newest|latest|true|reviewed|resubmitted|agreed|audited|signed[ -]?off|"
    r"v(?:ersion)? ?[2-9]|(?:after|post|following)[ -].+)(?!\w)"
)
_FIGURES = ("value", "numerator", "denominator", "rate")
# Beside the words above these leave a heading that says of its numbers nothing else.
_OF_NUMBERS = FIGURE_HEADINGS | {"the", "a", "of", "for", "total", "month", "monthly", "this", "in", "figures"}
Label = tuple[Cell, str]
BESIDE = "over other numbers beside the figures"


def rival_values(table: OpenTable) -> list[Label]:
    """The headings of columns that are not read, and hold better numbers than those that are, by their own words."""
    columns = [table.table.columns[name] for name in _FIGURES if table.has(name)]
    columns += [heading.cell.column for heading in table.table.months]
    rivals = [cell for cell in table.table.others if _says_better(text_of(cell))]
    return [(cell, BESIDE) for cell in rivals if columns and _has_others(table, cell.column, columns)]


def _says_better(heading: str) -> bool:
    plain = plain_signs(heading).casefold()
    left = _BETTER.sub(" ", plain)
    return left != plain and all(key_of(word) in _OF_NUMBERS for word in re.findall(r"[^\W_]+", left))


def _has_others(table: OpenTable, column: int, read: list[int]) -> bool:
    """Whether a row has a number there that stands under none of the headings that are read."""
    for row in table.table.rows:
        cell = table.sheet.cell(row, column)
        if cell is not None and holds_number(cell):
            own = (table.sheet.cell(row, each) for each in read)
            if all(each is None or text_of(each) != text_of(cell) for each in own):
                return True
    return False
