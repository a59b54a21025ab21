"""The charts on paper: what Excel draws of a record, drawn again in lines and areas."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from ibdesk.domain.month import Month
from ibdesk.palette import LIGHT
from ibdesk.printing.chart_frame import Entry, Plot, frame
from ibdesk.printing.lettering import width
from ibdesk.printing.marks import Box, Disc, Ink, Line, Mark, Point, Text, marker
from ibdesk.writing.pack.chart_data import Series
from ibdesk.writing.pack.chart_layout import GAP, NO_FIGURE, meets_no_column
from ibdesk.writing.pack.chart_record import ChartKind, ChartRecord
from ibdesk.writing.pack.charts import CATEGORY_MARKERS, SPECIAL_LOOKS, USUAL_RANGE, line_look, year_looks
from ibdesk.writing.sheets.numbers import DateCell, as_kept, cell_text

LABEL = Ink(9, bold=True)
_BESIDE_POINT = 6.0
_NOTHING = Ink(12, colour=LIGHT.secondary)
# Of Excel's dashes the lengths in widths of their line.
_DASHES = {
    "": (),
    "long_dash": (8.0, 3.0),
    "round_dot": (1.2, 1.8),
    "long_dash_dot": (8.0, 3.0, 1.0, 3.0),
    "dash": (4.0, 3.0),
    "square_dot": (1.5, 1.5),
}
# Months and quarters are named at the same ones of each year.
_MONTHS_APART, _QUARTERS_APART = (1, 2, 3, 4, 6, 12, 24, 36), (1, 2, 4, 8, 12)


def draw_chart(record: ChartRecord, corner: Point, size: tuple[float, float]) -> tuple[Mark, ...]:
    """A chart in a rectangle at `corner`, without the two texts over it."""
    match record.kind:
        case ChartKind.YEARS:
            drawn = _years(record, corner, size)
        case ChartKind.TREND:
            drawn = _trend(record, corner, size)
        case ChartKind.STACKED:
            drawn = _stacked(record, corner, size)
        case ChartKind.LINES:
            drawn = _category_lines(record, corner, size)
    if record.has_a_figure:
        return drawn
    middle = corner[0] + (size[0] - width(NO_FIGURE, _NOTHING)) / 2
    return (*drawn, Text(middle, corner[1] + size[1] * 0.42, NO_FIGURE, _NOTHING))


def _years(record: ChartRecord, corner: Point, size: tuple[float, float]) -> tuple[Mark, ...]:
    block = record.block
    looks = year_looks(len(block.series))
    entries = [Entry(each.name, fill, edge) for each, (fill, edge) in zip(block.series, looks, strict=True)]
    around = frame(record, corner, size, _names(record), entries)
    plot = around.plot
    across = plot.pitch / (len(block.series) + GAP / 100)
    bars: list[Mark] = []
    for number, (series, (fill, edge)) in enumerate(zip(block.series, looks, strict=True)):
        for place, height in _heights(record, series):
            left = plot.x(place) + (number - len(block.series) / 2) * across
            bars.append(_bar(plot, left, across, 0.0, height, fill, edge))
    return (*around.marks, *bars, *_latest_of_years(record, plot, across))


def _latest_of_years(record: ChartRecord, plot: Plot, across: float) -> list[Mark]:
    """The number over the latest year's column, where no higher one is in its way."""
    block, place = record.block, record.latest
    number = None if place is None else block.series[-1].numbers[place]
    if place is None or number is None:
        return []
    words = cell_text(block.cell(number))
    if not meets_no_column(block, place, plot.pitch, across, width(words, LABEL)):
        return []
    x = plot.x(place) + (len(block.series) / 2 - 0.5) * across
    return _label(plot, x, plot.y(as_kept(number, block.unit)) - 3, words)


def _trend(record: ChartRecord, corner: Point, size: tuple[float, float]) -> tuple[Mark, ...]:
    block, months = record.block, _months(record)
    base = next((each for each in block.series if each.role == "band base"), None)
    steps = _QUARTERS_APART if block.quarterly else _MONTHS_APART
    latest = _last_label(record)
    beside = width(latest, LABEL) + _BESIDE_POINT if latest else 0.0
    around = frame(
        record, corner, size, _trend_labels(record, months), _trend_key(record), steps, _places(months), beside
    )
    plot = around.plot
    lines, points, band = list[Mark](), list[Mark](), list[Mark]()
    for series in block.series:
        heights = list(_heights(record, series))
        if series.role == "band base":
            continue
        if series.role == "band" and base is not None:
            band += _band(plot, record, base, series)
        elif series.role in SPECIAL_LOOKS:
            kind, colour = SPECIAL_LOOKS[series.role]
            points += [marker(kind, plot.x(place), plot.y(height), 8, colour) for place, height in heights]
        else:
            lines += _line(plot, heights, line_look(series.role), runs_on=series.role == "value" and block.quarterly)
    # The value's own points stand over all lines, special causes over them.
    value = block.series[0]
    colour = line_look("value")["color"]
    own = [Disc(plot.x(place), plot.y(each), 2.1, fill=colour) for place, each in _heights(record, value)]
    return (*band, *around.marks, *lines, *own, *points, *_latest_of_trend(record, plot, latest))


def _last_label(record: ChartRecord) -> str:
    """The report month's number; empty where it has none."""
    number = None if record.latest is None else record.block.series[0].numbers[record.latest]
    return "" if number is None else cell_text(record.block.cell(number))


def _latest_of_trend(record: ChartRecord, plot: Plot, words: str) -> list[Mark]:
    """The last number right of its point, where none of the lines comes."""
    if not words:
        return []
    *_, (place, height) = _heights(record, record.block.series[0])
    return [Text(plot.x(place) + _BESIDE_POINT, plot.y(height) + LABEL.size * 0.35, words, LABEL)]


