"""Going through the indicators: what the page says and where the keyboard goes."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ibdesk.domain.problem import Problem, Severity
from ibdesk.palette import DARK
from ibdesk.ui.app.session import Session
from ibdesk.ui.charts.plot import LEAST_HEIGHT
from ibdesk.ui.indicators.fact_rows import fact_rows
from ibdesk.ui.indicators.indicator_tab import IndicatorTab
from ibdesk.ui.indicators.key_facts import problems_text
from ibdesk.ui.look.lettering import SMALL, Words
from ibdesk.ui.widgets.keys import next_by_tab
from ibdesk.ui.widgets.link_button import LinkButton
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import INDICATORS
from tests.ui.shown import open_session, records
from tests.ui.window_kit import Asked, noted_in


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Session:
    return open_session(tmp_path)


@pytest.fixture
def tab(qtbot: QtBot, session: Session, asked: Asked) -> IndicatorTab:
    made = IndicatorTab(session, noted_in(asked))
    qtbot.addWidget(made)
    made.resize(1140, 501)
    made.show()
    return made


def facts(tab: IndicatorTab) -> dict[str, str]:
    return {row.label.text(): row.text.text() for row in tab.page.facts.rows if not row.isHidden()}


def test_charts_are_not_loaded_before_the_tab_is_looked_at(qtbot: QtBot, session: Session, asked: Asked) -> None:
    tab = IndicatorTab(session, noted_in(asked))
    qtbot.addWidget(tab)
    assert tab._view is None
    tab.show()
    assert tab._view is not None


def test_the_page_names_the_figure_that_is_assessed(tab: IndicatorTab) -> None:
    assert tab.page.header.title.text() == "7  Referrals"
    said = facts(tab)
    assert said["Current value"] == "489"
    assert said["Rate per 10,000, 12 months to Aug 2014"] == "1,060.66"
    assert said["Overall assessment"] == "Red"
    assert said["Target"] == "461.2 to 563.6 per 10,000"
    assert said["Direction of travel"].startswith("Up 498.9 per 10,000")
    assert said["Direction of travel"].endswith("worse")
    assert said["Aug 2013"] == "122"
    assert said["England 2012/13"] == "520.8 per 10,000"
    assert tab.page.facts.why_heading.text() == "Why red?"
    assert "above the target range" in tab.page.facts.why.text()
    assert "489" in tab.page.years_chart.accessibleName()


def test_a_percentage_of_few_is_told_to_be_one(tab: IndicatorTab, session: Session) -> None:
    session.select("20")
    assert facts(tab)["Current value"] == "0.00% (0 of 100)"
    assert "Small number" not in facts(tab)


def test_previous_and_next_walk_the_list_to_its_ends(qtbot: QtBot, tab: IndicatorTab, session: Session) -> None:
    header = tab.page.header
    assert not header.previous.isEnabled()
    qtbot.mouseClick(header.next, Qt.MouseButton.LeftButton)
    assert session.selected == "20"
    qtbot.keyClick(tab, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(tab, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert session.selected == "36"
    assert not header.next.isEnabled()
    assert tab.indicators.currentIndex().data() == "36  Assessments attended"


def test_the_list_says_each_assessment_in_words_and_chooses(qtbot: QtBot, tab: IndicatorTab, session: Session) -> None:
    index = tab.indicators.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "7, Referrals. Red."
    qtbot.keyClick(tab.indicators, Qt.Key.Key_Down)
    assert session.selected == "20"


def test_a_chart_can_be_read_as_a_table_by_keyboard(qtbot: QtBot, tab: IndicatorTab) -> None:
    panel = tab.page.trend
    panel.switch.setFocus()
    qtbot.keyClick(panel.switch, Qt.Key.Key_Space)
    assert panel.shows_table
    assert panel.table.currentIndex().data() == "1,060.66"
    assert panel.switch.text() == "Show as chart"
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "1,060.66"


def test_tab_goes_through_the_page_in_reading_order(qtbot: QtBot, tab: IndicatorTab) -> None:
    page = tab.page
    wanted = [page.header.next, page.years.switch, page.trend.switch, page.comment.editor]
    reached, widget = [], next_by_tab(tab.indicators)
    while widget is not tab.indicators:
        if widget in wanted:
            reached.append(widget)
        widget = next_by_tab(widget)
    assert reached == wanted


def test_problems_are_counted_and_lead_to_their_tab(
    qtbot: QtBot, tab: IndicatorTab, session: Session, asked: Asked
) -> None:
    assert session.report is not None
    session.select("36")
    assert session.report.page("36").problems, "a month without data is something to check"
    link = tab.page.facts.problems
    assert link.text() == problems_text(session.report.page("36").problems)
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked[-1] == ("show_problems_of", "36")


def test_problems_are_told_worst_first() -> None:
    found = [Problem("rule", severity, "What", "Do") for severity in (Severity.INFO, Severity.ERROR, Severity.ERROR)]
    assert problems_text(tuple(found)) == "Problems: 2 to fix, 1 for information"
    assert problems_text(()) == ""


def test_a_long_name_of_an_officer_leaves_the_facts_beside_the_charts(
    qtbot: QtBot, tmp_path: Path, asked: Asked
) -> None:
    made = records()
    officer = "Interim Assistant Director for Safeguarding, Quality Assurance and Looked After Children (job share)"
    named = tuple(replace(each, officer=officer, section=officer) for each in made.indicators)
    tab = IndicatorTab(open_session(tmp_path, replace(made, indicators=named)), noted_in(asked))
    qtbot.addWidget(tab)
    tab.resize(1280, 501)
    tab.show()
    page, shown = tab.page, tab.page.header.facts["Officer"]
    assert page.facts.mapTo(page, QPoint()).x() > page.trend.mapTo(page, QPoint()).x() + page.trend.width()
    assert shown.accessibleName() == officer
    shown.grab()
    assert shown.toolTip() == officer


def test_a_low_window_scrolls_instead_of_squeezing(tab: IndicatorTab) -> None:
    tab.resize(tab.width(), 400)  # too low for every page, whatever the lettering of this computer
    for code in ("7", "20", "33", "36"):
        tab._session.select(code)
        QApplication.processEvents()
        assert tab.page.years_chart.height() >= LEAST_HEIGHT
        assert tab.page.trend_chart.height() >= LEAST_HEIGHT
        assert tab.page.verticalScrollBar().maximum() > 0
        assert tab.page.horizontalScrollBar().maximum() == 0
        assert not clipped(tab.page.widget())


def clipped(inside: QWidget) -> list[str]:
    """Labels that got less height than their words need at their width."""
    labels = [label for label in inside.findChildren(Words) if label.isVisible() and label.text()]
    return [label.text() for label in labels if label.height() < label.heightForWidth(label.width())]


def test_the_page_asks_for_no_more_width_than_a_small_screen_has(tab: IndicatorTab) -> None:
    assert tab.minimumSizeHint().width() <= 1180
    assert tab.indicators.width() + tab.page.widget().minimumSizeHint().width() <= 1180


def test_dark_colours_and_larger_text_reach_the_page(tab: IndicatorTab, session: Session) -> None:
    session.set_palette(DARK)
    assert tab.page.trend_chart.tokens is DARK
    before = tab.page.header.title.font().pointSizeF()
    usual = QFont(QApplication.font())
    larger = QFont(usual)
    larger.setPointSizeF(usual.pointSizeF() * 1.5)
    try:
        QApplication.setFont(larger)
        QApplication.processEvents()
        assert tab.page.header.title.font().pointSizeF() == pytest.approx(before * 1.5)
        tick_font = tab.page.trend_chart.item.getAxis("left").style["tickFont"]
        assert tick_font.pointSizeF() == pytest.approx(larger.pointSizeF() * SMALL)
    finally:
        QApplication.setFont(usual)


def test_without_a_board_the_tab_says_what_to_do(tab: IndicatorTab, session: Session) -> None:
    session.close_board()
    assert tab.nothing.isVisible()
    assert "Import" in tab.nothing.text()


def test_every_fact_is_in_the_reports_order(session: Session) -> None:
    assert session.report is not None
    labels = [fact.label for fact in fact_rows(session.report.page("7"))]
    assert labels[:6] == [
        "Last update",
        "Current value",
        "Rate per 10,000, 12 months to Aug 2014",
        "Overall assessment",
        "Target",
        "Direction of travel",
    ]
    assert labels[-1] == "Measure period"


def test_at_any_text_size_no_fact_is_cut(qapp: QApplication, opened: MainWindow) -> None:
    opened.resize(1280, 640)
    tab = opened.tabs.show_tab(INDICATORS)
    assert isinstance(tab, IndicatorTab)
    for percent in (100, 125, 150):
        opened.theme.set_text_percent(percent)
        for code in ("1", "2", "19", "36"):
            opened.session.select(code)
            qapp.processEvents()
            for row in (row for row in tab.page.facts.rows if row.isVisible()):
                for words in (row.label, row.text):
                    if words.isVisible():
                        assert words.height() >= words.heightForWidth(words.width()), (percent, code, words.text())


def test_all_letters_follow_the_text_size_at_once(opened: MainWindow) -> None:
    before = [part.font().pointSizeF() for part in (opened.header.month, opened.header.export_button)]
    opened.theme.set_text_percent(150)
    after = [part.font().pointSizeF() for part in (opened.header.month, opened.header.export_button)]
    assert [now / then for now, then in zip(after, before, strict=True)] == pytest.approx([1.5, 1.5])


def test_the_list_is_drawn_wider_and_stays_so(opened: MainWindow) -> None:
    tab = opened.tabs.show_tab(INDICATORS)
    assert isinstance(tab, IndicatorTab)
    before = tab.indicators.width()
    tab.split.moveSplitter(before + 120, 1)
    assert tab.indicators.width() == before + 120
    opened.resize(1400, 700)
    assert tab.indicators.width() == before + 120
    assert opened.remembered.list_width() == before + 120


def test_a_long_name_takes_two_lines_and_is_whole_in_its_tip(tab: IndicatorTab) -> None:
    listed = tab.indicators
    index = listed.model().index(0, 0)
    short = listed.sizeHintForIndex(index).height()
    listed._look.width = 60
    assert listed.sizeHintForIndex(index).height() > short
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "7  Referrals"
    tab.grab()


def test_a_link_gives_way_and_is_whole_in_its_tip(qtbot: QtBot) -> None:
    link = LinkButton("Look at the 117 problems of this month")
    qtbot.addWidget(link)
    link.resize(link.minimumSizeHint())
    assert link.width() < link.sizeHint().width()
    link.grab()
    assert link.toolTip() == link.text()


@pytest.mark.parametrize("size", [(1366, 728), (1280, 640)])
def test_the_months_of_the_trend_are_in_view(size: tuple[int, int], qapp: QApplication, opened: MainWindow) -> None:
    opened.resize(*size)
    opened.session.select("1")
    tab = opened.tabs.show_tab(INDICATORS)
    assert isinstance(tab, IndicatorTab)
    qapp.processEvents()
    chart, page = tab.page.trend_chart, tab.page.viewport()
    axis_top = chart.mapTo(page, QPoint(0, round(chart.view.mapRectToScene(chart.view.boundingRect()).bottom())))
    assert axis_top.y() + chart.fontMetrics().height() <= page.height() + 4
    assert not tab.page.header.guide.isVisible()
    tab.page.header.more.click()
    assert tab.page.header.more.text() == "Hide description and guide"


def test_the_box_over_a_chart_stays_inside_it_and_goes_with_the_mouse(tab: IndicatorTab) -> None:
    chart = tab.page.trend_chart
    for at in (QPoint(3, 3), QPoint(chart.width() - 3, chart.height() - 3)):
        chart.show_place(2.0, at)
        assert chart.pointer.box.isVisible()
        assert chart.rect().contains(chart.pointer.box.geometry())
        assert chart.pointer.crosshair.isVisible()
    chart.show_place(None)
    assert not chart.pointer.box.isVisible()
    assert not chart.pointer.crosshair.isVisible()
