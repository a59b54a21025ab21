"""Text files of figures: separators, letters, quotation marks, and files that are no table."""

import pytest

from ibdesk.errors import UserError
from ibdesk.reading.cells.sheet import Sheet
from ibdesk.reading.files import csv_file
from ibdesk.reading.files.open_file import read_cells

WANTED = [["Code", "Name", "Aug-14"], ["07", "Café – “open”", "1,060.66"]]


def sheet_of(data: bytes) -> Sheet:
    return read_cells(data, "figures.csv").sheets[0]


def values(data: bytes) -> list[list[object]]:
    return [[cell.value for cell in cells] for _, cells in sheet_of(data).rows()]


def written(separator: str) -> str:
    return "\r\n".join(separator.join(f'"{value}"' for value in row) for row in WANTED) + "\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_separator_in_every_encoding(separator: str, encoding: str) -> None:
    data = written(separator).encode(encoding)
    assert values(data) == WANTED
    words = {",": "commas", ";": "semicolons", "\t": "tabs"}[separator]
    names = {"utf-16": "UTF-16", "cp1252": "Windows-1252"}
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
        ("LAST_ROW", b"7\n" * 101, "more rows"),
        ("LAST_COLUMN", b"7," * 101, "more rows, columns"),
        ("MOST_CELLS", b"7,8\n" * 51, "more rows, columns or cells"),
    ],
)
def test_every_limit_holds(limit: str, data: bytes, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_cells(data, "figures.csv").sheets[0].cells
    monkeypatch.setattr(csv_file, limit, 100)
    with pytest.raises(UserError, match=words):
        read_cells(data, "figures.csv")
