"""The list of problems as a workbook: a sheet for each sender, one strict table, the same bytes each time."""

from io import BytesIO
from pathlib import Path

import openpyxl
from msgspec.structs import replace

from ibdesk.domain.figure import CellSource, TypedIn
from ibdesk.domain.problem import Problem, Severity
from ibdesk.writing.pack.accessibility import accessibility_findings
from ibdesk.writing.pack.written_package import WrittenPackage
from ibdesk.writing.problem_list import problem_list_bytes, write_problem_list
from tests.writing.made_senders import problem


def of(workbook: str, told: Problem) -> Problem:
    return replace(told, source=CellSource(workbook, "Figures", "C3"))


LISTED = (
    of("health Q2.xlsx", problem("C3", severity=Severity.WARNING)),
    of("CP and LAC.xlsx", problem("C3")),
    of("CP and LAC.xlsx", problem("C3", severity=Severity.INFO)),
    replace(problem("C3"), source=None, month=None),
    replace(problem("C3", severity=Severity.WARNING), source=TypedIn("Head of Fieldwork", "8 September 2014", "x")),
)


def test_a_sheet_for_each_workbook_by_name_and_what_is_in_none_last(tmp_path: Path) -> None:
    assert write_problem_list(LISTED, tmp_path / "list.xlsx") == 5
    book = openpyxl.load_workbook(tmp_path / "list.xlsx")
    assert book.sheetnames == [
        "CP and LAC.xlsx",
        "health Q2.xlsx",
        "typed in by Head of...",
        "The whole board",
    ]
    sheet = book.worksheets[0]
    assert sheet["A1"].value == "Problems found: CP and LAC.xlsx"
    assert sheet["A2"].value == "1 must be fixed, 1 for information."
    assert [cell.value for cell in sheet[5]] == [
        *(1, "Must fix", "Figures", "C3", "see the cell"),
        *("The number in C3 cannot be right.", "Correct it."),
    ]
    assert book.worksheets[2]["D5"].value == "not one cell"


def test_every_sheet_is_one_table_without_gaps() -> None:
    content = problem_list_bytes(LISTED)
    package = WrittenPackage(content)
    for sheet in package.sheets:
        assert len(sheet.tables) == 1
        assert not sheet.merged()
        assert all(text.strip() for text in sheet.texts.values())
    assert accessibility_findings(content) == ()


def test_no_problems_are_said_too() -> None:
    sheet = openpyxl.load_workbook(BytesIO(problem_list_bytes(()))).active
    assert sheet["A2"].value == "Nothing."


def test_hostile_names_become_sheets_that_excel_opens() -> None:
    names = (
        "=cmd|x.xlsx",
        "a/b:c*[d]?.xlsx",
        "'quoted'.xlsx",
        "History",
        "x" * 80 + ".xlsx",
        "x" * 80 + ".XLSX",
        "\x00",
    )
    problems = [of(name, problem("C3", message="=1+1")) for name in names]
    content = problem_list_bytes(problems)
    book = openpyxl.load_workbook(BytesIO(content))
    assert len(set(map(str.casefold, book.sheetnames))) == len(names)
    assert max(map(len, book.sheetnames)) <= 31
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert problem_list_bytes(problems) == content
