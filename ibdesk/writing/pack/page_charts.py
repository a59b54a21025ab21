"""The charts of one page with their headlines in cells above them, and the alternative text of each."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ibdesk.writing.pack.book import PackBook
from ibdesk.writing.pack.chart_data import PlacedBlock, write_blocks
from ibdesk.writing.pack.chart_record import ChartRecord
from ibdesk.writing.pack.charts import excel_chart
from ibdesk.writing.pack.page_record import PageRecord
from ibdesk.writing.sheets.numbers import TextCell
from ibdesk.writing.sheets.sheet import ROW_PIXELS, PackSheet
from ibdesk.writing.sheets.styles import HEADLINE, QUIET, Look
from ibdesk.writing.sheets.text_height import lines

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart

# How the rows on the left are parted between the years' chart and the trend, and the fewest and the most of both; the
# fewest of the breakdown, which stands under the key facts.
_SHARES = (0.45, 0.55)
_FEWEST, _MOST = 16, 36
_FEWEST_OF_BREAKDOWN, _MOST_OF_BREAKDOWN = 8, 16
_RIGHT_COLUMN = 3


@dataclass(frozen=True, slots=True)
class ChartArea:
    """Where charts may stand: from row `first` on the left, from row `facts_end` on the right, over about `rows` rows
    in all; `left` and `right` are the pixels across."""

    first: int
    facts_end: int
    rows: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A chart with the two texts over it, and what it says in words."""

    record: ChartRecord
    chart: "Chart"

    def text_rows(self, pixels: int) -> int:
        return sum(lines(text, pixels, look.size, look.bold) for text, look in self.texts())

    def texts(self) -> tuple[tuple[str, Look], ...]:
        return (self.record.headline, HEADLINE), (self.record.subtitle, QUIET)


def draw_charts(book: PackBook, sheet: PackSheet, page: PageRecord, area: ChartArea) -> int:
    """Two below each other beside the key facts, a breakdown under these; returns the first row below all."""
    on_left, breakdown = _drawings(book, sheet, page, area.first)
    right = area.facts_end
    rows = area.rows
    if breakdown is not None:
        texts = breakdown.text_rows(area.right)
        free = area.first + rows - right - 1 - texts
        tall = min(max(free, _FEWEST_OF_BREAKDOWN), _MOST_OF_BREAKDOWN)
        right = _draw(sheet, breakdown, (right + 1, _RIGHT_COLUMN), area.right, tall)
        rows = max(rows, right - area.first)
    taken = sum(each.text_rows(area.left) for each in on_left) + 1
    free, row = min(max(rows - taken, _FEWEST), _MOST), area.first
    for drawing, share in zip(on_left, _SHARES, strict=True):
        row = _draw(sheet, drawing, (row, 0), area.left, round(free * share)) + 1
    return max(row - 1, right)


def _draw(sheet: PackSheet, drawing: _Drawing, at: tuple[int, int], pixels: int, tall: int) -> int:
    """The texts over two columns, the chart below them; returns the first row below it."""
    row, column = at
    for text, look in drawing.texts():
        last = row + lines(text, pixels, look.size, look.bold) - 1
        sheet.across(row, column, last, column + 1, TextCell(text), look)
        row = last + 1
    record = drawing.record
    sheet.chart(row, column, drawing.chart, (pixels - 2, tall * ROW_PIXELS - 4), record.words, record.name)
    return row + tall


def _drawings(
    book: PackBook, sheet: PackSheet, page: PageRecord, row: int
) -> tuple[tuple[_Drawing, _Drawing], _Drawing | None]:
    """The years' chart and the trend, and the breakdown where there is one."""
    records = [page.trend, page.years, *([page.breakdown] if page.breakdown else [])]
    placed = write_blocks(sheet, row, [each.block for each in records])
    book.trends[page.code] = _address(placed[0])
    trend, years, *rest = (
        _Drawing(record, excel_chart(book.workbook, at, record)) for record, at in zip(records, placed, strict=True)
    )
    return (years, trend), rest[0] if rest else None


def _address(trend: PlacedBlock) -> str:
    from xlsxwriter.utility import quote_sheetname, xl_range_abs

    _, first, column, last, _ = trend.values(0)
    return f"{quote_sheetname(trend.sheet)}!{xl_range_abs(first, column, last, column)}"
