"""A logo is kept once, however often the words around it change; boards that kept it each time open as they did."""

import sqlite3
from pathlib import Path
from random import Random

import pytest

from ibdesk.domain.board import Records, ReportDetails
from ibdesk.domain.house_style import HouseStyle, Logo, logo_of
from ibdesk.errors import UserError
from ibdesk.store.board_file import create_board, open_board
from ibdesk.store.opening.verify import verify
from ibdesk.store.purge import purge
from ibdesk.store.removing.removal import TextRemoval
from ibdesk.store.rows import record_rows
from tests.store.kept import AT, BY

LOGO, OTHER = (logo_of(240, 120, Random(seed).randbytes(240 * 120 * 4)) for seed in (1, 2))
# Words that look like a logo in JSON, in the place of words.
HOSTILE = '"logo":{"content":"AAAA"} "logo":{"sha256":"' + "0" * 64 + '"}'


def details(title: str, logo: Logo | None = LOGO) -> Records:
    return Records(details=ReportDetails(title=title, style=HouseStyle(cover_text=HOSTILE, logo=logo)))


def query(path: Path, asked: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        with connection:
            return connection.execute(asked).fetchall()
    finally:
        connection.close()


def version(path: Path) -> object:
    return query(path, "PRAGMA user_version")[0][0]


def test_it_is_kept_once_and_comes_back_with_each_step(tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"
    with create_board(path) as board:
        for number in range(20):
            board.keep_edit("the cover", details(f"Title {number}"), BY, AT)
        other = board.keep_edit("another logo", details("Title 20", OTHER), BY, AT)
        assert board.records() == details("Title 20", OTHER)
        none = board.keep_edit("no logo", details("Title 21", None), BY, AT)
        assert board.records() == details("Title 21", None)
        board.undo(none, BY, AT)
        assert board.records() == details("Title 20", OTHER)
        board.undo(other, BY, AT)
        assert board.records() == details("Title 19")
        board.redo(other, BY, AT)
        assert board.brought(5) == details("Title 4")
        assert board.records() == details("Title 20", OTHER)
    assert len(query(path, "SELECT sha256 FROM logo")) == 2
    assert path.stat().st_size < len(LOGO.content) + len(OTHER.content) + 200_000
    assert verify(path).sound
    assert version(path) == 7


def test_a_board_without_a_logo_stays_of_the_version_before(tmp_path: Path) -> None:
    with create_board(tmp_path / "North.ibdesk") as board:
        board.keep_edit("the cover", details("Title", None), BY, AT)
        assert board.records() == details("Title", None)
    assert version(tmp_path / "North.ibdesk") == 6


def test_a_board_that_kept_it_each_time_goes_on_as_one_that_keeps_it_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "North.ibdesk"
    with monkeypatch.context() as before:
        before.setattr(record_rows, "without_logo", lambda _, body: body)
        before.setattr(record_rows, "version_needed", lambda *_: 6)
        with create_board(path) as board:
            board.keep_edit("the cover", details("Title 1"), BY, AT)
            board.keep_edit("the cover", details("Title 2"), BY, AT)
            kept = [board.fingerprint(step) for step in (1, 2)]
    assert version(path) == 6
    with open_board(path) as board:
        assert board.records() == details("Title 2")
        third = board.keep_edit("the cover", details("Title 3"), BY, AT)
        assert board.records() == details("Title 3")
        assert [board.fingerprint(step) for step in (1, 2)] == kept
        board.undo(third, BY, AT)
        assert board.records() == details("Title 2")
    assert version(path) == 7
    assert verify(path).sound


@pytest.mark.parametrize(
    "damage", ["DELETE FROM logo", "UPDATE logo SET content = 'AAAA'", f"UPDATE logo SET content = '{OTHER.content}'"]
)
def test_a_logo_that_is_gone_or_another_is_found(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "North.ibdesk"
    with create_board(path) as board:
        board.keep_edit("the cover", details("Title"), BY, AT)
    query(path, damage)
    assert verify(path).damage == ("The logo of the packs is not the one that was kept.",)
    with pytest.raises(UserError), open_board(path, read_only=True) as board:
        board.records()


def test_words_that_are_removed_for_good_go_and_the_logo_stays(tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"
    with create_board(path) as board:
        board.keep_edit("the cover", details("Of Jane Roe"), BY, AT)
        board.keep_edit("the cover", details("Of Jane Roe again"), BY, AT)
    purge(path, TextRemoval("Jane Roe"), "asked for", BY, AT)
    with open_board(path) as board:
        records = board.records()
    assert records.details is not None
    assert "Jane Roe" not in records.details.title
    assert records.details.style == HouseStyle(cover_text=HOSTILE, logo=LOGO)
    assert len(query(path, "SELECT sha256 FROM logo")) == 1
    assert verify(path).sound
