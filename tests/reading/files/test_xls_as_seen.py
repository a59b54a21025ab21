"""Raised, lowered and crossed-out signs of an .xls workbook: what was a number by its signs alone is none."""

import io
import struct
from collections.abc import Callable
from typing import Any

import pytest
import xlwt

from ibdesk.reading.cells.sheet import Kind
from ibdesk.reading.files.open_file import read_cells
from tests.reading.files.odd_workbooks import relations_xml, xlsb, xlsb_record, xlsb_text

_WITH_STYLES = {
    "xl/_rels/workbook_dot_bin_dot_rels": relations_xml(
        ("r1", "worksheet", "worksheets/sheet1.bin"), ("r2", "styles", "styles.bin")
    )
}
PLAIN, RAISED, STRUCK, LOWERED = (xlwt.Font() for _ in range(4))
RAISED.escapement = xlwt.Font.ESCAPEMENT_SUPERSCRIPT
LOWERED.escapement = xlwt.Font.ESCAPEMENT_SUBSCRIPT
STRUCK.struck_out = True


def xls(fill: Callable[[Any], None]) -> bytes:
    book = xlwt.Workbook()
    fill(book.add_sheet("Figures"))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("runs", "seen"),
    [
        ((("489", PLAIN), ("1", RAISED)), "489¹"),
        ((("480", STRUCK), ("489", PLAIN)), "4̶8̶0̶489"),
        ((("4", PLAIN), ("89", LOWERED)), "4₈₉"),
        ((("Referrals", PLAIN), ("2", RAISED)), "Referrals²"),
        ((("48", PLAIN), ("9", PLAIN)), "489"),
    ],
)
def test_a_part_of_a_text(runs: tuple[object, ...], seen: str) -> None:
    cell = read_cells(xls(lambda sheet: sheet.write_rich_text(2, 1, runs)), "a.xls").sheets[0].cell(3, 2)
    assert cell is not None
    assert (cell.kind, cell.value) == (Kind.TEXT, seen)


def test_a_whole_cell_and_the_plain_ones_beside_it() -> None:
    def fill(sheet: Any) -> None:
        sheet.write(0, 0, 489, xlwt.easyxf("font: struck_out true"))
        sheet.write(0, 1, 12, xlwt.easyxf("font: struck_out true"))
        sheet.write(0, 2, 489)
        sheet.write(0, 3, "7", xlwt.easyxf("font: escapement superscript"))

    row = read_cells(xls(fill), "a.xls").sheets[0].row(1)
    assert [cell.value for cell in row] == ["4̶8̶9̶", "1̶2̶", 489, "⁷"]


def test_texts_that_go_on_in_another_record_are_followed() -> None:
    def fill(sheet: Any) -> None:
        for row in range(3_000):
            sheet.write(row, 0, f"{row} long texts, one after the other {'ž' * (row % 7)}")
        sheet.write_rich_text(3_000, 0, (("489", PLAIN), ("1", RAISED)))

    sheet = read_cells(xls(fill), "a.xls").sheets[0]
    last, before = sheet.cell(3_001, 1), sheet.cell(3_000, 1)
    assert last is not None
    assert before is not None
    assert last.value == "489¹"
    assert before.value == f"2999 long texts, one after the other {'ž' * (2_999 % 7)}"


def rich_xlsb(struck_cell: bool) -> bytes:
    """One cell: 489 with a raised 1 behind it as a shared text; or the number 489 all crossed out."""

    def font(marks: int, escapement: int) -> bytes:
        return xlsb_record(43, struct.pack("<HHHH", 220, marks, 400, escapement) + bytes(8))

    def form(font: int) -> bytes:
        return xlsb_record(47, struct.pack("<HHH", 0, 0, font) + bytes(10))

    fonts = font(0, 0) + font(0, 1) + font(0x08, 0)
    styles = (
        xlsb_record(278)
        + fonts
        + xlsb_record(617, struct.pack("<I", 2))
        + form(0)
        + form(2)
        + xlsb_record(618)
        + xlsb_record(279)
    )
    runs = struct.pack("<IHHHH", 2, 0, 0, 3, 1)
    strings = xlsb_record(159, struct.pack("<II", 1, 1)) + xlsb_record(19, b"\1" + xlsb_text("4891") + runs)
    number = xlsb_record(5, struct.pack("<IId", 0, 1, 489.0))
    shared = xlsb_record(7, struct.pack("<III", 0, 0, 0))
    row = xlsb_record(0, struct.pack("<IIHBBBI", 0, 0, 300, 0, 0, 0, 0))
    size = xlsb_record(148, struct.pack("<4I", 0, 0, 0, 0))
    sheet = xlsb_record(129) + size + xlsb_record(145) + row + (number if struck_cell else shared)
    relations = relations_xml(
        ("r1", "worksheet", "worksheets/sheet1.bin"),
        ("r2", "styles", "styles.bin"),
        ("r3", "sharedStrings", "sharedStrings.bin"),
    )
    members = {
        "xl/worksheets/sheet1_dot_bin": sheet + xlsb_record(146) + xlsb_record(130),
        "xl/styles_dot_bin": styles,
        "xl/sharedStrings_dot_bin": strings + xlsb_record(160),
        "xl/_rels/workbook_dot_bin_dot_rels": relations,
    }
    return xlsb((1, 1, 1.0), **members)


@pytest.mark.parametrize(("struck_cell", "seen"), [(False, "489¹"), (True, "4̶8̶9̶")])
def test_a_binary_workbook_of_today(struck_cell: bool, seen: str) -> None:
    cell = read_cells(rich_xlsb(struck_cell), "a.xlsb").sheets[0].cell(1, 1)
    assert cell is not None
    assert (cell.kind, cell.value) == (Kind.TEXT, seen)


def test_where_the_looks_cannot_be_seen_a_note_says_so() -> None:
    font_cut_short = xlsb_record(43, b"short") + xlsb_record(617, struct.pack("<I", 0)) + xlsb_record(618)
    members = {"xl/styles_dot_bin": font_cut_short, **_WITH_STYLES}
    notes = read_cells(xlsb((1, 1, 489.0), **members), "a.xlsb").notes
    assert any("raised or crossed out" in note for note in notes)
    assert not any("raised or crossed out" in note for note in read_cells(xls(lambda sheet: None), "a.xls").notes)
