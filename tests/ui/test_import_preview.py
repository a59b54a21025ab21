"""The preview of an import through the real window: what was read, what changes, what is hidden or left out."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ibdesk.domain.figure import Missing
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Severity
from ibdesk.ui.importing.beside_cell import BesideCell
from ibdesk.ui.importing.file_rows import FileRow, Row, SheetRow
from ibdesk.ui.importing.import_dialog import ImportDialog
from ibdesk.ui.importing.import_files import FilesPage
from ibdesk.ui.importing.import_preview_page import FIGURES, FILES, PROBLEMS, QUESTIONS
from ibdesk.ui.importing.import_problems import ImportProblems
from ibdesk.ui.importing.news_page import NewsPage
from ibdesk.ui.importing.question_list import QuestionList
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import CHANGES
from ibdesk.ui.window.navigation import PROBLEMS as PROBLEMS_TAB
from tests.made import cell_of
from tests.reading.files.odd_workbooks import locked
from tests.reading.made_workbooks import Laid, workbook

_Tip, _Aligned = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.TextAlignmentRole
JULY = [["Code", "Month", "Value"], [7, "2014-07", 480], [4, "2014-07", 790], [9, "2014-07", 150]]
AUGUST = [
    ["Code", "Month", "Value"],
    [7, "2014-07", 481],
    [4, "2014-07", 790],
    [7, "01/08/2014", 489],
    [9, "2014-08", -4],
]


@pytest.fixture
def window(with_new_board: MainWindow) -> MainWindow:
    return with_new_board


def news_page(dialog: ImportDialog) -> NewsPage:
    """The page of the figures as it is now: made anew when the preview changes."""
    page = dialog.tabs.made(FIGURES)
    assert isinstance(page, NewsPage)
    return page


def take(window: MainWindow, *paths: Path) -> ImportDialog:
    window.flows.take(paths)
    dialog = window.flows.imports.dialog
    assert dialog is not None
    return dialog


def made(folder: Path, name: str, sheets: dict[str, object]) -> Path:
    path = folder / name
    path.write_bytes(workbook(sheets))  # type: ignore[arg-type]
    return path


def files_page(dialog: ImportDialog) -> FilesPage:
    page = dialog.tabs.show_tab(FILES)
    assert isinstance(page, FilesPage)
    return page


def lines(page: FilesPage) -> list[tuple[str, str]]:
    rows: tuple[Row, ...] = page.list.files.rows
    return [(row.workbook if isinstance(row, FileRow) else f"  {row.sheet}", row.line) for row in rows]


def kept(window: MainWindow) -> dict[tuple[str, str], object]:
    desk = window.session.desk
    assert desk is not None
    return {
        (each.code, str(each.month)): each.quantity if isinstance(each.quantity, Missing) else int(each.quantity)
        for each in desk.board.records().figures
    }


def table(page: NewsPage) -> list[tuple[str, ...]]:
    return [tuple(cell.spoken for cell in row.cells) for row in page.table.cells.rows]


def test_what_was_read_from_which_cells(window: MainWindow, tmp_path: Path) -> None:
    made(tmp_path, "MASH.xlsx", {"Figures": AUGUST, "Workings": [["Pivot"], [12]]})
    (tmp_path / "Broken.xlsx").write_bytes(b"PK\x03\x04 cut short")
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.4")
    dialog = take(window, tmp_path / "Broken.xlsx", tmp_path / "MASH.xlsx", tmp_path / "letter.pdf")
    page = files_page(dialog)
    assert lines(page) == [
        ("Broken.xlsx", "Left out: it is damaged or was cut off on the way"),
        ("MASH.xlsx", "4 new  ·  1 problem"),
        ("  Figures", "One figure per row, A1:C5"),
        ("  Workings", "Not recognised"),
        ("letter.pdf", "Left out: it is a PDF document, which shows figures but does not hold them as cells"),
    ]
    assert dialog.import_button.text() == "Import 1 of 3 workbooks into August 2014"

    # The sheet as it looks: headings, the cells that figures came from, the problem's cell.
    page.choose("MASH.xlsx", "Figures")
    marks = page.panel.grid.cells.marks
    assert page.panel.grid.isVisible()
    assert page.panel.line.text() == "Read as: one figure per row, A1:C5. 4 figures."
    assert marks.headings == ((1, 1, 1, 3),)
    assert marks.cells == {(2, 3), (3, 3), (4, 3), (5, 3)}
    assert marks.problems[5, 3] is Severity.ERROR
    cell = page.panel.grid.cells.index(4, 2)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "C5: -4, used, problem: must fix"
    # What was decided while reading is said.
    assert "B4: Dates like this one were read with the day first, so this is in August 2014." in page.panel.notes.text()


def test_new_changed_and_the_same(window: MainWindow, tmp_path: Path) -> None:
    take(window, made(tmp_path, "July.xlsx", {"Figures": JULY})).import_button.click()
    dialog = take(window, made(tmp_path, "August.xlsx", {"Figures": AUGUST}))
    assert dialog.sentence.text() == "4 figures: 2 new, 1 changed, 1 the same as before. Nothing is kept yet."
    page = dialog.tabs.show_tab(FIGURES)
    assert isinstance(page, NewsPage)
    shown = [chip.accessibleName() for chip in page.chips.values() if chip.isVisible()]
    assert shown == ["Changed, 1", "New, 2", "The same, 1"]
    assert [row[:6] for row in table(page)] == [("7", "Referrals", "Jul 2014", "480", "481", "+1")]
    assert table(page)[0][7] == "C2, Figures, August.xlsx"
    page.chips["new"].click()
    page.chips["changed"].click()
    assert [(row[0], row[2], row[4]) for row in table(page)] == [("7", "Aug 2014", "489"), ("9", "Aug 2014", "-4")]
    page.chips["new"].click()
    page.chips["the same"].click()
    assert [(row[0], row[3], row[4]) for row in table(page)] == [("4", "", "790")]
    dialog.cancel_button.click()
    assert kept(window)[("7", "2014-07")] == 480


def test_changed_figures_by_category_and_comments_are_listed_with_what_they_were(
    window: MainWindow, tmp_path: Path
) -> None:
    headings, said = ["Code", "Month", "Category", "Value"], ["Code", "Month", "Text"]
    sheets: dict[str, object] = {
        "Figures": JULY,
        "Breakdowns": [headings, [9, "2014-07", "North", 100], [9, "2014-07", "South", 50]],
        "Comments": [said, [7, "2014-07", "Fewer than in June."], [9, "2014-07", "As planned."]],
    }
    take(window, made(tmp_path, "July.xlsx", sheets)).import_button.click()
    sheets |= {
        "Breakdowns": [headings, [9, "2014-07", "North", 90], [9, "2014-07", "South", 50], [9, "2014-07", "East", 10]],
        "Comments": [said, [7, "2014-07", "More than in June."], [9, "2014-07", "As planned."]],
    }
    dialog = take(window, made(tmp_path, "July again.xlsx", sheets))
    assert dialog.sentence.text() == (
        "3 figures: 0 new, 0 changed, 3 the same as before. Also 3 figures by category (1 changed), 2 comments "
        "(1 changed). Nothing is kept yet."
    )
    page = dialog.tabs.show_tab(FIGURES)
    assert isinstance(page, NewsPage)
    assert page.chips["changed"].accessibleName() == "Changed, 2"
    by_category, comment = table(page)
    assert by_category[2:] == ("Jul 2014", "100", "90", "-10", "", "D2, Breakdowns, July again.xlsx")
    assert by_category[1].startswith("North: ")
    assert comment[:2] == ("7", "Comment: Referrals")
    assert comment[3:5] == ("Fewer than in June.", "More than in June.")
    # Texts are read from the left, though they stand under numbers.
    sides = [Qt.AlignmentFlag(page.table.cells.index(row, 4).data(_Aligned)) for row in (0, 1)]
    assert [bool(side & Qt.AlignmentFlag.AlignLeft) for side in sides] == [False, True]
    # They are no figures that the board could keep instead.
    page.table.selectAll()
    assert not page.keep_button.isEnabled()

    # Of a workbook with no figure of an indicator as a whole they are listed too.
    del sheets["Figures"]
    dialog = take(window, made(tmp_path, "Alone.xlsx", sheets))
    assert dialog.tabs.bar.tabText(dialog.tabs.names.index(FIGURES)) == "Figures (2)"
    page = dialog.tabs.show_tab(FIGURES)
    assert isinstance(page, NewsPage)
    assert len(table(page)) == 2


def test_a_changed_figure_may_stay_as_the_board_has_it(window: MainWindow, tmp_path: Path) -> None:
    take(window, made(tmp_path, "July.xlsx", {"Figures": JULY})).import_button.click()
    dialog = take(window, made(tmp_path, "August.xlsx", {"Figures": AUGUST}))
    page = dialog.tabs.show_tab(FIGURES)
    assert isinstance(page, NewsPage)
    assert page.keep_button.isEnabled()
    page.keep_button.click()

    # Still at the figures; what stays is listed, told, and can be had back.
    page = news_page(dialog)
    assert dialog.tabs.current == FIGURES
    assert dialog.sentence.text().startswith("3 figures: 2 new, 0 changed")
    assert not page.keep_button.isEnabled(), "a new figure has none to stay"
    page.chips["new"].click()
    page.chips["left as it was"].click()
    assert [(row[0], row[4], row[6]) for row in table(page)] == [("7", "481", "the board's figure stays")]
    told = [each.message for each in dialog.preview.problems if each.rule == "kept-as-it-was"]
    assert told == ["481 was not taken over for indicator 7, July 2014: the board's 480 stays."]
    page.keep_button.click()
    assert dialog.preview.changed == 1
    page = news_page(dialog)
    page.keep_button.click()
    dialog.import_button.click()
    assert kept(window)[("7", "2014-07")] == 480
    assert kept(window)[("7", "2014-08")] == 489


def test_afterwards_it_says_what_it_did_and_leads_on(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "decide", lambda *asked: True)
    take(window, made(tmp_path, "July.xlsx", {"Figures": JULY})).import_button.click()
    after = window.after_import
    assert after.isVisible()
    assert after.words.text() == "Imported into July 2014: 3 new figures, 0 changed."
    assert not after.changes.isVisible()
    take(window, made(tmp_path, "August.xlsx", {"Figures": AUGUST})).import_button.click()
    assert after.words.text() == "Imported into August 2014: 2 new figures, 1 changed, 1 the same."
    after.changes.click()
    assert window.tabs.current == CHANGES
    after.problems.click()
    assert window.tabs.current == PROBLEMS_TAB
    window.session.set_month(Month(2014, 7))
    assert after.isVisible(), "looking at another month changes nothing"
    after.undo.click()
    assert kept(window)[("7", "2014-07")] == 480
    assert ("7", "2014-08") not in kept(window)
    assert not after.isVisible()


def test_what_is_hidden_is_told_and_left_out_by_choice(window: MainWindow, tmp_path: Path) -> None:
    path = made(
        tmp_path,
        "MASH.xlsx",
        {
            "Figures": Laid([["Code", "Month", "Value"], [7, "2014-07", 480], [7, "2014-08", 489]], hidden_rows=(2,)),
            "Old": Laid([["Code", "Month", "Value"], [4, "2014-08", 12]], hidden=True),
        },
    )
    dialog = take(window, path)
    page = files_page(dialog)
    page.choose("MASH.xlsx", "Figures")
    assert page.panel.hidden.text() == "&Leave out 3 hidden cells"
    assert (2, 3) in page.panel.grid.cells.marks.hidden
    assert not page.panel.hidden.isChecked()
    page.panel.hidden.click()

    # Read again: still at that sheet, without the cells, and it is said.
    page = files_page(dialog)
    assert page.current() == ("MASH.xlsx", "Figures")
    assert page.panel.hidden.isChecked()
    assert "3 cells of this sheet are hidden. They were left out" in page.panel.notes.text()
    page.choose("MASH.xlsx", "Old")
    assert page.panel.hidden.text() == "&Leave out this sheet, which is hidden"
    page.panel.hidden.click()
    assert dialog.preview.new == 1
    # And back.
    page = files_page(dialog)
    page.panel.hidden.click()
    assert dialog.preview.new == 2
    dialog.import_button.click()
    assert kept(window) == {("7", "2014-08"): 489, ("4", "2014-08"): 12}


def test_a_locked_one_that_was_left_out_can_still_be_opened(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    plain = made(tmp_path, "MASH.xlsx", {"Figures": JULY})
    (tmp_path / "Health.xlsx").write_bytes(
        locked(workbook({"Q": [["Code", "Month", "Value"], [1, "2014-07", 5]]}), "Hexagon")
    )
    window.flows.take([plain, tmp_path / "Health.xlsx"])
    asked = window.flows.imports.passwords.dialog
    assert asked is not None
    asked.leave_button.click()
    dialog = window.flows.imports.dialog
    assert dialog is not None
    page = files_page(dialog)
    [row] = [row for row in page.list.files.rows if isinstance(row, FileRow) and row.locked]
    assert row.line == "Left out: it is locked with a password"
    page.list.choose(row)
    page.panel.password_button.click()
    asked = window.flows.imports.passwords.dialog
    assert asked is not None
    qtbot.keyClicks(next(iter(asked.rows.values())).field, "Hexagon")
    asked.open_button.click()
    assert dialog.preview.new == 4
    assert dialog.import_button.text() == "Import 2 workbooks into July 2014"


def test_a_question_shows_its_cell_and_its_answer_is_used(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    rows = [["Code", "Indicator", "Jul-14", "Aug-14"], [26, "Visits", 0.91, 0.88]]
    dialog = take(window, made(tmp_path, "Visits.xlsx", {"Visits": rows}))
    assert dialog.tabs.current == QUESTIONS
    beside = dialog.tabs.made(QUESTIONS)
    assert isinstance(beside, BesideCell)
    assert isinstance(beside.main, QuestionList)
    assert beside.title.text() == "Visits, cell C2"
    assert beside.grid.currentIndex().data() == "0.91"
    first = dialog.focusWidget()
    assert first is not None
    assert first.accessibleName().endswith("What does 0.91 mean? 91%: its numbers are fractions, and 1 is all")
    qtbot.keyClick(first, Qt.Key.Key_Space)
    beside.main.again_button.click()
    dialog.import_button.click()
    assert kept(window) == {("26", "2014-07"): 91, ("26", "2014-08"): 88}


def test_problems_of_these_workbooks_come_first_each_with_its_cell(window: MainWindow, tmp_path: Path) -> None:
    take(window, made(tmp_path, "July.xlsx", {"Figures": [*JULY, [11, "2014-07", -9]]})).import_button.click()
    dialog = take(window, made(tmp_path, "August.xlsx", {"Figures": AUGUST}))
    beside = dialog.tabs.show_tab(PROBLEMS)
    assert isinstance(beside, BesideCell)
    assert isinstance(beside.main, ImportProblems)
    problem = beside.main.current()
    assert problem is not None
    assert problem.source is not None
    assert (cell_of(problem).workbook, cell_of(problem).cell) == ("August.xlsx", "C5")
    assert beside.grid.currentIndex().data() == "-4"
    beside.main.all.click()
    shown = [row.problem for row in beside.main.list.problems.rows if hasattr(row, "problem")]
    elsewhere = next(at for at, each in enumerate(shown) if each.source and cell_of(each).workbook == "July.xlsx")
    beside.main.list.step(1)
    while beside.main.current() != shown[elsewhere]:
        beside.main.list.step(1)
    assert beside.where.text() == "July.xlsx, which is not part of this import."
    assert not beside.grid.isVisible()


def test_enter_on_a_row_does_not_import(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = take(window, made(tmp_path, "July.xlsx", {"Figures": JULY}))
    page = files_page(dialog)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert window.flows.imports.dialog is dialog
    assert dialog.mapping_page.isVisible(), "Enter on a sheet says what it holds"
    # Esc is the safe way back: to the preview first, then out of the import.
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.focusWidget() is files_page(dialog).list
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert kept(window) == {}
    assert window.status.message.text() == "Nothing was imported."


def test_a_workbook_s_words_are_never_mark_up(window: MainWindow, tmp_path: Path) -> None:
    rows = [["Code", "Month", "Value"], [7, "2014-08", "<b>489</b> <img src='x'>"]]
    dialog = take(window, made(tmp_path, "MASH.xlsx", {"<b>A": rows}))
    page = files_page(dialog)
    page.choose("MASH.xlsx", "<b>A")
    tips = [page.panel.grid.cells.index(1, 2).data(_Tip), page.list.files.index(1).data(_Tip)]
    assert all("<b>" not in tip and "&lt;b&gt;" in tip for tip in tips), tips
    assert page.panel.grid.cells.index(1, 2).data() == "<b>489</b> <img src='x'>"


def test_a_single_figure_in_a_later_month_is_pointed_out(window: MainWindow, tmp_path: Path) -> None:
    rows = [["Code", "Month", "Value"], *([code, "2014-08", 5] for code in range(1, 10)), [11, "08/09/2014", 158]]
    dialog = take(window, made(tmp_path, "MASH.xlsx", {"Figures": rows}))
    said = "Only 1 figure is for September 2014, 9 are for August 2014."
    assert [each.text() for each in dialog.page.findChildren(Words) if each.text().startswith("Only ")] == [
        f"{said} Look at the dates first: the board would open there."
    ]
    dialog.reject()
    dialog = take(window, made(tmp_path, "All.xlsx", {"Figures": rows[:-1]}))
    assert not [each for each in dialog.page.findChildren(Words) if each.text().startswith("Only ")]


def test_long_work_shows_itself_in_the_dialog_with_its_own_cancel(window: MainWindow, tmp_path: Path) -> None:
    dialog = take(window, made(tmp_path, "July.xlsx", {"Figures": JULY}))
    window.session.work.busy_changed.emit(True)
    assert not dialog.work.isVisible(), "not at once: short work would only flicker"
    window.session.work.progressed.emit(2, 3, "Reading July.xlsx, sheet 2 of 3")
    dialog.work.show_work()
    assert dialog.work.isVisible()
    assert dialog.work.words.text() == "Reading July.xlsx, sheet 2 of 3"
    assert (dialog.work.bar.value(), dialog.work.bar.maximum()) == (2, 3)
    assert dialog.rect().contains(dialog.work.geometry())
    window.session.work.busy_changed.emit(False)
    assert not dialog.work.isVisible()


def test_a_sheet_row_is_read_out_whole(window: MainWindow, tmp_path: Path) -> None:
    page = files_page(take(window, made(tmp_path, "July.xlsx", {"Figures": JULY})))
    [row] = [row for row in page.list.files.rows if isinstance(row, SheetRow)]
    assert row.spoken == "Sheet Figures. One figure per row, A1:C4. 3"


def test_the_template_of_the_window_filled_in_and_imported(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(window, made(tmp_path, "July.xlsx", {"Figures": JULY})).import_button.click()
    template = tmp_path / "Figures to fill in.xlsx"
    monkeypatch.setattr(dialogs, "ask_template", lambda *asked: template)
    window.menus.action("Save a template to fill in").trigger()
    assert window.status.message.text() == f"The template is saved as {template}. Fill it in, then import it."

    # As it is it says what the board has already; filled in, it brings that cell alone.
    dialog = take(window, template)
    assert (dialog.preview.new, dialog.preview.changed) == (0, 0)
    assert files_page(dialog).current() == (template.name, "Figures"), "and not the Read me before it"
    dialog.reject()
    book = openpyxl.load_workbook(template)
    sheet = book["Figures"]
    [row] = [cell.row for cell in sheet["A"] if str(cell.value) == "7"]
    heading = next(cell for line in sheet.iter_rows(max_row=10) for cell in line if shown_month(cell) == "2014-07")
    assert sheet.cell(row, heading.column).value == 480
    sheet.cell(row, heading.column).value = 489
    book.save(template)
    dialog = take(window, template)
    assert (dialog.preview.new, dialog.preview.changed) == (0, 1)
    dialog.import_button.click()
    assert kept(window)[("7", "2014-07")] == 489


def shown_month(cell: openpyxl.cell.Cell) -> str:
    return f"{cell.value:%Y-%m}" if isinstance(cell.value, datetime) else ""


def test_a_count_behind_a_percentage_is_named_where_the_name_is_shortened(window: MainWindow, tmp_path: Path) -> None:
    rows = [["Code", "Month", "Numerator", "Denominator"], [22, "2014-08", 3, 8]]
    dialog = take(window, made(tmp_path, "ICPC.xlsx", {"Figures": rows}))
    page = dialog.tabs.show_tab(FIGURES)
    assert isinstance(page, NewsPage)
    name = "Initial Child Protection Conferences Held Within Timescale in Month"
    assert [row[1] for row in table(page)] == [f"Numerator: {name}", f"Denominator: {name}"]


def test_what_is_said_of_a_workbook_as_a_whole_is_not_cut_off(window: MainWindow, tmp_path: Path) -> None:
    window.resize(1280, 640)
    old = tmp_path / "errors with a name that says something else.xlsx"
    old.write_bytes((Path(__file__).parents[1] / "reading" / "saved_workbooks" / "errors.xls").read_bytes())
    page = files_page(take(window, old))
    notes = page.panel.notes
    assert "a workbook of Excel 97-2003 (.xls)" in notes.text(), "seen at the sheet that is chosen first"
    page.list.choose(page.list.files.rows[0])
    assert "a workbook of Excel 97-2003 (.xls)" in notes.text()
    QApplication.processEvents()
    assert notes.height() >= notes.heightForWidth(notes.width())
    around = notes.parentWidget()
    assert around is not None
    assert around.height() >= notes.heightForWidth(notes.width())
