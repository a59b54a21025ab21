"""Rows under a heading like "Notes": words about indicators, no figures, even where a code or a number leads them. And
a table's key: marks with what they stand for."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.tables.opened.table import Table
from ibdesk.reading.tables.words.headings import FIGURE_ROLES, LONG, WIDE
from ibdesk.reading.values.cell_text import key_of, plain_signs, text_of
from ibdesk.reading.values.month_cell import read_month
from ibdesk.reading.values.month_text import FoundMonth
from ibdesk.reading.values.numbers import Read, read_number
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable

_HEADINGS = re.compile(
    r"(?:general|foot|end|data|technical|explanatory|important|definition|supporting)?(?:notes?|footnotes?|endnotes?)"
    r"(?:(?:to|on|for|about)(?:the)?(?:figures|data|table|tables|report|indicators|readers|above|users))?|"
    r"(?:additional|further)?(?:comments?|commentary|definitions?|explanations?|remarks?|caveats?|glossary|key|legend|"
    r"keytosymbols|symbols|abbreviations|dataquality|dataqualitynotes|methodology|sources?)|"
    r"(?:notes|comments|definitions)and(?:notes|comments|definitions|caveats)"
)
# "c suppressed", "* provisional", "[x] = not available", "p - provisional", ". | no data".
_MARK = r"(?:[\[(][a-z]{1,5}[\])]|[a-z]|low|prov|est|rev|n/?a|[\[(]?[*†‡§¶#~^?!+.:\-–—]{1,3}[\])]?|%|[<>]=? ?\d{1,2})"
_EXPLAINED = re.compile(
    r"\b(?:suppress\w*|provisional|estimate[ds]?|revised|disclos\w*|confidential\w*|withheld|unavailable|missing|unknown|"
    r"not (?:available|applicable|known|collected|recorded|supplied|reported|yet|shown|published)|no data|data not|"
    r"small (?:numbers?|cohorts?)|fewer than|less than|nil|zero|percentages?|per ?cent|low|break in series|rounded|"
    r"significan\w*|subject to|denotes|indicates|stands for|means)\b"
)
_KEY = re.compile(rf"{_MARK}\s*(?:[=:–—-]\s*|\s)(.+)")


def without_notes(sheet: Sheet, table: Table, problems: SheetProblems) -> Table:
    """The table without the rows of notes under a heading for them, which are told once at the heading."""
    if table.layout.name not in (LONG, WIDE):
        return table
    notes = _signed_off(sheet, table)
    heading: Cell | None = None
    for row, cells in zip(table.rows, sheet.rows_of(table.rows), strict=True):
        if row in notes:
            continue
        if len(cells) == 1 and is_key(cells):
            notes.add(row)
        elif len(cells) == 1 and _is_heading(cells[0]):
            heading = cells[0]
            notes.add(row)
        elif heading is not None and not _is_note(table, cells):
            heading = None
        elif heading is not None:
            notes.add(row)
            if len(cells) > 1 and problems.once(("notes", heading.address)):
                problems.report(_NOTES, heading)
    if not notes:
        return table
    return replace(table, rows=tuple(row for row in table.rows if row not in notes), notes=tuple(sorted(notes)))


def _signed_off(sheet: Sheet, table: Table) -> set[int]:
    """The rows under the last one of figures that are a label with what it is for: "Signed off by:", a post."""
    figures, found = _columns_of_figures(table), set[int]()
    for row in reversed(table.rows):
        cells = sheet.row(row)
        if any(cell.column in figures for cell in cells):
            break
        if len(cells) > 1 and cells[0].kind is Kind.TEXT and text_of(cells[0]).endswith(":"):
            found.add(row)
    return found


def _columns_of_figures(table: Table) -> set[int]:
    figures = {column for role in FIGURE_ROLES if (column := table.columns.get(role))}
    return figures | {heading.cell.column for heading in table.months}


def is_key(cells: Sequence[Cell]) -> bool:
    """Whether a row is a mark and what it stands for, in one cell or two."""
    if not 0 < len(cells) <= 2 or any(cell.kind is not Kind.TEXT for cell in cells):
        return False
    text = " ".join(plain_signs(text_of(cell)) for cell in cells).casefold()
    match = _KEY.fullmatch(text)
    return match is not None and _EXPLAINED.search(match[1]) is not None


def _is_heading(cell: Cell) -> bool:
    return cell.kind is Kind.TEXT and _HEADINGS.fullmatch(key_of(text_of(cell))) is not None


def _is_note(table: Table, cells: Sequence[Cell]) -> bool:
    """Whether a row holds words alone behind its first cell: no figure, no month, nothing that may have been one."""
    if is_key(cells):
        return True
    figures, month = _columns_of_figures(table), table.columns.get("month")
    for place, cell in enumerate(cells):
        if (cell.column in figures or place) and not _is_words(cell, cell.column in figures):
            return False
        if cell.column == month and isinstance(read_month(cell), FoundMonth):
            return False
    return True


def _is_words(cell: Cell, in_figures: bool) -> bool:
    """Whether it can be no number, nor what stands for one; a word alone among figures may be."""
    text = text_of(cell)
    if cell.kind is not Kind.TEXT or text[:1].isdigit() or isinstance(read_number(cell), Read):
        return False
    return not in_figures or len(text.split()) > 1


_NOTES = Unreadable(
    "notes-not-used",
    "The rows under this heading hold words and no figures, so they were taken for notes and left out.",
    "Nothing, if that is right; otherwise call the heading something else.",
    Severity.INFO,
)
