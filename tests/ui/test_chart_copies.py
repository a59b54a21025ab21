"""A chart on the clipboard, what its menu offers, events that are added to it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ibdesk.domain.figure import Part
from ibdesk.domain.number import exact
from ibdesk.palette import DARK, LIGHT
from ibdesk.ui.indicators.chart_panel import COPY_DATA, COPY_PICTURE, ChartPanel
from ibdesk.ui.indicators.event_dialogs import EventDialog
from ibdesk.ui.indicators.indicator_tab import IndicatorTab
from ibdesk.ui.widgets.copied_cells import as_table
from tests.made import AUGUST
from tests.ui.shown import FEBRUARY, open_session
from tests.ui.window_kit import noted_in


@pytest.fixture
def tab(qtbot: QtBot, tmp_path: Path) -> IndicatorTab:
    session = open_session(tmp_path)
    tab = IndicatorTab(session, noted_in([]))
    qtbot.addWidget(tab, before_close_func=lambda closing: session.close())
    tab.resize(1366, 700)
    tab.show()
    session.select("20")
    return tab


def offered(panel: ChartPanel, place: float | None = None) -> list[str]:
    return [action.text() for action in panel.menu(place).actions() if action.text()]


def colours_in(picture: QImage, every: int = 5) -> set[str]:
    return {
        picture.pixelColor(x, y).name().upper()
        for x in range(0, picture.width(), every)
        for y in range(0, picture.height(), every)
    }


def test_a_chart_is_copied_as_a_table_with_its_headings(tab: IndicatorTab) -> None:
    told: list[str] = []
    tab._session.work.said.connect(told.append)
    tab.page.trend.copy_data()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Month\tPercentage\tOut of\tTarget\tWhat to know"
    assert lines[-1] == "Aug 2014\t0.00%\t0 of 100\t2.3% or less, met\t"
    assert len(lines) == 37
    assert not QGuiApplication.clipboard().mimeData().hasImage()
    assert told == ["The chart's figures are copied as a table."]


def test_words_that_would_run_as_a_formula_are_copied_as_words(tab: IndicatorTab) -> None:
    tab._session.change(lambda desk: desk.edits.add_event("20", AUGUST, "=HYPERLINK(1)"))
    tab.page.trend.copy_data()
    assert QGuiApplication.clipboard().text().endswith("\t'=HYPERLINK(1)")
    assert as_table(tab.page.trend.table_rows) == QGuiApplication.clipboard().text()


def test_a_picture_is_of_the_whole_panel_in_light_colours_without_its_links(tab: IndicatorTab) -> None:
    panel, session = tab.page.trend, tab._session
    session.set_palette(DARK)
    tab.page.trend_chart.setFocus(Qt.FocusReason.TabFocusReason)
    tab.page.trend_chart.read(20.0)
    panel.copy_picture()
    clipboard = QGuiApplication.clipboard()
    picture = clipboard.image()
    above = picture.height() // 2 - panel.height()
    assert picture.width() == panel.width() * 2
    assert LIGHT.text in colours_in(picture.copy(0, 0, picture.width(), above * 2), every=1), "the indicator's name"
    assert not clipboard.mimeData().hasText()
    colours = colours_in(picture)
    assert LIGHT.surface in colours
    assert not colours & {DARK.surface, DARK.year_current, DARK.focus}
    link = panel.switch.geometry().center() * 2
    around = picture.copy(link.x() - panel.switch.width(), link.y() + 2 * above - 8, 2 * panel.switch.width(), 16)
    assert colours_in(around) == {LIGHT.surface}
    assert panel.chart is tab.page.trend_chart
    assert tab.page.trend_chart.plot.backgroundBrush().color() == QColor(DARK.surface), "the window stays dark"
    assert tab.page.trend_chart.pointer.box.shown is not None, "what is told of the point is told again"


def test_a_comment_leaves_the_charts_and_what_is_told_of_a_point_alone(tab: IndicatorTab) -> None:
    chart, panel = tab.page.trend_chart, tab.page.trend
    chart.read(20.0)
    drawn = chart.shown
    tab._session.save_comment("20", "Two plans ended.")
    assert chart.shown is drawn
    assert chart.read_place == 20.0
    tab._session.change(lambda desk: desk.edits.edit_figure("20", AUGUST, Part.NUMERATOR, exact("9"), "Counted again"))
    assert chart.shown is not drawn
    assert panel.content.rows[-1][1] == "9.00%"
    assert chart.pointer.box.shown is None


def test_ctrl_c_in_a_chart_copies_both(tab: IndicatorTab, qtbot: QtBot) -> None:
    tab.page.years_chart.setFocus()
    qtbot.keyClick(tab.page.years_chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert data.text().startswith("Month\t2012/13\t2013/14\t2014/15\nApr\t")


def test_the_button_and_the_menu_offer_the_same(
    tab: IndicatorTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = tab.page.trend
    assert offered(panel) == [COPY_PICTURE, COPY_DATA, "Show as table"]
    panel.show_other_view()
    assert offered(panel) == [COPY_DATA, "Show as chart"]
    panel.show_other_view()
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: opened.append(menu))  # no keyboard to grab offscreen
    panel.copy_link.setFocus()
    qtbot.keyClick(panel.copy_link, Qt.Key.Key_Return)
    assert [action.text() for action in opened[0].actions() if action.text()] == offered(panel)


def test_the_menu_at_a_point_names_its_month(tab: IndicatorTab) -> None:
    assert offered(tab.page.trend, 29.0)[3:] == [
        "Add an event in February 2014...",
        "Rebase from here (February 2014)...",
    ]
    assert len(offered(tab.page.trend, 0.0)) == 4, "before the first month there is nothing to leave behind"
    assert offered(tab.page.years, 2.0)[3:] == [], "a month of three years is no month of an event"


def test_an_event_is_added_at_a_point_and_undone(tab: IndicatorTab) -> None:
    page = tab.page
    page.add_event(FEBRUARY)
    dialog = page.dialog
    assert isinstance(dialog, EventDialog)
    assert dialog.month == FEBRUARY
    assert not dialog.do.isEnabled()
    assert dialog.hint.text() == "Say in a few words what happened."
    dialog.reason.setPlainText("New team")
    dialog.do.click()
    assert "2  Feb 2014: New team" in page.trend.notes.text()
    report = tab._session.report
    assert report is not None
    assert [event.what for event in report.page("7").events] == []
    tab._session.undo()
    assert "New team" not in page.trend.notes.text()
    page.add_event()
    everywhere = page.dialog
    assert isinstance(everywhere, EventDialog)
    assert everywhere.month == AUGUST
    everywhere.for_all.setChecked(True)
    everywhere.reason.setPlainText("Inspection")
    everywhere.do.click()
    assert tab._session.report is not None
    assert [event.what for event in tab._session.report.page("7").events] == ["Inspection"]
