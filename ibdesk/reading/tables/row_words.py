"""What is said of a table's rows: no such indicator, left out as was said, a mark or crossed-out words not kept."""

from collections.abc import Sequence

from ibdesk.domain.figure import Mark
from ibdesk.domain.mark_words import MARK_WORDS
from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.kinds_of_numbers import says_nothing
from ibdesk.reading.values.cell_text import text_of
from ibdesk.reading.values.sheet_problems import Unreadable

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


def names_another(code: str, name: str, other: str) -> Unreadable:
    return Unreadable(
        "code-and-name-differ",
        f"The code is {code}, but “{name}” is the name of indicator {other}. The row was read as {code}.",
        "Check whether the codes or the names are in the wrong rows.",
        Severity.WARNING,
    )


def named_unlike(code: str, name: str, own: str) -> Unreadable:
    return Unreadable(
        "code-and-name-differ",
        f"The board knows indicator {code} as “{_short(own)}”, here it is called “{_short(name)}”. It was read as "
        f"{code}.",
        "Check the code; nothing, if both mean the same.",
        Severity.WARNING,
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


def mark_kept(mark: Mark, found: str) -> Unreadable:
    """Where a mark behind a figure, or its month, is written otherwise than [p], [e], [r]."""
    stays = "" if mark is Mark.REVISED else ", until a later workbook gives it without"
    return Unreadable(
        "mark-kept",
        f"“{found}” was read as a figure with the mark [{mark}], {MARK_WORDS[mark]}{stays}. So were all others of this "
        "sheet that are marked alike.",
        f"Nothing, if that is what it means; otherwise write the number alone. Written [{mark}], a mark is not told.",
        Severity.INFO,
    )
