"""The numbers behind a page's charts: they stand in cells beside the page, outside of what is printed."""

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.board import Benchmark
from ibdesk.domain.control.chart import ControlPoint
from ibdesk.domain.control.chart_words import MEANING_WORDS, MEANINGS, Meaning
from ibdesk.domain.control.usual_range import UsualRange
from ibdesk.domain.figure import Unit
from ibdesk.domain.month import SHORT_NAMES, Month
from ibdesk.domain.report.breakdown import Breakdown, category_decimals
from ibdesk.domain.report.headline import compared_places
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.report.trend_axis import is_quarterly, trend_axis
from ibdesk.domain.target import AtLeast, AtMost, Basis, Between
from ibdesk.domain.wording import short_benchmark
from ibdesk.writing.sheets.numbers import CellContent, NumberCell, TextCell, as_kept, month_cell, number_cell
from ibdesk.writing.sheets.sheet import PackSheet
from ibdesk.writing.sheets.styles import SIDE, SIDE_HEADING
from ibdesk.writing.sheets.text import one_line, shortened

FIRST_COLUMN = 6
COLUMN_PIXELS = 76
# A longer name of a council would be wrapped over the other entries of the chart's key.
LONGEST_KEY = 30


class Series(Struct, frozen=True):
    """One column of numbers beside the page. `role` says what it is: "value", "target", "band", a benchmark's name."""

    name: str
    role: str
    numbers: tuple[Fraction | None, ...]


class Block(Struct, frozen=True):
    """Series over the same categories; `unit` and `decimals` say how their numbers are shown. Of months by quarters,
    `quarterly`, those that end one are labelled."""

    heading: str
    categories: tuple[CellContent, ...]
    series: tuple[Series, ...]
    unit: Unit
    decimals: int
    quarterly: bool = False

    def cell(self, number: Fraction) -> NumberCell:
        return number_cell(number, self.unit, self.decimals)

    def drawn(self) -> list[float]:
        return [as_kept(number, self.unit) for each in self.series for number in each.numbers if number is not None]


class PlacedBlock(Struct, frozen=True):
    """A block in the cells of a sheet: headings in `row`, categories in `column`, then one column a series."""

    block: Block
    sheet: str
    row: int
    column: int

    def categories(self) -> list[str | int]:
        return self._range(self.column)

    def values(self, series: int) -> list[str | int]:
        return self._range(self.column + 1 + series)

    def name(self, series: int) -> list[str | int]:
        return [self.sheet, self.row, self.column + 1 + series]

    def _range(self, column: int) -> list[str | int]:
        return [self.sheet, self.row + 1, column, self.row + len(self.block.categories), column]


def years_block(page: IndicatorPage) -> Block:
    """The financial years side by side, by month or by quarter."""
    places = compared_places(page)
    series = tuple(
        Series(year.name, "year", tuple(point.number if (point := year.points[place]) else None for _, place in places))
        for year in page.years
    )
    indicator = page.indicator
    heading = "Month" if len(places) == len(SHORT_NAMES) else "Quarter"
    return Block(heading, tuple(TextCell(name) for name, _ in places), series, indicator.unit, indicator.shown_decimals)


def trend_block(page: IndicatorPage, own_name: str, usual: UsualRange | str) -> Block:
    """The assessed series under the council's name, with target, benchmarks on the same basis and usual range."""
    points = trend_axis(page)
    count = len(points)
    on_rate = page.basis is Basis.RATE
    own_name = shortened(one_line(own_name), LONGEST_KEY)
    series = [Series(own_name or ("Rate" if on_rate else "Value"), "value", tuple(point.number for point in points))]
    series += _target_series(page, count)
    for benchmark in same_basis(page):
        name = short_benchmark(benchmark.name)  # its year stands among the key facts: the key of the chart is narrow
        number = benchmark.quantity if isinstance(benchmark.quantity, Fraction) else None
        series.append(Series(name, benchmark.name, (number,) * count))
    if isinstance(usual, UsualRange) and not on_rate:  # the limits are the value's
        known = usual.points
        series += _usual_series(page, known, [point.month for point in points])
        series += _special_series(known, [point.month for point in points])
    unit = Unit.RATE if on_rate else page.indicator.unit
    decimals = 2 if on_rate else page.indicator.shown_decimals
    categories = tuple(month_cell(point.month) for point in points)
    return Block("Month", categories, tuple(series), unit, decimals, is_quarterly(page))


