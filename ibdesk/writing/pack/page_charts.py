"""The charts of one page with their headlines in cells above them, and the alternative text of each."""

from dataclasses import dataclass
from math import ceil

from ibdesk.domain.control.chart_words import limits_text, variation_text
from ibdesk.domain.control.usual_range import UsualRange
from ibdesk.domain.figure import Missing, Unit
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.breakdown import breakdown_headline, breakdown_shown, breakdown_subtitle, breakdown_summary
from ibdesk.domain.report.headline import trend_headline, trend_shown, trend_subtitle, years_headline, years_subtitle
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.target import Basis
from ibdesk.domain.wording import (
    MISSING_MARKS,
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
from ibdesk.writing.pack.charts import MadeChart, breakdown_chart, trend_chart, trend_scale, years_chart
from ibdesk.writing.pack.facts import benchmark_cell
from ibdesk.writing.pack.print import LINE_PIXELS
from ibdesk.writing.sheets.numbers import TextCell, cell_text
from ibdesk.writing.sheets.sheet import PackSheet
from ibdesk.writing.sheets.styles import HEADLINE, QUIET, Look
from ibdesk.writing.sheets.text_height import lines

# How the rows on the left are parted between the years' chart and the trend, and the most of both; the most of the
# breakdown, which stands under the key facts.
_SHARES = (0.45, 0.55)
_MOST, _MOST_OF_BREAKDOWN = 40, 17
_RIGHT_COLUMN = 3


@dataclass(frozen=True, slots=True)
class ChartArea:
    """Where charts may stand: from row `first` on the left, from row `facts_end` on the right; `left` and `right` are
    the pixels across."""

    first: int
    facts_end: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A chart with the two texts over it, `across` pixels wide, and what it says in words. `name` is what Excel's list
    of objects calls it."""

    name: str
    headline: str
    subtitle: str
    made: MadeChart
    words: str
    across: int

    @property
    def text_rows(self) -> int:
        return sum(lines(text, self.across, look.size, look.bold) for text, look in self.texts())

    @property
    def least_rows(self) -> int:
        """Of the chart alone."""
        return ceil(self.made.parts.least_pixels(self.across - 2) / LINE_PIXELS)

    def texts(self) -> tuple[tuple[str, Look], ...]:
        return (self.headline, HEADLINE), (self.subtitle, QUIET)


@dataclass(frozen=True, slots=True)
class PageCharts:
    """Two below each other beside the key facts, a breakdown under these."""

    area: ChartArea
    on_left: tuple[_Drawing, _Drawing]
    breakdown: _Drawing | None

    @property
    def least_rows(self) -> int:
        """The rows that key facts and charts take at the least."""
        facts = self.area.facts_end - self.area.first
        if self.breakdown is not None:
            facts += 1 + self.breakdown.text_rows + self.breakdown.least_rows
        years, trend = self.on_left
        # Parted by their shares, each has to have its least.
        both = max(ceil(each.least_rows / share) for each, share in zip(self.on_left, _SHARES, strict=True))
        return max(facts, years.text_rows + trend.text_rows + 1 + both)

    def draw(self, sheet: PackSheet, rows: int) -> int:
        """Over about so many rows; returns the first row below all."""
        area, breakdown = self.area, self.breakdown
        right = area.facts_end
        if breakdown is not None:
            free = area.first + rows - right - 1 - breakdown.text_rows
            tall = min(max(free, breakdown.least_rows), _MOST_OF_BREAKDOWN)
            right = _draw(sheet, breakdown, (right + 1, _RIGHT_COLUMN), tall)
            rows = max(rows, right - area.first)
        taken = sum(each.text_rows for each in self.on_left) + 1
        free, row = min(rows - taken, _MOST), area.first
        for drawing, share in zip(self.on_left, _SHARES, strict=True):
            row = _draw(sheet, drawing, (row, 0), max(round(free * share), drawing.least_rows)) + 1
        return max(row - 1, right)


def _draw(sheet: PackSheet, drawing: _Drawing, at: tuple[int, int], tall: int) -> int:
    """The texts over two columns, the chart below them; returns the first row below it."""
    row, column = at
    for text, look in drawing.texts():
        last = row + lines(text, drawing.across, look.size, look.bold) - 1
        sheet.across(row, column, last, column + 1, TextCell(text), look)
        row = last + 1
    size = (drawing.across - 2, tall * LINE_PIXELS - 4)
    drawing.made.lay_out(*size)
    sheet.chart(row, column, drawing.made.chart, size, drawing.words, drawing.name)
    return row + tall


def page_charts(book: PackBook, sheet: PackSheet, page: IndicatorPage, area: ChartArea) -> PageCharts:
    """The page's charts, whose numbers are written beside the page; the book notes where its trend stands."""
    shown = breakdown_shown(page)
    usual = book.ranges[page.code]
    blocks = [trend_block(page, book.report.details.council, usual), years_block(page)]
    if shown is not None:
        blocks.append(breakdown_block(shown))
    trend, years, *rest = write_blocks(sheet, area.first, blocks)
    book.trends[page.code] = _address(trend)
    latest = _last_known(trend.block.series[0]) if page.assessed.number is not None else None
    on_left = (
        _Drawing(
            "Years compared",
            years_headline(page),
            years_subtitle(page),
            years_chart(book.workbook, years, _latest_in_years(page, years.block), area.left),
            years_in_words(page),
            area.left,
        ),
        _Drawing(
            "Trend",
            trend_headline(page),
            _trend_subtitle(page, trend),
            trend_chart(book.workbook, trend, latest, area.left),
            trend_in_words(page, usual),
            area.left,
        ),
    )
    if shown is None:
        return PageCharts(area, on_left, None)
    chart = breakdown_chart(book.workbook, rest[0], shown.adds_up, area.right)
    words, headline = _named(page, breakdown_summary(page, shown)), breakdown_headline(page, shown)
    breakdown = _Drawing("Categories", headline, breakdown_subtitle(shown), chart, words, area.right)
    return PageCharts(area, on_left, breakdown)


def _named(page: IndicatorPage, words: str) -> str:
    """An alternative text is heard by itself: it says first which indicator it is about."""
    return f"{page.code} {page.indicator.name}. {words}"


def years_in_words(page: IndicatorPage) -> str:
    """What the columns say, for those who do not see them."""
    pairs = [(reckoned, _in_words(page, reckoned)) for reckoned in (page.value, *page.previous)]
    said = "; ".join(f"{short_period_text(reckoned.covers, reckoned.month)}: {text}" for reckoned, text in pairs)
    return _named(page, f"Column chart. {years_headline(page)}. {years_subtitle(page)}. {said}.")


def _in_words(page: IndicatorPage, reckoned: Reckoned) -> str:
    held_back = reckoned.missing is Missing.SUPPRESSED
    return MISSING_MARKS[Missing.SUPPRESSED] if held_back else reckoned_text(page.indicator, reckoned)


def trend_in_words(page: IndicatorPage, usual: UsualRange | str) -> str:
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
    if isinstance(usual, UsualRange) and page.basis is Basis.VALUE:
        parts.append(f"Usual range: {limits_text(page, usual)}. {variation_text(usual)}.")
    return _named(page, " ".join(parts))


def _trend_subtitle(page: IndicatorPage, trend: PlacedBlock) -> str:
    axis = trend_scale(trend)
    if not axis.starts_above_zero:
        return trend_subtitle(page)
    lowest = f"{axis.low * 100:g}%" if trend.block.unit is Unit.PERCENT else f"{axis.low:,.2f}".removesuffix(".00")
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
