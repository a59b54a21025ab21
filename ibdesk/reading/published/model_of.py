"""A statistical neighbours model as it is published: a row for each council, its nearest ones across."""

import re
from collections.abc import Iterator

from msgspec import Struct

from ibdesk.domain.cell_address import column_letters
from ibdesk.domain.figure import CellSource
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.published.neighbours import CouncilsNeighbours, Neighbour, NeighboursModel
from ibdesk.domain.published.table import COUNCIL_NAME, NEW_CODE, OLD_CODE
from ibdesk.reading.cells.sheet import Cell, Sheet
from ibdesk.reading.published.recognise import heading_of, is_neighbour, place_of
from ibdesk.reading.values.cell_text import text_of

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)", re.ASCII)


class ModelRead(Struct, frozen=True):
    """The councils and their neighbours; what could not be read of it. `year` is the one in the name of file or sheet,
    None where there is none or there are two."""

    workbook: str
    sheet: str
    councils: tuple[CouncilsNeighbours, ...]
    year: int | None
    problems: tuple[Problem, ...] = ()

    def model(self, year: int) -> NeighboursModel:
        return NeighboursModel(year, self.councils)

    @property
    def source(self) -> CellSource:
        return CellSource(self.workbook, self.sheet, "A1")


def model_of(workbook: str, sheet: Sheet, heading_row: int) -> ModelRead:
    """A council that stands there twice, or that is its own neighbour, is told at its row and left out."""
    columns = {heading_of(cell): cell.column for cell in sheet.row(heading_row)}
    code_column = next(columns[name] for name in (OLD_CODE, "la_code", NEW_CODE) if name in columns)
    nearest = sorted(
        (place_of(heading), column, heading) for heading, column in columns.items() if is_neighbour(heading)
    )
    found: dict[str, CouncilsNeighbours] = {}
    rows: dict[str, int] = {}
    problems: list[Problem] = []
    for row, cells in sheet.rows():
        by_column = {cell.column: cell for cell in cells}
        code = text_of(by_column.get(code_column)) if row > heading_row else ""
        if not code:
            continue
        neighbours = tuple(_neighbours(by_column, columns, nearest))
        source = CellSource(workbook, sheet.name, f"{column_letters(code_column)}{row}")
        if (wrong := _wrong(code, neighbours, rows)) is not None:
            problems.append(_told(wrong, source, code))
            found.pop(code, None)
            continue
        rows[code] = row
        name = text_of(by_column.get(columns.get(COUNCIL_NAME, 0)))
        found[code] = CouncilsNeighbours(code, name, neighbours)
    years = {int(year) for text in (workbook, sheet.name) for year in _YEAR.findall(text)}
    year = years.pop() if len(years) == 1 else None
    return ModelRead(workbook, sheet.name, tuple(found.values()), year, tuple(problems))


def _neighbours(
    cells: dict[int, Cell], columns: dict[str, int], nearest: list[tuple[int, int, str]]
) -> Iterator[Neighbour]:
    for _, column, heading in nearest:
        if code := text_of(cells.get(column)):
            closeness = columns.get(f"{heading}p")
            yield Neighbour(code, text_of(cells.get(closeness)) if closeness is not None else "")


def _wrong(code: str, neighbours: tuple[Neighbour, ...], rows: dict[str, int]) -> str | None:
    codes = [each.code for each in neighbours]
    if code in rows:
        return f"The council {code} stands in row {rows[code]} too, so nothing says which neighbours are its own."
    if code in codes:
        return f"The council {code} is among its own neighbours."
    if len(set(codes)) != len(codes):
        return f"A neighbour of the council {code} stands twice in its row."
    return None if codes else f"The council {code} has no neighbours in its row."


def _told(wrong: str, source: CellSource, found: str) -> Problem:
    message = f"{wrong} Its neighbours were not used."
    return Problem(
        "neighbours-model", Severity.ERROR, message, "Take the model as it was published.", source, found=found
    )
