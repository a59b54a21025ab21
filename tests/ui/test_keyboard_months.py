"""A month by keyboard alone: begun, brought in, put right, commented, signed off, taken back, sent out."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ibdesk.domain.assessment import Status
from ibdesk.domain.board import CommentState, merge
from ibdesk.domain.figure import Missing
from ibdesk.domain.month import Month
from ibdesk.domain.number import exact
from ibdesk.domain.target import Between, Target
from ibdesk.paths import user_data
from ibdesk.ui.importing.import_dialog import ImportDialog
from ibdesk.ui.settings.first_month import FirstMonth
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import CHANGES, INDICATORS, OVERVIEW, PACK, PROBLEMS
from tests.desk.test_comments import fill
from tests.made import AUGUST, board, part, referrals
from tests.ui.keyboard_desk import PlayedDesk, played, played_without_board
from tests.ui.keyboard_hand import said_of
from tests.ui.window_kit import five_indicators

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
WRONG_MONTH = Month(2014, 5)


@pytest.fixture
def desk(opened: MainWindow, tmp_path: Path) -> Iterator[PlayedDesk]:
    """Over five indicators in August 2014."""
    yield from played(opened, tmp_path)


@pytest.fixture
def empty(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[PlayedDesk]:
    """A window without a board."""
    yield from played_without_board(qapp, qtbot, tmp_path)


def filled(template: Path) -> Path:
    """What somebody types into it in Excel: October's number for the first four indicators."""
    book = openpyxl.load_workbook(template)
    sheet = book["Figures"]
    heading = next(row[0].row for row in sheet.iter_rows() if row[0].value == "Code")
    last = max(cell.column for cell in sheet[heading] if cell.value)
    for row in range(heading + 1, heading + 5):
        sheet.cell(row, last).value = 100 + row
    book.save(template)
    return template


def test_a_first_month_from_an_empty_board_with_the_template(empty: PlayedDesk) -> None:
    hand = empty.hand
    empty.will_save("ask_new_board", empty.folder / "North.ibdesk")
    hand.push("New board...")
    guide = empty.over(FirstMonth)
    hand.press("Ctrl+A")
    hand.type("Northshire")
    hand.push("Next")
    hand.push("Skip this page")
    hand.press("Down")  # the targets that came with IBDesk stay out for now
    hand.push("Skip this page")
    hand.push("Skip this page")
    assert guide.page is guide.figures
    template = empty.will_save("ask_template", empty.folder / "Figures to fill in.xlsx")
    hand.push("Save a template to fill in...")
    empty.will_choose(filled(template))
    hand.push("Choose workbooks...")
    preview = empty.over(ImportDialog)
    assert preview.preview.new == 4
    hand.tab_to("Import 1 workbook")
    hand.press("Enter")
    assert empty.window.tabs.current == OVERVIEW
    assert said_of(hand.focus) == "Indicators", "the focus is on the cards"
    assert empty.records.details is not None
    assert empty.records.details.council == "Northshire"

    hand.press("Enter")
    assert empty.window.tabs.current == INDICATORS
    hand.tab_to("Comment for the Board")
    hand.type("The first month that we have.")
    hand.press("Ctrl+Enter")
    assert len([page for page in empty.report.pages if page.comment.text]) == 1
    pack = empty.will_save("ask_pack", empty.folder / "Board pack.xlsx")
    hand.press("Ctrl+E")
    assert pack.is_file()
    assert empty.window.tabs.current == PACK


def test_the_sample_is_looked_at_and_thrown_away(empty: PlayedDesk) -> None:
    empty.hand.push("Try it with sample data")
    assert empty.report.sample
    empty.hand.answer("Remove the sample")
    empty.hand.push("Remove and start for real")
    assert empty.window.session.board is None
    assert empty.window.start_page.isVisible()
    assert not (user_data() / "sample").exists()


def with_faults(desk: PlayedDesk) -> None:
    """1's figure of May cannot be; the target of 7 does not say what it is for."""
    target = Target("7", Between(exact("461.2"), exact("563.6")), None, basis_stated=False)
    wrong = board([], [part("1", WRONG_MONTH, -4), part("36", AUGUST, Missing.NO_DATA)], [target])
    desk.open(merge(merge(five_indicators(), replace(referrals(), targets=())), wrong))


def test_a_problem_is_corrected_from_its_row(desk: PlayedDesk) -> None:
    with_faults(desk)
    desk.to_problem("impossible-number")
    desk.hand.push("Correct this figure")
    desk.hand.tab_to("New number")
    desk.hand.press("Ctrl+A")
    desk.hand.type("112")
    desk.hand.tab_to("Reason")
    desk.hand.type("Typed with a minus.")
    desk.hand.push("Keep 112")
    assert desk.figure("1", WRONG_MONTH) == 112
    assert "impossible-number" not in {each.rule for each in desk.report.problems}
    assert desk.window.tabs.current == PROBLEMS


