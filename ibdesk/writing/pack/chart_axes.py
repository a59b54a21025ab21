"""The axes of the pack's charts, and what a chart says that has no figure."""

from typing import TYPE_CHECKING, Any

from ibdesk.domain.month import Month
from ibdesk.palette import LIGHT
from ibdesk.writing.pack.chart_data import PlacedBlock
from ibdesk.writing.pack.chart_layout import LETTERS, ChartParts
from ibdesk.writing.pack.chart_record import ChartRecord
from ibdesk.writing.sheets.numbers import DateCell, cell_text
from ibdesk.writing.sheets.styles import FONT

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart

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
