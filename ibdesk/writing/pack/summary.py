"""The summary: one row per indicator on A4 landscape, as a strict table."""

from collections import Counter
from collections.abc import Iterator, Mapping

from ibdesk.domain.assessment import Status
from ibdesk.domain.board import Direction
from ibdesk.domain.figure import Covers
from ibdesk.domain.house_style import PackPart
from ibdesk.domain.pack_words import SUMMARY
from ibdesk.domain.report.headline import trend_headline, trend_shown
from ibdesk.domain.report.pack_changes import turned_text
from ibdesk.domain.report.report import BoardReport, IndicatorPage
from ibdesk.domain.target import Basis
from ibdesk.domain.wording import (
    STATUS_WORDS,
    moved_text,
    reckoned_text,
    short_period_text,
    short_travel_text,
    target_text,
    target_words,
)
from ibdesk.palette import LIGHT
from ibdesk.writing.pack.book import PackBook, Paper, set_up_print, stamp_line
from ibdesk.writing.pack.changes_sheet import changed_text
from ibdesk.writing.pack.facts import ARROWS, better_or_worse, restated_mark
from ibdesk.writing.pack.summary_widths import VALUE_COLUMN, WRAPPED, summary_widths
from ibdesk.writing.sheets.numbers import CellContent, TextCell, mark_of, reckoned_cell
from ibdesk.writing.sheets.sheet import ROW_POINTS, STATUS_SHAPES, PackSheet
from ibdesk.writing.sheets.styles import STAMP, TITLE, Look
from ibdesk.writing.sheets.table import Column, LinkCell, StatusCell, Table, TableCell, TableRecord, write_table

TREND_COLUMN = 7
ONE_FIGURE, NO_FIGURE, NOT_THEN = "1 figure", "No figure", "Not yet"
# Where nothing says which way is better, or nothing can be compared.
NOT_KNOWN = "Not known"
GO_TO_PAGE = "Select a code to go to its page. "
HOW_TO_READ = "Shape, word and colour all carry the assessment. [x] means that no figure was received."
_POINTS = {"markers": True, "markers_color": LIGHT.year_middle}
# Beside the paper: by what rows can be sorted out, and what the small lines show, for those who do not see them.
BESIDE_PAPER = (("Section", 230), ("Better or worse", 120), ("Trend in words", 330))
DRAWN, NOTHING_SHOWN = "Line", ";;;"


def write_summary(book: PackBook) -> None:
    """The pages must be written before: the sparklines take their ranges."""
    sheet, report = book.sheets[SUMMARY], book.report
    record, count = summary_record(report, book.pages), len(report.pages)
    counts, *changed, how_to_read = record.lines
    lines = [
        (record.title, Look(size=TITLE.size, bold=True, colour=TITLE.colour)),
        *((stamp, Look(size=STAMP.size, bold=True, colour=STAMP.colour)) for stamp in stamp_line(report)),
        (counts, Look(bold=True)),
        *((text, Look()) for text in changed),
        (how_to_read, Look(colour=LIGHT.secondary)),
    ]
    for row, (text, look) in enumerate(lines):
        sheet.row_height(row, ROW_POINTS if row else 26)
        sheet.text(row, 0, text, look)
    heading_row = len(lines)
    write_table(sheet, heading_row, record.table)
    if book.pages:
        _add_sparklines(book, sheet, heading_row)
    last_row = heading_row + max(count, 1)
    sheet.worksheet.ignore_errors({"number_stored_as_text": f"A{heading_row + 2}:A{last_row + 1}"})
    sheet.worksheet.freeze_panes(heading_row + 1, 2)
    sheet.worksheet.repeat_rows(heading_row)
    sheet.worksheet.print_area(0, 0, last_row, len(record.table.columns) - len(BESIDE_PAPER) - 1)
    set_up_print(sheet, report, Paper(landscape=True, side_margins=0.25))


def counts_by_assessment(report: BoardReport) -> str:
    """16 Red, 4 Amber, 2 Green, 11 Not assessed, 4 No data."""
    counts = Counter(page.assessment.status for page in report.pages)
    return ", ".join(f"{counts[status]} {STATUS_WORDS[status]}" for status in Status)


def summary_record(report: BoardReport, sheets: Mapping[str, str]) -> TableRecord:
    """`lines` are the counts by assessment, what changed since the last pack where anything did, and how to read the
    table; `sheets` are those that the codes lead to."""
    count = len(report.pages)
    title = f"Summary of {count} {'indicator' if count == 1 else 'indicators'}, {report.month.long}"
    restated = changed_text(report) if report.changes.restatements else ""
    changed = filter(None, (turned_text(report), restated))
    lead = GO_TO_PAGE if report.details.style.shows(PackPart.PAGES) else ""
    how_to_read = lead + HOW_TO_READ + " [c] is left out." * report.public
    return TableRecord(title, (counts_by_assessment(report), *changed, how_to_read), _table(report, sheets))


