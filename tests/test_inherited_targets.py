"""What came with the program is another council's until a person confirms it: nothing is judged by it before."""

import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ibdesk.__main__ import main
from ibdesk.desk import Desk, make_sample, shipped_definitions
from ibdesk.desk.board_table import COVER, STYLE
from ibdesk.domain.assessment import DecidedBy, Status
from ibdesk.domain.inherited import inherited, waiting_in
from ibdesk.domain.month import Month
from ibdesk.errors import UserError
from ibdesk.store.board_file import open_board
from ibdesk.ui.overview.card_words import spoken

AUGUST = Month(2014, 8)
GOLDEN = Path(__file__).parent / "store" / "golden" / "board_2026_11.ibdesk"
Rows = list[list[object]]
FIGURES: Rows = [["Code", "Month", "Value"], ["1", "2014-08", 7], ["9", "2014-08", 158], ["19", "2014-08", "22.22%"]]
TARGETS: Rows = [["Code", "From", "Low", "High", "Basis", "Source"], ["19", "2014-04", None, "15%", "value", "Board"]]


def workbook(path: Path, **sheets: Rows) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def new_board(folder: Path, *more: str, **sheets: Rows) -> Path:
    """A board that the command line made of one workbook."""
    board = folder / "North.ibdesk"
    main(["import", str(workbook(folder / "a.xlsx", **(sheets or {"Figures": FIGURES}))), "--board", str(board), *more])
    return board


def shown(capsys: pytest.CaptureFixture[str], board: Path) -> dict[str, Any]:
    capsys.readouterr()
    main(["show", "--board", str(board), "--month", "2014-08", "--json"])
    return {each["code"]: each for each in json.loads(capsys.readouterr().out)["indicators"]}