def same_basis(page: IndicatorPage) -> tuple[Benchmark, ...]:
    """The benchmarks that may stand in the trend chart: of the assessed series, in its unit, with a number."""
    return tuple(
        benchmark
        for benchmark in page.benchmarks
        if benchmark.basis is page.basis and not benchmark.unit_written and isinstance(benchmark.quantity, Fraction)
    )


def breakdown_block(shown: Breakdown) -> Block:
    series = tuple(Series(name, "category", row) for name, row in zip(shown.categories, shown.numbers, strict=True))
    decimals = category_decimals(number for row in shown.numbers for number in row)
    return Block("Month", tuple(month_cell(month) for month in shown.months), series, Unit.COUNT, decimals)


def write_blocks(sheet: PackSheet, row: int, blocks: Sequence[Block]) -> list[PlacedBlock]:
    """Side by side from `row` on, with an empty column between; returns where they stand."""
    placed, column = [], FIRST_COLUMN
    sheet.text(row, column, "Figures behind the charts", SIDE_HEADING)
    for block in blocks:
        placed.append(PlacedBlock(block, sheet.name, row + 1, column))
        sheet.text(row + 1, column, block.heading, SIDE_HEADING)
        for place, category in enumerate(block.categories, start=row + 2):
            sheet.write(place, column, category, SIDE)
        for offset, series in enumerate(block.series, start=1):
            sheet.text(row + 1, column + offset, series.name, SIDE_HEADING)
            for place, number in enumerate(series.numbers, start=row + 2):
                # A gap stays an empty cell: a mark would be drawn as a zero.
                if number is not None:
                    sheet.write(place, column + offset, block.cell(number), SIDE)
        column += len(block.series) + 2
    sheet.worksheet.set_column_pixels(FIRST_COLUMN, column, COLUMN_PIXELS)
    return placed


def _target_series(page: IndicatorPage, count: int) -> list[Series]:
    target = page.target
    if target is None or target.basis is None:
        return []
    match target.bounds:
        case Between(low, high):
            return [
                Series("Target from", "band base", (low,) * count),
                Series("Target range", "band", (high - low,) * count),
            ]
        case AtLeast(bound) | AtMost(bound):
            return [Series("Target", "target", (bound,) * count)]


def _special_series(known: Sequence[ControlPoint], span: Sequence[Month]) -> list[Series]:
    """The special causes once more, a series for each of their meanings, so that each has its own shape."""
    made = []
    for meaning in (Meaning.IMPROVING, Meaning.WORSENING, Meaning.UNUSUAL):
        marked = {point.month: point.number for point in known if MEANINGS[point.variation] is meaning}
        if marked.keys() & set(span):
            words = MEANING_WORDS[meaning]
            made.append(Series(words, words, tuple(marked.get(month) for month in span)))
    return made


def _usual_series(page: IndicatorPage, known: Sequence[ControlPoint], span: Sequence[Month]) -> list[Series]:
    """The control limits by month, clipped to what can be: nothing below 0, no percentage above 100."""
    top = Fraction(100) if page.indicator.unit is Unit.PERCENT else None
    limits = {point.month: (point.lower, point.upper) for point in known}
    lower = [limits[month][0] if month in limits else None for month in span]
    upper = [limits[month][1] if month in limits else None for month in span]
    return [
        Series("Usual range, low", "usual", tuple(None if each is None else max(each, Fraction(0)) for each in lower)),
        Series(
            "Usual range, high",
            "usual",
            tuple(each if each is None or top is None else min(each, top) for each in upper),
        ),
    ]
