"""What each heading and label of a sheet's tables of figures was taken for."""

from collections.abc import Iterator

from ibdesk.domain.question import ROW_LABEL, Question
from ibdesk.domain.workbook_contents import MONTHS, NOT_UNDERSTOOD, NOT_USED, LabelTaken
from ibdesk.reading.cells.sheet import Cell, Sheet
from ibdesk.reading.sheet_reading import SheetInHand
from ibdesk.reading.tables.around.places import AS_FILE
from ibdesk.reading.tables.around.qualifiers import LIKE_ANOTHER, LIKE_ANOTHER_FILE
from ibdesk.reading.tables.opened.cell_view import shown_text
from ibdesk.reading.tables.opened.table import Table
from ibdesk.reading.tables.opened.unknown_rows import is_of_part
from ibdesk.reading.tables.words.headings import LONG, WIDE

_LONGEST = 60


def labels_taken(sheet: SheetInHand) -> tuple[LabelTaken, ...]:
    """From the top, those that nobody has explained first; each cell once."""
    found: dict[str, LabelTaken] = {}
    for label in (*_not_understood(sheet), *_understood(sheet)):
        found.setdefault(label.cell, label)
    return tuple(found.values())


def _not_understood(sheet: SheetInHand) -> Iterator[LabelTaken]:
    for _, labels in sorted(sheet.labels.items()):
        for each in labels:
            cell, where = each.cell.address, each.where
            for_all = where in (LIKE_ANOTHER, LIKE_ANOTHER_FILE, AS_FILE)
            yield LabelTaken(sheet.sheet.name, cell, each.label, NOT_UNDERSTOOD, where, of_sheet=for_all)


def _understood(sheet: SheetInHand) -> Iterator[LabelTaken]:
    for table in sheet.tables:
        if table.layout.name in (LONG, WIDE):
            yield from (label for _, label in sorted(_headings(sheet, table), key=lambda pair: pair[0]))


def _headings(sheet: SheetInHand, table: Table) -> Iterator[tuple[int, LabelTaken]]:
    for role, column in table.columns.items():
        if (cell := sheet.covered.cell(table.heading_row, column)) is not None:
            yield column, _taken(sheet.sheet, cell, role)
    if table.months:
        first, last = table.months[0].cell, table.months[-1].cell
        until = shown_text(last)[:_LONGEST] if last is not first else ""
        yield first.column, _taken(sheet.sheet, first, MONTHS, until)
    for cell in table.others:
        yield cell.column, _taken(sheet.sheet, cell, NOT_USED)


def _taken(sheet: Sheet, cell: Cell, role: str, until: str = "") -> LabelTaken:
    return LabelTaken(sheet.name, cell.address, shown_text(cell)[:_LONGEST], role, until=until)


def asked_of(sheet: SheetInHand) -> tuple[Question, ...]:
    """The sheet's questions: of its rows' labels only beside rows that are known, or of such as may be a known
    indicator's parts; else it is described as a whole."""
    known = any(records.figures for records in sheet.held.values())
    return tuple(each for each in sheet.problems.questions() if known or each.rule != ROW_LABEL or is_of_part(each))
