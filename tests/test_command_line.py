"""The command line keeps its contract: exit status, one sentence, JSON."""

import json
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from ibdesk import VERSION
from ibdesk.__main__ import main
from tests.reading.files.odd_workbooks import PICTURE, locked, with_members, xlsb


def small_workbook(path: Path, value: object = 489) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Code", "Month", "Value"])
    sheet.append(["7", "2014-08", value])
    book.save(path)
    return path


def ended(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(list(words))
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["show"], "The command cannot be used"),
        (["show", "--board", "none.ibdesk", "--month", "2014-08"], "There is no board none.ibdesk."),
        (["show", "--board", "none.ibdesk", "--month", "August"], "not a month such as 2014-08"),
        (["check", "none.xlsx"], "none.xlsx"),
        (
            ["export", "--board", "x", "--month", "2014-08", "--output", "pack.docx"],
            "Give a name that ends in .xlsx or .pdf, or in .csv",
        ),
        (["export", "--board", "x", "--month", "2014-08", "--output", "p.csv", "--public"], "has no public version"),
        (["export", "--board", "x", "--month", "2014-08", "--output", "p.xlsx", "--public"], "There is no board x."),
        (
            ["export", "--board", "x", "--month", "2014-08", "--output", "p.xlsx", "--all-right", "7", "Why"],
            "for the public version",
        ),
        (["forms", "--board", "x", "--month", "2014-08", "--output", "f"], "There is no board x."),
        (["changes", "--board", "none.ibdesk"], "There is no board none.ibdesk."),
        (["check", "x.xlsx", "--mapping", "nowhere.json"], "cannot be read"),
        (["--nonsense"], "The command cannot be used"),
    ],
)
def test_what_cannot_be_used_ends_with_2_and_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    status, _, error = ended(capsys, *words)
    assert status == 2
    assert sentence in error
    assert "Traceback" not in error
    assert list(tmp_path.iterdir()) == []


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out.strip() == f"IBDesk {VERSION}"


def test_an_unknown_code_is_told_with_the_known_ones(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    board = str(tmp_path / "b.ibdesk")
    assert ended(capsys, "import", str(small_workbook(tmp_path / "a.xlsx")), "--board", board)[0] == 0
    status, _, error = ended(capsys, "show", "--board", board, "--month", "2014-08", "--code", "25")
    assert status == 2
    assert "There is no indicator 25 in August 2014." in error
    assert "24, 26" in error


@pytest.mark.parametrize("content", [b"PK\x03\x04 and no more", b"not a workbook", b""])
def test_check_counts_nothing_where_nothing_could_be_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes
) -> None:
    """ "0 must be fixed" would say that all is well."""
    (tmp_path / "a.xlsx").write_bytes(content)
    assert main(["check", str(tmp_path / "a.xlsx")]) == 2
    told = capsys.readouterr()
    assert "must be fixed" not in told.out
    assert told.err


