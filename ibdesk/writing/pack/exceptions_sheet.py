"""The page for the members: exceptions first, the matrix of variation and assurance, counts by section and officer."""

from dataclasses import dataclass, field
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.control.exceptions import BoardException, ExceptionKind, Ranges, exceptions, heading
from ibdesk.domain.house_style import PackPart
from ibdesk.domain.pack_words import EXCEPTIONS
from ibdesk.domain.report.report import BoardReport
from ibdesk.palette import LIGHT
from ibdesk.writing.pack.book import PAGE_POINTS, PackBook, Paper, set_up_print, stamp_line
from ibdesk.writing.pack.count_tables import CountTable, counts_table, matrix_table
from ibdesk.writing.sheets.numbers import TextCell
from ibdesk.writing.sheets.sheet import PackSheet
from ibdesk.writing.sheets.styles import COLUMN_HEADING, LINK, SECTION, STAMP, TITLE, Look
from ibdesk.writing.sheets.text import height, one_line, shortened

WIDTHS = [40, 226, 96, 96, 96, 118]
NAME, WORDS, LAST = 1, 2, 5
# What is said stands a step to the right: a long name does not run into it.
STEP = 9
NAME_PIXELS, WORDS_PIXELS = WIDTHS[1], sum(WIDTHS[2:])
# About a line; about four.
LONGEST_COMMENT, LONGEST_NAME = 60, 160
TALLEST_ROW = 400.0
SPACE, HEADING, PADDING = 7.0, 19.0, 1.5
ROW = Look(wrap=True, valign="top", line_below=LIGHT.line)
SAID = replace(ROW, indent=1)
LINKED = Look(colour=LINK.colour, underline=True, valign="top", line_below=LIGHT.line)
NOTHING = "nothing this month"
NOTHING_LOOK = Look(size=10, wrap=True)


@dataclass(slots=True)
class _Flow:
    """Where writing has got to, and the points that stand above on its page; `breaks` are the rows that begin one."""

    sheet: PackSheet
    row: int = 0
    points: float = 0.0
    title: float = 0.0
    breaks: list[int] = field(default_factory=list)

    def next(self, points: float) -> int:
        """A row so tall."""
        if self.points + points > PAGE_POINTS:
            self.new_page()
        self.sheet.row_height(self.row, points)
        self.points += points
        self.row += 1
        return self.row - 1

    def keep_together(self, points: float) -> None:
        """What takes so many points begins on a new page rather than being parted."""
        if self.points + points > PAGE_POINTS:
            self.new_page()

    def new_page(self) -> None:
        if self.row:
            self.breaks.append(self.row)
        self.points = self.title  # which is repeated

    def line(self, text: str, look: Look) -> None:
        row = self.next(height(text, sum(WIDTHS), look.size, look.bold) + 1)
        self.sheet.across(row, 0, row, LAST, TextCell(text), look)


class _Row(Struct, frozen=True):
    """A label over two columns, and a text in each of the four others or one over all of them."""

    label: str
    texts: tuple[str, ...]
    look: Look

    @property
    def shown(self) -> tuple[str, ...]:
        return shortened(self.label, LONGEST_NAME), *self.texts

    @property
    def is_long(self) -> bool:
        return len(self.texts) == 1

    @property
    def points(self) -> float:
        pixels = [WIDTHS[0] + WIDTHS[1], *([WORDS_PIXELS] if self.is_long else WIDTHS[WORDS:])]
        needed = (
            height(text, wide, self.look.size, self.look.bold, PADDING)
            for text, wide in zip(self.shown, pixels, strict=True)
        )
        return min(max(needed), TALLEST_ROW)


class ExceptionRow(Struct, frozen=True):
    """`comment` is the start of the page's comment, empty where there is none."""

    code: str
    name: str
    words: str
    comment: str

    @property
    def shown(self) -> str:
        return f"{self.words}\n“{self.comment}”" if self.comment else self.words


class ExceptionsRecord(Struct, frozen=True):
    """What the page for the members says. `groups` are the kinds of exceptions, each with its rows or none; `matrix` is
    that of variation and assurance, `counts` are assessments by section and by officer."""

    title: str
    stamps: tuple[str, ...]
    groups: tuple[tuple[str, tuple[ExceptionRow, ...]], ...]
    matrix: CountTable | None
    counts: tuple[CountTable, ...]


