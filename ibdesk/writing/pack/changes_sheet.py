"""The changes: what the board is told differently from the last pack: assessments and arrows that turned, targets,
restated figures with why and what they move, and comments that nobody rewrote."""

from collections.abc import Mapping
from fractions import Fraction

from ibdesk.domain.figure import Quantity
from ibdesk.domain.number import exact_decimals
from ibdesk.domain.pack_words import CHANGES
from ibdesk.domain.report.pack_changes import (
    Kind,
    PackChange,
    about_words,
    is_news,
    kind_words,
    since_last_pack,
    turn_words,
    turned_text,
    was_and_now,
)
from ibdesk.domain.report.report import BoardReport
from ibdesk.domain.report.restatement_words import figures_words
from ibdesk.domain.report.restatements import Restatement
from ibdesk.palette import LIGHT
from ibdesk.writing.pack.book import PackBook, Paper, set_up_print
from ibdesk.writing.pack.facts import ARROWS
from ibdesk.writing.sheets.numbers import NOT_APPLICABLE, CellContent, TextCell, month_cell, table_quantity
from ibdesk.writing.sheets.sheet import ROW_POINTS
from ibdesk.writing.sheets.styles import TITLE, Look
from ibdesk.writing.sheets.table import Column, LinkCell, StatusCell, Table, TableCell, TableRecord, write_table
from ibdesk.writing.sheets.text import shortened

_NAME_COLUMN = 2
# Of a comment that is the same: enough to know it again.
_LONGEST_COMMENT = 90
_COLUMNS = (
    Column("What", 112, wraps=True),
    Column("Code", 44),
    Column("Indicator", 214, wraps=True),
    Column("Month", 70),
    Column("Was", 156, wraps=True),  # "As in September 2014" in one line
    Column("Now", 106, wraps=True, bold=True),
    Column("Difference", 96, wraps=True),
    Column("Why, and what it moves", 254, wraps=True),
)


def changes_record(report: BoardReport, sheets: Mapping[str, str]) -> TableRecord:
    """`sheets` are those that the codes lead to."""
    rows = tuple(_row(report, sheets, change) for change in since_last_pack(report))
    description = "What changed since the last pack, one row each"
    restated = f"{changed_text(report)} Marked [r] on the pages." if report.changes.restatements else ""
    lines = tuple(filter(None, (turned_text(report), restated)))
    table = Table("Changes_since_the_last_pack", description, _COLUMNS, rows)
    return TableRecord("Changes since the last pack", lines, table)


def write_changes(book: PackBook) -> None:
    """One row for each."""
    sheet, report = book.sheets[CHANGES], book.report
    record = changes_record(report, book.pages)
    sheet.row_height(0, 26)
    sheet.text(0, 0, record.title, Look(size=TITLE.size, bold=True, colour=TITLE.colour))
    for row, line in enumerate(record.lines, start=1):
        sheet.row_height(row, ROW_POINTS)
        sheet.text(row, 0, line, Look(colour=LIGHT.secondary))
    heading_row = 1 + len(record.lines)
    write_table(sheet, heading_row, record.table)
    last = heading_row + 1 + len(record.table.rows)
    sheet.worksheet.ignore_errors({"number_stored_as_text": f"B{heading_row + 2}:B{last}"})
    sheet.worksheet.freeze_panes(heading_row + 1, _NAME_COLUMN + 1)
    sheet.worksheet.repeat_rows(heading_row)
    set_up_print(sheet, report, Paper(landscape=True))


def changed_text(report: BoardReport) -> str:
    """3 figures of past months changed since the last pack, and 1 assessment with them."""
    changed = report.changes.restatements
    if not changed:
        return "No figure of a past month changed since the last pack."
    moved = {(move.code, move.month) for one in changed for move in one.moves if move.changes_colour}
    figures = figures_words(changed, report.month)
    assessments = "1 assessment" if len(moved) == 1 else f"{len(moved)} assessments"
    with_them = f", and {assessments} with {'it' if len(changed) == 1 else 'them'}" if moved else ""
    return f"{figures} changed since the last pack{with_them}."


def _row(report: BoardReport, sheets: Mapping[str, str], change: PackChange) -> tuple[TableCell, ...]:
    code = change.code if isinstance(change, Restatement) else change.page.code
    names = {page.code: page.indicator.name for page in report.pages}
    was, now = _was_and_now(change)
    return (
        TextCell(kind_words(change)),
        LinkCell(sheets[code], code) if code in sheets else TextCell(code),
        TextCell(names.get(code) or NOT_APPLICABLE),
        month_cell(change.month if isinstance(change, Restatement) else report.month),
        was,
        now,
        TextCell(turn_words(change)),
        TextCell(_about(change)),
    )


def _was_and_now(change: PackChange) -> tuple[TableCell, TableCell]:
    if isinstance(change, Restatement):
        return _quantity(change, change.was), _quantity(change, change.now)
    page, said = change.page, change.said
    if change.kind is Kind.ASSESSMENT:
        return StatusCell(said.status), StatusCell(page.assessment.status)
    was, now = was_and_now(change)
    if change.kind is Kind.ARROW:
        was, now = f"{ARROWS[said.direction]} {was}", f"{ARROWS[page.travel.direction]} {now}"
    return TextCell(was), TextCell(now)


def _about(change: PackChange) -> str:
    words = about_words(change)
    return words if is_news(change) else shortened(words, _LONGEST_COMMENT)


def _quantity(restatement: Restatement, quantity: Quantity) -> CellContent:
    decimals = min(exact_decimals(quantity, 0), 4) if isinstance(quantity, Fraction) else 0
    return table_quantity(quantity, restatement.unit, decimals)
