"""The workbook while it is being written: its sheets by name, its styles, what the report says, and how its sheets
print: A4, fitted, with headers and footers."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec import Struct

from ibdesk.domain.control.exceptions import usual_ranges
from ibdesk.domain.control.usual_range import UsualRange
from ibdesk.domain.house_style import PackPart
from ibdesk.domain.pack_words import BREAKDOWNS, CHANGES, COMPARISONS, COVER, DATA, EXCEPTIONS, NOTES, SUMMARY
from ibdesk.domain.problem import Severity
from ibdesk.domain.public.small import PUBLIC_STAMP
from ibdesk.domain.published.comparison import comparison
from ibdesk.domain.report.pack_changes import since_last_pack
from ibdesk.domain.report.report import BoardReport
from ibdesk.palette import LIGHT
from ibdesk.writing.sheets.sheet import PackSheet
from ibdesk.writing.sheets.styles import Styles
from ibdesk.writing.sheets.text import one_line, sheet_names, shortened

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook


A4 = 9
SAMPLE_STAMP = "SAMPLE: made-up months"
DRAFT = "Draft"
_LONGEST = {"L": 55, "C": 34, "R": 20}
# What an upright A4 sheet holds between its margins, a little less than it has.
PAGE_POINTS = 760.0
# A row of an indicator's page: lower than other sheets', so that facts, charts and comment stand on one.
LINE_PIXELS, LINE_POINTS = 19, 14.25


class Paper(Struct, frozen=True):
    """A sheet takes as many pages as it needs, each as wide as the sheet. Margins are in inches."""

    landscape: bool
    side_margins: float = 0.4


def draft_stamp(report: BoardReport) -> str:
    """Draft, where something keeps the month from being signed off; what it is, is for the preparer alone."""
    return DRAFT if any(problem.severity is Severity.ERROR for problem in report.problems) else ""


def stamps(report: BoardReport) -> tuple[str, ...]:
    """What must be said on the cover, on the summary and on every printed page: public, sample, draft, or nothing."""
    public = PUBLIC_STAMP if report.public else ""
    return tuple(filter(None, (public, SAMPLE_STAMP if report.sample else "", draft_stamp(report))))


def stamp_line(report: BoardReport) -> tuple[str, ...]:
    """The stamps in one line, or no line."""
    return tuple(filter(None, ("; ".join(stamps(report)),)))


class Edges(Struct, frozen=True):
    """What stands at the head and the foot of every printed page, beside the page's number."""

    title: str
    stamp: str
    month: str
    as_at: str
    classification: str


def edges(report: BoardReport) -> Edges:
    details = report.details
    as_at = f"Figures as at {details.figures_as_at}" if details.figures_as_at else f"Figures for {report.month.long}"
    stamp = "; ".join(each.partition(":")[0] if report.public else each for each in stamps(report))
    return Edges(details.title, stamp, report.month.long, as_at, details.classification)


def keep_off_paper(sheet: PackSheet, column: int) -> None:
    """Leave a sheet out of what is printed: its print area is an empty cell beside its table. Excel leaves a page of
    empty cells out of a print job (its article 288968), as LibreOffice does."""
    sheet.worksheet.print_area(0, column, 0, column)


def set_up_print(sheet: PackSheet, report: BoardReport, paper: Paper) -> None:
    worksheet = sheet.worksheet
    worksheet.set_paper(A4)
    if paper.landscape:
        worksheet.set_landscape()
    else:
        worksheet.set_portrait()
    worksheet.set_margins(left=paper.side_margins, right=paper.side_margins, top=0.55, bottom=0.5)
    worksheet.fit_to_pages(1, 0)
    worksheet.center_horizontally()
    worksheet.hide_gridlines(2)
    said = edges(report)
    worksheet.set_header(
        _part("L", said.title) + (_part("C", said.stamp, bold=True) if said.stamp else "") + _part("R", said.month),
        {"margin": 0.28, "scale_with_doc": False},
    )
    middle = _part("C", said.classification) if said.classification else ""
    worksheet.set_footer(
        _part("L", said.as_at) + middle + '&R&9&"Arial,Regular"Page &P of &N',
        {"margin": 0.25, "scale_with_doc": False},
    )


def _part(place: str, text: str, bold: bool = False) -> str:
    # The font stands last: digits straight after &9 would be read as the size. A single & would begin a code.
    safe = shortened(one_line(text), _LONGEST[place]).replace("&", "&&")
    # XlsxWriter takes "&&G" for a picture that is not there, and leaves the whole line out: the size stands between.
    safe = re.sub(r"&&(?=G|\[Picture\])", "&&&9", safe)
    return f'&{place}&9&"Arial,{"Bold" if bold else "Regular"}"{safe}'


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
