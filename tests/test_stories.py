"""A month at the performance office, through the real window on a real board."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ibdesk.desk import Desk
from ibdesk.domain.month import Month
from ibdesk.paths import user_data
from ibdesk.startup import make_window
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.indicators.indicator_page import IndicatorPageView
from ibdesk.ui.indicators.indicator_tab import IndicatorTab
from ibdesk.ui.overview.overview_tab import OverviewTab
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import INDICATORS, OVERVIEW, PROBLEMS
from tests.ui.window_kit import light_theme, plain_session

AUGUST, JULY = Month(2014, 8), Month(2014, 7)


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    session = plain_session()
    window = make_window(session, light_theme(qapp), Remembered(user_data()))
    qtbot.addWidget(window, before_close_func=lambda closing: session.close())
    window.resize(1366, 728)
    window.show()
    yield window
    window.close()


def indicator_page(window: MainWindow) -> IndicatorPageView:
    tab = window.tabs.made(INDICATORS)
    assert isinstance(tab, IndicatorTab)
    assert window.tabs.current == INDICATORS
    assert isinstance(tab.page, IndicatorPageView)
    return tab.page


def choose_month(window: MainWindow, month: Month) -> None:
    chooser = window.header.month
    at = chooser.findText(month.long)
    assert at >= 0
    chooser.setCurrentIndex(at)
    chooser.activated.emit(at)


def test_from_the_start_page_to_the_pack(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The start page: try it with the sample.
    assert window.start_page.isVisible()
    qtbot.mouseClick(window.start_page.sample_button, Qt.MouseButton.LeftButton)
    report = window.session.report
    assert report is not None
    assert (report.month, len(report.pages)) == (AUGUST, 37)

    # The overview: find Referrals, open it with Enter.
    overview = window.tabs.made(OVERVIEW)
    assert isinstance(overview, OverviewTab)
    qtbot.keyClicks(overview.find_field, "Referrals")
    found = [overview.shown.index(row, 0).data() for row in range(overview.shown.rowCount())]
    assert 0 < len(found) < 37
    overview.find_field.clear()
    overview.cards.setCurrentIndex(overview.shown.index(6, 0))
    qtbot.keyClick(overview.cards, Qt.Key.Key_Return)

    # The page names what is assessed: the rate, not the 489.
    page = indicator_page(window)
    assert "Referrals" in page.header.title.text()
    assert page.facts.why.text().startswith("1,060.66 per 10,000 (12 months to August 2014) is above the target range")
    assert page.comment.editor.toPlainText().startswith("There were 489 referrals")

    # Another month: its own page, its own comment.
    choose_month(window, JULY)
    assert window.session.month == JULY
    assert page.comment.editor.toPlainText() == ""
    qtbot.keyClicks(page.comment.editor, "July's referrals were the highest so far.")
    choose_month(window, AUGUST)
    assert page.comment.editor.toPlainText().startswith("There were 489 referrals")
    choose_month(window, JULY)
    assert page.comment.editor.toPlainText() == "July's referrals were the highest so far."

    # Export: a workbook with a page for each indicator and the comment on its page.
    pack = tmp_path / "July pack.xlsx"
    monkeypatch.setattr(dialogs, "ask_pack", lambda parent, suggestion: pack)
    window.menus.action("Export pack").trigger()
    with zipfile.ZipFile(pack) as written:
        names = written.read("xl/workbook.xml").decode()
        texts = written.read("xl/sharedStrings.xml").decode()
    assert 'name="07 Referrals"' in names
    assert "July's referrals were the highest so far." in texts


def test_what_was_written_is_there_after_a_restart(window: MainWindow, qtbot: QtBot) -> None:
    window.start_page.sample_button.click()
    window.go.open_indicator("19")
    editor = indicator_page(window).comment.editor
    editor.selectAll()
    qtbot.keyClicks(editor, "Fewer second plans than in May.")
    board = window.session.desk.board.path if window.session.desk else None
    assert board is not None
    window.close()
    window.session.close()
    with Desk.open(board, "somebody else") as desk:
        comment = desk.months.report(AUGUST).page("19").comment
    assert (comment.text, comment.author) == ("Fewer second plans than in May.", "Performance Officer")


def test_the_one_known_error_leads_to_its_indicator(window: MainWindow) -> None:
    window.start_page.sample_button.click()
    report = window.session.report
    assert report is not None
    errors = [problem for problem in report.problems if problem.severity == "error"]
    assert [(problem.code, str(problem.month)) for problem in errors] == [("6", "2012-08")]
    window.tabs.show_tab(PROBLEMS)
    assert window.tabs.current == PROBLEMS
    window.go.open_indicator(errors[0].code or "")
    assert "Contacts Progressed to Referral" in indicator_page(window).header.title.text()
