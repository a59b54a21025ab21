"""What a person does while saying what a sheet holds, for the stories of the mapping page."""

from collections.abc import Mapping
from pathlib import Path

from ibdesk.ui.importing.beside_cell import BesideCell
from ibdesk.ui.importing.import_dialog import ImportDialog
from ibdesk.ui.importing.import_files import FilesPage
from ibdesk.ui.importing.import_preview_page import FILES, QUESTIONS
from ibdesk.ui.importing.mapping_page import MappingPage
from ibdesk.ui.importing.question_list import QuestionList
from ibdesk.ui.window.main_window import MainWindow
from tests.reading.made_workbooks import Laid, Rows, workbook


def take(window: MainWindow, path: Path, sheets: Mapping[str, Rows | Laid]) -> ImportDialog:
    path.write_bytes(workbook(sheets))
    window.flows.take([path])
    dialog = window.flows.imports.dialog
    assert dialog is not None
    return dialog


def open_mapping(dialog: ImportDialog) -> MappingPage:
    files = dialog.tabs.show_tab(FILES)
    assert isinstance(files, FilesPage)
    files.say_button.click()
    assert dialog.mapping_page.isVisible()
    return dialog.mapping_page


def asked(dialog: ImportDialog) -> QuestionList:
    beside = dialog.tabs.made(QUESTIONS)
    assert isinstance(beside, BesideCell)
    assert isinstance(beside.main, QuestionList)
    assert beside.grid.isVisible()
    return beside.main


def choose(page: MappingPage, place: int, what: str, code: str = "") -> None:
    """In a column's lists, as a person does."""
    row = page.list.columns[place]
    row.what.setCurrentIndex(row.what.findText(what))
    row.what.activated.emit(row.what.currentIndex())
    if code:
        row.indicator.setCurrentIndex(row.indicator.findData(code))
        row.indicator.activated.emit(row.indicator.currentIndex())


def figures(window: MainWindow) -> dict[tuple[str, str], int]:
    desk = window.session.desk
    assert desk is not None
    return {(each.code, str(each.month)): int(each.quantity) for each in desk.board.records().figures}
