"""Where plot, key and labels stand in a chart, and its axes: given in full, since what Excel and LibreOffice make of it
by themselves differs, and leaves a long key no plot."""

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from ibdesk.domain.month import Month
from ibdesk.palette import LIGHT
from ibdesk.writing.pack.chart_data import Block, PlacedBlock
from ibdesk.writing.pack.chart_record import ChartRecord
from ibdesk.writing.sheets.numbers import DateCell, cell_text
from ibdesk.writing.sheets.styles import FONT
from ibdesk.writing.sheets.text import text_pixels

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart


LETTERS = 9.0
_EDGE, _KEY_LINE, _KEY_MARK, _LABEL_LINE = 8, 17, 46, 13
# Over the highest column stands its label.
_OVER_COLUMNS = 18
_LEAST_RIGHT, _BETWEEN_LABELS = 8, 1
LEAST_PLOT = 64
# Between two groups of columns, in percent of a column's width.
GAP = 45


class ChartParts(Struct, frozen=True):
    """What stands around a plot: the widest label of its vertical axis, the entries of its key, the label of its last
    point to the right of it, none where that is empty; how many lines the labels below it may take."""

    axis_label: str
    key: tuple[str, ...]
    key_on_top: bool = False
    last_label: str = ""
    lines_below: int = 1

    @property
    def labels_below(self) -> int:
        """The pixels of the horizontal axis' labels."""
        return self.lines_below * _LABEL_LINE + 9

    def key_pixels(self, across: int) -> int:
        """How tall the key is: in columns as wide as its longest entry, as Excel sets it."""
        if len(self.key) < 2:  # what one line alone is, stands above the chart
            return _EDGE if self.key_on_top else 0
        columns = max(1, (across - 2 * _EDGE) // self._entry_pixels())
        return ceil(len(self.key) / columns) * _KEY_LINE + 4

    def _entry_pixels(self) -> int:
        return ceil(max(text_pixels(name, LETTERS) for name in self.key)) + _KEY_MARK

    def least_pixels(self, across: int) -> int:
        """The height below which the plot would say nothing."""
        return LEAST_PLOT + self.key_pixels(across) + self.labels_below + _EDGE

    def left(self, across: int) -> int:
        """The pixels beside the plot, at most half of the chart."""
        return min(ceil(text_pixels(self.axis_label, LETTERS)) + _EDGE, across // 2)

    def labels_apart(self, labels: Sequence[str], across: int) -> int:
        """Every how manieth place of the horizontal axis can carry its label, all of them standing level."""
        widest = max((text_pixels(label, LETTERS) for label in labels), default=0.0) + _BETWEEN_LABELS
        return max(1, ceil(widest * len(labels) / max(self.plot_pixels(across), 1)))

    def plot_pixels(self, across: int) -> int:
        """The width of the plot, which keeps a quarter of the chart however long its numbers are."""
        label = ceil(text_pixels(self.last_label, LETTERS, bold=True)) + _EDGE if self.last_label else 0
        return max(across - self.left(across) - max(label, _LEAST_RIGHT), across // 4)


def meets_no_column(block: Block, place: int, pitch: float, column: float, label: float) -> bool:
    """Whether the label over the last year's column at a place meets no higher column beside it: without room it is
    left out. `pitch` is from one group of columns to the next, `column` and `label` their widths, in any one unit."""
    number = block.series[-1].numbers[place]
    if number is None:
        return False
    last = len(block.series) - 1
    for group in range(max(place - 1, 0), min(place + 2, len(block.categories))):
        for of_year, series in enumerate(block.series):
            other = series.numbers[group]
            apart = abs((group - place) * pitch + (of_year - last) * column)
            if other is not None and other > number and apart < (label + column) / 2:
                return False
    return True


def lay_out(
    chart: "Chart", parts: ChartParts, size: tuple[int, int], hidden: Sequence[int], font: dict[str, object]
) -> None:
    """Sets plot and key of a chart that is so many pixels wide and tall; `hidden` are the series that the key leaves
    out."""
    across, down = size
    key = parts.key_pixels(across)
    top = key + _OVER_COLUMNS if parts.key_on_top else _EDGE
    bottom = parts.labels_below + (0 if parts.key_on_top else key)
    plot = {
        "x": parts.left(across) / across,
        "y": top / down,
        "width": parts.plot_pixels(across) / across,
        "height": max(down - top - bottom, _KEY_LINE) / down,
    }
    chart.set_plotarea({"fill": {"none": True}, "border": {"none": True}, "layout": plot})
    if len(parts.key) < 2:
        chart.set_legend({"none": True})
        return
    place = {
        "x": _EDGE / across,
        "y": (0 if parts.key_on_top else down - key) / down,
        "width": (across - 2 * _EDGE) / across,
        "height": key / down,
    }
    options: dict[str, object] = {"position": "top" if parts.key_on_top else "bottom", "font": font, "layout": place}
    if hidden:
        options["delete_series"] = list(hidden)
    chart.set_legend(options)


NO_FIGURE = "No figure"
_LABEL, _SHORT = " Mar 14 ", 3
# XlsxWriter's word for no turn at all, which it would else leave to the program that opens the file.
_LEVEL = 360


def finish(chart: "Chart", record: ChartRecord) -> None:
    """Value axis, ground, and the words over a chart without a figure."""
    axis = record.axis
    chart.set_y_axis(
        {
            **axis_look(),
            "min": axis.low,
            "max": axis.high,
            "major_unit": axis.step,
            "num_format": axis.number_format,
            "major_gridlines": {"visible": True, "line": {"color": LIGHT.line, "width": 0.5}},
            "line": {"none": True},
            "major_tick_mark": "none",
        }
    )
    chart.set_chartarea({"border": {"none": True}, "fill": {"color": LIGHT.surface}})
    chart.show_blanks_as("gap")
    if record.has_a_figure:
        chart.set_title({"none": True})
    else:
        font = {"name": FONT, "size": 12, "bold": False, "color": LIGHT.secondary}
        chart.set_title({"name": NO_FIGURE, "name_font": font, "overlay": True, "layout": {"x": 0.44, "y": 0.42}})


def axis_look() -> dict[str, Any]:
    """Letters and line of any axis; the letters stand level."""
    return {
        "num_font": {"name": FONT, "size": LETTERS, "color": LIGHT.secondary, "rotation": _LEVEL},
        "line": {"color": LIGHT.edge, "width": 0.75},
    }


def places_axis(placed: PlacedBlock, parts: ChartParts, across: int) -> dict[str, Any]:
    """Of columns: each place, by its words, with as many labels as have room."""
    labels = [cell_text(category)[:_SHORT] for category in placed.block.categories]
    apart = parts.labels_apart(labels, across)
    return {**axis_look(), "text_axis": True, "num_format": "mmm", "major_tick_mark": "none", "interval_unit": apart}


def _months(placed: PlacedBlock) -> list[Month]:
    return [Month.of(each.day) for each in placed.block.categories if isinstance(each, DateCell)]


def by_quarters(placed: PlacedBlock) -> bool:
    """Whether all the months shown end a quarter: each is a place of its own, with its label."""
    return placed.block.quarterly and all(month.ends_quarter for month in _months(placed))


def time_axis(placed: PlacedBlock, parts: ChartParts, across: int) -> dict[str, Any]:
    """By month, or by quarter where all that is shown ends one, with as many labels as have room. Of quarters with a
    figure between them the labels stand at the quarters' ends, since the axis begins at one."""
    months = _months(placed)
    if by_quarters(placed):
        apart = parts.labels_apart([_LABEL] * len(months), across)
        return {
            **axis_look(),
            "text_axis": True,
            "num_format": "mmm yy",
            # On the same quarters of each year.
            "interval_unit": next((step for step in (1, 2, 4, 8) if apart <= step), 12),
            "position_axis": "on_tick",
        }
    spanned = months[-1].since(months[0]) + 1 if months else 1
    apart = parts.labels_apart([_LABEL] * spanned, across)
    steps = (3, 6, 12, 24) if placed.block.quarterly else (1, 2, 3, 4, 6, 12, 24)
    return {
        **axis_look(),
        "date_axis": True,
        "num_format": "mmm yy",
        # On the same months of each year.
        "major_unit": next((step for step in steps if apart <= step), 36),
        "major_unit_type": "months",
    }
