"""A workbook with an Indicators sheet is the definition of a board without figures, in the window and on the command
line: what is previewed is what is kept, field by field."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ibdesk.__main__ import main
from ibdesk.desk import Desk, ImportPreview, inherited_definitions, new_board, open_workbooks, preview_for_board
from ibdesk.domain.assessment import Status
from ibdesk.domain.board import DEFINITIONS, Records, merge, without_definitions
from ibdesk.domain.month import Month
from ibdesk.domain.question import Decisions
from ibdesk.domain.record_fields import field_names
from ibdesk.ui.window.main_window import MainWindow
from tests.reading.made_workbooks import workbook
from tests.ui.test_same_workbook_again import Face, Window, face, take, written

__all__ = ["face"]
AUGUST = Month(2014, 8)
HEADINGS: list[object] = ["Code", "Section", "Name", "Measure", "Unit", "Value period", "Rate basis"]
FOSTER = [7, "Fostering", "Foster carers approved", "Higher is better", "count", "month-end snapshot", "value"]
IN_TIME = [5, "Fostering", "Approved in time", "Higher is better", "percent", "month-end snapshot", "none"]
ADOPTERS = [8, "Adoption", "Adopters approved", "Higher is better", "count", "month-end snapshot", "none"]
INDICATORS: list[list[object]] = [HEADINGS, FOSTER, IN_TIME]
POPULATION = [["Year", "Population aged 0-17", "Source"], [2012, 25_000, "ONS"]]
SHIPPED = inherited_definitions()


def own(folder: Path, *rows: list[object], name: str = "Own.xlsx", **sheets: object) -> Path:
    figures = rows or ([7, "2014-08", 250], [7, "2013-08", 200], [5, "2014-08", "88%"])
    return written(folder / name, *figures, Indicators=INDICATORS, Population=POPULATION, **sheets)


def records(face: Face) -> Records:
    return face.in_desk(lambda desk: desk.board.records())


def previewed(*paths: Path, keep: bool = False) -> ImportPreview:
    """What a new board shows of them before they are kept."""
    decisions = Decisions(keep_first_definitions=keep)
    return preview_for_board(open_workbooks(paths), new_board(SHIPPED), decisions=decisions)


def same(kept: Records, promised: Records) -> None:
    for name in field_names(Records):
        assert getattr(kept, name) == getattr(promised, name), name


def test_what_is_previewed_is_what_is_kept(face: Face, tmp_path: Path) -> None:
    path = own(tmp_path)
    promised = previewed(path).records
    face.bring(path)
    same(records(face), merge(Records(), promised))
    assert {each.code for each in promised.indicators} == {"5", "7"}
    assert not promised.targets
    assert not promised.benchmarks
    assert [each.children for each in promised.populations] == [25_000]
    pages = {page.code: page for page in face.in_desk(lambda desk: desk.months.report(AUGUST)).pages}
    assert list(pages) == ["5", "7"]
    assert (pages["7"].target, pages["7"].benchmarks, pages["7"].indicator.name) == (None, (), FOSTER[2])
    assert {page.assessment.status for page in pages.values()}.isdisjoint({Status.RED, Status.AMBER})
    # 25,000 children of 2012 hold until the next row: another council's number for 2013 makes no rate.
    year_before = face.in_desk(lambda desk: desk.months.report(AUGUST - 12)).pages
    assert pages["7"].rate.quantity == Fraction(100)
    assert [page.rate.quantity for page in year_before if page.code == "7"] == [Fraction(80)]


def test_undo_brings_the_first_definitions_back_and_redo_takes_them_away(face: Face, tmp_path: Path) -> None:
    path = own(tmp_path)
    face.bring(path)
    said = face.in_desk(lambda desk: desk.history.undo())
    assert said == "Undone: Import of Own.xlsx. The definitions that the board started from count again."
    same(records(face), SHIPPED)
    said = face.in_desk(lambda desk: desk.history.redo())
    assert said == "Put back: Import of Own.xlsx. The definitions that the board started from count no more."
    same(records(face), merge(Records(), previewed(path).records))
    assert face.in_desk(lambda desk: len(desk.board.records(3).indicators)) == 37


def test_a_sealed_month_and_an_earlier_state_are_what_they_were(face: Face, tmp_path: Path) -> None:
    face.bring(own(tmp_path))
    sealed = face.in_desk(lambda desk: (desk.months.seal(AUGUST), desk.months.report(AUGUST))[1])
    at_import = face.in_desk(lambda desk: desk.months.report(AUGUST, 2))
    assert [page.code for page in sealed.pages] == [page.code for page in at_import.pages] == ["5", "7"]
    face.in_desk(lambda desk: desk.history.undo(2))
    assert face.in_desk(lambda desk: desk.months.report(AUGUST)).pages == sealed.pages
    assert face.in_desk(lambda desk: desk.months.report(AUGUST, 2)) == at_import
    assert len(records(face).indicators) == 37


def test_a_second_workbook_adds_to_the_boards_own(face: Face, tmp_path: Path) -> None:
    first = own(tmp_path)
    face.bring(first)
    before = records(face)
    targets = [["Code", "From", "Low", "Basis", "Source"], [5, "2014-04", "90%", "Value", "The plan"]]
    more = [HEADINGS, ADOPTERS]
    second = written(tmp_path / "Second.xlsx", [8, "2014-08", 3], Indicators=more, Targets=targets)
    face.bring(second)
    after = records(face)
    assert [each.code for each in after.indicators] == ["5", "7", "8"]
    assert (len(after.targets), after.populations) == (1, before.populations)
    face.bring(first)
    assert face.in_desk(lambda desk: len(desk.history.steps())) == 3, "the same workbook again adds nothing"
    # The second stands on what the first defined; without it nothing of another council's may come between.
    face.in_desk(lambda desk: desk.history.undo(3))
    same(records(face), before)


def test_definitions_first_and_figures_later(face: Face, tmp_path: Path) -> None:
    definitions = tmp_path / "Definitions.xlsx"
    definitions.write_bytes(workbook({"Indicators": INDICATORS, "Population": POPULATION}))
    face.bring(definitions)
    assert [each.code for each in records(face).indicators] == ["5", "7"]
    face.bring(written(tmp_path / "Figures.xlsx", [7, "2014-08", 250]))
    assert [page.code for page in face.in_desk(lambda desk: desk.months.report(AUGUST)).pages] == ["5", "7"]


def test_a_workbook_without_an_indicators_sheet_leaves_the_first_ones(face: Face, tmp_path: Path) -> None:
    path = written(tmp_path / "A.xlsx", [7, "2014-08", 489])
    promised = previewed(path)
    face.bring(path)
    same(records(face), merge(SHIPPED, promised.records))
    assert promised.definitions.sentence.startswith("No Indicators sheet was read, so the board has the 37 indicators")
    assert previewed(written(tmp_path / "T.xlsx", Population=POPULATION)).definitions.sentence == ""


def test_a_board_with_figures_keeps_the_definitions_that_they_were_read_by(face: Face, tmp_path: Path) -> None:
    face.bring(written(tmp_path / "A.xlsx", [9, "2014-08", 150]))
    path = own(tmp_path)
    preview = face.in_desk(lambda desk: desk.imports.preview([path]))
    assert preview.definitions.sentence.startswith("2 indicators of Own.xlsx join the 35 that the board started from")
    before = records(face)
    face.bring(path)
    same(records(face), merge(before, preview.records))
    assert len(records(face).indicators) == 37
    assert not face.in_desk(lambda desk: desk.history.steps())[-1].own_definitions


def test_what_was_set_on_the_board_before_stays(face: Face, tmp_path: Path) -> None:
    face.in_desk(lambda desk: desk.edits.add_event(None, AUGUST, "A merger"))
    path = own(tmp_path)
    before = face.in_desk(lambda desk: desk.board.records())
    promised = face.in_desk(lambda desk: desk.imports.preview([path])).records
    face.bring(path)
    same(records(face), merge(without_definitions(before), promised))
    assert [each.what for each in records(face).events] == ["A merger"]


def imported(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, Any]:
    assert main(["import", *map(str, words), "--json"]) in (0, 1)
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def test_on_the_command_line_an_option_keeps_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, board = own(tmp_path), tmp_path / "Kept.ibdesk"
    answer = imported(capsys, path, "--board", board, "--keep-shipped")
    assert answer["definitions"]["kept"] == "joined"
    with Desk.open(board, "somebody") as desk:
        same(desk.board.records(), merge(SHIPPED, previewed(path, keep=True).records))
        assert len(desk.board.records().indicators) == 37
    board = tmp_path / "Own.ibdesk"
    assert main(["import", str(path), "--board", str(board)]) in (0, 1)
    said = capsys.readouterr().out
    assert "The board's definitions are those of Own.xlsx: 2 indicators. The 37 it started from" in said
    assert "--keep-shipped keeps them" in said
    with Desk.open(board, "somebody") as desk:
        same(desk.board.records(), merge(Records(), previewed(path).records))


def test_check_without_a_board_says_what_a_new_board_would(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = own(tmp_path)
    assert main(["check", str(path), "--json"]) in (0, 1)
    checked = json.loads(capsys.readouterr().out)
    assert checked == imported(capsys, path, "--board", tmp_path / "New.ibdesk") | {"import": None}


def test_in_the_window_a_box_keeps_them(with_new_board: MainWindow, tmp_path: Path) -> None:
    path = own(tmp_path)
    dialog = take(with_new_board, path)
    assert "2 indicators. The 37 it started from" in dialog.page.definitions.text()
    dialog.page.keep_first.click()
    assert dialog.page.keep_first.isChecked()
    assert "2 indicators of Own.xlsx join the 35" in dialog.page.definitions.text()
    dialog.import_button.click()
    face = Window(with_new_board)
    same(records(face), merge(SHIPPED, previewed(path, keep=True).records))


def test_only_the_four_kinds_of_definitions_go() -> None:
    assert without_definitions(SHIPPED) == Records()
    assert all(getattr(SHIPPED, name) for name in DEFINITIONS)
