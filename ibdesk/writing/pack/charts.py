"""The pack's charts: native and live, drawn from the cells beside the page."""

from typing import TYPE_CHECKING, Any

from ibdesk.domain.control.chart_words import MEANING_WORDS, Meaning
from ibdesk.domain.month import Month
from ibdesk.palette import LIGHT
from ibdesk.writing.pack.chart_data import PlacedBlock
from ibdesk.writing.pack.chart_record import ChartKind, ChartRecord
from ibdesk.writing.sheets.numbers import DateCell, number_format
from ibdesk.writing.sheets.styles import FONT

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.workbook import Workbook

ENGLAND, NEIGHBOURS = "england", "statistical neighbours"
NO_FIGURE = "No figure"
USUAL_RANGE = "Usual range"
# Special causes by shape and colour, over the value's own smaller marker.
SPECIAL_LOOKS = {
    MEANING_WORDS[Meaning.IMPROVING]: ("diamond", LIGHT.improving),
    MEANING_WORDS[Meaning.WORSENING]: ("square", LIGHT.worsening),
    MEANING_WORDS[Meaning.UNUSUAL]: ("triangle", LIGHT.unusual),
}
# Of lines by category, which colour alone would not tell apart.
CATEGORY_MARKERS = ("circle", "square", "triangle", "diamond", "plus", "star")
_LABELS = 7


def excel_chart(workbook: "Workbook", placed: PlacedBlock, record: ChartRecord) -> "Chart":
    """The native chart of a record, drawn from its block where it stands in the sheet."""
    match record.kind:
        case ChartKind.YEARS:
            return _years_chart(workbook, placed, record)
        case ChartKind.TREND:
            return _trend_chart(workbook, placed, record)
        case ChartKind.STACKED | ChartKind.LINES:
            return _breakdown_chart(workbook, placed, record)


def year_looks(count: int) -> tuple[tuple[str, str], ...]:
    """Fill and edge of so many years, the oldest first."""
    looks = (
        (LIGHT.year_old, LIGHT.year_old_edge),
        (LIGHT.year_middle, LIGHT.year_middle),
        (LIGHT.year_current, LIGHT.year_current),
    )
    return tuple(looks[max(0, place + len(looks) - count)] for place in range(count))


def _years_chart(workbook: "Workbook", placed: PlacedBlock, record: ChartRecord) -> "Chart":
    """Columns by financial year."""
    chart = workbook.add_chart({"type": "column"})
    block, latest = placed.block, record.latest
    for place, (fill, edge) in enumerate(year_looks(len(block.series))):
        options: dict[str, Any] = {
            "name": placed.name(place),
            "categories": placed.categories(),
            "values": placed.values(place),
            "fill": {"color": fill},
            "border": {"color": edge, "width": 0.75},
            "gap": 45,
            "overlap": 0,
        }
        if latest is not None and place == len(block.series) - 1:
            options["data_labels"] = _one_label(placed, place, latest, "outside_end")
        chart.add_series(options)
    _finish(chart, record, "top")
    chart.set_x_axis({**_axis_look(), "major_tick_mark": "none"})
    return chart


def _trend_chart(workbook: "Workbook", placed: PlacedBlock, record: ChartRecord) -> "Chart":
    """The assessed series over the target band or line, with benchmarks and usual range as broken lines."""
    block = placed.block
    roles = [series.role for series in block.series]
    lines = workbook.add_chart({"type": "line"})
    for place, role in enumerate(roles):
        if role not in ("band", "band base"):
            lines.add_series(_line(placed, place, role, record))
    chart, hidden = lines, []
    if "band" in roles:
        chart = workbook.add_chart({"type": "area", "subtype": "stacked"})
        for place in (roles.index("band base"), roles.index("band")):
            shown = roles[place] == "band"
            chart.add_series(
                {
                    "name": placed.name(place),
                    "categories": placed.categories(),
                    "values": placed.values(place),
                    "fill": {"color": LIGHT.band_fill} if shown else {"none": True},
                    "border": {"none": True},
                }
            )
        chart.combine(lines)
        hidden = [0]
    # The first line's entry names the second line of the usual range too.
    drawn = [role for role in roles if role not in ("band", "band base")]
    if drawn.count("usual") == 2:
        hidden = [*hidden, (2 if hidden else 0) + drawn.index("usual") + 1]
    _finish(chart, record, "bottom", hidden)
    chart.set_x_axis(_quarter_axis(placed) if _is_quarterly(placed) else _month_axis(_months_spanned(placed)))
    return chart


def _breakdown_chart(workbook: "Workbook", placed: PlacedBlock, record: ChartRecord) -> "Chart":
    """Stacked columns by category; a line for each where the categories do not add up."""
    block = placed.block
    if record.kind is ChartKind.STACKED:
        chart = workbook.add_chart({"type": "column", "subtype": "stacked"})
        looks = [_column_look(colour) for colour in LIGHT.categories]
    else:
        chart = workbook.add_chart({"type": "line"})
        looks = [_marked_line_look(*look) for look in zip(LIGHT.categories, CATEGORY_MARKERS, strict=True)]
    for place, look in enumerate(looks[: len(block.series)]):
        cells = {"name": placed.name(place), "categories": placed.categories(), "values": placed.values(place)}
        chart.add_series({**cells, **look})
    _finish(chart, record, "bottom")
    chart.set_x_axis({**_axis_look(), "text_axis": True, "num_format": "mmm", "major_tick_mark": "none"})
    return chart


def _column_look(colour: str) -> dict[str, Any]:
    return {"fill": {"color": colour}, "border": {"color": LIGHT.surface, "width": 0.75}, "gap": 40}