def _table(report: BoardReport, sheets: Mapping[str, str]) -> Table:
    headings = (
        "Code",
        "Indicator",
        # Not the month alone, nor Target: read back, the columns would be taken for supplied figures and targets.
        f"Value, {report.month.long}",
        "Assessment",
        "A month before",
        f"Change on {report.month.a_year_before.medium}",
        "Target this month",
        "Trend",
        "Responsible officer",
        *(heading for heading, _ in BESIDE_PAPER),
    )
    rows = tuple(_row(sheets.get(page.code, ""), page) for page in report.pages)
    widths = summary_widths(rows)
    widths += [pixels for _, pixels in BESIDE_PAPER]
    columns = tuple(
        Column(heading, width, wraps=place in WRAPPED, right=place == VALUE_COLUMN, bold=place == VALUE_COLUMN)
        for place, (heading, width) in enumerate(zip(headings, widths, strict=True))
    )
    if not report.details.style.shows(PackPart.PAGES):  # a small line is drawn from its page
        columns = columns[:TREND_COLUMN] + columns[TREND_COLUMN + 1 :]
        rows = tuple(row[:TREND_COLUMN] + row[TREND_COLUMN + 1 :] for row in rows)
    return Table("Summary_of_indicators", f"One row per indicator for {report.month.long}", columns, rows)


def _row(sheet: str, page: IndicatorPage) -> tuple[TableCell, ...]:
    indicator = page.indicator
    return (
        LinkCell(sheet, indicator.code) if sheet else TextCell(indicator.code),
        # No link: LibreOffice does not wrap one.
        TextCell(indicator.name or "Not named"),
        _value(page),
        StatusCell(page.assessment.status),
        _last_month(page),
        TextCell(_change(page)),
        TextCell(_target(page)),
        _trend(page),
        TextCell(indicator.officer or "Not given"),
        TextCell(indicator.section or "None"),
        TextCell(better_or_worse(page) or NOT_KNOWN),
        TextCell(trend_headline(page)),
    )


def status_text(status: Status) -> str:
    """An assessment as text alone: its shape and its word."""
    return f"{STATUS_SHAPES[status]} {STATUS_WORDS[status]}"


def _last_month(page: IndicatorPage) -> TextCell:
    return TextCell(status_text(page.status_before) if page.status_before else NOT_THEN)


def _value(page: IndicatorPage) -> CellContent:
    value = page.value
    if value.number is None:
        return TextCell(value.reason if value.known_months else mark_of(value.missing))
    return reckoned_cell(page.indicator, value, _suffix(page))


def _suffix(page: IndicatorPage) -> str:
    """That the figure was restated, and its period where it is not the month at the head of the column."""
    of_the_month = page.value.month == page.month and page.value.covers in (Covers.MONTH, Covers.SNAPSHOT)
    period = "" if of_the_month else f"({_short(page)})"
    return " ".join(filter(None, (restated_mark(page, page.value), period)))


def _short(page: IndicatorPage) -> str:
    if page.value.covers is Covers.ROLLING_12 and page.value.month == page.month:
        return "12 months"
    return short_period_text(page.value.covers, page.value.month)


def _change(page: IndicatorPage) -> str:
    """With what it means, where that is known. Without the month that it is compared with, where that is the one at the
    head of the column."""
    travel, unit = page.travel, page.indicator.unit
    moved = travel.direction in (Direction.UP, Direction.DOWN)
    at_the_head = travel.compared == page.month.a_year_before and not travel.then.is_whole_quarter
    text = moved_text(travel, unit) if moved and at_the_head else short_travel_text(travel, unit)
    judged = better_or_worse(page)
    return f"{ARROWS[travel.direction]} {text}{f': {judged.lower()}' if moved and judged else ''}"


def _target(page: IndicatorPage) -> str:
    """With the compared rate, where it is not the value that is compared with the target."""
    if page.target is None:
        return target_words(page.indicator, None, page.unconfirmed)
    text = target_text(page.indicator, page.target)
    if page.basis is Basis.RATE and page.rate.number is not None:
        return f"{text}; now {reckoned_text(page.indicator, page.rate)}"
    return text


def _trend(page: IndicatorPage) -> CellContent:
    """What there is where that is no line; where there is one, a word that takes no more room than it."""
    if has_line(page):
        return TextCell(DRAWN)
    return TextCell(NO_FIGURE if page.assessed.number is None else ONE_FIGURE)


def has_line(page: IndicatorPage) -> bool:
    """Whether there is more than a point to draw."""
    return sum(point.number is not None for point in page.trend) >= 2


def _stands_alone(page: IndicatorPage) -> Iterator[bool]:
    """Of each point that is drawn whether there is one neither before nor after it: a line would leave it out."""
    known = [False, *(point.number is not None for point in trend_shown(page)), False]
    for before, own, after in zip(known, known[1:], known[2:], strict=False):
        if own:
            yield not before and not after


def _add_sparklines(book: PackBook, sheet: PackSheet, heading_row: int) -> None:
    hidden = Look(line_below=LIGHT.line, number_format=NOTHING_SHOWN)
    usual = {
        "series_color": LIGHT.year_middle,
        "last_point": True,
        "last_color": LIGHT.year_current,
        "weight": 1.5,
        "show_hidden": True,
    }
    for row, page in enumerate(book.report.pages, start=heading_row + 1):
        if not has_line(page):
            continue
        # The line is drawn over its words, which a screen reader finds where others see the line.
        sheet.write(row, TREND_COLUMN, TextCell(trend_headline(page)), hidden)
        options = usual | (_POINTS if any(_stands_alone(page)) else {})
        if not sheet.worksheet.sparkline(row, TREND_COLUMN, book.trends[page.code], options):
            raise ValueError(f"{sheet.name}: there is no place for the sparkline of {page.code}")
