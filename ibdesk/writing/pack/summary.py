"""The summary: one row per indicator on A4 landscape, as a strict table."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from ibdesk.domain.assessment import Status
from ibdesk.domain.board import Direction
from ibdesk.domain.figure import Covers
from ibdesk.domain.house_style import PackPart
from ibdesk.domain.pack_words import SUMMARY
from ibdesk.domain.report.headline import trend_headline, trend_shown
from ibdesk.domain.report.pack_change_words import turned_text
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
from ibdesk.writing.pack.book import PackBook
from ibdesk.writing.pack.changes_sheet import changed_text
from ibdesk.writing.pack.facts import ARROWS, better_or_worse, restated_mark
from ibdesk.writing.pack.print import Paper, set_up_print, stamp_line
from ibdesk.writing.sheets.numbers import CellContent, TextCell, cell_text, mark_of, reckoned_cell
from ibdesk.writing.sheets.sheet import ROW_POINTS, STATUS_SHAPES, PackSheet
from ibdesk.writing.sheets.styles import BODY_SIZE, STAMP, TITLE, Look
from ibdesk.writing.sheets.table import Column, LinkCell, StatusCell, Table, TableCell, TableRecord, write_table
from ibdesk.writing.sheets.text_height import lines, text_pixels

NAME_COLUMN, VALUE_COLUMN, TREND_COLUMN = 1, 2, 7
ONE_FIGURE, NO_FIGURE, NOT_THEN = "1 figure", "No figure", "Not yet"
# Where nothing says which way is better, or nothing can be compared.
NOT_KNOWN = "Not known"
GO_TO_PAGE = "Select a code to go to its page. "
HOW_TO_READ = "Shape, word and colour all carry the assessment. [x] means that no figure was received."
# Narrowest and widest of each column on paper in pixels; texts wrap beyond the widest, numbers never do. What is left
# of the paper's width is the names'.
WIDTHS = (
    (40, 60),
    (0, 0),
    (96, 160),
    (106, 106),
    (100, 104),
    (90, 118),
    (64, 146),
    (46, 66),
    (70, 148),
)
WRAPPED = (1, 4, 5, 6, 7, 8)
TAKE_WHAT_IS_LEFT = (5, 6, 8)
# So much wider than the paper that its letters of 10 points are printed with 9: what is printed counts a column's width
# in letters, and comes out up to nine percent wider than on a screen.
PAPER_PIXELS = 1118
LEAST_NAME = 150
# Rows that are taller have the names give room, in steps of so many pixels.
MOST_LINES, _STEP = 3, 12
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
    widths = _widths(rows)
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


def _widths(rows: Sequence[Sequence[TableCell]]) -> list[int]:
    """Each column wide enough for its longest text, between its narrowest and widest; what is left of the paper is the
    names', and what these do not need goes to the columns that wrap."""
    longest = [_longest(place, [row[place] for row in rows]) for place in range(len(WIDTHS))]
    widths = [min(max(needed, narrowest), widest) for needed, (narrowest, widest) in zip(longest, WIDTHS, strict=True)]
    spare = PAPER_PIXELS - sum(widths) - max(LEAST_NAME, longest[NAME_COLUMN])
    for place in TAKE_WHAT_IS_LEFT:
        more = min(max(longest[place] - widths[place], 0), max(spare, 0))
        widths[place] += more
        spare -= more
    widths[NAME_COLUMN] = max(LEAST_NAME, PAPER_PIXELS - sum(widths))
    return _given_by_names(rows, widths)


def _given_by_names(rows: Sequence[Sequence[TableCell]], widths: list[int]) -> list[int]:
    """Where a cell of another column takes more lines than a row shall have, the names give to it what shortens the
    rows."""
    texts = {place: [_text(row[place]) for row in rows] for place in (NAME_COLUMN, *TAKE_WHAT_IS_LEFT)}

    def counts(place: int, pixels: int) -> list[int]:
        return [lines(text, pixels, BODY_SIZE) for text in texts[place]]

    for place in TAKE_WHAT_IS_LEFT:
        tall = max(counts(place, widths[place]), default=0)
        if tall <= MOST_LINES:
            continue
        most = max(widths[NAME_COLUMN] - LEAST_NAME, 0)
        more = min(
            range(0, most + 1, _STEP),
            key=lambda more: sum(
                map(max, counts(place, widths[place] + more), counts(NAME_COLUMN, widths[NAME_COLUMN] - more))
            ),
        )
        widths[place] += more
        widths[NAME_COLUMN] -= more
    return widths


def _longest(place: int, cells: Sequence[TableCell]) -> int:
    # The headings of the outer columns wrap; a number that did not fit would show as ####.
    pixels = (text_pixels(_text(cell), 10, bold=place == VALUE_COLUMN) for cell in cells)
    return ceil(max(pixels, default=0)) + 10


def _text(cell: TableCell) -> str:
    match cell:
        case LinkCell(_, text):
            return text
        case StatusCell(status):
            return STATUS_WORDS[status]
        case _:
            return cell_text(cell)


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