def _trend_key(record: ChartRecord) -> list[Entry]:
    entries: list[Entry] = []
    for series in record.block.series:
        if series.role == "band base":
            continue
        if series.role == "band":
            entries.append(Entry(series.name, LIGHT.band_fill, LIGHT.band_edge))
        elif series.role in SPECIAL_LOOKS:
            kind, colour = SPECIAL_LOOKS[series.role]
            entries.append(Entry(series.name, colour, marker=kind))
        else:
            look = line_look(series.role)
            name = USUAL_RANGE if series.role == "usual" else series.name
            mark = "circle" if series.role == "value" else ""
            entry = Entry(name, look["color"], thick=look["width"], dash=_dash(look), marker=mark)
            if entry not in entries:
                entries.append(entry)
    return entries


def _band(plot: Plot, record: ChartRecord, base: Series, band: Series) -> list[Mark]:
    """The target's range, over the plot's whole width: it is the same in every month."""
    low = next((each for each in base.numbers if each is not None), None)
    thick = next((each for each in band.numbers if each is not None), None)
    if low is None or thick is None:
        return []
    unit = record.block.unit
    top, bottom = plot.y(as_kept(low + thick, unit)), plot.y(as_kept(low, unit))
    return [Box(plot.left, top, plot.wide, max(bottom - top, 0.75), LIGHT.band_fill)]


def _stacked(record: ChartRecord, corner: Point, size: tuple[float, float]) -> tuple[Mark, ...]:
    block = record.block
    pairs = list(zip(block.series, LIGHT.categories, strict=False))
    around = frame(record, corner, size, _month_names(record), [Entry(each.name, colour) for each, colour in pairs])
    plot = around.plot
    across = plot.pitch / 1.4
    tops = [Fraction(0)] * len(block.categories)
    bars: list[Mark] = []
    for series, colour in pairs:
        for place, number in enumerate(series.numbers):
            if number is not None:
                low, high = (as_kept(each, block.unit) for each in (tops[place], tops[place] + number))
                bars.append(_bar(plot, plot.x(place) - across / 2, across, low, high, colour, LIGHT.surface))
                tops[place] += number
    return (*around.marks, *bars)


def _category_lines(record: ChartRecord, corner: Point, size: tuple[float, float]) -> tuple[Mark, ...]:
    looks = list(zip(record.block.series, LIGHT.categories, CATEGORY_MARKERS, strict=False))
    entries = [Entry(each.name, colour, thick=2.0, marker=kind) for each, colour, kind in looks]
    around = frame(record, corner, size, _month_names(record), entries)
    plot, drawn = around.plot, list(around.marks)
    for series, colour, kind in looks:
        heights = list(_heights(record, series))
        drawn += _line(plot, heights, {"color": colour, "width": 2.0})
        drawn += [marker(kind, plot.x(place), plot.y(height), 6.5, colour) for place, height in heights]
    return tuple(drawn)


def _bar(plot: Plot, left: float, across: float, low: float, high: float, fill: str, edge: str) -> Box:
    top, bottom = plot.y(max(low, high)), plot.y(min(low, high))
    return Box(left, top, across, bottom - top, fill, edge, 0.6)


def _line(
    plot: Plot, heights: Sequence[tuple[int, float]], look: dict[str, Any], runs_on: bool = False
) -> Iterator[Mark]:
    """A line through the known places, with gaps where one is missing."""
    run: list[Point] = []
    before = None
    for place, height in heights:
        if before is not None and place != before + 1 and not runs_on:
            yield from _stretch(run, look)
            run = []
        run.append((plot.x(place), plot.y(height)))
        before = place
    yield from _stretch(run, look)


def _stretch(run: Sequence[Point], look: dict[str, Any]) -> Iterator[Mark]:
    if len(run) > 1:
        yield Line(tuple(run), look["color"], look["width"], _dash(look))


def _dash(look: dict[str, Any]) -> tuple[float, ...]:
    return tuple(each * look["width"] for each in _DASHES[look.get("dash_type", "")])


def _label(plot: Plot, x: float, y: float, words: str) -> list[Mark]:
    """A number beside its point, on a ground that lets no line through."""
    wide = width(words, LABEL)
    left = min(max(x - wide / 2, plot.left), plot.right - wide)
    y = min(max(y, plot.top + LABEL.size * 0.4), plot.bottom - 2)
    ground = Box(left - 1.5, y - LABEL.size * 0.82, wide + 3, LABEL.size * 1.05, LIGHT.surface)
    return [ground, Text(left, y, words, LABEL)]


def _heights(record: ChartRecord, series: Series) -> Iterator[tuple[int, float]]:
    for place, number in enumerate(series.numbers):
        if number is not None:
            yield place, as_kept(number, record.block.unit)


def _names(record: ChartRecord) -> list[str]:
    return [cell_text(cell) for cell in record.block.categories]


def _month_names(record: ChartRecord) -> list[str]:
    """Jan, Feb: within a year the name is enough."""
    return [month.medium.partition(" ")[0] for month in _months(record)]


def _months(record: ChartRecord) -> list[Month]:
    return [_month(cell) for cell in record.block.categories if isinstance(cell, DateCell)]


def _month(cell: DateCell) -> Month:
    return Month.of(cell.day)


def _trend_labels(record: ChartRecord, months: Sequence[Month]) -> list[str]:
    """Of quarters a figure between two has no label."""
    return ["" if record.block.quarterly and not month.ends_quarter else month.medium for month in months]


def _places(months: Sequence[Month]) -> tuple[int, ...]:
    """How many months after the first each stands: where a figure lies between two quarters, they are not evenly
    apart."""
    return tuple(month.since(months[0]) for month in months)
