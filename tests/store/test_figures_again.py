"""A figure that an import brings again unchanged is not kept once more, and nothing of what the board says changes."""

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.figure import PROVISIONAL, CellSource, Figure, Missing
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem
from ibdesk.errors import UserError
from ibdesk.store.backups.backup import backups
from ibdesk.store.board_file import BoardFile, create_board, open_board
from ibdesk.store.files.beside import backup_folder
from ibdesk.store.files.failures import Damaged
from ibdesk.store.opening import header
from ibdesk.store.opening.verify import verify
from ibdesk.store.rows import figure_rows
from ibdesk.store.rows.figures_again import moved_between, moved_cell
from ibdesk.store.rows.fingerprint import seal
from tests.made import part
from tests.store.kept import AT, BY, workbook

ALL = 10**9
# A workbook of 60,000 figures imported 50 times with 120 changes each gave 166 MB before; the test's is smaller.
CODES, MONTHS, IMPORTS, CHANGED = 60, 25, 20, 12


def version(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


@pytest.mark.parametrize(
    ("cell", "later", "moved"),
    [
        ("C2", "C2", (0, 0)),
        ("C2", "C9", (7, 0)),
        ("Z9", "AA8", (-1, 1)),
        ("XFD1048576", "A1", (-1048575, -16383)),
        ("A1", "XFD1048576", (1048575, 16383)),
        ("AZ1", "BA1", (0, 1)),
    ],
)
def test_a_cell_is_moved_and_back(cell: str, later: str, moved: tuple[int, int]) -> None:
    assert moved_between(cell, later) == moved
    assert moved_cell(cell, *moved) == later


def test_what_is_no_cell_is_not_moved() -> None:
    assert moved_between("", "C2") is None
    assert moved_between("C2", "C2:C4") is None
    for cell, rows, columns in (("C2", -2, 0), ("C2", 0, -3), ("", 1, 0)):
        with pytest.raises(Damaged):
            moved_cell(cell, rows, columns)


def sheet(name: str, values: dict[tuple[str, Month], int | None], order: list[tuple[str, Month]], top: int) -> Records:
    """A long table in some order, from a row on."""
    return Records(
        figures=tuple(
            part(
                code,
                month,
                Missing.SUPPRESSED if (value := values[code, month]) is None else value,
                source=CellSource(name, "Figures", f"C{top + row}", (("Team", "North"),) if code == "3" else ()),
            )._replace(marks=PROVISIONAL if code == "4" else frozenset())
            for row, (code, month) in enumerate(order)
        )
    )


def random_history(chance: random.Random) -> Iterator[tuple[str, Records | int]]:
    """Imports that bring most of it again: moved, in another order, with changes, with gaps, twice; undo and redo."""
    keys = [(str(code), Month(2014, 1) + back) for code in range(1, 6) for back in range(4)]
    values: dict[tuple[str, Month], int | None] = {key: chance.randrange(9) for key in keys}
    steps = 0
    for _ in range(chance.randrange(6, 14)):
        if steps and chance.random() < 0.35:
            yield chance.choice(["undo", "redo"]), chance.randrange(1, steps + 1)
            steps += 1
            continue
        for key in chance.sample(keys, chance.randrange(0, 4)):
            values[key] = chance.choice([None, *range(9)])
        order = [key for key in keys if chance.random() < 0.9]
        if chance.random() < 0.3:
            chance.shuffle(order)
        if chance.random() < 0.2 and order:
            order.append(chance.choice(order))
        name = chance.choice(["a.xlsx", "b.xlsx", "\udcff.xlsx"])
        yield "import", sheet(name, dict(values), order, chance.choice([2, 2, 5, 40]))
        steps += 1


def take(board: BoardFile, what: str, given: Records | int) -> None:
    if isinstance(given, Records):
        board.keep_import([workbook()], given, [], BY, AT)
        return
    try:
        (board.undo if what == "undo" else board.redo)(given, BY, AT)
    except UserError:
        board.keep_edit("Nothing", Records(), BY, AT)


@pytest.mark.parametrize("seed", range(25))
def test_a_board_says_the_same_as_one_that_keeps_every_figure(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short, whole = tmp_path / "short.ibdesk", tmp_path / "whole.ibdesk"
    steps = list(random_history(random.Random(seed)))
    for path, least in ((short, 1), (whole, ALL)):
        monkeypatch.setattr(figure_rows, "LEAST_AGAIN", least)
        with create_board(path) as board:
            for what, given in steps:
                take(board, what, given)
    assert verify(short).sound
    assert verify(short).figures == verify(whole).figures
    with open_board(short) as one, open_board(whole) as other:
        assert one.steps() == other.steps()
        for step in range(one.last_step + 1):
            assert one.records(step) == other.records(step), step
            assert one.brought(step) == other.brought(step), step


def many(turn: int, name: str = "All.xlsx") -> Records:
    """The same table again, a row further down, with some figures changed."""
    chance = random.Random(turn)
    changed = {chance.randrange(CODES * MONTHS): now for now in range(CHANGED * turn and CHANGED)}
    figures: list[Figure] = []
    for at in range(CODES * MONTHS):
        value = 10_000 + at + (1000 * turn + changed[at] if at in changed else 0)
        source = CellSource(name, "Figures", f"C{2 + turn + at}")
        figures.append(part(str(at // MONTHS), Month(2012, 1) + at % MONTHS, value, source=source))
    return Records(figures=tuple(figures))


def test_a_large_workbook_imported_again_and_again_adds_what_changed(tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"
    with create_board(path) as board:
        board.keep_import([workbook()], many(0), [], BY, AT)
        first = path.stat().st_size
        for turn in range(1, IMPORTS):
            board.keep_import([workbook()], many(turn), [], BY, AT)
        assert board.brought(IMPORTS) == many(IMPORTS - 1)
        assert board.records().figures == many(IMPORTS - 1).figures
        assert board.steps()[-1].figures == CODES * MONTHS
        for number in (IMPORTS, IMPORTS - 1):
            board.undo(number, BY, AT)
        assert board.records().figures == many(IMPORTS - 3).figures
    assert path.stat().st_size < first * 2, "every figure kept again would make it twenty times as large"
    assert verify(path).figures == CODES * MONTHS * IMPORTS


def test_undoing_the_import_that_brought_a_figure_first_leaves_it_where_it_came_again(tmp_path: Path) -> None:
    with create_board(tmp_path / "North.ibdesk") as board:
        board.keep_import([workbook()], many(0), [], BY, AT)
        board.keep_import([workbook()], many(0, "Again.xlsx"), [], BY, AT)
        board.undo(1, BY, AT)
        assert board.records() == many(0, "Again.xlsx")
        board.undo(2, BY, AT)
        assert board.records() == Records()
        board.redo(1, BY, AT)
        assert board.records() == many(0)


def test_a_board_is_brought_up_to_the_version_that_says_so_with_a_backup_before(tmp_path: Path) -> None:
    """The step that needs it does it in its own transaction; all that was kept before stays byte for byte."""
    path = tmp_path / "North.ibdesk"
    with create_board(path) as board:
        board.keep_import([workbook()], many(0), [], BY, AT)
    assert version(path) == 1
    with open_board(path, backups=backup_folder(path)) as board:
        before = board.fingerprint(1)
        with pytest.raises(ZeroDivisionError):  # what is stopped half way leaves the old version
            board.keep_import([workbook()], many(1), FailsLate(), BY, AT)
        assert version(path) == 1
        board.keep_import([workbook()], many(1), [], BY, AT)
        assert board.fingerprint(1) == before
    assert version(path) == 3
    assert {version(each.path) for each in backups(backup_folder(path), "North")} == {1}
    assert verify(path).sound


class FailsLate(list[Problem]):
    """Problems that cannot be kept."""

    def __iter__(self) -> Iterator[Problem]:
        raise ZeroDivisionError


def test_a_program_that_does_not_know_them_does_not_open_the_board(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "North.ibdesk"
    with create_board(path) as board:
        board.keep_import([workbook()], many(0), [], BY, AT)
        board.keep_import([workbook()], many(1), [], BY, AT)
    before = path.read_bytes()
    monkeypatch.setattr(header, "VERSION", 2)
    with pytest.raises(UserError, match="newer IBDesk"):
        open_board(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "said",
    [
        "{}",
        "[]",
        "nothing",
        '{"sheets":[["a","b"]],"figures":[[1,99999999999,0,0,0]]}',
        '{"sheets":[["a","b"]],"figures":[[1,1500,0,0,0],[1,1500,0,0,0]]}',
        '{"sheets":[["a","b"]],"figures":[[1,10,7,0,0]]}',
        '{"sheets":[["a","b"]],"figures":[[1,10,0,-50,0]]}',
        '{"sheets":[["a","b"]],"figures":[[0,10,0,0,0]]}',
        '{"sheets":[["a","b"]],"figures":[[12345678]]}',
        '{"sheets":[["a","b"]],"figures":[[1,10,0,0.5,0]]}',
    ],
)
def test_a_line_that_no_program_of_ours_writes_is_damage(said: str, tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"
    with create_board(path) as board:
        board.keep_import([workbook()], many(0), [], BY, AT)
        board.keep_import([workbook()], many(0), [], BY, AT)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE figures_again SET said = ?", (said,))
        seal(connection, 2)
    connection.close()
    with open_board(path) as board:
        with pytest.raises(UserError, match="damaged"):
            board.records()
        assert board.records(1) == many(0)


def test_a_changed_line_is_found(tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"
    with create_board(path) as board:
        board.keep_import([workbook()], many(0), [], BY, AT)
        board.keep_import([workbook()], many(0), [], BY, AT)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE figures_again SET said = replace(said, '1500', '1499')")
    connection.close()
    assert [sentence[:7] for sentence in verify(path).damage] == ["Step 2 "]
