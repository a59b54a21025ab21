"""The years-compared columns: each month's figure beside the same month of the two years before."""

import pyqtgraph as pg
from PySide6.QtGui import QFontMetrics

from ibdesk.domain.month import NAMES, SHORT_NAMES, Month
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.palette import Palette
from ibdesk.ui.charts.pens import pen
from ibdesk.ui.charts.plot import X_AXIS, Plot
from ibdesk.ui.charts.readout import Readout
from ibdesk.ui.charts.scale import every, scale
from ibdesk.ui.charts.year_columns import YearColumns, year_columns
from ibdesk.ui.look.lettering import lettered

_WIDTH = 0.28
# Above the highest column, for the latest one's number.
_ROOM_FOR_LABEL = 1.16
_AROUND_LABEL, _MOST_FOR_LABEL = 8, 0.5
_LEAST_PITCH = 34


class YearsChart(Plot):
    """Twelve months from April, or four quarters; up to three columns at each, the current year darkest, its latest
    labelled."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self.columns: YearColumns | None = None
        self.bars = tuple(pg.BarGraphItem(x=[], height=[], width=_WIDTH) for _ in range(3))
        for bars in self.bars:
            self.item.addItem(bars)
        self.label = pg.TextItem(anchor=(0.5, 1.0))
        self.leader = pg.PlotCurveItem()
        self.item.addItem(self.leader)
        self.item.addItem(self.label, ignoreBounds=True)
        self.paint_ground(palette)

    def show_page(self, page: IndicatorPage, palette: Palette) -> None:
        self.columns = year_columns(page)
        self.forget_place()
        self.take_colours(palette)
        colours = (
            (palette.year_old, palette.year_old_edge),
            (palette.year_middle, palette.year_middle),
            (palette.year_current, palette.year_current),
        )
        for index, (year, (fill, edge)) in enumerate(zip(self.columns.years, colours, strict=True)):
            offset = (index - 1) * _WIDTH
            self.bars[index].setOpts(
                x=[column.place + offset for column in year],
                height=[column.number for column in year],
                width=_WIDTH,
                brush=fill,
                pen=pen(edge),
            )
        self.fit()

    def paint_ground(self, palette: Palette) -> None:
        super().paint_ground(palette)
        self.item.getAxis(X_AXIS).setStyle(tickLength=0)
        self.label.setFont(lettered(strong=True))
        self.label.setColor(palette.text)
        self.leader.setPen(pen(palette.edge))

    def fit(self) -> None:
        columns = self.columns
        if columns is None:
            return
        numbers = [column.number for year in columns.years for column in year]
        lowest, highest = min([0.0, *numbers]), max([0.0, *numbers])
        label = lowest + (highest - lowest) * self._room_for_label()
        made = scale([*numbers, label], columns.unit, self.most_marks, from_zero=True)
        last = len(columns.places) - 1
        self.set_scale(-0.6, last + 0.6, made)
        step = every(self.view.width() / _across(columns), _LEAST_PITCH, (1, 2, 3, 6))
        self.set_places([(place, name) for place, name in enumerate(columns.places) if place % step == 0])
        self.say("No figure in these three years" if columns.empty else "")
        self._place_label(columns, made.low)

    def _room_for_label(self) -> float:
        """How many times what the columns reach the axis does, so that the number over it has its pixels."""
        label = QFontMetrics(lettered(strong=True)).height() + _AROUND_LABEL
        share = min(label / max(float(self.view.height()), 1.0), _MOST_FOR_LABEL)
        return float(max(_ROOM_FOR_LABEL, 1 / (1 - share)))

    def _place_label(self, columns: YearColumns, bottom: float) -> None:
        """The report month's number (or why it has none) over its column; over higher columns that it would cover and
        over a column that goes down, with a line down to its own."""
        at, own = columns.latest_place + _WIDTH, columns.latest.number if columns.latest else bottom
        half = QFontMetrics(lettered(strong=True)).horizontalAdvance(columns.latest_text) / 2
        reach = half * _across(columns) / max(self.view.width(), 1.0) + _WIDTH / 2
        under = [
            column.number
            for index, year in enumerate(columns.years)
            for column in year
            if abs(column.place + (index - 1) * _WIDTH - at) < reach
        ]
        height = max([own, 0.0, *under])
        self.label.setText(columns.latest_text)
        self.label.setPos(at, height)
        self.label.setVisible(not columns.empty)
        self.leader.setData(x=[at, at], y=[own, height])
        self.leader.setVisible(height > own)

    def places(self) -> list[float]:
        return [float(place) for place in range(len(self.columns.places))] if self.columns else []

    def readout(self, place: float) -> Readout | None:
        columns, at = self.columns, self.nearest(place)
        if columns is None or at is None:
            return None
        name = columns.places[int(at)]
        title = NAMES[SHORT_NAMES.index(name)] if name in SHORT_NAMES else name
        return Readout(title, tuple(_said(columns, int(at), year) for year in range(len(columns.names))))


def _said(columns: YearColumns, place: int, year: int) -> tuple[str, str]:
    """ "August 2013", "122" """
    column = next((each for each in columns.years[year] if each.place == place), None)
    return in_year(columns.places[place], columns.names[year]), column.text if column else columns.gaps[year][place]


def _across(columns: YearColumns) -> float:
    """The places that the width holds, half of one at each side included."""
    return len(columns.places) + 0.2


def in_year(place: str, year: str) -> str:
    """The month of a year from April: "Aug" and "2013/14" are August 2013, "Jan" of it January 2014. A quarter is
    named with its year."""
    if place not in SHORT_NAMES or not year[:4].isdigit():
        return f"{place} {year}"
    number = SHORT_NAMES.index(place) + 1
    return Month(int(year[:4]) + (number < 4), number).long
