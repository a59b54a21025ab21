"""The same workbook again, on the command line and in the window: what came in since stays, in both alike."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pytest

from ibdesk.__main__ import main
from ibdesk.desk import Desk
from ibdesk.domain.figure import Part
from ibdesk.domain.month import Month
from ibdesk.reading.mapping.mapping_file import read_mapping_file
from ibdesk.ui.importing.file_rows import FileRow
from ibdesk.ui.importing.import_dialog import ImportDialog
from ibdesk.ui.importing.import_files import FilesPage
from ibdesk.ui.importing.import_preview_page import FIGURES, FILES
from ibdesk.ui.importing.news_page import NewsPage
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.window.main_window import MainWindow
from tests.reading.made_workbooks import Laid, workbook

JULY, AUGUST = Month(2014, 7), Month(2014, 8)
Figures = dict[tuple[str, str], int]
Result = TypeVar("Result")


class Face(Protocol):
    """A way in which a person brings workbooks into a board."""

    def bring(self, *paths: Path, without_hidden: str = "", mapping: dict[str, Any] | None = None) -> None:
        """Import them, where there is anything to import."""

    def in_desk(self, do: Callable[[Desk], Result]) -> Result: ...


@dataclass
class CommandLine:
    board: Path
    capsys: pytest.CaptureFixture[str]

    def bring(self, *paths: Path, without_hidden: str = "", mapping: dict[str, Any] | None = None) -> None:
        words = ["--without-hidden", without_hidden] if without_hidden else []
        if mapping is not None:
            file = self.board.with_name("mapping.json")
            file.write_text(json.dumps(mapping), encoding="utf-8")
            words += ["--mapping", str(file)]
        checked, imported = self._answer("check", paths, words), self._answer("import", paths, words)
        assert checked == imported | {"import": None}, "what is previewed is what is kept"

    def _answer(self, command: str, paths: tuple[Path, ...], words: list[str]) -> dict[str, Any]:
        status = main([command, *map(str, paths), "--board", str(self.board), "--json", *words])
        out = self.capsys.readouterr().out
        assert status in (0, 1), out
        answer: dict[str, Any] = json.loads(out)
        return answer

    def in_desk(self, do: Callable[[Desk], Result]) -> Result:
        with Desk.open(self.board, "somebody") as desk:
            return do(desk)


@dataclass
class Window:
    window: MainWindow

    def bring(self, *paths: Path, without_hidden: str = "", mapping: dict[str, Any] | None = None) -> None:
        dialog = take(self.window, *paths)
        if mapping is not None:
            (said,) = read_mapping_file(json.dumps(mapping))
            dialog.mapping_finished.emit(paths[0].name, said, False)
        if without_hidden:
            dialog.page.leaving_out_asked.emit(paths[0].name, without_hidden, True)
        news = {each.figure.key: each for each in dialog.preview.figures}
        before = self.in_desk(lambda desk: desk.board.records())
        (dialog.import_button if dialog.import_button.isEnabled() else dialog.cancel_button).click()
        after = {each.key: each.quantity for each in self.in_desk(lambda desk: desk.board.records()).figures}
        previewed = {each.key: each.quantity for each in before.figures}
        previewed |= {key: each.figure.quantity for key, each in news.items() if each.news in ("new", "changed")}
        assert after == previewed, "what is previewed is what is kept"

    def in_desk(self, do: Callable[[Desk], Result]) -> Result:
        desk = self.window.session.desk
        assert desk is not None
        return do(desk)


@pytest.fixture(params=["command line", "window"])
def face(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Face:
    monkeypatch.setattr(dialogs, "decide", lambda *asked: True)  # to leave an import in which something was said
    if request.param == "window":
        return Window(request.getfixturevalue("with_new_board"))
    board = tmp_path / "Marlshire.ibdesk"
    with Desk.create(board, "somebody"):
        pass
    return CommandLine(board, capsys)


def take(window: MainWindow, *paths: Path) -> ImportDialog:
    window.flows.take(paths)
    dialog = window.flows.imports.dialog
    assert dialog is not None
    return dialog


def written(path: Path, *rows: list[object], **others: object) -> Path:
    """A workbook of figures; other sheets by their names."""
    sheets = {"Figures": [["Code", "Month", "Value"], *rows], **others} if rows else others
    path.write_bytes(workbook(sheets))  # type: ignore[arg-type]
    return path


def kept(face: Face) -> Figures:
    def found(desk: Desk) -> Figures:
        figures = desk.board.records().figures
        return {(each.code, str(each.month)): int(each.quantity) for each in figures}

    return face.in_desk(found)


def steps(face: Face) -> int:
    return face.in_desk(lambda desk: len(desk.history.steps()))


def a_then_b(face: Face, folder: Path) -> tuple[Path, Path]:
    """B changes one of A's two figures."""
    first = written(folder / "A.xlsx", [7, "2014-07", 480], [4, "2014-07", 790])
    later = written(folder / "B.xlsx", [7, "2014-07", 481], [7, "2014-08", 489])
    face.bring(first)
    face.bring(later)
    return first, later


