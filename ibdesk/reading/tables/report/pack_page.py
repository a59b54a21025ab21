"""A page of a pack that IBDesk wrote: its comment is read back, and quarters without a year, which are no figures; its
figures stand on the pack's Data sheet."""

import re
from itertools import pairwise

from msgspec import Struct

from ibdesk.domain.board import Comment, Direction, PrintedDirection, Records
from ibdesk.domain.figure import Missing
from ibdesk.domain.month import Month
from ibdesk.domain.pack_words import (
    ASSESSMENT_LABEL,
    CHANGES,
    COMMENTS_HEADING,
    COMPARISONS,
    COVER,
    EXCEPTIONS,
    NO_COMMENT,
    NOTES,
    PAGE_LABELS,
    SUMMARY,
    TITLE_OF_DATA,
)
from ibdesk.domain.printed_report import YEAR_NOT_STATED, PrintedQuarter, PrintedRating
from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet, Workbook
from ibdesk.reading.tables.months.asked_months import quarters_meant
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.report.printed_ratings import status_in
from ibdesk.reading.values.cell_text import plain_signs, text_of
from ibdesk.reading.values.month_text import FoundMonth, read_month_text
from ibdesk.reading.values.numbers import read_number, unreadable_formula
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable

# What a pack says again of its figures; nothing is looked for there.
PACK_SHEETS = frozenset((COVER, EXCEPTIONS, SUMMARY, CHANGES, COMPARISONS, NOTES))
# A description as long as a book pushes the labels down.
_FIRST_LABELS = 200
_LAST_COLUMN = 5
# A code may have single spaces in it ("A 1"); two stand before the name.
_BY_HAND = ", set by hand by "
_SHAPE = re.compile(r"^\W+")
_CODE = re.compile(r"(\S+(?: \S+)*)  \S")


class PackPage(Struct, frozen=True):
    """The cell with the code and name, those of the comment by row from the heading on, the first one beside them, the
    assessment, where it was not set by hand, and the quarters without a year with their numbers."""

    title: Cell
    comment: tuple[Cell, ...]
    beside: Cell | None = None
    rating: Cell | None = None
    quarters: tuple[tuple[Cell, Cell], ...] = ()


def pack_month(workbook: Workbook) -> Month | None:
    """The month of the pack that this is; None where it is none."""
    for sheet in workbook.sheets:
        title = text_of(sheet.cell(1, 1))
        if title.startswith(TITLE_OF_DATA):
            found = read_month_text(title.removeprefix(TITLE_OF_DATA))
            return found.month if isinstance(found, FoundMonth) else None
    return None


def find_page(sheet: Sheet) -> PackPage | None:
    """The page on a sheet: its title, its labels in the order of the pack, and the heading over the comment."""
    title = sheet.cell(1, 1)
    if title is None or not _CODE.match(text_of(title)):
        return None
    labels = [text_of(sheet.cell(row, 1)) for row in range(2, _FIRST_LABELS)]
    if not all(label in labels for label in PAGE_LABELS):
        return None
    headings = [row for row, cells in sheet.rows() if cells[0].column == 1 and text_of(cells[0]) == COMMENTS_HEADING]
    if not headings:
        return None
    # A comment may have a paragraph that says "Comments" itself: the first is the heading.
    below = [cell for row, cells in sheet.rows() if row > headings[0] for cell in cells if cell.column <= _LAST_COLUMN]
    beside = next((cell for cell in below if cell.column > 1), None)
    comment = tuple(cell for cell in below if cell.column == 1)
    return PackPage(title, comment, beside, _rating(sheet, headings[0]), _quarters(sheet, headings[0]))


def _rating(sheet: Sheet, end: int) -> Cell | None:
    rows = [cells for row, cells in sheet.rows() if row < end]
    if any(cells[0].column == 1 and _BY_HAND in text_of(cells[0]) for cells in rows):
        return None
    pairs = ((cell, after) for cells in rows for cell, after in pairwise(cells))
    return next((after for cell, after in pairs if text_of(cell) == ASSESSMENT_LABEL), None)


