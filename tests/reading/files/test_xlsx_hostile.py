"""Workbooks that are broken or mean harm: each is read, or refused with a sentence; nothing else can happen."""

import zipfile
from collections.abc import Callable

import pytest

from ibdesk.errors import UserError
from ibdesk.reading.cells import limits
from ibdesk.reading.files.open_file import read_cells
from ibdesk.reading.files.xlsx import number_formats
from ibdesk.reading.files.zipped import package
from tests.reading.files.odd_workbooks import (
    GOOD_ROWS,
    MAIN,
    SHEET,
    Parts,
    book_xml,
    directory_changed,
    pack,
    pack_in_order,
    parts,
    relations_xml,
    sheet_xml,
    strings_xml,
    with_members,
    with_wrong_bytes,
    workbook,
)

GOOD = workbook()
PARTS = tuple(parts())
XML_PARTS = PARTS[1:]  # what [Content_Types].xml says is not asked


def sentence(data: bytes) -> str:
    with pytest.raises(UserError) as caught:
        read_cells(data, "a.xlsx")
    assert caught.value.what.startswith("“a.xlsx” cannot be read: ")
    assert "in an unusual way" not in caught.value.what, "the safety net caught what the reader should have"
    assert len(caught.value.next_step) > 20
    return caught.value.what


def reads_as_good(data: bytes) -> None:
    assert read_cells(data, "a.xlsx").sheets == read_cells(GOOD, "a.xlsx").sheets


def packed_twice(name: str) -> bytes:
    return pack_in_order([*parts().items(), (name, sheet_xml("<row><c><v>666</v></c></row>"))])


CONTAINERS: dict[str, tuple[bytes, str]] = {
    "tail of zeros": (GOOD[:-200] + bytes(200), "was cut off"),
    "wrong checksum": (directory_changed(GOOD, SHEET, 16, 1), "one of its sheets cannot be unpacked"),
    "wrong packed bytes": (with_wrong_bytes(GOOD, SHEET), "cannot be unpacked"),
    "size too small": (directory_changed(GOOD, SHEET, 24, 20), "cannot be unpacked"),
    "size too large": (directory_changed(GOOD, SHEET, 24, 99_999), "cannot be unpacked"),
    "packed size too small": (directory_changed(GOOD, SHEET, 20, 9), "cannot be unpacked"),
    "size of a bomb": (directory_changed(GOOD, SHEET, 24, 0x7FFFFFFF), "unpacks to far more"),
    "offset beyond the end": (directory_changed(GOOD, SHEET, 42, 0x7FFFFFFF), "cannot be unpacked"),
    "unknown packing": (directory_changed(GOOD, SHEET, 10, 99, width=2), "packed in a way that Excel does not use"),
    "LZMA": (pack(parts(), zipfile.ZIP_LZMA), "packed in a way that Excel does not use"),
    "name twice": (packed_twice(SHEET), "two parts of the same name"),
    "name twice in other letters": (packed_twice("XL/Worksheets/SHEET1.xml"), "two parts of the same name"),
    "name twice behind slashes": (packed_twice("/xl\\worksheets/sheet1.xml"), "two parts of the same name"),
    "no workbook part": (workbook(book=None), "the list of its sheets is missing"),
    "no sheet part": (workbook(sheet=None), "its sheet “Figures” is missing"),
    "no relations": (workbook(relations=None), "its sheet “Figures” is missing"),
    "sheet without relation": (workbook(book=book_xml('<sheet name="Figures"/>')), "“Figures” is missing"),
    "no texts": (workbook(strings=None), "“Figures” points to a text that is not in the file"),
    "no sheets": (workbook(book=book_xml("")), "no sheet with cells"),
    "sheet only elsewhere": (
        workbook(relations=relations_xml(("r1", "worksheet", "http://127.0.0.1:9/x"), outside=["r1"])),
        "no sheet with cells",
    ),
    "same sheet name twice": (
        workbook(book=book_xml('<sheet name="Figures" r:id="r1"/><sheet name="FIGURES" r:id="r1"/>')),
        "two of its sheets have the same name",
    ),
    "endless sheet name": (
        workbook(book=book_xml(f'<sheet name="{"x" * 300}" r:id="r1"/>')),
        "more than 255 characters",
    ),
    "12,001 members": (with_members(**{f"x{n}": b"" for n in range(12_000)}), "more than 12,000 parts"),
    "60,000 members": (pack({f"x{n}": b"" for n in range(60_000)}), "more than 12,000 parts"),
    "bomb of one text": (workbook(strings=strings_xml("<t>" + "x" * 30_000_000 + "</t>")), "unpacks to far more"),
    "bomb of rows": (workbook("<row><c><v>1</v></c></row>" * 500_000), "unpacks to far more"),
    "bomb of spaces": (workbook(" " * 30_000_000), "unpacks to far more"),
}


