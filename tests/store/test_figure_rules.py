"""A figure's row keeps to the rules of its table also where many rows are held against them together."""

import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from ibdesk.domain.figure import Missing, Unit
from ibdesk.store.rows.figure_rows import add_rows
from ibdesk.store.rows.schema import FIGURE_RULES, make_tables
from ibdesk.store.rows.standing_rows import Row

STEP, MANY = 1, 120  # some statements' worth of rows


@pytest.fixture
def board() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    make_tables(connection)
    connection.execute(f"INSERT INTO step VALUES ({STEP}, 'import', '', '', '', NULL, 0, 0, '{'0' * 64}')")
    connection.execute("INSERT INTO series VALUES (1, '7', 'value', 'monthly parts', 'in month')")
    connection.execute("INSERT INTO sheet VALUES (1, 'MASH.xlsx', 'Figures')")
    yield connection
    connection.close()


def row(**other: Any) -> Row:
    """A row as it should be, but for what is said."""
    its = {"month": "2014-08", "quantity": "489", "missing": None, "unit": None, "provisional": 0} | other
    return (STEP, 1, its["month"], its["quantity"], its["missing"], its["unit"], its["provisional"], 1, "C2", None)


def kept(board: sqlite3.Connection) -> int:
    return int(board.execute("SELECT count(*) FROM figure").fetchone()[0])


AGAINST_A_RULE = {
    "no month of a year": {"month": "2014-13"},
    "a month numbered 0": {"month": "2014-00"},
    "a month in words": {"month": "Aug 2014"},
    "a day": {"month": "2014-08-31"},
    "no digits": {"quantity": "many"},
    "an empty number": {"quantity": ""},
    "a power of ten": {"quantity": "4e9"},
    "an unknown reason": {"quantity": None, "missing": "lost"},
    "a reason in capitals": {"quantity": None, "missing": "Blank"},
    "an empty reason": {"quantity": None, "missing": ""},
    "an unknown unit": {"unit": "children"},
    "an empty unit": {"unit": ""},
    "neither provisional nor not": {"provisional": 2},
    "a number and a reason": {"missing": "blank"},
    "neither number nor reason": {"quantity": None},
}


@pytest.mark.parametrize("other", AGAINST_A_RULE.values(), ids=AGAINST_A_RULE)
@pytest.mark.parametrize("place", [0, 60, MANY])
def test_a_row_against_a_rule_is_refused_wherever_it_stands(
    board: sqlite3.Connection, place: int, other: dict[str, Any]
) -> None:
    rows = [row() for _ in range(MANY)]
    with pytest.raises(sqlite3.IntegrityError, match="CHECK constraint failed"):
        add_rows(board, STEP, [*rows[:place], row(**other), *rows[place:]])


@pytest.mark.parametrize("other", AGAINST_A_RULE.values(), ids=AGAINST_A_RULE)
def test_every_row_of_a_step_alike_against_a_rule_is_refused(board: sqlite3.Connection, other: dict[str, Any]) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="CHECK constraint failed"):
        add_rows(board, STEP, [row(**other)] * MANY)


@pytest.mark.parametrize("other", AGAINST_A_RULE.values(), ids=AGAINST_A_RULE)
@pytest.mark.parametrize("ended_badly", [False, True])
def test_the_tables_own_checks_hold_again_afterwards(
    board: sqlite3.Connection, ended_badly: bool, other: dict[str, Any]
) -> None:
    if ended_badly:
        with pytest.raises(sqlite3.IntegrityError):
            add_rows(board, STEP, [row(month=None)])  # as it is added: a month there must be
    else:
        add_rows(board, STEP, [row()])
    before = kept(board)
    with pytest.raises(sqlite3.IntegrityError, match="CHECK constraint failed"):
        board.execute(f"INSERT INTO figure VALUES (NULL, {', '.join('?' * 10)})", row(**other))
    assert kept(board) == before


def test_rows_that_keep_to_the_rules_are_added(board: sqlite3.Connection) -> None:
    numbers = [row(quantity=number, unit=unit) for number in ("0", "-3", "65.19", "1/3") for unit in (None, *Unit)]
    reasons = [row(quantity=None, missing=reason.value, provisional=1) for reason in Missing]
    months = [row(month=f"{year}-{month:02}") for year in (1500, 3000) for month in range(1, 13)]
    add_rows(board, STEP, [*numbers, *reasons, *months])
    assert kept(board) == len(numbers) + len(reasons) + len(months)


def test_no_rule_of_the_table_is_left_out(board: sqlite3.Connection) -> None:
    (words,) = board.execute("SELECT sql FROM sqlite_schema WHERE name = 'figure'").fetchone()
    assert words.count("CHECK (") == len(FIGURE_RULES)
    assert all(f"CHECK ({rule})" in words for rule in FIGURE_RULES)
