"""Boards that are in order for SQLite, whose fingerprints are right, and whose content no program of ours writes."""

import sqlite3
from pathlib import Path

import pytest

from ibdesk.desk import Desk
from ibdesk.domain.month import Month
from ibdesk.errors import UserError
from ibdesk.store.backups.restore import restore
from ibdesk.store.board_file import open_board
from ibdesk.store.opening.verify import verify
from ibdesk.store.rows.fingerprint import seal
from tests.desk.small_boards import ANNA, bring, desk_with_figures
from tests.made import AUGUST
from tests.store.kept import AT, BY, figures, small_board, workbook

DEEP = "[" * 900 + "]" * 900


@pytest.fixture
def board(tmp_path: Path) -> Path:
    with desk_with_figures(tmp_path) as desk:
        return desk.board.path


def changed_and_sealed(path: Path, *statements: str) -> None:
    """As somebody would who knows how a board is fingerprinted."""
    connection = sqlite3.connect(path)
    with connection:
        for statement in statements:
            assert connection.execute(statement).rowcount > 0
        for (step,) in connection.execute("SELECT number FROM step ORDER BY number").fetchall():
            seal(connection, step)
    connection.close()


STRANGE = {
    "a thousand million decimals": "UPDATE record SET body = json_set(body, '$.decimals', 1000000000) "
    "WHERE kind = 'indicator'",
    "fewer than no decimals": "UPDATE record SET body = json_set(body, '$.decimals', -1) WHERE kind = 'indicator'",
    "the first month of all": "UPDATE figure SET month = '0001-01' WHERE id = 1",
    "the last month of all": "UPDATE figure SET month = '9999-12' WHERE id = 1",
    "a definition from the first month on": "UPDATE record SET body = json_set(body, '$.first_month', '0001-01') "
    "WHERE kind = 'indicator'",
    "lists in lists": f"UPDATE record SET body = json_set(body, '$.name', json('{DEEP}')) WHERE kind = 'indicator'",
    "lists in lists without end": f"UPDATE record SET body = '{'[' * 100_000}' WHERE kind = 'indicator'",
    "a cell's labels in lists": f"UPDATE figure SET fields = '{DEEP}' WHERE id = 1",
    "a number of thousands of digits": f"UPDATE record SET body = json_set(body, '$.decimals', json('{'9' * 5000}')) "
    "WHERE kind = 'indicator'",
    "a figure of hundreds of digits": f"UPDATE figure SET quantity = '{'7' * 152}' WHERE id = 1",
    "a figure next to nothing": f"UPDATE figure SET quantity = '1/{'7' * 152}' WHERE id = 1",
    "a figure longer than any": f"UPDATE figure SET quantity = '0.{'0' * 5000}1' WHERE id = 1",
    "a step at no time": "UPDATE step SET at = 'yesterday' WHERE number = 2",
    "a row of the largest number": "UPDATE figure SET id = 9223372036854775807 WHERE id = 1",
    "a row numbered below nothing": "UPDATE record SET id = -5 WHERE id = 1",
    "a text escaped in lists": "UPDATE step SET what = char(64976) || '" + "[" * 100_000 + "' WHERE number = 2",
}


def look_at(path: Path) -> None:
    with Desk.open(path, ANNA) as desk:
        desk.board.records()
        desk.history.steps()
        desk.months.report(AUGUST)


@pytest.mark.parametrize("what", STRANGE)
def test_it_is_told_as_damage_and_never_hangs(what: str, board: Path) -> None:
    changed_and_sealed(board, STRANGE[what])
    with pytest.raises(UserError, match="damaged"):
        look_at(board)
    try:
        found = verify(board, read_records=True)
    except UserError:
        return
    assert found.damage == ("Something stands in it that no IBDesk writes.",)
    with pytest.raises(UserError, match="cannot be brought back"):
        restore(board, board.with_name("brought back.ibdesk"))


def test_a_later_step_holds_whatever_its_rows_are_numbered(tmp_path: Path) -> None:
    """A row of an early step with a high number must not hide what came later."""
    path = tmp_path / "North.ibdesk"
    small_board(path).close()
    changed_and_sealed(path, "UPDATE figure SET id = id + 1000000000000 WHERE step = 2")
    changed_and_sealed(path, "UPDATE record SET id = id + 1000000000000 WHERE step = 1")
    assert verify(path).sound
    with open_board(path) as board:
        first = board.records()
        board.keep_import([workbook("later.xlsx")], figures(24, first=900), [], BY, AT)
        assert {str(each.quantity) for each in board.records().figures} == {str(900 + back) for back in range(24)}
        assert [each.key for each in board.records().figures] == [each.key for each in first.figures]
        board.undo(6, BY, AT)
        assert board.records() == first
    assert verify(path).sound


def test_the_months_at_the_bounds_are_reckoned_with(board: Path) -> None:
    with Desk.open(board, ANNA) as desk:
        bring(desk, "c.xlsx", [("7", Month(1990, 1), 5)])
        assert desk.months.report(Month(1990, 1)).pages
    assert Month.parse_kept("1500-01") == Month(1500, 1)
    for text in ("1499-12", "3001-01", "0001-01"):
        with pytest.raises(ValueError, match="not a month of a board"):
            Month.parse_kept(text)
