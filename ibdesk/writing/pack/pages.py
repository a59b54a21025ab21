"""One indicator's page: definition, charts, key facts, assessment, notes and comments, on as much A4 as it takes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil

from msgspec import Struct

from ibdesk.domain.assessment import Status
from ibdesk.domain.pack_words import COMMENTS_HEADING, SUMMARY
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.writing.pack.book import LINE_POINTS, PAGE_POINTS, PackBook, Paper, set_up_print
from ibdesk.writing.pack.facts import Fact
from ibdesk.writing.pack.page_charts import ChartArea, page_charts
from ibdesk.writing.pack.page_record import PageRecord, page_record
from ibdesk.writing.sheets.numbers import TextCell, cell_text
from ibdesk.writing.sheets.sheet import PackSheet
from ibdesk.writing.sheets.styles import FACT, FACT_LABEL, FIELD, FIELD_LABEL, LINK, SECTION, TEXT, TITLE, Look
from ibdesk.writing.sheets.text import height, legible, lines, shortened

# No row of Excel's is taller than 409 points.
TALLEST_ROW = 400.0
SHORTEST_ROW = 3.0
BETWEEN_PARAGRAPHS = 7.0
# A row is never parted between two pages: none is so tall that it leaves much of one empty.
MOST_LINES = 10
# A paragraph ends where no space stands before the line feed, so that one in a row's end says: it goes on below.
_PARAGRAPH_END = re.compile(r"(?<! )\n")
_SENTENCE = re.compile(r".+?(?:[.!?] +|$)", re.DOTALL)
_WORD = re.compile(r"[^ ]* +|[^ ]+$")


class CommentRow(Struct, frozen=True):
    """`text` is empty between paragraphs. `heights` are those of the sheet's rows that it stands over: of one, but for
    a text without a space in it that is taller than a row can be."""

    text: str
    heights: tuple[float, ...]

    @property
    def points(self) -> float:
        return sum(self.heights)


def comment_rows(text: str, pixels: int) -> tuple[CommentRow, ...]:
    """The rows from top to bottom. Read back they are the text again (`reading/tables/report/pack_page.py`)."""
    return tuple(
        CommentRow(part, _heights(part, pixels))
        for paragraph in _PARAGRAPH_END.split(text)
        for part in _parts(paragraph, pixels)
    )


def _parts(paragraph: str, pixels: int) -> Iterator[str]:
    """The paragraph, parted behind a sentence, else behind a word, where it has more lines than a row shall have; the
    parts are about alike, so that no line is left over by itself."""
    count = lines(paragraph, pixels, TEXT.size)
    if count <= MOST_LINES:
        yield paragraph
        return
    shall = min(ceil(count / ceil(count / MOST_LINES)) + 1, MOST_LINES)
    taken = ""
    for piece in _pieces(paragraph, pixels):
        if taken.endswith(" ") and lines(taken + piece, pixels, TEXT.size) > shall:
            yield taken
            taken = ""
        taken += piece
    yield taken


def _pieces(paragraph: str, pixels: int) -> Iterator[str]:
    """Sentences; of one that is itself too long its words."""
    for sentence in _SENTENCE.findall(paragraph):
        if lines(sentence, pixels, TEXT.size) <= MOST_LINES:
            yield sentence
        else:
            yield from _WORD.findall(sentence)


def _heights(text: str, pixels: int) -> tuple[float, ...]:
    if not text:
        return (BETWEEN_PARAGRAPHS,)
    left, heights = height(text, pixels, TEXT.size), []
    while left > 0:
        heights.append(max(min(TALLEST_ROW, left), SHORTEST_ROW))
        left -= TALLEST_ROW
    return tuple(heights)


# Together A4's own width at full size, with room for what a printer makes of a screen's pixels.
LABEL, LEFT, GUTTER, FACT_NAME, FACT_VALUE, GAP = 124, 204, 8, 152, 184, 40
WIDTHS = [LABEL, LEFT, GUTTER, FACT_NAME, FACT_VALUE, GAP]
NAME_COLUMN, VALUE_COLUMN, LAST_COLUMN = 3, 4, 4
RIGHT = FACT_NAME + FACT_VALUE
WHOLE = LABEL + LEFT + GUTTER + FACT_NAME + FACT_VALUE
# Of a comment so much shall stand on the first page, where there is so much; charts take what is left.
_COMMENT_BESIDE_CHARTS = 220.0
HEADING_POINTS, SPACE_POINTS = 16.5, 4.5


@dataclass(slots=True)
class _Place:
    """Where writing has got to on a sheet, and how many points stand above."""

    sheet: PackSheet
    row: int = 0
    points: float = 0.0

    def next(self, points: float) -> int:
        self.sheet.row_height(self.row, points)
        self.points += points
        self.row += 1
        return self.row - 1

    def over(self, part: CommentRow) -> int:
        """The rows that a part of a text stands over; returns the first of them."""
        first = self.row
        for points in part.heights:
            self.next(points)
        return first


def write_page(book: PackBook, page: IndicatorPage) -> None:
    """Fills the sheet of this page, and notes in the book where its trend stands."""
    sheet = book.sheets[book.pages[page.code]]
    sheet.columns(WIDTHS)
    place = _Place(sheet)
    record = page_record(page, book.report.details, book.ranges[page.code])
    _write_head(book, place, record)
    place.next(SPACE_POINTS)
    comment = comment_rows(record.comment, WHOLE)
    below = [height(text, WHOLE, TEXT.size) for _, texts in record.texts for text in texts]
    below += [(HEADING_POINTS + SPACE_POINTS) * (1 + len(record.texts))]
    first, room = place.row, PAGE_POINTS - place.points - sum(below)
    facts_end = _write_facts(sheet, record.facts, first)
    charts = page_charts(book, sheet, record, ChartArea(first, facts_end, LABEL + LEFT, RIGHT, WHOLE))
    for _ in range(charts.draw(sheet, _rows_for_charts(room, comment, charts.least_rows)) - first):
        place.next(LINE_POINTS)
    for heading, texts in record.texts:
        _write_texts(place, heading, texts)
    breaks = _write_comment(place, comment)
    sheet.worksheet.print_area(0, 0, place.row - 1, LAST_COLUMN)
    sheet.worksheet.repeat_rows(0)
    sheet.worksheet.set_h_pagebreaks(breaks)
    set_up_print(sheet, book.report, Paper(landscape=False))


def _rows_for_charts(room: float, comment: tuple[CommentRow, ...], least: int) -> int:
    """What a page's room leaves beside its comment; where the whole of it does not fit, beside its first lines."""
    points = sum(row.points for row in comment)
    beside = int((room - points) / LINE_POINTS)
    if beside < least:
        beside = int((room - min(points, _COMMENT_BESIDE_CHARTS)) / LINE_POINTS)
    return max(beside, least)


