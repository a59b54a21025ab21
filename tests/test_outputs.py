"""Nothing is written over a board, over what the same command reads, or over a file of another kind."""

import json
import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from ibdesk.__main__ import main
from ibdesk.desk import Desk, shipped_definitions
from ibdesk.domain.month import Month
from ibdesk.errors import UserError
from ibdesk.outputs import Kind, check_output, check_outputs, is_same_file, kind_there
from ibdesk.writing.sheets.saving import save_whole
from tests.reading.files.odd_workbooks import PICTURE, locked

CSV = "Code,Month,Value\n7,2014-08,489\n"
BAD = "Code,Month,Value\n7,2014-08,-489\n"
ODD = "Alpha,Beta,Gamma\nx,2014-08,489\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A board, workbooks and files of other kinds."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "bad.csv").write_text(BAD, encoding="utf-8")
    (tmp_path / "odd.csv").write_text(ODD, encoding="utf-8")
    book = openpyxl.Workbook()
    for row in (["Code", "Month", "Value"], ["7", "2014-08", -489]):
        book.active.append(row)
    book.save(tmp_path / "bad.xlsx")
    with Desk.create(tmp_path / "Nord.ibdesk", "Anna", shipped_definitions()) as desk:
        desk.imports.accept(desk.imports.preview([tmp_path / "a.csv"]))
    return tmp_path


def victims(folder: Path) -> dict[str, Path]:
    """Files that must stay, by what they are, each under a name that would do for a workbook, a table or a mapping."""
    board = folder / "Nord.ibdesk"
    made: dict[str, Callable[[Path], object]] = {
        "board copy": lambda path: shutil.copyfile(board, path),
        "board by hard link": lambda path: os.link(board, path),
        "board by symbolic link": lambda path: path.symlink_to(board),
        "picture": lambda path: path.write_bytes(PICTURE),
        "locked": lambda path: path.write_bytes(locked(PICTURE, "secret")),
        "pdf": lambda path: path.write_bytes(b"%PDF-1.7\n"),
        "web page": lambda path: path.write_text("<html></html>", encoding="utf-8"),
        "letter": lambda path: _zip(path, "word/document.xml"),
        "archive": lambda path: _zip(path, "notes.txt"),
        "binary workbook": lambda path: _zip(path, "xl/workbook.bin"),
        "cut archive": lambda path: path.write_bytes(b"PK\x03\x04 and then nothing"),
        "other JSON": lambda path: path.write_text('{"name": "a package"}', encoding="utf-8"),
        "noise": lambda path: path.write_bytes(bytes(range(256))),
        "folder": lambda path: path.mkdir(),
        "pipe": lambda path: os.mkfifo(path),
    }
    found = {}
    for number, (what, make) in enumerate(made.items()):
        for ending in (".xlsx", ".csv", ".json", ".txt", ".pdf"):
            if what == "pdf" and ending == ".pdf":  # an earlier output is written over
                continue
            path = folder / f"victim {number}{ending}"
            make(path)
            found[f"{what}{ending}"] = path
    return found


def _zip(path: Path, member: str) -> None:
    with ZipFile(path, "w") as package:
        package.writestr(member, "words")


