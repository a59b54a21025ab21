"""The pages of the whole board on paper: the cover, and what the members should look at first."""

from collections.abc import Sequence

from msgspec import Struct

from ibdesk.domain.assessment import Status
from ibdesk.domain.published.comparison import Compared, ComparedFigure, Comparison
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.palette import LIGHT
from ibdesk.printing.column_widths import CELL, HEADING
from ibdesk.printing.flow import SIDE, Flow, baseline
from ibdesk.printing.lettering import cut, line_height, width, wrapped
from ibdesk.printing.marks import Box, Ink, Leads, Picture, Text
from ibdesk.printing.tables import LINE, LINK, STAMP, TITLE
from ibdesk.writing.pack.comparisons import COMPARISONS_LINE, COMPARISONS_TITLE, compared_cell, compared_colours
from ibdesk.writing.pack.count_tables import CountTable
from ibdesk.writing.pack.cover import LOGO_WIDE, CoverRecord, logo_size
from ibdesk.writing.pack.exceptions_sheet import NOTHING, ExceptionRow, ExceptionsRecord
from ibdesk.writing.sheets.numbers import cell_text
from ibdesk.writing.sheets.styles import ACCENT

COVER_TITLE = Ink(28, bold=True, colour=ACCENT)
COVER_MONTH = Ink(18, bold=True)
COVER_SECTION = Ink(13, bold=True, colour=ACCENT)
COVER_BODY = Ink(11)
COVER_STAMP = Ink(13, bold=True, colour=LIGHT.statuses[Status.RED].shape)
SECTION = Ink(11.5, bold=True, colour=ACCENT)
BODY, QUIET = Ink(9.5), Ink(9, colour=LIGHT.secondary)
_CODE, _NAME, _GAP = 32.0, 180.0, 10.0
_PAD = 2.6
_ABOVE_TABLE = 32.0
# How far down the title of a cover stands.
_DOWN = 96.0


def lay_out_cover(record: CoverRecord) -> Flow:
    flow = Flow()
    if record.logo is not None:
        wide, tall = logo_size(record.logo, LOGO_WIDE * 0.75, _DOWN - 20)
        flow.add(Picture(SIDE, flow.y, wide, tall, record.logo.png))
    flow.y += _DOWN
    flow.paragraph(record.title, COVER_TITLE, after=4)
    flow.paragraph(record.month, COVER_MONTH, after=8)
    flow.rule(ACCENT, 2)
    flow.y += 10
    for text in record.lines:
        flow.paragraph(text, COVER_BODY, after=2)
    for stamp in record.stamps:
        flow.paragraph(stamp, COVER_STAMP, after=2)
    if record.texts:
        flow.y += 10
    for text in record.texts:
        flow.paragraph(text, COVER_BODY, after=3)
    for heading, paragraphs in record.sections:
        flow.heading(heading, COVER_SECTION, 20, 4, line_height(COVER_BODY) * 2)
        for text in paragraphs:
            flow.paragraph(text, COVER_BODY, after=3)
    return flow


def lay_out_exceptions(record: ExceptionsRecord) -> Flow:
    """By kind, each with its indicator and the beginning of its comment; then the matrix and the counts."""
    flow = Flow()
    flow.paragraph(record.title, TITLE, after=3)
    for stamp in record.stamps:
        flow.paragraph(stamp, STAMP, after=2)
    for heading, rows in record.groups:
        if not rows:
            flow.space(6)
            flow.paragraph(f"{heading}: {NOTHING}", BODY)
            continue
        flow.heading(heading, SECTION, 9, 2, 3 * line_height(BODY) + 2 * _PAD)
        for row in rows:
            _exception(flow, row)
    if record.matrix is not None:
        _table(flow, _small(flow, record.matrix))
    counts = [_small(flow, table) for table in record.counts]
    together = sum(_ABOVE_TABLE + each.tall for each in counts)
    if together <= flow.whole_page:  # a small table is not left alone on a page
        flow.need(together)
    for each in counts:
        _table(flow, each)
    return flow


