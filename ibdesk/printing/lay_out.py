"""The pack, or part of it, as pages of paper: what goes in, in which order, with what stands at their edges."""

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.assessment import Status
from ibdesk.domain.control.exceptions import usual_ranges
from ibdesk.domain.house_style import PackPart
from ibdesk.domain.pack_words import BREAKDOWNS, CHANGES, COMPARISONS, COVER, DATA, EXCEPTIONS, NOTES, SUMMARY
from ibdesk.domain.report.headline import trend_shown
from ibdesk.domain.report.house_order import group_of, in_house_order
from ibdesk.domain.report.report import BoardReport
from ibdesk.palette import LIGHT
from ibdesk.printing.board_pages import lay_out_comparisons, lay_out_cover, lay_out_exceptions
from ibdesk.printing.flow import SIDE, Flow
from ibdesk.printing.indicator_page import lay_out_indicator
from ibdesk.printing.lettering import cut, width
from ibdesk.printing.marks import Box, Ink, Mark, PaperPage, Text, in_colour
from ibdesk.printing.tables import Sparks, lay_out_table
from ibdesk.progress import Progress, silent
from ibdesk.writing.pack.book import Edges, board_sheets, edges, page_sheets, stamp_line
from ibdesk.writing.pack.changes_sheet import changes_record
from ibdesk.writing.pack.comparisons import shown_comparisons
from ibdesk.writing.pack.cover import cover_record
from ibdesk.writing.pack.data import breakdowns_record, data_record
from ibdesk.writing.pack.exceptions_sheet import exceptions_record
from ibdesk.writing.pack.notes import notes_record
from ibdesk.writing.pack.page_record import page_record
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
    report = in_house_order(_of_choice(report, choice))
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


def _of_choice(report: BoardReport, choice: Choice) -> BoardReport:
    """The report with the chosen pages, and the parts that were chosen in the place of what the house style leaves out
    of the workbook: pages and data that somebody asked for go in, and what nobody asked for is spoken of nowhere."""
    style, codes = report.details.style, choice.codes
    asked = {PackPart.PAGES: codes is not None or style.shows(PackPart.PAGES), PackPart.DATA: choice.data}
    asked |= {part: choice.front and style.shows(part) for part in (PackPart.EXCEPTIONS, PackPart.SUMMARY)}
    asked |= {part: choice.back and style.shows(part) for part in (PackPart.CHANGES, PackPart.NOTES)}
    left_out = tuple(part for part in PackPart if not asked.get(part, style.shows(part)))
    report = replace(
        report,
        details=replace(report.details, style=replace(style, left_out=left_out)),
        compared=report.compared and choice.back,
    )
    if codes is None:
        return report
    restated = tuple(one for one in report.changes.restatements if one.code in codes)
    pages = tuple(page for page in report.pages if page.code in codes)
    return replace(report, pages=pages, changes=replace(report.changes, restatements=restated))


def _parts(report: BoardReport, choice: Choice) -> Iterator[tuple[str, str, str, Flow]]:
    ranges, style, names = usual_ranges(report), report.details.style, page_sheets(report)
    before, after = board_sheets(report)
    lay_outs: dict[str, Callable[[], Flow]] = {
        COVER: lambda: lay_out_cover(cover_record(report)),
        EXCEPTIONS: lambda: lay_out_exceptions(exceptions_record(report, ranges)),
        SUMMARY: lambda: _summary(report),
        COMPARISONS: lambda: lay_out_comparisons(shown_comparisons(report)),
        DATA: lambda: lay_out_table(data_record(report), landscape=True),
        BREAKDOWNS: lambda: lay_out_table(breakdowns_record(report), landscape=True),
        CHANGES: lambda: lay_out_table(changes_record(report, names), landscape=True),
        NOTES: lambda: lay_out_table(notes_record(report), landscape=False),
    }
    for part in before if choice.front else ():
        yield part, "", "", lay_outs[part]()
    for page in report.pages if names else ():
        record = page_record(page, report.details, ranges[page.code])
        name = one_line(f"{page.code} {page.indicator.name}")
        yield name, one_line(group_of(page, style.page_order)), page.code, lay_out_indicator(record)
    for part in after:
        yield part, "", "", lay_outs[part]()


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
        (row, TREND_COLUMN): tuple(None if point.number is None else float(point.number) for point in trend_shown(page))
        for row, page in enumerate(report.pages)
        if has_line(page) and any(point.number is not None for point in trend_shown(page))
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
