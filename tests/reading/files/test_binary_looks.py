"""How cells of the binary kinds of workbooks look: number formats, and rows and columns that nobody sees."""

import io
import struct
from datetime import datetime

import pytest
import xlwt

from ibdesk.reading.files.binary import read_binary as binary_workbook
from ibdesk.reading.files.open_file import read_cells
from tests.reading.files.odd_workbooks import relations_xml, xls, xlsb, xlsb_record, xlsb_text


def test_number_formats_and_what_is_hidden_come_along() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Figures")
    for row, (value, shown) in enumerate(((0.65, "0%"), (489, "0.0,"), (489, ";;;"), (489, "General"))):
        sheet.write(row, 0, value, xlwt.easyxf(num_format_str=shown))
        sheet.write(row, 1, 7)
    sheet.write(4, 0, datetime(2026, 8, 12), xlwt.easyxf(num_format_str="d-mmm"))
    sheet.row(1).hidden = True
    sheet.col(1).hidden = True
    file = io.BytesIO()
    book.save(file)
    read = read_cells(file.getvalue(), "a.xls")
    cells = read.sheets[0].cells
    assert [cells[row, 1].number_format for row in range(1, 6)] == ["0%", "0.0,", ";;;", "General", "d-mmm"]
    assert [cell.address for cell in cells.values() if cell.hidden] == ["B1", "A2", "B2", "B3", "B4"]
    assert read.notes == (
        "The sheet “Figures” has something in hidden row 2.",
        "The sheet “Figures” has something in hidden column B.",
    )


def test_they_come_along_in_a_binary_workbook_of_today() -> None:
    def form(number: int) -> bytes:
        return xlsb_record(47, struct.pack("<HHH", 0, number, 0) + bytes(10))

    styles = xlsb_record(278) + xlsb_record(44, struct.pack("<H", 164) + xlsb_text("0.0,"))
    styles += xlsb_record(43, struct.pack("<HHHH", 220, 0, 400, 0) + bytes(8))
    styles += xlsb_record(617, struct.pack("<I", 3)) + form(0) + form(164) + form(9) + xlsb_record(618)
    sheet = xlsb_record(129) + xlsb_record(390) + xlsb_record(60, struct.pack("<IIIIH", 1, 1, 2340, 0, 1))
    sheet += xlsb_record(391) + xlsb_record(148, struct.pack("<4I", 0, 1, 0, 1)) + xlsb_record(145)
    for row, marks in ((0, 0), (1, 0x10)):
        sheet += xlsb_record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, marks, 0, 0))
        sheet += b"".join(xlsb_record(5, struct.pack("<IId", column, column + row, 489.0)) for column in (0, 1))
    relations = relations_xml(("r1", "worksheet", "worksheets/sheet1.bin"), ("r2", "styles", "styles.bin"))
    members = {
        "xl/worksheets/sheet1_dot_bin": sheet + xlsb_record(146) + xlsb_record(130),
        "xl/styles_dot_bin": styles,
        "xl/_rels/workbook_dot_bin_dot_rels": relations,
    }
    read = read_cells(xlsb((1, 1, 1.0), **members), "a.xlsb")
    assert [(cell.address, cell.number_format, cell.hidden) for cell in read.sheets[0].cells.values()] == [
        ("A1", "General", False), ("B1", "0.0,", True), ("A2", "0.0,", True), ("B2", "0%", True),
    ]  # fmt: skip
    assert len(read.notes) == 2


def test_where_the_looks_cannot_be_followed_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binary_workbook, "looks_in_xls", lambda _: None)
    monkeypatch.setattr(binary_workbook, "looks_in_xlsb", lambda _: None)
    for book in (read_cells(xls((1,)), "figures.xls"), read_cells(xlsb((1, 1, 1.0)), "figures.xlsb")):
        (note,) = book.notes
        assert "cannot see number formats, hidden rows and columns" in note
        assert "as an Excel workbook (.xlsx)" in note
    assert read_cells(xls((1,), hidden_sheet=True), "a.xls").notes[1] == "The sheet “Notes” is hidden."
