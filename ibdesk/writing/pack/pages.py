"""One indicator's page: its definition, charts, key facts, assessment, notes and comments on one A4 sheet."""

from dataclasses import dataclass, field

from ibdesk.domain.assessment import Status
from ibdesk.domain.control.chart_words import event_text
from ibdesk.domain.control.usual_range import LEVEL_MOVED, usual_range
from ibdesk.domain.pack_words import COMMENTS_HEADING, NO_COMMENT, PAGE_LABELS, SUMMARY
from ibdesk.domain.report.caveats import CaveatKind, page_caveats
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.wording import polarity_text
from ibdesk.writing.pack.book import PackBook
from ibdesk.writing.pack.facts import Fact, key_facts
from ibdesk.writing.pack.page_charts import draw_charts
from ibdesk.writing.pack.print import Paper, set_up_print
from ibdesk.writing.sheets.numbers import CellContent, TextCell, cell_text
from ibdesk.writing.sheets.sheet import ROW_POINTS, PackSheet
from ibdesk.writing.sheets.styles import FACT, FACT_LABEL, FIELD, FIELD_LABEL, LINK, SECTION, TEXT, TITLE, Look
from ibdesk.writing.sheets.text_height import height, lines

LABEL, LEFT, GUTTER, FACT_NAME, FACT_VALUE, GAP = 150, 338, 16, 182, 190, 40
WIDTHS = [LABEL, LEFT, GUTTER, FACT_NAME, FACT_VALUE, GAP]
NAME_COLUMN, VALUE_COLUMN, LAST_COLUMN = 3, 4, 4
WHOLE = LABEL + LEFT + GUTTER + FACT_NAME + FACT_VALUE
TALLEST_ROW = 400.0
SHORTEST_ROW = 3.0
# Beyond this a page squeezed onto one A4 sheet could no longer be read; it then takes as many as it needs.
TALLEST_PAGE = 1250.0
MOST_NOTES = 6


@dataclass(slots=True)
class _Place:
    """Where writing has got to on a sheet, and how many points stand above."""

    sheet: PackSheet
    row: int = 0
    points: float = 0.0
    heights: dict[int, float] = field(default_factory=dict)

    def next(self, points: float) -> int:
        self.sheet.row_height(self.row, points)
        self.points += points
        self.row += 1
        return self.row - 1


def write_page(book: PackBook, page: IndicatorPage) -> None:
    """Fills the sheet of this page, and notes in the book where its trend stands."""
    sheet = book.sheets[book.pages[page.code]]
    sheet.columns(WIDTHS)
    place = _Place(sheet)
    _write_head(place, page)
    place.next(8)
    first = place.row
    drawn = draw_charts(book, sheet, page, first, LABEL + LEFT)
    right = _write_right(sheet, page, first)
    for _ in range(max(drawn, right) - first):
        place.next(ROW_POINTS)
    place.next(8)
    _write_comment(place, page)
    sheet.worksheet.print_area(0, 0, place.row - 1, LAST_COLUMN)
    set_up_print(sheet, book.report, Paper(landscape=False, tall=1 if place.points <= TALLEST_PAGE else 0))


def _write_head(place: _Place, page: IndicatorPage) -> None:
    sheet, indicator = place.sheet, page.indicator
    title = f"{indicator.code}  {indicator.name}"
    row = place.next(height(title, WHOLE - FACT_VALUE, TITLE.size, bold=True))
    sheet.across(row, 0, row, NAME_COLUMN, TextCell(title), TITLE)
    back = Look(colour=LINK.colour, underline=True, align="right")
    sheet.link(row, LAST_COLUMN, SUMMARY, "Back to summary", back)
    fields = (
        indicator.officer,
        polarity_text(indicator.polarity),
        indicator.description,
        indicator.guide,
    )
    for label, text in zip(PAGE_LABELS, fields, strict=True):
        shown = text.strip() or "Not given"
        row = place.next(height(shown, WHOLE - LABEL, FIELD.size))
        sheet.text(row, 0, label, FIELD_LABEL)
        sheet.across(row, 1, row, LAST_COLUMN, TextCell(shown), FIELD)


def _write_right(sheet: PackSheet, page: IndicatorPage, row: int) -> int:
    """Key facts, how the assessment was made, notes; returns the first row below them."""
    sheet.text(row, NAME_COLUMN, "Key facts", SECTION)
    row += 1
    for fact in key_facts(page):
        row = _write_fact(sheet, row, fact)
    row = _write_block(sheet, row + 1, "How the assessment was made", page.assessment.sentence)
    notes = _notes(page)
    return _write_block(sheet, row + 1, "Notes on these figures", "\n".join(notes)) if notes else row


def _write_fact(sheet: PackSheet, row: int, fact: Fact) -> int:
    needed = lines(fact.label, FACT_NAME, FACT_LABEL.size)
    if not isinstance(fact.content, Status):
        needed = max(needed, lines(cell_text(fact.content), FACT_VALUE, FACT.size, bold=True))
    last = row + needed - 1
    sheet.across(row, NAME_COLUMN, last, NAME_COLUMN, TextCell(fact.label), FACT_LABEL)
    if isinstance(fact.content, Status):
        sheet.status(row, VALUE_COLUMN, fact.content, FACT, last)
    else:
        sheet.across(row, VALUE_COLUMN, last, VALUE_COLUMN, fact.content, FACT)
    return last + 1


def _write_block(sheet: PackSheet, row: int, heading: str, text: str) -> int:
    sheet.text(row, NAME_COLUMN, heading, SECTION)
    points = height(text, FACT_NAME + FACT_VALUE, TEXT.size)
    last = row + max(1, -(-points // ROW_POINTS))
    sheet.across(row + 1, NAME_COLUMN, int(last), VALUE_COLUMN, TextCell(text), TEXT)
    return int(last) + 1


def _notes(page: IndicatorPage) -> list[str]:
    """What a reader has to know of the figures, and what happened; the rest is counted. That there is no comment stands
    where the comment would."""
    notes = [f"• {caveat.text}" for caveat in page_caveats(page) if caveat.kind is not CaveatKind.NO_COMMENT]
    usual = usual_range(page)
    if isinstance(usual, str) and usual.startswith(LEVEL_MOVED):
        notes.append(f"• {usual}")
    notes += [
        f"• {event.month.long}: {event_text(event)}" for event in sorted(page.events, key=lambda event: event.month)
    ]
    if len(notes) > MOST_NOTES:
        more = len(notes) - MOST_NOTES + 1
        notes = [*notes[: MOST_NOTES - 1], f"• {more} more on the sheet Notes"]
    return notes


def _write_comment(place: _Place, page: IndicatorPage) -> None:
    place.sheet.text(place.next(18), 0, COMMENTS_HEADING, SECTION)
    text = page.comment.text.strip() or NO_COMMENT
    left = height(text, WHOLE, TEXT.size)
    first = place.row
    while left > 0:
        left -= TALLEST_ROW
        place.next(max(min(TALLEST_ROW, left + TALLEST_ROW), SHORTEST_ROW))
    content: CellContent = TextCell(text)
    place.sheet.across(first, 0, place.row - 1, LAST_COLUMN, content, TEXT)
