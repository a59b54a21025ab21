"""A marked copy: the sender's own workbook, its problems coloured, commented and listed, nothing else in it changed; or
the list alone, where nothing can be marked safely."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from ibdesk.domain.problem import AcceptedWarning, Problem, Severity
from ibdesk.palette import LIGHT
from ibdesk.progress import Cancelled
from ibdesk.reading.files.open_file import read_cells
from ibdesk.writing.returned_copy.marked_copy import marked_bytes, write_marked_copy
from ibdesk.writing.returned_copy.stylesheet import COLOURS
from tests.reading.files.odd_workbooks import SHEET, pack, parts, strict, workbook
from tests.writing.made_senders import HOSTILE, THEIRS, by_another_program, changed, members, problem, rich

PROBLEMS = (
    problem("D3", severity=Severity.ERROR),
    problem("C3", severity=Severity.WARNING),
    problem("A1", severity=Severity.INFO, message="A heading in white letters."),
    problem("H20", message="The cell is blank."),
    problem("C10", message="It lies covered in merged cells."),
    problem("D5", HOSTILE),
    problem("F2", HOSTILE.upper(), Severity.WARNING),
    problem("A1", "No such sheet", Severity.WARNING),
    replace(problem("A1"), source=None, severity=Severity.WARNING),
)


def marked(workbook: bytes, *problems: Problem) -> bytes:
    return marked_bytes(workbook, problems)[0]


def opened(workbook: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(workbook))


def test_the_sender_opens_it_and_finds_every_problem_first(tmp_path: Path) -> None:
    copy = write_marked_copy(rich(), PROBLEMS, tmp_path / "marked.xlsx")
    assert (copy.path, copy.marked, copy.listed, copy.list_only_reason) == (tmp_path / "marked.xlsx", 7, 9, None)
    book = opened(copy.path.read_bytes())
    assert book.sheetnames == ["Problems found", "Figures", HOSTILE, "Last"]
    sheet = book.active
    assert sheet.title == "Problems found"
    headings = [cell.value for cell in sheet[4]]
    assert headings == ["Number", "How bad", "Sheet", "Cell", "What is there", "What is wrong", "What to do"]
    assert [row[0].value for row in sheet.iter_rows(min_row=5)] == list(range(1, 10))
    assert {row[1].value for row in sheet.iter_rows(min_row=5)} == {"Must fix", "Check", "For information"}
    assert len(sheet.tables) == 1


def test_each_row_leads_to_its_cell_and_what_is_nowhere_leads_nowhere(tmp_path: Path) -> None:
    copy = write_marked_copy(rich(), PROBLEMS, tmp_path / "marked.xlsx")
    sheet = opened(copy.path.read_bytes())["Problems found"]
    links = {row[3].hyperlink.location for row in sheet.iter_rows(min_row=5) if row[3].hyperlink}
    quoted = HOSTILE.replace("'", "''")
    assert links == {
        *(f"'Figures'!{cell}" for cell in ("D3", "C3", "A1", "H20", "C10")),
        *(f"'{quoted}'!{cell}" for cell in ("D5", "F2")),
    }


def test_marked_cells_have_their_severitys_colours_and_keep_their_number_format() -> None:
    book = opened(marked(rich(), *PROBLEMS, problem("C4")))
    sheet = book["Figures"]
    for cell, severity in (("D3", Severity.ERROR), ("C3", Severity.WARNING), ("A1", Severity.INFO), ("H20", None)):
        fill, edge = COLOURS[severity or Severity.ERROR]
        assert sheet[cell].fill.fgColor.rgb == f"FF{fill[1:]}"
        assert sheet[cell].border.left.color.rgb == f"FF{edge[1:]}"
    assert sheet["C4"].number_format == "0.00%"
    assert sheet["C4"].font.italic
    assert sheet["A1"].font.bold
    assert sheet["A1"].font.color.rgb == f"FF{LIGHT.text[1:]}", "white letters would not be seen on a mark"
    assert book[HOSTILE]["D5"].number_format == "0.00%", "a blank cell looks as its row says"
    assert sheet["B9"].fill.fgColor.rgb == f"FF{COLOURS[Severity.ERROR][0][1:]}", "of merged cells the first is seen"


def test_comments_say_what_is_wrong_and_what_to_do_and_theirs_stays() -> None:
    sheet = opened(marked(rich(), *PROBLEMS))["Figures"]
    assert sheet["C3"].comment.text.startswith(THEIRS)
    assert sheet["C3"].comment.author == "Head of Fieldwork"
    assert "The number in C3 cannot be right.\nCorrect it." in sheet["C3"].comment.text
    assert sheet["D3"].comment.author == "IBDesk"
    assert sheet["D3"].comment.text.endswith("must fix: The number in D3 cannot be right.\nCorrect it.")


def test_two_problems_of_one_cell_share_its_comment_and_the_worse_gives_the_colour() -> None:
    milder = problem("D3", severity=Severity.WARNING, message="Also large.")
    sheet = opened(marked(rich(), problem("D3"), milder))["Figures"]
    assert "cannot be right" in sheet["D3"].comment.text
    assert "Also large." in sheet["D3"].comment.text
    assert sheet["D3"].fill.fgColor.rgb == f"FF{COLOURS[Severity.ERROR][0][1:]}"


def test_charts_pictures_names_and_everything_else_are_byte_for_byte_the_same() -> None:
    before, after = members(rich()), members(marked(rich(), problem("D3"), problem("A1")))
    touched = {name for name in before if before[name] != after[name]}
    assert touched == {
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",  # was the sheet in view; now the list is
    }
    assert (
        before["xl/worksheets/sheet2.xml"].replace(b'tabSelected="1"', b'tabSelected="0"')
        == (after["xl/worksheets/sheet2.xml"])
    )


def test_in_the_sheet_only_the_marked_cells_styles_change() -> None:
    before, after = (members(each)[SHEET].decode() for each in (rich(), marked(rich(), problem("D3"))))
    assert before != after
    assert _without_cell(after, "D3") == _without_cell(before, "D3")


def _without_cell(sheet: str, cell: str) -> str:
    found = re.search(rf'<c r="{cell}"[^>]*>', sheet)
    assert found is not None
    return sheet.replace(found[0], "")


def test_names_of_one_sheet_stay_with_their_sheet() -> None:
    book = opened(marked(rich(), problem("D3")))
    assert book["Figures"].defined_names["first"].attr_text == "Figures!$C$2"
    assert book.defined_names["everywhere"].attr_text == "Figures!$C$3"
    assert book["Figures"].auto_filter.ref == "A1:F4"
    ids = re.findall(rb'sheetId="(\d+)"', members(marked(rich(), problem("D3")))["xl/workbook.xml"])
    assert ids == [b"4", b"1", b"2", b"3"], "the sender's sheets keep their numbers"


@pytest.mark.parametrize("workbook", [rich, by_another_program])
def test_our_own_reader_finds_the_same_cells(workbook: object) -> None:
    original = workbook()  # type: ignore[operator]
    before = read_cells(original, "in.xlsx")
    after = read_cells(marked(original, *PROBLEMS), "out.xlsx")
    assert [sheet.name for sheet in after.sheets][1:] == [sheet.name for sheet in before.sheets]
    for sheet in before.sheets:
        found = after.sheet(sheet.name)
        assert found is not None
        assert (dict(found.cells), found.hidden, found.merged) == (dict(sheet.cells), sheet.hidden, sheet.merged)


def test_a_marked_copy_can_be_marked_again() -> None:
    again = marked(marked(rich(), problem("D3")), problem("D3"), problem("E3"))
    book = opened(again)
    assert book.sheetnames[:2] == ["Problems found (2)", "Problems found"]
    assert book["Figures"]["D3"].comment.text.count("cannot be right") == 2
    assert len({table for sheet in book for table in sheet.tables}) == 3


def test_the_same_problems_give_the_same_bytes() -> None:
    assert marked(rich(), *PROBLEMS) == marked(rich(), *PROBLEMS)


def test_nothing_of_a_hostile_text_comes_alive() -> None:
    words = '=HYPERLINK("http://x") <b>&amp; _x0041_ \x00\x07 \ud800 ]]> \U0001f600'
    told = replace(problem("D3", message=words), next_step="@SUM(1)", found="+cmd|' /C calc'!A0")
    out = marked(rich(), told)
    sheet = opened(out)["Problems found"]
    row = [cell.value for cell in sheet[5]]
    assert row[4:] == [
        "+cmd|' /C calc'!A0",
        '=HYPERLINK("http://x") <b>&amp; _x005F_x0041_  \ufffd ]]> \U0001f600',  # openpyxl shows the escape's escape
        "@SUM(1)",
    ]
    assert {cell.data_type for cell in sheet[5][1:]} == {"s"}
    written = members(out)
    listing = next(part for name, part in written.items() if b"Problems found" in part and "worksheets/" in name)
    assert b"<f>" not in listing
    cell = read_cells(out, "x").sheets[0].cell(5, 6)
    assert cell is not None
    assert cell.value == '=HYPERLINK("http://x") <b>&amp; _x0041_  \ufffd ]]> \U0001f600'


def test_an_accepted_warning_says_why_it_is_right() -> None:
    warning = problem("D3", severity=Severity.WARNING)
    accepted = AcceptedWarning(*warning.place, "The team moved.", "Head of Fieldwork", "2014-09-08T10:00:00+01:00")
    sheet = opened(marked(rich(), replace(warning, accepted=accepted)))["Problems found"]
    assert sheet["G5"].value == "Nothing: it is right, because The team moved."


def test_macros_keep_the_copy_a_workbook_with_macros(tmp_path: Path) -> None:
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    with_macros = changed(
        rich(),
        {
            "[Content_Types].xml": lambda part: part.replace(
                kind, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
            )
        },
        **{"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macros"},
    )
    copy = write_marked_copy(with_macros, [problem("D3")], tmp_path / "marked.xlsx")
    assert copy.path == tmp_path / "marked.xlsm", "Excel opens no workbook with macros under another ending"
    assert members(copy.path.read_bytes())["xl/vbaProject.bin"] == b"\xd0\xcf\x11\xe0 macros"


def test_a_sparse_package_with_prefixes_and_without_addresses_is_marked() -> None:
    rows = "<x:row><x:c><x:v>7</x:v></x:c><x:c/></x:row><x:row r='9'/>"
    made = parts()
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    made[SHEET] = f"<x:worksheet xmlns:x='{main}'><x:sheetData>{rows}</x:sheetData></x:worksheet>".encode()
    book = openpyxl.Workbook()
    file = BytesIO()
    book.save(file)
    made["xl/styles.xml"] = members(file.getvalue())["xl/styles.xml"]
    out = marked(pack(made), *(problem(cell) for cell in ("A1", "B1", "C1", "B5", "C9", "A20")))
    found = members(out)[SHEET].decode()
    assert re.findall(r'r="([A-Z]+\d+)"', found) == ["C1", "B5", "C9", "A20"]
    assert found.count(" s=") == 6
    cell = read_cells(out, "x").sheets[1].cell(1, 1)
    assert cell is not None
    assert cell.value == 7


def test_cancel_leaves_an_older_copy_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "marked.xlsx"
    target.write_bytes(b"older")

    def stop(done: int, total: int, words: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_marked_copy(rich(), PROBLEMS, target, stop)
    assert [path.name for path in tmp_path.iterdir()] == ["marked.xlsx"]
    assert target.read_bytes() == b"older"


def test_the_archive_is_one_that_every_reader_opens() -> None:
    with zipfile.ZipFile(BytesIO(marked(rich(), *PROBLEMS))) as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == len(archive.namelist())
        assert archive.namelist()[: len(members(rich()))] == list(members(rich()))


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
