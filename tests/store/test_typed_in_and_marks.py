"""A board that was made when a correction was a sentence and marks stood among the cells opens and says the same."""

import shutil
from pathlib import Path

import pytest

from ibdesk.desk import Desk
from ibdesk.store.opening.verify import verify
from tests.store.typed_in_and_marks import BY, figure_rows, make, said

GOLDEN = Path(__file__).parent / "golden" / "typed_in_and_marks.ibdesk"


@pytest.fixture
def old_board(tmp_path: Path) -> Path:
    return Path(shutil.copy(GOLDEN, tmp_path / "typed_in_and_marks.ibdesk"))


def test_an_old_board_is_found_sound(old_board: Path) -> None:
    found = verify(old_board)
    assert (found.damage, found.steps, found.figures) == ((), 14, 27)


def test_an_old_board_says_what_it_said(old_board: Path) -> None:
    with Desk.open(old_board, BY) as desk:
        assert said(desk).splitlines() == GOLDEN.with_suffix(".txt").read_text(encoding="utf-8").splitlines()


def test_figures_are_kept_in_the_same_columns_as_ever(old_board: Path, tmp_path: Path) -> None:
    make(tmp_path / "new.ibdesk", tmp_path)
    rows = figure_rows(tmp_path / "new.ibdesk")
    assert len(rows) == 27
    assert rows == figure_rows(old_board)
