"""The command line about the pack: what it tells otherwise than the last one, and its logo."""

import json
from pathlib import Path

import pytest

from ibdesk.__main__ import main
from ibdesk.desk import Desk
from tests.desk.small_boards import ANNA, JULY, bring, desk_with_figures
from tests.desk.test_house_style import picture
from tests.made import AUGUST


@pytest.fixture
def board(tmp_path: Path) -> str:
    """July's pack went out, with 7 in red; then a figure of July was put right, and a comment copied."""
    with desk_with_figures(tmp_path) as desk:
        desk.edits.save_comment("7", JULY, "Fewer come in.")
        desk.exports.final(JULY, tmp_path / "July.xlsx")
        bring(desk, "b.xlsx", [("7", JULY, 126)])
        desk.edits.save_comment("7", AUGUST, "Fewer come in.")
        return str(desk.board.path)


def ended(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(list(words))
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_what_a_months_pack_tells_otherwise(board: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, error = ended(capsys, "changes", "--board", board, "--month", "2014-08", "--json")
    told = json.loads(out)
    assert (status, error) == (0, "")
    assert (told["month"], told["last_pack"]) == ("2014-08", "2014-07")
    assert [(each["code"], each["month"]) for each in told["changes"]] == [("7", "2014-07")]
    assert [(each["what"], each["was"], each["now"]) for each in told["turned"]] == [
        ("assessment", "Green", "Red"),
        ("comment", "As in July 2014", "The same"),
    ]
    assert told["turned"][0]["turn"] == "Worse"
    assert set(told["turned"][0]) == {"code", "what", "was", "now", "turn", "sentence"}


def test_the_same_as_lines(board: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = ended(capsys, "changes", "--board", board, "--month", "2014-08")
    first, *others = out.splitlines()
    assert first == "Since the pack of July 2014: 1 assessment turned and 1 comment is the same word for word."
    assert others[0].startswith("  7  Assessment: Green, now Red (Worse). Red: 140 ")
    assert "1 figure changed since step" in out


def test_a_first_month_has_no_pack_before_it(board: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(capsys, "changes", "--board", board, "--month", "2014-06")[1].startswith(
        "No pack of a month before June 2014 went out."
    )


def test_since_and_month_do_not_go_together(board: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, error = ended(capsys, "changes", "--board", board, "--month", "2014-08", "--since", "2")
    assert status == 2
    assert "not allowed with" in error


@pytest.mark.usefixtures("qapp")
def test_a_logo_is_kept_and_taken_away(board: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    logo = picture(tmp_path / "logo.png", 300, 100)
    assert ended(capsys, "logo", str(logo), "--board", board)[:2] == (0, "The packs have logo.png as their logo.\n")
    with Desk.open(Path(board), ANNA) as desk:
        details = desk.board.records().details
        assert details is not None
        assert details.style.logo is not None
    assert ended(capsys, "logo", "--remove", "--board", board)[:2] == (0, "The packs have no logo.\n")
    assert ended(capsys, "logo", "--remove", "--board", board)[0] == 2


@pytest.mark.parametrize("words", [["logo"], ["logo", "--remove", "x.png"], ["logo", "nowhere.png"]])
def test_what_is_no_picture_gets_a_sentence(board: str, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, error = ended(capsys, *words, "--board", board)
    assert (status, out) == (2, "")
    assert error.count("\n") == 1
