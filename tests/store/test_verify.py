"""Damage is found: a changed bit is either seen or harmless, and a changed number never goes unseen."""

import random
import sqlite3
from pathlib import Path

import pytest

from ibdesk.errors import UserError
from ibdesk.store.board_file import open_board
from ibdesk.store.opening.verify import verify
from tests.store.kept import small_board

FLIPS = 400


@pytest.fixture
def board_path(tmp_path: Path) -> Path:
    path = tmp_path / "North.ibdesk"
    small_board(path).close()
    return path


def everything(path: Path) -> tuple[object, ...]:
    with open_board(path, read_only=True) as board:
        return board.steps(), board.reading_problems(4), tuple(board.records(as_at=step) for step in range(6))


def test_a_sound_board_is_found_sound(board_path: Path) -> None:
    found = verify(board_path)
    assert found.sound
    assert (found.steps, found.figures, found.last_at) == (5, 26, "2014-09-08T10:42:00")


@pytest.mark.parametrize(
    ("change", "step"),
    [
        ("UPDATE figure SET quantity = '500' WHERE id = 1", 2),
        ("UPDATE figure SET quantity = NULL, missing = 'blank' WHERE id = 1", 2),
        ("UPDATE figure SET month = '2013-01' WHERE id = 3", 2),
        ("UPDATE figure SET cell = 'C9' WHERE id = 3", 2),
        ("UPDATE figure SET provisional = 1 WHERE id = 3", 2),
        ("UPDATE figure SET step = 3 WHERE id = 3", 2),
        ("DELETE FROM figure WHERE id = 3", 2),
        (
            "INSERT INTO figure SELECT 99, 3, series, month, '1', NULL, NULL, 0, sheet, cell, NULL FROM figure LIMIT 1",
            3,
        ),
        ("UPDATE series SET code = '8' WHERE id = 1", 2),
        ("UPDATE sheet SET workbook = 'other.xlsx' WHERE id = 1", 2),
        ("UPDATE record SET body = replace(body, 'rose', 'fell') WHERE kind = 'comment'", 4),
        ("UPDATE file SET sha256 = 'c' WHERE step = 3", 3),
        ("UPDATE problem SET body = replace(body, 'abc', 'abd') WHERE step = 2", 2),
        ("UPDATE step SET at = '2015-01-01' WHERE number = 2", 2),
        ("UPDATE step SET target = 2 WHERE number = 5", 5),
        ("UPDATE step SET kind = 'redo' WHERE number = 5", 5),
        ("DELETE FROM step WHERE number = 1", 2),
    ],
)
def test_a_change_behind_the_boards_back_is_laid_at_its_step(change: str, step: int, board_path: Path) -> None:
    connection = sqlite3.connect(board_path)
    with connection:
        assert connection.execute(change).rowcount == 1
    connection.close()
    found = verify(board_path)
    assert any(sentence.startswith(f"Step {step} ") for sentence in found.damage), found.damage


def test_a_changed_bit_is_seen_or_harmless(board_path: Path) -> None:
    whole, truth = board_path.read_bytes(), everything(board_path)
    chance = random.Random(2014)
    seen = 0
    for _ in range(FLIPS):
        changed = bytearray(whole)
        for _ in range(chance.choice([1, 1, 2, 8, 64])):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        board_path.write_bytes(changed)
        try:
            sound = verify(board_path).sound
        except UserError:
            sound = False
        seen += not sound
        assert not sound or everything(board_path) == truth
    assert FLIPS / 4 < seen < FLIPS


def test_what_cannot_be_opened_as_a_board_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no board " * 20)
    with pytest.raises(UserError, match="not an IBDesk board"):
        verify(tmp_path / "notes.txt")
