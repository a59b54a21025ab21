"""A cell with what stands around it: headings and labels in sight wherever in the sheet it is."""

from datetime import datetime
from decimal import Decimal

import pytest

from ibdesk.errors import UserError
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet, Workbook
from ibdesk.reading.tables.opened.cell_view import cell_view


def figures() -> Workbook:
    """A wide table under a title: codes, names, 24 months, 30 indicators."""
    cells = [Cell(1, 1, Kind.TEXT, "Returns"), Cell(3, 1, Kind.TEXT, "Code"), Cell(3, 2, Kind.TEXT, "Indicator")]
    for at in range(24):
        day = datetime(2013 + at // 12, at % 12 + 1, 1)
        cells.append(Cell(3, 3 + at, Kind.DATE, day, "mmm-yy"))
    for row in range(4, 34):
        cells += [Cell(row, 1, Kind.NUMBER, Decimal(row)), Cell(row, 2, Kind.TEXT, f"Indicator {row}")]
        cells += [Cell(row, 3 + at, Kind.NUMBER, Decimal(row * at) / 1000, "0.0%") for at in range(24)]
    return Workbook((Sheet("Figures", {(cell.row, cell.column): cell for cell in cells}),))


def test_headings_and_labels_stay_in_sight() -> None:
    view = cell_view(figures(), "a.xlsx", "figures", "R20")
    assert view.ringed == (20, 18)
    assert view.heading_row == 3
    assert view.rows == (3, *range(17, 25))
    assert view.columns == (1, 2, *range(14, 23))
    assert view.heading(18) == "Apr 2014"
    assert view.text(20, 2) == "Indicator 20"
    assert view.text(20, 18) == "30%"


def test_at_the_edges_as_many_cells_are_shown() -> None:
    assert cell_view(figures(), "a", "Figures", "A4").columns == tuple(range(1, 10))
    last = cell_view(figures(), "a", "Figures", "XFD1048576")
    assert (last.rows[-1], last.columns[-1]) == (1_048_576, 16_384)
    assert last.heading_row is None
    assert last.text(*last.ringed) == ""


def test_above_the_table_there_are_no_headings() -> None:
    view = cell_view(figures(), "a", "Figures", "A1")
    assert view.heading_row is None
    assert view.text(1, 1) == "Returns"


@pytest.mark.parametrize(
    ("number", "number_format", "shown"),
    [
        ("0.895372233400402", "0.0%", "89.5372%"),
        ("0.65", "0%", "65%"),
        ("1060.66", "General", "1060.66"),
        ("0.33333333333333331", "General", "0.3333"),
        ("0.000012345678", "General", "0.00001235"),
        ("489", "General", "489"),
        ("12345678901234.5", "General", "12345678901234.5"),
    ],
)
def test_numbers_that_were_worked_out_are_shown_rounded(number: str, number_format: str, shown: str) -> None:
    cell = Cell(1, 1, Kind.NUMBER, Decimal(number), number_format)
    assert cell_view(Workbook((Sheet("A", {(1, 1): cell}),)), "a.xlsx", "A", "A1").text(1, 1) == shown


def test_kinds_of_cells_in_words() -> None:
    cells = [
        Cell(1, 1, Kind.ERROR, "#REF!"),
        Cell(1, 2, Kind.FORMULA_WITHOUT_RESULT, ""),
        Cell(1, 3, Kind.BOOLEAN, True),
        Cell(1, 4, Kind.TEXT, "x" * 1000),
        Cell(1, 5, Kind.DATE, datetime(2014, 8, 31)),
    ]
    view = cell_view(Workbook((Sheet("S", {(c.row, c.column): c for c in cells}),)), "a", "S", "A1")
    assert [view.text(1, at) for at in (1, 2, 3, 5)] == ["#REF!", "formula without a result", "TRUE", "31 August 2014"]
    assert len(view.text(1, 4)) == 401


@pytest.mark.parametrize(("sheet", "cell"), [("Nope", "A1"), ("Figures", ""), ("Figures", "XFE1")])
def test_a_sheet_or_cell_that_is_not_there_is_said(sheet: str, cell: str) -> None:
    with pytest.raises(UserError, match="has no"):
        cell_view(figures(), "a.xlsx", sheet, cell)
