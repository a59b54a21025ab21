"""The breakdown of a figure by category over the last twelve months, named at the right: stacked columns, or a line for
each category where they are no parts of one whole."""

from math import nan

import pyqtgraph as pg

from ibdesk.domain.figure import Unit
from ibdesk.domain.report.breakdown import MOST_CATEGORIES, Breakdown, breakdown_shown
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.palette import Palette
from ibdesk.ui.charts.breakdown_columns import CategoryColumns, Segment, category_columns
from ibdesk.ui.charts.gutter import Gutter, GutterLabel
from ibdesk.ui.charts.pens import pen
from ibdesk.ui.charts.plot import X_AXIS, Plot
from ibdesk.ui.charts.readout import Readout
from ibdesk.ui.charts.scale import every, scale

_WIDTH = 0.62
_SIGNS = ("o", "s", "t1", "d", "t", "h")  # of lines: colour alone would not tell them apart
_LEAST_PITCH = 58


class BreakdownChart(Plot):
    """Up to six categories, the largest at the bottom; colours are parted by edges and named by lines to them."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self.shown: Breakdown | None = None
        self.columns: tuple[CategoryColumns, ...] = ()
        self.bars = tuple(pg.BarGraphItem(x=[], y0=[], height=[], width=_WIDTH) for _ in range(MOST_CATEGORIES))
        self.lines = tuple(pg.PlotDataItem(connect="finite", antialias=True) for _ in range(MOST_CATEGORIES))
        for item in (*self.bars, *self.lines):
            self.item.addItem(item)
        self.gutter = Gutter()
        self.beside.addWidget(self.gutter)
        self.paint_ground(palette)

    def show_page(self, page: IndicatorPage, palette: Palette) -> None:
        self.shown = breakdown_shown(page)
        self.forget_place()
        self.columns = category_columns(self.shown) if self.shown else ()
        self.take_colours(palette)
        stacked = self.shown is not None and self.shown.adds_up
        for index, (bars, line) in enumerate(zip(self.bars, self.lines, strict=True)):
            found = self.columns[index].segments if index < len(self.columns) else ()
            colour = palette.categories[index]
            self._draw_line(line, () if stacked else found, colour, _SIGNS[index])
            segments = found if stacked else ()
            bars.setOpts(
                x=[segment.place for segment in segments],
                y0=[segment.bottom for segment in segments],
                height=[segment.number for segment in segments],
                width=_WIDTH,
                brush=colour,
                pen=pen(palette.surface),
            )
        self.gutter.setFixedWidth(self.gutter.wanted_width(tuple(label.text for label in self._labels())))
        self.fit()

    def _draw_line(self, line: pg.PlotDataItem, segments: tuple[Segment, ...], colour: str, sign: str) -> None:
        numbers = {segment.place: segment.number for segment in segments}
        places = range(max(numbers, default=-1) + 1)
        line.setData(
            list(places),
            [numbers.get(place, nan) for place in places],
            pen=pen(colour, 2),
            symbol=sign,
            symbolSize=8,
            symbolBrush=colour,
            symbolPen=pen(self.tokens.surface),
        )

    def paint_ground(self, palette: Palette) -> None:
        super().paint_ground(palette)
        self.item.getAxis(X_AXIS).setStyle(tickLength=0)

    def fit(self) -> None:
        if self.shown is None:
            return
        tops = [segment.bottom + segment.number for each in self.columns for segment in each.segments]
        made = scale(tops, Unit.COUNT, self.most_marks, from_zero=True)
        count = len(self.shown.months)
        self.set_scale(-0.6, count - 0.4, made)
        step = every(self.view.width() / count, _LEAST_PITCH, (1, 2, 3, 6))
        places = range(count - 1, -1, -step)
        self.set_places([(place, self.shown.months[place].medium) for place in reversed(places)])
        self.say("" if tops else "No figure in these months")
        self.gutter.show_labels(self._labels(), self.tokens.edge, self.height_of(made.low))

    def places(self) -> list[float]:
        return [float(place) for place in range(len(self.shown.months))] if self.shown else []

    def readout(self, place: float) -> Readout | None:
        at = self.nearest(place)
        if self.shown is None or at is None:
            return None
        said = tuple((each.name, found.text) for each in reversed(self.columns) if (found := _at(each, int(at))))
        return Readout(self.shown.months[int(at)].long, said or (("", "No figure"),))

    def _labels(self) -> tuple[GutterLabel, ...]:
        """Each category's name and latest number beside its part of the last column; without one at no height."""
        last = len(self.shown.months) - 1 if self.shown else 0
        labels = []
        for each, colour in zip(self.columns, self.tokens.categories, strict=False):
            latest = _at(each, last)
            text = f"{each.name} {latest.text}" if latest else f"{each.name}: no figure"
            height = self.height_of(latest.label) if latest else None
            labels.append(GutterLabel(text, colour, height, tick=latest is not None, words=self.tokens.text))
        return tuple(labels)


def _at(columns: CategoryColumns, place: int) -> Segment | None:
    return next((segment for segment in columns.segments if segment.place == place), None)
