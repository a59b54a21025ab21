"""The command line sends problems back: marked copies into a folder, the list into a workbook."""

import json
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from ibdesk.__main__ import main


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
