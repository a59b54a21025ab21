"""Formulas whose results nobody worked out, whatever a file says beside them."""

from collections.abc import Collection

from msgspec.structs import replace

from ibdesk.reading.cells.sheet import CellsByRow, Kind, Sheet

# Programs that work formulas out, and whose 0 is one.
_WORK_OUT = ("libreoffice", "openoffice", "onlyoffice", "wps", "gnumeric", "numbers", "google", "collabora")


def works_out(application: str) -> bool:
    """Whether a program that calls itself so works out the formulas that it writes."""
    return any(name in application.casefold() for name in _WORK_OUT)


def without_results(sheet: Sheet, places: Collection[tuple[int, int]]) -> Sheet:
    """The sheet with formulas without a result at these places."""
    assert isinstance(sheet.cells, CellsByRow)
    rows = dict(sheet.cells.rows)
    columns: dict[int, set[int]] = {}
    for row, column in places:
        columns.setdefault(row, set()).add(column)
    for row, at in columns.items():
        rows[row] = tuple(
            cell._replace(kind=Kind.FORMULA_WITHOUT_RESULT, value="") if cell.column in at else cell
            for cell in rows[row]
        )
    return replace(sheet, cells=CellsByRow(rows))
