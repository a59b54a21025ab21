"""A council's own spreadsheet through the real window: said once what it holds, asked once when a heading changed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QWidget
from pytestqt.qtbot import QtBot

from ibdesk.domain.mapping import OfIndicator
from ibdesk.ui.importing.import_files import FilesPage
from ibdesk.ui.importing.import_preview_page import FILES, QUESTIONS
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.window.main_window import MainWindow
from tests.reading.made_workbooks import Laid, Rows
from tests.reading.mapping.made_mappings import DOWN, down, renamed
from tests.ui.mapping_steps import asked, choose, figures, open_mapping, take


@pytest.fixture
def window(with_new_board: MainWindow) -> MainWindow:
    return with_new_board


def test_what_a_sheet_holds_is_said_once(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    # May: two title rows, a merged heading, months down the side. Nothing is recognised, nothing is read.
    dialog = take(window, tmp_path / "Return May.xlsx", down())
    assert not dialog.import_button.isEnabled()
    assert dialog.sentence.text().startswith("Nothing was recognised yet.")
    page = open_mapping(dialog)

    # The headings were found under the titles and are outlined; two columns are only guesses.
    assert (page.first_row.currentText(), page.last_row.currentText()) == ("row 3", "row 4")
    assert page.grid.cells.marks.heading_block(3, 1)
    assert not page.grid.cells.marks.heading_block(2, 1)
    assert page.list.columns[1].guess.isVisible()
    assert page.list.columns[1].guess.words.text() == "A guess: like “Child Protection Plans @ Month End”"
    assert not page.next_button.isEnabled()
    assert page.list.columns[3].guess.words.text() == "A guess: like “Referrals”"
    assert page.sentence.text() == "4 figures would be read. 2 guesses to confirm or change."

    # Both confirmed, and one column said; the count follows.
    for place in (1, 3):
        qtbot.mouseClick(page.list.columns[place].guess.right, Qt.MouseButton.LeftButton)
        assert not page.list.columns[place].guess.isVisible()
    choose(page, 2, "Value of one indicator")
    assert page.sentence.text() == "Choose the indicator of “Child protection / 2 years +”."
    assert not page.next_button.isEnabled()
    choose(page, 2, "Value of one indicator", "20")
    assert page.sentence.text() == "6 figures would be read."
    qtbot.mouseClick(page.next_button, Qt.MouseButton.LeftButton)

    # The preview shows them; importing keeps the figures and the mapping in one step.
    assert not dialog.mapping_page.isVisible()
    assert dialog.sentence.text() == "6 figures: 6 new, 0 changed, 0 the same as before. Nothing is kept yet."
    dialog.import_button.click()
    assert figures(window)["18", "2014-05"] == 101
    desk = window.session.desk
    assert desk is not None
    (mapping,) = desk.board.records().mappings
    assert mapping.columns[1].meaning == OfIndicator("18")


def test_next_month_opens_at_the_preview_and_a_renamed_heading_is_one_question(
    window: MainWindow, tmp_path: Path
) -> None:
    # In May it was said what the sheet holds.
    page = open_mapping(take(window, tmp_path / "Return May.xlsx", down()))
    choose(page, 2, "Value of one indicator", "20")
    choose(page, 3, "Value of one indicator", "7")
    page.confirm_button.click()
    page.next_button.click()
    desk, dialog = window.session.desk, window.flows.imports.dialog
    assert desk is not None
    assert dialog is not None
    dialog.import_button.click()

    # June: the same headings open straight at the preview.
    june = [*DOWN[:6], ["Jun-14", 98, "2.4%", 33], *DOWN[6:]]
    dialog = take(window, tmp_path / "Return June.xlsx", down(june))
    assert QUESTIONS not in dialog.tabs.names
    assert dialog.sentence.text().startswith("9 figures: 3 new, 0 changed, 6 the same as before.")
    dialog.reject()

    # July: one heading renamed is one question, and nothing of the table is used before it is answered.
    dialog = take(window, tmp_path / "Return July.xlsx", down(renamed()))
    assert dialog.tabs.current == QUESTIONS
    assert not dialog.import_button.isEnabled()
    questions = asked(dialog)
    (question,) = questions.groups
    assert question.text == (
        "Column B was “Child protection / CP plans”, now “Child protection / CPP at month end”. The same?"
    )
    group = questions.groups[question]
    assert isinstance(group, QButtonGroup)
    group.buttons()[0].click()
    questions.again_button.click()
    assert QUESTIONS not in dialog.tabs.names
    assert dialog.sentence.text().startswith("9 figures: 3 new")
    dialog.import_button.click()
    assert figures(window)["18", "2014-06"] == 99

    # Undo takes figures and the renewed mapping back together.
    window.session.undo()
    assert ("18", "2014-06") not in figures(window)
    assert [each.columns[1].heading for each in desk.board.records().mappings] == ["Child protection / CP plans"]


def test_next_months_sheet_has_another_name_and_a_renamed_heading_and_is_one_question(
    window: MainWindow, tmp_path: Path
) -> None:
    # In August it was said what the sheet holds, beside a sheet of another kind.
    beds: list[list[object]] = [["Ward", "Beds"], ["North", 5]]
    sheets: dict[str, Rows | Laid] = {**down(sheet="Return Aug"), "Beds Aug": beds}
    page = open_mapping(take(window, tmp_path / "Return Aug.xlsx", sheets))
    choose(page, 2, "Value of one indicator", "20")
    choose(page, 3, "Value of one indicator", "7")
    page.confirm_button.click()
    page.next_button.click()
    dialog = window.flows.imports.dialog
    assert dialog is not None
    dialog.import_button.click()

    # In September the name is written otherwise, and one heading too: the heading is asked about, and nothing else.
    dialog = take(window, tmp_path / "Sept.xlsx", {**down(renamed(), sheet="Return Sep 14"), "Beds Sep 14": beds})
    assert not dialog.import_button.isEnabled()
    questions = asked(dialog)
    assert [question.text for question in questions.groups] == [
        "Column B was “Child protection / CP plans”, now “Child protection / CPP at month end”. The same?"
    ]
    (question,) = questions.groups
    questions.answer(question, question.choices[0].word)
    questions.again_button.click()
    assert dialog.sentence.text().startswith("9 figures: 3 new")
    dialog.import_button.click()
    assert figures(window)["18", "2014-06"] == 99


def test_a_heading_that_is_something_else_now_is_said_anew(window: MainWindow, tmp_path: Path) -> None:
    dialog = take(window, tmp_path / "May.xlsx", down())
    page = open_mapping(dialog)
    page.confirm_button.click()
    page.next_button.click()
    dialog.import_button.click()
    dialog = take(window, tmp_path / "July.xlsx", down(renamed("Children in need")))
    questions = asked(dialog)
    (question,) = questions.groups
    questions.answer(question, question.choices[1].word)
    questions.again_button.click()
    files = dialog.tabs.made(FILES)
    assert isinstance(files, FilesPage)
    assert files.current() == ("July.xlsx", "Data")
    page = open_mapping(dialog)
    assert page.list.columns[1].what.currentText() == "Not used"


def test_names_in_the_rows_and_the_month_in_the_title(window: MainWindow, tmp_path: Path) -> None:
    rows = [["Return for August 2014"], ["What we count", "Latest"], ["Referrals", 489], ["CP plans", 315], ["Cars", 8]]
    dialog = take(window, tmp_path / "Return.xlsx", {"Return": rows})
    page = open_mapping(dialog)
    assert page.list.whole is not None
    assert page.list.whole.month.currentText() == "As in the title"
    assert set(page.list.words) == {"CP plans", "Cars"}
    cars = page.list.words["Cars"]
    cars.means.setCurrentIndex(cars.means.findText("Leave its rows out"))
    cars.means.activated.emit(cars.means.currentIndex())
    assert not page.next_button.isEnabled()
    page.confirm_button.click()
    assert page.sentence.text() == "2 figures would be read."
    page.next_button.click()
    dialog.import_button.click()
    assert figures(window) == {("7", "2014-08"): 489, ("18", "2014-08"): 315}


def test_by_keyboard_alone(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = take(window, tmp_path / "Return May.xlsx", down())
    page = dialog.mapping_page

    def press(key: Qt.Key, times: int = 1) -> QWidget:
        for _ in range(times):
            focused = dialog.focusWidget()
            assert focused is not None
            qtbot.keyClick(focused, key)
        focused = dialog.focusWidget()
        assert focused is not None
        return focused

    # Nothing was recognised: the way to say what the sheet holds has the focus.
    assert press(Qt.Key.Key_Space) is page.list.columns[0].what
    # Down the columns in reading order: what it holds, which indicator, that the guess is right.
    columns = page.list.columns
    assert press(Qt.Key.Key_Tab) is columns[1].what
    assert press(Qt.Key.Key_Tab) is columns[1].indicator
    assert press(Qt.Key.Key_Tab) is columns[1].guess.right
    assert press(Qt.Key.Key_Space) is not columns[1].guess.right, "a link that is gone keeps no focus"
    columns[2].what.setFocus()
    qtbot.keyClicks(columns[2].what, "V")
    assert columns[2].indicator.isVisible()
    assert dialog.focusWidget() is columns[2].indicator, "the indicator is asked next"
    qtbot.keyClicks(columns[2].indicator, "20")
    press(Qt.Key.Key_Tab)
    assert dialog.focusWidget() is columns[3].what
    assert press(Qt.Key.Key_Tab, 2) is columns[3].guess.right
    press(Qt.Key.Key_Space)
    assert page.sentence.text() == "6 figures would be read."
    page.next_button.setFocus()
    press(Qt.Key.Key_Space)
    assert dialog.focusWidget() is dialog.import_button
    press(Qt.Key.Key_Return)
    assert figures(window)["7", "2014-05"] == 31


def test_two_tables_on_a_sheet_are_described_one_after_the_other(window: MainWindow, tmp_path: Path) -> None:
    rows = [
        ["Month", "CP plans"],
        ["Apr-14", 100],
        [None],
        ["Month", "All refs"],
        ["Apr-14", 30],
    ]
    dialog = take(window, tmp_path / "May.xlsx", {"Data": rows})
    page = open_mapping(dialog)
    choose(page, 1, "Value of one indicator", "18")
    page.next_button.click()
    assert dialog.preview.new == 1
    files = dialog.tabs.made(FILES)
    assert isinstance(files, FilesPage)
    files.panel.beside_button.click()
    assert (page.first_row.currentText(), page.last_row.currentText()) == ("row 4", "row 4")
    choose(page, 1, "Value of one indicator", "7")
    page.next_button.click()
    assert dialog.sentence.text().startswith("2 figures: 2 new")
    dialog.import_button.click()
    assert figures(window) == {("18", "2014-04"): 100, ("7", "2014-04"): 30}

    # Next month both are known; described anew, the first alone is replaced by what is said.
    dialog = take(window, tmp_path / "June.xlsx", {"Data": [*rows[:2], ["May-14", 101], *rows[2:], ["May-14", 31]]})
    assert dialog.sentence.text().startswith("4 figures: 2 new, 0 changed, 2 the same")


def test_other_heading_rows_give_another_proposal(window: MainWindow, tmp_path: Path) -> None:
    page = open_mapping(take(window, tmp_path / "May.xlsx", down()))
    page.first_row.setCurrentIndex(page.first_row.findText("row 4"))
    page.first_row.activated.emit(page.first_row.currentIndex())
    assert page.draft is not None
    assert page.draft.proposal.columns[1].heading == "CP plans"
    assert page.last_row.currentText() == "row 4"


def test_back_loses_nothing_and_leaving_the_import_asks_first(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = take(window, tmp_path / "May.xlsx", down())
    page = open_mapping(dialog)
    page.confirm_button.click()
    choose(page, 3, "Value of one indicator", "7")
    page.back_button.click()
    assert not dialog.import_button.isEnabled(), "it is not used before it is finished"

    # Opened again it stands there as it was left.
    page = open_mapping(dialog)
    assert page.list.columns[3].indicator.currentData() == "7"
    assert not page.confirm_button.isVisible()
    assert page.sentence.text() == "4 figures would be read."
    page.back_button.click()

    # Who leaves is told what goes with it, and may stay.
    asked_for: list[str] = []
    answers = [False, True]

    def decide(_: object, what: str, *more: object) -> bool:
        asked_for.append(what)
        return answers.pop(0)

    monkeypatch.setattr(dialogs, "decide", decide)
    dialog.cancel_button.click()
    assert window.flows.imports.dialog is dialog
    dialog.cancel_button.click()
    assert window.flows.imports.dialog is None
    assert asked_for == ["What you said of these workbooks is not kept without importing them."] * 2
    assert figures(window) == {}


def test_names_said_and_left_stand_there_again(window: MainWindow, tmp_path: Path) -> None:
    rows = [["Service", "Aug-14"], ["Vehicles", 3], ["Referrals made", 480], ["Lorries", 4]]
    dialog = take(window, tmp_path / "Return.xlsx", {"Return": rows})
    page = open_mapping(dialog)
    choose(page, 0, "Indicator's name")
    lorries = page.list.words["Lorries"].means
    lorries.setCurrentIndex(lorries.findText("Leave its rows out"))
    lorries.activated.emit(0)
    page.back_button.click()
    page = open_mapping(dialog)
    assert page.list.words["Lorries"].means.currentText() == "Leave its rows out"
    assert page.list.words["Lorries"].isVisible()


def test_the_page_fits_a_small_window(window: MainWindow, tmp_path: Path) -> None:
    dialog = take(window, tmp_path / "May.xlsx", down())
    page = open_mapping(dialog)
    assert dialog.width() <= 1280
    assert dialog.height() <= 640
    for button in (page.back_button, page.next_button):
        assert page.rect().contains(button.geometry())
    assert page.list.width() >= 480