AFTER_B = {("7", "2014-07"): 481, ("4", "2014-07"): 790, ("7", "2014-08"): 489}


def test_the_later_figure_stays_and_no_step_is_made(face: Face, tmp_path: Path) -> None:
    first, later = a_then_b(face, tmp_path)
    assert kept(face) == AFTER_B
    for again in (first, later, first):
        face.bring(again)
        assert kept(face) == AFTER_B
    assert steps(face) == 3


def test_it_is_the_same_file_by_whatever_name(face: Face, tmp_path: Path) -> None:
    first, _ = a_then_b(face, tmp_path)
    face.bring(first.rename(tmp_path / "A, the latest.xlsx"))
    assert (kept(face), steps(face)) == (AFTER_B, 3)


def test_beside_a_new_file_only_that_one_counts(face: Face, tmp_path: Path) -> None:
    first, _ = a_then_b(face, tmp_path)
    new = written(tmp_path / "C.xlsx", [9, "2014-08", 150], [4, "2014-07", 791])
    face.bring(first, new)
    assert kept(face) == AFTER_B | {("9", "2014-08"): 150, ("4", "2014-07"): 791}
    assert steps(face) == 4


def test_a_file_of_the_same_name_that_is_another_one_is_a_restatement(face: Face, tmp_path: Path) -> None:
    first, _ = a_then_b(face, tmp_path)
    face.bring(written(first, [7, "2014-07", 480], [4, "2014-07", 790], [9, "2014-07", 1]))
    assert kept(face) == AFTER_B | {("7", "2014-07"): 480, ("9", "2014-07"): 1}


def test_after_an_undo_of_the_later_import_it_is_as_it_was(face: Face, tmp_path: Path) -> None:
    first, _ = a_then_b(face, tmp_path)
    face.in_desk(lambda desk: desk.history.undo(3))
    face.bring(first)
    assert kept(face) == {("7", "2014-07"): 480, ("4", "2014-07"): 790}
    # Undone itself it is not known any more, and a new import of it is the latest word.
    face.in_desk(lambda desk: desk.history.redo(3))
    face.in_desk(lambda desk: desk.history.undo(2))
    face.bring(first)
    assert kept(face) == AFTER_B | {("7", "2014-07"): 480}


def test_what_was_left_out_as_hidden_is_added_and_no_more(face: Face, tmp_path: Path) -> None:
    rows = [["Code", "Month", "Value"], [7, "2014-07", 480], [4, "2014-08", 12], [7, "2014-08", 488]]
    first = written(tmp_path / "A.xlsx", Figures=Laid(rows, hidden_rows=(3, 4)))
    face.bring(first, without_hidden="Figures")
    assert kept(face) == {("7", "2014-07"): 480}
    face.bring(written(tmp_path / "B.xlsx", [7, "2014-07", 481], [7, "2014-08", 489]))
    face.bring(first, without_hidden="Figures")
    assert steps(face) == 3, "read as it was then it says nothing new"
    face.bring(first)
    assert kept(face) == {("7", "2014-07"): 481, ("7", "2014-08"): 489, ("4", "2014-08"): 12}
    face.bring(first)
    assert steps(face) == 4


def described(*columns: tuple[str, str]) -> dict[str, Any]:
    """Months down the side, a column for each indicator, one without a code is not used."""
    each = [{"heading": heading, "is": "value", "indicator": code} if code else {"heading": heading, "is": "not used"}
            for heading, code in columns]  # fmt: skip
    return {"sheet": "Data", "columns": [{"heading": "Month", "is": "month"}, *each]}


def test_a_new_mapping_brings_the_figures_of_its_sheet_back(face: Face, tmp_path: Path) -> None:
    rows = [["Month", "CP plans", "Refs in"], ["2014-07", 480, 31], ["2014-08", 490, 32]]
    others = [["Code", "Month", "Value"], [4, "2014-07", 790]]
    first = written(tmp_path / "A.xlsx", Data=rows, Figures=others)
    before = described(("CP plans", "18"), ("Refs in", ""))
    face.bring(first, mapping=before)
    face.bring(written(tmp_path / "B.xlsx", [18, "2014-07", 481], [4, "2014-07", 791]))
    stands = {("18", "2014-07"): 481, ("18", "2014-08"): 490, ("4", "2014-07"): 791}
    assert kept(face) == stands
    face.bring(first)
    face.bring(first, mapping=before)
    assert (kept(face), steps(face)) == (stands, 3), "the board knew that already"
    face.bring(first, mapping=described(("CP plans", "18"), ("Refs in", "7")))
    read_anew = {("18", "2014-07"): 480, ("7", "2014-07"): 31, ("7", "2014-08"): 32}
    assert kept(face) == stands | read_anew, "but for the sheet that nothing new was said of"


