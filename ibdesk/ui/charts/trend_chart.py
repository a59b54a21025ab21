"""The trend of the assessed figure: a line with its points, between target, usual range, benchmarks and events."""

from math import nan

import pyqtgraph as pg
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from ibdesk.domain.control.chart_words import Meaning
from ibdesk.domain.month import Month
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.palette import Palette
from ibdesk.ui.charts.gutter import Gutter, GutterLabel
from ibdesk.ui.charts.pens import pen
from ibdesk.ui.charts.plot import X_AXIS, Plot
from ibdesk.ui.charts.readout import Readout
from ibdesk.ui.charts.scale import Scale, every, scale
from ibdesk.ui.charts.trend_line import TrendLine, TrendPoint, special_colour, trend_line
from ibdesk.ui.charts.trend_words import trend_readouts
from ibdesk.ui.look.lettering import SMALL, lettered

MONTH_PITCH = 74
MONTH_STEPS = (1, 2, 3, 6, 12, 18, 36)
QUARTER_STEPS = (3, 6, 12, 18, 36)
_POINT = 6
_SPECIAL = 11
# Special causes by shape, of about the same area; neither better nor worse points up or down.
_SYMBOLS = {Meaning.IMPROVING: ("d", "d"), Meaning.WORSENING: ("s", "s"), Meaning.UNUSUAL: ("t1", "t")}
_SIZES = {Meaning.IMPROVING: _SPECIAL + 1, Meaning.WORSENING: _SPECIAL - 2, Meaning.UNUSUAL: _SPECIAL}
_BEFORE = 0.6


