"""Red, amber and green as a table prints them beside its figures. They are no figures and are not kept; what each says
is held against what the board judges."""

import re
from collections.abc import Iterator
from itertools import islice

from ibdesk.domain.assessment import Status
from ibdesk.domain.board import Records
from ibdesk.domain.figure import CellSource
from ibdesk.domain.month import Month
from ibdesk.domain.printed_report import PrintedRating
from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.months.month_headings import month_of
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.headings import LONG, REPORT_TABLE, WIDE
from ibdesk.reading.values.cell_text import key_in, key_of, plain_signs, text_of
from ibdesk.reading.values.month_text import FoundMonth, read_month_text
from ibdesk.reading.values.sheet_problems import Unreadable

NOT_KEPT = Unreadable(
    "column-not-used",
    "Assessments are worked out from figures and targets, so the printed ones are not kept. Where one contradicts its "
    "figure and target, that is told.",
    "Nothing; where the board judged otherwise, set the assessment by hand, with its reason.",
    Severity.INFO,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Whole headings: "Forecast RAG", "YTD RAG" and "Data quality RAG" judge something else than the figure of the month.
_HEADINGS = _words(
    "rag ragrating ragstatus ragassessment rating assessment overallassessment status performance performancestatus "
    "performancerating performancerag currentrag currentstatus currentrating ragthismonth thismonthrag monthlyrag "
    "inmonthrag overallrag overallrating overallstatus trafficlight trafficlights judgement colour kpistatus kpirag "
    "targetrag ragagainsttarget ragvtarget ragvstarget againsttarget performanceagainsttarget"
)
_ASKS_WHETHER_MET = _words("targetmet mettarget ontarget targetachieved achievedtarget metornot")
_WORDS = {
    **dict.fromkeys(("green", "🟢", "🟩", "✅"), Status.GREEN),
    **dict.fromkeys(("amber", "yellow", "orange", "🟠", "🟡", "🟧", "🟨"), Status.AMBER),
    **dict.fromkeys(("red", "🔴", "🟥"), Status.RED),
}
_LETTERS = {"r": Status.RED, "a": Status.AMBER, "g": Status.GREEN}
_RATINGS = ("rag", "rating", "trafficlight")
_WHOLE = {
    **dict.fromkeys(_words("ontarget met targetmet achieved targetachieved metorexceeded exceeded"), Status.GREEN),
    **dict.fromkeys(_words("offtarget missed notmet targetnotmet targetmissed notachieved belowtarget"), Status.RED),
}
_YES = {"yes": Status.GREEN, "y": Status.GREEN, "no": Status.RED, "n": Status.RED}
_UNRATED = _words("na none nodata notrated notassessed grey gray white blue tbc x z notarget") | {""}
_APART = re.compile(r"[^\w🟢🟩✅🟠🟡🟧🟨🔴🟥]+|(?<=[🟢🟩✅🟠🟡🟧🟨🔴🟥])|(?=[🟢🟩✅🟠🟡🟧🟨🔴🟥])")
_NEGATIONS = frozenset(("not", "no", "was", "previously", "from", "to"))
_RATING_WORDS = re.compile(r"\b(?:rag|rating|status|assessment)\b", re.IGNORECASE)
_TRIED, _LONGEST, _WRITTEN = 50, 60, 40


def status_in(text: str, under: str = "") -> Status | None:
    """The one of red, amber and green that a rating says in whatever words; None where it says none, or two. `under` is
    the key of its heading: R under Status may as well be Revised."""
    key = key_of(text)
    if under in _ASKS_WHETHER_MET and key in _YES:
        return _YES[key]
    if key in _LETTERS and any(word in under for word in _RATINGS):
        return _LETTERS[key]
    if key in _WHOLE:
        return _WHOLE[key]
    if len(text) > _LONGEST:
        return None
    words = [word for word in _APART.split(plain_signs(text).casefold()) if word]
    found = {_WORDS[word] for word in words if word in _WORDS}
    return found.pop() if len(found) == 1 and _NEGATIONS.isdisjoint(words) else None


def columns_of_ratings(table: OpenTable) -> tuple[Cell, ...]:
    """The headings of the columns that hold ratings of the figures beside them and nothing else."""
    if table.table.layout.name not in (LONG, WIDE, REPORT_TABLE):
        return ()
    if table.table.layout.name == REPORT_TABLE:
        column = table.table.columns.get("assessment")
        heading = None if column is None else table.covered.cell(table.table.heading_row, column)
        return () if heading is None else (heading,)
    headed = [cell for cell in _other_headings(table) if _is_headed(cell)]
    return tuple(cell for cell in headed if _holds_ratings(table, cell))


def printed_ratings(table: OpenTable, records: Records) -> Iterator[PrintedRating]:
    """Those that stand in the row of a figure that the table gave, each for the month that it stands by."""
    headings = columns_of_ratings(table)
    if not headings or not records.figures:
        return
    figures = _figures_by_row(records)
    for heading in headings:
        said = _month_said(heading)
        beside = said or _month_beside(table, heading.column)
        for row, of_row in figures.items():
            cell = table.covered.cell(row, heading.column)
            status = status_in(text_of(cell), key_in(heading)) if cell is not None and cell.kind is Kind.TEXT else None
            if cell is None or status is None:
                continue
            # A row of a long table is about one month, and of a report table's three the last is judged; where months
            # stand across, a rating is of the one that it stands by.
            month = beside if table.table.months or said else max(its for _, its in of_row)
            code = next((code for code, its in of_row if its == month), None)
            if code is not None and month is not None:
                source = table.problems.source_of(cell)
                yield PrintedRating(code, month, status, text_of(cell)[:_WRITTEN], source)


def _other_headings(table: OpenTable) -> Iterator[Cell]:
    if table.table.mapping is None:
        yield from table.table.others
        return
    used = {*table.table.columns.values(), *(heading.cell.column for heading in table.table.months)}
    for cell in table.sheet.row(table.table.heading_row):
        if cell.column not in used and cell.kind is Kind.TEXT:
            yield cell


def _is_headed(cell: Cell) -> bool:
    return key_in(cell) in _HEADINGS | _ASKS_WHETHER_MET or _month_said(cell) is not None


def _month_said(heading: Cell) -> Month | None:
    """The month of a heading like "RAG Aug-14"."""
    text = text_of(heading)
    if len(text) > _LONGEST or not _RATING_WORDS.search(text):
        return None
    rest = _RATING_WORDS.sub(" ", text).strip(" -:()\n")
    found = read_month_text(rest) if rest else None
    return found.month if isinstance(found, FoundMonth) and not found.quarter else None


def _holds_ratings(table: OpenTable, heading: Cell) -> bool:
    cells = (table.covered.cell(row, heading.column) for row in table.table.rows)
    tried = [text_of(cell) for cell in islice((cell for cell in cells if cell is not None), _TRIED)]
    rated = [status_in(text, key_in(heading)) is not None for text in tried]
    unrated = [key_of(text) in _UNRATED for text in tried]
    return any(rated) and all(one or other for one, other in zip(rated, unrated, strict=True))


def _figures_by_row(records: Records) -> dict[int, list[tuple[str, Month]]]:
    found: dict[int, list[tuple[str, Month]]] = {}
    for figure in records.figures:
        if isinstance(figure.source, CellSource):
            row = int(figure.source.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 0)
            found.setdefault(row, []).append((figure.code, figure.month))
    return found


def _month_beside(table: OpenTable, column: int) -> Month | None:
    """The month of the nearest column of figures before this one; where there is none, the latest of all."""
    months = {
        heading.cell.column: found.month
        for heading in table.table.months
        if isinstance(found := month_of(heading, table.problems), FoundMonth)
    }
    before = [each for each in months if each < column]
    return months[max(before)] if before else max(months.values(), default=None)
