"""The changes: figures of past months that are not what the last pack said, with why, and the pages they move."""

from fractions import Fraction

from ibdesk.domain.figure import Quantity
from ibdesk.domain.number import exact_decimals
from ibdesk.domain.pack_words import CHANGES
from ibdesk.domain.report.origin import PART_WORDS
from ibdesk.domain.report.report import BoardReport
from ibdesk.domain.report.restatement_words import difference_text, figures_words, move_words, reader_why_text
from ibdesk.domain.report.restatements import Restatement
from ibdesk.palette import LIGHT
from ibdesk.writing.pack.book import PackBook
from ibdesk.writing.pack.print import Paper, set_up_print
from ibdesk.writing.sheets.numbers import NOT_APPLICABLE, CellContent, TextCell, month_cell, table_quantity
from ibdesk.writing.sheets.sheet import ROW_POINTS
from ibdesk.writing.sheets.styles import TITLE, Look
from ibdesk.writing.sheets.table import Column, Table, TableRecord, write_table

HEADING_ROW = 2
NO_PAGE = "No assessment, no arrow"
_COLUMNS = (
    Column("Code", 44),
    Column("Indicator", 180, wraps=True),
    Column("Month", 70),
    Column("Figure", 96),
    Column("Was", 74, right=True),
    Column("Now", 74, right=True, bold=True),
    Column("Difference", 90, right=True),
    Column("Why", 150, wraps=True),
    Column("Pages that say something else now", 222, wraps=True),
)


def changes_record(report: BoardReport) -> TableRecord:
    rows = tuple(_row(report, restatement) for restatement in report.changes.restatements)
    description = "Figures that changed since the last pack, one row each"
    table = Table("Changed_figures", description, _COLUMNS, rows)
    return TableRecord(
        "Figures that changed since the last pack", (f"{changed_text(report)} Marked [r] on the pages.",), table
    )


def write_changes(book: PackBook) -> None:
    """Where figures changed: one row for each."""
    if CHANGES not in book.sheets:
        return
    sheet, report = book.sheets[CHANGES], book.report
    record = changes_record(report)
    sheet.row_height(0, 26)
    sheet.text(0, 0, record.title, Look(size=TITLE.size, bold=True, colour=TITLE.colour))
    sheet.row_height(1, ROW_POINTS)
    sheet.text(1, 0, record.lines[0], Look(colour=LIGHT.secondary))
    write_table(sheet, HEADING_ROW, record.table)
    last = HEADING_ROW + 2 + len(record.table.rows)
    sheet.worksheet.ignore_errors({"number_stored_as_text": f"A{HEADING_ROW + 2}:A{last}"})
    sheet.worksheet.freeze_panes(HEADING_ROW + 1, 3)
    sheet.worksheet.repeat_rows(HEADING_ROW)
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


def _row(report: BoardReport, restatement: Restatement) -> tuple[CellContent, ...]:
    names = {page.code: page.indicator.name for page in report.pages}
    return (
        TextCell(restatement.code),
        TextCell(names.get(restatement.code) or NOT_APPLICABLE),
        month_cell(restatement.month),
        TextCell(PART_WORDS[restatement.part]),
        _quantity(restatement, restatement.was),
        _quantity(restatement, restatement.now),
        TextCell(difference_text(restatement) or NOT_APPLICABLE),
        TextCell(reader_why_text(restatement)),
        TextCell("; ".join(move_words(move) for move in restatement.moves) or NO_PAGE),
    )


def _quantity(restatement: Restatement, quantity: Quantity) -> CellContent:
    decimals = min(exact_decimals(quantity, 0), 4) if isinstance(quantity, Fraction) else 0
    return table_quantity(quantity, restatement.unit, decimals)