def test_check_keeps_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    workbook = small_workbook(tmp_path / "a.xlsx")
    before = workbook.read_bytes()
    status, out, _ = ended(capsys, "check", str(workbook), "--json")
    answer = json.loads(out)
    assert (status, answer["import"], answer["month"], answer["summary"]["figures"]) == (0, None, "2014-08", 1)
    assert answer["files"][0]["sheets"][0]["layout"] == "long"
    assert workbook.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_of_several_files_the_good_ones_are_kept(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    good, bad = small_workbook(tmp_path / "good.xlsx"), tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 and then nothing")
    board = str(tmp_path / "b.ibdesk")
    status, out, error = ended(capsys, "import", str(good), str(bad), "--board", board, "--json")
    files = {file["name"]: file["error"] for file in json.loads(out)["files"]}
    assert status == 2
    assert files["good.xlsx"] is None
    assert files["bad.xlsx"] in error
    shown = json.loads(ended(capsys, "show", "--board", board, "--month", "2014-08", "--code", "7", "--json")[1])
    assert shown["indicators"][0]["value"] == 489


def test_a_workbook_that_the_board_has_is_not_said_to_be_kept(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    figures, board = small_workbook(tmp_path / "a.xlsx"), str(tmp_path / "b.ibdesk")
    first = ended(capsys, "import", str(figures), "--board", board)[1]
    again = ended(capsys, "import", str(figures), "--board", board)[1]
    assert "Kept as step 2" in first
    assert "Kept as" not in again
    assert "The board has it already, since step 2" in again


def test_a_file_that_cannot_be_used_makes_no_board(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"nothing of a workbook")
    assert ended(capsys, "import", str(bad), "--board", str(tmp_path / "b.ibdesk"))[0] == 2
    assert [path.name for path in tmp_path.iterdir()] == ["bad.xlsx"]


def far_cell(path: Path) -> None:
    path.write_bytes(xlsb((1, 1, "Code"), (1_048_576, 16_384, 1.0)))


UNUSABLE: dict[str, Callable[[Path], object]] = {
    "is not there": Path.absolute,
    "is no workbook": lambda path: path.write_bytes(b"%PDF-1.7"),
    "is cut off": lambda path: path.write_bytes(b"PK\x03\x04 and then nothing"),
    "is too large": lambda path: os.truncate(small_workbook(path), 65 * 1024**2),
    "ends its reading": far_cell,
    "is locked": lambda path: path.write_bytes(locked(with_members(picture_dot_png=PICTURE), "Hexagon 489")),
}


@pytest.mark.parametrize("make", UNUSABLE.values(), ids=UNUSABLE)
def test_a_file_that_cannot_be_used_is_named_once(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, make: Callable[[Path], object]
) -> None:
    path = tmp_path / "bad figures.xlsx"
    make(path)
    for more in ([], ["--json"]):
        status, out, error = ended(capsys, "check", str(path), *more)
        assert (status, error.count("bad figures.xlsx"), error.count("\n")) == (2, 1, 1)
        assert error.startswith("“bad figures.xlsx” ")
        assert str(tmp_path) not in out + error


def test_a_folder_stands_for_its_workbooks(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "August returns"
    folder.mkdir()
    small_workbook(folder / "a.xlsx")
    (folder / "~$a.xlsx").write_bytes(b"lock")
    (folder / "notes.txt").write_text("not a workbook", encoding="utf-8")
    answer = json.loads(ended(capsys, "check", str(folder), "--json")[1])
    assert [file["name"] for file in answer["files"]] == ["a.xlsx"]


def test_a_later_workbook_restates_and_as_at_shows_what_was_seen(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    board = str(tmp_path / "b.ibdesk")
    first = json.loads(ended(capsys, "import", str(small_workbook(tmp_path / "a.xlsx")), "--board", board, "--json")[1])
    second = json.loads(
        ended(capsys, "import", str(small_workbook(tmp_path / "b.xlsx", 490)), "--board", board, "--json")[1]
    )
    assert second["summary"]["restated"] == 1
    for words, value in (([], 490), (["--as-at", str(first["import"])], 489), (["--as-at", "2001-01-01"], None)):
        status, out, error = ended(capsys, "show", "--board", board, "--month", "2014-08", "--json", *words)
        if value is None:
            assert status == 2, "before the first step there was no board"
            assert "There was nothing in this board" in error
            continue
        seven = next(page for page in json.loads(out)["indicators"] if page["code"] == "7")
        assert seven["value"] == value


def test_an_impossible_number_is_kept_and_ends_with_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    board = str(tmp_path / "b.ibdesk")
    workbook = small_workbook(tmp_path / "a.xlsx", -4)
    status, out, _ = ended(capsys, "import", str(workbook), "--board", board, "--json")
    (problem,) = [each for each in json.loads(out)["problems"] if each["severity"] == "error"]
    assert status == 1
    assert (problem["rule"], problem["cell"], problem["code"]) == ("impossible-number", "C2", "7")


def test_the_demo_names_what_it_wrote(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    own = small_workbook(folder / "our own figures.xlsx")
    status, out, _ = ended(capsys, "demo", str(folder), "--no-window")
    assert status == 0
    assert own.name not in out
    written = {path.name for path in folder.iterdir() if path != own}
    assert "Board pack August 2014.xlsx" in written
    assert all(name in out for name in written if name.endswith((".xlsx", ".ibdesk")))
    with zipfile.ZipFile(folder / "Board pack August 2014.xlsx") as pack:
        names = re.findall(r'<sheet name="(\d\d) ', pack.read("xl/workbook.xml").decode())
    assert len(names) == 37


def test_the_template_comes_back_as_the_same_definitions(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    template = tmp_path / "template.xlsx"
    assert ended(capsys, "template", str(template))[0] == 0
    status, out, _ = ended(capsys, "check", str(template), "--json")
    layouts = {sheet["layout"] for sheet in json.loads(out)["files"][0]["sheets"]}
    assert status == 0
    assert {"Indicators", "Targets", "Benchmarks", "Population"} <= layouts


def test_all_figures_as_one_table(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    board, table = str(tmp_path / "b.ibdesk"), tmp_path / "figures.csv"
    ended(capsys, "import", str(small_workbook(tmp_path / "a.xlsx")), "--board", board)
    assert ended(capsys, "export", "--board", board, "--month", "2014-08", "--output", str(table))[0] == 0
    assert table.read_text(encoding="utf-8-sig").splitlines()[1].startswith("7,Referrals,2014-08,monthly part,no,489,")


@pytest.mark.parametrize(("written", "shown"), [("489 (p)", "489 [p]"), ("489 est.", "489 [e]"), ("489 r", "489 [r]")])
def test_a_mark_is_kept_and_shown(capsys: pytest.CaptureFixture[str], tmp_path: Path, written: str, shown: str) -> None:
    board = str(tmp_path / "b.ibdesk")
    assert ended(capsys, "import", str(small_workbook(tmp_path / "a.xlsx", written)), "--board", board)[0] == 0
    assert f"Referrals: {shown}" in ended(capsys, "show", "--board", board, "--month", "2014-08", "--code", "7")[1]


@pytest.mark.parametrize("found", [(), ("Sheet 7: a chart has no alternative text.", "Cover: no title.")])
def test_what_the_packs_own_check_found_is_printed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: tuple[str, ...]
) -> None:
    monkeypatch.setattr("ibdesk.writing.pack.write_pack.accessibility_findings", lambda content: found)
    board, pack = str(tmp_path / "b.ibdesk"), str(tmp_path / "p.xlsx")
    ended(capsys, "import", str(small_workbook(tmp_path / "a.xlsx")), "--board", board)
    _, exported, _ = ended(capsys, "export", "--board", board, "--month", "2014-08", "--output", pack)
    _, shown, _ = ended(capsys, "demo", str(tmp_path / "demo"), "--no-window")
    said = ["The pack's own check found:", *(f"  {each}" for each in found)] if found else []
    assert exported.splitlines() == [f"Wrote {pack}", *said]
    assert shown.splitlines()[4:] == said


@pytest.mark.parametrize("words", [("imprt", "returns.xlsx"), ("improt",), ("chekc", "--json", "returns.xlsx")])
def test_a_mistyped_command_gets_a_sentence_and_opens_no_window(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    status, out, told = ended(capsys, *words)
    assert (status, out) == (2, "")
    assert told.startswith(f"“{words[0]}” is neither a command nor a file.")
    assert "import" in told


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("nosuch.ibdesk", "There is no board nosuch.ibdesk in {folder}."),
        ("no such place/North.ibdesk", "There is no board North.ibdesk in {folder}/no such place, nor that folder."),
        ("figures.xlsx", "There is no file figures.xlsx in {folder}."),
    ],
)
def test_a_file_that_is_not_there_gets_a_sentence_and_no_window(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str, sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, told = ended(capsys, word)
    assert (status, out) == (2, "")
    assert told.startswith(sentence.format(folder=tmp_path))
    assert "Check the name" in told
    assert list(tmp_path.iterdir()) == []


def test_targets_alone_are_counted_as_what_they_are(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Targets"
    for row in (["Code", "High", "Basis"], ["19", "15%", "value"]):
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    _, out, _ = ended(capsys, "check", str(tmp_path / "t.xlsx"))
    assert "1 target; no figures of a month" in out
