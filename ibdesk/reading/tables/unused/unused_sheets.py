"""A sheet on which no table is known: whether figures may stand there, and what is said of it."""

import re
from itertools import islice

from msgspec.structs import replace

from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.tables.around.qualifiers import SAY_IT
from ibdesk.reading.tables.months.month_headings import looks_like_month
from ibdesk.reading.values.cell_text import key_of
from ibdesk.reading.values.numbers import holds_number, may_hold_number
from ibdesk.reading.values.sheet_problems import Unreadable

_MOST_TRIED = 50_000  # texts that begin like numbers and are none
_HEADINGS, _COLUMNS = 60, 60  # where months are looked for
_DIGIT_BEHIND = re.compile(r"\S\W+.*\d")


def nothing_found(sheet: Sheet) -> Unreadable:
    """What to say of the sheet: a warning where it may hold figures."""
    if _is_not_separated(sheet):
        return _NOT_SEPARATED
    if has_figures(sheet):
        return replace(_NOTHING_FOUND, severity=Severity.WARNING, next_step=_SAY_IT)
    behind = (cell for _, cells in sheet.rows() for cell in cells[1:])
    if key_of(sheet.name) in _SETTINGS and any(map(holds_number, behind)):
        return replace(_NOTHING_FOUND, severity=Severity.WARNING, next_step=_AS_TEMPLATE)
    if key_of(sheet.name) in _OF_WORDS and any(len(cells) > 1 for _, cells in islice(sheet.rows(), 1, None)):
        return replace(_NOTHING_FOUND, severity=Severity.WARNING, next_step=_WORDS_AS_TEMPLATE)
    return _NOTHING_FOUND


def _is_not_separated(sheet: Sheet) -> bool:
    """Whether each line of a text file is one cell, and holds more than a word and a number."""
    if sheet.text is None or any(len(cells) > 1 for _, cells in sheet.rows()):
        return False
    lines = [str(cell.value) for _, cells in islice(sheet.rows(), _MOST_TRIED) for cell in cells]
    return sum(_DIGIT_BEHIND.search(line) is not None for line in lines[1:]) * 2 > len(lines[1:])


def has_figures(sheet: Sheet) -> bool:
    """Whether figures may stand on a sheet that no layout knows: numbers behind other cells of their rows, not one
    alone but behind two others or where a month stands, and not the numbering of a list. So many texts that begin like
    numbers count for some."""
    if any(holds_number(cell) for _, cells in sheet.rows() for cell in cells[2:3]):
        return True
    first = (cell for _, cells in islice(sheet.rows(), _HEADINGS) for cell in cells[:_COLUMNS])
    fewest = 1 if any(map(looks_like_month, first)) else 2
    behind = (cell for _, cells in sheet.rows() for cell in cells[1:] if may_hold_number(cell))
    tried = islice(behind, _MOST_TRIED)
    return len(list(islice(filter(holds_number, tried), fewest))) == fewest or next(behind, None) is not None


_SAY_IT = f"Nothing, if it holds no figures; otherwise give its columns such headings, or say what it holds. {SAY_IT}"
# A sheet of this name is meant to be read, though nothing on it is known.
_SETTINGS = frozenset(("population", "populations", "targets", "benchmarks"))
_AS_TEMPLATE = (
    "Give its columns the template's headings, and write whole numbers, not thousands; what the board holds already "
    "goes on."
)
_OF_WORDS = frozenset(("comments", "comment", "commentary", "narrative", "events", "event"))
_WORDS_AS_TEMPLATE = (
    "Nothing, if it holds no comments; otherwise give its columns the headings Code, Month and Text; those of events "
    "Month, Code and What happened."
)
_NOTHING_FOUND = Unreadable(
    "sheet-not-used",
    "Nothing on this sheet was used. Looked for in its first 200 rows: headings Code (or Indicator), Month and Value; "
    "Code and a column for each month; or those of an Indicators, Targets, Benchmarks, Population, Comments or Events "
    "sheet.",
    "Nothing, if it holds no figures; otherwise give its columns such headings, or copy its figures into the template.",
    Severity.INFO,
)
_NOT_SEPARATED = Unreadable(
    "sheet-not-used",
    "Nothing of this file was used: each of its lines is a single cell, for neither commas, semicolons, tabs nor "
    "upright strokes stand between its columns.",
    "Open it in Excel (Data, From text), say there what separates the columns, and save it as an Excel workbook "
    "(.xlsx).",
    Severity.WARNING,
)
