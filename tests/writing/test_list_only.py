"""Workbooks in which nothing can be marked safely: the list alone is written, and says why."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from ibdesk.writing.returned_copy.marked_copy import write_marked_copy
from tests.reading.files.odd_workbooks import strict, workbook
from tests.writing.made_senders import changed, members, problem, rich

_RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"
_THREADED = (
    b'<Relationship Id="rT" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" '
    b'Target="../threadedComments/threadedComment1.xml"/></Relationships>'
)


def signed() -> bytes:
    return changed(rich(), None, **{"_xmlsignatures/sig1.xml": b"<Signature/>"})


def with_signed_macros() -> bytes:
    return changed(rich(), None, **{"xl/vbaProject.bin": b"x", "xl/vbaProjectSignature.bin": b"x"})


def shared_by_many() -> bytes:
    return changed(rich(), None, **{"xl/revisions/revisionHeaders.xml": b"<headers/>"})


def with_conversations() -> bytes:
    return changed(
        rich(),
        {_RELATIONS: lambda part: part.replace(b"</Relationships>", _THREADED)},
        **{"xl/threadedComments/threadedComment1.xml": b"<ThreadedComments/>"},
    )


def in_utf16() -> bytes:
    return changed(
        rich(), {"xl/worksheets/sheet1.xml": lambda part: part.decode().replace("UTF-8", "UTF-16").encode("utf-16")}
    )


def with_a_declaration() -> bytes:
    return changed(
        rich(),
        {"xl/styles.xml": lambda part: part.replace(b"<styleSheet", b'<!DOCTYPE x [<!ENTITY a "b">]><styleSheet')},
    )


def with_drawing_cut_off() -> bytes:
    return changed(rich(), {"xl/drawings/vmlDrawing1.vml": lambda part: part[: len(part) // 2]})


CASES: list[tuple[Callable[[], bytes], str]] = [
    (signed, "it is signed"),
    (with_signed_macros, "its macros are signed"),
    (shared_by_many, "shared workbook"),
    (with_conversations, "conversations"),
    (strict, "Strict Open XML"),
    (in_utf16, "other than UTF-8"),
    (with_a_declaration, "DOCTYPE"),
    (with_drawing_cut_off, "drawing of its comments"),
    (workbook, "cell formats are not complete"),
    (lambda: b"Code,Month,Value\n7,2014-08,489\n", "text file"),
    (lambda: b"%PDF-1.4", "PDF"),
    (lambda: b"", "it is empty"),
    (lambda: rich()[: len(rich()) // 2], "damaged"),
]


@pytest.mark.parametrize(("made", "reason"), CASES, ids=[reason for _, reason in CASES])
def test_the_list_is_written_and_says_why(tmp_path: Path, made: Callable[[], bytes], reason: str) -> None:
    copy = write_marked_copy(made(), [problem("C3"), problem("D3")], tmp_path / "for the sender.xlsx")
    assert copy.list_only_reason is not None
    assert reason in copy.list_only_reason
    assert copy.list_only_reason.endswith(".")
    assert (copy.marked, copy.listed) == (0, 2)
    sheet = openpyxl.load_workbook(BytesIO(copy.path.read_bytes())).active
    assert reason in sheet["A3"].value
    assert [row[3].value for row in sheet.iter_rows(min_row=5)] == ["C3", "D3"]


def test_the_list_of_a_workbook_with_macros_gets_a_free_name_that_excel_opens(tmp_path: Path) -> None:
    (tmp_path / "marked.xlsx").write_bytes(b"somebody's")
    copy = write_marked_copy(with_signed_macros(), [problem("C3")], tmp_path / "marked.xlsm")
    assert copy.path == tmp_path / "marked (2).xlsx"
    assert (tmp_path / "marked.xlsx").read_bytes() == b"somebody's"


def test_conversations_on_another_sheet_are_no_obstacle(tmp_path: Path) -> None:
    copy = write_marked_copy(with_conversations(), [problem("A1", "Last")], tmp_path / "marked.xlsx")
    assert copy.list_only_reason is None
    assert members(copy.path.read_bytes())["xl/threadedComments/threadedComment1.xml"] == b"<ThreadedComments/>"
