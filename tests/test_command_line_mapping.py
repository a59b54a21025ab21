"""A council's own sheet on the command line: suggested, corrected, imported, and next month without a word."""

import json
from pathlib import Path

import pytest

from ibdesk.desk import Desk
from tests.reading.made_workbooks import Laid, workbook
from tests.reading.mapping.made_mappings import DOWN, down, renamed
from tests.test_command_line import ended


def written(path: Path, sheets: dict[str, Laid]) -> str:
    path.write_bytes(workbook(sheets))
    return str(path)


def test_from_a_suggestion_to_next_months_import(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    may, board, mapping = written(tmp_path / "May.xlsx", down()), str(tmp_path / "b.ibdesk"), tmp_path / "map.json"
    status, _, error = ended(capsys, "check", may, "--suggest-mapping", str(mapping))
    assert status == 2, "nothing was read yet"
    assert "1 sheet, guesses to confirm or correct: 2" in error

    # Not read while a guess stands.
    status, _, error = ended(capsys, "import", may, "--board", board, "--mapping", str(mapping))
    assert status == 2
    assert "still has a guess in mapping 1, column 2" in error
    assert not Path(board).exists()

    # The person confirms both.
    body = json.loads(mapping.read_text(encoding="utf-8"))
    columns = body["mappings"][0]["columns"]
    assert [(each["is"], each.get("indicator")) for each in columns[1:]] == [
        ("value", "18"), ("not used", None), ("value", "7"),
    ]  # fmt: skip
    for guessed in (columns[1], columns[3]):
        del guessed["guess"]
    mapping.write_text(json.dumps(body), encoding="utf-8")
    status, out, _ = ended(capsys, "import", may, "--board", board, "--mapping", str(mapping), "--json")
    assert status in (0, 1)
    read = json.loads(out)
    assert read["summary"]["figures"] == 4
    assert read["files"][0]["sheets"] == [{"name": "Data", "layout": "mapped", "where": "A4:D7", "figures": 4}]

    # June: the same headings, no mapping file.
    june_rows = [*DOWN[:6], ["Jun-14", 99, "2.2%", 28], *DOWN[6:]]
    june = written(tmp_path / "June.xlsx", down(june_rows))
    read = json.loads(ended(capsys, "import", june, "--board", board, "--json")[1])
    assert read["summary"]["figures"] == 6

    # July: one heading renamed is told, and nothing of the table is used.
    july = written(tmp_path / "July.xlsx", down(renamed()))
    status, out, _ = ended(capsys, "import", july, "--board", board, "--json")
    assert status == 2
    told = {problem["rule"]: problem for problem in json.loads(out)["problems"]}
    assert told["heading-changed"]["cell"] == "B4"
    assert "now “Child protection / CPP at month end”" in told["heading-changed"]["message"]


def test_a_file_that_is_known_already_is_read_again_under_a_mapping(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    both = {**down(), "Figures": Laid([["Code", "Apr-14"], ["7", 30]])}
    file, board, mapping = written(tmp_path / "May.xlsx", both), str(tmp_path / "b.ibdesk"), tmp_path / "map.json"
    assert ended(capsys, "import", file, "--board", board)[0] in (0, 1)
    columns = [
        {"heading": "Month", "is": "month"},
        {"heading": "Child protection / CP plans", "is": "value", "indicator": "18"},
        {"heading": "Child protection / 2 years +"},
        {"heading": "Front door / Refs"},
    ]
    mapping.write_text(json.dumps({"sheet": "Data", "heading_rows": 2, "columns": columns}), encoding="utf-8")
    for again in range(2):
        ended(capsys, "import", file, "--board", board, "--mapping", str(mapping))
        with Desk.open(Path(board), "somebody") as desk:
            assert {figure.code for figure in desk.board.records().figures} == {"7", "18"}
            assert desk.history.steps()[-1].number == 3, f"nothing more is kept the {again + 1}. time"


def test_labels_of_rows_are_said_in_the_mapping_file_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rows = [["Code", "Apr-14"], ["7", 30], ["NI 18", 100], ["Cars", 4]]
    file = written(tmp_path / "April.xlsx", {"Figures": Laid(rows)})
    board, mapping = str(tmp_path / "b.ibdesk"), tmp_path / "map.json"
    _, _, error = ended(capsys, "check", file, "--suggest-mapping", str(mapping))
    assert "2 labels of rows" in error
    body = json.loads(mapping.read_text(encoding="utf-8"))
    assert body == {"row_labels": {"NI 18": "18", "Cars": None}, "guess": True}
    status, _, error = ended(capsys, "import", file, "--board", board, "--mapping", str(mapping))
    assert (status, Path(board).exists()) == (2, False)
    assert "does not say what the label “Cars” is" in error

    mapping.write_text(json.dumps({"row_labels": {"NI 18": "18", "Cars": ""}}), encoding="utf-8")
    assert ended(capsys, "import", file, "--board", board, "--mapping", str(mapping))[0] in (0, 1)
    may = written(tmp_path / "May.xlsx", {"Figures": Laid([["Code", "May-14"], ["NI 18", 101], ["Cars", 5]])})
    assert ended(capsys, "import", may, "--board", board)[0] in (0, 1), "next month it is known"
    with Desk.open(Path(board), "somebody") as desk:
        kept = {(each.code, str(each.month), str(each.quantity)) for each in desk.board.records().figures}
    assert kept == {("7", "2014-04", "30"), ("18", "2014-04", "100"), ("18", "2014-05", "101")}


def test_there_is_nothing_to_suggest_for_recognised_sheets(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = written(tmp_path / "a.xlsx", {"Figures": Laid([["Code", "Apr-14"], ["7", 30]])})
    status, out, error = ended(capsys, "check", file, "--suggest-mapping", str(tmp_path / "m.json"), "--json")
    assert status == 0
    assert "no mapping to suggest" in error
    assert json.loads(out)["suggested_mapping"]["sheets"] == 0
    assert not (tmp_path / "m.json").exists()
