"""The page for the members: exceptions first, the matrix of variation and assurance, counts by section and officer."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import groupby

from ibdesk.domain.assessment import Status
from ibdesk.domain.control.chart import Assurance
from ibdesk.domain.control.chart_words import ASSURANCE_WORDS, MEANING_MARKS, MEANING_WORDS, Meaning
from ibdesk.domain.control.exceptions import BoardException, ExceptionKind, exceptions, matrix
from ibdesk.domain.pack_words import EXCEPTIONS
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.wording import STATUS_WORDS
from ibdesk.palette import LIGHT
from ibdesk.writing.pack.book import PackBook
from ibdesk.writing.pack.print import Paper, set_up_print, stamp_line
from ibdesk.writing.sheets.numbers import TextCell
from ibdesk.writing.sheets.sheet import STATUS_SHAPES, PackSheet
from ibdesk.writing.sheets.styles import COLUMN_HEADING, LINK, SECTION, STAMP, TITLE, Look
from ibdesk.writing.sheets.text import one_line, shortened
from ibdesk.writing.sheets.text_height import height

WIDTHS = [52, 126, 124, 124, 123, 123]
NAME, WORDS, LAST = 1, 3, 5
NAME_PIXELS, WORDS_PIXELS = WIDTHS[1] + WIDTHS[2], sum(WIDTHS[3:])
LONGEST_COMMENT = 100
ROW = Look(wrap=True, valign="top", line_below=LIGHT.line)
LINKED = Look(colour=LINK.colour, underline=True, valign="top", line_below=LIGHT.line)
NUMBER = Look(align="left", line_below=LIGHT.line)
_MEANINGS = (Meaning.IMPROVING, Meaning.USUAL, Meaning.UNUSUAL, Meaning.WORSENING, None)
_ASSURANCES = (Assurance.PASSES, Assurance.HIT_AND_MISS, Assurance.FAILS, None)
_STATUSES = ((Status.RED,), (Status.AMBER,), (Status.GREEN,), (Status.NOT_ASSESSED, Status.NO_DATA))
NOTHING = "Nothing this month."


def write_exceptions(book: PackBook) -> None:
    """Each exception with a link to its page and a line of its comment."""
    sheet, report = book.sheets[EXCEPTIONS], book.report
    sheet.columns(WIDTHS)
    row = _line(sheet, 0, f"Exceptions, {report.month.long}", TITLE)
    for stamp in stamp_line(report):
        row = _line(sheet, row, stamp, STAMP)
    by_kind = {
        kind: tuple(found) for kind, found in groupby(exceptions(report, book.ranges), key=lambda each: each.kind)
    }
    for kind in ExceptionKind:
        row = _heading(sheet, row, kind)
        for each in by_kind.get(kind, ()):
            row = _exception(book, sheet, row, each)
        if kind not in by_kind:
            row = _line(sheet, row, NOTHING, ROW)
    sheet.worksheet.set_h_pagebreaks([row + 1])
    row = _matrix(book, sheet, row)
    row = _counts(
        sheet, row, "Assessments by section", report.pages, lambda page: page.indicator.section or "No section"
    )
    row = _counts(
        sheet, row, "Assessments by officer", report.pages, lambda page: page.indicator.officer or "Not given"
    )
    sheet.worksheet.print_area(0, 0, row - 1, LAST)
    sheet.worksheet.repeat_rows(0)
    set_up_print(sheet, report, Paper(landscape=False))


def _line(sheet: PackSheet, row: int, text: str, look: Look) -> int:
    sheet.row_height(row, height(text, sum(WIDTHS), look.size, look.bold) + 1)
    sheet.across(row, 0, row, LAST, TextCell(text), look)
    return row + 1


def _heading(sheet: PackSheet, row: int, text: str) -> int:
    sheet.row_height(row, 8)
    return _line(sheet, row + 1, text, SECTION)


def _exception(book: PackBook, sheet: PackSheet, row: int, found: BoardException) -> int:
    page = found.page
    comment = shortened(one_line(page.comment.text), LONGEST_COMMENT)
    name = shortened(one_line(page.indicator.name) or "Not named", LONGEST_COMMENT)
    words = f"{found.words}\n“{comment}”" if comment else found.words
    sheet.row_height(row, max(height(words, WORDS_PIXELS, ROW.size), height(name, NAME_PIXELS, ROW.size)))
    sheet.link(row, 0, book.pages[page.code], page.code, LINKED)
    sheet.across(row, NAME, row, WORDS - 1, TextCell(name), ROW)
    sheet.across(row, WORDS, row, LAST, TextCell(words), ROW)
    return row + 1


def _matrix(book: PackBook, sheet: PackSheet, row: int) -> int:
    row = _heading(sheet, row, "Variation and assurance")
    heads = ["Not said" if each is None else ASSURANCE_WORDS[each] for each in _ASSURANCES]
    row = _table_row(sheet, row, "The latest figure", heads, COLUMN_HEADING)
    cells = matrix(book.report, book.ranges)
    for meaning in _MEANINGS:
        label = "No usual range" if meaning is None else f"{MEANING_MARKS[meaning]} {MEANING_WORDS[meaning]}"
        codes = [", ".join(cells.get((meaning, each), ())) or "–" for each in _ASSURANCES]
        row = _table_row(sheet, row, label, codes, ROW)
    return row


def _counts(
    sheet: PackSheet,
    row: int,
    heading: str,
    pages: Iterable[IndicatorPage],
    of: Callable[[IndicatorPage], str],
) -> int:
    row = _heading(sheet, row, heading)
    names = [" or ".join(STATUS_WORDS[each].lower() for each in several) for several in _STATUSES]
    heads = [
        f"{STATUS_SHAPES[several[0]]} {name[:1].upper()}{name[1:]}"
        for several, name in zip(_STATUSES, names, strict=True)
    ]
    row = _table_row(sheet, row, "", heads, COLUMN_HEADING)
    counted: dict[str, Counter[Status]] = {}
    for page in pages:
        counted.setdefault(of(page), Counter())[page.assessment.status] += 1
    for name, counts in counted.items():
        numbers = [str(sum(counts[each] for each in several)) for several in _STATUSES]
        row = _table_row(sheet, row, name, numbers, ROW)
    return row


def _table_row(sheet: PackSheet, row: int, label: str, texts: list[str], look: Look) -> int:
    """A label over two columns and a text in each of the four others."""
    pixels = [WIDTHS[0] + WIDTHS[1], *WIDTHS[2:]]
    shown = [shortened(label, LONGEST_COMMENT), *texts]
    needed = [height(text, wide, look.size, look.bold) for text, wide in zip(shown, pixels, strict=True)]
    sheet.row_height(row, min(max(needed), 400))
    sheet.across(row, 0, row, 1, TextCell(shown[0]), look)
    for column, text in enumerate(texts, start=2):
        sheet.text(row, column, text, look)
    return row + 1
