"""What lies beside a board and is not its own: the board is not opened, and nothing is deleted, emptied or followed."""

import os
import shutil
import sqlite3
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from ibdesk.__main__ import main
from ibdesk.errors import UserError
from ibdesk.store.backups.backup import backup
from ibdesk.store.backups.restore import restore
from ibdesk.store.board_file import open_board
from ibdesk.store.opening.verify import verify
from tests.store.kept import AT, BY, figures, in_child, small_board, workbook

MAGIC = bytes.fromhex("d9d505f920a163d7")
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.fixture
def board_path(tmp_path: Path) -> Path:
    (tmp_path / "boards").mkdir()
    path = tmp_path / "boards" / "North.ibdesk"
    small_board(path).close()
    return path


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """Somebody's own file, which has nothing to do with a board."""
    path = tmp_path / "letter.txt"
    path.write_text("Dear colleague")
    return path


def naming(super_journal: Path, page_size: int = 4096, padding: int = 512) -> bytes:
    """A journal without pages that names a super-journal, as SQLite writes it for work on two databases."""
    name = os.fsencode(super_journal)
    header = MAGIC + struct.pack(">IIIII", 0, 7, 500, 512, page_size)
    end = struct.pack(">I", 262145) + name + struct.pack(">II", len(name), sum(name)) + MAGIC
    return header.ljust(padding, b"\0") + end


def journal_of(board: Path) -> Path:
    return board.with_name(board.name + "-journal")


def left_by_a_killed_program(board: Path) -> bytes:
    """The journal of an import that was killed while it was being written."""

    def work() -> None:
        with open_board(board) as opened:
            opened._connection.execute("PRAGMA cache_size = 2")  # so that it writes before it has all
            opened._connection.execute("BEGIN IMMEDIATE")
            opened._connection.execute("UPDATE figure SET cell = cell || 'x'")
            opened._connection.execute("UPDATE record SET body = body || body || body || body")
            opened._connection.execute("INSERT INTO sealed_pack (step, content) VALUES (2, randomblob(90000))")
            os._exit(1)

    in_child(work)
    return journal_of(board).read_bytes()


def everything_under(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(each.relative_to(folder)): (each.read_bytes(), each.lstat().st_mode)
        for each in folder.rglob("*")
        if each.is_file() and each.suffix != ".lock"
    }


OPENINGS: dict[str, Callable[[Path, Path], object]] = {
    "open": lambda board, aside: open_board(board),
    "open for reading": lambda board, aside: open_board(board, read_only=True),
    "verify": lambda board, aside: verify(board),
    "back up": lambda board, aside: backup(board, aside),
    "restore from it": lambda board, aside: restore(board, aside / "Restored.ibdesk"),
}


