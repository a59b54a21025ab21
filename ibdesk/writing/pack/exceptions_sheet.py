"""The page for the members: exceptions first, the matrix of variation and assurance, counts by section and officer."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ibdesk.domain.assessment import Status
from ibdesk.domain.control.chart import Assurance
from ibdesk.domain.control.chart_words import ASSURANCE_WORDS, MEANING_MARKS, MEANING_WORDS, Meaning
from ibdesk.domain.control.exceptions import BoardException, ExceptionKind, Ranges, exceptions, matrix
from ibdesk.domain.pack_words import EXCEPTIONS
from ibdesk.domain.report.report import BoardReport, IndicatorPage
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


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """`comment` is the start of the page's comment, empty where there is none."""

    code: str
    name: str
    words: str
    comment: str


@dataclass(frozen=True, slots=True)
class CountTable:
    """A small table under a heading: a label and a text for each of `heads` in every row."""

    heading: str
    corner: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ExceptionsRecord:
    """What the page for the members says. `groups` are the kinds of exceptions, each with its rows or none."""

    title: str
    stamps: tuple[str, ...]
    groups: tuple[tuple[str, tuple[ExceptionRow, ...]], ...]
    tables: tuple[CountTable, ...]


def exceptions_record(report: BoardReport, ranges: Ranges) -> ExceptionsRecord:
    by_kind = {kind: tuple(found) for kind, found in groupby(exceptions(report, ranges), key=lambda each: each.kind)}
    groups = tuple((kind.value, tuple(_exception(each) for each in by_kind.get(kind, ()))) for kind in ExceptionKind)
    pages = report.pages
    tables = (
        _matrix(report, ranges),
        _counts("Assessments by section", pages, lambda page: page.indicator.section or "No section"),
        _counts("Assessments by officer", pages, lambda page: page.indicator.officer or "Not given"),
    )
    return ExceptionsRecord(f"Exceptions, {report.month.long}", stamp_line(report), groups, tables)


def write_exceptions(book: PackBook) -> None:
    """Each exception with a link to its page and a line of its comment."""
    sheet, report = book.sheets[EXCEPTIONS], book.report
    record = exceptions_record(report, book.ranges)
    sheet.columns(WIDTHS)
    row = _line(sheet, 0, record.title, TITLE)
    for stamp in record.stamps:
        row = _line(sheet, row, stamp, STAMP)
    for heading, found in record.groups:
        row = _heading(sheet, row, heading)
        for each in found:
            row = _write_exception(book, sheet, row, each)
        if not found:
            row = _line(sheet, row, NOTHING, ROW)
    sheet.worksheet.set_h_pagebreaks([row + 1])
    for table in record.tables:
        row = _heading(sheet, row, table.heading)
        row = _table_row(sheet, row, table.corner, table.heads, COLUMN_HEADING)
        for label, texts in table.rows:
            row = _table_row(sheet, row, label, texts, ROW)
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


def _exception(found: BoardException) -> ExceptionRow:
    page = found.page
    comment = shortened(one_line(page.comment.text), LONGEST_COMMENT)
    name = shortened(one_line(page.indicator.name) or "Not named", LONGEST_COMMENT)
    return ExceptionRow(page.code, name, found.words, comment)


def _write_exception(book: PackBook, sheet: PackSheet, row: int, found: ExceptionRow) -> int:
    words = f"{found.words}\n“{found.comment}”" if found.comment else found.words
    sheet.row_height(row, max(height(words, WORDS_PIXELS, ROW.size), height(found.name, NAME_PIXELS, ROW.size)))
    sheet.link(row, 0, book.pages[found.code], found.code, LINKED)
    sheet.across(row, NAME, row, WORDS - 1, TextCell(found.name), ROW)
    sheet.across(row, WORDS, row, LAST, TextCell(words), ROW)
    return row + 1


def _matrix(report: BoardReport, ranges: Ranges) -> CountTable:
    heads = tuple("Not said" if each is None else ASSURANCE_WORDS[each] for each in _ASSURANCES)
    cells = matrix(report, ranges)
    rows = []
    for meaning in _MEANINGS:
        label = "No usual range" if meaning is None else f"{MEANING_MARKS[meaning]} {MEANING_WORDS[meaning]}"
        rows.append((label, tuple(", ".join(cells.get((meaning, each), ())) or "–" for each in _ASSURANCES)))
    return CountTable("Variation and assurance", "The latest figure", heads, tuple(rows))


def _counts(heading: str, pages: Iterable[IndicatorPage], of: Callable[[IndicatorPage], str]) -> CountTable:
    names = [" or ".join(STATUS_WORDS[each].lower() for each in several) for several in _STATUSES]
    heads = tuple(
        f"{STATUS_SHAPES[several[0]]} {name[:1].upper()}{name[1:]}"
        for several, name in zip(_STATUSES, names, strict=True)
    )
    counted: dict[str, Counter[Status]] = {}
    for page in pages:
        counted.setdefault(of(page), Counter())[page.assessment.status] += 1
    rows = (
        (name, tuple(str(sum(counts[each] for each in several)) for several in _STATUSES))
        for name, counts in counted.items()
    )
    return CountTable(heading, "", heads, tuple(rows))


def _table_row(sheet: PackSheet, row: int, label: str, texts: Sequence[str], look: Look) -> int:
    """A label over two columns and a text in each of the four others."""
    pixels = [WIDTHS[0] + WIDTHS[1], *WIDTHS[2:]]
    shown = [shortened(label, LONGEST_COMMENT), *texts]
    needed = [height(text, wide, look.size, look.bold) for text, wide in zip(shown, pixels, strict=True)]
    sheet.row_height(row, min(max(needed), 400))
    sheet.across(row, 0, row, 1, TextCell(shown[0]), look)
    for column, text in enumerate(texts, start=2):
        sheet.text(row, column, text, look)
    return row + 1
