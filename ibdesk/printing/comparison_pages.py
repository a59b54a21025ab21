"""The council among its neighbours on paper: a bar for each area with its number, the lowest first."""

from collections.abc import Sequence

from ibdesk.domain.published.comparison import Compared, ComparedFigure, Comparison
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.palette import LIGHT
from ibdesk.printing.flow import SIDE, Flow, baseline
from ibdesk.printing.lettering import cut, line_height, width
from ibdesk.printing.marks import Box, Ink, Text
from ibdesk.printing.tables import LINE, TITLE
from ibdesk.writing.pack.comparisons import COMPARISONS_LINE, COMPARISONS_TITLE, compared_cell, compared_colours
from ibdesk.writing.sheets.numbers import cell_text

HEADLINE, STRONG, QUIET = Ink(10.5, bold=True), Ink(9.5, bold=True), Ink(9, colour=LIGHT.secondary)
AREA, OWN = Ink(9), Ink(9, bold=True)
_NAMES, _NUMBERS = 176.0, 60.0
_ROW = 13.0


def lay_out_comparisons(shown: Sequence[tuple[IndicatorPage, Comparison]]) -> Flow:
    flow = Flow()
    flow.paragraph(COMPARISONS_TITLE, TITLE, after=3)
    flow.paragraph(COMPARISONS_LINE, LINE, after=4)
    for page, each in shown:
        _comparison(flow, page, each)
    return flow


def _comparison(flow: Flow, page: IndicatorPage, shown: Comparison) -> None:
    figures = sorted(shown.figures, key=lambda each: (each.number is None, each.number or 0))
    head = 3 * line_height(HEADLINE) + 8
    flow.need(min(head + len(figures) * _ROW, flow.whole_page))
    flow.space(12)
    flow.paragraph(f"{page.code}  {page.indicator.name}", HEADLINE)
    flow.paragraph(shown.headline, STRONG)
    flow.paragraph(shown.subtitle, QUIET, after=4)
    largest = max((float(each.number) for each in figures if each.number is not None), default=0.0)
    for each in figures:
        flow.need(_ROW)
        _bar(flow, page, shown, each, largest)


def _bar(flow: Flow, page: IndicatorPage, shown: Comparison, figure: ComparedFigure, largest: float) -> None:
    ink = OWN if figure.who is Compared.OWN else AREA
    name = f"{figure.name}{' (a neighbour)' if figure.who is Compared.NEIGHBOUR else ''}"
    words = cell_text(compared_cell(page, shown, figure))
    base = flow.y + baseline(ink)
    flow.add(Text(SIDE, base, cut(name, _NAMES - 6, ink), ink))
    flow.add(Text(SIDE + _NAMES + _NUMBERS - 8 - width(words, ink), base, words, ink))
    if figure.number is not None and largest > 0:
        fill, edge = compared_colours(figure)
        left = SIDE + _NAMES + _NUMBERS
        across = max(float(figure.number), 0.0) / largest * (flow.wide - _NAMES - _NUMBERS)
        flow.add(Box(left, flow.y + 1.5, max(across, 0.5), _ROW - 4, fill, edge))
    flow.y += _ROW
