"""The command line's way back: what changed, undo with what depends on it, assessments set by hand, sealed months."""

import hashlib
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ibdesk.__main__ import main
from ibdesk.desk import Desk
from ibdesk.domain.assessment import Status
from ibdesk.domain.figure import Part
from tests.desk.small_boards import ANNA, JULY, bring, desk_with_figures
from tests.made import AUGUST


def ended(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(list(words))
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    status, out, error = ended(capsys, *words, "--json")
    assert (status, error) == (0, "")
    return json.loads(out)


@pytest.fixture
def board(tmp_path: Path) -> str:
    with desk_with_figures(tmp_path) as desk:
        bring(desk, "b.xlsx", [("7", JULY, 150), ("7", AUGUST, 140)])
        return str(desk.board.path)


def test_changes_as_json(capsys: pytest.CaptureFixture[str], board: str) -> None:
    told = answer(capsys, "changes", "--board", board)
    assert (told["board"], told["since"], told["as_at"]) == ("North", 2, 3)
    assert told["changes"] == [
        {
            "code": "7",
            "month": "2014-07",
            "part": "value",
            "supplied_as": "monthly parts",
            "covers": "in month",
            "unit": "count",
            "was": {"value": 125, "text": "125", "missing": None},
            "now": {"value": 150, "text": "150", "missing": None},
            "file": "b.xlsx",
            "sheet": "Figures",
            "cell": "C2",
            "reason": None,
            "moves": [
                {
                    "code": "7",
                    "month": "2014-07",
                    "status": {"was": "green", "now": "red"},
                    "direction": {"was": "unknown", "now": "unknown"},
                }
            ],
        }
    ]


def test_changes_since_a_step_and_in_words(capsys: pytest.CaptureFixture[str], board: str) -> None:
    with Desk.open(Path(board), ANNA) as desk:
        desk.edits.edit_figure("7", JULY, Part.VALUE, Fraction(149), "Counted again")
    assert [
        each["now"]["value"] for each in answer(capsys, "changes", "--board", board, "--since", "3")["changes"]
    ] == [149]
    told = answer(capsys, "changes", "--board", board, "--since", "3")["changes"][0]
    assert (told["sheet"], told["cell"], told["reason"]) == (None, None, "Counted again")
    assert answer(capsys, "changes", "--board", board, "--since", "4")["changes"] == []
    status, out, _ = ended(capsys, "changes", "--board", board)
    assert status == 0
    assert "1 figure changed since step 2" in out
    assert "July 2014: 125 is now 149. typed in by" in out
    assert "moves page 7 for July 2014 (Green to Red)" in out


def test_changes_since_a_step_that_is_not_there(capsys: pytest.CaptureFixture[str], board: str) -> None:
    status, _, error = ended(capsys, "changes", "--board", board, "--since", "99")
    assert status == 2
    assert "no step 99" in error


def test_undoing_an_import_names_what_brought_its_figures_again(capsys: pytest.CaptureFixture[str], board: str) -> None:
    status, out, _ = ended(capsys, "undo", "--board", board, "--import", "2")
    assert status == 0
    assert "Undone: Import of July and August.xlsx." in out
    assert "2 of its figures were brought again by step 3 (Import of b.xlsx) and still hold." in out
    status, _, error = ended(capsys, "undo", "--board", board, "--import", "2")
    assert status == 2
    assert "already undone" in error


def test_show_carries_an_assessment_set_by_hand(capsys: pytest.CaptureFixture[str], board: str) -> None:
    with Desk.open(Path(board), ANNA) as desk:
        desk.edits.override("7", AUGUST, Status.AMBER, "One family of six")
    words = ("show", "--board", board, "--month", "2014-08", "--code", "7")
    (page,) = answer(capsys, *words)["indicators"]
    override = page["assessment"]["override"]
    assert page["assessment"]["status"] == "amber"
    assert (override["status"], override["computed"], override["reason"], override["by"]) == (
        "amber",
        "red",
        "One family of six",
        ANNA,
    )
    assert answer(capsys, *words, "--as-at", "3")["indicators"][0]["assessment"]["override"] is None


def test_a_sealed_month_is_shown_and_exported_as_sealed(
    capsys: pytest.CaptureFixture[str], board: str, tmp_path: Path
) -> None:
    with Desk.open(Path(board), ANNA) as desk:
        desk.months.seal(AUGUST)
        pack = desk.months.sealed_pack(AUGUST)
        bring(desk, "late.xlsx", [("7", AUGUST, 1)])
    words = ("show", "--board", board, "--month", "2014-08", "--code", "7")
    shown = answer(capsys, *words)
    assert shown["indicators"][0]["value"] == 140
    sealed = shown["sealed"]
    assert (sealed["by"], sealed["pack_sha256"]) == (ANNA, hashlib.sha256(pack).hexdigest())
    assert [(each["code"], each["was"]["text"], each["now"]["text"]) for each in sealed["restated_since"]] == [
        ("7", "140", "1")
    ]
    assert "restated since, which are not shown: 1." in ended(capsys, *words)[1]
    then = answer(capsys, *words, "--as-at", "5")
    assert (then["as_at"], then["indicators"][0]["value"]) == (5, 140), "what was seen then was the sealed page"
    assert [each["now"]["text"] for each in then["sealed"]["restated_since"]] == ["1"]
    out = tmp_path / "pack.xlsx"
    assert ended(capsys, "export", "--board", board, "--month", "2014-08", "--output", str(out))[0] == 0
    assert out.read_bytes() == pack


def test_an_accepted_warning_is_told_as_accepted(capsys: pytest.CaptureFixture[str], board: str) -> None:
    with Desk.open(Path(board), ANNA) as desk:
        owed = next(problem for problem in desk.months.problems(AUGUST) if problem.rule == "comment-owed")
        desk.edits.accept_warning(owed, "Agreed with the chair")
    workbook = str(Path(board).with_name("b.xlsx"))
    told = answer(capsys, "check", workbook, "--board", board)
    (owed_json,) = [each for each in told["problems"] if each["rule"] == "comment-owed"]
    assert owed_json["accepted"]["reason"] == "Agreed with the chair"
    warnings = [each for each in told["problems"] if each["severity"] == "warning"]
    assert told["summary"]["warnings"] == len(warnings) - 1
    _, out, _ = ended(capsys, "check", workbook, "--board", board)
    assert "Accepted by Performance analyst: Agreed with the chair [comment-owed]" in out