@pytest.mark.parametrize(("data", "words"), CONTAINERS.values(), ids=CONTAINERS.keys())
def test_a_broken_container_is_refused(data: bytes, words: str) -> None:
    assert words in sentence(data)


@pytest.mark.parametrize("percent", [1, 10, 25, 50, 75, 90, 99])
def test_a_file_cut_off_on_the_way_is_refused(percent: int) -> None:
    assert "damaged or was cut off" in sentence(GOOD[: len(GOOD) * percent // 100])


def test_what_is_not_needed_is_not_unpacked() -> None:
    reads_as_good(with_members(xl__media__image1_dot_png=bytes(100_000_000)))
    reads_as_good(with_members(xl__embeddings__a_dot_xlsx=GOOD))
    reads_as_good(with_members(**{"____dot__dot__dot__dot____etc__passwd": b"x"}))


def test_more_packed_bytes_than_there_are_are_read_right_or_refused() -> None:
    # Python's zipfile has taken this both ways within 3.11.
    data = directory_changed(GOOD, SHEET, 20, 9_999)
    try:
        found = read_cells(data, "a.xlsx").sheets
    except UserError:
        found = read_cells(GOOD, "a.xlsx").sheets
    assert found == read_cells(GOOD, "a.xlsx").sheets


def cells(*rows: str) -> bytes:
    return workbook("".join(rows))


SHEETS: dict[str, tuple[bytes, str]] = {
    "column XFE": (cells('<row r="1"><c r="XFE1"><v>1</v></c></row>'), "outside the sheet (“XFE1”)"),
    "column ZZZZZ": (cells('<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>'), "outside the sheet"),
    "row 0": (cells('<row r="0"/>'), "a row or column “0”"),
    "row beyond": (cells('<row r="1048577"/>'), "a row or column “1048577”"),
    "row after the last": (cells('<row r="1048576"/><row/>'), "more than 1,048,576 rows"),
    "row of letters": (cells('<row r="x"/>'), "a row or column “x”"),
    "row of Arabic digits": (cells('<row r="٣"/>'), "a row or column"),
    "cell in another row": (cells('<row r="1"><c r="A2"><v>1</v></c></row>'), "cell A2 in row 1"),
    "cell in a longer row": (cells('<row r="4"><c r="A1"/><c r="A14"><v>1</v></c></row>'), "in row 4"),
    "cell after XFD": (cells('<row r="1"><c r="XFD1"/><c/></row>'), "outside the sheet"),
    "cell without a row": (cells('<c r="A1"><v>1</v></c>'), "a cell where none can be"),
    "cell in a cell": (cells("<row><c><c/></c></row>"), "a cell where none can be"),
    "row in a row": (cells("<row><c><v>1</v></c><row/></row>"), "a row inside a row"),
    "cell twice": (cells('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'), "holds cell A1 twice"),
    "cell in both of two rows": (cells('<row r="1"><c><v>1</v></c></row>' * 2), "holds cell A1 twice"),
    "text 3 of 3": (cells('<row><c t="s"><v>3</v></c></row>'), "a text that is not in the file"),
    "text -1": (cells('<row><c t="s"><v>-1</v></c></row>'), "a text that is not in the file"),
    "text 1.0": (cells('<row><c t="s"><v>1.0</v></c></row>'), "a text that is not in the file"),
    "wrong column": (workbook(before='<cols><col min="0" max="99999" hidden="1"/></cols>'), "a row or column"),
    "other root": (workbook(sheet=b"<html/>"), "is not what it should be"),
    "other namespace": (workbook(sheet=sheet_xml(GOOD_ROWS, namespace="urn:x")), "is not what it should be"),
    "NUL": (workbook(sheet=b"\0" + sheet_xml(GOOD_ROWS)), "cannot be made out"),
    "raw control character": (cells("<row><c><v>\x01</v></c></row>"), "cannot be made out"),
    "breaks off": (workbook(sheet=sheet_xml(GOOD_ROWS)[:-20]), "cannot be made out"),
    "goes on": (workbook(sheet=sheet_xml(GOOD_ROWS) + b"<more/>"), "cannot be made out"),
    "empty part": (workbook(sheet=b""), "cannot be made out"),
    "UTF-7": (workbook(sheet=b'<?xml version="1.0" encoding="utf-7"?>' + sheet_xml("")), "cannot be made out"),
    "no such encoding": (
        workbook(sheet=b'<?xml version="1.0" encoding="x-none"?>' + sheet_xml("")),
        "cannot be made out",
    ),
    "nested": (cells("<a>" * 300 + "</a>" * 300), "nested more than 200 deep"),
}


@pytest.mark.parametrize(("data", "words"), SHEETS.values(), ids=SHEETS.keys())
def test_a_sheet_that_contradicts_itself_is_refused(data: bytes, words: str) -> None:
    assert words in sentence(data)


def with_declaration(part: str, declaration: str, encoding: str = "utf-8") -> bytes:
    made = parts()
    head = f'<?xml version="1.0" encoding="{encoding}"?>' + declaration
    made[part] = (head + made[part].decode().replace(">Code<", ">&a;<")).encode(encoding)
    return pack(made)


LAUGHS = '<!ENTITY a "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 20))
DECLARATIONS = {
    "billion laughs": f"<!DOCTYPE x [{LAUGHS}]>",
    "quadratic": f'<!DOCTYPE x [<!ENTITY a "{"x" * 50_000}">]>',
    "file": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "address": '<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:9/x">]>',
    "external": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    "parameter": '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>',
    "harmless": "<!DOCTYPE x>",
}


@pytest.mark.parametrize("part", XML_PARTS)
@pytest.mark.parametrize("declaration", DECLARATIONS.values(), ids=DECLARATIONS.keys())
def test_no_part_may_declare_anything(declaration: str, part: str) -> None:
    assert "declarations (DOCTYPE)" in sentence(with_declaration(part, declaration))
    assert "declarations (DOCTYPE)" in sentence(with_declaration(part, declaration, "utf-16"))


def test_an_undeclared_entity_is_refused_and_an_inclusion_is_not_followed() -> None:
    assert "cannot be made out" in sentence(with_declaration("xl/sharedStrings.xml", ""))
    inclusion = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    with pytest.raises(UserError, match="one of its texts holds something that no text can"):
        read_cells(workbook(strings=strings_xml(f"<t>Code{inclusion}</t>", "<t>Aug-14</t>")), "a.xlsx")


def test_a_hundred_thousand_attributes_are_borne() -> None:
    many = " ".join(f'a{n}="1"' for n in range(100_000))
    assert len(read_cells(cells(f'<row {many}><c r="A1"><v>1</v></c></row>'), "a.xlsx").sheets[0].cells) == 1


def uncompressed(made: Parts) -> bytes:
    return pack(made, zipfile.ZIP_STORED)


def lying_bomb() -> bytes:
    """Says that it unpacks to 2,000 bytes."""
    return directory_changed(workbook(" " * 30_000_000), SHEET, 24, 2000)


def endless_text() -> bytes:
    return uncompressed(parts() | {"xl/sharedStrings.xml": strings_xml("<t>" + "ab" * 600_000 + "</t>")})


def endless_token() -> bytes:
    return uncompressed(parts() | {SHEET: sheet_xml(f"<!--{'x' * 5_000_000}-->")})


def many_formats() -> bytes:
    xfs = "<xf/>" * 70_000
    return workbook(styles=f'<styleSheet xmlns="{MAIN}"><cellXfs>{xfs}</cellXfs></styleSheet>'.encode())


def long_format() -> bytes:
    text = f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt formatCode="{"[" * 2000}"/></numFmts></styleSheet>'
    return workbook(styles=text.encode())


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lying_bomb, "cannot be unpacked"),
        (endless_text, "more than 1,000,000 characters"),
        (endless_token, "one piece of more than 4 MB"),
        (many_formats, "more than 65,490 cell formats"),
        (long_format, "too long for Excel"),
    ],
)
def test_what_has_no_measure_is_refused(make: Callable[[], bytes], words: str) -> None:
    assert words in sentence(make())


@pytest.mark.parametrize(
    ("module", "limit", "words"),
    [
        (package, "MOST_MEMBERS", "parts, far more than"),
        (package, "MOST_PER_PART", "unpacks to far more"),
        (package, "MOST_TOGETHER", "unpacks to far more"),
        (limits, "MOST_CELLS", "cells"),
        (limits, "MOST_TEXT", "characters"),
        (limits, "MOST_STRINGS", "texts"),
        (number_formats, "MOST_FORMATS", "cell formats"),
    ],
)
def test_every_limit_holds(monkeypatch: pytest.MonkeyPatch, module: object, limit: str, words: str) -> None:
    data = cells('<row><c t="str"><v>abcd</v></c><c t="str"><v>efgh</v></c><c/></row>')
    assert len(read_cells(data, "a.xlsx").sheets[0].cells) == 2
    monkeypatch.setattr(module, limit, 1)
    assert words in sentence(data)
