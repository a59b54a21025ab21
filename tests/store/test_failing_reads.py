"""A read that failed says nothing about the board: it is tried again, and told as what it is, never as damage."""

import json
from pathlib import Path

import pytest

from tests.store.failing_reads import compiler, tried
from tests.store.kept import AT, BY, figures, small_board, workbook

MOST = 12  # of each way's reads; every read by `python -m pytest -m slow`


def look(tmp_path: Path, most: int) -> int:
    path = tmp_path / "North.ibdesk"
    with small_board(path) as board:
        board.keep_import([workbook("Large.xlsx")], figures(600, first=900), [], BY, AT)
    whole = path.read_bytes()
    lines = [json.loads(line) for line in tried(path, tmp_path, most).splitlines()]
    sound = {"open": [600, 6, False], "verify": [], "back up": [], "restore": []}
    for way, at, how_often, ended in lines:
        if how_often == 1:
            assert ended == sound[way], (way, at)
        elif ended != sound[way]:
            assert "damaged" not in " ".join(ended), (way, at)
            assert "does not hold" not in ended[0], (way, at)
            assert "backup of it" not in ended[1], (way, at)
            assert "The drive reported an error" in ended[0] or "cannot be read" in ended[0], ended
    assert path.read_bytes() == whole
    assert not list(tmp_path.rglob("*.new*"))
    return len(lines)


@pytest.mark.skipif(compiler() is None, reason="needs Linux and a C compiler")
def test_a_failed_read_is_tried_again_and_never_told_as_damage(tmp_path: Path) -> None:
    assert look(tmp_path, MOST) > 60


@pytest.mark.slow
@pytest.mark.skipif(compiler() is None, reason="needs Linux and a C compiler")
def test_whichever_read_fails(tmp_path: Path) -> None:
    assert look(tmp_path, 100_000) > 500
