"""Killed as it is about to touch any of its files: a new board is whole or not there, and a restored board is the old
one or the new one, never none; what was left behind goes with the next work."""

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from ibdesk.desk import Desk, inherited_definitions
from ibdesk.domain.board import Records
from ibdesk.errors import UserError
from ibdesk.store.backups.backup import NOTE, backup, backups
from ibdesk.store.backups.restore import restore
from ibdesk.store.board_file import BoardFile, create_board, open_board
from ibdesk.store.files.beside import backup_folder
from ibdesk.store.opening.opening import take_lock
from ibdesk.store.opening.verify import verify
from tests.store.kept import AT, BY, DEFINITIONS, figures, in_child, killed_at, small_board, workbook

needs_fork = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),
]
pytestmark = needs_fork
MOST_TOUCHES = 400


def fill(board: BoardFile) -> None:
    board.keep_start(DEFINITIONS, BY, AT)
    board.keep_import([workbook()], figures(24), [], BY, AT)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_new_board_is_whole_or_not_there(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    path = tmp_path / "North.ibdesk"
    there = 0
    for touch in range(1, MOST_TOUCHES):
        killed = killed_at(touch, tmp_path, lambda: create_board(path, fill=fill).close())
        if path.exists():
            there += 1
            assert (verify(path).steps, verify(path).figures) == (2, 24)
            with open_board(path) as board:
                assert not board.read_only
        else:
            assert killed
            create_board(path, fill=fill).close()
        assert names(tmp_path) == ["North.ibdesk"]
        path.unlink()
        if not killed:
            break
    assert touch > 5
    assert 1 <= there < touch
    record_property("runs", touch)


def test_a_new_board_that_fails_half_way_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"

    def fails(board: BoardFile) -> None:
        fill(board)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        create_board(path, fill=fails)
    assert names(tmp_path) == []


def test_a_new_board_takes_no_name_that_somebody_took_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"

    def meanwhile(board: BoardFile) -> None:
        fill(board)
        path.write_text("somebody else's")

    with pytest.raises(UserError, match="already a file"):
        create_board(path, fill=meanwhile)
    assert names(tmp_path) == ["North.ibdesk"]
    assert path.read_text() == "somebody else's"


def test_of_six_that_make_one_board_at_once_one_does(tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"
    reading, writing = os.pipe()
    children = []
    for _ in range(6):
        child = os.fork()
        if child == 0:
            os.close(writing)
            os.read(reading, 1)  # until all are there
            try:
                create_board(path, fill=fill).close()
                os._exit(0)
            except UserError:
                os._exit(3)
            finally:
                os._exit(1)
        children.append(child)
    os.close(reading)
    os.close(writing)
    ended = sorted(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)
    assert ended == [0, 3, 3, 3, 3, 3]
    assert (verify(path).steps, names(tmp_path)) == (2, ["North.ibdesk"])


def test_a_board_that_an_earlier_program_left_without_a_step_starts_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"
    create_board(path).close()
    with Desk.open(path, BY) as desk:
        assert desk.board.records() == inherited_definitions()
    with Desk.open(path, BY) as desk:
        assert desk.board.file.last_step == 1


def test_a_desk_brings_the_first_figures_with_the_board(tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"
    (tmp_path / "a.csv").write_text("Code,Month,Value\n7,2014-08,489\n")

    def bring(desk: Desk) -> None:
        assert not path.exists()
        desk.imports.accept(desk.imports.preview([tmp_path / "a.csv"]))

    with Desk.create(path, BY, fill=bring) as desk:
        assert len(desk.board.records().figures) == 1
        assert desk.history.can_undo == "Import of a.csv"
    assert names(tmp_path) == ["North.ibdesk", "a.csv"]


def test_whenever_a_restore_is_killed_there_is_a_board(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    path = tmp_path / "North.ibdesk"
    small_board(path).close()
    made = backup(path, backup_folder(path))
    with open_board(path) as board:
        board.keep_import([workbook("later.xlsx")], figures(3, first=900), [], BY, AT)
    whole = path.read_bytes()
    found = set()
    for touch in range(1, MOST_TOUCHES):
        killed = killed_at(touch, tmp_path, lambda: restore(made, path))
        verified = verify(path)
        assert verified.sound
        found.add(verified.steps)
        for aside in path.parent.glob("North replaced *.ibdesk"):
            assert verify(aside).steps in (5, 6)
        restore(made, path)
        assert not [name for name in names(tmp_path) if ".new" in name or name.endswith(("-journal", ".lock"))]
        for aside in path.parent.glob("North replaced *.ibdesk"):
            aside.unlink()
        path.write_bytes(whole)
        if not killed:
            break
    assert touch > 10
    assert found == {5, 6}
    record_property("runs", touch)


def test_whenever_a_backup_is_killed_it_is_whole_or_not_there(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    path = tmp_path / "North.ibdesk"
    small_board(path).close()
    folder = backup_folder(path)
    for touch in range(1, MOST_TOUCHES):
        killed = killed_at(touch, tmp_path, lambda: backup(path, folder))
        assert verify(path).sound
        for each in backups(folder, "North"):
            assert verify(each.path).steps == 5
        backup(path, folder)
        assert all(name == NOTE or name.endswith(".ibdesk") for name in names(folder))
        shutil.rmtree(folder)
        if not killed:
            break
    assert touch > 5
    record_property("runs", touch)


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_whenever_an_edit_is_killed_it_is_whole_or_not_there(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    path = tmp_path / "North.ibdesk"
    small_board(path).close()
    before = path.read_bytes()

    def edit() -> None:
        with open_board(path) as board:
            board.keep_edit("type in", figures(3, first=700), BY, AT)

    for touch in range(1, MOST_TOUCHES):
        killed = killed_at(touch, tmp_path, edit)
        with open_board(path) as board:
            assert not board.read_only
            assert board.last_step in (5, 6)
            assert len(board.brought(6).figures) == (3 if board.last_step == 6 else 0)
        assert verify(path).sound
        if not killed:
            break
        path.write_bytes(before)
    record_property("runs", touch)
    assert touch > 3


def test_boards_and_backups_are_their_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"
    small_board(path).close()
    made = backup(path, backup_folder(path))
    modes = {each: stat.S_IMODE(each.stat().st_mode) for each in (path, made, made.parent)}
    assert modes == {path: 0o600, made: 0o600, made.parent: 0o700}
    path.chmod(0o640)  # a person may share it
    restore(made, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert stat.S_IMODE(path.with_name("North replaced 1.ibdesk").stat().st_mode) == 0o640


def test_a_restore_onto_a_link_leaves_the_link(tmp_path: Path) -> None:
    path, link = tmp_path / "North.ibdesk", tmp_path / "Shortcut.ibdesk"
    small_board(path).close()
    made = backup(path, backup_folder(path))
    link.symlink_to(path)
    assert restore(made, link) == tmp_path / "North replaced 1.ibdesk"
    assert link.is_symlink()
    assert verify(link).steps == 5


def test_a_link_in_an_unfinished_files_place_is_not_followed(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleague")
    (tmp_path / "North.ibdesk.new").symlink_to(letter)
    small_board(tmp_path / "North.ibdesk").close()
    assert letter.read_text() == "Dear colleague"
    assert names(tmp_path) == ["North.ibdesk", "letter.txt"]
    with open_board(tmp_path / "North.ibdesk") as board:
        assert board.records() != Records()


def test_a_board_that_is_being_made_is_locked(tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"

    def look() -> str:
        with pytest.raises(UserError) as told:
            take_lock(path)
        return told.value.what

    def meanwhile(board: BoardFile) -> None:
        status, said = in_child(look)
        assert (status, "open elsewhere" in said) == (0, True)

    create_board(path, fill=meanwhile).close()
