"""Rows whose own column says which number they hold: Actual, Target, Numerator; as a person said."""

from ibdesk.domain.figure import Part
from ibdesk.domain.mapping import KIND
from ibdesk.domain.problem import Severity
from ibdesk.reading.tables.open_table import OpenTable
from ibdesk.reading.values.cell_text import found_in, key_of, text_of
from ibdesk.reading.values.sheet_problems import Unreadable

_LONGEST = 60


def part_of_row(table: OpenTable, row: int, usual: Part) -> Part | None:
    """The part that a row holds, the usual one where no column says it; None where the row is left out, which is told
    once for each word."""
    if table.table.mapping is None or not table.has(KIND):
        return usual
    cell = table.covered.cell(row, table.table.columns[KIND])
    word = key_of(text_of(cell))
    kinds = table.table.mapping.kinds
    if word in kinds and (part := kinds[word]) is not None:
        return usual if part is Part.VALUE else part
    at = cell or next(iter(table.within(row)), None)
    if at is not None and table.problems.once((KIND, word)):
        table.problems.report(_LEFT_OUT if word in kinds else _unknown(found_in(cell) if cell is not None else ""), at)
    return None


def _unknown(found: str) -> Unreadable:
    return Unreadable(
        "unknown-kind",
        f"Nobody has said which number “{found[:_LONGEST]}” stands for, so rows with it were not used."
        if found
        else "This row does not say which number it holds, so it was not used, nor others like it.",
        "Say in the import window what the word means, or give it in the mapping under “kinds”.",
    )


_LEFT_OUT = Unreadable(
    "left-out",
    "Rows with this hold another number, and are left out, as was said of the sheet.",
    "Nothing, if that is right; otherwise say again what the sheet holds.",
    Severity.INFO,
)
