"""Problems go back to the sender, and the workbook comes back put right."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from ibdesk.desk import CheckedAgain, Desk, open_workbooks, shipped_definitions
from ibdesk.domain.figure import CellSource
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.rechecked import for_the_senders, to_send_back
from ibdesk.errors import UserError
from tests.made import cell_of

AUGUST = Month(2014, 8)


def returns(path: Path, july: int = 480, august: int = -4, code: int = 7) -> Path:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Figures")
    for row, values in enumerate((("Code", "Month", "Value"), (code, "2014-07", july), (code, "2014-08", august))):
        sheet.write_row(row, 0, values)
    book.close()
    return path


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.create(tmp_path / "board.ibdesk", "Performance Officer") as desk:
        desk.imports.accept(desk.imports.preview([returns(tmp_path / "Returns.xlsx")]))
        yield desk


def checked_again(desk: Desk, path: Path) -> CheckedAgain:
    return desk.imports.check_again(open_workbooks([path]), ["Returns.xlsx"], AUGUST)


def impossible(desk: Desk) -> Problem:
    [found] = [each for each in desk.months.problems(AUGUST) if each.severity is Severity.ERROR]
    assert found.source is not None
    assert cell_of(found).cell == "C3"
    return found


def test_the_sender_gets_the_own_workbook_with_the_cell_marked(desk: Desk, tmp_path: Path) -> None:
    source, before = tmp_path / "Returns.xlsx", (tmp_path / "Returns.xlsx").read_bytes()
    copy = desk.exports.marked_copy(
        source, to_send_back(desk.months.problems(AUGUST)), tmp_path / "for the sender.xlsx"
    )
    assert copy.list_only_reason is None
    book = openpyxl.load_workbook(copy.path)
    assert "must fix" in book["Figures"]["C3"].comment.text
    assert source.read_bytes() == before


def test_the_marked_copy_put_right_and_sent_back_is_read_as_the_workbook_that_it_is(desk: Desk, tmp_path: Path) -> None:
    copy = desk.exports.marked_copy(tmp_path / "Returns.xlsx", [impossible(desk)], tmp_path / "Returns, marked.xlsx")
    book = openpyxl.load_workbook(copy.path)
    book["Figures"]["C3"] = 489
    book.save(copy.path)
    checked = checked_again(desk, copy.path)
    assert impossible(desk) in checked.rechecked.gone
    preview = desk.imports.preview_opened(checked.opened)
    assert not any(each.source and cell_of(each).sheet == "Problems found" for each in preview.problems)
    desk.imports.accept(preview)
    assert not [each for each in desk.months.problems(AUGUST) if each.severity is Severity.ERROR]


def test_a_comment_is_the_officers_to_write_and_nothing_is_asked_of_the_sender(tmp_path: Path) -> None:
    source = returns(tmp_path / "Returns.xlsx", 90, 10, code=5)
    with Desk.create(tmp_path / "board.ibdesk", "Performance Officer", shipped_definitions()) as desk:
        desk.imports.accept(desk.imports.preview([source]))
        (owed,) = [each for each in desk.months.problems(AUGUST) if each.rule == "comment-owed"]
        assert str(owed.source) == "Returns.xlsx, Figures!C3"
        copy = desk.exports.marked_copy(source, to_send_back(desk.months.problems(AUGUST)), tmp_path / "marked.xlsx")
        desk.exports.problem_list(AUGUST, tmp_path / "list.xlsx")
        for path in (copy.path, tmp_path / "list.xlsx"):
            texts = [str(cell.value) for sheet in openpyxl.load_workbook(path) for row in sheet for cell in row]
            assert any("So big a change" in text for text in texts)
            assert not any("has no comment" in text for text in texts)

        # Nor is a number in a comment that was written here.
        desk.edits.save_comment("5", AUGUST, "It was 77.31% in every team.")
        (number,) = [each for each in desk.months.problems(AUGUST) if each.rule == "comment-figures"]
        assert number.source is None


def test_checking_again_says_what_is_gone_and_keeps_nothing(desk: Desk, tmp_path: Path) -> None:
    wrong = impossible(desk)
    fixed = checked_again(desk, returns(tmp_path / "Returns.xlsx", august=489))
    assert wrong in fixed.rechecked.gone
    assert not fixed.unchanged
    assert impossible(desk) == wrong, "looking is not importing"


def test_the_same_file_is_known_as_unchanged(desk: Desk, tmp_path: Path) -> None:
    checked = checked_again(desk, tmp_path / "Returns.xlsx")
    assert checked.unchanged
    assert (checked.rechecked.gone, checked.rechecked.new) == ((), ())


def test_a_file_that_cannot_be_read_leaves_the_problems_as_they_were(desk: Desk, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 cut short")
    with pytest.raises(UserError, match="broken"):
        checked_again(desk, broken)


def test_a_changed_file_is_not_marked_at_cells_that_may_lie_elsewhere(desk: Desk, tmp_path: Path) -> None:
    wrong = impossible(desk)
    returns(tmp_path / "Returns.xlsx", july=1)
    with pytest.raises(UserError, match="changed since"):
        desk.exports.marked_copy(tmp_path / "Returns.xlsx", [wrong], tmp_path / "out.xlsx")
    assert not (tmp_path / "out.xlsx").exists()


def test_a_file_under_another_name_is_known_by_what_is_in_it(desk: Desk, tmp_path: Path) -> None:
    renamed = Path(shutil.copy(tmp_path / "Returns.xlsx", tmp_path / "from the e-mail.xlsx"))
    assert desk.exports.marked_copy(renamed, [impossible(desk)], tmp_path / "out.xlsx").marked == 1


def test_the_senders_own_file_is_never_written_over(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "Returns.xlsx"
    with pytest.raises(UserError, match="sender's own file"):
        desk.exports.marked_copy(source, [impossible(desk)], tmp_path / "." / "Returns.xlsx")


def test_the_cell_is_shown_in_its_workbook(desk: Desk, tmp_path: Path) -> None:
    source = cell_of(impossible(desk))
    shown = desk.sources.show_cell(source, [tmp_path / "nowhere", tmp_path])
    assert shown.view is not None
    assert shown.view.text(3, 3) == "-4"
    assert shown.view.heading(3) == "Value"
    assert shown.kept == "-4 (7, value, August 2014)"


def test_without_its_workbook_or_with_a_changed_one_the_cell_is_shown_as_kept(desk: Desk, tmp_path: Path) -> None:
    source = cell_of(impossible(desk))
    gone = desk.sources.show_cell(source, [tmp_path / "nowhere"])
    assert gone.kept == "-4 (7, value, August 2014)"
    assert "not found" in gone.said
    assert gone.view is not None
    # The grid holds what the board kept from the sheet, at its own rows and columns.
    assert (gone.view.ringed, gone.view.text(3, 3), gone.view.text(2, 3), gone.view.heading_row) == (
        (3, 3), "-4", "480", None,
    )  # fmt: skip
    returns(tmp_path / "Returns.xlsx", july=1)
    changed = desk.sources.show_cell(source, [tmp_path])
    assert changed.view is not None
    assert changed.view.text(2, 3) == "480", "as it was read, and not as it is now"
    assert "changed since" in changed.said


def test_a_cell_that_gave_no_figure_is_shown_with_what_it_said(desk: Desk, tmp_path: Path) -> None:
    shown = desk.sources.show_cell(CellSource("Returns.xlsx", "Figures", "D3"), [tmp_path / "nowhere"], text="n.k.")
    assert shown.view is not None
    assert (shown.view.text(3, 4), shown.view.text(3, 3), shown.kept) == ("n.k.", "-4", "")


def test_where_the_workbooks_lie_now(desk: Desk, tmp_path: Path) -> None:
    desk.imports.accept(desk.imports.preview([returns(tmp_path / "Other.xlsx", july=7)]))
    returns(tmp_path / "Returns.xlsx", july=1)
    (tmp_path / "Other.xlsx").unlink()
    found = dict(desk.sources.every([tmp_path]))
    assert found["Other.xlsx"] is None
    changed = found["Returns.xlsx"]
    assert changed is not None
    assert (changed.path, changed.changed) == (tmp_path / "Returns.xlsx", True)


def test_several_workbooks_are_checked_together_each_against_its_own_problems(desk: Desk, tmp_path: Path) -> None:
    other = returns(tmp_path / "Other.xlsx", july=-7, august=-4, code=4)
    desk.imports.accept(desk.imports.preview([other]))
    paths = [returns(tmp_path / "Returns.xlsx", august=489), returns(tmp_path / "Other.xlsx", july=7, code=4)]
    checked = desk.imports.check_again(open_workbooks(paths), ["Returns.xlsx", "Other.xlsx"], AUGUST)
    remaining = [cell_of(each) for each in checked.rechecked.remaining if each.rule == "impossible-number"]
    assert [(source.workbook, source.cell) for source in remaining] == [("Other.xlsx", "C3")]
    assert checked.names == "“Returns.xlsx”, “Other.xlsx”"


def test_a_name_that_leads_elsewhere_is_not_followed(desk: Desk, tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    assert desk.sources.find("../Returns.xlsx", [inside]) is None
    assert desk.sources.find(str(tmp_path / "Returns.xlsx"), [inside]) is None


def test_the_list_of_a_month(desk: Desk, tmp_path: Path) -> None:
    count = desk.exports.problem_list(AUGUST, tmp_path / "list.xlsx")
    book = openpyxl.load_workbook(tmp_path / "list.xlsx")
    assert "Returns.xlsx" in book.sheetnames
    assert sum(sheet.max_row - 4 for sheet in book) == count == len(for_the_senders(desk.months.problems(AUGUST)))
