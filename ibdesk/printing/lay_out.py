"""The pack, or part of it, as pages of paper: what goes in, in which order, with what stands at their edges."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.assessment import Status
from ibdesk.domain.control.exceptions import usual_ranges
from ibdesk.domain.house_style import PackPart
from ibdesk.domain.pack_words import BREAKDOWNS, CHANGES, COMPARISONS, COVER, DATA, EXCEPTIONS, NOTES, SUMMARY
from ibdesk.domain.report.house_order import group_of, in_house_order
from ibdesk.domain.report.report import TREND_MONTHS, BoardReport
from ibdesk.domain.report.since_last_pack import since_last_pack
from ibdesk.palette import LIGHT
from ibdesk.printing.board_pages import lay_out_cover, lay_out_exceptions
from ibdesk.printing.comparison_pages import lay_out_comparisons
from ibdesk.printing.flow import SIDE, Flow
from ibdesk.printing.indicator_page import lay_out_indicator
from ibdesk.printing.lettering import cut, width
from ibdesk.printing.marks import Box, Ink, Mark, PaperPage, Text, in_colour
from ibdesk.printing.tables import Sparks, lay_out_table
from ibdesk.progress import Progress, silent
from ibdesk.writing.pack.book import page_sheets
from ibdesk.writing.pack.changes_sheet import changes_record
from ibdesk.writing.pack.comparisons import shown_comparisons
from ibdesk.writing.pack.cover import cover_record
from ibdesk.writing.pack.data import breakdowns_record, data_record
from ibdesk.writing.pack.exceptions_sheet import exceptions_record
from ibdesk.writing.pack.notes import notes_record
from ibdesk.writing.pack.page_record import page_record
from ibdesk.writing.pack.print import Edges, edges, stamp_line
from ibdesk.writing.pack.summary import BESIDE_PAPER, TREND_COLUMN, has_line, summary_record
from ibdesk.writing.sheets.table import TableRecord
from ibdesk.writing.sheets.text import one_line

EDGE, EDGE_STRONG = Ink(9, colour=LIGHT.secondary), Ink(9, bold=True, colour=LIGHT.statuses[Status.RED].shape)
_HEAD, _FOOT = 34.0, 28.0


class Choice(Struct, frozen=True):
    """What goes in. `codes` are the indicators, None for all; `front` are cover, exceptions and summary, `back` what
    changed, comparisons and notes; `data` every figure as tables."""

    codes: frozenset[str] | None = None
    front: bool = True
    back: bool = True
    data: bool = False


WHOLE_PACK = Choice()


def page_alone(code: str) -> Choice:
    """One indicator's page and nothing else."""
    return Choice(frozenset((code,)), front=False, back=False)


def lay_out(report: BoardReport, choice: Choice = WHOLE_PACK, progress: Progress = silent) -> tuple[PaperPage, ...]:
    """The pages in order, each with its number. Of a choice of indicators cover, summary and counts speak of these
    alone. Cancelled from `progress`."""
    codes = choice.codes
    if codes is not None:
        report = replace(report, pages=tuple(page for page in report.pages if page.code in codes))
    report = in_house_order(report)
    accent = report.details.style.accent or LIGHT.accent
    total, pages = len(report.pages) + 1, list[PaperPage]()
    for part, section, code, flow in _parts(report, choice):
        progress(min(len({page.code for page in pages}), total - 1), total, f"Laying out {part}")
        pages += [
            PaperPage(part, section, flow.landscape, tuple(in_colour(mark, accent) for mark in marks), code)
            for marks in flow.pages
        ]
    said = edges(report)
    return tuple(
        replace(page, marks=(*_edges(page, said, number, len(pages)), *page.marks))
        for number, page in enumerate(pages, start=1)
    )


def _parts(report: BoardReport, choice: Choice) -> Iterator[tuple[str, str, str, Flow]]:
    ranges, style = usual_ranges(report), report.details.style
    if choice.front:
        yield COVER, "", "", lay_out_cover(cover_record(report))
        if style.shows(PackPart.EXCEPTIONS):
            yield EXCEPTIONS, "", "", lay_out_exceptions(exceptions_record(report, ranges))
        if style.shows(PackPart.SUMMARY):
            yield SUMMARY, "", "", _summary(report)
    # Pages that somebody chose one by one go in, whatever the house style leaves out.
    for page in report.pages if style.shows(PackPart.PAGES) or choice.codes is not None else ():
        record = page_record(page, report.details, ranges[page.code])
        name = one_line(f"{page.code} {page.indicator.name}")
        yield name, one_line(group_of(page, style.page_order)), page.code, lay_out_indicator(record)
    if choice.data:
        yield DATA, "", "", lay_out_table(data_record(report), landscape=True)
        if any(page.breakdown for page in report.pages):
            yield BREAKDOWNS, "", "", lay_out_table(breakdowns_record(report), landscape=True)
    if choice.back:
        yield from _back(report)


def _back(report: BoardReport) -> Iterator[tuple[str, str, str, Flow]]:
    style = report.details.style
    if style.shows(PackPart.CHANGES) and since_last_pack(report):
        yield CHANGES, "", "", lay_out_table(changes_record(report, page_sheets(report)), landscape=True)
    if shown := shown_comparisons(report):
        yield COMPARISONS, "", "", lay_out_comparisons(shown)
    if style.shows(PackPart.NOTES):
        yield NOTES, "", "", lay_out_table(notes_record(report), landscape=False)


def _summary(report: BoardReport) -> Flow:
    summary = _as_printed(summary_record(report, page_sheets(report)))
    sparks = _sparks(report) if report.details.style.shows(PackPart.PAGES) else None
    return lay_out_table(summary, landscape=True, stamps=stamp_line(report), sparks=sparks, balanced=True)


def _as_printed(summary: TableRecord) -> TableRecord:
    """Without the columns that stand beside the paper in Excel too."""
    table, count = summary.table, len(summary.table.columns) - len(BESIDE_PAPER)
    rows = tuple(row[:count] for row in table.rows)
    return replace(summary, table=replace(table, columns=table.columns[:count], rows=rows))


def _sparks(report: BoardReport) -> Sparks:
    return {
        (row, TREND_COLUMN): tuple(
            None if point.number is None else float(point.number) for point in page.trend[-TREND_MONTHS:]
        )
        for row, page in enumerate(report.pages)
        if has_line(page) and any(point.number is not None for point in page.trend[-TREND_MONTHS:])
    }


def _edges(page: PaperPage, said: Edges, number: int, count: int) -> Iterator[Mark]:
    """Title, stamp and month above, date, classification and number below."""
    third = (page.wide - 2 * SIDE) / 3
    foot = page.tall - _FOOT
    for y, texts in (
        (_HEAD, ((said.title, EDGE), (said.stamp, EDGE_STRONG), (said.month, EDGE))),
        (foot, ((said.as_at, EDGE), (said.classification, EDGE), (f"Page {number} of {count}", EDGE))),
    ):
        for place, (text, ink) in enumerate(texts):
            if not text.strip():
                continue
            words = cut(text, third - 6, ink)
            spare = third - width(words, ink)
            yield Text(SIDE + place * third + spare * place / 2, y, words, ink)
    yield Box(SIDE, foot - 13, page.wide - 2 * SIDE, 0.5, LIGHT.line)
