"""Text files of figures: separators, letters, quotation marks, and files that are no table."""

import csv
import io
import random
from collections.abc import Mapping

import pytest

from ibdesk.errors import UserError
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.files import csv_file, csv_records
from ibdesk.reading.files.open_file import read_cells

WANTED = [["Code", "Name", "Aug-14"], ["07", "Café – “open”", "1,060.66"]]


def sheet_of(data: bytes) -> Sheet:
    return read_cells(data, "figures.csv").sheets[0]


def values(data: bytes) -> list[list[object]]:
    return [[cell.value for cell in cells] for _, cells in sheet_of(data).rows()]


def written(separator: str) -> str:
    return "\r\n".join(separator.join(f'"{value}"' for value in row) for row in WANTED) + "\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32-be", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_separator_in_every_encoding(separator: str, encoding: str) -> None:
    data = written(separator).encode(encoding)
    assert values(data) == WANTED
    words = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}[separator]
    names = {"cp1252": "Windows-1252"} | {each: each[:6].upper() for each in ("utf-16", "utf-16-le", "utf-32-be")}
    assert read_cells(data, "figures.csv").notes == (
        f"A text file: read with {words} between the cells, its letters as {names.get(encoding, 'UTF-8')}.",
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Code;Aug-14\n7;65,19\n8;7,5\n", [["Code", "Aug-14"], ["7", "65,19"], ["8", "7,5"]]),
        (
            "Figures; as at 1 September\n\nCode,Aug-14\n7,489\n",
            [["Figures; as at 1 September"], ["Code", "Aug-14"], ["7", "489"]],
        ),
        ('Code,Note\n7,"a;b;c"\n8,"one\ntwo"\n', [["Code", "Note"], ["7", "a;b;c"], ["8", "one\ntwo"]]),
        ('Code,Size\n7,5" pipe\n', [["Code", "Size"], ["7", '5" pipe']]),
        ("Code\n7\n", [["Code"], ["7"]]),
        (" 7 , x\n", [[" 7 ", " x"]]),
        ("P", [["P"]]),
        ("7;8\r9;10\r", [["7", "8"], ["9", "10"]]),
        ("<5,c\n", [["<5", "c"]]),
    ],
)
def test_the_cells_are_those_excel_would_show(text: str, wanted: list[list[str]]) -> None:
    assert values(text.encode()) == wanted


def test_blank_lines_and_cells_count_but_are_no_cells() -> None:
    sheet = sheet_of(b"\nCode,,Aug-14\n,,\n7,,489\n")
    assert [cell.address for cell in sheet.cells.values()] == ["A2", "C2", "A4", "C4"]


def test_excels_own_separator_line_is_obeyed_and_not_counted() -> None:
    sheet = sheet_of(b"sep=|\r\nCode|Aug-14\r\n7|4,8;9\r\n")
    assert [(cell.address, cell.value) for cell in sheet.row(2)] == [("A2", "7"), ("B2", "4,8;9")]
    assert values(b"sep=x\nab\n") == [["sep=x"], ["ab"]]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\n\r\n\n", "nothing in it"),
        (b'Code,Aug-14\n7,"489\n8,12\n', "never closed"),
        (b'Code,"' + b"x" * 200_000, "never closed"),
        (b"," * 5_000_000, "far too long"),
        (b"," * 16_384 + b"\n", "more rows, columns or cells"),
        (b"Code,\x81\x8d\xe9\n", "in no encoding"),
        (b"\xff\xfeC\x00o", "in no encoding"),
        ("Code,\0".encode("utf-16"), "character that no text has"),
    ],
)
def test_what_is_no_table_is_told(data: bytes, words: str) -> None:
    with pytest.raises(UserError, match=words):
        read_cells(data, "figures.csv")


