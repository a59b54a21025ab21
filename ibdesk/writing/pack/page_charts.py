"""The charts of one page with their headlines in cells above them, and the alternative text of each."""

from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.writing.pack.book import LINE_PIXELS, PackBook
from ibdesk.writing.pack.chart_data import PlacedBlock, write_blocks
from ibdesk.writing.pack.chart_layout import LEAST_PLOT
from ibdesk.writing.pack.chart_record import ChartRecord
from ibdesk.writing.pack.charts import MadeChart, excel_chart
from ibdesk.writing.pack.page_record import PageRecord
from ibdesk.writing.sheets.numbers import TextCell
from ibdesk.writing.sheets.sheet import PackSheet
from ibdesk.writing.sheets.styles import HEADLINE, QUIET, Look
from ibdesk.writing.sheets.text import lines

# What the years' chart has of the rows on the left, which it shares with the trend, and the most of both; the most of
# the breakdown, which stands under the key facts; the least and the most of a trend over the whole width.
_OF_YEARS = 0.45
_MOST, _MOST_OF_BREAKDOWN = 40, 17
_LEAST_OF_WIDE, _MOST_OF_WIDE = 6, 16
_RIGHT_COLUMN = 3
# The last columns of the left half, of the right one and of the page.
_LEFT_END, _WHOLE_END = 1, 4


class ChartArea(Struct, frozen=True):
    """Where charts may stand: from row `first` on the left, from row `facts_end` on the right; `left`, `right` and
    `whole` are the pixels across."""

    first: int
    facts_end: int
    left: int
    right: int
    whole: int


class _Drawing(Struct, frozen=True):
    """A chart with the two texts over it, `across` pixels wide."""

    record: ChartRecord
    made: MadeChart
    across: int

    @property
    def text_rows(self) -> int:
        return sum(lines(text, self.across, look.size, look.bold) for text, look in self.texts())

    @property
    def least_rows(self) -> int:
        """Of the chart alone."""
        return ceil(self.made.parts.least_pixels(self.across - 2) / LINE_PIXELS)

    def texts(self) -> tuple[tuple[str, Look], ...]:
        return (self.record.headline, HEADLINE), (self.record.subtitle, QUIET)


class PageCharts(Struct, frozen=True):
    """The years beside the key facts. Below, over the whole width, the trend; where a breakdown stands under the facts,
    or the page has too few rows for that, it stands under the years alone."""

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
        left = (each.text_rows + each.least_rows for each in (years, trend))
        return max(facts, sum(left) + 1)

    def draw(self, sheet: PackSheet, rows: int) -> int:
        """Over about so many rows; returns the first row below all."""
        if self.breakdown is None and rows >= self._wide_rows + _LEAST_OF_WIDE:
            return self._draw_wide(sheet, rows)
        area, breakdown = self.area, self.breakdown
        right = area.facts_end
        if breakdown is not None:
            free = area.first + rows - right - 1 - breakdown.text_rows
            tall = min(max(free, breakdown.least_rows), _MOST_OF_BREAKDOWN)
            right = _draw(sheet, breakdown, (right + 1, _RIGHT_COLUMN, _WHOLE_END), tall)
            rows = max(rows, right - area.first)
        years, trend = self.on_left
        free = min(rows - years.text_rows - trend.text_rows - 1, _MOST)
        of_years = max(round(free * _OF_YEARS), years.least_rows)
        row = _draw(sheet, years, (area.first, 0, _LEFT_END), of_years) + 1
        row = _draw(sheet, trend, (row, 0, _LEFT_END), max(free - of_years, trend.least_rows))
        return max(row, right)

    @property
    def _wide_trend(self) -> _Drawing:
        return replace(self.on_left[1], across=self.area.whole)

    @property
    def _beside_facts(self) -> int:
        """The rows of key facts and years."""
        years = self.on_left[0]
        return max(self.area.facts_end - self.area.first, years.text_rows + years.least_rows)

    @property
    def _wide_rows(self) -> int:
        """What stands over a wide trend, and what its key and its labels take."""
        trend = self._wide_trend
        plot = LEAST_PLOT // LINE_PIXELS
        return self._beside_facts + 1 + trend.text_rows + trend.least_rows - plot

    def _draw_wide(self, sheet: PackSheet, rows: int) -> int:
        years, trend = self.on_left[0], self._wide_trend
        first, beside = self.area.first, self._beside_facts
        _draw(sheet, years, (first, 0, _LEFT_END), beside - years.text_rows)
        tall = min(rows - beside - 1 - trend.text_rows, _MOST_OF_WIDE)
        return _draw(sheet, trend, (first + beside + 1, 0, _WHOLE_END), tall)


def _draw(sheet: PackSheet, drawing: _Drawing, at: tuple[int, int, int], tall: int) -> int:
    """The texts over the columns from the second of `at` to its third, from its row on, and the chart below them;
    returns the first row below it."""
    row, column, last_column = at
    for text, look in drawing.texts():
        last = row + lines(text, drawing.across, look.size, look.bold) - 1
        sheet.across(row, column, last, last_column, TextCell(text), look)
        row = last + 1
    size = (drawing.across - 2, tall * LINE_PIXELS - 4)
    drawing.made.lay_out(*size)
    sheet.chart(row, column, drawing.made.chart, size, drawing.record.words, drawing.record.name)
    return row + tall


def page_charts(book: PackBook, sheet: PackSheet, page: PageRecord, area: ChartArea) -> PageCharts:
    """The page's charts, whose numbers are written beside the page; the book notes where its trend stands."""
    records = [page.trend, page.years, *([page.breakdown] if page.breakdown else [])]
    placed = write_blocks(sheet, area.first, [each.block for each in records])
    book.trends[page.code] = _address(placed[0])
    trend, years, *rest = (
        _Drawing(record, excel_chart(book.workbook, at, record, across), across)
        for record, at, across in zip(records, placed, (area.left, area.left, area.right), strict=False)
    )
    return PageCharts(area, (years, trend), rest[0] if rest else None)


def _address(trend: PlacedBlock) -> str:
    from xlsxwriter.utility import quote_sheetname, xl_range_abs

    _, first, column, last, _ = trend.values(0)
    return f"{quote_sheetname(trend.sheet)}!{xl_range_abs(first, column, last, column)}"
