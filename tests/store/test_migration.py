"""Boards of every version there has been open, say what they said then, and grow into the newest one, or stay.

`golden/board_version_N.ibdesk` was made with the last program that wrote version N, and the text beside it with the
same program; both are kept for good. A new version adds its own pair, made before it is released.
"""

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from ibdesk.desk import Desk
from ibdesk.domain.board import Records, ReportDetails
from ibdesk.domain.house_style import HouseStyle, logo_of
from ibdesk.domain.month import Month
from ibdesk.errors import UserError
from ibdesk.store.backups.backup import backups
from ibdesk.store.backups.restore import restore
from ibdesk.store.board_file import BoardFile, open_board
from ibdesk.store.files.beside import backup_folder
from ibdesk.store.opening.verify import verify
from ibdesk.store.rows.schema import VERSION
from tests.store.kept import AT, BY, figures, in_child, workbook
from tests.store.old_boards import what_it_says

GOLDEN = Path(__file__).parent / "golden"
VERSIONS = range(1, VERSION + 1)
LOGO = logo_of(24, 12, Random(2).randbytes(24 * 12 * 4))
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def board_of(version: int, folder: Path) -> Path:
    return Path(shutil.copy(GOLDEN / f"board_version_{version}.ibdesk", folder / "North.ibdesk"))


def said_then(version: int) -> list[str]:
    return (GOLDEN / f"board_version_{version}.txt").read_text(encoding="utf-8").splitlines()


def version_of(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def choose_logo(board: BoardFile) -> int:
    """A step that needs the newest version."""
    style = HouseStyle(cover_text="For the Board", logo=LOGO)
    return board.keep_edit("choose a logo", Records(details=ReportDetails(title="Ours", style=style)), BY, AT)


@pytest.mark.parametrize("version", VERSIONS)
def test_it_says_what_it_said_then_and_is_not_changed_by_looking(version: int, tmp_path: Path) -> None:
    path = board_of(version, tmp_path)
    before = path.read_bytes()
    assert version_of(path) == version
    assert list(what_it_says(path)) == said_then(version)
    assert verify(path, read_records=True).sound
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", VERSIONS)
def test_it_grows_into_the_newest_and_back(version: int, tmp_path: Path) -> None:
    """Everything that only a newer program can do, with a board of each older one; what was there stays as it was."""
    path, then = board_of(version, tmp_path), said_then(version)
    old = [line for line in then if not line.startswith("page ")]
    steps = steps_in(then)
    with Desk.open(path, BY) as desk:
        desk.board.file.keep_import([workbook()], figures(1200), [], BY, AT, own_definitions=False)
        desk.board.file.keep_import([workbook("Again.xlsx", "b" * 64)], figures(1200), [], BY, AT)
        desk.months.seal(Month(2014, 8))
        logo = choose_logo(desk.board.file)
        assert desk.board.file.sealed_pdf(logo - 1)
    assert version_of(path) == VERSION
    assert verify(path, read_records=True).sound
    assert list(what_it_says(path, steps)) == old
    with open_board(path) as board:
        assert board.records().details == ReportDetails(title="Ours", style=HouseStyle("", "For the Board", logo=LOGO))
        for step in range(logo, steps, -1):
            board.undo(step, BY, AT)
    now = [line for line in what_it_says(path) if line.startswith("page ")]
    assert now == [line for line in then if line.startswith("page ")]
    # The backup that the first import made is of the old version, and comes back as it was.
    first = backups(backup_folder(path), path.stem)[-1].path
    assert version_of(first) == version
    restore(first, path)
    assert list(what_it_says(path)) == then


@pytest.mark.parametrize("version", [version for version in VERSIONS if version < VERSION])
def test_an_edit_that_makes_it_newer_leaves_a_backup_of_what_it_was(version: int, tmp_path: Path) -> None:
    path, folder, then = board_of(version, tmp_path), tmp_path / "Kept", said_then(version)
    with open_board(path, backups=folder) as board:
        board.keep_edit("say what it is called", Records(details=ReportDetails(title="Ours")), BY, AT)
        assert not backups(folder, path.stem)
        choose_logo(board)
        board.keep_edit("say it again", Records(details=ReportDetails(title="Ours again")), BY, AT)
    (made,) = backups(folder, path.stem)
    assert (version_of(made.path), version_of(path)) == (version, VERSION)
    old = [line for line in then if not line.startswith("page ")]
    assert list(what_it_says(made.path, steps_in(then))) == old


def test_a_seal_on_paper_is_backed_up_before_too(tmp_path: Path) -> None:
    path, folder = board_of(4, tmp_path), tmp_path / "Kept"
    with open_board(path, backups=folder) as board:
        board.keep_seal("seal", Records(), b"a pack", BY, AT)
        assert not backups(folder, path.stem)
        board.keep_seal("seal", Records(), b"a pack", BY, AT, on_paper=b"a page")
    assert [version_of(each.path) for each in backups(folder, path.stem)] == [4]


def test_without_the_backup_there_is_no_such_edit(tmp_path: Path) -> None:
    path, folder = board_of(1, tmp_path), tmp_path / "Kept"
    folder.write_text("no folder", encoding="utf-8")
    before = path.read_bytes()
    with open_board(path, backups=folder) as board, pytest.raises(UserError, match="could not be backed up"):
        choose_logo(board)
    assert path.read_bytes() == before


@needs_fork
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.parametrize("version", [version for version in VERSIONS if version < VERSION])
def test_killed_at_any_statement_it_is_of_the_old_version_or_of_the_new_one(
    version: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    then, runs, killed = said_then(version), 0, True
    while killed:
        runs += 1
        path = board_of(version, tmp_path)

        def work(path: Path = path, left: int = runs) -> None:
            with open_board(path) as board:

                def before_each(statement: str) -> None:
                    nonlocal left
                    left -= 1
                    if not left:
                        os.kill(os.getpid(), signal.SIGKILL)

                board._connection.set_trace_callback(before_each)
                choose_logo(board)

        status, _ = in_child(work)
        killed = os.WIFSIGNALED(status)
        assert killed or status == 0
        if version_of_opened(path) == version:
            assert killed
            assert list(what_it_says(path)) == then
            with open_board(path) as board:
                choose_logo(board)
        assert version_of(path) == VERSION
        assert list(what_it_says(path, steps_in(then))) == [line for line in then if not line.startswith("page ")]
        assert verify(path, read_records=True).sound
    assert runs > 5
    record_property("runs", runs)


def version_of_opened(path: Path) -> int:
    """After the next program has taken back what was half done."""
    with open_board(path) as board:
        assert not board.read_only
    return version_of(path)


def steps_in(said: list[str]) -> int:
    return sum(line.startswith("step ") for line in said)
