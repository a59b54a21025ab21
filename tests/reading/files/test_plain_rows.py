"""Rows read without the XML parser say what the parser says, and whatever is odd goes to the parser."""

import random
from collections.abc import Callable, Iterator

import pytest

from ibdesk.progress import silent
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.cells.sheet import Workbook
from ibdesk.reading.files.open_file import read_or_refuse
from ibdesk.reading.files.xlsx.contents import Shared
from ibdesk.reading.files.xlsx.plain_rows import PlainRows
from ibdesk.reading.files.xlsx.sheet import SheetReader
from tests.mutations.damage import damaged, miswritten
from tests.reading.files.odd_workbooks import MAIN, SHEET, pack, parts, sheet_xml, strings_xml, styles_xml

_BY_PARSER = b"<!-- every row for the parser -->"
_PLAIN = [
    '<row r="1" spans="1:4"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" s="1"/></row>',
    '<row r="2" ht="15" customHeight="1"><c r="A2"><v>7</v></c><c r="B2" s="2"><v>0.6519</v></c></row>',
    '<row r="3" hidden="1"><c r="A3" t="str"><v>7a</v></c><c r="B3" s="1" t="n"><v>41852</v></c></row>',
    '<row r="5" ht="0"><c r="B5" t="inlineStr"><is><t xml:space="preserve"> No data_x0041_</t></is></c></row>',
    '<row r="8"><c r="A8" t="b"><v>1</v></c><c r="XFD8" t="e"><v>#REF!</v></c></row>',
    '<row r="9" s="4" customFormat="1"><c r="A9" s="9"><v>3</v></c><c r="C9" t="str"><v></v></c></row>',
    '<row r="10"><c r="A10"><f>B2*2</f><v>4</v></c><c r="B10" t="str"><f>"a"&amp;"b"</f><v>ab</v></c></row>',
    '<row r="11"><c r="A11"><f t="shared" ref="A11:A12" si="0">B2&lt;3</f><v>0</v></c></row>',
    '<row r="12"><c r="A12" t="n"><f t="shared" si="0"/></c><c r="B12" t="str"><f>B2</f><v></v></c></row>',
    '<row r="13"><c r="A13" t="inlineStr"><is><t>Children’s “café” &amp; 2 &gt; 1</t></is></c></row>',
    '<row r="14" hidden="false" collapsed="false"><c r="A14" s="0" t="n"><f aca="false">B2</f><v>4</v></c></row>',
    '<row r="15"><c r="A15" t="n"><f aca="true" t="array" ref="A15:A16">B2:B3*2</f><v>4</v></c></row>',
    '<row r="1048576"><c r="A1048576"><v>1E5</v></c></row>',
]
_ODD = {
    "another entity": '<row r="4"><c r="A4" t="str"><v>&bull; 4</v></c></row>',
    "a number for a letter": '<row r="4"><c r="A4" t="str"><v>&#52;</v></c></row>',
    "an attribute of a formula twice": '<row r="4"><c r="A4"><f t="shared" t="array">B1</f><v>4</v></c></row>',
    "a sign that no XML may hold": '<row r="4"><c r="A4" t="str"><v>\ufffe</v></c></row>',
    "a tabulator": '<row r="4"><c r="A4" t="str"><v>4\t5</v></c></row>',
    "entities": '<row r="4"><c r="A4" t="str"><v>Bed &amp; board</v></c></row>',
    "a formula": '<row r="4"><c r="A4"><f>B1*2</f><v>4</v></c><c r="B4"><f>B2</f></c></row>',
    "letters beyond ASCII": '<row r="4"><c r="A4" t="str"><v>£1,204 – café</v></c></row>',
    "white space": '\n  <row r="4">\n <c r="A4"> <v>4</v></c>\n</row>\n',
    "single quotes": "<row r='4'><c r='A4'><v>4</v></c></row>",
    "runs of text": '<row r="4"><c r="A4" t="inlineStr"><is><r><t>No</t></r><r><t>te</t></r></is></c></row>',
    "no addresses": "<row><c><v>4</v></c><c><v>5</v></c></row>",
    "no addresses behind blank cells": '<row r="4"><c r="A4" s="1"/></row><row><c><v>4</v></c></row>',
    "another row's address": '<row r="4"><c r="A5"><v>4</v></c></row>',
    "a column past the last": '<row r="4"><c r="XFE4"><v>4</v></c></row>',
    "a row past the last": '<row r="1048577"><c r="A1048577"><v>4</v></c></row>',
    "cells in disorder": '<row r="4"><c r="B4"><v>4</v></c><c r="A4"><v>5</v></c></row>',
    "one cell twice": '<row r="4"><c r="A4"><v>4</v></c><c r="A4"><v>5</v></c></row>',
    "a row again": '<row r="2"><c r="C2"><v>4</v></c></row>',
    "a row and a cell again": '<row r="2"><c r="A2"><v>4</v></c></row>',
    "rows in disorder": '<row r="7"><c r="A7"><v>4</v></c></row><row r="6"><c r="A6"><v>4</v></c></row>',
    "an attribute twice": '<row r="4" ht="9" ht="0"><c r="A4"><v>4</v></c></row>',
    "a prefix that nobody explains": '<row r="4" x14ac:dyDescent="0.2"><c r="A4"><v>4</v></c></row>',
    "rows inside a value": '<v><row r="4"/><row r="6"><c r="A6"> <v>6</v></c></row>',
    "a value around rows": '<v><row r="4"></row><row r="6"><c r="A6"><v>6</v></c></row>7</v>',
    "rows of another namespace": f'<m:v xmlns:m="{MAIN}" xmlns="urn:other"><row r="4"></row><row r="6">'
    '<c r="A6"><v>6</v></c></row></m:v>',
    "rows too deep": f'{"<v>" * 196}<row r="4"></row><row r="6"><c r="A6"><v>6</v></c></row>{"</v>" * 196}',
    "another namespace": '<row r="4" xmlns="urn:other"><c r="A4"><v>4</v></c></row>',
    "rows inside a stranger": '<stranger xmlns="urn:other"><row r="4"><c r="A4"><v>4</v></c></row></stranger>',
    "a comment": '<!-- <row r="4"><c r="A4"><v>4</v></c></row> -->',
    "half a comment": '<row r="4"><c r="A4"><v>4</v></c></row ><!-- </row><row r="6"><c r="A6"><v>9</v></c></row> -->',
    "an instruction": '<?keep </row><row r="4"><c r="A4"><v>4</v></c></row> ?>',
    "unread text": '<row r="4"><c r="A4" t="str"><v><![CDATA[</v></c></row><row r="6">]]></v></c></row>',
    "a text that is not there": '<row r="4"><c r="A4" t="s"><v>99</v></c></row>',
    "a text in a number's place": '<row r="4"><c r="A4"><v>about 4</v></c></row>',
    "text between the rows": "4",
    "an end too many": "</row>",
    "a row that holds nothing": '<row r="4"/><row r="6"></row>',
}
_BEFORE = '<cols><col min="2" max="3" hidden="1"/></cols>'
_AFTER = '<mergeCells><mergeCell ref="A2:B3"/></mergeCells>'


