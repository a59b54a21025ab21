"""What a binary workbook (.xlsb) shows beside its cells, and white numbers of both binary kinds: as in .xlsx."""

import io
import struct
from collections.abc import Mapping

import pytest
import xlwt

from ibdesk.reading.files.open_file import read_cells
from ibdesk.reading.workbooks import OpenedFile
from tests.reading.files.odd_workbooks import relations_xml, xlsb, xlsb_record, xlsb_text
from tests.reading.in_formats import read_one
from tests.reading.made_workbooks import KNOWN


def colour(how: int, number: int = 0, tint: int = 0, parts: bytes = bytes(4)) -> bytes:
    """By its number (1), its parts (2), or of the theme (3)."""
    return struct.pack("<BBh", how << 1, number, tint) + parts


PLAIN, WHITE = colour(0), colour(2, parts=b"\xff" * 4)
NOTHING_MORE: Mapping[str, bytes] = {}
NAVY = colour(2, parts=b"\x00\x33\x66\xff")


def of_today(
    font: bytes = PLAIN,
    pattern: int = 0,
    ground: bytes = PLAIN,
    of_sheet: bytes = b"",
    members: Mapping[str, bytes] = NOTHING_MORE,
) -> bytes:
    """A table of one row whose number is in this font before this ground."""
    styles = xlsb_record(278)
    for each in (PLAIN, font):
        styles += xlsb_record(43, struct.pack("<HHHHBBBB", 220, 0, 400, 0, 0, 0, 0, 0) + each)
    for number, each in ((0, PLAIN), (pattern, ground)):
        styles += xlsb_record(45, struct.pack("<I", number) + each)
    form = b"".join(xlsb_record(47, struct.pack("<5H", 0, 0, at, at, 0) + bytes(6)) for at in (0, 1))
    styles += xlsb_record(617, struct.pack("<I", 2)) + form + xlsb_record(618)
    sheet = xlsb_record(129) + xlsb_record(148, struct.pack("<4I", 0, 1, 0, 1)) + xlsb_record(145)
    for row, cells in enumerate(
        (
            (xlsb_record(6, at(0) + xlsb_text("Code")), xlsb_record(6, at(1) + xlsb_text("Aug-14"))),
            (xlsb_record(5, at(0) + struct.pack("<d", 7)), xlsb_record(5, at(1, 1) + struct.pack("<d", 489))),
        )
    ):
        sheet += xlsb_record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, 0, 0, 0)) + b"".join(cells)
    relations = relations_xml(("r1", "worksheet", "worksheets/sheet1.bin"), ("r2", "styles", "styles.bin"))
    made = {
        "xl/worksheets/sheet1_dot_bin": sheet + xlsb_record(146) + of_sheet + xlsb_record(130),
        "xl/styles_dot_bin": styles,
        "xl/_rels/workbook_dot_bin_dot_rels": relations,
    }
    return xlsb((1, 1, 1.0), **made, **members)


def at(column: int, style: int = 0) -> bytes:
    return struct.pack("<II", column, style)


def came(data: bytes, name: str) -> tuple[list[str], set[str]]:
    """The figures kept, and the rules of what was told."""
    contents = read_one(OpenedFile(name, "0", read_cells(data, name)), KNOWN)
    return [str(each.quantity) for each in contents.records.figures], {each.rule for each in contents.problems}


@pytest.mark.parametrize(
    ("font", "pattern", "ground", "is_told"),
    [
        (WHITE, 0, PLAIN, True),
        (colour(1, 9), 0, PLAIN, True),
        (colour(1, 1), 0, PLAIN, True),
        (colour(3, 0), 0, PLAIN, True),
        (WHITE, 1, WHITE, True),
        (WHITE, 1, colour(1, 12), False),
        (NAVY, 0, PLAIN, False),
        (colour(1, 10), 0, PLAIN, False),
        (colour(3, 0, -5000), 0, PLAIN, False),
        (colour(3, 1), 0, PLAIN, False),
        (PLAIN, 0, PLAIN, False),
    ],
)
def test_a_white_number_is_told(font: bytes, pattern: int, ground: bytes, is_told: bool) -> None:
    figures, rules = came(of_today(font, pattern, ground), "a.xlsb")
    assert (figures, "number-not-shown" in rules) == (["489"], is_told)


@pytest.mark.parametrize(("number", "ground", "is_told"), [(9, 0, True), (1, 0, True), (9, 12, False), (10, 0, False)])
def test_a_white_number_of_an_old_workbook_is_told(number: int, ground: int, is_told: bool) -> None:
    book, file = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("Figures")
    look = xlwt.XFStyle()
    look.font.colour_index = number
    if ground:
        look.pattern.pattern, look.pattern.pattern_fore_colour = 1, ground
    for column, value in enumerate(("Code", "Aug-14")):
        sheet.write(0, column, value)
    sheet.write(1, 0, 7)
    sheet.write(1, 1, 489, look)
    book.save(file)
    figures, rules = came(file.getvalue(), "a.xls")
    assert (figures, "number-not-shown" in rules) == (["489"], is_told)


def of_pages(*texts: str | None) -> bytes:
    held = b"".join(struct.pack("<I", 0xFFFFFFFF) if each is None else xlsb_text(each) for each in texts)
    return xlsb_record(479, struct.pack("<H", 0) + held) + xlsb_record(480)


@pytest.mark.parametrize(
    ("texts", "beside", "is_asked"),
    [
        (("&LMarlshire&CTargets 2014/15", "&RPage &P", None), ("Marlshire", "Targets 2014/15"), True),
        ((None, "&CFigures are year to date", None, None, None, None), ("Figures are year to date",), True),
        ((None, None, None, None, "&CBoys only", ""), ("Boys only",), True),
        ((None, "&CDraft"), ("Draft",), False),
        ((None,) * 6, (), False),
    ],
)
def test_headers_and_footers_are_read(texts: tuple[str | None, ...], beside: tuple[str, ...], is_asked: bool) -> None:
    data = of_today(of_sheet=of_pages(*texts))
    (sheet,) = read_cells(data, "a.xlsb").sheets
    assert [line for line in sheet.beside if not line.startswith("Page")] == list(beside)
    assert bool(came(data, "a.xlsb")[0]) is not is_asked


def test_notes_on_cells_are_read() -> None:
    def note(author: int, row: int, column: int, text: str) -> bytes:
        place = struct.pack("<IIIII", author, row, row, column, column) + bytes(16)
        return xlsb_record(635, place) + xlsb_record(637, b"\0" + xlsb_text(text)) + xlsb_record(636)

    said = xlsb_record(632, xlsb_text("IBDesk")) + xlsb_record(632, xlsb_text("Team"))
    said += note(0, 0, 0, "Look here") + note(1, 1, 1, "Team:\nShould be 498")
    members = {
        "xl/comments1_dot_bin": said,
        "xl/worksheets/_rels/sheet1_dot_bin_dot_rels": relations_xml(("r1", "comments", "../comments1.bin")),
    }
    data = of_today(members=members)
    assert read_cells(data, "a.xlsb").sheets[0].notes == {(2, 2): "Should be 498"}
    assert "note-on-figure" in came(data, "a.xlsb")[1]
