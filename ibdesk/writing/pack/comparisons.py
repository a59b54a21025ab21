"""The council among its statistical neighbours, its region and England, where the board switched it on: a native chart
for each indicator that published tables brought them for, beside the numbers that it is drawn from."""

from typing import TYPE_CHECKING, Any

from ibdesk.domain.figure import Unit
from ibdesk.domain.pack_words import COMPARISONS
from ibdesk.domain.published.comparison import Compared, ComparedFigure, Comparison, comparison
from ibdesk.domain.report.report import BoardReport, IndicatorPage
from ibdesk.palette import LIGHT
from ibdesk.writing.pack.book import PackBook, Paper, set_up_print
from ibdesk.writing.sheets.numbers import CellContent, TextCell, number_cell, number_format
from ibdesk.writing.sheets.sheet import ROW_PIXELS, ROW_POINTS, PackSheet
from ibdesk.writing.sheets.styles import FONT, HEADLINE, QUIET, TITLE, Look
from ibdesk.writing.sheets.text import one_line

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart

WIDTHS = [270, 110, 20, 640]
_CHART_COLUMN = 3
_FIRST_ROW, _ROWS_BETWEEN, _ON_A_PAGE = 3, 2, 3
COMPARISONS_TITLE = "The council among its neighbours"
COMPARISONS_LINE = "As published, each for the year beside it; where from, stands with the benchmarks in the board."
_HEAD = Look(bold=True, line_below=LIGHT.edge)
_COLOURS = {
    Compared.OWN: LIGHT.year_current,
    Compared.NEIGHBOUR: LIGHT.year_old,
    Compared.NEIGHBOURS: LIGHT.neighbours,
    Compared.REGION: LIGHT.region,
    Compared.ENGLAND: LIGHT.england,
}


def shown_comparisons(report: BoardReport) -> tuple[tuple[IndicatorPage, Comparison], ...]:
    """The pages that have one; none where the board did not switch it on."""
    if not report.compared:
        return ()
    found = ((page, comparison(page.indicator, page.benchmarks)) for page in report.pages)
    return tuple((page, shown) for page, shown in found if shown is not None)


def write_comparisons(book: PackBook) -> None:
    """One block for each indicator, below each other."""
    sheet = book.sheets[COMPARISONS]
    sheet.columns(WIDTHS)
    sheet.row_height(0, 26)
    sheet.text(0, 0, COMPARISONS_TITLE, Look(size=TITLE.size, bold=True, colour=TITLE.colour))
    sheet.row_height(1, ROW_POINTS)
    sheet.text(1, 0, COMPARISONS_LINE, Look(colour=LIGHT.secondary))
    row = _FIRST_ROW
    breaks = []
    for page, shown in shown_comparisons(book.report):
        if row > _FIRST_ROW:
            breaks.append(row)
        row = _write(book, sheet, page, shown, row) + _ROWS_BETWEEN
    sheet.worksheet.set_h_pagebreaks(breaks[_ON_A_PAGE - 1 :: _ON_A_PAGE])
    sheet.worksheet.print_area(0, 0, max(row - _ROWS_BETWEEN - 1, 1), len(WIDTHS) - 1)
    set_up_print(sheet, book.report, Paper(landscape=False))


def _write(book: PackBook, sheet: PackSheet, page: IndicatorPage, shown: Comparison, row: int) -> int:
    figures = sorted(shown.figures, key=lambda each: (each.number is None, each.number or 0))
    for text, look in ((f"{page.code}  {page.indicator.name}", HEADLINE), (shown.headline, Look(bold=True))):
        sheet.across(row, 0, row, _CHART_COLUMN, TextCell(text), look)
        row += 1
    sheet.across(row, 0, row, _CHART_COLUMN, TextCell(shown.subtitle), QUIET)
    row -= 1
    first = row + 3
    sheet.text(first - 1, 0, "Area", _HEAD)
    head = "Per 10,000" if shown.per_10_000 else "Value"
    sheet.text(first - 1, 1, head, Look(bold=True, line_below=LIGHT.edge, align="right"))
    for place, each in enumerate(figures, first):
        look = Look(bold=each.who is Compared.OWN)
        sheet.text(place, 0, f"{each.name}{' (a neighbour)' if each.who is Compared.NEIGHBOUR else ''}", look)
        sheet.write(place, 1, compared_cell(page, shown, each), Look(bold=each.who is Compared.OWN, align="right"))
    known = [each for each in figures if each.number is not None]
    last = first + len(figures) - 1
    for place in range(row - 1, last + 1):
        sheet.row_height(place, ROW_POINTS)
    chart = _chart(book, sheet.name, page, shown, known, first)
    tall = (last - row - 1) * ROW_PIXELS
    chart.set_size({"width": WIDTHS[_CHART_COLUMN] - 8, "height": tall})
    words = f"Bar chart. {page.code} {page.indicator.name}. {shown.sentence}"
    options = {"description": one_line(words), "object_position": 1}
    sheet.worksheet.insert_chart(row + 2, _CHART_COLUMN, chart, options)
    return last + 1


def _unit(page: IndicatorPage, shown: Comparison) -> tuple[Unit, int]:
    if shown.per_10_000:
        return Unit.RATE, 2
    return page.indicator.unit, page.indicator.shown_decimals


def compared_cell(page: IndicatorPage, shown: Comparison, figure: ComparedFigure) -> CellContent:
    if figure.number is None:
        return TextCell(figure.text)
    return number_cell(figure.number, *_unit(page, shown))


def _chart(
    book: PackBook, sheet: str, page: IndicatorPage, shown: Comparison, known: list[ComparedFigure], first: int
) -> "Chart":
    chart = book.workbook.add_chart({"type": "bar"})
    chart.chart_name = f"Comparison of {page.code}"
    last = first + len(known) - 1
    font = {"name": FONT, "size": 9, "color": LIGHT.text}
    form = number_format(*_unit(page, shown))
    chart.add_series(
        {
            "name": shown.period,
            "categories": [sheet, first, 0, last, 0],
            "values": [sheet, first, 1, last, 1],
            "points": [_look(each) for each in known],
            "gap": 35,
            "data_labels": {"value": True, "num_format": form, "font": font},
        }
    )
    axis: dict[str, Any] = {"num_font": font, "line": {"color": LIGHT.edge, "width": 0.75}, "major_tick_mark": "none"}
    chart.set_y_axis({**axis, "reverse": True})
    chart.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
    chart.set_legend({"none": True})
    chart.set_title({"none": True})
    chart.set_chartarea({"border": {"none": True}, "fill": {"color": LIGHT.surface}})
    return chart


def _look(figure: ComparedFigure) -> dict[str, Any]:
    fill, edge = compared_colours(figure)
    return {"fill": {"color": fill}, "border": {"color": edge, "width": 0.75}}


def compared_colours(figure: ComparedFigure) -> tuple[str, str]:
    """Fill and edge of its bar."""
    colour = _COLOURS[figure.who]
    return colour, LIGHT.year_old_edge if figure.who is Compared.NEIGHBOUR else colour
