"""What is said of all figures on a sheet of words beside theirs, a cover or a sheet of notes: "Figures are cumulative
from April". It may be about some of the sheets alone, so it is told and holds nothing back."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Unit
from ibdesk.domain.month import Month
from ibdesk.reading.cells.columns import CellsInColumns
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.sheet_reading import SheetInHand
from ibdesk.reading.tables.around.notes_around import note_says_so
from ibdesk.reading.tables.around.places import lines_beside
from ibdesk.reading.tables.around.remarks_around import remark_said
from ibdesk.reading.tables.words.remarks import Remark, remark_over
from ibdesk.reading.tables.words.word_lists import word_list
from ibdesk.reading.values.cell_text import key_in, text_of

_ROWS, _MOST, _LONGEST = 100, 5, 200
_LABELS = word_list("note notes basis scope coverage filter filters nb caveat caveats data figures")


def tell_words(sheets: Sequence[SheetInHand], known: Records) -> None:
    """Tell what those sheets of a workbook that hold no table say of the figures of the others."""
    words = [each for each in sheets if not each.tables and each.page is None and each.pack_month is None]
    figures = [figure for each in sheets if words for records in each.held.values() for figure in records.figures]
    if not figures:
        return
    codes = {figure.code for figure in figures}
    units = {each.unit for each in known.indicators if each.code in codes}
    months = {figure.month for figure in figures}
    for each in words:
        said = ((cell, _remark(text_of(cell), units, months)) for cell in _lines(each.sheet))
        for cell, remark in islice((found for found in said if found[1] is not None), _MOST):
            assert remark is not None
            each.problems.report(remark_said(cell, remark, "on another sheet than the figures"), cell)


def _lines(sheet: Sheet) -> Iterator[Cell]:
    """The texts that stand alone in their rows, or behind "Notes" and the like, and those in no cell."""
    if isinstance(sheet.cells, CellsInColumns):
        return
    first: Cell | None = None
    for _, cells in islice(sheet.rows(), _ROWS):
        first = first or cells[0]
        said = cells[1:] if len(cells) == 2 and key_in(cells[0]) in _LABELS else cells
        yield from (cell for cell in said if len(said) == 1 and cell.kind is Kind.TEXT)
    if first is not None:
        yield from lines_beside(sheet, first)


def _remark(text: str, units: Collection[Unit], months: Collection[Month]) -> Remark | None:
    if len(text) > _LONGEST:
        return None
    return Remark.OTHERS if note_says_so(text, lambda: units, lambda: months) else remark_over(text)