class TrendChart(Plot):
    """Places are months counted from the first one shown."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self.shown: TrendLine | None = None
        self._said: tuple[Readout, ...] = ()
        self.band = pg.BarGraphItem(x0=[], x1=[], y0=[], y1=[])
        self.target = pg.PlotCurveItem(connect="pairs")
        self.usual = (pg.PlotCurveItem(connect="finite"), pg.PlotCurveItem(connect="finite"))
        self.mean = pg.PlotCurveItem(connect="finite")
        self.event_lines = pg.PlotCurveItem(connect="pairs")
        self.line = pg.PlotDataItem(connect="finite", antialias=True)
        self.rings = pg.ScatterPlotItem(symbol="o", size=_POINT + 1, antialias=True)
        self.special = {meaning: pg.ScatterPlotItem(size=size, antialias=True) for meaning, size in _SIZES.items()}
        marks = (self.rings, *self.special.values())
        for part in (self.band, self.target, *self.usual, self.mean, self.event_lines, self.line, *marks):
            self.item.addItem(part)
        self.event_numbers: list[pg.TextItem] = []
        self.gutter = Gutter()
        self.beside.addWidget(self.gutter)
        self.paint_ground(palette)

    def show_page(self, page: IndicatorPage, palette: Palette) -> None:
        self.shown = trend_line(page)
        self._said = trend_readouts(page)
        self.forget_place()
        self.take_colours(palette)
        self._draw_target(self.shown)
        self._draw_line(self.shown)
        self._draw_events(self.shown)
        self.gutter.setFixedWidth(self.gutter.wanted_width(tuple(label.text for label in self._labels(self.shown))))
        self.fit()

    def paint_ground(self, palette: Palette) -> None:
        super().paint_ground(palette)
        self.item.getAxis(X_AXIS).setStyle(tickLength=4)
        self.band.setOpts(brush=palette.band_fill, pen=pen(palette.band_fill, 0, Qt.PenStyle.NoPen))
        self.target.setPen(pen(palette.band_edge, 1.6, Qt.PenStyle.DashLine))
        for limit in self.usual:
            limit.setPen(pen(palette.usual_range, 1.4, Qt.PenStyle.DotLine))
        self.mean.setPen(pen(palette.usual_range, 1.2))
        self.event_lines.setPen(pen(palette.secondary, 1, Qt.PenStyle.DashDotLine))
        self.line.setPen(pen(palette.year_current, 2))
        self.line.setSymbol("o")
        self.line.setSymbolSize(_POINT)
        self.line.setSymbolBrush(palette.year_current)
        self.line.setSymbolPen(pen(palette.year_current))
        self.rings.setBrush(palette.surface)
        self.rings.setPen(pen(palette.year_current, 1.6))
        for meaning, marks in self.special.items():
            marks.setBrush(palette.surface)
            marks.setPen(pen(special_colour(meaning, palette), 1.8))

    def fit(self) -> None:
        shown = self.shown
        if shown is None:
            return
        made = self._room(shown, self._scale(shown))
        right = self._right_end(shown)
        self.set_scale(-_BEFORE, right, made)
        steps = QUARTER_STEPS if shown.quarterly else MONTH_STEPS
        step = every(self.view.width() / (right + _BEFORE), MONTH_PITCH, steps)
        places = range(shown.last_labelled, -1, -step)
        self.set_places([(place, (shown.first + place).medium) for place in reversed(places)])
        self.say("" if shown.known else "No figure")
        self._fit_events(shown, made)
        labels = self._labels(shown)
        self.gutter.show_labels(labels, self.tokens.edge, self.height_of(made.low))

    def _right_end(self, shown: TrendLine) -> float:
        """Where the horizontal axis ends: half a label's width of pixels after the last month, which is always
        written and would be cut off otherwise."""
        half = QFontMetrics(lettered(SMALL)).horizontalAdvance(shown.last.medium) / 2 + 2
        inner = max(self.view.width() - half, half)
        return float(shown.last_place + half * (shown.last_place + _BEFORE) / inner)

    def places(self) -> list[float]:
        return [float(point.place) for point in self.shown.points] if self.shown else []

    def readout(self, place: float) -> Readout | None:
        at = self.nearest(place)
        return None if at is None else self._said[self.places().index(at)]

    def number_at(self, place: float) -> float | None:
        points = self.shown.points if self.shown else ()
        return next((point.number for point in points if point.place == place), None)

    def month_at(self, place: float) -> Month | None:
        """The month nearest to a horizontal place."""
        return self.shown.first + max(0, min(round(place), self.shown.last_place)) if self.shown else None

    def _room(self, shown: TrendLine, made: Scale) -> Scale:
        """Some pixels more: below, so that a point at the bottom is whole; above, for the events' numbers."""
        above = QFontMetrics(lettered(SMALL)).height() if shown.events else 0
        below = _SPECIAL / 2
        unit = (made.high - made.low) / max(self.view.height() - above - below, 1.0)
        # Nothing is less than none: where the axis starts at 0 it ends there too.
        low = made.low if made.low == 0.0 else made.low - unit * below
        return replace(made, low=low, high=made.high + unit * above)

    def _scale(self, shown: TrendLine) -> Scale:
        numbers = [point.number for point in shown.points if point.number is not None]
        numbers += [*shown.target, *(mark.number for mark in shown.benchmarks)]
        numbers += [limit for point in shown.points if point.usual for limit in point.usual]
        return scale(numbers, shown.unit, self.most_marks, from_zero=False)

    def _draw_target(self, shown: TrendLine) -> None:
        # As far as the axis may go at any width; the view cuts it off.
        start, end = shown.target_place - _BEFORE, shown.last_place * 2 + 12
        two = len(shown.target) == 2
        self.band.setOpts(
            x0=[start] if two else [],
            x1=[end] if two else [],
            y0=[shown.target[0]] if two else [],
            y1=[shown.target[1]] if two else [],
        )
        ends = [start, end] * len(shown.target)
        self.target.setData(x=ends, y=[bound for bound in shown.target for _ in range(2)])

    def _draw_line(self, shown: TrendLine) -> None:
        # pyqtgraph cannot take the bounds of a series that is nothing but gaps.
        points = shown.points if shown.known else ()
        places = [point.place for point in points]
        self.line.setData(x=places, y=[nan if point.number is None else point.number for point in points])
        limited = points if any(point.usual for point in points) else ()
        for side, limit in enumerate(self.usual):
            limit.setData(
                x=[point.place for point in limited],
                y=[point.usual[side] if point.usual else nan for point in limited],
            )
        self.mean.setData(
            x=[point.place for point in limited], y=[nan if point.mean is None else point.mean for point in limited]
        )
        for meaning, marks in self.special.items():
            high, low = _SYMBOLS[meaning]
            found = [point for point in shown.known if point.meaning is meaning and point.drawn]
            marks.setData(*_at(found), symbol=[high if point.side > 0 else low for point in found])
        self.rings.setData(*_at([point for point in shown.known if point.provisional and not point.drawn]))

    def _draw_events(self, shown: TrendLine) -> None:
        while len(self.event_numbers) < len(shown.events):
            number = pg.TextItem(anchor=(0.5, 0.0))
            self.item.addItem(number, ignoreBounds=True)
            self.event_numbers.append(number)
        for index, item in enumerate(self.event_numbers):
            item.setVisible(index < len(shown.events))
            if index < len(shown.events):
                item.setText(str(shown.events[index].number))
                item.setFont(lettered(SMALL, strong=True))
                item.setColor(self.tokens.text)
                item.fill = pg.mkBrush(self.tokens.surface)

    def _fit_events(self, shown: TrendLine, made: Scale) -> None:
        places = [event.place for event in shown.events]
        self.event_lines.setData(
            x=[place for place in places for _ in range(2)],
            y=[made.low, made.high] * len(places),
        )
        for item, place in zip(self.event_numbers, places, strict=False):
            item.setPos(place, made.high)

    def _labels(self, shown: TrendLine) -> tuple[GutterLabel, ...]:
        """What stands right of the line: the latest figure, the usual range, the benchmarks, the target."""
        tokens = self.tokens
        latest = shown.points[-1] if shown.points else None
        labels = []
        if latest is not None and shown.known:
            at_end = latest.number is not None and latest.place == shown.last_place
            height = self.height_of(latest.number) if at_end and latest.number is not None else None
            labels.append(GutterLabel(shown.latest_text, tokens.text, height))
        if shown.usual_text and shown.latest_usual:
            labels.append(GutterLabel(shown.usual_text, tokens.usual_range, self.height_of(shown.latest_usual[1])))
        colours = {"England": tokens.england, "Statistical neighbours": tokens.neighbours}
        for mark in shown.benchmarks:
            colour = colours.get(mark.name, tokens.region)
            name = mark.name.replace("Statistical", "Stat.")
            labels.append(GutterLabel(f"{name} {mark.text}", colour, self.height_of(mark.number), tick=True))
        if shown.target:
            middle = sum(shown.target) / len(shown.target)
            labels.append(GutterLabel(shown.target_text, tokens.band_text, self.height_of(middle)))
        return tuple(labels)


def _at(points: list[TrendPoint]) -> tuple[list[int], list[float]]:
    return [point.place for point in points], [point.number for point in points if point.number is not None]
