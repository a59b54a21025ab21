"""A board whose figures were changed by something else opens, can be read, and nothing is made from it."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from ibdesk.__main__ import main
from ibdesk.desk import Desk
from ibdesk.domain.figure import Part
from ibdesk.domain.number import exact
from ibdesk.errors import BoardDamaged, UserError
from ibdesk.progress import silent
from ibdesk.store.opening.lock import lock_file
from ibdesk.store.opening.verify import BROKEN
from ibdesk.store.rows.fingerprint import holds_what_was_kept
from ibdesk.ui.app.board_jobs import opened_board
from tests.desk.small_boards import ANNA, JULY, break_page, bring, desk_with_figures
from tests.made import AUGUST

CHANGES = {
    "a figure": "UPDATE figure SET quantity = '3' WHERE quantity IS NOT NULL",
    "whose a figure is": "UPDATE series SET code = '8' WHERE code = '7'",
    "a comment": "UPDATE record SET body = replace(body, 'rose', 'fell') WHERE kind = 'comment'",
    "when a step was": "UPDATE step SET at = '2030-01-01T00:00:00+00:00' WHERE number = 2",
    "figures of a step still to come": "INSERT INTO figure SELECT 9000 + id, 99, series, month, '1', NULL, NULL, 0, "
    "sheet, cell, NULL FROM figure",
    "the order of rows": "UPDATE figure SET id = id + 100000 WHERE step = 2 AND id % 2",
}


@pytest.fixture
def board(tmp_path: Path) -> Path:
    with desk_with_figures(tmp_path) as desk:
        desk.edits.save_comment("7", AUGUST, "Referrals rose.")
        bring(desk, "b.xlsx", [("7", JULY, 150), ("7", AUGUST, 140)])
        return desk.board.path


def change(board: Path, what: str) -> None:
    connection = sqlite3.connect(board)
    with connection:
        assert connection.execute(CHANGES[what]).rowcount > 0
    connection.close()


@pytest.mark.parametrize("what", CHANGES)
def test_it_is_read_and_nothing_else(what: str, board: Path, tmp_path: Path) -> None:
    change(board, what)
    before = board.read_bytes()
    with Desk.open(board, ANNA) as desk:
        assert "was changed, and not by IBDesk" in desk.board.read_only_reason
        assert desk.months.report(AUGUST).pages
        stopped = (
            lambda: desk.exports.pack(AUGUST, tmp_path / "pack.xlsx"),
            lambda: desk.exports.figures(tmp_path / "all.csv"),
            lambda: desk.exports.forms(AUGUST, tmp_path / "forms"),
            lambda: desk.exports.template(tmp_path / "template.xlsx"),
            lambda: desk.exports.problem_list(AUGUST, tmp_path / "problems.xlsx"),
            lambda: desk.months.seal(AUGUST),
            lambda: desk.edits.edit_figure("7", AUGUST, Part.VALUE, exact("1"), "why"),
            lambda: desk.edits.save_comment("7", AUGUST, "words"),
            lambda: desk.history.undo(),
            lambda: bring(desk, "c.xlsx", [("7", AUGUST, 141)]),
        )
        for doing in stopped:
            with pytest.raises(UserError, match="was changed, and not by IBDesk"):
                doing()
    assert board.read_bytes() == before
    made = {"pack.xlsx", "all.csv", "forms", "template.xlsx", "problems.xlsx"}
    assert made.isdisjoint(path.name for path in tmp_path.iterdir())


def test_a_board_that_is_looked_at_first_is_held_against_its_log_before_anything_is_made(board: Path) -> None:
    change(board, "a figure")
    with Desk.open(board, ANNA, check_later=True) as desk:
        assert desk.board.read_only_reason == ""
        with pytest.raises(UserError, match="Nothing was kept"):
            desk.edits.save_comment("7", AUGUST, "words")
        assert "Step 2" in desk.board.read_only_reason


def test_a_board_with_a_broken_page_is_read_and_nothing_else_where_it_is_looked_at_first(
    board: Path, tmp_path: Path
) -> None:
    break_page(board)
    before = board.read_bytes()
    with pytest.raises(BoardDamaged):
        Desk.open(board, ANNA)
    doings: dict[str, Callable[[Desk], object]] = {
        "look": lambda desk: desk.board.file.require_kept(),
        "edit": lambda desk: desk.edits.save_comment("7", AUGUST, "words"),
        "undo": lambda desk: desk.history.undo(),
        "import": lambda desk: bring(desk, "c.xlsx", [("7", AUGUST, 141)]),
        "export": lambda desk: desk.exports.pack(AUGUST, tmp_path / "pack.xlsx"),
        "seal": lambda desk: desk.months.seal(AUGUST),
    }
    for what, doing in doings.items():
        desk, state = opened_board(board, ANNA, silent)
        with desk:
            assert state.report is not None
            assert state.report.pages, what
            with pytest.raises(UserError):
                doing(desk)
            assert desk.board.file.check_kept() == (BROKEN,), what
            assert "can only be read" in desk.board.read_only_reason, what
    assert board.read_bytes() == before
    assert not (tmp_path / "pack.xlsx").exists()


def test_the_error_says_which_board_wants_a_backup(board: Path, tmp_path: Path) -> None:
    change(board, "a figure")
    with Desk.open(board, ANNA) as desk, pytest.raises(BoardDamaged) as told:
        desk.exports.pack(AUGUST, tmp_path / "pack.xlsx")
    assert told.value.board == board


def test_a_sound_board_is_looked_at_once(board: Path, tmp_path: Path) -> None:
    with Desk.open(board, ANNA) as desk:
        assert desk.board.read_only_reason == ""
        assert desk.board.file.check_kept() == ()
        desk.edits.save_comment("7", AUGUST, "words")
        desk.exports.pack(AUGUST, tmp_path / "pack.xlsx")
    assert (tmp_path / "pack.xlsx").exists()


def skip_a_step(board: Path) -> None:
    connection = sqlite3.connect(board)
    with connection:
        connection.execute(
            "INSERT INTO step SELECT 99, kind, what, person, at, target, 0, 0, fingerprint FROM step WHERE number = 2"
        )
    connection.close()


def test_a_board_that_skips_a_step_is_damaged(board: Path) -> None:
    skip_a_step(board)
    with Desk.open(board, ANNA) as desk, pytest.raises(BoardDamaged):
        desk.history.steps()


def test_a_board_whose_words_cannot_be_read_is_not_left_locked(board: Path) -> None:
    """SQLite's own check does not look at letters, so the file opens before its damage is seen."""
    connection = sqlite3.connect(board)
    with connection:
        connection.execute("UPDATE step SET what = CAST(x'eda080ff' AS TEXT) WHERE number = 2")
    connection.close()
    for later in (False, True):
        with pytest.raises(BoardDamaged):
            opened_board(board, ANNA, silent) if later else Desk.open(board, ANNA)
        assert not lock_file(board).exists()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs a list of the files that are open")
