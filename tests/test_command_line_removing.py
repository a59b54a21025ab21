"""`ibdesk purge`: says what would go, does it when it is told to twice, and what every argument is for."""

import re
import shutil
from pathlib import Path

import pytest

from ibdesk.__main__ import main
from ibdesk.cli.arguments import COMMANDS
from ibdesk.desk import Desk
from ibdesk.desk.removing import NOT_REACHED
from ibdesk.store.files.beside import backup_folder
from ibdesk.store.opening.verify import verify
from ibdesk.ui.app.preferences import Remembered
from tests.desk.small_boards import bring, desk_with_figures
from tests.made import AUGUST
from tests.test_command_line_history import ended

NAME = "Quillfeather"


@pytest.fixture
def board(tmp_path: Path) -> Path:
    with desk_with_figures(tmp_path) as desk:
        desk.edits.save_comment("7", AUGUST, f"Mrs {NAME} came twice.")
        bring(desk, f"{NAME}.xlsx", [("7", AUGUST, 140_777)])
        bring(desk, "c.xlsx", [("7", AUGUST, 141)])
        return desk.board.path


def files(board: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in board.parent.rglob("*.ibdesk")}


def test_without_for_good_it_only_says_what_would_go(capsys: pytest.CaptureFixture[str], board: Path) -> None:
    before = files(board)
    status, out, error = ended(capsys, "purge", str(board), "--figure", "7", "--month", "2014-08", "--step", "4")
    assert (status, error) == (0, "")
    assert out.splitlines() == [
        "Would be removed for good:",
        "  From the board: 1 figure.",
        f"  From 1 backup or board set aside ({sorted(backup_folder(board).glob('*.ibdesk'))[-1].name}): 1 figure.",
        f"  {NOT_REACHED}",
        "Nothing was changed. With --for-good and a --reason it is removed, and nothing brings it back.",
    ]
    assert files(board) == before


def test_a_text_is_removed_wherever_it_stands(capsys: pytest.CaptureFixture[str], board: Path, tmp_path: Path) -> None:
    given = tmp_path / "name.txt"
    given.write_text(f"{NAME.lower()}\n", encoding="utf-8")
    words = ("purge", str(board), "--text-file", str(given), "--reason", "Named a parent", "--for-good")
    status, out, error = ended(capsys, *words)
    assert (status, error) == (0, "")
    assert out.startswith("Removed for good:\n  From the board: ")
    assert not any(NAME.lower().encode() in held.lower() for held in files(board).values())
    assert verify(board).sound
    with Desk.open(board, "Anna") as desk:
        assert desk.history.steps()[-1].what == "remove for good: Named a parent"
        assert desk.board.records().comment("7", AUGUST).text == "Mrs [removed 6] came twice."
        assert desk.history.can_undo == "Import of c.xlsx"
    assert ended(capsys, *words)[0] == 2


