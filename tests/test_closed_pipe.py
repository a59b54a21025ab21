"""A reader that goes away before the end of what is printed, as `head` does, ends the program quietly."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ibdesk.desk import Desk, make_sample

MONTH = "2014-08"
GONE = 128 + 13  # what a shell says of a program that SIGPIPE ended


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's workbook and board, and a backup of the board."""
    folder: Path = tmp_path_factory.mktemp("sample")
    with make_sample(folder, "Performance Analyst") as desk:
        desk.board.path.rename(folder / "b.ibdesk")
    (folder / "b.ibdesk").with_name("backup.ibdesk").write_bytes((folder / "b.ibdesk").read_bytes())
    next(folder.glob("*.xlsx")).rename(folder / "figures.xlsx")
    return folder


def ended(folder: Path, words: list[str], read: int, *, errors_too: bool = False) -> tuple[int, bytes]:
    """The exit status and what is complained of, where only so many bytes of the output are read."""
    reading, writing = os.pipe()
    if not read:
        os.close(reading)
    process = subprocess.Popen(
        [sys.executable, "-m", "ibdesk", *words],
        cwd=folder,
        stdout=writing,
        stderr=writing if errors_too else subprocess.PIPE,
    )
    os.close(writing)
    if read:
        assert len(os.read(reading, read)) == read
        os.close(reading)
    _, complaint = process.communicate()
    return process.returncode, complaint or b""


BOARD = ["--board", "b.ibdesk"]
COMMANDS = [
    ["demo", "demo", "--no-window"],
    ["template", "template.xlsx"],
    ["check", "figures.xlsx"],
    ["check", "figures.xlsx", "--json"],
    ["import", "figures.xlsx", "--board", "new.ibdesk"],
    ["show", *BOARD, "--month", MONTH],
    ["show", *BOARD, "--month", MONTH, "--json"],
    ["changes", *BOARD],
    ["changes", *BOARD, "--json"],
    ["export", *BOARD, "--month", MONTH, "--output", "pack.xlsx"],
    ["verify", "b.ibdesk"],
    ["restore", "backup.ibdesk", "--to", "restored.ibdesk"],
    ["undo", *BOARD],
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_where_nobody_reads_every_command_ends_quietly(folder: Path, words: list[str]) -> None:
    assert ended(folder, words, 0) == (GONE, b"")


@pytest.mark.parametrize("words", [["--help"], ["--version"]], ids=" ".join)
def test_where_nobody_reads_the_help_ends_quietly(folder: Path, words: list[str]) -> None:
    assert ended(folder, words, 0) == (0, b"")


@pytest.fixture
def long_answer(tmp_path: Path) -> Path:
    """A board whose answer is many times what a pipe holds."""
    with make_sample(tmp_path, "Performance Analyst") as desk:
        desk.board.path.rename(tmp_path / "b.ibdesk")
    return tmp_path


def test_a_reader_that_takes_the_first_lines_alone(long_answer: Path) -> None:
    assert ended(long_answer, ["show", *BOARD, "--month", MONTH, "--json"], 10) == (GONE, b"")


def test_what_was_asked_for_is_done_though_nobody_reads_of_it(folder: Path) -> None:
    words = ["check", "figures.xlsx", "--json", "--marked", "marked", "--list", "list.xlsx"]
    assert ended(folder, words, 0, errors_too=True) == (GONE, b"")
    assert (folder / "list.xlsx").is_file()
    assert len(list((folder / "marked").iterdir())) == 1


def test_what_cannot_be_used_still_ends_with_2(folder: Path) -> None:
    status, complaint = ended(folder, ["show", "--board", "none.ibdesk", "--month", MONTH], 0)
    assert (status, complaint.count(b"\n")) == (2, 1)
    assert ended(folder, ["show", "--board", "none.ibdesk", "--month", MONTH], 0, errors_too=True) == (2, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's >&-")
def test_without_any_output_the_work_is_done(folder: Path) -> None:
    command = f"exec '{sys.executable}' -m ibdesk show --board b.ibdesk --month {MONTH} --json >&-"
    done = subprocess.run(["sh", "-c", command], cwd=folder, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is full")
def test_a_full_disk_is_no_reader_that_went_away(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ibdesk", "verify", "b.ibdesk"],
            cwd=folder,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_the_board_is_whole_after_all_this(folder: Path) -> None:
    with Desk.open(folder / "b.ibdesk", "Performance Analyst") as desk:
        assert desk.board.read_only_reason == ""


@pytest.mark.parametrize("code_page", ["ascii", "cp1252", "utf-8"])
def test_a_letter_that_the_reader_does_not_know_loses_nothing(folder: Path, code_page: str) -> None:
    """A code page of Windows, as a file that the output is sent to has it; and a name that is no text on any system."""
    odd = folder / os.fsdecode("≥ 1 Łódź ".encode() + b"\xff.csv")
    odd.write_text("Code,Month,Value\n7,2014-08,-489\n", encoding="utf-8")
    said = {}
    for more in ([], ["--json"]):
        words = [sys.executable, "-m", "ibdesk", "check", odd.name, *more]
        environment = {**os.environ, "PYTHONIOENCODING": code_page}
        ended = subprocess.run(words, cwd=folder, capture_output=True, check=False, env=environment, timeout=60)
        assert (ended.returncode, ended.stderr) == (1, b"")
        said[len(more)] = ended.stdout.decode(code_page)
    assert "-489 for indicator 7" in said[0]
    assert json.loads(said[1])["files"][0]["name"] == odd.name