def _exception(flow: Flow, row: ExceptionRow) -> None:
    words_wide = flow.wide - _CODE - _NAME - _GAP
    code, name = wrapped(row.code, _CODE - 4, LINK), wrapped(row.name, _NAME, BODY)
    words = wrapped(row.words, words_wide, BODY)
    comment = wrapped(f"“{row.comment}”", words_wide, QUIET) if row.comment else ()
    right = len(words) * line_height(BODY) + len(comment) * line_height(QUIET)
    tall = max(right, max(len(code), len(name)) * line_height(BODY)) + 2 * _PAD
    flow.need(tall)
    top = flow.y + _PAD
    _lines(flow, code, SIDE, top, LINK)
    flow.add(Leads(SIDE, flow.y, _CODE, tall, row.code))
    _lines(flow, name, SIDE + _CODE, top, BODY)
    x = SIDE + _CODE + _NAME + _GAP
    _lines(flow, words, x, top, BODY)
    _lines(flow, comment, x, top + len(words) * line_height(BODY), QUIET)
    flow.y += tall
    flow.add(Box(SIDE, flow.y - 0.5, flow.wide, 0.5, LIGHT.line))


class _Small(Struct, frozen=True):
    """A small table set in lines: its heading, its heads or none, its rows each with how wide its cells are."""

    heading: str
    heads: list[tuple[str, ...]]
    wide: list[float]
    rows: list[tuple[list[tuple[str, ...]], list[float]]]

    @property
    def head_tall(self) -> float:
        return _tall(self.heads, HEADING) if self.heads else 0.0

    @property
    def tall(self) -> float:
        return self.head_tall + sum(_tall(cells, CELL) for cells, _ in self.rows)


def _small(flow: Flow, table: CountTable) -> _Small:
    label_wide = flow.wide * 0.34
    beside = flow.wide - label_wide
    wide, long = (
        [label_wide, *[beside / len(table.heads)] * len(table.heads)] if table.heads else [],
        [label_wide, beside],
    )
    heads = _wrapped((table.corner, *table.heads), wide, HEADING) if table.heads else []
    rows = [(_wrapped((label, *texts), wide, CELL), wide) for label, texts in table.rows]
    rows += [(_wrapped(each, long, CELL), long) for each in table.long_rows]
    return _Small(table.heading, heads, wide, rows)


def _table(flow: Flow, table: _Small) -> None:
    # A small table is not parted; of a large one two rows stay with its heading.
    two = table.head_tall + sum(_tall(cells, CELL) for cells, _ in table.rows[:2])
    flow.heading(table.heading, SECTION, 14, 3, table.tall if table.tall < flow.whole_page / 2 else two)
    if table.heads:
        _count_row(flow, table.heads, table.wide, HEADING, ACCENT)
    for cells, wide in table.rows:
        if _tall(cells, CELL) > flow.room:
            flow.next_page()
            if table.heads:
                _count_row(flow, table.heads, table.wide, HEADING, ACCENT)
        _count_row(flow, cells, wide, CELL, "")


def _wrapped(texts: Sequence[str], wide: Sequence[float], ink: Ink) -> list[tuple[str, ...]]:
    return [wrapped(text, across - 8, ink) for text, across in zip(texts, wide, strict=True)]


def _count_row(flow: Flow, cells: Sequence[tuple[str, ...]], wide: Sequence[float], ink: Ink, fill: str) -> None:
    tall = _tall(cells, ink)
    if fill:
        flow.add(Box(SIDE, flow.y, flow.wide, tall, fill))
    x = SIDE + 4
    for lines, across in zip(cells, wide, strict=True):
        _lines(flow, lines, x, flow.y + _PAD, ink)
        x += across
    flow.y += tall
    if not fill:
        flow.add(Box(SIDE, flow.y - 0.5, flow.wide, 0.5, LIGHT.line))


def _tall(cells: Sequence[tuple[str, ...]], ink: Ink) -> float:
    return max(len(lines) for lines in cells) * line_height(ink) + 2 * _PAD


def _lines(flow: Flow, lines: Sequence[str], x: float, y: float, ink: Ink) -> None:
    for place, line in enumerate(lines):
        if line:
            flow.add(Text(x, y + place * line_height(ink) + baseline(ink), line, ink))


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
