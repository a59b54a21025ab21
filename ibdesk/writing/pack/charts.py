"""The pack's charts: native and live, drawn from the cells beside the page."""

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from ibdesk.domain.control.chart_words import MEANING_WORDS, Meaning
from ibdesk.palette import LIGHT
from ibdesk.writing.pack.chart_data import Block, PlacedBlock
from ibdesk.writing.pack.chart_layout import (
    GAP,
    LETTERS,
    ChartParts,
    by_quarters,
    finish,
    lay_out,
    meets_no_column,
    places_axis,
    time_axis,
)
from ibdesk.writing.pack.chart_record import ChartKind, ChartRecord
from ibdesk.writing.sheets.numbers import cell_text, number_format
from ibdesk.writing.sheets.styles import FONT
from ibdesk.writing.sheets.text import text_pixels

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.workbook import Workbook

ENGLAND, NEIGHBOURS = "england", "statistical neighbours"
USUAL_RANGE = "Usual range"
# Special causes by shape and colour, over the value's own smaller marker.
SPECIAL_LOOKS = {
    MEANING_WORDS[Meaning.IMPROVING]: ("diamond", LIGHT.improving),
    MEANING_WORDS[Meaning.WORSENING]: ("square", LIGHT.worsening),
    MEANING_WORDS[Meaning.UNUSUAL]: ("triangle", LIGHT.unusual),
}
# Of lines by category, which colour alone would not tell apart.
CATEGORY_MARKERS = ("circle", "square", "triangle", "diamond", "plus", "star")


class MadeChart(Struct, frozen=True):
    """A chart, and what stands around its plot; `hidden` are the series that its key leaves out, `months` the block
    whose months are named below it, as many as its width has room for."""

    chart: "Chart"
    parts: ChartParts
    hidden: tuple[int, ...] = ()
    months: PlacedBlock | None = None

    def lay_out(self, across: int, down: int) -> None:
        if self.months is not None:
            self.chart.set_x_axis(time_axis(self.months, self.parts, across))
        font = {"name": FONT, "size": LETTERS, "color": LIGHT.text}
        lay_out(self.chart, self.parts, (across, down), self.hidden, font)


def excel_chart(workbook: "Workbook", placed: PlacedBlock, record: ChartRecord, across: int) -> MadeChart:
    """The native chart of a record, so many pixels `across` (a trend of any width), drawn from its block where it
    stands in the sheet."""
    match record.kind:
        case ChartKind.YEARS:
            return _years_chart(workbook, placed, record, across)
        case ChartKind.TREND:
            return _trend_chart(workbook, placed, record)
        case ChartKind.STACKED | ChartKind.LINES:
            return _breakdown_chart(workbook, placed, record, across)


def year_looks(count: int) -> tuple[tuple[str, str], ...]:
    """Fill and edge of so many years, the oldest first."""
    looks = (
        (LIGHT.year_old, LIGHT.year_old_edge),
        (LIGHT.year_middle, LIGHT.year_middle),
        (LIGHT.year_current, LIGHT.year_current),
    )
    return tuple(looks[max(0, place + len(looks) - count)] for place in range(count))


def _years_chart(workbook: "Workbook", placed: PlacedBlock, record: ChartRecord, across: int) -> MadeChart:
    """Columns by financial year; the latest has its label where no other column stands in its way."""
    chart = workbook.add_chart({"type": "column"})
    block, axis, latest = placed.block, record.axis, record.latest
    parts = ChartParts(axis.widest_mark, tuple(series.name for series in block.series), key_on_top=True)
    last = len(block.series) - 1
    for place, (fill, edge) in enumerate(year_looks(len(block.series))):
        options: dict[str, Any] = {
            "name": placed.name(place),
            "categories": placed.categories(),
            "values": placed.values(place),
            "fill": {"color": fill},
            "border": {"color": edge, "width": 0.75},
            "gap": GAP,
            "overlap": 0,
        }
        if latest is not None and place == last and _has_room(block, latest, parts.plot_pixels(across)):
            options["data_labels"] = _one_label(placed, place, latest, "outside_end")
        chart.add_series(options)
    finish(chart, record)
    chart.set_x_axis(places_axis(placed, parts, across))
    return MadeChart(chart, parts)


def _has_room(block: Block, latest: int, plot: int) -> bool:
    number = block.series[-1].numbers[latest]
    if number is None:
        return False
    pitch = plot / len(block.categories)
    label = text_pixels(cell_text(block.cell(number)), LETTERS, bold=True)
    return meets_no_column(block, latest, pitch, pitch / (len(block.series) + GAP / 100), label)


def _trend_chart(workbook: "Workbook", placed: PlacedBlock, record: ChartRecord) -> MadeChart:
    """The assessed series over the target band or line, with benchmarks and usual range as broken lines."""
    block = placed.block
    roles = [series.role for series in block.series]
    lines = workbook.add_chart({"type": "line"})
    for place, role in enumerate(roles):
        if role not in ("band", "band base"):
            lines.add_series(_line(placed, place, role, record.latest))
    axis, latest = record.axis, record.latest
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
    finish(chart, record)
    key = [USUAL_RANGE if series.role == "usual" else series.name for series in block.series]
    named = tuple(dict.fromkeys(name for name, role in zip(key, roles, strict=True) if role != "band base"))
    label = "" if latest is None else _shown(block, roles.index("value"), latest)
    # LibreOffice parts the labels of quarters into two lines where they are many.
    parts = ChartParts(axis.widest_mark, named, last_label=label, lines_below=1 + by_quarters(placed))
    return MadeChart(chart, parts, tuple(hidden), placed)


def _shown(block: Block, series: int, place: int) -> str:
    number = block.series[series].numbers[place]
    return "" if number is None else cell_text(block.cell(number))


def _breakdown_chart(workbook: "Workbook", placed: PlacedBlock, record: ChartRecord, across: int) -> MadeChart:
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
    finish(chart, record)
    parts = ChartParts(record.axis.widest_mark, tuple(series.name for series in block.series))
    chart.set_x_axis(places_axis(placed, parts, across))
    return MadeChart(chart, parts)


def _column_look(colour: str) -> dict[str, Any]:
    return {"fill": {"color": colour}, "border": {"color": LIGHT.surface, "width": 0.75}, "gap": 40}


def _marked_line_look(colour: str, marker: str) -> dict[str, Any]:
    ink = {"color": colour}
    return {
        "line": {**ink, "width": 2.0},
        "marker": {"type": marker, "size": 7, "fill": ink, "border": {"color": LIGHT.surface}},
    }


def _line(placed: PlacedBlock, place: int, role: str, latest: int | None) -> dict[str, Any]:
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
        if latest is not None:
            options["data_labels"] = _one_label(placed, place, latest, "right")
    return options


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
        "font": {"name": FONT, "size": LETTERS, "bold": True, "color": LIGHT.text},
    }
