"""A label that tells figures apart, through the real window: why nothing is used, and how a person says what it is."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ibdesk.ui.importing.import_files import FilesPage
from ibdesk.ui.importing.import_preview_page import FILES
from ibdesk.ui.importing.label_rows import LabelRows
from ibdesk.ui.window.main_window import MainWindow
from tests.ui.mapping_steps import figures, open_mapping, take


@pytest.fixture
def window(with_new_board: MainWindow) -> MainWindow:
    return with_new_board


def pick(rows: LabelRows, words: str) -> None:
    """Choose an entry in the list of rows, as a person does."""
    combo = next(combo for (what, _), combo in rows.combos.items() if what == "pick")
    combo.setCurrentIndex(combo.findText(words))
    combo.activated.emit(combo.currentIndex())


def test_a_table_held_back_says_why_and_a_person_says_what_its_words_mean(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [["Code", "Type", "Jul-14", "Aug-14"], [18, "Actual", 198, 201], [18, "Target", 200, 200]]
    dialog = take(window, tmp_path / "Return.xlsx", {"Figures": rows})
    assert not dialog.import_button.isEnabled()
    assert "“Target” on Figures, B3, is not understood" in dialog.sentence.text()
    files = dialog.tabs.show_tab(FILES)
    assert isinstance(files, FilesPage)
    assert files.panel.line.text().startswith("“Target” in B3 stands in its rows, and tells figures apart.")
    assert files.panel.notes.text().splitlines() == [
        "B3 “Target”: not understood. It stands in its rows, and tells figures apart.",
        "A1 “Code”: the indicator's code",
        "B1 “Type”: a label of the indicator",
        "C1 “Jul-14” to “Aug-14”: a month over each column",
    ]

    # The proposal: actuals are the values, targets are left out; both guesses, said with one click.
    page = open_mapping(dialog)
    labels = page.list.labels
    assert labels.isVisible()
    assert [combo.currentText() for combo in labels.combos.values()] == [
        "The value",
        "Another number: leave its rows out",
    ]
    assert not page.next_button.isEnabled()
    qtbot.mouseClick(page.confirm_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.next_button, Qt.MouseButton.LeftButton)
    dialog.import_button.click()
    assert figures(window) == {("18", "2014-07"): 198, ("18", "2014-08"): 201}


def test_rows_of_one_place_are_picked(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    rows = [["Code", "la_name", "Aug-14"], [18, "Leeds", 201], [18, "Kent", 512]]
    dialog = take(window, tmp_path / "Return.xlsx", {"Figures": rows})
    page = open_mapping(dialog)
    row = page.list.columns[1]
    row.what.setCurrentIndex(row.what.findText("Not used"))
    row.what.activated.emit(row.what.currentIndex())
    labels = page.list.labels
    (combo,) = labels.combos.values()
    assert [combo.itemText(at) for at in range(combo.count())] == [
        "Read all rows",
        "Only rows with “Leeds”",
        "Only rows with “Kent”",
    ]
    pick(labels, "Only rows with “Kent”")
    pick(labels, "Only rows with “Leeds”")
    qtbot.mouseClick(page.confirm_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.next_button, Qt.MouseButton.LeftButton)
    dialog.import_button.click()
    assert figures(window) == {("18", "2014-08"): 201}


def test_the_own_names_among_others_are_proposed(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    name = "Child Protection Plans @ Month End"
    rows = [["Code", "Indicator", "Aug-14"], [18, name, 201], [18, f"{name} target", 200]]
    dialog = take(window, tmp_path / "Return.xlsx", {"Figures": rows})
    page = open_mapping(dialog)
    (combo,) = page.list.labels.combos.values()
    assert combo.currentText() == f"Only rows with “{name}”"
    (guess,) = page.list.labels.guesses.values()
    assert guess.isVisible()
    assert not page.next_button.isEnabled()
    qtbot.mouseClick(guess.right, Qt.MouseButton.LeftButton)
    assert not guess.isVisible()
    qtbot.mouseClick(page.next_button, Qt.MouseButton.LeftButton)
    dialog.import_button.click()
    assert figures(window) == {("18", "2014-08"): 201}


def test_rows_of_one_year_are_picked(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    rows = [["Code", "Year", "Month", "Value"], [18, 2013, "Aug", 190], [18, 2014, "Aug", 201]]
    dialog = take(window, tmp_path / "Return.xlsx", {"Figures": rows})
    page = open_mapping(dialog)
    labels = page.list.labels
    (combo,) = labels.combos.values()
    assert [combo.itemText(at) for at in range(combo.count())] == [
        "Read all rows",
        "Only rows with “2013”",
        "Only rows with “2014”",
    ]
    pick(labels, "Only rows with “2014”")
    qtbot.mouseClick(page.confirm_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.next_button, Qt.MouseButton.LeftButton)
    dialog.import_button.click()
    assert figures(window) == {("18", "2014-08"): 201}


def test_rows_of_some_of_several_places_are_ticked(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    rows = [["Code", "la_name", "Aug-14"], [18, "Leeds, city of", 201], [7, "Kent", 512], [9, "York", 88]]
    page = open_mapping(dialog := take(window, tmp_path / "Return.xlsx", {"Figures": rows}))
    row = page.list.columns[1]
    row.what.setCurrentIndex(row.what.findText("Not used"))
    row.what.activated.emit(row.what.currentIndex())
    labels = page.list.labels
    (ticks,) = labels.ticks.values()
    assert not ticks.isVisible()
    pick(labels, "Only rows with some of these words...")
    assert ticks.isVisible()
    assert dialog.focusWidget() is ticks.ticks["Leeds, city of"]
    for word in ("Kent", "Leeds, city of"):
        ticks.ticks[word].click()
    assert ticks.isVisible(), "one tick is an entry of the list too, but the ticks stay"
    pick(labels, "Read all rows")
    assert not ticks.isVisible()
    assert not ticks.ticked
    pick(labels, "Only rows with some of these words...")
    for word in ("Kent", "Leeds, city of"):
        ticks.ticks[word].click()
    qtbot.mouseClick(page.confirm_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.next_button, Qt.MouseButton.LeftButton)
    dialog.import_button.click()
    assert figures(window) == {("18", "2014-08"): 201, ("7", "2014-08"): 512}
