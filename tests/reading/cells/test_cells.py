"""Cells and sheets as the rest of IBDesk sees them."""

from decimal import Decimal

import pytest

from ibdesk.domain.cell_address import column_letters
from ibdesk.reading.cells.sheet import Cell, CellsByRow, Kind, Sheet, Workbook
from ibdesk.reading.cells.signs import Place, crossed_out, is_crossed_out, placed, without_crossed_out
from ibdesk.reading.values.cell_text import key_of


@pytest.mark.parametrize(
    ("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_columns_have_letters(column: int, letters: str) -> None:
    assert column_letters(column) == letters
    assert Cell(14, column, Kind.TEXT, "x").address == f"{letters}14"


def number(row: int, column: int) -> Cell:
    return Cell(row, column, Kind.NUMBER, Decimal(row * 100 + column))


def test_a_sheet_from_cells_in_any_order_is_read_row_by_row() -> None:
    cells = [number(9, 3), number(2, 5), number(2, 1), number(9, 1), number(4, 2)]
    sheet = Sheet("Figures", {(cell.row, cell.column): cell for cell in cells})

    assert [(row, [cell.address for cell in cells]) for row, cells in sheet.rows()] == [
        (2, ["A2", "E2"]),
        (4, ["B4"]),
        (9, ["A9", "C9"]),
    ]
    assert list(sheet.cells) == [(2, 1), (2, 5), (4, 2), (9, 1), (9, 3)]
    assert sheet.row(4) == (number(4, 2),)
    assert sheet.row(5) == ()


def test_every_cell_is_found_and_no_blank_is() -> None:
    held = {(row, column): number(row, column) for row in (1, 3, 7) for column in (1, 2, 3, 8, 9, 40, 16384)}
    sheet = Sheet("Figures", held)

    for row in range(9):
        for column in (*range(12), 39, 40, 41, 16383, 16384, 16385):
            assert sheet.cell(row, column) == held.get((row, column))
    assert len(sheet.cells) == 21
    assert (1, 8) in sheet.cells
    assert (1, 7) not in sheet.cells
    with pytest.raises(KeyError):
        sheet.cells[(2, 1)]


def test_a_sheet_knows_which_columns_it_uses_and_whether_a_cell_is_hidden() -> None:
    shown = {(row, column): number(row, column) for row, column in ((1, 2), (7, 2), (7, 40))}
    assert Sheet("Figures", {}).columns_used() == set()
    assert Sheet("Figures", shown).columns_used() == {2, 40}
    for place, cell in shown.items():
        assert Sheet("Figures", shown | {place: cell._replace(hidden=True)}).any_hidden()
    assert not Sheet("Figures", shown).any_hidden()
    assert not Sheet("Figures", shown, hidden=True).any_hidden()  # its cells are as they were on a sheet that is shown


def test_sheets_with_the_same_cells_are_equal() -> None:
    as_dict = Sheet("A", {(1, 1): number(1, 1)})
    assert as_dict == Sheet("A", CellsByRow({1: (number(1, 1),)}))
    assert as_dict != Sheet("A", {(1, 1): number(1, 2)})


def test_sheets_are_found_by_name_as_excel_finds_them() -> None:
    book = Workbook((Sheet("Figures", {}), Sheet("Numerators", {})))
    assert book.sheet("FIGURES") is book.sheets[0]
    assert book.sheet("Targets") is None


def test_crossed_out_signs_are_kept_with_their_stroke_and_can_be_left_out() -> None:
    text = f"More {crossed_out('came from')} schools"
    assert is_crossed_out(text)
    assert without_crossed_out(text) == "More schools"
    assert (without_crossed_out("489"), without_crossed_out(crossed_out("489"))) == ("489", "")
    assert key_of(crossed_out("Code")) not in ("", "code"), "a crossed-out word is not known"


@pytest.mark.parametrize(
    ("text", "place", "seen"),
    [
        ("1", Place.RAISED, "¹"),
        ("(2)", Place.RAISED, "⁽²⁾"),
        ("a", Place.RAISED, "ᵃ"),
        ("st", Place.RAISED, "st"),
        ("see note 2", Place.RAISED, "see note ²"),
        ("2", Place.LOWERED, "₂"),
        ("2", Place.ON_LINE, "2"),
    ],
)
def test_raised_and_lowered_signs_are_those_of_unicode(text: str, place: Place, seen: str) -> None:
    assert placed(text, place) == seen


@pytest.mark.parametrize("heading", ["Value¹", "Value ²", "Value₁", "Value ᵖ"])
def test_a_raised_sign_is_no_part_of_a_word(heading: str) -> None:
    assert key_of(heading) == "value"
