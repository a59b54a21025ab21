"""From a path to bytes: only from a real file, only once, and with a sentence for all that can go wrong."""

import os
import socket
from pathlib import Path

import pytest

from ibdesk.errors import UserError
from ibdesk.reading.files import open_file
from ibdesk.reading.files.open_file import load


def _link(link: Path, target: Path) -> Path:
    try:
        link.symlink_to(target)
    except OSError:  # Windows without the right to
        return target
    return link


def test_the_bytes_come_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "figures.xlsx"
    path.write_bytes(b"PK\x03\x04\r\n\x1a")
    assert load(path) == b"PK\x03\x04\r\n\x1a"
    assert load(_link(tmp_path / "link.xlsx", path)) == path.read_bytes()


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"“figures\.xlsx” is not there"):
        load(tmp_path / "figures.xlsx")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder"):
        load(tmp_path)


def test_an_impossible_name(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be read"):
        load(tmp_path / "a\0b.xlsx")


def test_too_large_a_file_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.xlsx"
    with path.open("wb") as file:
        file.truncate(8 * 1024**3)
    monkeypatch.setattr(open_file, "_bytes_of", None)
    with pytest.raises(UserError, match="larger than 64 MB"):
        load(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files on this system")
def test_a_pipe_and_a_device_do_not_hold_us_up(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.xlsx"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(UserError, match="is not a file"):
            load(path)
    with pytest.raises(OSError, match="no longer a regular file"):
        open_file._bytes_of(pipe)  # put there between the look and the opening


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no such files on this system")
def test_a_socket_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # such a name may only be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s.xlsx")
        with pytest.raises(UserError, match="is not a file"):
            load(Path("s.xlsx"))


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "denied"), "may not be read. If it is open in another program, close it"),
        (FileNotFoundError(2, "gone"), "is not there"),
        (OSError(5, "I/O"), "could not be read to its end"),
    ],
)
def test_what_goes_wrong_while_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    path = tmp_path / "figures.xlsx"
    path.write_bytes(b"x")

    def fail(*_: object) -> int:
        raise error

    monkeypatch.setattr(os, "open", fail)
    with pytest.raises(UserError, match=words):
        load(path)


def test_a_file_that_changes_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "figures.xlsx"
    path.write_bytes(b"12345678")
    real = open_file._bytes_of

    def cut_then_read(path: Path) -> bytes:
        path.write_bytes(b"1234")
        return real(path)

    monkeypatch.setattr(open_file, "_bytes_of", cut_then_read)
    with pytest.raises(UserError, match="changed while it was read"):
        load(path)
