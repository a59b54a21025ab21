"""Comments: draft, ready, signed; who owes what; last month's text taken over, marked; and comment forms, out to the
officers and back."""

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from ibdesk.__main__ import main
from ibdesk.desk import Desk, ImportPreview
from ibdesk.domain.board import CommentState
from ibdesk.domain.comments.missing_comments import comment_states
from ibdesk.domain.figure import CellSource
from ibdesk.domain.form_words import SHEET, YOURS
from ibdesk.domain.question import Answer, Decisions
from ibdesk.errors import UserError
from tests.desk.small_boards import JULY, bring, desk_with_figures
from tests.made import AUGUST


def owes(desk: Desk) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Officer: missing, draft, ready, signed, owed."""
    return {
        each.officer: (each.missing, each.draft, each.ready, each.signed, each.owed)
        for each in comment_states(desk.months.report(AUGUST))
    }


def test_who_owes_what(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        fieldwork, assessment = "Head of Fieldwork", "Head of Assessment"
        assert owes(desk) == {
            fieldwork: (("7",), (), (), (), ("7",)),
            assessment: (("10",), (), (), (), ()),  # its target is met: nobody will ask
        }
        desk.edits.save_comment("7", AUGUST, "Two large families.")
        desk.edits.save_comment("10", AUGUST, "On course.", ready=True)
        assert owes(desk) == {fieldwork: ((), ("7",), (), (), ()), assessment: ((), (), ("10",), (), ())}
        assert [each.is_done for each in comment_states(desk.months.report(AUGUST))] == [False, True]
        desk.edits.save_comment("7", AUGUST, "  ")
        assert owes(desk)[fieldwork] == (("7",), (), (), (), ("7",)), "an empty text is no comment"
        assert desk.board.records().comment("7", AUGUST).state is CommentState.MISSING


def test_sealing_signs_the_comments(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.edits.save_comment("7", AUGUST, "Two large families.", ready=True)
        desk.months.seal(AUGUST)
        assert owes(desk)["Head of Fieldwork"] == ((), (), (), ("7",), ())
        assert desk.board.records().comment("7", AUGUST).author == "Performance analyst"


def test_last_months_comment_is_marked_until_it_is_changed(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.edits.save_comment("7", JULY, "Two large families.", ready=True)
        copied = desk.edits.copy_last_comment("7", AUGUST)
        kept = desk.board.records().comment("7", AUGUST)
        assert kept == copied
        assert (kept.text, kept.state, kept.copied_from) == ("Two large families.", CommentState.DRAFT, JULY)
        assert [each.copied for each in comment_states(desk.months.report(AUGUST))] == [("7",), ()]
        desk.edits.save_comment("7", AUGUST, "Two large families.", ready=True)
        assert desk.board.records().comment("7", AUGUST).copied_from == JULY, "the same words are still copied"
        desk.edits.save_comment("7", AUGUST, "Two large families; both have now moved away.")
        assert desk.board.records().comment("7", AUGUST).copied_from is None


def test_what_cannot_be_copied(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        with pytest.raises(UserError, match="no earlier comment"):
            desk.edits.copy_last_comment("7", AUGUST)
        desk.edits.save_comment("7", JULY, "July.")
        desk.edits.save_comment("7", AUGUST, "August.")
        with pytest.raises(UserError, match="already"):
            desk.edits.copy_last_comment("7", AUGUST)
        assert desk.board.records().comment("7", AUGUST).text == "August."


def test_a_comment_that_came_with_a_workbook_counts(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        bring(desk, "comments.xlsx", [("7", AUGUST, 140)], [("7", AUGUST, "Two large families.")])
        assert owes(desk)["Head of Fieldwork"][1] == ("7",)


def forms(desk: Desk, folder: Path, month: object = AUGUST) -> dict[str, Path]:
    """Each officer's form, by officer."""
    folder.mkdir(exist_ok=True)
    return {each.officer: each.path for each in desk.exports.forms(AUGUST if month is None else month, folder)}  # type: ignore[arg-type]


def fill(path: Path, texts: Mapping[str, object], to: Path | None = None, **cells: object) -> Path:
    """Write into a form's cells for comments, by code, and into others by their address."""
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    heading = next(row for row in sheet.iter_rows() if YOURS in [cell.value for cell in row])
    column = next(cell.column for cell in heading if cell.value == YOURS)
    for code, text in texts.items():
        [row] = [row for row in range(heading[0].row + 1, sheet.max_row + 1) if sheet.cell(row, 1).value == code]
        sheet.cell(row, column).value = text
    for address, value in cells.items():
        sheet[address] = value
    book.save(to or path)
    return to or path


def accept(desk: Desk, *paths: Path, answers: tuple[Answer, ...] = ()) -> ImportPreview:
    preview = desk.imports.preview(paths)
    if answers:
        preview = desk.imports.preview_opened(preview.opened, decisions=Decisions(answers=answers))
    if preview.adds_something:
        desk.imports.accept(preview)
    return preview


def text(desk: Desk, code: str = "7", month: object = AUGUST) -> str:
    return desk.board.records().comment(code, month).text  # type: ignore[arg-type]


def rules(preview: ImportPreview) -> set[str]:
    return {problem.rule for problem in preview.reading_problems}


FIELDWORK, ASSESSMENT = "Head of Fieldwork", "Head of Assessment"