def test_a_damaged_board_is_left_open_by_nothing(board: Path) -> None:
    """Its bytes are read to tell damage from a drive's error, and what read them is closed with the last connection:
    closed earlier it would give up SQLite's locks, and left open it would keep Windows from putting a backup there."""

    def held() -> int:
        links = [each for each in Path("/proc/self/fd").iterdir() if each.is_symlink()]
        return sum(os.path.realpath(link) == str(board.resolve()) for link in links)

    skip_a_step(board)
    with Desk.open(board, ANNA) as desk, Desk.open(board, ANNA):
        before = held()
        with pytest.raises(BoardDamaged):
            desk.history.steps()
        assert held() == before + 1
    assert held() == 0


@pytest.mark.parametrize("command", ["export", "import", "undo", "verify"])
def test_the_commands_stop(command: str, board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(board, "a figure")
    (tmp_path / "a.csv").write_text("Code,Month,Value\n7,2014-08,489\n")
    words = {
        "export": ["export", "--board", str(board), "--month", "2014-08", "--output", str(tmp_path / "pack.xlsx")],
        "import": ["import", str(tmp_path / "a.csv"), "--board", str(board)],
        "undo": ["undo", "--board", str(board)],
        "verify": ["verify", str(board)],
    }
    assert main(words[command]) == 2
    assert "Step 2" in capsys.readouterr().err
    assert not (tmp_path / "pack.xlsx").exists()


@pytest.mark.parametrize("gone", ["series", "sheet"])
def test_a_figure_of_no_series_or_sheet_is_not_what_was_kept(gone: str, board: Path) -> None:
    connection = sqlite3.connect(board)
    assert holds_what_was_kept(connection)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(f"DELETE FROM {gone} WHERE id = 1")
    assert not holds_what_was_kept(connection)
    connection.close()