def _outcome(sheet: bytes) -> Workbook | str:
    """What is read; of a refusal only that it is one, as the first of several reasons may be another."""
    more = {
        SHEET: sheet,
        "xl/sharedStrings.xml": strings_xml("<t>Code</t>", "<t>Aug-14</t>"),
        "xl/styles.xml": styles_xml({164: "0.0%"}, (0, 14, 164)),
    }
    try:
        return read_or_refuse(pack(parts() | more), "a.xlsx", silent)
    except Refusal:
        return "refused"


def _both_ways(sheet: bytes) -> tuple[Workbook | str, Workbook | str]:
    return _outcome(sheet), _outcome(sheet.replace(b"<sheetData>", _BY_PARSER + b"<sheetData>", 1))


def _sheet(*rows: str) -> bytes:
    return sheet_xml("".join(rows), _BEFORE, _AFTER)


def test_plain_rows_are_what_the_parser_says() -> None:
    plain, parsed = _both_ways(_sheet(*_PLAIN))
    assert isinstance(plain, Workbook)
    assert plain == parsed
    assert len(plain.sheets[0].cells) == 18
    assert len(plain.notes) == 3, "hidden rows, hidden columns, a style that is not in the file"


@pytest.mark.parametrize("odd", _ODD.values(), ids=_ODD.keys())
@pytest.mark.parametrize("place", [0, 3, len(_PLAIN)])
def test_odd_rows_among_plain_ones_are_what_the_parser_says(odd: str, place: int) -> None:
    plain, parsed = _both_ways(_sheet(*_PLAIN[:place], odd, *_PLAIN[place:]))
    assert plain == parsed


