"""Which files are let in, and what is said of those that are not."""

from pathlib import Path

import pytest

from ibdesk.domain.file_names import is_lock_file
from ibdesk.domain.refused import WhyRefused
from ibdesk.errors import UserError
from ibdesk.progress import Cancelled
from ibdesk.reading.cells.refusal import FileRefused
from ibdesk.reading.cells.sheet import Kind
from ibdesk.reading.files import open_file
from ibdesk.reading.files.open_file import read_cells, sha256
from tests.reading.files.odd_workbooks import (
    PICTURE,
    directory_changed,
    locked,
    ole,
    pack,
    parts,
    strict,
    with_members,
    workbook,
)


def sentence_for(data: bytes, name: str = "figures.xlsx") -> str:
    with pytest.raises(UserError) as caught:
        read_cells(data, name)
    assert caught.value.what.startswith(f"“{name}” cannot be read: ")
    assert caught.value.what.endswith(".")
    assert caught.value.next_step.endswith(".")
    return caught.value.what


HTML = b"\xef\xbb\xbf\r\n<html><table><tr><td>489</td></tr></table></html>"
XML_2003 = b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'
ODT = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}
TURNED_AWAY = [
    ("nothing", b"", "it is empty"),
    ("oldest .xls", b"\x09\x08\x08\x00\x00\x05\x10\x00", "Excel 4 or older, though its name ends in “.xlsx”"),
    ("locked", ole("EncryptionInfo", "EncryptedPackage"), "locked with a password"),
    ("rights", ole("EncryptedPackage", also="DRMEncryptedDataSpace".encode("utf-16-le")), "rights management"),
    ("Word of old", ole("1Table", "Data", "CompObj", "WordDocument", "ObjectPool"), "a Word document (.doc)"),
    ("slides of old", ole("PowerPoint Document"), "a presentation (.ppt)"),
    ("unknown container", ole("Contents"), "a document of another program"),
    ("empty container", ole(), "a document of another program"),
    ("container cut off", ole("Workbook")[:1000], "damaged or was cut off"),
    ("half a header", ole("Workbook")[:40], "damaged or was cut off"),
    ("directory in a circle", ole(*"abcdefgh", after_directory=1), "damaged or was cut off"),
    ("directory into nowhere", ole("Workbook", after_directory=77), "damaged or was cut off"),
    ("directory beyond the table", ole("Workbook", after_directory=77_000_000), "damaged or was cut off"),
    ("empty .xls", ole("Workbook"), "no sheet with cells"),
    ("empty .xlsb", pack({"[Content_Types].xml": b"", "xl/workbook.bin": b""}), "damaged or was cut off"),
    (".odt", pack(ODT), "OpenDocument file without sheets"),
    (".docx", pack({"[Content_Types].xml": b"", "word/document.xml": b""}), "a Word document (.docx)"),
    (".pptx", pack({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}), "a presentation (.pptx)"),
    ("Numbers", pack({"Index/Document.iwa": b""}), "Apple Numbers"),
    ("zip of a workbook", pack({"figures.xlsx": workbook()}), "a zip archive without a workbook's parts"),
    ("empty zip", pack({}), "an empty zip archive"),
    ("PDF", b"%PDF-1.7\n", "a PDF document"),
    ("PNG", b"\x89PNG\r\n\x1a\n", "a picture"),
    ("JPEG", b"\xff\xd8\xff\xe0", "a picture"),
    ("RTF", b"{\\rtf1 489}", "a text document"),
    ("gzip", b"\x1f\x8b\x08", "a packed archive"),
    ("database", b"SQLite format 3\0", "perhaps a board of IBDesk"),
    ("web page", HTML, "a web page (HTML)"),
    ("web page in UTF-16", HTML[3:].decode().encode("utf-16"), "a web page (HTML)"),
    ("table alone", b"<TABLE><tr><td>1</td></tr></TABLE>", "a web page (HTML)"),
    ("saved web page", b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "a saved web page"),
    ("XML 2003", XML_2003, "an XML spreadsheet of Excel 2003"),
    ("flat ODS", b'<?xml version="1.0"?><office:document office:mimetype="x.opendocument.y"/>', "flat OpenDocument"),
    ("other XML", b'<?xml version="1.0"?><figures><figure/></figures>', "an XML file"),
    ("SYLK", b"ID;PWXL;N;E\r\n", "SYLK"),
    ("bytes", bytes(range(256)) * 4, "neither a workbook nor a text file"),
    ("control characters", b"\x01\x02\x03\x04abc,def", "neither a workbook nor a text file"),
]


@pytest.mark.parametrize(("data", "words"), [case[1:] for case in TURNED_AWAY], ids=[case[0] for case in TURNED_AWAY])
def test_a_file_of_another_kind_is_named_for_what_it_is(data: bytes, words: str) -> None:
    assert words in sentence_for(data)