def _quarters(sheet: Sheet, end: int) -> tuple[tuple[Cell, Cell], ...]:
    facts = (pair for row, cells in sheet.rows() if row < end for pair in pairwise(cells))
    return tuple(pair for pair in facts if pair[0].column > 1 and text_of(pair[0]).endswith(YEAR_NOT_STATED))


def _text(cells: tuple[Cell, ...]) -> str:
    """The rows of a comment joined: each is a paragraph, or goes on in the next where it ends with a space."""
    said = ""
    for cell, before in zip(cells, (None, *cells), strict=False):
        apart = 0 if before is None else cell.row - before.row
        said += "\n" * (apart if not said.endswith(" ") or apart > 1 else 0)
        said += cell.value if isinstance(cell.value, str) else text_of(cell)
    return said.strip()


def read_page(page: PackPage, month: Month, known: KnownDefinitions, problems: SheetProblems) -> Records:
    """The page's comment for the pack's month, and the quarters that it prints without their year."""
    found = _CODE.match(text_of(page.title))
    code = known.code_of(found[1]) if found else None
    comments = _comments(page, month, code, problems)
    return Records(comments=comments, printed_directions=_printed(page, month, code, known, problems))


def _printed(
    page: PackPage, month: Month, code: str | None, known: KnownDefinitions, problems: SheetProblems
) -> tuple[PrintedDirection, ...]:
    """As a report's row that has them and no arrow. None where the board has such a row: it came from the report."""
    rows = known.records.printed_directions
    if code is None or not page.quarters or any(each.key == (code, month) and each.quarters for each in rows):
        return ()
    quarters = tuple(each for label, number in page.quarters if (each := _quarter(label, number, problems)) is not None)
    if not quarters:
        return ()
    source = quarters[0].source
    return (PrintedDirection(code, month, Direction.UNKNOWN, Missing.BLANK, Missing.BLANK, source, quarters),)


def _quarter(label: Cell, number: Cell, problems: SheetProblems) -> PrintedQuarter | None:
    period = text_of(label).removesuffix(YEAR_NOT_STATED)
    could_be, read = quarters_meant(label._replace(value=period)), read_number(number)
    if not could_be or read is None:
        return None
    if isinstance(read, Unreadable):
        problems.report(read, number)
        return None
    return PrintedQuarter(period, read.quantity, read.unit, could_be, problems.source_of(number))


def _comments(page: PackPage, month: Month, code: str | None, problems: SheetProblems) -> tuple[Comment, ...]:
    if page.beside is not None:
        problems.report(_BESIDE, page.beside)
    if bad := [cell for cell in page.comment if cell.kind in (Kind.ERROR, Kind.FORMULA_WITHOUT_RESULT)]:
        problems.report(unreadable_formula(bad[0]), bad[0])
        return ()
    text = _text(page.comment)
    if not text or text == NO_COMMENT:
        return ()
    if code is None:
        problems.report(_UNKNOWN, page.title)
        return ()
    return (Comment(code, month, text, source=problems.source_of(page.comment[0])),)


def rating_of_page(
    page: PackPage, month: Month, known: KnownDefinitions, problems: SheetProblems
) -> tuple[PrintedRating, ...]:
    """The assessment that the page prints for the pack's month; none where it was set by hand."""
    found = _CODE.match(text_of(page.title))
    code = known.code_of(found[1]) if found else None
    status = status_in(text_of(page.rating)) if page.rating is not None else None
    if page.rating is None or status is None or code is None:
        return ()
    written = _SHAPE.sub("", plain_signs(text_of(page.rating)))
    return (PrintedRating(code, month, status, written, problems.source_of(page.rating)),)


_UNKNOWN = Unreadable(
    "unknown-code",
    "This page is about an indicator that this board does not have, so its comment was not kept.",
    "Define the indicator on an Indicators sheet of a workbook, and read that first.",
)
_BESIDE = Unreadable(
    "below-comment",
    "This stands beside the page's comment, and was not used: a page's comment is what stands in the first column "
    "under the heading Comments.",
    "Write all of the comment into that column.",
    Severity.WARNING,
)
