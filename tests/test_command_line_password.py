"""Locked workbooks on the command line: the password comes from a file, and what is wrong with it is said."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reading.files.odd_workbooks import PICTURE, locked, with_members

PASSWORD = "Hexagon 489"


def ibdesk(*words: object) -> tuple[int, str, str]:
    starting = [sys.executable, "-m", "ibdesk", *map(str, words)]
    ended = subprocess.run(starting, capture_output=True, encoding="utf-8", check=False)
    return ended.returncode, ended.stdout, ended.stderr


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "figures.xlsx"
    path.write_bytes(locked(with_members(picture_dot_png=PICTURE), PASSWORD))
    return path


def password_file(folder: Path, content: bytes) -> Path:
    path = folder / "password.txt"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("content", [b"Hexagon 489", b"Hexagon 489\r\n", b"\xef\xbb\xbfHexagon 489\nsecond line"])
def test_the_right_password_opens_it(tmp_path: Path, workbook: Path, content: bytes) -> None:
    board = tmp_path / "board.ibdesk"
    status, out, err = ibdesk(
        "import", workbook, "--board", board, "--json", "--password-file", password_file(tmp_path, content)
    )
    assert err == ""
    assert status in (0, 1)
    (file,) = json.loads(out)["files"]
    assert file["error"] is None
    assert board.exists()


def test_none_and_a_wrong_one_are_told_apart(tmp_path: Path, workbook: Path) -> None:
    status, _, err = ibdesk("check", workbook)
    assert (status, "it is locked with a password. Give its password" in err) == (2, True)
    status, _, err = ibdesk("check", workbook, "--password-file", password_file(tmp_path, b"hexagon"))
    assert (status, "the password given is not its own" in err) == (2, True)


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "is empty"), (b"\n", "is empty"), (b"\xff\xfe\x00", "cannot be read")]
)
def test_a_password_file_that_is_none(tmp_path: Path, workbook: Path, content: bytes, words: str) -> None:
    status, _, err = ibdesk("check", workbook, "--password-file", password_file(tmp_path, content))
    assert (status, words in err) == (2, True)
    assert "Traceback" not in err


def test_a_password_file_that_is_not_there(tmp_path: Path, workbook: Path) -> None:
    status, _, err = ibdesk("check", workbook, "--password-file", tmp_path / "nowhere.txt")
    assert (status, "cannot be read" in err) == (2, True)