def test_odd_rows_among_hundreds_are_what_the_parser_says() -> None:
    rows = [f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="C{n}"/></row>' for n in range(20, 900)]
    again = '<row r="333"><c r="D333"><v>4</v></c></row>'
    for odd in (*_ODD.values(), again):
        chance = random.Random(odd)
        places = sorted(chance.sample(range(len(rows)), chance.choice((1, 2, 40))))
        with_odd = [
            row for place, plain in enumerate(rows) for row in ((plain, odd) if place in places[:1] else (plain,))
        ]
        for place in places[1:]:
            with_odd[place] = with_odd[place].replace("><v>", "> <v>")
        plain, parsed = _both_ways(_sheet(*with_odd))
        assert plain == parsed, odd


@pytest.mark.parametrize("damage", [damaged, miswritten])
def test_damaged_rows_are_what_the_parser_says(damage: Callable[[bytes, random.Random], bytes]) -> None:
    read = 0
    for number in range(300):
        chance = random.Random(489 + number)
        inside = damage("".join(_PLAIN).encode(), chance)
        plain, parsed = _both_ways(_sheet("@").replace(b"@", inside))
        assert plain == parsed, f"damage {number}: {inside!r}"
        read += plain != "refused"
    assert 5 < read < 250


@pytest.mark.parametrize("before", ['<sheetViews xmlns:x14ac="urn:a"/>', "<sheetViews view=' xmlns:x14ac=\"urn:a\"'/>"])
def test_a_prefix_is_known_where_the_sheet_itself_explains_it(before: str) -> None:
    row = '<row r="1" x14ac:dyDescent="0.2"><c r="A1"><v>4</v></c></row>'
    elsewhere = sheet_xml(row, before)
    assert _both_ways(elsewhere) == ("refused", "refused")
    plain, parsed = _both_ways(elsewhere.replace(b"<worksheet", b'<worksheet xmlns:x14ac="urn:a"'))
    assert isinstance(plain, Workbook)
    assert plain == parsed


def test_a_sheet_that_is_no_utf_8_is_the_parsers_to_refuse() -> None:
    for byte in (b"\xff", b"\xc3", b"\xed\xa0\x80"):
        plain, parsed = _both_ways(_sheet(*_PLAIN).replace(b"No data", b"No " + byte))
        assert plain == parsed == "refused"


def test_a_sheet_without_a_plain_row_is_the_parsers() -> None:
    odd = [f'<row r="{n}"><c r="A{n}"> <v>{n}</v></c></row>' for n in range(1, 900)]
    plain, parsed = _both_ways(_sheet(*odd))
    assert isinstance(plain, Workbook)
    assert plain == parsed


@pytest.mark.parametrize("length", [1, 7, 50, 400])
def test_rows_cut_anywhere_between_two_pieces_are_the_same(length: int) -> None:
    whole = SheetReader("Figures", Shared(strings=("Code", "Aug-14")))
    parser_gets(whole, [_sheet(*_PLAIN)])
    cut = SheetReader("Figures", Shared(strings=("Code", "Aug-14")))
    head, _, rows = _sheet(*_PLAIN).partition(b"<sheetData>")
    pieces = [rows[start : start + length] for start in range(0, len(rows), length)]
    parser_gets(cut, [head + b"<sheetData>", *pieces])
    assert cut.finish() == whole.finish()
    assert list(whole.finish().rows) == [1, 2, 3, 5, 8, 9, 10, 11, 12, 13, 14, 15, 1_048_576]


def test_the_parser_gets_no_plain_row() -> None:
    odd = '<row r="6"><c r="A6"><v>&#52;</v></c></row>'
    fed = parser_gets(
        SheetReader("Figures", Shared(strings=("Code", "Aug-14"))), [_sheet(*_PLAIN[:4], odd, *_PLAIN[4:])]
    )
    assert fed == _sheet(odd)


@pytest.mark.parametrize(("odd_ones", "left"), [(3, 3), (12, 312)])
def test_the_parser_gets_what_is_left_where_many_rows_are_odd(odd_ones: int, left: int) -> None:
    rows = [f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 601)]
    for place in range(0, odd_ones * 20, 20):
        rows[place] = rows[place].replace("><v>", "> <v>")
    pieces = [_sheet(*rows[:300]).partition(b"</sheetData>")[0], "".join(rows[300:]).encode()]
    fed = parser_gets(SheetReader("Figures", Shared()), pieces)
    assert fed.count(b"<row") == left


def parser_gets(reader: SheetReader, chunks: list[bytes]) -> bytes:
    """What is left for the parser of these bytes, where the parser finds the sheet's data and nothing strange in it."""

    def fed() -> Iterator[bytes]:
        for piece in PlainRows(reader).taken_from(chunks):
            yield piece
            if piece.endswith(b"<sheetData>"):
                reader.starts()["sheetData"]({})

    return b"".join(fed())
