"""What check prints, a sentence that many cells share said once with every cell; and problems sent back: marked copies
into a folder, the list into a workbook."""

import json
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from msgspec.structs import replace

from ibdesk.__main__ import main
from ibdesk.cli.printed import problem_lines
from ibdesk.domain.figure import CellSource
from ibdesk.domain.problem import AcceptedWarning, Problem, Severity
from tests.reading.made_workbooks import workbook

LINE = "WARNING MASH.xlsx, Report!{cell}: {sentence} Correct it. [definition-words]"


def problem(code: str, cell: str, sentence: str = 'Indicator {} says "Snapshot".', sheet: str = "Report") -> Problem:
    source = CellSource("MASH.xlsx", sheet, cell) if cell else None
    message = sentence.format(f"{code} (Name of {code})")
    return Problem("definition-words", Severity.WARNING, message, "Correct it.", source, code, fault=sentence)


def test_one_sentence_of_many_cells_is_said_once_with_all_of_them() -> None:
    cells = {"9": "Y11", "2": "Y4", "3": "Y5", "10": "Y12", "4": "Z5", "30": "AA2"}
    assert list(problem_lines(problem(code, cell) for code, cell in cells.items())) == [
        LINE.format(cell="Y11", sentence='Indicator 9 (Name of 9) says "Snapshot".'),
        "        The same in 5 more cells: Y4:Y5, Y12, Z5, AA2 (indicators 2, 3, 4, 10, 30)",
    ]


ACCEPTED = AcceptedWarning("definition-words", "3", None, "", "", "So named by law", "Anna", "2014-09-01T09:00:00")


@pytest.mark.parametrize(
    "other",
    [
        problem("3", "Y5", 'Indicator {} says "Cumulative".'),
        problem("3", "Y5", sheet="Other"),
        problem("3", ""),
        replace(problem("3", "Y5"), rule="another-rule"),
        replace(problem("3", "Y5"), severity=Severity.INFO),
        replace(problem("3", "Y5"), next_step="Leave it."),
        replace(problem("3", "Y5"), accepted=ACCEPTED),
        replace(problem("3", "Y5"), source=CellSource("Health.xlsx", "Report", "Y5")),
    ],
)
def test_whatever_is_not_the_same_has_a_line_of_its_own(other: Problem) -> None:
    told = list(problem_lines([problem("2", "Y4"), other, problem("4", "Y6")]))
    assert len(told) == 3
    assert told[1] == "        The same in 1 more cell: Y6 (indicator 4)"


def test_problems_without_a_cell_are_never_put_together() -> None:
    assert len(list(problem_lines([problem("2", ""), problem("3", "")]))) == 2


def test_check_prints_what_json_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = {"33": "Health Referrals to Social Care", "34": "CAFs Where Health is Lead Professional"}
    rows = [[code, name, "Q4 2013", 60] for code, name in names.items()]
    path = tmp_path / "Health.xlsx"
    path.write_bytes(
        workbook({"Figures": [["Code", "Name", "Month", "Value"], *rows, ["7", "Referrals", "2014-08", 489]]})
    )
    main(["check", str(path)])
    printed = capsys.readouterr().out
    main(["check", str(path), "--json"])
    told = [each for each in json.loads(capsys.readouterr().out)["problems"] if each["rule"] == "ambiguous-quarter"]
    assert [each["cell"] for each in told] == ["C2", "C3"]
    assert printed.count("does not say which financial year") == 1
    assert "The same in 1 more cell: C3 (indicator 34)" in printed


def returns(path: Path, august: object = -4) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Figures")
    for row, values in enumerate((("Code", "Month", "Value"), (7, "2014-07", 480), (7, "2014-08", august))):
        sheet.write_row(row, 0, values)
    book.close()
    return path


def ended(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    status = main([str(word) for word in words])
    out, error = capsys.readouterr()
    return status, out, error


def test_a_marked_copy_of_each_workbook_and_the_list(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    wrong, text = returns(tmp_path / "wrong.xlsx"), tmp_path / "text.csv"
    text.write_text("code,month,value\n8,2014-08,-1\n", encoding="utf-8")
    folder = tmp_path / "to send" / "back"
    status, out, _ = ended(capsys, "check", wrong, text, "--marked", folder, "--list", tmp_path / "list.xlsx")
    assert status == 1
    assert {path.name for path in folder.iterdir()} == {"wrong, problems marked.xlsx", "text, problems marked.xlsx"}
    assert "must fix" in openpyxl.load_workbook(folder / "wrong, problems marked.xlsx")["Figures"]["C3"].comment.text
    assert "a text file (.csv) has no place for colours" in out
    assert {"wrong.xlsx", "text.csv"} <= set(openpyxl.load_workbook(tmp_path / "list.xlsx").sheetnames)


def test_beside_json_it_is_told_on_the_other_stream(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    _, out, error = ended(capsys, "check", returns(tmp_path / "a.xlsx"), "--json", "--marked", tmp_path / "out")
    assert json.loads(out)["files"][0]["name"] == "a.xlsx"
    assert "Wrote " in error


def test_two_workbooks_of_one_name_are_not_mixed_up(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    one, other = returns(tmp_path / "x" / "a.xlsx"), returns(tmp_path / "y" / "A.xlsx")
    status, _, error = ended(capsys, "check", one, other, "--marked", tmp_path / "out")
    assert status == 2
    assert "two workbooks called a.xlsx" in error
    assert not (tmp_path / "out").exists()
