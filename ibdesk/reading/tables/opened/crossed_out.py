"""Whole columns and rows that are crossed out: nothing of them is used, which is said at their heading or label."""

from collections.abc import Collection, Iterable

from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.cells.signs import is_all_crossed_out, uncrossed
from ibdesk.reading.tables.months.month_headings import looks_like_month
from ibdesk.reading.tables.words.headings import BY_ROLE, FIGURE_HEADINGS
from ibdesk.reading.values.cell_text import key_of, text_of
from ibdesk.reading.values.numbers import holds_number, unreadable_formula
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable

_RULE = "crossed-out"
_NEXT_STEP = (
    "Nothing, if it does not count any more; otherwise take the line through it out, and bring the workbook in again."
)
_LONGEST = 60
_FEWEST, _ROWS = 2, 200
_LABELS = frozenset(key for keys in BY_ROLE.values() for key in keys) | FIGURE_HEADINGS


def is_crossed(cell: Cell | None) -> bool:
    """Whether all that a cell says is crossed out."""
    return cell is not None and cell.kind is Kind.TEXT and is_all_crossed_out(str(cell.value))


def as_it_was(cell: Cell) -> Cell:
    """A crossed-out cell as the text that it was."""
    return cell._replace(value=uncrossed(str(cell.value)))


def unread_label(by: Cell | None, name: Cell | None, entries: Collection[Cell]) -> tuple[Unreadable, Cell] | None:
    """Why a row is not used that has a label: a formula without a result, or what is crossed out; with its cell.
    `entries` are the row's cells that would be kept."""
    if by is not None and by.kind in (Kind.ERROR, Kind.FORMULA_WITHOUT_RESULT):
        return unreadable_formula(by), by
    label = next((cell for cell in (by, name) if cell is not None and is_crossed(cell)), None)
    if label is None or not entries:
        return None
    return crossed_label(label, entries), label


def crossed_label(label: Cell, entries: Iterable[Cell]) -> Unreadable:
    """What to say of a row whose code, name or month is crossed out; `entries` are its cells that would be kept."""
    but, severity = ("", Severity.WARNING) if all(map(is_crossed, entries)) else ("its figures are not", Severity.ERROR)
    return _unused(label, but, "row", severity)


def crossed_heading(heading: Cell, below: Iterable[Cell]) -> Unreadable | None:
    """What to say of a column of figures that is not used since its heading is crossed out; None where it is not."""
    if not is_crossed(heading):
        return None
    held = list(below)
    if not held or not (_is_heading(as_it_was(heading)) or any(map(holds_number, held))):
        return None
    if all(map(is_crossed, held)):
        return _unused(heading, "", "column", Severity.WARNING)
    return _unused(heading, "what stands below is not", "column", Severity.ERROR)


def _unused(label: Cell, but: str, what: str, severity: Severity) -> Unreadable:
    said = f"“{text_of(as_it_was(label))[:_LONGEST]}” is crossed out{f', but {but}' if but else ''}"
    return Unreadable(_RULE, f"{said}. Nothing of its {what} was used.", _NEXT_STEP, severity)


def crossed_column(heading: Cell, below: Iterable[Cell]) -> Unreadable | None:
    """What to say once of a column whose figures are all crossed out, though its heading is not; None where it has
    others, or just one, which is told at its cell."""
    held = 0
    for cell in below:
        if not is_crossed(cell):
            return None
        held += 1
    if held < _FEWEST:
        return None
    return Unreadable(
        _RULE,
        f"All figures under “{text_of(heading)[:_LONGEST]}” are crossed out, so none of them was used.",
        _NEXT_STEP,
    )


def report_crossed_heading(sheet: Sheet, problems: SheetProblems) -> bool:
    """Tell of the first crossed-out heading of a sheet on which no table was recognised, as it may be the reason."""
    first = (cell for row, cells in sheet.rows() if row <= _ROWS for cell in cells)
    cell = next((cell for cell in first if is_crossed(cell) and _is_heading(as_it_was(cell))), None)
    if cell is not None:
        problems.report(_unused(cell, "", "column", Severity.ERROR), cell)
    return cell is not None


def _is_heading(cell: Cell) -> bool:
    return key_of(text_of(cell)) in _LABELS or looks_like_month(cell)
