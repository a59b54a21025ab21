"""The charts of one page with their headlines in cells above them, and the alternative text of each."""

from typing import TYPE_CHECKING

from ibdesk.domain.control.chart_words import limits_text, variation_text
from ibdesk.domain.control.usual_range import UsualRange, usual_range
from ibdesk.domain.figure import Unit
from ibdesk.domain.report.breakdown import breakdown_headline, breakdown_shown, breakdown_subtitle, breakdown_summary
from ibdesk.domain.report.headline import trend_headline, trend_shown, trend_subtitle, years_headline, years_subtitle
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.target import Basis
from ibdesk.domain.wording import (
    number_text,
    reckoned_text,
    short_period_text,
    target_text,
)
from ibdesk.writing.pack.book import PackBook
from ibdesk.writing.pack.chart_data import (
    Block,
    PlacedBlock,
    Series,
    breakdown_block,
    same_basis,
    trend_block,
    write_blocks,
    years_block,
)
from ibdesk.writing.pack.charts import breakdown_chart, trend_chart, trend_scale, years_chart
from ibdesk.writing.pack.facts import benchmark_cell
from ibdesk.writing.sheets.numbers import TextCell, cell_text
from ibdesk.writing.sheets.sheet import ROW_PIXELS, PackSheet
from ibdesk.writing.sheets.styles import HEADLINE, QUIET
from ibdesk.writing.sheets.text_height import lines

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart

# Heights in rows: of the years' chart, the trend and the breakdown, on pages with two charts and with three.
TWO_CHARTS, THREE_CHARTS = (15, 19, 0), (12, 15, 12)


def draw_charts(book: PackBook, sheet: PackSheet, page: IndicatorPage, row: int, pixels: int) -> int:
    """Below each other in columns A and B from `row` on; returns the first row below them."""
    shown = breakdown_shown(page)
    blocks = [trend_block(page, book.report.details.council), years_block(page)]
    if shown is not None:
        blocks.append(breakdown_block(shown))
    trend, years, *rest = write_blocks(sheet, row, blocks)
    book.trends[page.code] = _address(trend)
    canvas = _Canvas(sheet, pixels)
    years_rows, trend_rows, breakdown_rows = TWO_CHARTS if shown is None else THREE_CHARTS
    chart = years_chart(book.workbook, years, _latest_in_years(page, years.block))
    row = canvas.draw(row, years_headline(page), years_subtitle(page), chart, years_rows, years_in_words(page))
    chart = trend_chart(
        book.workbook, trend, _last_known(trend.block.series[0]) if page.assessed.number is not None else None
    )
    row = canvas.draw(
        row + 1, trend_headline(page), _trend_subtitle(page, trend), chart, trend_rows, trend_in_words(page)
    )
    if shown is None:
        return row
    chart = breakdown_chart(book.workbook, rest[0], shown.adds_up)
    words = breakdown_summary(page, shown)
    return canvas.draw(
        row + 1, breakdown_headline(page, shown), breakdown_subtitle(shown), chart, breakdown_rows, words
    )


class _Canvas:
    def __init__(self, sheet: PackSheet, pixels: int) -> None:
        self._sheet = sheet
        self._pixels = pixels

    def draw(self, row: int, headline: str, subtitle: str, chart: "Chart", rows: int, words: str) -> int:
        for text, look in ((headline, HEADLINE), (subtitle, QUIET)):
            last = row + lines(text, self._pixels, look.size, look.bold) - 1
            self._sheet.across(row, 0, last, 1, TextCell(text), look)
            row = last + 1
        self._sheet.chart(row, 0, chart, (self._pixels, rows * ROW_PIXELS - 4), words)
        return row + rows


def years_in_words(page: IndicatorPage) -> str:
    """What the columns say, for those who do not see them."""
    pairs = [(reckoned, reckoned_text(page.indicator, reckoned)) for reckoned in (page.value, *page.previous)]
    said = "; ".join(f"{short_period_text(reckoned.covers, reckoned.month)}: {text}" for reckoned, text in pairs)
    return f"Column chart. {years_headline(page)}. {years_subtitle(page)}. {said}."


def trend_in_words(page: IndicatorPage) -> str:
    """What the line says: latest, highest, lowest, target and benchmarks."""
    parts = [f"Line chart. {trend_headline(page)}. {trend_subtitle(page)}."]
    latest = page.assessed
    if latest.number is not None:
        parts.append(
            f"Latest: {reckoned_text(page.indicator, latest)} ({short_period_text(latest.covers, latest.month)})."
        )
    known = [(point.number, point.month) for point in trend_shown(page) if point.number is not None]
    if len(known) > 1:
        unit, decimals = latest.unit, 2 if latest is page.rate else page.indicator.shown_decimals
        for word, (number, month) in (("Highest", max(known)), ("Lowest", min(known))):
            parts.append(f"{word}: {number_text(number, unit, decimals)} in {month.medium}.")
    if page.target is not None:
        parts.append(f"Target: {target_text(page.indicator, page.target)}.")
    parts += [f"{each.name} {each.period}: {cell_text(benchmark_cell(page, each))}." for each in same_basis(page)]
    usual = usual_range(page) if page.basis is Basis.VALUE else ""
    if isinstance(usual, UsualRange):
        parts.append(f"Usual range: {limits_text(page, usual)}. {variation_text(usual)}.")
    return " ".join(parts)


def _trend_subtitle(page: IndicatorPage, trend: PlacedBlock) -> str:
    axis = trend_scale(trend)
    if not axis.starts_above_zero:
        return trend_subtitle(page)
    lowest = f"{axis.low * 100:g}%" if trend.block.unit is Unit.PERCENT else f"{axis.low:,g}"
    return f"{trend_subtitle(page)}. The axis starts at {lowest}."


def _last_known(series: Series) -> int | None:
    numbers = series.numbers
    return next((place for place in reversed(range(len(numbers))) if numbers[place] is not None), None)


def _latest_in_years(page: IndicatorPage, block: Block) -> int | None:
    if not block.series or page.value.number is None:
        return None
    return _last_known(block.series[-1])


def _address(trend: PlacedBlock) -> str:
    from xlsxwriter.utility import quote_sheetname, xl_range_abs

    _, first, column, last, _ = trend.values(0)
    return f"{quote_sheetname(trend.sheet)}!{xl_range_abs(first, column, last, column)}"
