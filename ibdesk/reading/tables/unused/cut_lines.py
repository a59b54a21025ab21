"""A report's own word that it does not show everything: "Results were truncated", "First 1,000 of 2,410 rows"."""

import re
from collections.abc import Iterator

from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.tables.around.places import lines_beside
from ibdesk.reading.values.cell_text import plain_signs
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable

_WHAT = r"(?:results?|rows?|records?|output|data|list|report|export|lines?|table)"
_CUT = re.compile(
    rf"\b{_WHAT}\b.{{0,40}}\b(?:truncated|cut(?: off| short)?(?!-off| date|:? ?\d\d?[ /.-])|limited to"
    r"|incomplete|exceed(?:s|ed)?|not (?:all )?shown)\b"
    rf"|\b(?:truncated|limited|cut(?: off| short)?) (?:to|at|after)\b.{{0,30}}\b{_WHAT}\b"
    rf"|\b(?:showing|shows|displaying|displays|only|top|first|limited to)\b.{{0,20}}\d[\d,]* (?:of \d[\d,]* )?{_WHAT}\b"
    rf"|\b(?:showing|shows|displaying|displays)\b.{{0,30}}\d[\d,]* of \d[\d,]*"
    rf"|\b(?:maximum|max) (?:number of )?{_WHAT}\b.{{0,30}}\b(?:reached|exceeded)\b"
    r"|\bnot all\b.{0,30}\b(?:shown|included|displayed|exported)\b"
    rf"|\b\d[\d,]* of \d[\d,]* {_WHAT} (?:shown|displayed|exported|listed)\b"
    rf"|\bmore {_WHAT}\b.{{0,20}}\b(?:available|exist|follow|remain|not shown)\b|\b(?:and )?\d[\d,]* more {_WHAT}"
    r"|\bcontinue[sd]?\b.{0,20}\b(?:next|following|another) (?:page|sheet|file|tab)\b|\bto be continued\b"
    r"|\bpartial (?:data|figures|return)\b"
    r"|\b(?:figures?|months?|data)\b(?: for [a-z]+(?: \d{4})?)?(?: (?:is|are|may be|still|currently|not yet))* ?"
    r"(?:incomplete|part complete|partly complete|not (?:yet )?complete)\b"
    r"|\brows? \d+ ?(?:-|–|to) ?(?P<last>\d[\d,]*) of (?!(?P=last)\b)\d"
    r"|\bonly (?:the )?(?:top|first) \d+ (?:are )?shown\b"
    r"|^\W*truncated\W*$|^(?:\.{3,}|…|etc\.?|and so on|\[?more\]?)$",
    re.IGNORECASE,
)
_LONGEST, _MOST_CELLS, _SHORTEST_BESIDE = 200, 2, 8


def report_cut(sheet: Sheet, problems: SheetProblems) -> None:
    """Tell of the lines that say so, each at its cell."""
    for cell in _lines(sheet):
        if _CUT.search(plain_signs(str(cell.value))):
            problems.report(_CUT_OFF, cell)


def _lines(sheet: Sheet) -> Iterator[Cell]:
    """The texts that stand alone in their rows, or nearly: beside another cell "..." is a sign for no figure; and those
    that stand in no cell."""
    at: Cell | None = None
    for _, cells in sheet.rows():
        at = at or cells[0]
        if len(cells) <= _MOST_CELLS:
            shortest = 1 if len(cells) == 1 else _SHORTEST_BESIDE
            yield from (
                cell for cell in cells if cell.kind is Kind.TEXT and shortest <= len(str(cell.value)) <= _LONGEST
            )
    if at is not None:
        yield from (line for line in lines_beside(sheet, at) if _SHORTEST_BESIDE <= len(str(line.value)) <= _LONGEST)


_CUT_OFF = Unreadable(
    "report-cut-short",
    "This line says that the report was cut short, so figures may be missing, and sums in it may be too small.",
    "Run the report again so that it holds everything, or nothing if what it leaves out is not needed here.",
    Severity.WARNING,
)
