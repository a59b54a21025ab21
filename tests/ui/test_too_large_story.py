"""Workbooks with more figures than one import may bring, in the import window: which, why, and what to do."""

from pathlib import Path

import pytest

from ibdesk.reading.tables.opened import figure_allowance as room
from ibdesk.ui.importing.import_dialog import ImportDialog
from ibdesk.ui.importing.import_files import FilesPage
from ibdesk.ui.importing.import_preview_page import FILES
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.window.main_window import MainWindow
from tests.reading.made_workbooks import workbook


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_FIGURES", 6)


def take(window: MainWindow, folder: Path, **counts: int) -> ImportDialog:
    paths = []
    for year, (name, count) in enumerate(counts.items(), 2011):
        paths.append(folder / f"{name}.xlsx")
        rows = [["Code", "Month", "Value"], *([7, f"{year}-{month:02}", 480] for month in range(1, count + 1))]
        paths[-1].write_bytes(workbook({"Figures": rows}))
    window.flows.take(paths)
    dialog = window.flows.imports.dialog
    assert dialog is not None
    return dialog


def lines(dialog: ImportDialog) -> list[str]:
    page = dialog.tabs.show_tab(FILES)
    assert isinstance(page, FilesPage)
    return [row.line for row in page.list.files.rows]


def test_one_that_is_too_large_alone_is_not_said_to_hold_nothing(with_new_board: MainWindow, tmp_path: Path) -> None:
    dialog = take(with_new_board, tmp_path, Everything=7)
    assert dialog.sentence.text() == "This file cannot be imported as it is."
    assert lines(dialog) == ["Left out: holds more than 6 figures, more than one import may bring"]
    assert not dialog.import_button.isEnabled()
    dialog.reject()
    dialog = take(with_new_board, tmp_path, Everything=7, More=8)
    assert dialog.sentence.text() == "None of these files can be imported as they are."


def test_one_that_goes_over_with_the_others_is_to_come_after_them(with_new_board: MainWindow, tmp_path: Path) -> None:
    dialog = take(with_new_board, tmp_path, First=4, Second=3)
    assert lines(dialog) == [
        "4 new",
        "One figure per row, A1:C5",
        "Left out: would bring this import to more than 6 figures",
    ]
    told = "“Second.xlsx” would bring this import to more than 6 figures. Nothing of it was used."
    said = [each.text() for each in dialog.page.findChildren(Words)]
    assert f"Left out: {told} Bring it in by itself, after the others." in said
    dialog.import_button.click()
    with_new_board.flows.take([tmp_path / "Second.xlsx"])
    alone = with_new_board.flows.imports.dialog
    assert alone is not None
    assert alone.preview.new == 3
