"""Boards that can only be read: nothing changes them, and the reason is told."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ibdesk.errors import UserError
from ibdesk.store.board_file import open_board
from tests.store.kept import AT, BY, COMMENT, figures, in_child, small_board, workbook


@pytest.fixture
def board_path(tmp_path: Path) -> Path:
    path = tmp_path / "North.ibdesk"
    small_board(path).close()
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_reader_changes_nothing_and_says_why(board_path: Path) -> None:
    before = digest(board_path)
    with open_board(board_path, read_only=True) as board:
        assert board.read_only_reason == "The board was opened for reading only."
        changes: tuple[Callable[[], int], ...] = (
            lambda: board.keep_edit("Comment", COMMENT, BY, AT),
            lambda: board.keep_import([workbook()], figures(1), [], BY, AT),
            lambda: board.undo(2, BY, AT),
            lambda: board.redo(3, BY, AT),
        )
        for change in changes:
            with pytest.raises(UserError, match="for reading only"):
                change()
        assert board.last_step == 5
    assert digest(board_path) == before


def _as_nobody(work: Callable[[], str]) -> Callable[[], str]:
    """Root may write anywhere, so the child gives its rights away."""

    def run() -> str:
        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        return work()

    return run


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and file modes")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "says"), [(0o444, 0o777, "write-protected"), (0o666, 0o555, "folder")]
)
def test_what_cannot_be_written_opens_for_reading(
    file_mode: int, folder_mode: int, says: str, shared_folder: Path
) -> None:
    path = shared_folder / "North.ibdesk"
    small_board(path).close()
    path.chmod(file_mode)
    shared_folder.chmod(folder_mode)

    def look() -> str:
        with open_board(path) as board:
            assert len(board.records().figures) == 24
            return board.read_only_reason or "it can be written"

    status, reason = in_child(_as_nobody(look))
    assert status == 0
    assert says in reason
    assert [each.name for each in shared_folder.iterdir()] == ["North.ibdesk"]