def prints(folder: Path) -> dict[str, str]:
    """Every file's fingerprint, also of those that links lead to."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.endswith(".lock"))
    return {str(path): sha256(path.read_bytes()).hexdigest() for path in files}


def writers(output: str) -> list[list[str]]:
    board = ["--board", "Nord.ibdesk"]
    return [
        ["template", output],
        ["template", output, *board],
        ["check", "bad.csv", "--list", output],
        ["check", "bad.csv", "--json", *board, "--list", output],
        ["check", "odd.csv", "--suggest-mapping", output],
        ["export", *board, "--month", "2014-08", "--output", output],
        ["--self-test", output],
    ]


def fits(words: list[str], output: Path) -> bool:
    """Whether a command may by its name write to this file: what stands there decides alone."""
    ending = output.suffix
    if words[0] == "--self-test":
        return ending == ".txt"
    return ending == (".json" if "--suggest-mapping" in words else ".xlsx") or (
        words[0] == "export" and ending in (".csv", ".pdf")
    )


def test_no_command_writes_over_a_file_of_another_kind(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = {**victims(folder), "the board": folder / "Nord.ibdesk"}
    before = prints(folder)
    tried = 0
    for what, path in there.items():
        for words in writers(path.name):
            if path.suffix != ".ibdesk" and not fits(words, path):
                continue
            status = main(words)
            told = capsys.readouterr()
            assert status == 2, (what, words)
            assert told.out == "", (what, words)
            assert told.err.count("\n") == 1, (what, words)
            assert "Traceback" not in told.err
            assert "fault of its own" not in told.err, (what, told.err)
            tried += 1
    assert prints(folder) == before
    assert tried > 80


@pytest.mark.parametrize(
    "words",
    [
        ["check", "a.csv", "--list", "a.csv"],
        ["check", "odd.csv", "--suggest-mapping", "odd.csv"],
        ["check", "bad.xlsx", "--list", "bad.xlsx"],
        ["check", "bad.xlsx", "--list", "./sub/../bad.xlsx"],
        ["check", "bad.xlsx", "--list", "hard.xlsx"],
        ["check", "bad.xlsx", "--list", "soft.xlsx"],
        ["check", "soft.xlsx", "--list", "bad.xlsx"],
        ["check", "sub", "--list", "sub/inner.xlsx"],
        ["check", "odd.csv", "--mapping", "said.json", "--suggest-mapping", "said.json"],
        ["check", "bad.xlsx", "--password-file", "secret.json", "--suggest-mapping", "secret.json"],
        ["check", "bad.xlsx", "--list", "new.xlsx", "--suggest-mapping", "new.xlsx"],
        ["check", "bad.xlsx", "--list", "new.ibdesk"],
        ["check", "bad.xlsx", "--list", "Nord.ibdesk-journal"],
        ["check", "bad.xlsx", "--list", "NORD.IBDESK.lock"],
        ["template", "Other.ibdesk"],
        ["template", "figures.csv"],
        ["template", "Nord.ibdesk::$DATA"],
        ["template", "with macros.xlsm"],
        ["template", "to start from.XLTX"],
        ["check", "bad.xlsx", "--list", "with macros.xlsm"],
        ["import", "a.csv", "--board", "new.xlsx"],
        ["import", "a.csv", "--board", "new.csv"],
        ["import", "a.csv", "--board", "a.csv"],
        ["restore", "Nord.ibdesk", "--to", "new.xlsx"],
        ["restore", "Nord.ibdesk", "--to", "new.pdf"],
        ["--self-test", "a.csv"],
        ["--self-test", "bad.xlsx"],
        ["template", "letter.docx"],
        ["restore", "Nord.ibdesk", "--to", "bad.xlsx"],
        ["restore", "Nord.ibdesk", "--to", "a.csv"],
        ["restore", "Nord.ibdesk", "--to", "sub"],
        ["demo", "Nord.ibdesk", "--no-window"],
        ["demo", "a.csv", "--no-window"],
    ],
)
def test_what_the_command_reads_stays(folder: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    (folder / "sub").mkdir()
    shutil.copyfile(folder / "bad.xlsx", folder / "sub" / "inner.xlsx")
    os.link(folder / "bad.xlsx", folder / "hard.xlsx")
    (folder / "soft.xlsx").symlink_to("bad.xlsx")
    columns = [{"heading": "Alpha", "field": "code"}]
    (folder / "said.json").write_text(
        json.dumps({"mappings": [{"sheet": "odd", "columns": columns}]}), encoding="utf-8"
    )
    (folder / "secret.json").write_text('{"mappings": 1}', encoding="utf-8")
    before = prints(folder)
    assert main(words) == 2
    told = capsys.readouterr()
    assert told.err.strip()
    assert "fault of its own" not in told.err
    assert prints(folder) == before


def test_a_marked_copy_is_not_written_over_another_workbook_that_is_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copyfile(folder / "bad.xlsx", folder / "bad, problems marked.xlsx")
    before = prints(folder)
    assert main(["check", "bad.xlsx", "bad, problems marked.xlsx", "--marked", "."]) == 2
    assert "is what is read here" in capsys.readouterr().err
    assert {path: known for path, known in prints(folder).items() if path in before} == before


def test_an_earlier_output_of_its_own_is_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    board = ["--board", "Nord.ibdesk", "--month", "2014-08"]
    for words in (
        ["template", "out.xlsx"],
        ["check", "bad.csv", "--list", "list.xlsx"],
        ["check", "bad.xlsx", "--marked", "back"],
        ["check", "odd.csv", "--suggest-mapping", "map.json"],
        ["check", "odd.csv", "--suggest-mapping", "map"],
        ["export", *board, "--output", "pack.xlsx"],
        ["export", *board, "--output", "figures.csv"],
        ["export", *board, "--output", "pack.pdf"],
    ):
        first = main(words)
        written = next(path for path in (*folder.iterdir(), *folder.glob("back/*")) if path.name == output_of(words))
        was = written.stat()
        os.utime(written, (1, 1))
        assert main(words) == first, words
        assert written.stat().st_mtime > 1, words
        assert written.stat().st_size == was.st_size
    capsys.readouterr()
    (folder / "empty.xlsx").touch()
    assert main(["template", "empty.xlsx"]) == 0


def output_of(words: list[str]) -> str:
    return "bad, problems marked.xlsx" if "--marked" in words else words[-1]


def test_the_windows_outputs_ask_the_same_place(folder: Path) -> None:
    month = Month(2014, 8)
    shutil.copyfile(folder / "Nord.ibdesk", folder / "board.xlsx")
    shutil.copyfile(folder / "Nord.ibdesk", folder / "board.csv")
    with Desk.open(folder / "Nord.ibdesk", "Anna") as desk:
        desk.imports.accept(desk.imports.preview([folder / "bad.xlsx"]))
        before = prints(folder)
        writes: list[Callable[[], object]] = [
            lambda: desk.exports.pack(month, folder / "board.xlsx"),
            lambda: desk.exports.template(folder / "board.xlsx"),
            lambda: desk.exports.figures(folder / "board.csv"),
            lambda: desk.exports.problem_list(month, folder / "board.xlsx"),
            lambda: desk.exports.problem_list(month, folder / "bad.xlsx"),
            lambda: desk.exports.marked_copy(folder / "bad.xlsx", (), folder / "board.xlsx"),
            lambda: desk.exports.marked_copy(folder / "bad.xlsx", (), folder / "bad.xlsx"),
        ]
        for write in writes:
            with pytest.raises(UserError):
                write()
        assert prints(folder) == before


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_senders_workbook_is_not_written_over_by_what_comes_of_it(
    folder: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    """Wherever it lies now, and under whatever name: the board knows it by what is in it."""
    kind = {"xlsx": "good.xlsx", "csv": "a.csv"}[ending]
    if ending == "xlsx":
        book = openpyxl.Workbook()
        for row in (["Code", "Month", "Value"], ["7", "2014-07", 480]):
            book.active.append(row)
        book.save(folder / kind)
        with Desk.open(folder / "Nord.ibdesk", "Anna") as desk:
            desk.imports.accept(desk.imports.preview([folder / kind]))
            desk.board.file.undo(3, "Anna", "2014-09-08T10:42:00")  # its figures count no more, and may again
    moved = folder / "sent" / f"August.{ending}"
    moved.parent.mkdir()
    shutil.copyfile(folder / kind, moved)
    before = moved.read_bytes()
    commands = [["export", "--board", "Nord.ibdesk", "--month", "2014-08", "--output", str(moved)]]
    commands += [["template", str(moved), "--board", "Nord.ibdesk"]] if ending == "xlsx" else []
    for words in commands:
        assert main(words) == 2, words
        assert "is a workbook that figures of this board came from" in capsys.readouterr().err
    assert moved.read_bytes() == before


def test_one_file_under_two_names_is_one_output(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    with pytest.raises(UserError, match="two outputs"):
        check_outputs(
            [(tmp_path / "new.xlsx", Kind.WORKBOOK), (tmp_path / "sub" / ".." / "new.xlsx", Kind.WORKBOOK)], []
        )
    check_outputs([(tmp_path / "new.xlsx", Kind.WORKBOOK), (tmp_path / "other.xlsx", Kind.WORKBOOK)], [])
    assert not is_same_file(tmp_path / "none", tmp_path / "none")


def test_saving_itself_asks_whatever_called_it(folder: Path) -> None:
    with pytest.raises(UserError, match="is what a board is called"):
        save_whole(b"words", folder / "New.ibdesk")
    shutil.copyfile(folder / "Nord.ibdesk", folder / "hidden")
    with pytest.raises(UserError, match="is a board of IBDesk"):
        save_whole(b"words", folder / "hidden")
    assert kind_there(folder / "hidden") is Kind.BOARD
    check_output(folder / "words.log", Kind.TEXT)


def test_a_marked_copy_keeps_the_name_that_its_workbook_has(folder: Path) -> None:
    """Excel opens no workbook under the name of one with macros, nor the other way round."""
    with pytest.raises(UserError, match="with macros"):
        check_output(folder / "new.xlsm", Kind.WORKBOOK)
    with pytest.raises(UserError, match=r"Give a name that ends in \.xlsm"):
        check_output(folder / "new.xlsx", Kind.WITH_MACROS)
    check_output(folder / "new.xlsm", Kind.WITH_MACROS)
    shutil.copyfile(folder / "bad.xlsx", folder / "an earlier one.xlsm")
    check_output(folder / "an earlier one.xlsm", Kind.WITH_MACROS)


def test_another_file_that_is_called_a_board_is_no_board_and_its_backups_are_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, content in {
        "Short.ibdesk": b"gone",
        "Locked.ibdesk": bytes(range(256)),
        "Letter.ibdesk": PICTURE,
    }.items():
        (folder / name).write_bytes(content)
        assert main(["verify", name]) == 2
        said = capsys.readouterr().err
        assert "is not an IBDesk board, though it is called one" in said
        assert "Bring back a backup" in said
    assert main(["verify", "a.csv"]) == 2
    assert "a.csv is not an IBDesk board." in capsys.readouterr().err
