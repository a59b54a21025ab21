"""Backups: made before every import, verified, thinned, and brought back without losing what they replace."""

from pathlib import Path

import pytest

from ibdesk.domain.board import Records
from ibdesk.errors import UserError
from ibdesk.store.backups.backup import BYTES_KEPT, NOTE, Backup, backup, backups, kept_when_thinned
from ibdesk.store.backups.restore import restore
from ibdesk.store.board_file import BoardFile, create_board, open_board
from ibdesk.store.files.beside import backup_folder
from ibdesk.store.opening.verify import verify
from ibdesk.store.purge import purge
from ibdesk.store.removing.removal import TextRemoval
from tests.store.kept import AT, BY, COMMENT, figures, small_board, workbook


@pytest.fixture
def board_path(tmp_path: Path) -> Path:
    path = tmp_path / "North.ibdesk"
    small_board(path).close()
    return path


def records(path: Path) -> Records:
    with open_board(path, read_only=True) as board:
        return board.records()


def test_a_backup_is_a_board_like_the_one_it_was_made_of(board_path: Path) -> None:
    made = backup(board_path, backup_folder(board_path))
    assert made.parent == board_path.parent / "North backups"
    assert {each.name for each in made.parent.iterdir()} == {made.name, NOTE}
    assert verify(made).sound
    assert records(made) == records(board_path)


def test_an_open_board_can_be_backed_up(board_path: Path) -> None:
    with open_board(board_path) as board:
        board.keep_edit("Comment for 7", COMMENT, BY, AT)
        made = backup(board_path, backup_folder(board_path))
        assert board.keep_edit("Comment for 7", COMMENT, BY, AT) == 7
    assert verify(made).steps == 6


def test_every_import_but_the_first_is_preceded_by_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"
    folder = backup_folder(path)
    with create_board(path, folder) as board:
        board.keep_import([workbook()], figures(3), [], BY, AT)
        assert backups(folder, "North") == ()
        board.keep_edit("Comment for 7", COMMENT, BY, AT)
        assert backups(folder, "North") == ()
        board.keep_import([workbook()], figures(4), [], BY, AT)
    (only,) = backups(folder, "North")
    assert verify(only.path).steps == 2


def test_without_its_backup_there_is_no_import(board_path: Path) -> None:
    folder = backup_folder(board_path)
    folder.write_text("a file where the folder should be")
    with open_board(board_path, backups=folder) as board:
        with pytest.raises(UserError, match="could not be backed up: North backups beside it is no folder"):
            board.keep_import([workbook()], figures(3), [], BY, AT)
        assert board.last_step == 5


def test_a_board_with_changed_numbers_is_not_backed_up_as_if_it_were_sound(board_path: Path) -> None:
    change_a_number(board_path)
    folder = backup_folder(board_path)
    with pytest.raises(UserError, match="Step 2"):
        backup(board_path, folder)
    assert list(folder.iterdir()) == []


def test_what_a_killed_backup_left_is_removed_by_the_next(board_path: Path) -> None:
    folder = backup_folder(board_path)
    folder.mkdir()
    (folder / "North backup.new").write_bytes(b"half")
    made = backup(board_path, folder)
    assert set(folder.iterdir()) == {made, folder / NOTE}


def test_backups_of_several_boards_in_one_folder_keep_apart(tmp_path: Path) -> None:
    folder = tmp_path / "all backups"
    for name in ("North", "North backup 2"):
        small_board(tmp_path / f"{name}.ibdesk").close()
        backup(tmp_path / f"{name}.ibdesk", folder)
        backup(tmp_path / f"{name}.ibdesk", folder)
    assert [each.number for each in backups(folder, "North")] == [2, 1]
    assert [each.number for each in backups(folder, "North backup 2")] == [2, 1]
    assert backups(tmp_path / "nowhere", "North") == ()


def days(count: int) -> list[Backup]:
    """Three backups a day, newest first, over so many days (28 to a month)."""
    found = []
    for number in range(count * 3):
        day = number // 3
        found.append(Backup(Path(f"{number}"), number, f"2014-{day // 28 + 1:02d}-{day % 28 + 1:02d}", "10.42"))
    return found[::-1]


def test_thinning_keeps_the_newest_the_days_and_the_months() -> None:
    made = days(100)  # to 2014-04-16
    kept = kept_when_thinned(made)
    assert kept[:10] == tuple(made[:10])
    assert [each.day for each in kept[10:36]] == sorted({each.day for each in made}, reverse=True)[4:30]
    assert [each.day for each in kept[36:]] == ["2014-02-28", "2014-01-28"]
    assert kept_when_thinned(kept) == kept


def test_thinning_keeps_of_years_long_past_the_last() -> None:
    made = [Backup(Path(f"{n}"), n, f"{2000 + n // 12}-{n % 12 + 1:02d}-15", "10.42") for n in range(120)][::-1]
    kept = kept_when_thinned(made)
    assert kept[:30] == tuple(made[:30])  # the days
    assert [each.day[:7] for each in kept[30:]] == [f"{year}-12" for year in range(2006, 1999, -1)]