def _write_head(book: PackBook, place: _Place, page: PageRecord) -> None:
    sheet, title = place.sheet, page.title
    row = place.next(height(title, WHOLE - FACT_VALUE, TITLE.size, bold=True))
    sheet.across(row, 0, row, NAME_COLUMN, TextCell(title), TITLE)
    if SUMMARY in book.sheets:
        back = Look(colour=LINK.colour, underline=True, align="right")
        sheet.link(row, LAST_COLUMN, SUMMARY, "Back to summary", back)
    _write_neighbours(book, place, page)
    for label, text in page.fields:
        for part in comment_rows(text, WHOLE - LABEL):
            row = place.over(part)
            sheet.text(row, 0, label, FIELD_LABEL)
            sheet.across(row, 1, place.row - 1, LAST_COLUMN, TextCell(part.text), FIELD)
            label = ""


def _write_neighbours(book: PackBook, place: _Place, page: PageRecord) -> None:
    """The section, and links to the pages before and after, over one line."""
    codes = list(book.pages)
    at, row = codes.index(page.code), place.next(LINE_POINTS)
    place.sheet.across(row, 0, row, NAME_COLUMN - 1, TextCell(page.section or " "), FIELD_LABEL)
    link = Look(colour=LINK.colour, underline=True, align="right", line_below=FIELD.line_below)
    for column, other, words in ((NAME_COLUMN, at - 1, "Previous: {}"), (VALUE_COLUMN, at + 1, "Next: {}")):
        if 0 <= other < len(codes):
            code = codes[other]
            place.sheet.link(row, column, book.pages[code], words.format(shortened(code, 16)), link)
        else:
            place.sheet.text(row, column, " ", FIELD_LABEL)


def _write_facts(sheet: PackSheet, facts: tuple[Fact, ...], row: int) -> int:
    """Returns the first row below them."""
    sheet.text(row, NAME_COLUMN, "Key facts", SECTION)
    row += 1
    for fact in facts:
        row = _write_fact(sheet, row, fact)
    return row


def _write_fact(sheet: PackSheet, row: int, fact: Fact) -> int:
    label, content = fact.label, fact.content
    needed = lines(label, FACT_NAME, FACT_LABEL.size)
    if not isinstance(content, Status):
        needed = max(needed, lines(cell_text(content), FACT_VALUE, FACT.size, bold=True))
    last = row + needed - 1
    sheet.across(row, NAME_COLUMN, last, NAME_COLUMN, TextCell(label), FACT_LABEL)
    if isinstance(content, Status):
        sheet.status(row, VALUE_COLUMN, content, FACT, last)
    else:
        sheet.across(row, VALUE_COLUMN, last, VALUE_COLUMN, content, FACT)
    return last + 1


def _write_texts(place: _Place, heading: str, texts: Iterable[str]) -> None:
    """A heading over the whole width, and a row for each text."""
    place.next(SPACE_POINTS)
    place.sheet.text(place.next(HEADING_POINTS), 0, heading, SECTION)
    for text in texts:
        for part in comment_rows(legible(text), WHOLE):
            row = place.over(part)
            place.sheet.across(row, 0, place.row - 1, LAST_COLUMN, TextCell(part.text), TEXT)


def _write_comment(place: _Place, comment: tuple[CommentRow, ...]) -> list[int]:
    """A row for each paragraph. Returns the row before which a page begins, where the heading would else stand alone
    at the foot of one."""
    place.next(SPACE_POINTS)
    heading = place.row
    with_heading = HEADING_POINTS + comment[0].points
    on_page = place.points % PAGE_POINTS
    breaks = [heading] if on_page + with_heading > PAGE_POINTS else []
    place.sheet.text(place.next(HEADING_POINTS), 0, COMMENTS_HEADING, SECTION)
    for paragraph in comment:
        first = place.over(paragraph)
        if paragraph.text:
            place.sheet.across(first, 0, place.row - 1, LAST_COLUMN, TextCell(paragraph.text), TEXT)
    return breaks
