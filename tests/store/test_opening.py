"""Opening a board: the right file opens, every other one is refused in words and left as it is."""

import hashlib
import sqlite3
import struct
from pathlib import Path

import pytest

from ibdesk.domain.board import Records
from ibdesk.errors import UserError
from ibdesk.store.board_file import create_board, open_board
from ibdesk.store.files.database import address
from ibdesk.store.rows.schema import APPLICATION_ID, FIRST, VERSION
from tests.store.kept import small_board


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def board_path(tmp_path: Path) -> Path:
    path = tmp_path / "North.ibdesk"
    small_board(path).close()
    return path


def refused(path: Path, says: str) -> None:
    """Refused with these words, the bytes unchanged, and nothing new beside it."""
    before, beside = digest(path), sorted(path.parent.iterdir())
    with pytest.raises(UserError, match=says) as told:
        open_board(path)
    assert told.value.next_step.endswith(".")
    assert digest(path) == before
    assert sorted(path.parent.iterdir()) == beside


def test_a_closed_board_is_one_file_that_opens_again(board_path: Path) -> None:
    assert [path.name for path in board_path.parent.iterdir()] == ["North.ibdesk"]
    copy = board_path.with_name("Ängste & 100 % #1?.ibdesk")
    copy.write_bytes(board_path.read_bytes())
    with open_board(board_path) as board, open_board(copy) as other:
        assert (board.read_only, other.read_only) == (False, False)
        assert board.records() == other.records()
        assert board.last_step == 5
        board.close()  # closing twice is no mistake


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("/home/a b/North #1?.ibdesk", "file:///home/a%20b/North%20%231%3F.ibdesk"),
        ("C:/Boards/North.ibdesk", "file:///C%3A/Boards/North.ibdesk"),
        ("//server/share/North.ibdesk", "file:////server/share/North.ibdesk"),
        ("/home/\udcff.ibdesk", "file:///home/%FF.ibdesk"),
    ],
)
def test_every_path_has_an_address(path: str, written: str) -> None:
    assert address(path) == written


def test_a_new_board_takes_no_name_that_is_in_use(board_path: Path) -> None:
    before = digest(board_path)
    with pytest.raises(UserError, match="already a file"):
        create_board(board_path)
    assert digest(board_path) == before


def test_a_new_board_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Nothing can be written"):
        create_board(tmp_path / "nowhere" / "North.ibdesk")


def test_what_a_killed_creation_left_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "North.ibdesk.new").write_bytes(b"half")
    with create_board(tmp_path / "North.ibdesk") as board:
        assert board.records() == Records()
    assert [path.name for path in tmp_path.iterdir()] == ["North.ibdesk"]


def test_the_journal_of_a_lost_board_is_not_played_into_a_new_one(tmp_path: Path) -> None:
    stray = tmp_path / "North.ibdesk-journal"
    stray.write_bytes(b"the journal of a board that was deleted")
    with create_board(tmp_path / "North.ibdesk") as board:
        assert board.records() == Records()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["North.ibdesk", "North.ibdesk-journal.left-over"]


def test_no_board_is_made_by_opening_one_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no board file"):
        open_board(tmp_path / "North.ibdesk")
    with pytest.raises(UserError, match="not a file"):
        open_board(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_newer_board_is_refused_unchanged(board_path: Path) -> None:
    for version in (VERSION + 1, VERSION + 100):
        connection = sqlite3.connect(board_path)
        connection.execute(f"PRAGMA user_version = {version}")
        connection.close()
        refused(board_path, "newer IBDesk")


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 a workbook", b"Code,Month,Value\n" * 20, b"SQLite format 2\0" + b"x" * 99]
)
def test_another_kind_of_file_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"
    path.write_bytes(content + b" " * 100)
    refused(path, "not an IBDesk board")


def test_a_board_cut_off_anywhere_is_refused(board_path: Path) -> None:
    whole = board_path.read_bytes()
    pages = range(0, len(whole), 4096)
    sizes = {0, 1, 15, 16, 99, 100, 101, 512, len(whole) - 1} | {page + by for page in pages for by in (-1, 0, 1)}
    for size in sorted(size for size in sizes if 0 <= size < len(whole)):
        board_path.write_bytes(whole[:size])
        refused(board_path, "damaged")


