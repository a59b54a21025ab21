"""Notes on cells: that they are there is told, for one may put its figure right, and what they say is read."""

import struct
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from ibdesk.reading.cells.cell_notes import CellNotes
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


SAVED = Path(__file__).parents[1] / "saved_workbooks"


@pytest.mark.parametrize("name", ["notes.ods", "notes.xls"])
def test_those_that_another_program_saved_are_read(name: str) -> None:
    """LibreOffice's, of a workbook with a note of a marked copy (B4), and one with its writer's name over it (C3)."""
    first, second = read_cells((SAVED / name).read_bytes(), name).sheets
    assert first.notes == {
        (1, 1): "Prepared by the performance team \N{EN DASH} £",
        (3, 3): "Was 480, see the return\nof July",
        (3, 4): "Should be 498",
    }
    assert second.notes == {(1, 3): "Cumulative since April"}
    assert first.beside == second.beside == ()


@pytest.mark.parametrize(
    ("text", "author", "said"),
    [
        ("Should be 498", "Performance team", "Should be 498"),
        ("Performance team:\nShould be 498", "", "Should be 498"),
        ("Should be 498", "IBDesk", None),
        ("IBDesk 3, warning: no number", "", None),
        ("IBDesk:\nIBDesk 3, error: no number", "Performance team", None),
        ("IBDesk says 498", "", "IBDesk says 498"),
        ("x" * 600, "", "x" * 500),
        ("", "", ""),
    ],
)
def test_what_is_kept_of_a_note(text: str, author: str, said: str | None) -> None:
    notes = CellNotes()
    notes.put((1, 1), text, author)
    assert notes.said.get((1, 1)) == said


def test_five_are_named() -> None:
    (note,) = told_notes("Figures", {(row, 2): "Was 480" for row in range(1, 9)})
    assert "(B1, B2, B3, B4, B5 and 3 more)" in note


def test_of_an_open_document() -> None:
    table = (
        '<table:table-row><table:table-cell office:value-type="float" office:value="489"><office:annotation><text:p>'
        "Should be 498</text:p></office:annotation><text:p>489</text:p></table:table-cell></table:table-row>"
    )
    book = read_cells(ods(table), "a.ods")
    assert [str(cell.value) for cell in book.sheets[0].cells.values()] == ["489"]
    assert book.sheets[0].notes == {(1, 1): "Should be 498"}
    assert [note for note in book.notes if "has notes on cells (A1)" in note]


@pytest.mark.parametrize("relations", ["<Relationships", "<wrong/>"])
def test_where_they_cannot_be_found_the_sheet_is_read(relations: str) -> None:
    data = pack(parts() | {"xl/worksheets/_rels/sheet1.xml.rels": relations.encode()})
    book = read_cells(data, "a.xlsx")
    assert (bool(book.sheets), book.notes) == (True, ())


def record(number: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", number, len(data)) + data


def old_workbook(*records: bytes) -> bytes:
    """The stream of an .xls workbook whose one sheet has these records."""
    first = record(0x0809, bytes(16))
    entry = struct.pack("<IHBB", len(first) + 4 + 15 + 4, 0, 7, 0) + b"Figures"
    sheet = record(0x0809, bytes(16)) + b"".join(records) + record(0x000A)
    return first + record(0x0085, entry) + record(0x000A) + sheet


def box(kind: int, number: int, text: str, wide: bool) -> bytes:
    """An object of this kind with a text."""
    signs = text.encode("utf-16-le" if wide else "latin-1")
    held = record(0x005D, struct.pack("<HHHH", 0x15, 0x12, kind, number) + bytes(14))
    held += record(0x01B6, struct.pack("<HH6xHH4x", 0, 0, len(text), 16))
    return held + record(0x003C, bytes([wide]) + signs) + record(0x003C, bytes(16))


def note(row: int, column: int, number: int, author: str = "") -> bytes:
    return record(0x001C, struct.pack("<HHHHHB", row, column, 0, number, len(author), 0) + author.encode() + b"\0")


@pytest.mark.parametrize("wide", [False, True])
def test_of_an_old_workbook(monkeypatch: pytest.MonkeyPatch, wide: bool) -> None:
    stream = old_workbook(
        box(0x19, 1, "Should be 498", wide),
        box(0x06, 2, "In a box", wide),
        box(0x19, 3, "IBDesk's own", wide),
        note(1, 3, 1, "Performance team"),
        note(2, 3, 3, "IBDesk"),
        note(4, 0, 9),
    )
    monkeypatch.setattr(looks_in_xls, "top_stream", lambda *_: stream)
    found = looks_in_xls.looks_in_xls(b"")
    assert found is not None
    assert [(each.notes, each.beside) for each in found] == [({(2, 4): "Should be 498", (5, 1): ""}, ["In a box"])]


def test_one_that_cannot_be_read_is_said_to_be_there() -> None:
    (all_of_them,) = told_notes("Figures", {(5, 1): ""})
    (some,) = told_notes("Figures", {(5, 1): "", (2, 4): "Should be 498"})
    assert "What they say is not read" in all_of_them
    assert "but not all could be read" in some
