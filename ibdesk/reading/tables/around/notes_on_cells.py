"""Notes on cells, which Excel calls comments: on a heading or a name one may make other figures of all under or beside
it, on a figure it may put it right."""

import re
from collections.abc import Iterable

from ibdesk.domain.board import Records
from ibdesk.domain.cell_address import column_letters
from ibdesk.domain.figure import CellSource
from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.columns import CellsInColumns
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.tables.around.notes_around import says_so
from ibdesk.reading.tables.around.places import ROWS_ABOVE, Label
from ibdesk.reading.tables.opened.open_table import OpenTable
from ibdesk.reading.tables.words.kinds_of_numbers import ANOTHER, kind_of
from ibdesk.reading.tables.words.measure_titles import measure_of
from ibdesk.reading.tables.words.notes import is_of_another_figure
from ibdesk.reading.tables.words.remarks import remark_in_row
from ibdesk.reading.tables.words.said_of_all import is_of_another
from ibdesk.reading.values.cell_text import plain_signs
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable

IN_A_NOTE = "in a note on this cell"
_SHOWN = 200
_A_NUMBER = re.compile(r"(?<![\d,/])(?!(?:12|1,?000|10,?000|100,?000)\b)\d+")
_PUTS_RIGHT = re.compile(
    r"\b(?:should (?:be|read|say|have been)|ought to be|wrong|incorrect|inaccurate|mistake|mis-?(?:typed|keyed)|"
    r"not (?:right|correct|accurate|complete|final|comparable)|incomplete|under-?count\w*|over-?count\w*|"
    r"(?:revised|corrected|changed|amended|updated) (?:to|from)|actual(?:ly)?(?: figure)?(?: is)? \d+|was \d+|"
    r"copied|carried (?:forward|over)|placeholder|estimate[ds]?|guess\w*|dummy|to be (?:confirmed|checked|updated)|tbc|"
    r"same as last|last (?:month|year)'?s? figure)\b"
)


def labels_in_notes(table: OpenTable) -> list[Label]:
    """The first note on a heading, on what stands over the table, or on a code or a name, that says that the figures
    are others than the indicators' own."""
    for (row, column), text in sorted(table.sheet.notes.items()):
        is_name = _is_name(table, row, column)
        if not is_name and not _is_over(table, row, column):
            continue
        stated = is_name and _A_NUMBER.search(text) is not None  # "Target 500" says what it is held against
        if (not stated and (_names_another(text) or is_of_another_figure(text))) or says_so(table, text):
            return [(Cell(row, column, Kind.TEXT, _shown(text), "General", False), IN_A_NOTE)]
    return []


def report_notes_on_figures(sheet: Sheet, held: Iterable[Records], problems: SheetProblems) -> None:
    """Tell of each figure whose own note says that it is another, or wrong."""
    if not sheet.notes or isinstance(sheet.cells, CellsInColumns):
        return
    told: set[tuple[int, int]] = set()
    figures = (figure for records in held for figure in records.figures)
    noted = {f"{column_letters(column)}{row}": (row, column) for row, column in sheet.notes}
    for figure in figures:
        at = noted.get(figure.source.cell) if isinstance(figure.source, CellSource) else None
        cell = sheet.cell(*at) if at is not None and at not in told else None
        if at is None or cell is None:
            continue
        told.add(at)
        text = sheet.notes[at]
        puts_right = _PUTS_RIGHT.search(plain_signs(text).casefold())
        if puts_right or _names_another(text) or remark_in_row(text) or measure_of(text, is_title=False):
            problems.report(_on_figure(_shown(text)), cell, figure.code, figure.month)


def report_comments_on_figures(sheet: Sheet, held: Iterable[Records], problems: SheetProblems) -> None:
    """Tell of each comment beside a figure that says of it that it is another number, or wrong."""
    read = list(held)
    told = {
        comment.source.cell: comment
        for records in read
        for comment in records.comments
        if isinstance(comment.source, CellSource) and is_of_another_figure(comment.text)
    }
    if not told:
        return
    figures = {(figure.code, figure.month) for records in read for figure in records.figures}
    for _, cells in sheet.rows():
        for cell in cells:
            comment = told.get(cell.address)
            if comment is not None and (comment.code, comment.month) in figures:
                problems.report(_beside_figure(_shown(comment.text)), cell, comment.code, comment.month)


def _is_over(table: OpenTable, row: int, column: int) -> bool:
    heading_row, columns = table.table.heading_row, table.table.columns
    figures = {columns.get(role) for role in ("value", "code", "name", "month")}
    figures |= {heading.cell.column for heading in table.table.months}
    return heading_row - ROWS_ABOVE <= row < heading_row or (row == heading_row and column in figures)


def _is_name(table: OpenTable, row: int, column: int) -> bool:
    columns = table.table.columns
    return column in (columns.get("code"), columns.get("name")) and row in set(table.table.rows)


def _names_another(text: str) -> bool:
    return kind_of(text) in ANOTHER or is_of_another(text)


def _shown(text: str) -> str:
    plain = plain_signs(text)
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"


def _on_figure(note: str) -> Unreadable:
    return Unreadable(
        "note-on-figure",
        f"The note on this cell says “{note}”. The figure was kept as it stands in the cell.",
        "Nothing, if the figure is right; otherwise put it right in the cell, and bring the workbook in again.",
        Severity.WARNING,
    )


def _beside_figure(comment: str) -> Unreadable:
    return Unreadable(
        "note-on-figure",
        f"The comment beside a figure says of it “{comment}”. The figure was kept as it stands in its cell.",
        "Nothing, if the figure is right; otherwise put it right in its cell, and bring the workbook in again.",
        Severity.WARNING,
    )
