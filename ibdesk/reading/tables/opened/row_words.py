"""What is said of a table's rows and cells: no such indicator, left out as was said, a mark or crossed-out words not
kept, a change or money where something is counted."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from ibdesk.domain.figure import Unit
from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.opened.merged import Covered
from ibdesk.reading.tables.words.kinds_of_numbers import says_nothing
from ibdesk.reading.values.cell_text import found_in, key_of, text_of
from ibdesk.reading.values.number_format import Seen
from ibdesk.reading.values.numbers import Read
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable

LONGEST_CODE, _LONGEST_NAME = 30, 80


def is_of_words(cells: Sequence[Cell]) -> bool:
    """Whether a row is a note, or a second row of headings ("Number" under each month): none of figures."""
    if len(cells) == 1:
        return cells[0].kind is Kind.TEXT
    return all(cell.kind is Kind.TEXT and says_nothing(text_of(cell)) for cell in cells)


def row_without_code(row: int) -> Unreadable:
    return Unreadable(
        "row-without-code",
        f"Row {row} does not say which indicator it is about, so nothing of it was used.",
        "Write the indicator's code in the row, or take the row out. Where a blank cell means what stands above it, "
        "say so in the import window, or in the mapping that --suggest-mapping writes.",
    )


def unknown_code(found: str, has_figures: bool) -> Unreadable:
    kept = "Its figures were not kept." if has_figures else "There are no figures beside it."
    return Unreadable(
        "unknown-code",
        f"“{_short(found)}” is not the code or the name of any indicator of this board. {kept}",
        "Correct it, say in the import window what it means, or define the indicator on an Indicators sheet of "
        "the workbook; then read it again.",
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME]}…"


def no_indicator(means: str) -> Unreadable:
    """Where a person said that rows are an indicator which the board does not have."""
    return Unreadable(
        "unknown-code",
        f"This was said to be indicator {means[:LONGEST_CODE]}, which this board does not have. Its figures were not "
        "kept.",
        "Choose another indicator, or define this one.",
    )


def not_counted(read: Read, known: KnownDefinitions, code: str | None, cell: Cell) -> Unreadable | None:
    """Why a change, or money, is no figure of an indicator; None of one whose own name says that it counts such, and
    of a percentage below 0 for one: that is kept, and told as what cannot be."""
    seen, definitions = read.seen, known.definitions(code or "")
    if seen is None or not definitions or any(_NAMED[seen].search(each.name.casefold()) for each in definitions):
        return None
    is_below = isinstance(read.quantity, Fraction) and read.quantity < 0
    if seen is Seen.CHANGE and is_below and definitions[-1].unit is Unit.PERCENT:
        return None
    what = "with its sign, as a change is" if seen is Seen.CHANGE else "as money"
    return Unreadable(
        "not-counted",
        f"“{found_in(cell)}” is shown {what}, and indicator {code} counts no such thing. It was not used.",
        "Write the figure itself, as a plain number; or [x] where there is none.",
    )


_NAMED = {
    Seen.CHANGE: re.compile(
        r"\b(?:changes?|differences?|movements?|variances?|net|increases?|decreases?|growth)\b|\+/-"
    ),
    Seen.MONEY: re.compile(r"£|\b(?:costs?|spend|spending|expenditure|budgets?|pounds|prices?|fees?|payments?)\b"),
}
LEFT_OUT = Unreadable(
    "left-out",
    "Rows with this are left out, as was said of the sheet.",
    "Nothing, if that is right; otherwise say again what the sheet holds.",
    Severity.INFO,
)
CROSSED_OUT = Unreadable(
    "crossed-out",
    "Some words here are crossed out. They were left out.",
    "Nothing, if they no longer count; otherwise take the line through them away.",
    Severity.INFO,
)
MARK_NOT_KEPT = Unreadable(
    "mark-not-kept",
    "The number here is marked, and only figures can be. The number is kept, the mark is not.",
    "Nothing; say in a comment what the mark stands for, if it matters.",
    Severity.INFO,
)


def is_picked(covered: Covered, problems: SheetProblems, row: int, only: Mapping[int, frozenset[str]]) -> bool:
    """Whether a row has the words that rows are picked by; the first one without is told."""
    for column, words in only.items():
        cell = covered.cell(row, column)
        if key_of(text_of(cell)) not in words:
            if cell is not None and problems.once(("picked", column)):
                problems.report(LEFT_OUT, cell)
            return False
    return True
