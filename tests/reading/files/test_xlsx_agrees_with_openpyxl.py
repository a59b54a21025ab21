"""The same workbook read by our reader and by openpyxl: the same cells, where openpyxl can be believed."""

import io
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import to_excel

from ibdesk.reading.cells.sheet import Cell, CellValue, Kind, Workbook
from ibdesk.reading.files.open_file import read_cells

HEADINGS = [
    "Code",
    "Indicator",
    "Aug-13",
    "Aug-14",
    "Café – 東京 😀",
    " spaces ",
    "line\nbreak",
    "<b>&amp;",
]
NUMBERS = [489, -5, 0, 1060.66, 0.1 + 0.2, 1 / 3, 65.19, 1e-7, 1e21, 12345678901234567890, 123456789.123456789]
DATES = [date(2014, 8, 1), datetime(2014, 8, 31, 23, 59, 59), datetime(1900, 3, 1), datetime(9999, 12, 31)]
PERCENTS = {"0%": 0.65, "0.00%": 0.6519, "#,##0.00": 1060.66, '0.0" days"': 19.5}
ERRORS = ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"]


def by_openpyxl(from_1904: bool = False) -> bytes:
    """All kinds of cells, written by openpyxl."""
    book = openpyxl.Workbook()
    if from_1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "Figures"
    sheet.append(HEADINGS)
    sheet.append(NUMBERS)
    sheet.append([day for day in DATES if not (from_1904 and day == datetime(1900, 3, 1))])
    for column, (number_format, value) in enumerate(PERCENTS.items(), start=1):
        sheet.cell(9, column, value).number_format = number_format
    for column, (value, number_format) in enumerate(
        [(41852, "mmm-yy"), (41852, "[$-809]dd mmmm yyyy"), (0.5, "h:mm")], start=1
    ):
        sheet.cell(11, column, value).number_format = number_format
    sheet.append([True, False, None, True])
    sheet.append(ERRORS)
    rich = CellRichText("Aug", TextBlock(InlineFont(b=True), "-14"))
    sheet.append([rich, "=SUM(A2:B2)", "#REF!", "'quoted", "=B1"])
    sheet["XFD40000"] = "far"
    sheet.merge_cells("A20:C21")
    sheet["A20"] = "merged"
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    other = book.create_sheet("Numerators & more")
    other.sheet_state = "hidden"
    other["C7"] = timedelta(hours=30)
    other["C8"] = time(10, 30)
    book.create_sheet("Blank")
    return saved(book)


def saved(book: Any) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def by_xlsxwriter(**options: Any) -> bytes:
    """All kinds of cells, written by XlsxWriter; constant_memory makes inline texts of them."""
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, options)
    sheet = book.add_worksheet("Figures")
    day, percent = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": 10})
    for column, heading in enumerate(HEADINGS):
        sheet.write_string(0, column, heading)
    sheet.set_row(1, None, None, {"hidden": True})
    for column, value in enumerate(NUMBERS):
        sheet.write_number(1, column, value)
    for column, when in enumerate(DATES[:2]):
        sheet.write_datetime(2, column, when, day)
    for column in range(4):
        sheet.write_number(3, column, column / 7, percent)
    sheet.write_boolean(4, 0, True)
    sheet.write_blank(4, 1, None, percent)
    for column, (formula, result) in enumerate([("1/0", "#DIV/0!"), ("1+1", 2), ('"a"', "a"), ("TRUE()", True)]):
        sheet.write_formula(5, column, f"={formula}", None, result)
    sheet.write_array_formula("A7:A8", "{=B1:B2}", None, 5)
    if not options.get("constant_memory"):
        sheet.merge_range("A10:B11", "merged")
    sheet.set_column("F:G", None, None, {"hidden": True})
    book.add_worksheet("Hidden").hide()
    book.add_chartsheet("Chart").set_chart(_chart(book))
    book.close()
    return written.getvalue()


def _chart(book: Any) -> Any:
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Figures!$A$2:$F$2"})
    return chart


def expected(cell: Any, formula: bool, epoch: datetime) -> tuple[Kind, CellValue] | None:
    """What our reader should make of a cell as openpyxl tells it."""
    value = cell.value
    if value is None or value == "":
        return (Kind.FORMULA_WITHOUT_RESULT, "") if formula and value is None else None
    if isinstance(value, bool):
        return Kind.BOOLEAN, value
    if cell.data_type == "e":
        return Kind.ERROR, value
    if isinstance(value, time | timedelta):  # a time of day and a length of time are numbers to us
        return Kind.NUMBER, Decimal(f"{to_excel(value, epoch):.15g}")
    if isinstance(value, datetime):
        return Kind.DATE, value
    if isinstance(value, int | float):
        return Kind.NUMBER, Decimal(f"{float(value):.15g}")
    return Kind.TEXT, value


