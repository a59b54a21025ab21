"""By keyboard alone: what commands act on, finding, setting by hand, looking back, printing, how it looks, the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from ibdesk.desk import Desk
from ibdesk.domain.assessment import Status
from ibdesk.palette import HIGH_CONTRAST
from ibdesk.ui.changes.history_dialog import HistoryDialog
from ibdesk.ui.data.figure_dialog import FigureDialog
from ibdesk.ui.indicators.origin_window import OriginWindow
from ibdesk.ui.indicators.override_dialog import OverrideDialog
from ibdesk.ui.look.theme import Choice
from ibdesk.ui.pack.print_dialog import PrintDialog
from ibdesk.ui.settings.settings_dialog import SettingsDialog
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import INDICATORS, OVERVIEW, PROBLEMS
from tests.made import AUGUST
from tests.ui.keyboard_desk import PlayedDesk, played
from tests.ui.keyboard_hand import said_of
from tests.ui.window_kit import FOUND_IN_TWO_MONTHS, five_report, show

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)


@pytest.fixture
def desk(opened: MainWindow, tmp_path: Path) -> Iterator[PlayedDesk]:
    """Over five indicators in August 2014."""
    yield from played(opened, tmp_path)


def corrected(desk: PlayedDesk) -> tuple[str, str]:
    """What F2 opens: the indicator and the month."""
    desk.hand.press("F2")
    choices = desk.over(FigureDialog)._choices
    desk.hand.press("Esc")
    return choices.code, str(choices.month)


def on_a_problem_of_another_month(desk: PlayedDesk) -> None:
    """The Indicators tab showed 36 last; the chosen problem is about 2, in August 2013."""
    desk.window.go.open_indicator("36")
    desk.hand.press("Ctrl+3")
    show(desk.window.session, five_report(FOUND_IN_TWO_MONTHS))
    desk.hand.press("F7")


def test_on_problems_f2_corrects_the_chosen_problems_own_figure(desk: PlayedDesk) -> None:
    on_a_problem_of_another_month(desk)
    assert corrected(desk) == ("2", "2013-08")
    desk.hand.press("F7")
    assert corrected(desk) == ("19", "2014-08")


def test_on_problems_f3_shows_where_its_own_figure_comes_from(desk: PlayedDesk) -> None:
    on_a_problem_of_another_month(desk)
    desk.hand.press("F3")
    origin = desk.window.ask.origin
    assert isinstance(origin, OriginWindow)
    assert "Visits in time" in origin.title.text()
    assert "August 2013" in " ".join(said_of(part) for part in origin.findChildren(type(origin.title)))
    origin.close()


def test_on_problems_f4_changes_the_assessment_of_its_indicator(desk: PlayedDesk) -> None:
    on_a_problem_of_another_month(desk)
    desk.hand.press("F4")
    assert desk.over(OverrideDialog)._page.code == "2"
    desk.hand.press("Esc")


def test_on_overview_filtered_to_one_f2_corrects_that_one(desk: PlayedDesk) -> None:
    desk.window.go.open_indicator("2")
    desk.hand.press("Ctrl+1", "Ctrl+F")
    desk.hand.type("36")
    assert corrected(desk) == ("36", "2014-08")
    desk.hand.press("Down")
    assert corrected(desk) == ("36", "2014-08")


def test_on_comments_the_chosen_row_is_the_current_one(desk: PlayedDesk) -> None:
    desk.hand.press("Ctrl+5", "Ctrl+Home", "Down")
    chosen = desk.window.tabs.page("Comments and sign-off").table.current()  # type: ignore[attr-defined]
    assert corrected(desk) == (chosen, "2014-08")
    desk.hand.press("Ctrl+2")
    assert desk.window.session.selected == chosen


def test_on_data_the_chosen_cell_names_its_own_month(desk: PlayedDesk) -> None:
    desk.hand.press("Ctrl+4", "Left", "Left")
    assert corrected(desk) == ("1", "2014-06")
    desk.window.menus.refresh()
    assert "1, June 2014" in desk.window.menus.action("Correct a figure").text()


def test_marked_as_ready_the_next_space_takes_nothing_back(desk: PlayedDesk) -> None:
    desk.window.go.open_comment("2")
    desk.hand.type("Fewer visits.")
    desk.hand.push("Mark as ready")
    desk.hand.press("Space", "Ctrl+S")
    assert desk.page("2").comment.text.strip() == "Fewer visits."


def test_finding_opens_the_one_that_was_meant_and_esc_lets_go(desk: PlayedDesk) -> None:
    desk.hand.press("Ctrl+F")
    desk.hand.type("second")
    desk.hand.press("Enter")
    assert (desk.window.tabs.current, desk.window.session.selected) == (INDICATORS, "19")
    desk.hand.press("Ctrl+4", "Ctrl+F")
    desk.hand.type("health")
    desk.hand.press("Enter")
    assert desk.window.session.selected == "36"
    desk.hand.press("Ctrl+1", "Ctrl+F", "Esc")
    field = desk.hand.focus
    assert isinstance(field, QLineEdit)
    assert field.text() == ""


def test_an_assessment_is_set_by_hand_and_taken_back(desk: PlayedDesk) -> None:
    desk.window.go.open_indicator("2")
    desk.hand.press("F4")
    desk.hand.press("Right")
    desk.hand.tab_to("Reason")
    desk.hand.type("Counted late.")
    desk.hand.push("Set ")
    set_by_hand = desk.page("2").assessment
    assert set_by_hand.override is not None
    assert set_by_hand.override.reason == "Counted late."
    desk.hand.press("Ctrl+Z")
    assert desk.page("2").assessment.status is Status.RED
    assert desk.page("2").assessment.override is None


def test_a_figure_is_corrected_in_the_grid(desk: PlayedDesk) -> None:
    desk.hand.press("Ctrl+4", "Down", "F2")
    desk.hand.press("Ctrl+A")
    desk.hand.type("71")
    desk.hand.tab_to("Reason")
    desk.hand.type("Counted again.")
    desk.hand.push("Keep 71")
    assert desk.figure("2", AUGUST) == 71
    assert "71" in said_of(desk.hand.focus) or desk.window.tabs.current == "Data"


def test_an_earlier_month_has_its_own_comment(desk: PlayedDesk) -> None:
    desk.window.go.open_comment("1")
    desk.hand.type("August's.")
    desk.hand.press("Ctrl+M", "Down", "Enter")
    assert desk.report.month == AUGUST - 1
    desk.hand.press("Ctrl+2")
    desk.hand.tab_to("Comment for the Board")
    desk.hand.type("July's.")
    desk.hand.press("Ctrl+S")
    comments = {(each.code, each.month): each.text for each in desk.records.comments}
    assert (comments["1", AUGUST], comments["1", AUGUST - 1]) == ("August's.", "July's.")


def test_an_older_step_is_taken_back_in_the_history(desk: PlayedDesk) -> None:
    for code in ("1", "2"):
        desk.window.go.open_comment(code)
        desk.hand.type(f"About {code}.")
        desk.hand.press("Ctrl+S")
    desk.hand.menu("eh")
    desk.over(HistoryDialog)
    desk.hand.tab_to("Steps")
    desk.hand.press("Down")
    desk.hand.push("Undo this step")
    desk.hand.press("Esc")
    assert (desk.page("1").comment.text, desk.page("2").comment.text) == ("", "About 2.")


def test_the_pages_are_seen_as_they_print(desk: PlayedDesk) -> None:
    desk.hand.press("Ctrl+P")
    desk.over(PrintDialog)
    desk.hand.press("Esc")
    assert QApplication.activeModalWidget() is None


def test_how_it_looks_is_chosen_in_the_menu_and_remembered(desk: PlayedDesk) -> None:
    desk.hand.menu("vch")
    assert desk.window.session.palette is HIGH_CONTRAST
    desk.hand.press("Ctrl++", "Ctrl++")
    assert desk.window.remembered.text_percent == 125
    assert desk.window.remembered.colours is Choice.HIGH_CONTRAST
    desk.hand.press("Ctrl+0")
    desk.window.theme.choose(Choice.LIGHT)


def test_the_name_that_signs_is_written_in_the_settings(desk: PlayedDesk) -> None:
    desk.hand.menu("ee")
    dialog = desk.over(SettingsDialog)
    desk.hand.tab_to("Views")
    desk.hand.press("Right", "Right", "Right")
    assert dialog.tabs.current == "This computer"
    desk.hand.tab_until(lambda focused: focused is dialog.name, "the name")
    desk.hand.press("Ctrl+A")
    desk.hand.type("A. Analyst")
    desk.hand.push("Keep these settings")
    desk.window.go.open_comment("2")
    desk.hand.type("Signed.")
    desk.hand.press("Ctrl+S")
    assert desk.page("2").comment.author == "A. Analyst"


def test_all_parts_of_the_window_are_passed_and_the_cards_come_again(desk: PlayedDesk) -> None:
    desk.hand.press("Ctrl+1")
    first, passed = desk.hand.focus, []
    for _ in range(8):
        desk.hand.press("F6")
        passed.append(desk.hand.focus)
        if desk.hand.focus is first:
            break
    assert passed[-1] is first
    desk.hand.press("Shift+F6", "F6")
    assert desk.hand.focus is first


def test_a_problem_leads_to_its_page_and_back_leads_back(desk: PlayedDesk) -> None:
    desk.to_problem("comment-owed")
    code = desk.window.session.selected
    desk.hand.press("Enter")
    assert (desk.window.tabs.current, desk.window.session.selected) == (INDICATORS, code)
    desk.hand.press("Ctrl+Down", "Alt+Left")
    assert desk.window.session.selected == code
    desk.hand.press("Ctrl+3")
    assert desk.window.tabs.current == PROBLEMS


def test_all_figures_are_copied_for_a_spreadsheet(desk: PlayedDesk) -> None:
    desk.hand.press("Ctrl+4", "Ctrl+A", "Ctrl+C")
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + len(desk.report.pages)
    assert "Aug-14" in lines[0]


def test_what_is_being_typed_outlives_the_program(desk: PlayedDesk) -> None:
    desk.window.go.open_comment("2")
    desk.hand.type("Half a sentence")
    board = desk.window.session.board
    assert board is not None
    desk.hand.press("Ctrl+Q")
    assert not desk.window.isVisible()
    desk.window.session.close()
    with Desk.open(board.path, "somebody else") as again:
        assert again.months.report(AUGUST).page("2").comment.text == "Half a sentence"


def test_from_the_cards_to_the_export_by_the_steps(desk: PlayedDesk) -> None:
    desk.hand.press("Ctrl+1", "F6")
    desk.hand.tab_to("Export: ")
    desk.hand.press("Enter")
    assert desk.window.tabs.current != OVERVIEW
    path = desk.will_save("ask_pdf", desk.folder / "pack.pdf")
    desk.hand.press("Ctrl+Shift+E")
    assert path.read_bytes().startswith(b"%PDF")
