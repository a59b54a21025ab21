"""A page of a pack that IBDesk wrote: its comment is read back; its figures stand on the pack's Data sheet."""

import re
from dataclasses import dataclass

from ibdesk.domain.board import Comment, Records
from ibdesk.domain.month import Month
from ibdesk.excel.cells import Cell, Kind, Sheet, Workbook
from ibdesk.excel.layouts.known import Known
from ibdesk.excel.pack.book import CHANGES, COVER, NOTES, SUMMARY
from ibdesk.excel.pack.data import TITLE_OF_DATA
from ibdesk.excel.pack.pages import COMMENTS_HEADING, NO_COMMENT, PAGE_LABELS
from ibdesk.excel.sheet_problems import SheetProblems, Unreadable
from ibdesk.excel.values.cell_text import text_of
from ibdesk.excel.values.month_text import FoundMonth, read_month_text

# What a pack says again of its figures; nothing is looked for there.
PACK_SHEETS = frozenset((COVER, SUMMARY, CHANGES, NOTES))
_FIRST_LABELS = 8
_CODE = re.compile(r"(\S+)  \S")


@dataclass(frozen=True, slots=True)
class PackPage:
    """The cell with the code and name, and the one with the comment, where there is one."""

    title: Cell
    comment: Cell | None


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
    first = [(row, cell) for row, cells in sheet.rows() if (cell := cells[0]).column == 1]
    heading = next((row for row, cell in reversed(first) if cell.value == COMMENTS_HEADING), None)
    if heading is None:
        return None
    comment = sheet.cell(heading + 1, 1)
    return PackPage(title, comment if comment is not None and comment.kind is Kind.TEXT else None)


def read_page(page: PackPage, month: Month, known: Known, told: SheetProblems) -> Records:
    """The page's comment for the pack's month."""
    text = text_of(page.comment)
    if page.comment is None or not text or text == NO_COMMENT:
        return Records()
    found = _CODE.match(text_of(page.title))
    code = known.code_of(found[1]) if found else None
    if code is None:
        told.tell(_UNKNOWN, page.title)
        return Records()
    return Records(comments=(Comment(code, month, text, source=told.source_of(page.comment)),))


_UNKNOWN = Unreadable(
    "unknown-code",
    "This page is about an indicator that this board does not have, so its comment was not kept.",
    "Define the indicator on an Indicators sheet of a workbook, and read that first.",
)
