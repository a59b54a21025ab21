"""A sealed pack is kept byte for byte, goes with every backup, and a changed byte of it is found."""

import sqlite3
from pathlib import Path

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.seal import Seal, SealOpened
from ibdesk.store.backups.backup import backup
from ibdesk.store.backups.restore import restore
from ibdesk.store.board_file import create_board, open_board
from ibdesk.store.opening.verify import verify
from tests.made import AUGUST
from tests.store.kept import AT, BY, figures, small_board

PACK = bytes(range(256)) * 40


def seal(board_step: int) -> Records:
    return Records(seals=(Seal(AUGUST, BY, AT, board_step, "a" * 64, "b" * 64),))


def sealed_board(path: Path) -> int:
    with small_board(path) as board:
        return board.keep_seal("Seal of August 2014", seal(board.last_step), PACK, BY, AT)


def test_the_bytes_come_back_with_the_seal(tmp_path: Path) -> None:
    step = sealed_board(tmp_path / "North.ibdesk")
    with open_board(tmp_path / "North.ibdesk") as board:
        kept = board.records().seal(AUGUST)
        assert kept is not None
        assert (kept.step, kept.saw, kept.month) == (step, 5, AUGUST)
        assert board.sealed_pack(step) == PACK
        assert board.sealed_pack(step - 1) is None


def test_opening_the_month_again_lifts_the_seal_and_keeps_the_pack(tmp_path: Path) -> None:
    step = sealed_board(tmp_path / "North.ibdesk")
    with open_board(tmp_path / "North.ibdesk") as board:
        board.keep_edit("Open", Records(seals=(SealOpened(AUGUST, "A figure was wrong", BY, AT),)), BY, AT)
        assert board.records().seal(AUGUST) is None
        assert board.records(step).seal(AUGUST) is not None
        assert board.sealed_pack(step) == PACK


def test_a_backup_carries_the_pack(tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"
    step = sealed_board(path)
    made = backup(path, tmp_path / "backups")
    restore(made, tmp_path / "Back.ibdesk")
    with open_board(tmp_path / "Back.ibdesk") as board:
        assert board.sealed_pack(step) == PACK


def test_a_changed_byte_of_the_pack_is_found(tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"
    step = sealed_board(path)
    assert verify(path).sound
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE sealed_pack SET content = ? WHERE step = ?", (PACK[:-1] + b"\0", step))
    connection.close()
    assert [sentence[:7] for sentence in verify(path).damage] == [f"Step {step} "]


def test_a_pack_that_is_gone_is_found(tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"
    sealed_board(path)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("DELETE FROM sealed_pack")
    connection.close()
    assert not verify(path).sound


def test_the_fingerprint_stands_for_everything_before(tmp_path: Path) -> None:
    seen = []
    for first in (100, 101):
        with create_board(tmp_path / f"{first}.ibdesk") as board:
            board.keep_edit("Figures", figures(2, first), BY, AT)
            board.keep_edit("Nothing", Records(), BY, AT)
            seen.append(board.fingerprint(2))
            assert board.fingerprint(0) == "0" * 64
    assert seen[0] != seen[1]


def test_what_one_step_brought_is_told_by_itself(tmp_path: Path) -> None:
    with small_board(tmp_path / "North.ibdesk") as board:
        assert board.brought(2) == figures(24)
        assert board.brought(5) == Records()


PDF = b"%PDF-1.4" + bytes(range(256)) * 30


def sealed_on_paper(path: Path) -> int:
    with small_board(path) as board:
        return board.keep_seal("Seal of August 2014", seal(board.last_step), PACK, BY, AT, PDF)


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def test_what_went_out_on_paper_comes_back_and_goes_with_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"
    step = sealed_on_paper(path)
    made = backup(path, tmp_path / "backups")
    restore(made, tmp_path / "Back.ibdesk")
    for each in (path, tmp_path / "Back.ibdesk"):
        with open_board(each) as board:
            assert (board.sealed_pack(step), board.sealed_pdf(step)) == (PACK, PDF)
            assert board.sealed_pdf(step - 1) is None
        assert verify(each).sound


def test_a_board_that_sealed_nothing_on_paper_stays_of_its_version(tmp_path: Path) -> None:
    sealed_board(tmp_path / "North.ibdesk")
    sealed_on_paper(tmp_path / "South.ibdesk")
    assert (version(tmp_path / "North.ibdesk"), version(tmp_path / "South.ibdesk")) == (1, 5)
    with open_board(tmp_path / "North.ibdesk") as board:
        assert board.sealed_pdf(board.last_step) is None
        again = board.keep_seal("Again", Records(), PACK, BY, AT, PDF)
        assert board.sealed_pdf(again) == PDF
    assert verify(tmp_path / "North.ibdesk").sound


@pytest.mark.parametrize("change", ["UPDATE sealed_pdf SET content = x'00'", "DELETE FROM sealed_pdf"])
def test_a_changed_or_missing_pdf_is_found(tmp_path: Path, change: str) -> None:
    path = tmp_path / "North.ibdesk"
    sealed_on_paper(path)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(change)
    connection.close()
    assert not verify(path).sound