def exceptions_record(report: BoardReport, ranges: Ranges) -> ExceptionsRecord:
    by_kind = {kind: tuple(found) for kind, found in groupby(exceptions(report, ranges), key=lambda each: each.kind)}
    groups = tuple(
        (heading(kind, report), tuple(_exception(each) for each in by_kind.get(kind, ()))) for kind in ExceptionKind
    )
    pages = report.pages
    shown = matrix_table(report, ranges) if report.details.style.shows(PackPart.MATRIX) else None
    counts = (
        counts_table("Assessments by section", pages, lambda page: page.indicator.section or "No section"),
        counts_table("Assessments by officer", pages, lambda page: page.indicator.officer or "Not given"),
    )
    return ExceptionsRecord(f"Exceptions, {report.month.long}", stamp_line(report), groups, shown, counts)


def write_exceptions(book: PackBook) -> None:
    """Each exception with a link to its page, where there is one, and a line of its comment."""
    sheet, report = book.sheets[EXCEPTIONS], book.report
    record = exceptions_record(report, book.ranges)
    sheet.columns(WIDTHS)
    flow = _Flow(sheet)
    flow.line(record.title, TITLE)
    flow.title = flow.points
    for stamp in record.stamps:
        flow.line(stamp, STAMP)
    for title, found in record.groups:
        if not found:
            flow.line(f"{title}: {NOTHING}", NOTHING_LOOK)
            continue
        _heading(flow, title, _exception_points(found[0]))
        for each in found:
            _write_exception(book, flow, each)
    if record.matrix is not None:
        _write_counts(flow, record.matrix)
    together = sum(SPACE + HEADING + sum(row.points for row in _rows(table)) for table in record.counts)
    if together <= PAGE_POINTS - flow.title:  # a small table is not left alone on a page
        flow.keep_together(together)
    for table in record.counts:
        _write_counts(flow, table)
    sheet.worksheet.print_area(0, 0, flow.row - 1, LAST)
    sheet.worksheet.repeat_rows(0)
    sheet.worksheet.set_h_pagebreaks(flow.breaks)
    set_up_print(sheet, report, Paper(landscape=False))


def _heading(flow: _Flow, text: str, below: float) -> None:
    """On the page of what stands below it."""
    flow.keep_together(SPACE + HEADING + below)
    flow.next(SPACE)
    flow.line(text, SECTION)


def _exception_points(found: ExceptionRow) -> float:
    texts = (found.shown, WORDS_PIXELS - STEP), (found.name, NAME_PIXELS)
    return max(height(text, wide, ROW.size, padding=PADDING) for text, wide in texts)


def _exception(found: BoardException) -> ExceptionRow:
    page = found.page
    comment = shortened(one_line(page.comment.text), LONGEST_COMMENT)
    name = shortened(one_line(page.indicator.name) or "Not named", LONGEST_NAME)
    return ExceptionRow(page.code, name, found.words, comment)


def _write_exception(book: PackBook, flow: _Flow, found: ExceptionRow) -> None:
    row = flow.next(_exception_points(found))
    if found.code in book.pages:
        flow.sheet.link(row, 0, book.pages[found.code], found.code, LINKED)
    else:
        flow.sheet.text(row, 0, found.code, ROW)
    flow.sheet.across(row, NAME, row, WORDS - 1, TextCell(found.name), ROW)
    flow.sheet.across(row, WORDS, row, LAST, TextCell(found.shown), SAID)


def _rows(table: CountTable) -> list[_Row]:
    heads = [_Row(table.corner, table.heads, COLUMN_HEADING)] if table.heads else []
    return [
        *heads,
        *(_Row(label, texts, ROW) for label, texts in table.rows),
        *(_Row(label, (text,), ROW) for label, text in table.long_rows),
    ]


def _write_counts(flow: _Flow, table: CountTable) -> None:
    """On one page where it fits on one."""
    rows = _rows(table)
    points = [row.points for row in rows]
    whole = sum(points)
    _heading(flow, table.heading, whole if whole < PAGE_POINTS / 2 else sum(points[:2]))
    for each, tall in zip(rows, points, strict=True):
        row = flow.next(tall)
        flow.sheet.across(row, 0, row, 1, TextCell(each.shown[0]), each.look)
        if each.is_long:
            flow.sheet.across(row, WORDS, row, LAST, TextCell(each.texts[0]), each.look)
            continue
        for column, text in enumerate(each.texts, start=WORDS):
            flow.sheet.text(row, column, text, each.look)