def refused_everywhere(board: Path, why: str, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    before = everything_under(folder)
    for opening in OPENINGS.values():
        with pytest.raises(UserError, match=why) as told:
            opening(board, tmp_path_factory.mktemp("aside"))
        assert board.name + "-" in told.value.what
        assert everything_under(folder) == before


def test_sqlite_itself_deletes_what_a_journal_names(board_path: Path, letter: Path) -> None:
    """Otherwise the tests below would show nothing."""
    journal_of(board_path).write_bytes(naming(letter))
    connection = sqlite3.connect(board_path)
    connection.execute("SELECT count(*) FROM step").fetchone()
    connection.close()
    assert not letter.exists()


@pytest.mark.parametrize("padding", [512, 4096, 28])
def test_a_journal_that_names_a_file_deletes_nothing(
    padding: int, board_path: Path, letter: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    journal_of(board_path).write_bytes(naming(letter, padding=padding))
    refused_everywhere(board_path, "names another file", tmp_path, tmp_path_factory)


def test_the_commands_delete_nothing(
    board_path: Path, letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal_of(board_path).write_bytes(naming(letter))
    (tmp_path / "a.csv").write_text("Code,Month,Value\n7,2014-08,489\n")
    before = everything_under(tmp_path)
    board = str(board_path)
    for words in (
        ("verify", board),
        ("show", "--board", board, "--month", "2014-08"),
        ("import", str(tmp_path / "a.csv"), "--board", board),
        ("check", str(tmp_path / "a.csv"), "--board", board),
        ("changes", "--board", board),
        ("undo", "--board", board),
        ("template", str(tmp_path / "t.xlsx"), "--board", board),
        ("export", "--board", board, "--month", "2014-08", "--output", str(tmp_path / "p.xlsx")),
        ("restore", board, "--to", str(tmp_path / "Restored.ibdesk")),
    ):
        assert main(list(words)) == 2, words
        assert "does not belong to it" in capsys.readouterr().err
        assert everything_under(tmp_path) == before


def test_a_board_opened_by_a_link_has_its_journal_beside_the_file(board_path: Path, letter: Path) -> None:
    link = board_path.parent.parent / "Shortcut.ibdesk"
    link.symlink_to(board_path)
    journal_of(board_path).write_bytes(naming(letter))
    for opening in (open_board, verify):
        with pytest.raises(UserError, match="names another file"):
            opening(link)
    assert letter.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs the file kinds of POSIX")
def test_a_journal_that_is_no_file_is_not_followed(
    board_path: Path, letter: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    letter.write_bytes(naming(tmp_path / "other.txt"))
    made: list[tuple[Callable[[Path], object], str]] = [
        (lambda journal: journal.symlink_to(letter), "a link"),
        (lambda journal: journal.symlink_to(tmp_path / "nowhere"), "a link"),
        (lambda journal: journal.mkdir(), "a folder"),
        (lambda journal: journal.hardlink_to(letter), "another name"),
        (os.mkfifo, "device"),
    ]
    for make, why in made:
        journal = journal_of(board_path)
        make(journal)
        refused_everywhere(board_path, why, tmp_path, tmp_path_factory)
        journal.rmdir() if journal.is_dir() else journal.unlink()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"Minutes of the meeting", "no journal of a board"),
        (b"x" * 5000, "no journal of a board"),
        (MAGIC[:6] + b"??" + bytes(600), "no journal of a board"),
        (MAGIC + struct.pack(">IIIII", 0, 7, 1, 512, 1024) + bytes(600), "beside another board"),
    ],
)
def test_another_file_of_the_journals_name_is_not_emptied(
    content: bytes, why: str, board_path: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    journal_of(board_path).write_bytes(content)
    refused_everywhere(board_path, why, tmp_path, tmp_path_factory)


@pytest.mark.parametrize("content", [b"", bytes(512), bytes(28) + b"the rest of an older journal" * 100])
def test_an_emptied_journal_is_none(content: bytes, board_path: Path) -> None:
    journal_of(board_path).write_bytes(content)
    assert verify(board_path).sound
    with open_board(board_path) as board:
        assert (board.last_step, board.read_only) == (5, False)


@needs_fork
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_boards_own_journal_is_played(board_path: Path) -> None:
    whole = board_path.read_bytes()
    left_by_a_killed_program(board_path)
    assert board_path.read_bytes() != whole
    assert verify(board_path).sound
    assert board_path.read_bytes() == whole


@needs_fork
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.parametrize("cut", [0, 4096, 9000])
def test_the_journal_of_another_board_is_not_played(
    cut: int, board_path: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path / "South.ibdesk"
    with small_board(other) as board:
        board.keep_import([workbook()], figures(200, first=5000), [], BY, AT)
    journal = left_by_a_killed_program(other)
    journal_of(board_path).write_bytes(journal[: len(journal) - cut])
    other.unlink()
    journal_of(other).unlink()
    refused_everywhere(board_path, "not be what was kept in it", tmp_path, tmp_path_factory)
    journal_of(board_path).unlink()
    assert verify(board_path).sound


@needs_fork
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_backup_copied_by_hand_over_a_board_with_its_journal_is_not_spoilt(
    board_path: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = backup(board_path, tmp_path / "backups")
    with open_board(board_path) as board:
        for _ in range(3):
            board.keep_import([workbook("later.xlsx")], figures(600, first=900), [], BY, AT)
    left_by_a_killed_program(board_path)
    shutil.copy(made, board_path)
    refused_everywhere(board_path, "not be what was kept in it", tmp_path, tmp_path_factory)
    journal_of(board_path).rename(tmp_path / "aside")
    assert verify(board_path).steps == 5


def test_a_write_ahead_log_is_not_read_into_a_board(
    board_path: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite would take its pages for the board's own, whatever the board's header says."""
    twin = tmp_path / "twin.db"
    shutil.copy(board_path, twin)
    connection = sqlite3.connect(twin)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("UPDATE figure SET quantity = '1' WHERE quantity IS NOT NULL")
    connection.commit()
    log = board_path.with_name(board_path.name + "-wal")
    shutil.copy(twin.with_name("twin.db-wal"), log)
    connection.close()
    twin.unlink()
    refused_everywhere(board_path, "no board has such a file", tmp_path, tmp_path_factory)
    log.write_bytes(b"")
    refused_everywhere(board_path, "no board has such a file", tmp_path, tmp_path_factory)
    log.unlink()
    log.symlink_to(tmp_path / "nowhere")
    refused_everywhere(board_path, "no board has such a file", tmp_path, tmp_path_factory)


def test_a_reader_looks_at_the_journal_of_a_writer_and_lets_it_be(board_path: Path) -> None:
    """Somebody is in the middle of an import: the journal is theirs, and is played by nobody."""
    with open_board(board_path) as board:
        board._connection.execute("BEGIN IMMEDIATE")
        board._connection.execute("UPDATE step SET what = what")
        status, said = in_child(lambda: str(verify(board_path).sound))
        board._connection.execute("ROLLBACK")
    assert (status, said) == (0, "True")
