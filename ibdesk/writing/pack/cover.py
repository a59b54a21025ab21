"""The cover: title, month, how figures and assessments are to be read, contact, contents."""

from io import BytesIO

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.house_style import Logo, PackPart
from ibdesk.domain.pack_words import BREAKDOWNS, CHANGES, COVER, DATA, EXCEPTIONS, NOTES, SUMMARY
from ibdesk.domain.public.small import ABOUT_PUBLIC
from ibdesk.domain.report.report import BoardReport
from ibdesk.domain.report.restatement_words import figures_words
from ibdesk.domain.wording import STATUS_WORDS, day_text
from ibdesk.writing.pack.book import PackBook, Paper, set_up_print, stamps
from ibdesk.writing.pack.summary import counts_by_assessment
from ibdesk.writing.sheets.numbers import TextCell
from ibdesk.writing.sheets.sheet import STATUS_SHAPES, PackSheet
from ibdesk.writing.sheets.styles import COVER_MONTH, COVER_TITLE, LINK, SECTION, STAMP, Look
from ibdesk.writing.sheets.text import height, legible, one_line

WIDTH = 670
# The most room of a logo, in pixels.
LOGO_WIDE, LOGO_TALL = 260, 96
_POINTS_TO_A_PIXEL = 0.75
BODY = Look(size=11, wrap=True, valign="top")


class CoverRecord(Struct, frozen=True):
    """What the cover says; `lines` are the council and the classification, `sections` headings with paragraphs, `texts`
    the paragraphs that the house style puts before them."""

    title: str
    month: str
    lines: tuple[str, ...]
    stamps: tuple[str, ...]
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    texts: tuple[str, ...] = ()
    logo: Logo | None = None

    @property
    def logo_words(self) -> str:
        """The logo for those who do not see it."""
        return f"Logo of {self.lines[0]}" if self.lines else "The council's logo"


def cover_record(report: BoardReport) -> CoverRecord:
    details = report.details
    lines = (", ".join(filter(None, (details.council, details.directorate))), details.classification)
    title = one_line(details.title) or "Board pack"
    style = details.style
    texts = tuple(text.strip() for text in legible(style.cover_text).split("\n") if text.strip())
    said = tuple(filter(None, lines))
    return CoverRecord(title, report.month.long, said, stamps(report), _sections(report), texts, style.logo)


def write_cover(book: PackBook) -> None:
    sheet, report = book.sheets[COVER], book.report
    record = cover_record(report)
    sheet.columns([WIDTH])
    row = _title(sheet, record)
    row = _line(sheet, row, record.month, COVER_MONTH)
    for text in record.lines:
        row = _line(sheet, row, text, BODY)
    for stamp in record.stamps:
        row = _line(sheet, row, stamp, STAMP)
    if record.texts:
        sheet.row_height(row, 10)
        row += 1
    for text in record.texts:
        row = _line(sheet, row, text, BODY)
    for heading, paragraphs in record.sections:
        row = _section(sheet, row, heading, paragraphs)
    row = _contents(book, sheet, row)
    sheet.worksheet.print_area(0, 0, row - 1, 0)
    sheet.worksheet.activate()
    set_up_print(sheet, report, Paper(landscape=False))


def _title(sheet: PackSheet, record: CoverRecord) -> int:
    """In the first cell, under the logo where there is one. Returns the next row."""
    row = _line(sheet, 0, record.title, COVER_TITLE)
    if record.logo is None:
        return row
    look = replace(COVER_TITLE, valign="bottom")
    wide, tall = logo_size(record.logo, LOGO_WIDE, LOGO_TALL)
    sheet.row_height(0, height(record.title, WIDTH, look.size, look.bold) + 10 + tall * _POINTS_TO_A_PIXEL)
    sheet.write(0, 0, TextCell(record.title), look)
    options = {
        "image_data": BytesIO(record.logo.png),
        "description": one_line(record.logo_words),
        "x_offset": 3,
        "y_offset": 2,
        "x_scale": wide / record.logo.size[0],
        "y_scale": tall / record.logo.size[1],
        "object_position": 1,
    }
    sheet.worksheet.insert_image(0, 0, "logo.png", options)
    return row


