"""The notes: symbols, how the sums are made, populations, and what to know about the figures."""

from collections.abc import Iterator

from ibdesk.domain.assessment import Status
from ibdesk.domain.number import grouped, plain, round_half_up
from ibdesk.domain.pack_words import NOTES
from ibdesk.domain.public.small import ABOUT_PUBLIC, CHANGES_LEFT_OUT
from ibdesk.domain.report.caveats import CaveatKind, board_caveats, page_caveats
from ibdesk.domain.report.report import BoardReport
from ibdesk.domain.wording import STATUS_WORDS
from ibdesk.palette import LIGHT
from ibdesk.writing.pack.book import PackBook, Paper, set_up_print
from ibdesk.writing.pack.changes_sheet import changed_text
from ibdesk.writing.sheets.numbers import TextCell
from ibdesk.writing.sheets.sheet import ROW_POINTS, STATUS_SHAPES
from ibdesk.writing.sheets.styles import TITLE, Look
from ibdesk.writing.sheets.table import Column, Table, TableRecord, write_table

HEADING_ROW = 2
_Note = tuple[str, str, str]
_STATUS_MEANINGS = {
    Status.RED: "The target is missed by more than the tolerance; without a target, worse than a year before.",
    Status.AMBER: "The target is missed, but by no more than the tolerance set for it.",
    Status.GREEN: "The target is met; without a target, as good as a year before or better.",
    Status.NOT_ASSESSED: "Nothing says what would be good: no target, or no better direction.",
    Status.NO_DATA: "There is no figure to assess.",
}
_SYMBOLS: tuple[_Note, ...] = (
    ("Symbol", "[x]", "No figure was supplied, or it is marked as not available."),
    ("Symbol", "[z]", "Does not apply."),
    ("Symbol", "[c]", "Left out so that no child can be recognised."),
    ("Symbol", "[low]", "More than nothing, but it would round to 0."),
    ("Symbol", "[p]", "Provisional: expected to change."),
    ("Symbol", "[e]", "Estimated: expected to change."),
    ("Symbol", "[r]", "Restated: marked by its source as revised."),
    ("Symbol", "↑ ↓ ↔", "The number went up, went down, or stayed the same. The arrow says nothing about good or bad."),
)
# Once a pack went out.
_RESTATED = "Restated: made of a figure that changed since the last pack, or was marked as revised."
_METHODS: tuple[_Note, ...] = (
    ("Method", "Percentages", "Numerator divided by denominator. Over several months both are added up first."),
    (
        "Method",
        "Rates",
        "Children, or events, per 10,000 children aged 0 to 17: the count divided by the population of the year in "
        "which the period ends, times 10,000.",
    ),
    ("Method", "12 months", "The sum of the twelve months that end in the month named. Eleven known months make none."),
    (
        "Method",
        "Assessment",
        "The figure is held against its target, on the rate where the target is for the rate. Both ends of a range "
        "count as inside. The page of each indicator says how its assessment was made.",
    ),
    (
        "Method",
        "Direction of travel",
        "Compared with the same period a year before, like with like. Better and worse follow from the measure: "
        "for a target range, nearer to the range is better.",
    ),
    (
        "Method",
        "Usual range",
        "Mean of the months plus and minus 2.66 times the mean change from month to month, from 13 known months on. "
        "About what chance alone would bring; not shown for figures that overlap from month to month, nor where more "
        "than a third of the months are out of the ordinary: then the level has moved.",
    ),
    ("Method", "Rounding", "Figures are kept exactly and rounded, half up, only to be shown."),
)


def notes_record(report: BoardReport) -> TableRecord:
    columns = (Column("About", 100), Column("What", 165, wraps=True), Column("Explanation", 465, wraps=True))
    rows = tuple(tuple(TextCell(text) for text in note) for note in _notes(report))
    table = Table("Notes_on_the_pack", "Notes, one row each", columns, rows)
    return TableRecord("Notes", ("Symbols, methods, populations, and what to know about the figures.",), table)


def write_notes(book: PackBook) -> None:
    sheet, report = book.sheets[NOTES], book.report
    record = notes_record(report)
    sheet.row_height(0, 26)
    sheet.text(0, 0, record.title, Look(size=TITLE.size, bold=True, colour=TITLE.colour))
    sheet.row_height(1, ROW_POINTS)
    sheet.text(1, 0, record.lines[0], Look(colour=LIGHT.secondary))
    write_table(sheet, HEADING_ROW, record.table)
    sheet.worksheet.freeze_panes(HEADING_ROW + 1, 0)
    sheet.worksheet.repeat_rows(HEADING_ROW)
    set_up_print(sheet, report, Paper(landscape=False))


def _notes(report: BoardReport) -> Iterator[_Note]:
    for status, meaning in _STATUS_MEANINGS.items():
        yield "Assessment", f"{STATUS_SHAPES[status]} {STATUS_WORDS[status]}", meaning
    for about, symbol, meaning in _SYMBOLS:
        yield about, symbol, _RESTATED if symbol == "[r]" and report.changes.since else meaning
    if report.public:
        yield from (("Public version", "[c]", words) for words in (*ABOUT_PUBLIC, CHANGES_LEFT_OUT))
    yield from _METHODS
    yield from _populations(report)
    yield from _events(report)
    if report.changes.since:
        yield "Changed figures", "Past months", changed_text(report)
    yield from _caveats(report)


def _populations(report: BoardReport) -> Iterator[_Note]:
    if not report.populations:
        yield "Population", "None", "No population is held, so no rate can be made."
    for population in sorted(report.populations, key=lambda each: each.year):
        whole = population.children.denominator == 1
        children = grouped(round_half_up(population.children, 0)) if whole else plain(population.children)
        source = population.source_name or "not given"
        yield "Population", f"From January {population.year}", f"{children} children aged 0 to 17. Source: {source}."


def _events(report: BoardReport) -> Iterator[_Note]:
    """What happened, once each, oldest first; an event of every indicator stands on every page."""
    events = {event.key: event for page in report.pages for event in page.events}
    for event in sorted(events.values(), key=lambda each: (each.month, each.code or "", each.what)):
        yield "Event", f"{event.code or 'All'} {event.month.long}", event.what


def _caveats(report: BoardReport) -> Iterator[_Note]:
    """What a reader has to know of each indicator's figures, and once for all which have no comment."""
    without_comment = []
    for page in report.pages:
        for caveat in page_caveats(page):
            if caveat.kind is CaveatKind.NO_COMMENT:
                without_comment.append(page.code)
            else:
                yield caveat.kind, f"{page.code} {page.indicator.name}".strip(), caveat.text
    for caveat in board_caveats(report):
        yield caveat.kind, "All", caveat.text
    if without_comment:
        yield CaveatKind.NO_COMMENT, ", ".join(without_comment), f"No comment was supplied for {report.month.long}."
