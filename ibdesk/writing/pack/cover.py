"""The cover: title, month, how figures and assessments are to be read, contact, contents."""

from msgspec import Struct

from ibdesk.domain.pack_words import BREAKDOWNS, CHANGES, COVER, DATA, EXCEPTIONS, NOTES, SUMMARY
from ibdesk.domain.public.words import ABOUT_PUBLIC
from ibdesk.domain.report.report import BoardReport
from ibdesk.domain.wording import STATUS_WORDS, day_text
from ibdesk.writing.pack.book import PackBook
from ibdesk.writing.pack.print import Paper, set_up_print, stamps
from ibdesk.writing.pack.summary import counts_by_assessment
from ibdesk.writing.sheets.numbers import TextCell
from ibdesk.writing.sheets.sheet import STATUS_SHAPES, PackSheet
from ibdesk.writing.sheets.styles import COVER_MONTH, COVER_TITLE, LINK, SECTION, STAMP, Look
from ibdesk.writing.sheets.text import one_line
from ibdesk.writing.sheets.text_height import height

WIDTH = 670
BODY = Look(size=11, wrap=True, valign="top")


class CoverRecord(Struct, frozen=True):
    """What the cover says; `lines` are the council and the classification, `sections` headings with paragraphs."""

    title: str
    month: str
    lines: tuple[str, ...]
    stamps: tuple[str, ...]
    sections: tuple[tuple[str, tuple[str, ...]], ...]


def cover_record(report: BoardReport) -> CoverRecord:
    details = report.details
    lines = (", ".join(filter(None, (details.council, details.directorate))), details.classification)
    title = one_line(details.title) or "Board pack"
    return CoverRecord(title, report.month.long, tuple(filter(None, lines)), stamps(report), _sections(report))


def write_cover(book: PackBook) -> None:
    sheet, report = book.sheets[COVER], book.report
    record = cover_record(report)
    sheet.columns([WIDTH])
    row = _line(sheet, 0, record.title, COVER_TITLE)
    row = _line(sheet, row, record.month, COVER_MONTH)
    for text in record.lines:
        row = _line(sheet, row, text, BODY)
    for stamp in record.stamps:
        row = _line(sheet, row, stamp, STAMP)
    for heading, paragraphs in record.sections:
        row = _section(sheet, row, heading, paragraphs)
    row = _contents(book, sheet, row)
    sheet.worksheet.print_area(0, 0, row - 1, 0)
    sheet.worksheet.activate()
    set_up_print(sheet, report, Paper(landscape=False))


def _sections(report: BoardReport) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("About this pack", _about(report)),
        ("Assessments this month", _assessments(report)),
        ("Contact", _contact(report)),
    )


def _about(report: BoardReport) -> tuple[str, ...]:
    details = report.details
    count = len(report.pages)
    pages = f"{count} {'indicator' if count == 1 else 'indicators'}, one page each"
    holds = f"{pages}, with a summary and the figures behind them."
    as_at = f"All figures are as at {details.figures_as_at}." if details.figures_as_at else ""
    system = details.source_system
    live = f"They come from {system}, which is in daily use" if system else "Their sources are in daily use"
    live += ": records added or put right later can change them."
    signed = f"Signed off by {report.seal.by} on {day_text(report.seal.at)}." if report.seal else ""
    public = ABOUT_PUBLIC if report.public else ()
    return (*public, *filter(None, (holds, f"{as_at} {live}".strip(), signed, details.notes)))


def _assessments(report: BoardReport) -> tuple[str, ...]:
    key = ", ".join(f"{shape} {STATUS_WORDS[status]}" for status, shape in STATUS_SHAPES.items())
    return (
        f"{counts_by_assessment(report)}.",
        f"Each assessment has a shape, a word and a colour: {key}. Every page says in a sentence how it was made.",
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
    names = [name for name in about if name in book.sheets]
    first_pages = list(book.pages.values())[:1]
    link = Look(size=11, colour=LINK.colour, underline=True)
    for name in (EXCEPTIONS, SUMMARY, *first_pages, *names[2:]):
        sheet.row_height(row, 17)
        words = about.get(name, "the first of the indicators' pages")
        sheet.link(row, 0, name, f"{name}: {words}", link)
        row += 1
    return row


def _line(sheet: PackSheet, row: int, text: str, look: Look) -> int:
    sheet.row_height(row, height(text, WIDTH, look.size, look.bold) + 2)
    sheet.write(row, 0, TextCell(text), look)
    return row + 1
