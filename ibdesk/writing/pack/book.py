"""The workbook while it is being written: its sheets by name, its styles, and what the report says."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ibdesk.domain.pack_words import BREAKDOWNS, CHANGES, COVER, DATA, NOTES, SUMMARY
from ibdesk.domain.report.report import BoardReport
from ibdesk.writing.sheets.sheet import PackSheet
from ibdesk.writing.sheets.styles import Styles
from ibdesk.writing.sheets.text import sheet_names

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook


@dataclass(slots=True)
class PackBook:
    """`pages` holds the sheet of each indicator's page by code, `trends` where its trend stands, for the sparklines."""

    workbook: "Workbook"
    styles: Styles
    report: BoardReport
    pages: dict[str, str] = field(default_factory=dict)
    trends: dict[str, str] = field(default_factory=dict)
    sheets: dict[str, PackSheet] = field(default_factory=dict)


def open_book(workbook: "Workbook", report: BoardReport) -> PackBook:
    """All sheets in their order, still empty."""
    book = PackBook(workbook, Styles(workbook), report)
    own = (COVER, SUMMARY, DATA, BREAKDOWNS, CHANGES, NOTES)
    names = sheet_names(((page.code, page.indicator.name) for page in report.pages), own)
    book.pages = dict(zip((page.code for page in report.pages), names, strict=True))
    after = [DATA, *([BREAKDOWNS] if any(page.breakdown for page in report.pages) else [])]
    after += [*([CHANGES] if report.changes.restatements else []), NOTES]
    for name in (COVER, SUMMARY, *names, *after):
        book.sheets[name] = PackSheet(name, workbook.add_worksheet(name), book.styles)
    return book
