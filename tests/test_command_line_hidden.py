"""What nobody sees in a workbook, left out on the command line as by the import window's tick."""

import json
from pathlib import Path

import pytest

from ibdesk.desk import Desk
from tests.reading.made_workbooks import Laid, workbook
from tests.test_command_line import ended, small_workbook

FIGURES = Laid([["Code", "Month", "Value"], [7, "2014-07", 480], [7, "2014-08", 489]], hidden_rows=(2,))
LEFT_OUT = {"hidden-left-out A2", "hidden-left-out A1"}
OLD = Laid([["Code", "Month", "Value"], [4, "2014-08", 12]], hidden=True)


@pytest.fixture
def returns(tmp_path: Path) -> str:
    path = tmp_path / "MASH.xlsx"
    path.write_bytes(workbook({"Figures": FIGURES, "Old returns": OLD}))
    return str(path)


@pytest.mark.parametrize(
    ("words", "figures", "told"),
    [
        ([], 3, {"hidden-cells A2", "hidden-cells A1"}),
        (["--without-hidden", "Figures"], 2, {"hidden-left-out A2", "hidden-cells A1"}),
        (["--without-hidden", "figures"], 2, {"hidden-left-out A2", "hidden-cells A1"}),
        (["--without-hidden", "Old*"], 2, {"hidden-cells A2", "hidden-left-out A1"}),
        (["--without-hidden", "Figures", "--without-hidden", "Old returns"], 1, LEFT_OUT),
        (["--without-hidden", "*"], 1, LEFT_OUT),
    ],
)
def test_it_is_left_out_of_the_sheets_that_are_named_and_told(
    capsys: pytest.CaptureFixture[str], returns: str, words: list[str], figures: int, told: set[str]
) -> None:
    status, out, _ = ended(capsys, "check", returns, "--json", *words)
    answer = json.loads(out)
    hidden = {f"{each['rule']} {each['cell']}" for each in answer["problems"] if each["rule"].startswith("hidden")}
    assert (status, answer["summary"]["figures"], hidden) == (0, figures, told)


def test_the_board_gets_what_is_seen_and_the_rest_when_it_is_wanted_too(
    capsys: pytest.CaptureFixture[str], returns: str, tmp_path: Path
) -> None:
    board = tmp_path / "b.ibdesk"
    importing = ["import", "--json", "--board", str(board), returns]
    first = json.loads(ended(capsys, *importing, "--without-hidden", "*")[1])
    assert kept(board) == {("7", "2014-08"): 489}
    again = json.loads(ended(capsys, *importing, "--without-hidden", "*")[1])
    assert again["import"] == first["import"], "the same file, said the same of it: nothing is added"
    later = small_workbook(tmp_path / "later.xlsx", 490)
    assert ended(capsys, "import", str(later), "--board", str(board))[0] == 0

    # The same file, and now all of it: what was left out is added, what came in since stays, and is told.
    whole = json.loads(ended(capsys, *importing)[1])
    assert kept(board) == {("7", "2014-08"): 490, ("7", "2014-07"): 480, ("4", "2014-08"): 12}
    assert [each["cell"] for each in whole["problems"] if each["rule"] == "kept-as-it-was"] == ["C3"]
    nothing = json.loads(ended(capsys, *importing)[1])
    assert [each["rule"] for each in nothing["problems"] if each["file"]].count("already-imported") == 1
    assert nothing["import"] == whole["import"]


def kept(board: Path) -> dict[tuple[str, str], object]:
    with Desk.open(board, "Test") as desk:
        return {(figure.code, str(figure.month)): figure.quantity for figure in desk.board.records().figures}


def test_a_sheet_that_is_not_there_is_told_and_nothing_is_kept(
    capsys: pytest.CaptureFixture[str], returns: str, tmp_path: Path
) -> None:
    board = tmp_path / "b.ibdesk"
    status, out, error = ended(capsys, "import", returns, "--board", str(board), "--without-hidden", "Figuers")
    assert (status, out, board.exists()) == (2, "", False)
    assert "no sheet “Figuers”" in error
    assert "“Figures”, “Old returns”" in error


def test_it_may_stand_in_the_file_that_cannot_be_read(
    capsys: pytest.CaptureFixture[str], returns: str, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"%PDF-1.7")
    status, out, error = ended(capsys, "check", returns, str(bad), "--json", "--without-hidden", "Elsewhere")
    assert (status, json.loads(out)["summary"]["figures"]) == (2, 3)
    assert error.startswith("“bad.xlsx” cannot be read: it is a PDF")


def test_a_clash_with_a_hidden_sheet_says_that_it_is_hidden(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rows = [["Code", "Month", "Value"], [7, "2014-08", 512]]
    for name, hidden in (("hidden.xlsx", True), ("open.xlsx", False)):
        data = workbook({"Figures": [rows[0], [7, "2014-08", 489]], "Old data": Laid(rows, hidden=hidden)})
        (tmp_path / name).write_bytes(data)
        _, out, _ = ended(capsys, "check", str(tmp_path / name), "--json")
        told = [each for each in json.loads(out)["problems"] if each["rule"] == "given-twice"]
        assert told
        assert all(("The sheet “Old data” is hidden." in each["message"]) is hidden for each in told)
