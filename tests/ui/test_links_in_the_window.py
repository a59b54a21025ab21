"""A workbook whose every word names an address, looked at on every page of the window: nobody comes to it."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from ibdesk.ui.importing.import_preview_page import FIGURES, FILES, PROBLEMS
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import CHANGES, COMMENTS, DATA, INDICATORS, OVERVIEW, PACK
from ibdesk.ui.window.navigation import PROBLEMS as PROBLEMS_TAB
from tests.listening import nobody_comes
from tests.reading.made_workbooks import workbook


def linking(address: str) -> bytes:
    """Names, comments, categories and wrong figures, all with pictures and style sheets at the address."""
    picture = f"<img src='http://{address}/x.png'> <link rel='stylesheet' href='http://{address}/x.css'>"
    link = f"file://{address}/share/x, http://{address}/x, ![x](http://{address}/x)"
    return workbook(
        {
            "Figures": [
                ["Code", "Month", "Value", "Comment"],
                *[[7, f"2014-{month:02d}", 480 + month, f"{picture} {link}"] for month in range(1, 9)],
                [7, "2013-08", picture, link],
            ],
            "Breakdowns": [["Code", "Month", "Category", "Value"], [7, "2014-08", picture, 489]],
            "Report": [["Title", picture], ["Council", link], ["Contact name", picture], ["Notes", link]],
            "Events": [["Month", "Code", "What happened"], ["2014-05", 7, picture]],
        }
    )


def test_no_page_fetches_what_a_workbooks_words_name(with_new_board: MainWindow, tmp_path: Path) -> None:
    window, path = with_new_board, tmp_path / "links.xlsx"
    with nobody_comes() as address:
        path.write_bytes(linking(address))
        window.flows.take([path])
        dialog = window.flows.imports.dialog
        assert dialog is not None
        for tab in (FILES, FIGURES, PROBLEMS):
            dialog.tabs.show_tab(tab)
            look_at(dialog)
        dialog.import_button.click()
        for tab in (OVERVIEW, INDICATORS, PROBLEMS_TAB, DATA, COMMENTS, CHANGES, PACK):
            window.tabs.show_tab(tab)
            look_at(window)


def look_at(shown: QWidget) -> None:
    """Painted, and whatever that asked for done."""
    QApplication.processEvents()
    shown.grab()
    QApplication.processEvents()