def cells_by_openpyxl(data: bytes) -> dict[str, dict[str, tuple[Kind, CellValue, str]]]:
    values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    formulas = openpyxl.load_workbook(io.BytesIO(data))
    told: dict[str, dict[str, tuple[Kind, CellValue, str]]] = {}
    for sheet in values.worksheets:
        told[sheet.title] = {}
        for place in sorted(sheet._cells):
            cell = sheet._cells[place]
            is_formula = formulas[sheet.title].cell(*place).data_type == "f"
            content = expected(cell, is_formula, values.epoch)
            if content is not None:
                told[sheet.title][cell.coordinate] = (*content, cell.number_format)
    return told


def told(cell: Cell) -> tuple[Kind, CellValue, str]:
    return cell.kind, cell.value, cell.number_format


WRITERS: dict[str, Callable[[], bytes]] = {
    "openpyxl": by_openpyxl,
    "openpyxl from 1904": lambda: by_openpyxl(from_1904=True),
    "XlsxWriter": by_xlsxwriter,
    "XlsxWriter with inline texts": lambda: by_xlsxwriter(constant_memory=True),
    "XlsxWriter from 1904": lambda: by_xlsxwriter(date_1904=True),
}


@pytest.fixture(params=WRITERS.values(), ids=list(WRITERS))
def data(request: pytest.FixtureRequest) -> bytes:
    return bytes(request.param())


def test_every_cell_is_the_same(data: bytes) -> None:
    ours = {
        sheet.name: {cell.address: told(cell) for cell in sheet.cells.values()}
        for sheet in read_cells(data, "a.xlsx").sheets
    }
    theirs = cells_by_openpyxl(data)
    assert ours == theirs
    assert sum(map(len, ours.values())) > 30


def test_what_is_hidden_and_merged_is_the_same(data: bytes) -> None:
    ours, theirs = read_cells(data, "a.xlsx"), openpyxl.load_workbook(io.BytesIO(data))
    for sheet in ours.sheets:
        other = theirs[sheet.name]
        assert sheet.hidden == (other.sheet_state != "visible")
        assert sorted(sheet.merged) == sorted((r.min_row, r.min_col, r.max_row, r.max_col) for r in other.merged_cells)
        for cell in sheet.cells.values():
            hidden = other.row_dimensions[cell.row].hidden or _column_hidden(other, cell.column)
            assert cell.hidden == hidden, cell.address
    assert any(cell.hidden for sheet in ours.sheets for cell in sheet.cells.values())


def _column_hidden(sheet: Any, column: int) -> bool:
    spans = sheet.column_dimensions.values()
    return any(span.hidden and (span.min or 0) <= column <= (span.max or 0) for span in spans)


def test_errors_are_not_lost_and_a_chart_is_told() -> None:
    book: Workbook = read_cells(by_xlsxwriter(), "a.xlsx")
    assert told(book.sheets[0].row(6)[0])[:2] == (Kind.ERROR, "#DIV/0!")
    assert "The sheet “Chart” is a chart, without cells to read." in book.notes
    assert "The sheet “Hidden” is hidden." in book.notes
    assert any("left its formulas for Excel to work out" in note for note in book.notes)


def test_where_openpyxl_shows_an_escape_that_excel_does_not_show() -> None:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        book.add_worksheet().write_string(0, 0, "_x0041_ was typed, a tab follows:\t, and a bell:\a")
    text = read_cells(written.getvalue(), "a.xlsx").sheets[0].row(1)[0].value
    assert text == "_x0041_ was typed, a tab follows:\t, and a bell:\a"
    theirs = openpyxl.load_workbook(io.BytesIO(written.getvalue())).active
    assert theirs["A1"].value != text


def test_the_formats_with_a_number_only_are_those_openpyxl_knows() -> None:
    book = openpyxl.Workbook()
    for number, text in BUILTIN_FORMATS.items():
        book.active.cell(number + 1, 1, 41852).number_format = text
    read = read_cells(saved(book), "a.xlsx").sheets[0]
    assert {cell.row - 1: cell.number_format for cell in read.cells.values()} == BUILTIN_FORMATS
    dates = {cell.row - 1 for cell in read.cells.values() if cell.kind is Kind.DATE}
    assert dates == {14, 15, 16, 17, 22}