def test_the_ending_is_mentioned_only_where_it_says_otherwise() -> None:
    assert "though its name ends in “.xlsx”" in sentence_for(HTML, "figures.xlsx")
    assert "though" not in sentence_for(HTML, "figures.html")


def test_a_locked_workbook_comes_with_the_way_to_unlock_it() -> None:
    with pytest.raises(FileRefused, match="Give its password, or take it off in Excel") as caught:
        read_cells(locked(with_members(picture_dot_png=PICTURE), "Hexagon 489"), "figures.xlsx")
    assert caught.value.refused.why is WhyRefused.PASSWORD_NEEDED
    with pytest.raises(UserError, match="locked in a way that IBDesk cannot unlock"):
        read_cells(ole("EncryptedPackage"), "figures.xlsx")


def test_a_zip_locked_with_a_password_is_told() -> None:
    zipped = directory_changed(workbook(), "xl/workbook.xml", 8, 1, width=2)
    assert "zip archive locked with a password" in sentence_for(zipped)


@pytest.mark.parametrize("name", ["figures.xlsx", "figures.xlsm", "FIGURES.XLSX", "figures"])
def test_a_workbook_is_read_without_remarks(name: str) -> None:
    book = read_cells(workbook(), name)
    assert [(cell.address, cell.value) for cell in book.sheets[0].cells.values()] == [
        ("A1", "Code"),
        ("B1", "Aug-14"),
        ("A2", 7),
        ("B2", 489),
    ]
    assert book.notes == ()


def test_a_strict_workbook_reads_the_same() -> None:
    assert read_cells(strict(), "a.xlsx") == read_cells(workbook(), "a.xlsx")


def test_a_workbook_by_another_name_is_read_and_it_is_said() -> None:
    assert read_cells(workbook(), "figures.csv").notes == (
        "Its name ends in “.csv”, but it is an Excel workbook (.xlsx) and was read as one.",
    )
    assert "is a text file (.csv)" in read_cells(b"Code,Aug-14\n7,489\n", "figures.xlsx").notes[0]


def test_what_is_left_alone_is_told() -> None:
    members = {
        "xl__vbaProject_dot_bin": b"macros",
        "xl__externalLinks__externalLink1_dot_xml": b"<x/>",
        "xl__connections_dot_xml": b"<x/>",
    }
    notes = " ".join(read_cells(with_members(**members), "figures.xlsm").notes)
    assert "macros in it. They were not run" in notes
    assert "other workbooks. Those were not opened" in notes
    assert "Nothing was fetched" in notes


def test_what_nobody_foresaw_is_a_sentence_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def surprise(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(open_file, "read_xlsx", surprise)
    assert "damaged in an unusual way" in sentence_for(workbook())


def test_progress_may_cancel() -> None:
    def cancel(done: int, total: int, words: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_cells(workbook(), "figures.xlsx", cancel)
    with pytest.raises(Cancelled):
        read_cells(b"Code,Aug-14\n", "figures.csv", cancel)


def test_progress_goes_forward_to_the_end() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 20_001))
    told: list[tuple[int, int, str]] = []
    read_cells(workbook(rows), "figures.xlsx", lambda *step: told.append(step))
    done = [step[0] for step in told]
    assert done == sorted(done)
    assert told[-1][0] == told[-1][1] > 0
    assert len(told) >= 5
    assert told[-1][2] == "Reading the sheet “Figures”, row 20,000"


def test_a_reason_that_quotes_the_file_stays_short() -> None:
    long = "worksheets/" + "x" * 60_000
    data = workbook(relations=parts()["xl/_rels/workbook.xml.rels"].replace(b"styles.xml", long.encode()))
    assert len(read_cells(data, "a.xlsx").sheets) == 1  # styles are missed only where a cell names one
    made = parts()
    made["_rels/.rels"] = made["_rels/.rels"].replace(b"xl/workbook.xml", long.encode())
    assert len(sentence_for(pack(made))) < 500


def test_lock_files_are_told_apart_and_not_read() -> None:
    assert is_lock_file(Path("~$figures.xlsx"))
    assert is_lock_file(Path("somewhere") / ".~lock.figures.xlsx#")
    assert not is_lock_file(Path("~figures.xlsx"))
    assert "mark that Excel leaves" in sentence_for(b"\x07Someone" + bytes(157), "~$figures.xlsx")


def test_the_fingerprint() -> None:
    assert sha256(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_text_cells_from_a_file_too_large_for_memory_are_refused_at_once() -> None:
    assert "larger than 64 MB" in sentence_for(bytes(64 * 1024 * 1024 + 1), "figures.csv")


def test_numbers_stay_text_in_a_text_file() -> None:
    sheet = read_cells(b"Code;Aug-14\n07;489\n", "August figures.csv").sheets[0]
    assert sheet.name == "August figures"
    assert {cell.kind for cell in sheet.cells.values()} == {Kind.TEXT}
    assert [cell.value for cell in sheet.row(2)] == ["07", "489"]
