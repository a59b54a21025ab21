"""Notes on cells: that they are there is told, for one may put its figure right, and of .xlsx what they say is read."""

import struct
from io import BytesIO

import openpyxl
import pytest
from openpyxl.comments import Comment

from ibdesk.reading.cells.ranges import told_notes
from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.files.binary import looks_in_xls
from ibdesk.reading.files.open_file import read_cells
from ibdesk.reading.sandbox.reader_process import read_cells_in_sandbox
from tests.reading.files.odd_workbooks import ods, pack, parts


def with_notes(*cells: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Figures"
    sheet["B2"] = 489
    for cell in cells:
        sheet[cell].comment = Comment("Should be 498", "Performance team")
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def test_they_are_told_with_their_cells() -> None:
    (note,) = read_cells(with_notes("B2", "A1"), "a.xlsx").notes
    assert note.startswith("The sheet “Figures” has notes on cells (A1, B2). Those that plainly speak of")
    assert read_cells(with_notes(), "a.xlsx").notes == ()


def test_what_they_say_is_read_without_who_wrote_it() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["B2"], sheet["B3"] = 489, 481
    sheet["B2"].comment = Comment("Jo Smith:\nShould be 498: see return", "Jo Smith")
    sheet["B3"].comment = Comment("[Threaded comment]\n\nYour version allows you to\n\nComment:\n    Was 480", "x")
    file = BytesIO()
    book.save(file)
    (read,) = read_cells(file.getvalue(), "a.xlsx").sheets
    assert read.notes == {(2, 2): "Should be 498: see return", (3, 2): "Was 480"}
    (again,) = _through_the_sandbox(file.getvalue())
    assert again.notes == read.notes


def _through_the_sandbox(data: bytes) -> tuple[Sheet, ...]:
    return read_cells_in_sandbox(data, "a.xlsx").sheets


def test_five_are_named() -> None:
    (note,) = told_notes("Figures", {(row, 2) for row in range(1, 9)})
    assert "(B1, B2, B3, B4, B5 and 3 more)" in note


def test_of_an_open_document() -> None:
    table = (
        '<table:table-row><table:table-cell office:value-type="float" office:value="489"><office:annotation><text:p>'
        "Should be 498</text:p></office:annotation><text:p>489</text:p></table:table-cell></table:table-row>"
    )
    book = read_cells(ods(table), "a.ods")
    assert [str(cell.value) for cell in book.sheets[0].cells.values()] == ["489"]
    assert [note for note in book.notes if "has notes on cells (A1)" in note]


@pytest.mark.parametrize("relations", ["<Relationships", "<wrong/>"])
def test_where_they_cannot_be_found_the_sheet_is_read(relations: str) -> None:
    data = pack(parts() | {"xl/worksheets/_rels/sheet1.xml.rels": relations.encode()})
    book = read_cells(data, "a.xlsx")
    assert (bool(book.sheets), book.notes) == (True, ())


def test_of_an_old_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    def record(number: int, data: bytes = b"") -> bytes:
        return struct.pack("<HH", number, len(data)) + data

    first = record(0x0809, bytes(16))
    entry = struct.pack("<IHBB", len(first) + 4 + 15 + 4, 0, 7, 0) + b"Figures"
    sheet = record(0x0809, bytes(16)) + record(0x001C, struct.pack("<HHHH", 1, 3, 0, 1)) + record(0x000A)
    stream = first + record(0x0085, entry) + record(0x000A) + sheet
    monkeypatch.setattr(looks_in_xls, "top_stream", lambda *_: stream)
    found = looks_in_xls.looks_in_xls(b"")
    assert found is not None
    assert [each.notes for each in found] == [{(2, 4)}]
