"""The summary: one row per indicator on one A4 landscape page, as a strict table."""

from collections import Counter

from ibdesk.domain.assessment import Status
from ibdesk.domain.headline import trend_headline
from ibdesk.domain.report import BoardReport, IndicatorPage
from ibdesk.domain.target import Basis
from ibdesk.domain.wording import (
    STATUS_WORDS,
    reckoned_text,
    short_period_text,
    short_travel_text,
    target_text,
)
from ibdesk.excel.pack_book import SUMMARY, PackBook
from ibdesk.excel.pack_facts import ARROWS, better_or_worse
from ibdesk.excel.pack_numbers import NOT_APPLICABLE, CellContent, TextCell, mark_of, reckoned_cell
from ibdesk.excel.pack_print import Paper, set_up_print, stamps
from ibdesk.excel.pack_sheet import PackSheet
from ibdesk.excel.pack_table import Column, LinkCell, StatusCell, Table, TableCell, write_table
from ibdesk.excel.styles import STAMP, TITLE, Look
from ibdesk.palette import LIGHT

TREND_COLUMN = 7
FIRST_WIDTHS = (44, 345, 118, 118, 225, 64, 195, 120, 215)


def write_summary(book: PackBook) -> None:
    """The pages must be written before: the sparklines take their ranges."""
    sheet, report = book.sheets[SUMMARY], book.report
    count = len(report.pages)
    title = f"Summary of {count} {'indicator' if count == 1 else 'indicators'}, {report.month.long}"
    line = Look(size=10, colour=LIGHT.secondary)
    row = 0
    sheet.row_height(row, 26)
    sheet.text(row, 0, title, Look(size=TITLE.size, bold=True, colour=TITLE.colour))
    for stamp in stamps(report):
        row += 1
        sheet.text(row, 0, stamp, Look(size=STAMP.size, bold=True, colour=STAMP.colour))
    row += 1
    sheet.text(row, 0, counts_by_assessment(report), Look(bold=True))
    row += 1
    sheet.text(row, 0, _how_to_read(report), line)
    heading_row = row + 1
    if report.pages:
        write_table(sheet, heading_row, _table(book))
        _add_sparklines(book, sheet, heading_row)
        sheet.worksheet.ignore_errors({"number_stored_as_text": f"A{heading_row + 2}:A{heading_row + 1 + count}"})
    sheet.worksheet.freeze_panes(heading_row + 1, 2)
    sheet.worksheet.repeat_rows(heading_row)
    sheet.worksheet.print_area(0, 0, heading_row + count, len(FIRST_WIDTHS) - 1)
    set_up_print(sheet, report, Paper(landscape=True, tall=1 if count <= 60 else 0, side_margins=0.4))


def counts_by_assessment(report: BoardReport) -> str:
    """16 Red, 4 Amber, 2 Green, 11 Not assessed, 4 No data."""
    counts = Counter(page.assessment.status for page in report.pages)
    return ", ".join(f"{counts[status]} {STATUS_WORDS[status]}" for status in Status)


def _how_to_read(report: BoardReport) -> str:
    return (
        "Select a name to go to its page. Shape, word and colour all carry the assessment. "
        "[x] means that no figure was received, [z] that something does not apply."
    )


def _table(book: PackBook) -> Table:
    report = book.report
    headings = (
        "Code",
        "Indicator",
        report.month.long,
        "Assessment",
        f"Change on {report.month.a_year_before.medium}",
        "Better or worse",
        "Target",
        "Trend",
        "Responsible officer",
    )
    columns = tuple(
        Column(heading, width, wraps=place in (1, 4, 6, 8), right=place == 2, bold=place == 2)
        for place, (heading, width) in enumerate(zip(headings, FIRST_WIDTHS, strict=True))
    )
    rows = tuple(_row(book, page) for page in report.pages)
    return Table(
        "Summary_of_indicators", f"One row per indicator for {report.month.long}", columns, rows, filters=False
    )


def _row(book: PackBook, page: IndicatorPage) -> tuple[TableCell, ...]:
    indicator = page.indicator
    return (
        TextCell(indicator.code),
        LinkCell(book.pages[page.code], indicator.name or "Not named"),
        _value(page),
        StatusCell(page.assessment.status),
        TextCell(_change(page)),
        TextCell(better_or_worse(page) or NOT_APPLICABLE),
        TextCell(_target(page)),
        _trend(page),
        TextCell(indicator.officer or "Not given"),
    )


def _value(page: IndicatorPage) -> CellContent:
    value = page.value
    if value.number is None:
        return TextCell(value.reason if value.known_months else mark_of(value.missing))
    other_period = value.month != page.month or not value.covers.value.startswith(("in month", "month-end"))
    suffix = f"({_short(page)})" if other_period else ""
    return reckoned_cell(page.indicator, value, suffix)


def _short(page: IndicatorPage) -> str:
    text = short_period_text(page.value.covers, page.value.month)
    return "12 months" if text.startswith("12 months") and page.value.month == page.month else text


def _change(page: IndicatorPage) -> str:
    text = short_travel_text(page.travel, page.indicator.unit)
    return f"{ARROWS[page.travel.direction]} {text.removesuffix(f' on {page.travel.compared.medium}')}"


def _target(page: IndicatorPage) -> str:
    """With the compared rate, where it is not the value that is held against the target."""
    if page.target is None:
        return NOT_APPLICABLE
    text = target_text(page.indicator, page.target)
    if page.basis is Basis.RATE and page.rate.number is not None:
        return f"{text}; now {reckoned_text(page.indicator, page.rate)}"
    return text


def _trend(page: IndicatorPage) -> CellContent:
    """The words behind the sparkline, for those who cannot see it; the mark where there is nothing to draw."""
    if sum(point.number is not None for point in page.trend) < 2:
        return TextCell(mark_of(page.assessed.missing))
    return TextCell(trend_headline(page))


def _add_sparklines(book: PackBook, sheet: PackSheet, heading_row: int) -> None:
    hidden = Look(line_below=LIGHT.line, number_format=";;;")
    for row, page in enumerate(book.report.pages, start=heading_row + 1):
        content = _trend(page)
        assert isinstance(content, TextCell)
        if content.text.startswith("["):
            continue
        sheet.write(row, TREND_COLUMN, content, hidden)
        options = {
            "range": book.trends[page.code],
            "series_color": LIGHT.year_middle,
            "last_point": True,
            "last_color": LIGHT.year_current,
            "weight": 1.5,
            "show_hidden": True,
        }
        code = sheet.worksheet.add_sparkline(row, TREND_COLUMN, options)
        if code:
            raise ValueError(f"{sheet.name}: the sparkline of {page.code} could not be written (code {code})")