@pytest.mark.parametrize("start", [0, 16, 100, 4096, 8192])
def test_a_board_with_zeroed_bytes_is_refused(start: int, board_path: Path) -> None:
    whole = board_path.read_bytes()
    board_path.write_bytes(whole[:start] + bytes(4096) + whole[start + 4096 :])
    refused(board_path, "damaged|not an IBDesk board")


FOREIGN = {
    "another program's database": ["CREATE TABLE t (a)"],
    "its mark alone": [f"PRAGMA application_id = {APPLICATION_ID}", f"PRAGMA user_version = {VERSION}"],
}
HOSTILE = {
    "a view": "CREATE VIEW v AS SELECT * FROM step",
    "a view in a table's place": "DROP TABLE problem; CREATE VIEW problem AS SELECT 1 AS step, '{}' AS body",
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON step BEGIN DELETE FROM figure; END",
    "one table more": "CREATE TABLE more (a)",
    "a table less": "DROP TABLE problem",
    "one column more": "ALTER TABLE step ADD COLUMN note TEXT",
    "a generated column": "ALTER TABLE step ADD COLUMN note TEXT AS (upper(what))",
    "a virtual table": "CREATE VIRTUAL TABLE words USING fts5(a)",
    "an index of an expression": "CREATE INDEX i ON step (upper(what))",
    "a schema that cannot be read": "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE (' "
    "WHERE name = 'figure'",
    "a write-ahead log": "PRAGMA journal_mode = WAL",
    "a version that never was": "PRAGMA user_version = 0",
}


@pytest.mark.parametrize("what", FOREIGN)
def test_another_sqlite_file_is_refused(what: str, tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"
    connection = sqlite3.connect(path)
    for statement in FOREIGN[what]:
        connection.execute(statement)
    connection.close()
    refused(path, "not an IBDesk board|damaged")


@pytest.mark.parametrize("what", HOSTILE)
def test_a_board_with_tables_of_somebody_elses_is_refused(what: str, board_path: Path) -> None:
    connection = sqlite3.connect(board_path)
    connection.executescript(HOSTILE[what])
    connection.close()
    refused(board_path, "damaged")


def test_a_board_whose_rows_break_its_rules_is_refused(board_path: Path) -> None:
    connection = sqlite3.connect(board_path)
    connection.executescript("PRAGMA ignore_check_constraints = ON; UPDATE figure SET month = '2014-13' WHERE id = 3")
    connection.close()
    refused(board_path, "damaged")


def test_content_that_was_never_written_so_is_told_as_damage(board_path: Path) -> None:
    """What the database takes for sound and the store does not: no traceback for the person."""
    connection = sqlite3.connect(board_path)
    connection.executescript("UPDATE record SET body = '{\"code\":7}' WHERE kind = 'comment'")
    connection.close()
    with open_board(board_path) as board, pytest.raises(UserError, match="damaged"):
        board.records()


def test_the_header_carries_the_boards_mark(board_path: Path) -> None:
    header = board_path.read_bytes()[:100]
    assert struct.unpack_from(">I", header, 60) == (FIRST,)
    assert header[68:72] == b"IBDk"


def test_the_connection_keeps_what_was_confirmed_and_trusts_no_schema(board_path: Path) -> None:
    wanted = {
        "journal_mode": "truncate",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }
    with open_board(board_path) as board:
        found = {name: board._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    assert found == wanted


def test_a_board_that_was_moved_while_it_is_open_is_said_so(board_path: Path) -> None:
    moved = board_path.with_name("South.ibdesk")
    with open_board(board_path) as board:
        board_path.rename(moved)
        before = digest(moved)
        with pytest.raises(UserError, match=r"is not at .*North\.ibdesk any more"):
            board.keep_edit("Nothing", Records(), "Anna", "2014-09-08T10:42:00")
        board_path.write_bytes(moved.read_bytes())  # another file in its place
        with pytest.raises(UserError, match="any more"):
            board.keep_edit("Nothing", Records(), "Anna", "2014-09-08T10:42:00")
        assert board.last_step == 5
    assert digest(moved) == before
