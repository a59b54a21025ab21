"""A sheet of an import as it looks: recognised tables, cells that figures came from, problems, what is hidden."""

from collections.abc import Mapping

from msgspec import Struct

from ibdesk.desk.figure_news import News
from ibdesk.desk.import_preview import ImportPreview
from ibdesk.desk.mappings import sheet_in
from ibdesk.domain.figure import CellSource
from ibdesk.domain.problem import Severity
from ibdesk.errors import UserError
from ibdesk.reading.cells.ranges import merged_range
from ibdesk.reading.cells.sheet import MergedRange
from ibdesk.reading.tables.opened.cell_view import CellView, cell_view, shown_texts
from ibdesk.reading.tables.unused.hidden_cells import hidden_cells

Place = tuple[int, int]
MOST_ROWS, MOST_COLUMNS = 200, 60
_LONGEST = 120


class SheetShown(Struct, frozen=True):
    """Places are row and column, from 1. `grid` holds the texts of the upper left cells, row by row; `tables` the
    corners of what was recognised, the row of headings first; `used` the cells that figures come from; `problems` the
    worst reported at a cell; `hidden` how many cells are hidden, `hidden_sheet` whether the whole sheet is;
    `rows_in_all` how far the sheet goes."""

    workbook: str
    sheet: str
    grid: tuple[tuple[str, ...], ...]
    tables: tuple[MergedRange, ...]
    used: frozenset[Place]
    problems: Mapping[Place, Severity]
    hidden: int
    hidden_places: frozenset[Place]
    hidden_sheet: bool
    left_out: bool
    rows_in_all: int


def sheet_shown(preview: ImportPreview, workbook: str, name: str) -> SheetShown:
    """UserError where the preview's files have no such sheet."""
    sheet = sheet_in(preview, workbook, name)
    hidden = hidden_cells(sheet)
    grid = shown_texts(sheet, MOST_ROWS, MOST_COLUMNS, _LONGEST)
    return SheetShown(
        workbook,
        name,
        grid,
        _tables(preview, workbook, name),
        _used(preview, workbook, name),
        _problems(preview, workbook, name),
        len(hidden),
        frozenset((cell.row, cell.column) for cell in hidden if cell.row <= len(grid)),
        sheet.hidden,
        (workbook, name) in preview.decisions.without_hidden,
        max(sheet.row_numbers(), default=0),
    )


def cell_shown(preview: ImportPreview, source: CellSource) -> CellView | None:
    """A cell of one of the preview's files with what stands around it; None where it is in none of them."""
    file = next((each for each in preview.opened if each.name == source.workbook and each.error is None), None)
    try:
        return cell_view(file.workbook, file.name, source.sheet, source.cell) if file is not None else None
    except UserError:
        return None


def _tables(preview: ImportPreview, workbook: str, name: str) -> tuple[MergedRange, ...]:
    read = (sheet for file in preview.files if file.name == workbook for sheet in file.sheets if sheet.name == name)
    return tuple(found for sheet in read if sheet.where and (found := merged_range(sheet.where)) is not None)


def _used(preview: ImportPreview, workbook: str, name: str) -> frozenset[Place]:
    records = preview.records
    told = (each.figure for each in preview.figures if each.news is not News.LEFT)
    sources = [*(each.source for each in told), *(each.source for each in records.breakdowns)]
    here = (each.cell for each in sources if isinstance(each, CellSource) and each.table == (workbook, name))
    corners = [merged_range(cell) for cell in here]
    return frozenset(corner[:2] for corner in corners if corner is not None and corner[0] <= MOST_ROWS)


def _problems(preview: ImportPreview, workbook: str, name: str) -> dict[Place, Severity]:
    worst: dict[Place, Severity] = {}
    for problem in preview.problems:  # worst first
        source = problem.cell_source
        if source is None or source.table != (workbook, name) or not problem.is_open:
            continue
        corner = merged_range(source.cell)
        if corner is not None:
            worst.setdefault(corner[:2], problem.severity)
    return worst
