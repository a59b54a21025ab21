"""The board pack: a month's whole report as one workbook, written fresh each time."""

from collections.abc import Callable
from datetime import datetime, time
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from ibdesk.domain.house_style import PackPart
from ibdesk.domain.pack_words import BREAKDOWNS, CHANGES, COMPARISONS, DATA, EXCEPTIONS, NOTES, SUMMARY
from ibdesk.domain.problem import Severity
from ibdesk.domain.public.small import PUBLIC_STAMP
from ibdesk.domain.report.house_order import in_house_order
from ibdesk.domain.report.report import BoardReport
from ibdesk.errors import UserError
from ibdesk.lasting_objects import making_lasting_objects
from ibdesk.progress import Progress, silent
from ibdesk.writing.pack.accessibility import accessibility_findings
from ibdesk.writing.pack.book import PackBook, draft_stamp, open_book
from ibdesk.writing.pack.changes_sheet import write_changes
from ibdesk.writing.pack.comparisons import write_comparisons
from ibdesk.writing.pack.cover import write_cover
from ibdesk.writing.pack.data import write_breakdowns, write_data
from ibdesk.writing.pack.exceptions_sheet import write_exceptions
from ibdesk.writing.pack.notes import write_notes
from ibdesk.writing.pack.own_pack import check_own_pack
from ibdesk.writing.pack.pages import write_page
from ibdesk.writing.pack.summary import write_summary
from ibdesk.writing.pack.written_package import WrittenPackage
from ibdesk.writing.sheets.saving import save_whole
from ibdesk.writing.sheets.text import one_line, shortened
from ibdesk.writing.sheets.zipped_book import new_workbook

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

# Of each some 0.4 MB are held until the pack is written, so that these take less than a gigabyte.
MOST_PAGES = 2_500


class PackWritten(Struct, frozen=True):
    """`sheets` are the names in order; `findings` what the accessibility self-check found, none where all is well.
    `as_at` is the step of the board that the pack shows, `errors` how many must-fix problems stand in its month."""

    path: Path
    sheets: tuple[str, ...]
    findings: tuple[str, ...]
    as_at: int
    errors: int = 0


def write_pack(report: BoardReport, path: Path, progress: Progress = silent) -> PackWritten:
    """Write the pack to a file, or leave the old file as it is.

    The same report gives the same bytes. UserError where the file cannot be written; Cancelled from `progress`.
    """
    errors = sum(problem.severity is Severity.ERROR for problem in report.problems)
    return _saved(*pack_bytes(report, progress), path, report.as_at, errors)


def save_pack(content: bytes, path: Path, as_at: int) -> PackWritten:
    """Write the pack of a month that was sealed, byte for byte: among its figures no error stood. UserError where the
    file cannot be written, or is no pack of ours."""
    check_own_pack(content)
    return _saved(content, tuple(sheet.name for sheet in WrittenPackage(content).sheets), path, as_at, errors=0)


def save_public(content: bytes, sheets: tuple[str, ...], path: Path, report: BoardReport) -> PackWritten:
    """Write a public version that was held against what a reader could get back. UserError where it cannot be
    written."""
    errors = sum(problem.severity is Severity.ERROR for problem in report.problems)
    return _saved(content, sheets, path, report.as_at, errors)


def _saved(content: bytes, sheets: tuple[str, ...], path: Path, as_at: int, errors: int) -> PackWritten:
    findings = accessibility_findings(content)
    save_whole(content, path)
    return PackWritten(path, sheets, findings, as_at, errors)


@making_lasting_objects()
def pack_bytes(report: BoardReport, progress: Progress = silent) -> tuple[bytes, tuple[str, ...]]:
    """The pack as a file's content, and its sheets' names. UserError where it would have too many pages."""
    _check_pages(report)
    file = BytesIO()
    workbook = new_workbook(file)
    report = in_house_order(report)
    _set_properties(workbook, report)
    book = open_book(workbook, report)
    steps = _steps(book)
    for done, (words, step) in enumerate(steps):
        progress(done, len(steps) + 1, words)
        step()
    progress(len(steps), len(steps) + 1, "Putting the workbook together")
    workbook.close()
    return file.getvalue(), tuple(book.sheets)


def _check_pages(report: BoardReport) -> None:
    if report.details.style.shows(PackPart.PAGES) and len(report.pages) > MOST_PAGES:
        raise UserError(
            f"The pack would have {len(report.pages):,} pages, and {MOST_PAGES:,} is the most that are written: with "
            "more it takes over a gigabyte of memory.",
            "Leave the pages out (Settings, House style), or keep a board for each part of these indicators.",
        )


def _steps(book: PackBook) -> list[tuple[str, Callable[[], None]]]:
    """The pages come before the summary, whose sparklines draw from them."""
    pages = [
        (f"Writing page {page.code}, {page.indicator.name}", partial(write_page, book, page))
        for page in book.report.pages
        if page.code in book.pages
    ]
    others: tuple[tuple[str, str, Callable[[PackBook], None]], ...] = (
        (EXCEPTIONS, "Writing the exceptions", write_exceptions),
        (SUMMARY, "Writing the summary", write_summary),
        (DATA, "Writing the data", write_data),
        (BREAKDOWNS, "Writing the data by category", write_breakdowns),
        (CHANGES, "Writing what changed", write_changes),
        (COMPARISONS, "Writing the comparisons", write_comparisons),
        (NOTES, "Writing the notes", write_notes),
    )
    steps = [(words, partial(write, book)) for name, words, write in others if name in book.sheets]
    return [("Writing the cover", partial(write_cover, book)), *pages, *steps]


def pack_title(report: BoardReport) -> str:
    """What the document is called, in its properties."""
    public = PUBLIC_STAMP.lower() if report.public else ""
    return shortened(one_line(", ".join(filter(None, (report.details.title, report.month.long, public)))), 255)


def _set_properties(workbook: "Workbook", report: BoardReport) -> None:
    details = report.details
    # A property is an Excel string too, and no person or computer is named unless the report does.
    workbook.set_properties(
        {
            "title": pack_title(report),
            "subject": shortened(one_line(details.council), 255),
            "company": shortened(one_line(details.council), 255),
            "category": shortened(one_line(details.classification), 255),
            "status": draft_stamp(report),
            "comments": "Written by IBDesk.",
            "created": datetime.combine(report.month.last_day, time()),
        }
    )
