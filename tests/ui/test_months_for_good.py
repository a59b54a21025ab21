"""What is answered of a recognised table's months is asked again next month, unless a person says otherwise."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QMessageBox

from ibdesk.desk.months_for_good import can_be_for_good
from ibdesk.domain.mapping import MappedColumn, RowField, SheetMapping
from ibdesk.domain.question import Answer, Choice
from ibdesk.ui.importing.import_dialog import ImportDialog
from ibdesk.ui.importing.import_preview_page import QUESTIONS
from ibdesk.ui.importing.question_list import QuestionList
from ibdesk.ui.window.main_window import MainWindow
from tests.made import AUGUST
from tests.reading.made_workbooks import Rows, workbook
from tests.ui.keyboard_desk import PlayedDesk

SEPTEMBER = AUGUST + 1
UP_TO: Rows = [["Code", "Indicator", "To 31 July 2014", "To 31 August 2014"], ["1", "Open plans", 113, 121]]
WAYS = (
    pytest.param(
        UP_TO,
        [["Code", "Indicator", "To 31 August 2014", "To 30 September 2014"], ["1", "Open plans", 121, 130]],
        id="over columns",
    ),
    pytest.param(
        [["Code", "Month", "Value"], ["1", "To 31 August 2014", 121]],
        [["Code", "Month", "Value"], ["1", "To 30 September 2014", 130]],
        id="in a column",
    ),
    pytest.param(
        [["Code", "Indicator", "Jun-14", "Jul", "Aug"], ["1", "Open plans", 112, 113, 121]],
        [["Code", "Indicator", "Jul-14", "Aug", "Sep"], ["1", "Open plans", 113, 121, 130]],
        id="months that follow",
    ),
    pytest.param(
        [["Code", "Month", "Value"], ["1", "As at 4 August 2014", 121]],
        [["Code", "Month", "Value"], ["1", "As at 4 September 2014", 130]],
        id="days within months",
    ),
)
NOT_FOR_GOOD = (
    pytest.param([["Code", "Indicator", "Jul", "Aug"], ["1", "Open plans", 113, 121]], id="which year it is"),
    pytest.param([*UP_TO, [], UP_TO[0], ["10", "Reviews in time", 88, 90]], id="two tables on a sheet"),
)


@pytest.fixture
def desk(opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PlayedDesk:
    return PlayedDesk(opened, tmp_path, monkeypatch)


def preview(desk: PlayedDesk, name: str, rows: Rows) -> ImportDialog:
    path = desk.folder / f"{name}.xlsx"
    path.write_bytes(workbook({"Return": rows}))
    desk.window.flows.take([path])
    dialog = desk.window.flows.imports.dialog
    assert dialog is not None
    return dialog


def questions_of(dialog: ImportDialog) -> QuestionList:
    dialog.tabs.show_tab(QUESTIONS)
    [page] = dialog.page.findChildren(QuestionList)
    return page


def answer(desk: PlayedDesk, dialog: ImportDialog, for_good: bool) -> None:
    """The first answer, by keyboard."""
    page = questions_of(dialog)
    page.focus_first()
    desk.hand.press("Space")
    if for_good:
        [tick] = page.ticks.values()
        desk.hand.tab_until(lambda focused: focused is tick, "the tick")
        desk.hand.press("Space")
        assert tick.isChecked()
    desk.hand.press("Enter")


@pytest.mark.parametrize(("august", "september"), WAYS)
def test_it_is_not_asked_again_where_a_person_says_so(desk: PlayedDesk, august: Rows, september: Rows) -> None:
    dialog = preview(desk, "August", august)
    answer(desk, dialog, for_good=True)
    assert dialog.preview.questions == ()
    dialog.import_button.click()
    assert desk.figure("1", AUGUST) == 121
    dialog = preview(desk, "September", september)
    assert dialog.preview.questions == ()
    dialog.import_button.click()
    assert desk.figure("1", SEPTEMBER) == 130


@pytest.mark.parametrize(("august", "september"), WAYS)
def test_else_the_answer_is_for_one_import(desk: PlayedDesk, august: Rows, september: Rows) -> None:
    dialog = preview(desk, "August", august)
    answer(desk, dialog, for_good=False)
    dialog.import_button.click()
    assert desk.figure("1", AUGUST) == 121
    assert desk.records.mappings == ()
    assert [each.about for each in preview(desk, "September", september).preview.questions]


def test_undo_takes_what_is_remembered_back_with_its_import(desk: PlayedDesk) -> None:
    dialog = preview(desk, "August", UP_TO)
    answer(desk, dialog, for_good=True)
    dialog.import_button.click()
    desk.window.session.undo()
    assert len(preview(desk, "August again", UP_TO).preview.questions) == 1


@pytest.mark.parametrize("rows", NOT_FOR_GOOD)
def test_what_cannot_hold_next_month_is_not_offered(desk: PlayedDesk, rows: Rows) -> None:
    dialog = preview(desk, "August", rows)
    assert dialog.preview.questions
    assert questions_of(dialog).ticks == {}


def test_only_a_way_of_writing_months_can_hold_for_good(desk: PlayedDesk) -> None:
    shown = preview(desk, "August", UP_TO).preview
    [asked] = shown.questions
    assert can_be_for_good(asked, shown)
    others = (
        replace(asked, about=""),  # whether these very dates are days, or exchanged
        replace(asked, rule="ambiguous-percentage"),
        replace(asked, choices=(Choice("2013-08", "August 2013"), Choice("2014-08", "August 2014"))),
    )
    assert not [each for each in others if can_be_for_good(each, shown)]


def test_where_it_would_be_read_otherwise_it_is_asked_again_and_that_is_said(
    desk: PlayedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ibdesk.desk.months_for_good._read_the_same", lambda one, other: False)
    dialog = preview(desk, "August", UP_TO)
    answer(desk, dialog, for_good=True)
    [told] = dialog.findChildren(QMessageBox)
    assert told.text() == "The answer holds for this import: Return."
    told.close()
    dialog.import_button.click()
    assert desk.figure("1", AUGUST) == 121
    assert desk.records.mappings == ()


DATED: Rows = [["Code", "Month", "Value"], ["10", "To 31 August 2014", 88]]
ANOTHER = (
    pytest.param(DATED, id="with other headings"),
    pytest.param([UP_TO[0], ["10", "Reviews in time", 87, 88]], id="with the same headings"),
)


def both(desk: PlayedDesk, other: Rows) -> ImportDialog:
    """Two workbooks whose sheets have one name."""
    paths = [desk.folder / "A.xlsx", desk.folder / "B.xlsx"]
    for path, rows in zip(paths, (UP_TO, other), strict=True):
        path.write_bytes(workbook({"Return": rows}))
    desk.window.flows.take(paths)
    dialog = desk.window.flows.imports.dialog
    assert dialog is not None
    return dialog


def answer_all(dialog: ImportDialog) -> None:
    """Each with its first choice, for good."""
    given = tuple(Answer(asked.key, asked.choices[0].word, for_good=True) for asked in dialog.preview.questions)
    questions_of(dialog).answered.emit(given)


@pytest.mark.parametrize("other", ANOTHER)
def test_sheets_of_one_name_in_two_workbooks_are_both_remembered(desk: PlayedDesk, other: Rows) -> None:
    dialog = both(desk, other)
    assert {each.source.workbook for each in dialog.preview.questions} == {"A.xlsx", "B.xlsx"}
    answer_all(dialog)
    assert not dialog.findChildren(QMessageBox)
    dialog.import_button.click()
    assert (desk.figure("1", AUGUST), desk.figure("10", AUGUST)) == (121, 88)
    assert both(desk, other).preview.questions == ()


def test_of_two_sheets_of_one_name_it_is_said_which_one_is_asked_again(
    desk: PlayedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr("ibdesk.desk.months_for_good._read_the_same", lambda one, other: not asked)
    dialog = both(desk, DATED)
    answer_first = dialog.preview.questions[0].source.workbook
    page = questions_of(dialog)
    first, second = dialog.preview.questions[0], dialog.preview.questions[-1]
    page.answered.emit((Answer(first.key, first.choices[0].word, for_good=True),))
    assert not dialog.findChildren(QMessageBox)
    asked.append("the second cannot be remembered")
    questions_of(dialog).answered.emit((Answer(second.key, second.choices[0].word, for_good=True),))
    [told] = dialog.findChildren(QMessageBox)
    assert answer_first == "A.xlsx"
    assert told.text() == "The answer holds for this import: Return in B.xlsx."
    told.close()


def test_what_is_said_of_a_sheet_leaves_another_workbooks_of_its_name(desk: PlayedDesk) -> None:
    """Described by hand, one after the other."""
    paths = [desk.folder / "A.xlsx", desk.folder / "B.xlsx"]
    paths[0].write_bytes(workbook({"Sheet1": [["Ref no", "Took place", "How many"], ["1", "2014-08", 121]]}))
    paths[1].write_bytes(workbook({"Sheet1": [["Our ref", "Reporting", "Total"], ["10", "2014-08", 88]]}))
    desk.window.flows.take(paths)
    dialog = desk.window.flows.imports.dialog
    assert dialog is not None
    headings = {"A.xlsx": ("Ref no", "Took place", "How many"), "B.xlsx": ("Our ref", "Reporting", "Total")}
    for workbook_name, words in headings.items():
        columns = tuple(
            MappedColumn(heading, RowField(field))
            for heading, field in zip(words, ("code", "month", "value"), strict=True)
        )
        dialog.mapping_finished.emit(workbook_name, SheetMapping("Sheet1", columns), False)
    assert len(dialog.preview.decisions.mappings) == 2
    assert dialog.preview.brought == 2
