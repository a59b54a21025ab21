"""While a sheet is being described: what would be read is tinted, what would not be is said with its cell."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics

from ibdesk.domain.problem import Severity
from ibdesk.ui.importing.import_files import FilesPage
from ibdesk.ui.importing.import_preview_page import FILES
from ibdesk.ui.look.lettering import lettered
from ibdesk.ui.widgets.calm_combo import CalmCombo
from ibdesk.ui.window.main_window import MainWindow
from tests.reading.mapping.made_mappings import DOWN, down
from tests.ui.mapping_steps import asked, choose, figures, open_mapping, take

BY_TEAM = [
    ["Section 47 enquiries started, by team"],
    ["Team", "Apr", "Apr", "Total"],
    ["North", 10, 11, 21],
    ["South", 15, 16, 31],
]
SCORECARD = [
    ["Scorecard for August 2014"],
    ["Service", "Target", "Jul-14", "Aug-14"],
    ["Child Protection Plans at month end", "-", 300, 315],
    ["Vehicles", "-", 3, 4],
]


@pytest.fixture
def window(with_new_board: MainWindow) -> MainWindow:
    return with_new_board


def test_why_nothing_would_be_read_is_said_with_its_cell(window: MainWindow, tmp_path: Path) -> None:
    # A breakdown by team, its months without a year and twice the same: described, and still nothing can be read.
    page = open_mapping(take(window, tmp_path / "By team.xlsx", {"By team": BY_TEAM}))
    choose(page, 0, "Category of a breakdown")
    assert page.list.whole is not None
    page.list.whole.indicator.choose("17")
    page.list.whole.indicator.activated.emit(0)
    assert page.sentence.text() == (
        "0 figures would be read. 2 problems, the first at B2: “Apr” does not say which year it is in, so its figures "
        "were not used. Write the year with the month, like Aug 2014; or say which months they are in the import "
        "window, or in the mapping that --suggest-mapping writes."
    )
    assert page.grid.cells.marks.problems == {(2, 2): Severity.ERROR, (2, 3): Severity.ERROR}
    assert not page.next_button.isEnabled()


def test_only_what_would_be_read_is_tinted(window: MainWindow, tmp_path: Path) -> None:
    page = open_mapping(take(window, tmp_path / "Return May.xlsx", down()))
    # The total and the note below it stand in the same columns, and are none of the figures.
    tinted = {row for row in range(1, len(DOWN) + 1) if page.grid.cells.marks.is_used(row, 2)}
    assert tinted == {5, 6}
    assert page.grid.cells.marks.is_used(5, 1), "the month that a figure is for"
    assert not page.grid.cells.marks.is_used(5, 3), "2 years + is not said yet"


def test_every_month_s_column_is_named_and_tinted(window: MainWindow, tmp_path: Path) -> None:
    page = open_mapping(take(window, tmp_path / "Scorecard.xlsx", {"Scorecard": SCORECARD}))
    choose(page, 0, "Indicator's name")
    assert page.list.columns[2].what.accessibleName() == "Column C, each month, C and D: what it holds"
    # What a text in the rows is like counts as a guess at once, as it does over the columns.
    assert page.sentence.text().startswith(
        "2 figures would be read. 1 guess to confirm or change. 1 question will be asked next. 1 problem, at A4:"
    )
    assert all(page.grid.cells.marks.is_used(3, column) for column in (1, 3, 4))
    assert not page.grid.cells.marks.is_used(4, 3)


def test_headings_have_room_for_their_strong_letters(window: MainWindow, tmp_path: Path) -> None:
    # With the headings of a second table the rows of the first one above it are no titles: they keep their room too.
    second = [*SCORECARD[1:], [], ["Service", "Target", "Jul-14", "Aug-14"], ["Looked After Children", "-", 260, 265]]
    page = open_mapping(take(window, tmp_path / "Scorecard.xlsx", {"Scorecard": second}))
    strong = QFontMetrics(lettered(strong=True))
    for combo in (page.last_row, page.first_row):
        combo.choose(5)
    page.last_row.activated.emit(0)
    assert page.grid.cells.marks.first_heading == 5
    for column in (1, 2, 3):
        heading = page.grid.cells.grid[4][column]
        assert page.grid.columnWidth(column) >= strong.horizontalAdvance(heading) + 12
    assert page.grid.columnSpan(0, 1) == 1


def test_a_mistake_is_gone_back_on_and_what_was_right_need_not_be_said_again(
    window: MainWindow, tmp_path: Path
) -> None:
    # Said wrongly: the referrals under the indicator of the plans of two years; seen in the preview.
    dialog = take(window, tmp_path / "Return May.xlsx", down())
    page = open_mapping(dialog)
    page.confirm_button.click()
    choose(page, 3, "Value of one indicator", "20")
    page.next_button.click()

    # Back: everything stands there as it was said, nothing of it is a guess, and one choice is changed.
    page = open_mapping(dialog)
    assert [row.what.currentText() for row in page.list.columns] == [
        "Month of the row", "Value of one indicator", "Not used", "Value of one indicator"
    ]  # fmt: skip
    assert [row.indicator.currentData() for row in page.list.columns[1::2]] == ["18", "20"]
    assert not page.confirm_button.isVisible()
    assert page.next_button.isEnabled()
    choose(page, 3, "Value of one indicator", "7")
    page.next_button.click()
    dialog.import_button.click()
    assert figures(window) == {
        ("18", "2014-04"): 100, ("18", "2014-05"): 101, ("7", "2014-04"): 30, ("7", "2014-05"): 31
    }  # fmt: skip


def test_going_back_finds_names_and_month_as_they_were_said(window: MainWindow, tmp_path: Path) -> None:
    rows = [["Return for August 2014"], ["What we count", "Latest"], ["Referrals", 9], ["CP plans", 315], ["Cars", 8]]
    dialog = take(window, tmp_path / "Return.xlsx", {"Return": rows})
    page = open_mapping(dialog)
    page.confirm_button.click()
    cars = page.list.words["Cars"].means
    cars.setCurrentIndex(cars.findText("Leave its rows out"))
    cars.activated.emit(0)
    page.next_button.click()
    page = open_mapping(dialog)
    assert page.list.whole is not None
    assert page.list.whole.month.currentText() == "As in the title"
    assert page.list.words["CP plans"].means.currentData() == "18"
    assert page.list.words["Cars"].means.currentText() == "Leave its rows out"
    assert page.sentence.text() == "2 figures would be read."
    assert page.next_button.isEnabled()


def test_months_without_a_year_are_one_question_behind_the_description(window: MainWindow, tmp_path: Path) -> None:
    rows = [["Front door"], ["What we count", "Jul", "Aug"], ["Referrals", 480, 489], ["CP plans", 300, 315]]
    dialog = take(window, tmp_path / "Return.xlsx", {"Return": rows})
    page = open_mapping(dialog)
    page.confirm_button.click()
    assert page.sentence.text() == "0 figures would be read. 1 question will be asked next."
    page.next_button.click()
    questions = asked(dialog)
    [years] = questions.groups.values()
    assert isinstance(years, CalmCombo), "many years are a list"
    years.choose("2014-07")
    years.activated.emit(years.currentIndex())
    questions.again_button.click()
    dialog.import_button.click()
    assert figures(window) == {
        ("7", "2014-07"): 480, ("7", "2014-08"): 489, ("18", "2014-07"): 300, ("18", "2014-08"): 315
    }  # fmt: skip


def test_a_breakdown_alone_is_counted_and_its_subtotals_are_no_category(window: MainWindow, tmp_path: Path) -> None:
    rows = [
        ["Section 47 enquiries, by team"],
        ["Team", "Jul-14", "Aug-14"],
        ["North", 10, 11],
        ["South", 15, 16],
        ["Sub-total: districts", 25, 27],
        ["Out of hours", 2, 3],
        ["Total", 27, 30],
    ]
    dialog = take(window, tmp_path / "By team.xlsx", {"By team": rows})
    page = open_mapping(dialog)
    assert page.list.whole is not None
    page.list.whole.indicator.choose("17")
    page.list.whole.indicator.activated.emit(0)
    assert page.sentence.text() == "0 figures and 6 other entries would be read."
    page.next_button.click()
    assert dialog.sentence.text() == (
        "6 figures by category, no figure of an indicator as a whole. Nothing is kept yet."
    )
    files = dialog.tabs.show_tab(FILES)
    assert isinstance(files, FilesPage)
    # The total is the only figure of the indicator that there is: said, for a person to give it.
    lines = [row.line for row in files.list.files.rows]
    assert lines == ["6 figures by category  ·  1 problem", "As you said, A2:C7"]
    notes = files.panel.notes.text()
    assert "B5: This is a subtotal." in notes
    assert "B7: This is a breakdown's total, so it was not read as a category; but it is the only figure" in notes
    dialog.import_button.click()
    assert window.after_import.words.text() == "Imported: 6 figures by category."
    desk = window.session.desk
    assert desk is not None
    assert {each.category for each in desk.board.records().breakdowns} == {"North", "South", "Out of hours"}


def test_a_long_heading_is_shown_to_its_end(window: MainWindow, tmp_path: Path) -> None:
    window.resize(1280, 640)
    long = "Children in need with a plan that was reviewed in the last six months, in percent"
    rows = [["Month", f"{long}, boys", f"{long}, girls"], ["Jul-14", 50, 51], ["Aug-14", 52, 53]]
    page = open_mapping(take(window, tmp_path / "Return.xlsx", {"Return": rows}))
    for row, who in zip(page.list.columns[1:], ("boys", "girls"), strict=True):
        assert row.heading.text() == f"{long}, {who}"
        assert row.heading.height() >= row.heading.heightForWidth(row.heading.width())