def test_a_targets_basis_is_set_from_its_row(desk: PlayedDesk) -> None:
    with_faults(desk)
    desk.to_problem("target-basis")
    desk.hand.push("Set the target's basis")
    desk.hand.press("Space")
    desk.hand.push("Hold it against")
    assert "target-basis" not in {each.rule for each in desk.report.problems}


def test_a_warning_is_answered_with_a_reason_and_asked_again(desk: PlayedDesk) -> None:
    desk.to_problem("comment-owed")
    before = len(desk.report.problems)
    desk.hand.push("It is right, because")
    desk.hand.type("One team moved.")
    desk.hand.press("Enter")
    assert [each.accepted.reason for each in desk.report.problems if each.accepted] == ["One team moved."]
    assert len(desk.report.problems) == before
    desk.hand.press("Ctrl+Z")
    assert not [each for each in desk.report.problems if each.accepted]


def test_the_comment_that_is_owed_is_written_from_its_row(desk: PlayedDesk) -> None:
    desk.to_problem("comment-owed")
    code = desk.window.session.selected
    assert code is not None
    desk.hand.push("Write the comment")
    desk.hand.type("Fewer visits, as one worker was away.")
    desk.hand.press("Ctrl+Enter")
    assert desk.page(code).comment.state is CommentState.READY
    assert desk.window.session.selected != code, "the next one's is to be written"


def test_a_returned_comment_finds_its_place(desk: PlayedDesk) -> None:
    forms = desk.folder / "forms"
    forms.mkdir()
    desk.will_save("ask_forms_folder", forms)
    desk.hand.menu("pc")
    [form] = [path for path in forms.iterdir() if "Nurse" in path.name]
    desk.bring_in(fill(form, {"36": "Assessments begin in October."}))
    assert desk.page("36").comment.text == "Assessments begin in October."
    assert desk.window.tabs.current == OVERVIEW
    desk.hand.type("36")
    desk.hand.press("Enter")
    assert desk.window.session.selected == "36"


def test_a_restated_figure_is_noticed(desk: PlayedDesk) -> None:
    desk.will_save("ask_pack", desk.folder / "final.xlsx")
    desk.hand.menu("pf")
    desk.bring_in(desk.workbook("Corrected", [["Code", "Month", "Value"], [2, "2013-08", 70]]))
    desk.hand.press("Ctrl+6")
    assert desk.window.tabs.current == CHANGES
    assert said_of(desk.hand.focus)
    desk.hand.press("Ctrl+A", "Ctrl+C")
    [copied] = [line for line in QApplication.clipboard().text().splitlines() if line.startswith("2\tVisits")]
    assert copied.split("\t")[2:5] == ["Aug 2013", "80", "70"]


def test_a_month_is_signed_off_and_opened_again_with_a_reason(desk: PlayedDesk) -> None:
    clean = five_indicators()
    desk.open(board([each for each in clean.indicators if each.code != "36"], clean.figures, clean.targets))
    desk.hand.menu("ps")
    desk.hand.answer("Sign off August 2014")
    desk.hand.push("Sign off August 2014...")
    assert desk.report.seal is not None
    desk.hand.menu("pr")
    desk.hand.type("One figure was late.")
    desk.hand.push("Re-open August 2014")
    assert desk.report.seal is None


def test_an_import_is_taken_back_only_after_it_was_said_what_goes(desk: PlayedDesk) -> None:
    desk.bring_in(desk.workbook("July", [["Code", "Month", "Value"], [2, "2014-09", 77]]))
    assert desk.report.month == AUGUST + 1
    desk.hand.answer("Keep it")
    desk.hand.press("Ctrl+Z")
    assert desk.figure("2", AUGUST + 1) == 77
    desk.hand.answer("Undo the import")
    desk.hand.press("Ctrl+Z")
    assert desk.report.month == AUGUST
    assert desk.window.tabs.isAncestorOf(desk.hand.focus), "the focus is in the page, not on Undo"
    desk.hand.press("Ctrl+Y")
    assert desk.report.month == AUGUST + 1
    assert desk.figure("2", AUGUST + 1) == 77


def test_inherited_targets_are_confirmed_in_the_strip(with_new_board: MainWindow, tmp_path: Path) -> None:
    for desk in played(with_new_board, tmp_path):
        desk.bring_in(desk.workbook("MASH", [["Code", "Month", "Value"], [5, "2014-08", 99], [10, "2014-08", 60]]))
        assert desk.report.waiting
        assert desk.page("10").assessment.status is Status.NOT_ASSESSED
        desk.hand.push("Confirm all")
        assert not desk.report.waiting
        assert desk.page("10").assessment.status is not Status.NOT_ASSESSED
        desk.hand.press("Ctrl+Z")
        assert desk.report.waiting
