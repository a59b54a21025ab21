"""The workbook while it is being written: its sheets by name, its styles, and what the report says."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ibdesk.domain.control.exceptions import usual_ranges
from ibdesk.domain.control.usual_range import UsualRange
from ibdesk.domain.house_style import PackPart
from ibdesk.domain.pack_words import BREAKDOWNS, CHANGES, COMPARISONS, COVER, DATA, EXCEPTIONS, NOTES, SUMMARY
from ibdesk.domain.published.comparison import comparison
from ibdesk.domain.report.report import BoardReport
from ibdesk.domain.report.since_last_pack import since_last_pack
from ibdesk.palette import LIGHT
from ibdesk.writing.sheets.sheet import PackSheet
from ibdesk.writing.sheets.styles import Styles
from ibdesk.writing.sheets.text import sheet_names

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook


@dataclass(slots=True)
class PackBook:
    """`ranges` holds the usual range of each page by code, or why there is none; `pages` the sheet of each,
    `trends` where its trend stands, for the sparklines."""

    workbook: "Workbook"
    styles: Styles
    report: BoardReport
    ranges: dict[str, UsualRange | str]
    pages: dict[str, str] = field(default_factory=dict)
    trends: dict[str, str] = field(default_factory=dict)
    sheets: dict[str, PackSheet] = field(default_factory=dict)


def open_book(workbook: "Workbook", report: BoardReport) -> PackBook:
    """All sheets in their order, still empty; those that the house style leaves out are not there."""
    accent = report.details.style.accent or LIGHT.accent
    book = PackBook(workbook, Styles(workbook, accent), report, usual_ranges(report))
    book.pages = page_sheets(report)
    before, after = board_sheets(report)
    for name in (*before, *book.pages.values(), *after):
        book.sheets[name] = PackSheet(name, workbook.add_worksheet(name), book.styles)
    _colour_tabs(book)
    return book


def board_sheets(report: BoardReport) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the sheets about the whole board that stand before the indicators' pages, and after them, on paper
    too: those that the house style shows and that have something to say."""
    shows = report.details.style.shows
    before = ((COVER, True), (EXCEPTIONS, shows(PackPart.EXCEPTIONS)), (SUMMARY, shows(PackPart.SUMMARY)))
    after = (
        (COMPARISONS, report.compared and any(comparison(page.indicator, page.benchmarks) for page in report.pages)),
        (DATA, shows(PackPart.DATA)),
        (BREAKDOWNS, shows(PackPart.DATA) and any(page.breakdown for page in report.pages)),
        (CHANGES, shows(PackPart.CHANGES) and bool(since_last_pack(report))),
        (NOTES, shows(PackPart.NOTES)),
    )
    return tuple(name for name, shown in before if shown), tuple(name for name, shown in after if shown)


def page_sheets(report: BoardReport) -> dict[str, str]:
    """The name of each page's sheet, by code; none where the pages are left out."""
    if not report.details.style.shows(PackPart.PAGES):
        return {}
    own = (COVER, EXCEPTIONS, SUMMARY, DATA, BREAKDOWNS, CHANGES, COMPARISONS, NOTES)
    names = sheet_names(((page.code, page.indicator.name) for page in report.pages), own)
    return dict(zip((page.code for page in report.pages), names, strict=True))


def _colour_tabs(book: PackBook) -> None:
    """A colour for each section, in turn; those of the board's own sheets are one."""
    sections = list(dict.fromkeys(page.indicator.section for page in book.report.pages))
    for page in book.report.pages if book.pages else ():
        colour = LIGHT.categories[sections.index(page.indicator.section) % len(LIGHT.categories)]
        book.sheets[book.pages[page.code]].worksheet.set_tab_color(colour)
    for name in (COVER, EXCEPTIONS, SUMMARY):
        if name in book.sheets:
            book.sheets[name].worksheet.set_tab_color(book.report.details.style.accent or LIGHT.accent)