def test_a_new_board_judges_by_no_target_that_came_with_the_program(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    board = new_board(tmp_path)
    printed = capsys.readouterr().out
    assert "17 targets and 36 benchmarks came with IBDesk and are not confirmed for this board." in printed
    assert "'ibdesk targets --board BOARD' keeps them with --confirm" in printed
    page = shown(capsys, board)["19"]
    assert page["target"] is None
    waits = page["target_not_confirmed"]
    assert (waits["low"], waits["high"], waits["basis"]) == (10, 15, "value")
    assert page["benchmarks"] == []
    assert page["assessment"]["status"] == "not assessed"
    assert page["assessment"]["sentence"] == (
        "Not assessed: the target 10% to 15% came with IBDesk and is not confirmed for this board."
    )


def test_cards_problems_and_pack_say_the_same(tmp_path: Path) -> None:
    board = new_board(tmp_path)
    with Desk.open(board, "Anna") as desk:
        report = desk.months.report(AUGUST)
        page = report.page("19")
        assert page.assessment.rule is DecidedBy.NOT_CONFIRMED
        assert "Target not confirmed: 10% to 15%." in spoken(page)
        [told] = [each for each in report.problems if "not confirmed" in each.message]
        assert (told.rule, told.table) == ("provenance", "Targets")
        assert "in Settings, under Targets" in told.next_step
        assert "ibdesk" not in told.next_step
        assert not [each for each in report.problems if each.rule in ("comment-owed", "target-basis")]
        desk.exports.pack(AUGUST, tmp_path / "pack.xlsx")
    cells = {cell.value for sheet in openpyxl.load_workbook(tmp_path / "pack.xlsx") for row in sheet for cell in row}
    assert "Not confirmed: 10% to 15%" in cells
    assert not {"Red", "Amber", "Green"} & cells


def test_confirmed_all_at_once_they_are_the_boards_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    board = new_board(tmp_path)
    assert main(["targets", "--board", str(board)]) == 0
    assert "17 targets and 36 benchmarks" in capsys.readouterr().out
    assert main(["targets", "--board", str(board), "--confirm"]) == 0
    assert capsys.readouterr().out == "Confirmed: 17 targets and 36 benchmarks.\n"
    pages = shown(capsys, board)
    assert pages["19"]["assessment"]["status"] == "red"
    assert "target_not_confirmed" not in pages["19"]
    assert [each["name"] for each in pages["7"]["benchmarks"]] == ["England", "Statistical neighbours", "West Midlands"]
    assert main(["targets", "--board", str(board), "--confirm"]) == 2
    main(["undo", "--board", str(board)])
    assert shown(capsys, board)["19"]["assessment"]["status"] == "not assessed"


def test_one_by_one_and_cleared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    board = new_board(tmp_path)
    assert main(["targets", "--board", str(board), "--confirm", "--code", "19"]) == 0
    assert shown(capsys, board)["19"]["assessment"]["status"] == "red"
    assert shown(capsys, board)["9"]["target_not_confirmed"]
    assert main(["targets", "--board", str(board), "--clear", "--json"]) == 0
    pages = shown(capsys, board)
    assert pages["19"]["assessment"]["status"] == "red"
    assert (pages["9"]["target"], "target_not_confirmed" in pages["9"]) == (None, False)
    assert main(["targets", "--board", str(board), "--clear", "--code", "40"]) == 2
    assert "Nothing of indicator 40 waits" in capsys.readouterr().err


def test_what_was_cleared_comes_back_with_undo_and_with_another_workbook(tmp_path: Path) -> None:
    board = new_board(tmp_path)
    with Desk.open(board, "Anna") as desk:
        before = desk.board.records()
        desk.settings.clear()
        gone = desk.board.records()
        assert (gone.targets, gone.benchmarks) == ((), ())
        assert gone == open_board(board, read_only=True).records()
        assert desk.board.records(desk.board.file.last_step - 1) == before
        desk.history.undo()
        assert desk.board.records() == before
        desk.history.redo()
        desk.imports.accept(desk.imports.preview([workbook(tmp_path / "t.xlsx", Targets=TARGETS)]))
        assert [each.code for each in desk.board.records().targets] == ["19"]
        assert desk.months.report(AUGUST).page("19").assessment.status is Status.RED


def test_a_workbook_with_targets_of_its_own_confirms_those(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also one that holds from another month than the shipped one."""
    board = new_board(tmp_path, Figures=FIGURES, Targets=TARGETS)
    page = shown(capsys, board)["19"]
    assert (page["assessment"]["status"], page["target"]["high"]) == ("red", 15)
    with Desk.open(board, "Anna") as desk:
        assert "19" not in {each.code for each in desk.settings.waiting().targets}


def test_a_template_holds_nothing_of_another_council(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Filled in, what stands in it is the board's own: by another's targets nothing is judged, and no rate is made with
    another's population."""
    main(["template", str(tmp_path / "t.xlsx")])
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert [book[name].max_row for name in ("Targets", "Benchmarks", "Population")] == [4, 4, 4]
    board = tmp_path / "North.ibdesk"
    figures = workbook(tmp_path / "a.xlsx", Figures=FIGURES)
    main(["import", str(tmp_path / "t.xlsx"), str(figures), "--board", str(board)])
    page = shown(capsys, board)["19"]
    assert (page["assessment"]["status"], page["target"], page["benchmarks"]) == ("not assessed", None, [])


def test_the_template_that_was_filled_in_brings_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["template", str(tmp_path / "t.xlsx")])
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    book["Targets"].append(TARGETS[-1])
    book.save(tmp_path / "t.xlsx")
    board = tmp_path / "North.ibdesk"
    figures = workbook(tmp_path / "a.xlsx", Figures=FIGURES)
    main(["import", str(tmp_path / "t.xlsx"), str(figures), "--board", str(board)])
    assert shown(capsys, board)["19"]["assessment"]["status"] == "red"
    main(["template", str(tmp_path / "again.xlsx"), "--board", str(board)])
    again = openpyxl.load_workbook(tmp_path / "again.xlsx")
    assert [row[0].value for row in again["Targets"].iter_rows(min_row=5)] == ["19"]


def test_the_option_of_the_first_import_confirms_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    board = new_board(tmp_path, "--keep-shipped")
    assert shown(capsys, board)["19"]["assessment"]["status"] == "red"


def test_the_made_sample_stays_judged(tmp_path: Path) -> None:
    with make_sample(tmp_path, "Anna") as desk:
        statuses = {page.assessment.status for page in desk.months.report(AUGUST).pages}
        assert {Status.RED, Status.GREEN} <= statuses
        assert not desk.settings.waiting()


def test_a_board_made_before_keeps_what_it_had(tmp_path: Path) -> None:
    path = Path(shutil.copy(GOLDEN, tmp_path))
    with Desk.open(path, "Anna") as desk:
        assert desk.board.records().targets
        assert not desk.settings.waiting()
        with pytest.raises(UserError, match="No target and no benchmark waits"):
            desk.settings.confirm()
        report = desk.months.report(AUGUST)
        assert not [page for page in report.pages if page.unconfirmed is not None]


def test_what_the_board_has_of_its_own_waits_for_nothing() -> None:
    waiting = waiting_in(inherited(shipped_definitions()))
    assert waiting.words == "17 targets and 36 benchmarks"
    assert waiting.of(["7"]).words == "1 target and 3 benchmarks"
    assert not waiting_in(shipped_definitions())


def test_a_blank_cell_of_the_report_sheet_takes_no_word_of_the_cover_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A template that was saved before the council was named; in Settings a word that is cleared is gone."""
    main(["template", str(tmp_path / "t.xlsx")])
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    book["Figures"]["D5"] = 12
    book.save(tmp_path / "early.xlsx")
    council = next(row[1] for row in book["Report"].iter_rows() if row[0].value == "Council")
    council.value, book["Figures"]["D5"] = "Northshire", 11
    book.save(tmp_path / "named.xlsx")
    board = tmp_path / "North.ibdesk"
    for name in ("named.xlsx", "early.xlsx"):
        main(["import", str(tmp_path / name), "--board", str(board)])
    with Desk.open(board, "Anna") as desk:
        details = desk.board.records().details
        assert details is not None
        assert details.council == "Northshire"
        desk.settings.keep_row(COVER, ("",) * len(desk.settings.table(COVER).columns))
        details = desk.board.records().details
        assert details is not None
        assert details.council == ""


def test_a_template_saved_before_the_cover_changed_brings_no_old_word_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What still is as it was saved says nothing; what was typed into it since holds; a new board takes all of it."""
    board = tmp_path / "North.ibdesk"
    main(["import", str(workbook(tmp_path / "a.xlsx", Figures=FIGURES)), "--board", str(board)])
    with Desk.open(board, "Anna") as desk:
        said = {"Title": "First title", "Council": "Northshire", "Region": "North"}
        desk.settings.keep_row(COVER, [said.get(each.heading, "") for each in desk.settings.table(COVER).columns])
        desk.settings.keep_row(STYLE, ("#6B1F5C", "For the Board.", "Section", ""))
    main(["template", str(tmp_path / "t.xlsx"), "--board", str(board)])
    with Desk.open(board, "Anna") as desk:
        said |= {"Title": "Second title", "Council": "North Shire"}
        desk.settings.keep_row(COVER, [said.get(each.heading, "") for each in desk.settings.table(COVER).columns])
        desk.settings.keep_row(STYLE, ("#0B5345", "For the Board.", "Section", ""))
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    book["Figures"]["D5"] = 12
    values = {row[0].value: row[1] for row in book["Report"].iter_rows()}
    assert [row[2].value for row in book["Report"].iter_rows() if row[0].value == "Title"] == ["First title"]
    values["Region"].value, values["E-mail"].value = "North East", "ib@north.example"
    book.save(tmp_path / "filled.xlsx")
    main(["import", str(tmp_path / "filled.xlsx"), "--board", str(board)])
    with Desk.open(board, "Anna") as desk:
        details = desk.board.records().details
        assert details is not None
        assert (details.title, details.council) == ("Second title", "North Shire")
        assert (details.region, details.email) == ("North East", "ib@north.example")
        assert details.style.accent == "#0B5345"
    main(["import", str(tmp_path / "filled.xlsx"), "--board", str(tmp_path / "New.ibdesk")])
    with Desk.open(tmp_path / "New.ibdesk", "Anna") as desk:
        details = desk.board.records().details
        assert details is not None
        assert (details.title, details.council, details.style.accent) == ("First title", "Northshire", "#6B1F5C")