def test_what_the_window_remembers_is_forgotten_too(
    capsys: pytest.CaptureFixture[str], board: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("IBDESK_HOME", str(home))
    remembered = Remembered(home)
    named, other = Path(f"/sent/{NAME}.xlsx"), Path("/sent/c.xlsx")
    remembered.remember_workbooks([named, other])
    remembered.turn_pin(named)
    remembered.workbook_folder = Path(f"/from/{NAME.upper()} family")
    remembered.pack_folder = Path(f"/packs/{NAME.lower()}")
    remembered._settings.sync()
    assert NAME in (home / "settings.ini").read_text(encoding="utf-8")
    words = ("purge", str(board), "--text", NAME, "--reason", "Named a parent")
    assert ended(capsys, *words)[0] == 0
    assert NAME in (home / "settings.ini").read_text(encoding="utf-8"), "so far it was only asked what would go"
    assert ended(capsys, *words, "--for-good")[0] == 0
    assert NAME.lower() not in (home / "settings.ini").read_text(encoding="utf-8").lower()
    assert Remembered(home).recent_workbooks == (other,)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--figure", "7"], "A figure and a comment are of a month."),
        (["--comment", "7", "--month", "2014-08", "--part", "value"], "A comment has no parts."),
        (["--text", NAME, "--month", "2014-08"], "A text is removed wherever it stands."),
        (["--text", NAME, "--for-good"], "There is no reason"),
        (["--text", NAME, "--for-good", "--reason", f"{NAME} asked"], "The reason names what is to be removed"),
        (["--text", "Nobody"], "Neither the board nor a backup of it holds that."),
        (["--text", NAME, "--with-comments"], "Comments go with a figure"),
        (["--text-file", "nowhere.txt"], "nowhere.txt cannot be read."),
        (["--text", "a"], "too short"),
        ([], "one of the arguments --figure --comment --text --text-file is required"),
    ],
)
def test_what_cannot_be_removed_is_said_in_a_sentence(
    capsys: pytest.CaptureFixture[str], board: Path, words: list[str], said: str
) -> None:
    before = files(board)
    status, out, error = ended(capsys, "purge", str(board), *words)
    assert (status, out) == (2, "")
    assert said in error
    assert files(board) == before


def test_comments_and_copies_that_hold_it_are_named(
    capsys: pytest.CaptureFixture[str], board: Path, tmp_path: Path
) -> None:
    with Desk.open(board, "Anna") as desk:
        desk.edits.save_comment("7", AUGUST, "140,777 is wrong.")
    shutil.copy(board, board.with_name(f"{board.stem}-LAPTOP7.ibdesk"))
    board.with_name(f"{board.stem} (1).ibdesk").write_bytes(board.read_bytes()[:-4096])
    words = ("purge", str(board), "--figure", "7", "--month", "2014-08", "--step", "4")
    said = ended(capsys, *words)[1]
    assert "Its number stands in the comment on 7 for August 2014 too, and stays there unless comments are to" in said
    assert f"Beside the board {board.stem}-LAPTOP7.ibdesk holds it too, and stays: remove it there too" in said
    assert f"Beside the board {board.stem} (1).ibdesk could not be looked into, and may hold it." in said
    status, said, _ = ended(capsys, *words, "--with-comments", "--reason", "Not ours", "--for-good")
    assert status == 0
    assert "From the board: 1 figure, 2 versions of the comment" in said
    assert "Gone too, as its number stands in it: the comment on 7 for August 2014." in said
    with Desk.open(board, "Anna") as desk:
        assert desk.board.records().comments == ()


def test_there_must_be_a_board(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert ended(capsys, "purge", str(tmp_path / "None.ibdesk"), "--text", NAME)[0] == 2


@pytest.mark.parametrize(
    ("removed", "said"),
    [
        ("newest", "The next sound one is {older}: bring that one back."),
        ("both", "Beside it is no other backup that is sound."),
    ],
)
def test_a_damaged_backup_is_said_to_be_that_and_the_next_sound_one_is_named(
    capsys: pytest.CaptureFixture[str], board: Path, removed: str, said: str
) -> None:
    older, newest = sorted(backup_folder(board).glob("*.ibdesk"))[-2:]
    for path in backup_folder(board).glob("*.ibdesk"):
        if path == newest or removed == "both":
            path.write_bytes(path.read_bytes()[:-4096])
    status, _, error = ended(capsys, "restore", str(newest), "--to", str(board))
    assert status == 2
    assert f"The backup {newest.name} is damaged and cannot be brought back" in error
    assert said.format(older=older) in error
    assert "Bring back a backup" not in error


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_what_every_argument_is_for(capsys: pytest.CaptureFixture[str], command: str) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    shown = capsys.readouterr().out.partition("\n\n")[2]
    arguments = re.findall(r"^  (\S.*(?:\n {20,}.*)*)", shown, re.MULTILINE)
    assert len(arguments) > 1
    assert [each for each in arguments if not re.search(r"\S(?: {2,}|\n {20,})\S", each)] == []
