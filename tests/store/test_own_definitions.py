"""An import whose definitions stand in place of those that the board started from: for as long as it counts."""

import shutil
import sqlite3
import struct
from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace

from ibdesk.domain.board import Benchmark, Population, Records, merge
from ibdesk.domain.target import AtLeast, Basis, Target
from ibdesk.errors import UserError
from ibdesk.store.board_file import BoardFile, create_board, open_board
from ibdesk.store.opening import header
from ibdesk.store.opening.verify import verify
from ibdesk.store.rows.schema import FIRST
from tests.made import indicator
from tests.store.kept import AT, BY, COMMENT, figures, workbook
from tests.store.test_old_board import GOLDEN

START = Records(
    indicators=(indicator("7"), indicator("10")),
    targets=(Target("7", AtLeast(Fraction(461)), Basis.VALUE),),
    benchmarks=(Benchmark("7", "England", "2012/13", Fraction(520)),),
    populations=(Population(2013, Fraction(36100)),),
    sample=True,
)
NOT_DEFINITIONS = Records(sample=True)
OWN = merge(figures(3), Records(indicators=(indicator("7", name="Foster carers"),)))
AGAIN = Records(indicators=(indicator("8", name="Adopters"),), populations=(Population(2012, Fraction(25000)),))


def started(path: Path) -> BoardFile:
    board = create_board(path)
    board.keep_start(START, BY, AT)
    return board


def keep_own(board: BoardFile, records: Records = OWN) -> int:
    return board.keep_import([workbook()], records, [], BY, AT, own_definitions=True)


def version(path: Path) -> int:
    (found,) = struct.unpack_from(">I", path.read_bytes(), 60)
    return int(found)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "North.ibdesk"


def test_nothing_of_the_first_definitions_stays_while_it_counts(path: Path) -> None:
    with started(path) as board:
        board.keep_edit("Comment for 7", COMMENT, BY, AT)
        assert board.records_without_start() == merge(NOT_DEFINITIONS, COMMENT)
        assert keep_own(board) == 3
        own = merge(merge(NOT_DEFINITIONS, COMMENT), OWN)
        assert board.records() == own
        assert [step.own_definitions for step in board.steps()] == [False, False, True]
        board.undo(3, BY, AT)
        assert board.records() == merge(START, COMMENT)
        board.redo(3, BY, AT)
        assert board.records() == own
        seen = [board.records(step) for step in range(6)]
        assert seen == [Records(), START, merge(START, COMMENT), own, merge(START, COMMENT), own]
        assert board.brought(1) == board.start() == START
        assert board.brought(3) == OWN


def test_a_second_one_adds_to_it_and_holds_alone_when_the_first_is_undone(path: Path) -> None:
    with started(path) as board:
        keep_own(board)
        keep_own(board, AGAIN)
        assert board.records() == merge(merge(NOT_DEFINITIONS, OWN), AGAIN)
        board.undo(2, BY, AT)
        assert board.records() == merge(NOT_DEFINITIONS, AGAIN)
        board.undo(3, BY, AT)
        assert board.records() == START


def test_it_is_kept_whole_or_not_at_all(path: Path) -> None:
    with started(path) as board:
        with pytest.raises(AttributeError):
            keep_own(board, replace(OWN, comments=("no comment",)))
        assert (board.records(), board.last_step) == (START, 1)
    assert version(path) == FIRST
    assert verify(path).sound


def test_a_program_that_does_not_know_it_refuses_the_board(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with started(path) as board:
        board.keep_import([workbook()], figures(3), [], BY, AT)
    assert version(path) == FIRST, "a board without one opens in every program"
    with open_board(path) as board:
        keep_own(board)
    assert version(path) == 2
    with open_board(path, read_only=True) as board:
        assert board.records().indicators == OWN.indicators
    monkeypatch.setattr(header, "VERSION", FIRST)
    with pytest.raises(UserError, match="newer IBDesk"):
        open_board(path)


def test_a_board_of_november_2026_takes_one_in_and_says_the_same_of_before(tmp_path: Path) -> None:
    old = Path(shutil.copy(GOLDEN / "board_2026_11.ibdesk", tmp_path))
    with open_board(old) as board:
        before = [board.records(step) for step in range(board.last_step + 1)]
        prints = [board.fingerprint(step) for step in range(board.last_step + 1)]
        keep_own(board)
        assert [board.records(step) for step in range(len(before))] == before
        assert [board.fingerprint(step) for step in range(len(before))] == prints
    assert verify(old).sound


@pytest.mark.parametrize("change", ["DELETE FROM own_definitions", "INSERT INTO own_definitions VALUES (1)"])
def test_a_mark_that_was_changed_later_is_damage(path: Path, change: str) -> None:
    with started(path) as board:
        keep_own(board)
    assert verify(path).sound
    connection = sqlite3.connect(path)
    connection.execute(change)
    connection.commit()
    connection.close()
    assert not verify(path).sound


@pytest.mark.parametrize("change", [f"PRAGMA user_version = {FIRST}", "DROP TABLE own_definitions"])
def test_tables_that_are_not_its_versions_are_refused(path: Path, change: str) -> None:
    with started(path) as board:
        keep_own(board)
    connection = sqlite3.connect(path)
    connection.execute(change)
    connection.close()
    with pytest.raises(UserError, match="damaged"):
        open_board(path)
