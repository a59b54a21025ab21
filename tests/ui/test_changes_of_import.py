"""Changes after an import: its strip leads to what it changed, also before a first pack went out."""

import pytest

from ibdesk.ui.changes.changes_tab import NO_PACK
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import OVERVIEW
from tests.screens import settle
from tests.ui.cut_words import shows_whole
from tests.ui.test_looking_back import changes_tab, imported, restated, rows

__all__ = ["imported", "restated"]


@pytest.mark.parametrize("board", ["imported", "restated"])
@pytest.mark.parametrize("looked_at_before", [False, True])
def test_the_strip_leads_to_what_the_import_changed(
    request: pytest.FixtureRequest, board: str, looked_at_before: bool
) -> None:
    window: MainWindow = request.getfixturevalue(board)
    if looked_at_before:
        changes_tab(window).search.setText("nothing like it")
        window.go.show_tab(OVERVIEW)
    window.after_import.changes.click()
    assert [row[:1] + row[3:5] for row in rows(changes_tab(window))] == [["1", "113", "100"], ["2", "60", "96"]]


def test_before_a_pack_went_out_the_tab_says_so_and_denies_no_change(imported: MainWindow) -> None:
    tab = changes_tab(imported)
    assert tab.since.currentText() == NO_PACK
    assert tab.nothing.text().startswith("No pack has gone out yet")
    tab.since.setCurrentIndex(tab.since.count() - 1)
    assert rows(tab)


@pytest.mark.parametrize("width", [1280, 900])
def test_what_changes_are_listed_since_is_read_to_its_end(restated: MainWindow, width: int) -> None:
    restated.resize(width, 640)
    tab = changes_tab(restated)
    settle(restated)
    for at in range(2):
        tab.since.setCurrentIndex(at)
        settle(restated)
        assert shows_whole(tab.since), tab.since.currentText()