def test_thinning_keeps_as_much_as_there_is_room_for_and_three_whatever_they_take() -> None:
    large = [Backup(Path(f"{n}"), n, f"2014-08-{n + 1:02d}", "10.42", BYTES_KEPT // 5) for n in range(20)][::-1]
    assert kept_when_thinned(large) == tuple(large[:5])
    huge = [Backup(Path(f"{n}"), n, f"2014-08-{n + 1:02d}", "10.42", BYTES_KEPT * 2) for n in range(20)][::-1]
    assert kept_when_thinned(huge) == tuple(huge[:3])


def test_thinning_goes_by_number_where_the_clock_jumped() -> None:
    """The computer's clock stood at 2031 for a while: the newest backups are still the ones made last."""
    made = [Backup(Path(f"{n}"), n, "2014-08-31" if n > 5 else "2031-01-01", "10.42") for n in range(20, 0, -1)]
    assert [each.number for each in kept_when_thinned(made)] == [20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 5]


def test_backups_are_thinned_as_they_are_made(board_path: Path) -> None:
    folder = backup_folder(board_path)
    for _ in range(12):
        newest = backup(board_path, folder)
    found = backups(folder, "North")
    assert found[0].path == newest
    assert [each.number for each in found] == list(range(12, 2, -1))


def test_restoring_brings_the_backup_back_and_keeps_what_it_replaces(board_path: Path) -> None:
    made = backup(board_path, backup_folder(board_path))
    before = records(board_path)
    with open_board(board_path) as board:
        board.keep_import([workbook("later.xlsx")], figures(3, first=900), [], BY, AT)
        after = board.records()
    replaced = restore(made, board_path)
    assert replaced == board_path.with_name("North replaced 1.ibdesk")
    assert records(board_path) == before
    assert records(replaced) == after
    assert restore(made, board_path) == board_path.with_name("North replaced 2.ibdesk")
    assert restore(made, board_path.with_name("Again.ibdesk")) is None
    assert sorted(each.name for each in board_path.parent.iterdir()) == [
        "Again.ibdesk",
        "North backups",
        "North replaced 1.ibdesk",
        "North replaced 2.ibdesk",
        "North.ibdesk",
    ]


def test_a_damaged_board_is_set_aside_with_its_journal(board_path: Path) -> None:
    made = backup(board_path, backup_folder(board_path))
    before = records(board_path)
    board_path.write_bytes(board_path.read_bytes()[:9000])
    journal = board_path.with_name("North.ibdesk-journal")
    journal.write_bytes(b"the journal of the damaged board")
    replaced = restore(made, board_path)
    assert records(board_path) == before
    assert replaced is not None
    assert replaced.stat().st_size == 9000
    assert replaced.with_name(replaced.name + "-journal").read_bytes() == b"the journal of the damaged board"
    assert not journal.exists()


def refuses_to_restore(backup_path: Path, to: Path, says: str) -> None:
    before = sorted((path, path.stat().st_size) for path in to.parent.iterdir())
    with pytest.raises(UserError, match=says):
        restore(backup_path, to)
    assert sorted((path, path.stat().st_size) for path in to.parent.iterdir()) == before


def test_what_must_not_be_restored_is_refused(board_path: Path) -> None:
    made = backup(board_path, backup_folder(board_path))
    refuses_to_restore(board_path, board_path, "onto itself")
    with open_board(board_path):
        refuses_to_restore(made, board_path, "open elsewhere")
    change_a_number(made)
    refuses_to_restore(made, board_path, "damaged and cannot be brought back: Step 2")
    made.write_bytes(made.read_bytes()[:5000])
    refuses_to_restore(made, board_path, "damaged")


def change_a_number(path: Path) -> None:
    """As a failing drive would: 100 becomes 900, and SQLite sees nothing wrong."""
    content = path.read_bytes()
    changed = content.replace(b"2014-08100", b"2014-08900")
    assert changed != content
    path.write_bytes(changed)


def test_the_damage_done_by_these_tests_is_unseen_by_a_plain_opening(board_path: Path) -> None:
    change_a_number(board_path)
    with open_board(board_path) as board:
        assert isinstance(board, BoardFile)
    assert [sentence[:6] for sentence in verify(board_path).damage] == ["Step 2"]


@pytest.mark.parametrize("link", [False, True])
def test_what_is_no_folder_takes_no_backup_and_is_named(board_path: Path, link: bool) -> None:
    folder = backup_folder(board_path)
    folder.symlink_to("nowhere") if link else folder.write_text("notes")
    with open_board(board_path, backups=folder) as board:
        before = board.last_step
        with pytest.raises(UserError, match="is no folder"):
            board.keep_import([workbook("New.xlsx", "d" * 64)], figures(2), [], BY, AT)
        assert board.last_step == before
    assert backups(folder, board_path.stem) == ()
    assert purge(board_path, TextRemoval("MASH.xlsx"), "Named a child", BY, AT)
    assert verify(board_path).sound
