"""A workbook whose layout is known and whose names are not: what is missing is said, and where to say it."""

from pathlib import Path

import pytest

from ibdesk.domain.assessment import Status
from ibdesk.ui.importing.beside_cell import BesideCell
from ibdesk.ui.importing.file_rows import FileRow
from ibdesk.ui.importing.import_dialog import ImportDialog
from ibdesk.ui.importing.import_files import FilesPage
from ibdesk.ui.importing.import_preview_page import FILES, PROBLEMS
from ibdesk.ui.importing.import_problems import ImportProblems
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.widgets.problem_words import ProblemRow
from ibdesk.ui.window.main_window import MainWindow
from tests.reading.made_workbooks import Laid, workbook
from tests.ui.mapping_steps import figures, open_mapping, take

LONG_NAME = "Children whose review health assessment was completed"
HEALTH = [
    ["Health: quarterly return"],
    ["Indicator", "Q4 2013/14", "Q1 2014/15"],
    [LONG_NAME, 26, 27],
    ["IHAs attended (all)", 22, 23],
]


@pytest.fixture
def window(with_new_board: MainWindow) -> MainWindow:
    return with_new_board


def files_page(dialog: ImportDialog) -> FilesPage:
    page = dialog.tabs.show_tab(FILES)
    assert isinstance(page, FilesPage)
    return page


def test_names_that_are_nobodys_lead_to_saying_what_they_mean(window: MainWindow, tmp_path: Path) -> None:
    dialog = take(window, tmp_path / "Health.xlsx", {"Q": HEALTH})
    assert dialog.sentence.text() == (
        "No name or code in them is an indicator's of this board. Say under What was read what the sheet holds."
    )
    assert not dialog.import_button.isEnabled()

    # The workbook has no tick, and beside its cells stands why, in full.
    page = files_page(dialog)
    row = page.list.files.rows[0]
    assert isinstance(row, FileRow)
    assert row.status is Status.AMBER
    assert page.panel.line.text() == "Read as: one month per column, A2:C4. No figures."
    assert f"A3: “{LONG_NAME}” is not the code or the name of any indicator" in page.panel.notes.text()

    # Said, the figures come, and the file has its tick.
    mapping = open_mapping(dialog)
    for written, code in ((LONG_NAME, "38"), ("IHAs attended (all)", "36")):
        means = mapping.list.words[written].means
        means.choose(code)
        means.activated.emit(0)
    mapping.next_button.click()
    row = files_page(dialog).list.files.rows[0]
    assert isinstance(row, FileRow)
    assert row.status is Status.GREEN
    assert files_page(dialog).panel.line.text() == "Read as you said, A2:C4. 4 figures."
    dialog.import_button.click()
    assert figures(window)["38", "2014-06"] == 27


def test_a_row_of_nobody_is_the_workbook_s_problem(window: MainWindow, tmp_path: Path) -> None:
    dialog = take(window, tmp_path / "Health.xlsx", {"Q": [*HEALTH, ["IHAs Attended", 1, 2]]})
    beside = dialog.tabs.show_tab(PROBLEMS)
    assert isinstance(beside, BesideCell)
    listed = beside.main
    assert isinstance(listed, ImportProblems)
    [row] = [row for row in listed.list.problems.rows if isinstance(row, ProblemRow) and row.problem.found == LONG_NAME]
    assert row.subject == "The workbook"
    assert "say in the import window what it means" in row.next_step


def test_a_second_table_that_is_not_read_is_told_beside_the_sheet(window: MainWindow, tmp_path: Path) -> None:
    two = [
        ["Measure", "Jul-14", "Aug-14"],
        ["CP plans", 300, 315],
        ["Referrals", 480, 489],
        [],
        ["Measure", "Jul-14", "Aug-14", "Extra"],
        ["Looked After Children", 260, 265],
    ]
    dialog = take(window, tmp_path / "Scorecard.xlsx", {"Scorecard": two})
    mapping = open_mapping(dialog)
    mapping.confirm_button.click()
    mapping.next_button.click()
    notes = files_page(dialog).panel.notes.text()
    assert "A5: Another table seems to begin here." in notes


def test_a_workbook_that_brings_nothing_is_none_of_those_imported(window: MainWindow, tmp_path: Path) -> None:
    health, plans = tmp_path / "Health.xlsx", tmp_path / "Plans.xlsx"
    health.write_bytes(workbook({"Q": HEALTH}))
    hidden, own = [["old", "stuff"], ["more", "stuff"]], [["Service", "Aug-14"], ["Plans", 4], ["More", 5]]
    plans.write_bytes(workbook({"Figures": [["Code", "Aug-14"], [18, 315]], "Working": Laid(hidden, hidden=True)}))
    (tmp_path / "Return.xlsx").write_bytes(workbook({"Own": own}))
    window.flows.take([health, plans, tmp_path / "Return.xlsx"])
    dialog = window.flows.imports.dialog
    assert dialog is not None
    assert dialog.import_button.text() == "Import 1 of 3 workbooks into August 2014"
    said = [each.text() for each in dialog.page.findChildren(Words)]
    assert "Nothing is used yet of Health.xlsx, Return.xlsx." in said
    # First comes what would be lost otherwise, and not a working sheet of a workbook that was read.
    assert files_page(dialog).current() == ("Return.xlsx", "Own")