def _marked_line_look(colour: str, marker: str) -> dict[str, Any]:
    ink = {"color": colour}
    return {
        "line": {**ink, "width": 2.0},
        "marker": {"type": marker, "size": 7, "fill": ink, "border": {"color": LIGHT.surface}},
    }


def _line(placed: PlacedBlock, place: int, role: str, record: ChartRecord) -> dict[str, Any]:
    options: dict[str, Any] = {
        "name": USUAL_RANGE if role == "usual" else placed.name(place),
        "categories": placed.categories(),
        "values": placed.values(place),
        "line": line_look(role),
        "marker": {"type": "none"},
    }
    if role in SPECIAL_LOOKS:
        marker, mark_colour = SPECIAL_LOOKS[role]
        ink = {"color": mark_colour}
        options["marker"] = {"type": marker, "size": 8, "fill": ink, "border": {"color": LIGHT.surface}}
        options["line"] = {"none": True}
        return options
    if role == "value":
        colour = {"color": LIGHT.year_current}
        options["marker"] = {"type": "circle", "size": 5, "fill": colour, "border": colour}
        if record.latest is not None:
            options["data_labels"] = _one_label(placed, place, record.latest, _beside_the_line(record, place))
    return options


def _beside_the_line(record: ChartRecord, place: int) -> str:
    """The label of the last point stands where the line does not come from, and not on the axis."""
    block, axis = record.block, record.axis
    known = [block.cell(number).number for number in block.series[place].numbers if number is not None]
    near_the_axis = known[-1] < axis.low + (axis.high - axis.low) / 8
    return "below" if len(known) > 1 and known[-1] < known[-2] and not near_the_axis else "above"


def line_look(role: str) -> dict[str, Any]:
    """Colour, width in points and dashes, by Excel's names of them."""
    if role == "value":
        return {"color": LIGHT.year_current, "width": 2.0}
    if role == "target":
        return {"color": LIGHT.band_edge, "width": 1.75, "dash_type": "long_dash"}
    if role == "usual":
        return {"color": LIGHT.usual_range, "width": 1.0, "dash_type": "round_dot"}
    if role.casefold() == ENGLAND:
        return {"color": LIGHT.england, "width": 1.5, "dash_type": "long_dash_dot"}
    if role.casefold() == NEIGHBOURS:
        return {"color": LIGHT.neighbours, "width": 1.5, "dash_type": "dash"}
    return {"color": LIGHT.region, "width": 1.5, "dash_type": "square_dot"}


def _one_label(placed: PlacedBlock, series: int, point: int, position: str) -> dict[str, Any]:
    """The label of one point alone; it follows its cell."""
    block = placed.block
    labels: list[dict[str, Any] | None] = [{"delete": True} for _ in block.series[series].numbers]
    labels[point] = None
    return {
        "value": True,
        "custom": labels,
        "position": position,
        "num_format": number_format(block.unit, block.decimals),
        "font": {"name": FONT, "size": 9, "bold": True, "color": LIGHT.text},
        "fill": {"color": LIGHT.surface},
    }


def _finish(chart: "Chart", record: ChartRecord, key: str, hidden: list[int] | None = None) -> None:
    axis = record.axis
    chart.set_y_axis(
        {
            **_axis_look(),
            "min": axis.low,
            "max": axis.high,
            "major_unit": axis.step,
            "num_format": axis.number_format,
            "major_gridlines": {"visible": True, "line": {"color": LIGHT.line, "width": 0.5}},
            "line": {"none": True},
            "major_tick_mark": "none",
        }
    )
    legend: dict[str, Any] = {"position": key, "font": {"name": FONT, "size": 9, "color": LIGHT.text}}
    if hidden:
        legend["delete_series"] = hidden
    chart.set_legend(legend)
    chart.set_chartarea({"border": {"none": True}, "fill": {"color": LIGHT.surface}})
    chart.set_plotarea({"fill": {"none": True}, "border": {"none": True}})
    chart.show_blanks_as("gap")
    if record.has_a_figure:
        chart.set_title({"none": True})
    else:
        font = {"name": FONT, "size": 12, "bold": False, "color": LIGHT.secondary}
        chart.set_title({"name": NO_FIGURE, "name_font": font, "overlay": True, "layout": {"x": 0.44, "y": 0.42}})


def _axis_look() -> dict[str, Any]:
    return {
        "num_font": {"name": FONT, "size": 9, "color": LIGHT.secondary},
        "line": {"color": LIGHT.edge, "width": 0.75},
    }


def _months_spanned(placed: PlacedBlock) -> int:
    days = [category.day for category in placed.block.categories if isinstance(category, DateCell)]
    return Month.of(days[-1]).since(Month.of(days[0])) + 1 if days else 1


def _is_quarterly(placed: PlacedBlock) -> bool:
    """Whether all the months shown end a quarter: each is a place of its own, with its label."""
    months = [Month.of(each.day) for each in placed.block.categories if isinstance(each, DateCell)]
    return len(months) > 1 and all(month.ends_quarter for month in months)


def _quarter_axis(placed: PlacedBlock) -> dict[str, Any]:
    count = len(placed.block.categories)
    return {
        **_axis_look(),
        "text_axis": True,
        "num_format": "mmm yy",
        "interval_unit": -(-count // _LABELS),
        "position_axis": "on_tick",
    }


def _month_axis(count: int) -> dict[str, Any]:
    """Labels far enough apart to stand level, and on the same months of each year."""
    months_between = next((step for step in (1, 2, 3, 4, 6) if count <= step * _LABELS), 12)
    return {
        **_axis_look(),
        "date_axis": True,
        "num_format": "mmm yy",
        "major_unit": months_between,
        "major_unit_type": "months",
    }
