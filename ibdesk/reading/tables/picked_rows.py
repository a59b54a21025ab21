"""Rows that a person picked: those that have the words said for their columns."""

from collections.abc import Mapping

from ibdesk.reading.tables.merged import Covered
from ibdesk.reading.tables.row_words import LEFT_OUT
from ibdesk.reading.values.cell_text import key_of, text_of
from ibdesk.reading.values.sheet_problems import SheetProblems


def is_picked(covered: Covered, problems: SheetProblems, row: int, only: Mapping[int, frozenset[str]]) -> bool:
    """Whether a row has the words that rows are picked by; the first one without is told."""
    for column, words in only.items():
        cell = covered.cell(row, column)
        if key_of(text_of(cell)) not in words:
            if cell is not None and problems.once(("picked", column)):
                problems.report(LEFT_OUT, cell)
            return False
    return True