def test_what_a_person_typed_in_stays(face: Face, tmp_path: Path) -> None:
    comments = [["Code", "Month", "Text"], [7, "2014-07", "Fewer than in June."], [4, "2014-07", "As planned."]]
    by_category = [["Code", "Month", "Category", "Value"], [9, "2014-07", "North", 100]]
    hidden = Laid([["Code", "Month", "Value"], [9, "2014-07", 150]], hidden=True)
    sheets = {"Comments": comments, "Breakdowns": by_category, "Old": hidden}
    first = written(tmp_path / "A.xlsx", [7, "2014-07", 480], [4, "2014-07", 790], **sheets)
    face.bring(first, without_hidden="Old")
    by_category = [by_category[0], [9, "2014-07", "North", 90]]
    face.bring(written(tmp_path / "B.xlsx", Breakdowns=by_category))
    face.in_desk(lambda desk: desk.edits.save_comment("7", JULY, "More than in June."))
    face.in_desk(lambda desk: desk.edits.save_comment("4", JULY, "As planned.", ready=True))
    face.in_desk(lambda desk: desk.edits.edit_figure("7", JULY, Part.VALUE, Fraction(479), "One was counted twice"))
    before = face.in_desk(lambda desk: desk.board.records())
    face.bring(first)  # with its hidden sheet
    after = face.in_desk(lambda desk: desk.board.records())
    assert kept(face) == {("7", "2014-07"): 479, ("4", "2014-07"): 790, ("9", "2014-07"): 150}
    assert (after.comments, after.breakdowns) == (before.comments, before.breakdowns)
    told = face.in_desk(lambda desk: desk.months.problems(JULY))
    said = {each.message for each in told if each.rule == "kept-as-it-was"}
    assert said == {
        "480 was not taken over for indicator 7, July 2014: the board's 479 stays.",
        "A.xlsx was brought in as step 2: 2 of its comments, figures by category and definitions are not those that "
        "the board has now, and were not taken over.",
    }


def test_definitions_that_came_in_since_stay(face: Face, tmp_path: Path) -> None:
    def targets(value: object) -> list[list[object]]:
        return [["Code", "Target", "Basis"], [7, value, "value"]]

    first = written(tmp_path / "A.xlsx", [7, "2014-07", 480], Targets=targets("at most 500"))
    face.bring(first)
    face.bring(written(tmp_path / "B.xlsx", Targets=targets("at most 400")))
    later = face.in_desk(lambda desk: desk.board.records().targets)
    face.bring(first)
    assert face.in_desk(lambda desk: desk.board.records().targets) == later
    assert steps(face) == 3


def test_a_figure_that_the_file_gives_twice_is_told_as_ever(face: Face, tmp_path: Path) -> None:
    rows = [["Code", "Month", "Value"], [7, "2014-07", 480], [7, "2014-07", 4800]]
    first = written(tmp_path / "A.xlsx", Figures=Laid(rows, hidden_rows=(3,)))
    face.bring(first, without_hidden="Figures")
    face.bring(first)
    assert kept(face) == {("7", "2014-07"): 480}, "nothing says which is right"
    preview = face.in_desk(lambda desk: desk.imports.preview([first]))
    assert "given-twice" in {each.rule for each in preview.problems}


def test_the_window_says_so_and_a_person_may_want_one_back(with_new_board: MainWindow, tmp_path: Path) -> None:
    face = Window(with_new_board)
    first, _ = a_then_b(face, tmp_path)
    dialog = take(with_new_board, first)
    assert dialog.sentence.text() == (
        "These very files were imported before: 1 figure in the board already, 1 left as they came in since. "
        "There is nothing to add."
    )
    assert not dialog.import_button.isEnabled()
    files = dialog.tabs.show_tab(FILES)
    assert isinstance(files, FilesPage)
    (row,) = (each for each in files.list.files.rows if isinstance(each, FileRow))
    assert row.line.startswith("1 the same, 1 left as it was")
    page = dialog.tabs.show_tab(FIGURES)
    assert isinstance(page, NewsPage)
    page.chips["left as it was"].setChecked(True)
    page.table.selectAll()
    page.keep_button.click()
    assert dialog.preview.changed == 1
    dialog.import_button.click()
    assert kept(face) == AFTER_B | {("7", "2014-07"): 480}
    # Wanted back it is the board's own figure from that file; B's is the older one now.
    face.bring(first)
    assert steps(face) == 4