def test_what_a_form_asks(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.edits.save_comment("7", JULY, "Summer is busy.")
        [fieldwork, assessment] = desk.exports.forms(AUGUST, tmp_path)
    assert (fieldwork.path.name, fieldwork.indicators, fieldwork.owed) == (f"Comments 2014-08 {FIELDWORK}.xlsx", 1, 1)
    assert (assessment.officer, assessment.indicators, assessment.owed) == (ASSESSMENT, 1, 0)
    sheet = openpyxl.load_workbook(fieldwork.path)[SHEET]
    said = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert "Comments for August 2014: Head of Fieldwork" in said
    assert "1 indicator. 1 comment is wanted, where the Board will ask." in said
    assert "Referrals\nComment wanted" in said
    assert "Summer is busy." in said
    assert any("140" in str(each) and "misses the target" in str(each) for each in said)


def test_comments_come_back_whatever_the_files_are_called(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        sent = forms(desk, tmp_path)
        one = fill(sent[FIELDWORK], {"7": "Two large families.\n\nBoth are known."}, to=tmp_path / "from me.xlsx")
        preview = accept(desk, one, fill(sent[ASSESSMENT], {"10": "On course."}))
        assert not preview.problems or rules(preview) == set()
        kept = desk.board.records().comment("7", AUGUST)
        assert kept.text == "Two large families.\n\nBoth are known."
        assert (kept.author, isinstance(kept.source, CellSource)) == (FIELDWORK, True)
        assert text(desk, "10") == "On course."
        assert not accept(desk, one).adds_something, "the board says the same already"


def test_a_form_that_comes_back_as_it_went_changes_nothing(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.edits.save_comment("7", AUGUST, "As it was.")
        sent = forms(desk, tmp_path)
        desk.edits.save_comment("7", AUGUST, "Written since.")
        assert not accept(desk, sent[FIELDWORK]).adds_something
        assert text(desk) == "Written since."


def test_a_text_written_since_is_never_replaced_unasked(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        sent = forms(desk, tmp_path)
        desk.edits.save_comment("7", AUGUST, "Written here since.")
        back = fill(sent[FIELDWORK], {"7": "Written in the form."})
        preview = accept(desk, back)
        assert text(desk) == "Written here since."
        assert rules(preview) == {"both-changed"}
        [question] = preview.questions
        assert "Written here since." in question.text
        assert "Written in the form." in question.text
        accept(desk, back, answers=(Answer(question.key, "board"),))
        assert text(desk) == "Written here since."
        accept(desk, back, answers=(Answer(question.key, "form"),))
        assert text(desk) == "Written in the form."
        desk.history.undo()
        assert text(desk) == "Written here since."


def test_last_months_form_goes_to_its_own_month(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        sent = forms(desk, tmp_path, JULY)
        preview = accept(desk, fill(sent[FIELDWORK], {"7": "July's words."}))
        assert rules(preview) == {"form-of-earlier-month"}
        assert (text(desk, month=JULY), text(desk)) == ("July's words.", "")


def test_a_signed_month_takes_no_form_and_gives_none(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        back = fill(forms(desk, tmp_path)[FIELDWORK], {"7": "Too late."})
        desk.months.seal(AUGUST)
        assert rules(accept(desk, back)) == {"sealed-month"}
        assert text(desk) == ""
        with pytest.raises(UserError, match="signed off"):
            desk.exports.forms(AUGUST, tmp_path)


@pytest.mark.parametrize("formula", ["=1+1", '=HYPERLINK("http://elsewhere","see")'])
def test_a_formula_that_was_never_worked_out_is_told(tmp_path: Path, formula: str) -> None:
    with desk_with_figures(tmp_path) as desk:
        preview = accept(desk, fill(forms(desk, tmp_path)[FIELDWORK], {"7": formula}))
        assert not preview.adds_something
        assert "formula-without-result" in rules(preview)


def test_rows_may_be_sorted_and_what_is_broken_is_told(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        back = fill(forms(desk, tmp_path)[FIELDWORK], {"7": "Words."}, H8="", A8="7")
        assert rules(accept(desk, back)) == {"form-without-mark"}
        back = fill(forms(desk, tmp_path)[FIELDWORK], {"7": "Words."}, A8="77")
        assert rules(accept(desk, back)) == {"unknown-code"}
        assert text(desk) == ""


def test_an_emptied_cell_removes_no_comment(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        desk.edits.save_comment("7", AUGUST, "As it was.")
        preview = accept(desk, fill(forms(desk, tmp_path)[FIELDWORK], {"7": None}))
        assert rules(preview) == {"comment-emptied"}
        assert text(desk) == "As it was."


def test_the_same_form_twice_has_the_same_bytes(tmp_path: Path) -> None:
    with desk_with_figures(tmp_path) as desk:
        one, other = forms(desk, tmp_path / "one")[FIELDWORK], forms(desk, tmp_path / "other")[FIELDWORK]
        assert one.read_bytes() == other.read_bytes()


def test_out_and_back_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with desk_with_figures(tmp_path) as desk:
        board = desk.board.path
        bring(desk, "more.xlsx", [("7", AUGUST, 141)])
    folder = tmp_path / "forms" / "August"
    assert main(["forms", "--board", str(board), "--month", "2014-08", "--output", str(folder)]) == 0
    assert capsys.readouterr().out == "".join(
        f"Wrote {folder / f'Comments 2014-08 {officer}.xlsx'}: {officer}, 1 indicator, {owed} owed\n"
        for officer, owed in ((FIELDWORK, 1), (ASSESSMENT, 0))
    )
    back = folder / f"Comments 2014-08 {FIELDWORK}.xlsx"
    assert main(["import", str(back), "--board", str(board)]) == 0
    assert "The comment forms bring no new comment." in capsys.readouterr().err
    assert main(["import", str(fill(back, {"7": "Two families."})), "--board", str(board)]) in (0, 1)
    with Desk.open(board, "somebody") as desk:
        assert text(desk) == "Two families."
    assert main(["forms", "--board", str(board), "--month", "2014-08", "--output", str(back)]) == 2
    assert "is a file" in capsys.readouterr().err
