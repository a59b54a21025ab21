"""The overview's cards under headings, how they look to the mouse and vary, and the quick look over them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHoverEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ibdesk.domain.assessment import Status
from ibdesk.domain.report.report import build_report
from ibdesk.palette import DARK, LIGHT
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.indicators.indicator_tab import IndicatorTab
from ibdesk.ui.overview.card_icons import CardIcons
from ibdesk.ui.overview.card_words import spoken
from ibdesk.ui.overview.indicator_model import Order, Role
from ibdesk.ui.overview.overview_tab import OverviewTab
from ibdesk.ui.overview.quick_look import NO_COMMENT, QuickLook, comment_shown
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import INDICATORS, OVERVIEW
from tests.made import AUGUST
from tests.ui.test_control_row import records as varying
from tests.ui.window_kit import LONG, five_report, noted_in, plain_session, show


@pytest.fixture
def tab(opened: MainWindow, qtbot: QtBot) -> OverviewTab:
    overview = opened.tabs.page(OVERVIEW)
    assert isinstance(overview, OverviewTab)
    overview.cards.setFocus()
    return overview


def listed(tab: OverviewTab) -> list[str]:
    """The codes in their order, each heading as its words and how many it stands over."""
    rows = (tab.shown.index(row, 0) for row in range(tab.shown.rowCount()))
    return [row.data(Role.CODE) or f"{row.data(Role.SECTION)}: {row.data(Role.COUNT)}" for row in rows]


def look(tab: OverviewTab) -> QuickLook:
    panel = tab.looking.panel
    assert panel is not None
    return panel


def test_cards_stand_under_the_headings_of_their_sections(tab: OverviewTab) -> None:
    assert listed(tab) == ["1", "2", "10", "19", "36"]
    tab.group.click()
    assert listed(tab) == ["Early help: 1", "1", "Child protection: 3", "2", "10", "19", "Health: 1", "36"]
    tab.chips[Status.RED].click()
    assert listed(tab) == ["Child protection: 2", "2", "19"], "a heading over nothing is not shown"
    assert tab.visible_codes() == ["2", "19"]
    tab.chips[None].click()
    tab.order.setCurrentText(Order.WORST)
    assert listed(tab)[2:6] == ["Child protection: 3", "2", "19", "10"], "the order holds within a section"
    tab.group.click()
    assert listed(tab) == ["2", "19", "36", "1", "10"]


def test_a_heading_goes_with_its_last_card(tab: OverviewTab, opened: MainWindow) -> None:
    tab.group.click()
    tab.chips[Status.NO_DATA].click()
    assert listed(tab) == ["Health: 1", "36"]
    opened.session.change(lambda desk: desk.edits.override("36", AUGUST, Status.RED, "None were held"))
    assert listed(tab) == []


def test_a_heading_takes_a_row_of_its_own_and_is_passed_over(
    tab: OverviewTab, opened: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    tab.group.click()
    qapp.processEvents()
    heading, card, below = (tab.cards.visualRect(tab.shown.index(row, 0)) for row in (0, 1, 2))
    assert heading.width() > 3 * card.width()
    assert heading.bottom() < card.top()
    assert card.bottom() < below.top()
    assert not tab.shown.index(0, 0).flags() & Qt.ItemFlag.ItemIsSelectable
    tab.cards.setFocus()
    assert opened.session.selected == "1"
    for key, code in ((Qt.Key.Key_Down, "2"), (Qt.Key.Key_Right, "10"), (Qt.Key.Key_Up, "1")):
        qtbot.keyClick(tab.cards, key)
        assert opened.session.selected == code
    tab.cards.keyboardSearch("health")
    assert opened.session.selected == "36"
    qtbot.mouseClick(tab.cards.viewport(), Qt.MouseButton.LeftButton, pos=heading.center())
    assert opened.session.selected == "36", "a heading is no card"


def test_the_grouping_is_remembered(tab: OverviewTab, opened: MainWindow) -> None:
    tab.group.click()
    folder = Path(opened.remembered._settings.fileName()).parent
    assert Remembered(folder).view("grouped")
    again = OverviewTab(opened.session, opened.tab_asks)
    assert again.group.isChecked()
    assert len(listed(again)) == 8
    tab.group.click()
    assert not opened.remembered.view("grouped")


def test_space_looks_quickly_and_arrows_go_on(tab: OverviewTab, opened: MainWindow, qtbot: QtBot) -> None:
    opened.session.save_comment("2", "Two families moved away.")
    opened.session.select("2")
    qtbot.keyClick(tab.cards, Qt.Key.Key_Space)
    panel = look(tab)
    assert panel.isVisible()
    assert panel.title.text() == "2  Visits in time"
    assert panel.value.text() == "60"
    assert panel.target.text() == "Target 85 or more"
    assert panel.comment.text() == "Two families moved away."
    assert panel.chart.shown is not None
    assert [point.number for point in panel.chart.shown.points if point.number] == [80, 60]
    assert "Target 85 or more" in panel.accessibleDescription()
    assert tab.rect().contains(panel.geometry())
    assert tab.cards.hasFocus(), "the keyboard stays with the cards"
    qtbot.keyClick(tab.cards, Qt.Key.Key_Right)
    assert panel.title.text() == "10  Reviews in time"
    assert panel.comment.text() == NO_COMMENT
    qtbot.keyClick(tab.cards, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    qtbot.keyClick(tab.cards, Qt.Key.Key_Space)
    assert panel.isVisible()
    qtbot.keyClick(tab.cards, Qt.Key.Key_Space)
    assert not panel.isVisible()


def test_the_quick_look_leaves_its_card_in_view_and_goes_with_the_cards(
    tab: OverviewTab, opened: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    for size in ((1366, 728), (1280, 640)):
        opened.resize(*size)
        qapp.processEvents()
        for code in ("1", "19"):
            opened.session.select(code)
            if not tab.looking.is_open:
                qtbot.keyClick(tab.cards, Qt.Key.Key_Space)
            card = tab.cards.visualRect(tab.cards.currentIndex()).translated(tab.cards.mapTo(tab, QPoint()))
            assert not look(tab).geometry().contains(card.center())
    tab.find_field.setText("no such indicator")
    assert not look(tab).isVisible()


def test_a_quick_look_opens_the_page(tab: OverviewTab, opened: MainWindow, qtbot: QtBot) -> None:
    opened.session.select("19")
    qtbot.keyClick(tab.cards, Qt.Key.Key_Space)
    look(tab).open_link.click()
    assert (opened.tabs.current, opened.session.selected) == (INDICATORS, "19")
    assert isinstance(opened.tabs.page(INDICATORS), IndicatorTab)


def test_a_low_quick_look_goes_without_what_the_page_says_too(tab: OverviewTab, opened: MainWindow) -> None:
    opened.session.save_comment("2", "The same few words again and again. " * 30)
    opened.session.select("2")
    tab.looking.turn()
    panel = look(tab)
    high = panel.reason.isVisible(), len(panel.comment.text())
    panel.stand_in(tab.rect().adjusted(0, 0, 0, 300 - tab.height()), 0, at_right=True)
    assert high[0]
    assert not panel.reason.isVisible()
    assert len(panel.comment.text()) < high[1]
    assert panel.comment.text().endswith(" ...")
    assert panel.height() <= 300
    report = opened.session.report
    assert report is not None
    assert comment_shown(report.page("2"), 50) == "The same few words again and again. The same few ..."


def test_a_cards_menu_offers_what_can_be_done_with_it(tab: OverviewTab, opened: MainWindow) -> None:
    opened.session.select("36")
    menu = tab.card_menu()
    assert menu is not None
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert words[:2] == ["Quick look", "Open the indicator's page"]
    assert words[-1] == "Show its problems"
    menu.actions()[0].trigger()
    assert look(tab).title.text() == "36  Health assessments"


def picture(tab: OverviewTab, code: str) -> QImage:
    tab.cards.show_code(code)
    rect = tab.cards.visualRect(tab.cards.currentIndex())
    return tab.cards.viewport().grab(rect).toImage()


def test_a_card_shows_that_the_mouse_is_over_it_and_that_it_is_pressed(
    tab: OverviewTab, opened: MainWindow, qtbot: QtBot
) -> None:
    opened.session.select("1")
    other = tab.cards.visualRect(tab.shown.index(1, 0))
    view = tab.cards.viewport()
    plain = view.grab(other).toImage()
    at = QPointF(other.center())
    QApplication.sendEvent(view, QHoverEvent(QEvent.Type.HoverEnter, at, view.mapToGlobal(at), QPointF(-1, -1)))
    QApplication.sendEvent(view, QHoverEvent(QEvent.Type.HoverMove, at, view.mapToGlobal(at), at))
    hovered = view.grab(other).toImage()
    assert hovered != plain
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=other.center())
    pressed = view.grab(other).toImage()
    assert tab.cards.cards.pressed == "2"
    assert opened.session.selected == "2", "one click makes it current"
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=other.center())
    assert tab.cards.cards.pressed is None
    assert view.grab(other).toImage() not in (plain, hovered, pressed)


def test_the_current_card_looks_other_than_one_with_the_keyboard(tab: OverviewTab, opened: MainWindow) -> None:
    opened.session.select("1")
    tab.cards.setFocus()
    focused = picture(tab, "1")
    tab.find_field.setFocus()
    assert picture(tab, "1") != focused


def test_cards_say_and_show_how_their_indicators_vary() -> None:
    report, icons = build_report(varying(), AUGUST), CardIcons()
    assert icons.icon_of(report.page("8"), LIGHT) is not None
    assert icons.icon_of(report.page("15"), DARK) is None, "a rolling series has no usual range"
    assert " Improving: above its usual range." in spoken(report.page("8"))
    assert "usual range" not in spoken(report.page("15"))


def test_icons_are_painted_once_the_cards_are_there(qtbot: QtBot) -> None:
    session = plain_session()
    tab = OverviewTab(session, noted_in([]))
    qtbot.addWidget(tab)
    tab.resize(1366, 560)
    tab.show()
    show(session, build_report(varying(), AUGUST))
    before = picture(tab, "8")
    assert tab.cards.cards.icon_of is None
    tab.cards.show_icons()
    assert picture(tab, "8") != before
    qtbot.waitUntil(lambda: tab.cards._icons_asked, timeout=LONG)


def test_the_quick_look_says_what_must_be_fixed(tab: OverviewTab, opened: MainWindow, qtbot: QtBot) -> None:
    show(opened.session, five_report())
    opened.session.select("36")
    qtbot.keyClick(tab.cards, Qt.Key.Key_Space)
    panel = look(tab)
    assert panel.must_fix.isVisible()
    assert panel.must_fix.text() == "1 problem must be fixed"
    opened.resize(1280, 640)
    opened.theme.set_text_percent(150)
    try:
        QApplication.processEvents()
        assert panel.must_fix.isVisible(), "it is not what gives way where there is little room"
    finally:
        opened.theme.usual_text()
    opened.session.select("2")
    assert not panel.must_fix.isVisible()
