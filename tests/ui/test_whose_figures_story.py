"""A label over a whole table, and lines between its rows: said in the window, read so, and not asked again."""

from pathlib import Path

import pytest

from ibdesk.domain.mapping import Whose
from ibdesk.ui.importing.mapping_page import MappingPage
from ibdesk.ui.importing.whole_sheet import WholeSheet
from ibdesk.ui.window.main_window import MainWindow
from tests.ui.mapping_steps import open_mapping, take

OF_A_TEAM = [["Team: Duty"], ["Code", "Jul-14", "Aug-14"], [7, 20, 21], [18, 5, 6]]


@pytest.fixture
def window(with_new_board: MainWindow) -> MainWindow:
    return with_new_board


def whole(page: MappingPage) -> WholeSheet:
    assert page.list.whole is not None
    return page.list.whole


def choose_whose(page: MappingPage, whose: Whose) -> None:
    whole(page).whose.choose(whose)
    whole(page).whose.activated.emit(0)


def test_a_part_is_read_as_a_category_of_its_name(window: MainWindow, tmp_path: Path) -> None:
    dialog = take(window, tmp_path / "Duty.xlsx", {"Data": OF_A_TEAM})
    page = open_mapping(dialog)
    assert page.sentence.text() == "Choose whose figures these are: “Team: Duty” stands as a title."
    assert not page.next_button.isEnabled()
    choose_whose(page, Whose.CATEGORY)
    assert whole(page).category.text() == "Duty"
    assert page.sentence.text() == "0 figures and 4 other entries would be read."
    page.next_button.click()
    assert {each.category for each in dialog.preview.records.breakdowns} == {"Duty"}
    assert not dialog.preview.files[0].unread


def test_what_is_left_out_brings_nothing_and_is_not_asked_again(window: MainWindow, tmp_path: Path) -> None:
    own = [["Code", "Aug-14"], [7, 489]]
    dialog = take(window, tmp_path / "August.xlsx", {"Data": OF_A_TEAM, "Figures": own})
    page = open_mapping(dialog)
    choose_whose(page, Whose.LEFT_OUT)
    assert page.sentence.text() == "Nothing of it would be used, and next month it is not asked about again."
    page.next_button.click()
    assert [each.sheet for each in dialog.preview.records.mappings] == ["Data"]
    dialog.import_button.click()
    later = [["Team: Duty"], ["Code", "Jul-14", "Aug-14", "Sep-14"], [7, 20, 21, 22], [18, 5, 6, 7]]
    again = take(window, tmp_path / "September.xlsx", {"Data": later, "Figures": [["Code", "Sep-14"], [7, 490]]})
    assert not again.preview.files[0].unread
    assert [each.code for each in again.preview.records.figures] == ["7"]
    assert not again.preview.records.breakdowns


def test_all_of_the_council_is_one_choice(window: MainWindow, tmp_path: Path) -> None:
    dialog = take(window, tmp_path / "Region.xlsx", {"Data": [["Region", "South West"], *OF_A_TEAM[1:]]})
    page = open_mapping(dialog)
    choose_whose(page, Whose.ALL)
    page.next_button.click()
    assert len(dialog.preview.records.figures) == 4


def test_lines_and_the_sheets_indicator_are_guesses_to_confirm(window: MainWindow, tmp_path: Path) -> None:
    rows = [["Month", "Number"], ["2012/13"], ["Mar", 40], ["2013/14"], ["Apr", 41]]
    page = open_mapping(take(window, tmp_path / "Ours.xlsx", {"PI 7": rows}))
    assert (whole(page).lines.currentData(), whole(page).indicator.currentData()) == ("year", "7")
    assert page.sentence.text() == "2 figures would be read. 2 guesses to confirm or change."
    whole(page).guesses["lines"].right.click()
    whole(page).indicator.activated.emit(0)
    assert page.sentence.text() == "2 figures would be read."
    assert page.next_button.isEnabled()