@pytest.mark.parametrize(
    ("limit", "data", "words"),
    [
        ("LONGEST_RECORD", b'"\n",' * 100, "far too long"),
        ("LONGEST_RECORD", b"7," * 100, "far too long"),
        ("LONGEST_CELL", b'"' + b"x" * 101 + b'"', "far too long"),
        ("LAST_ROW", b"7\n" * 101, "more rows"),
        ("LAST_COLUMN", b"7," * 101, "more rows, columns"),
        ("MOST_CELLS", b"7,8\n" * 51, "more rows, columns or cells"),
    ],
)
def test_every_limit_holds(limit: str, data: bytes, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_cells(data, "figures.csv").sheets[0].cells
    monkeypatch.setattr(csv_file if hasattr(csv_file, limit) else csv_records, limit, 100)
    with pytest.raises(UserError, match=words):
        read_cells(data, "figures.csv")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_wide_letters_are_read_with_a_mark_and_without(encoding: str) -> None:
    assert values(written(",").encode(encoding)) == WANTED


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('="07",="1,204"\n', None),
        ('="07",489\n', [["07", "489"]]),
        ('"=""07""";"=""1,204"""\n', [["07", "1,204"]]),
        ('Code|Aug-14\n="07"|1,204\n', [["Code", "Aug-14"], ["07", "1,204"]]),
        ('=07,"=7"\n', [["=07", "=7"]]),
    ],
)
def test_excels_trick_to_keep_a_zero_is_the_text_in_it(text: str, wanted: list[list[str]] | None) -> None:
    if wanted is None:  # a separator inside: nobody knows who would cut there
        assert doubtful(text) == {1: (1, 1)}
    else:
        assert (values(text.encode()), doubtful(text)) == (wanted, {})


def doubtful(text: str) -> Mapping[int, tuple[int, int]]:
    found = sheet_of(text.encode()).text
    assert found is not None
    return found.doubtful


_HEAD = "Code,Month,Value,Comment\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('7,Jun-14,480,"Rise after\n7,Jul-14,483,said "good"\n7,Aug-14,489,ok\n', {2: (2, 3)}),
        ('7,Jun-14,480,"\n7,Jul-14,483,"\n7,Aug-14,489,ok\n', {2: (2, 3)}),
        ('7,"Jun-14,480,\n7,Jul-14",483,x\n', {2: (2, 3)}),
        ('7,Jun-14,"480"9,x\n', {2: (2, 2)}),
        ('7,Jun-14,48"0,x\n', {2: (2, 2)}),
        ('7,Jun-14,480, "Rise, and fall"\n', {2: (2, 2)}),
        ('7,Jun-14,480,"one\n\n7,Jul-14"\n', {2: (2, 4)}),
        ('7,Jun-14,480,"one\r\n7,Jul-14,4,"\r\n7,"Jul-14"x,5\r\n', {2: (2, 3), 3: (4, 4)}),
    ],
)
def test_a_stray_quotation_mark_is_told_with_the_lines_it_reaches(
    text: str, wanted: dict[int, tuple[int, int]]
) -> None:
    assert doubtful(_HEAD + text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        '7,Jun-14,480,"Schools, police, health\nand others, 1,480 in all,\nas before."\n',
        '7,Jun-14,480,Children "in need"\n',
        '7,Jun-14,480,"said ""good"", and left"\n',
        '"7","Jun-14","1,480",""\n',
        '7,Jun-14,480,"one"  \n',
        '7,Jun-14,480,"one\n\ntwo"\n"8","Jun-14",,\n',
    ],
)
def test_quotation_marks_where_they_belong_are_not_told(text: str) -> None:
    assert doubtful(_HEAD + text) == {}


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_quotation_marks_are_read_as_the_csv_module_reads_them(separator: str) -> None:
    """Where nothing is doubtful, the records are those of a second reader."""
    signs = ['"', separator, "7", " ", "\n", "\r\n", "a", '""', '"a"']
    agreed = 0
    for number in range(4_000):
        chance = random.Random(number)
        text = "".join(chance.choices(signs, k=chance.randint(1, 14)))
        try:
            mine = list(csv_records.records(text, separator))
        except Refusal:
            continue
        if '"' in text and not any(record.is_doubtful for record in mine):
            theirs = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
            assert [record.values for record in mine] == theirs, repr(text)
            agreed += 1
    assert agreed > 300


def test_each_row_knows_how_many_cells_it_has() -> None:
    found = sheet_of(b'Code,Aug-14,\n7,489\n\n8,"1",2,3\n').text
    assert found is not None
    assert found.widths == (3, 2, 0, 4)
    assert [found.width(row) for row in (0, 4, 5)] == [0, 4, 0]