def logo_size(logo: Logo, wide: float, tall: float) -> tuple[float, float]:
    """How large a logo is drawn within so much room."""
    own_wide, own_tall = logo.size
    scale = min(wide / own_wide, tall / own_tall)
    return own_wide * scale, own_tall * scale


def _sections(report: BoardReport) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("About this pack", _about(report)),
        ("Assessments this month", _assessments(report)),
        ("Contact", _contact(report)),
    )


def _about(report: BoardReport) -> tuple[str, ...]:
    details = report.details
    count = len(report.pages)
    shows = details.style.shows
    pages = f"{count} {'indicator' if count == 1 else 'indicators'}{', one page each' * shows(PackPart.PAGES)}"
    with_them = ["a summary"] * shows(PackPart.SUMMARY) + ["the figures behind them"] * shows(PackPart.DATA)
    holds = f"{pages}{', with ' if with_them else ''}{' and '.join(with_them)}."
    as_at = f"All figures are as at {details.figures_as_at}." if details.figures_as_at else ""
    system = details.source_system
    live = f"They come from {system}, which is in daily use" if system else "Their sources are in daily use"
    live += ": records added or put right later can change them."
    again = ""
    if (before := report.issued_again) is not None and not report.public:
        figures = figures_words(before.restatements, report.month)
        again = f"Issued again: {figures} changed since this pack first went out on {day_text(before.at)}."
    signed = f"Signed off by {report.seal.by} on {day_text(report.seal.at)}." if report.seal else ""
    public = ABOUT_PUBLIC if report.public else ()
    return (*public, *filter(None, (holds, f"{as_at} {live}".strip(), again, signed, details.notes)))


def _assessments(report: BoardReport) -> tuple[str, ...]:
    key = ", ".join(f"{shape} {STATUS_WORDS[status]}" for status, shape in STATUS_SHAPES.items())
    return (
        f"{counts_by_assessment(report)}.",
        f"Each assessment has a shape, a word and a colour: {key}."
        + " Every page says in a sentence how it was made." * report.details.style.shows(PackPart.PAGES),
    )


def _contact(report: BoardReport) -> tuple[str, ...]:
    details = report.details
    lines = (
        ", ".join(filter(None, (details.contact_name, details.job_title))),
        "   ".join(filter(None, (details.email, details.telephone))),
        f"Published {details.issue_date}" if details.issue_date else "",
    )
    return tuple(filter(None, lines)) or ("No contact is given.",)


def _section(sheet: PackSheet, row: int, heading: str, paragraphs: tuple[str, ...]) -> int:
    sheet.row_height(row, 16)
    row = _line(sheet, row + 1, heading, Look(size=13, bold=True, colour=SECTION.colour))
    for text in paragraphs:
        row = _line(sheet, row, text, BODY)
    return row


def _contents(book: PackBook, sheet: PackSheet, row: int) -> int:
    row = _section(sheet, row, "In this workbook", ())
    about = {
        EXCEPTIONS: "what to look at first",
        SUMMARY: "one row per indicator",
        DATA: "every figure behind the pack as one table",
        BREAKDOWNS: "the figures by category",
        CHANGES: "what changed since the last pack",
        NOTES: "symbols, methods, populations, and what to know about the figures",
    }
    first, after = [[name for name in part if name in book.sheets] for part in (list(about)[:2], list(about)[2:])]
    first_pages = list(book.pages.values())[:1]
    link = Look(size=11, colour=LINK.colour, underline=True)
    for name in (*first, *first_pages, *after):
        sheet.row_height(row, 17)
        words = about.get(name, "the first of the indicators' pages")
        sheet.link(row, 0, name, f"{name}: {words}", link)
        row += 1
    return row


def _line(sheet: PackSheet, row: int, text: str, look: Look) -> int:
    sheet.row_height(row, height(text, WIDTH, look.size, look.bold) + 2)
    sheet.write(row, 0, TextCell(text), look)
    return row + 1
