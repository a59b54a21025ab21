"""The overview: cards that say what they show, filters whose counts agree, keys that work, pictures kept."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ibdesk.domain.assessment import Status
from ibdesk.domain.figure import Unit
from ibdesk.domain.report.report import build_report
from ibdesk.palette import DARK
from ibdesk.ui.app.list_views import found
from ibdesk.ui.app.session import Session
from ibdesk.ui.overview.card import fitting
from ibdesk.ui.overview.card_words import card_words, spoken
from ibdesk.ui.overview.indicator_model import Order
from ibdesk.ui.overview.overview_tab import OverviewTab
from tests.made import AUGUST, board, counts, indicator, part, referrals
from tests.ui.window_kit import Asked, five_report, light_theme, noted_in, plain_session, show


@pytest.fixture
def session(qapp: QApplication) -> Session:
    light_theme(qapp)
    session = plain_session()
    show(session, five_report())
    return session


@pytest.fixture
def tab(session: Session, asked: Asked, qtbot: QtBot) -> Iterator[OverviewTab]:
    tab = OverviewTab(session, noted_in(asked))
    qtbot.addWidget(tab)
    tab.resize(1366, 560)
    tab.show()
    asked.clear()
    yield tab
    tab.close()


def chip_counts(tab: OverviewTab) -> dict[str, str]:
    names = [chip.accessibleName().split(", ") for chip in tab.chips.values()]
    return dict(names)


def test_each_card_is_read_out_as_sentences(tab: OverviewTab) -> None:
    said = tab.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("2, Visits in time. 60, Aug 2014. Red: 60 ")
    assert "Down 20 on August 2013, worse." in said
    assert said.endswith("Target 85 or more.")


def test_a_rate_target_names_the_number_that_it_judges() -> None:
    [page] = build_report(referrals(), AUGUST).pages
    words = card_words(page)
    assert words.value == "489"
    assert words.target == "Target 461.2 to 563.6  ·  now 1,060.66 per 10,000"
    assert words.travel == "Up 498.9 per 10,000 on Aug 2013"
    assert "1,060.66 per 10,000 (12 months to August 2014)" in spoken(page)


def test_chips_count_and_filter(tab: OverviewTab) -> None:
    assert chip_counts(tab) == {
        "All": "5",
        "Red": "2",
        "Amber": "0",
        "Green": "1",
        "Not assessed": "1",
        "No data": "1",
    }
    tab.chips[Status.RED].click()
    assert tab.visible_codes() == ["2", "19"]
    tab.chips[None].click()
    assert tab.visible_codes() == ["1", "2", "10", "19", "36"]


def test_counts_follow_the_other_filters(tab: OverviewTab) -> None:
    tab.section.setCurrentText("Child protection")
    assert (chip_counts(tab)["All"], chip_counts(tab)["No data"]) == ("3", "0")
    tab.find_field.setText("visits")
    assert (chip_counts(tab)["All"], tab.visible_codes()) == ("1", ["2"])


def test_nothing_found_says_what_to_do(tab: OverviewTab) -> None:
    tab.find_field.setText("no such indicator")
    assert not tab.cards.isVisible()
    assert "Clear the search field" in tab.nothing.text()
    tab.find_field.clear()
    assert tab.cards.isVisible()


@pytest.mark.parametrize(
    ("order", "codes"),
    [
        (Order.PACK, ["1", "2", "10", "19", "36"]),
        (Order.WORST, ["2", "19", "36", "1", "10"]),
        (Order.CHANGED, ["19", "2", "1", "10", "36"]),
        (Order.OFFICER, ["36", "1", "2", "10", "19"]),
    ],
)
def test_orders(tab: OverviewTab, order: Order, codes: list[str]) -> None:
    tab.order.setCurrentText(order)
    assert tab.visible_codes() == codes


@pytest.mark.parametrize(
    ("typed", "codes"),
    [("1", ["1", "10", "19"]), ("19", ["19"]), ("in time", ["2", "10"]), ("nurse", ["36"]), ("time visits", ["2"])],
)
def test_finding_by_code_name_or_officer(typed: str, codes: list[str]) -> None:
    assert [page.code for page in five_report().pages if found(typed, page)] == codes


def test_arrows_choose_for_all_tabs_and_enter_opens(
    tab: OverviewTab, session: Session, asked: Asked, qtbot: QtBot
) -> None:
    tab.cards.setFocus()
    assert session.selected == "1"
    qtbot.keyClick(tab.cards, Qt.Key.Key_Right)
    assert session.selected == "2"
    qtbot.keyClick(tab.cards, Qt.Key.Key_Return)
    assert asked == [("open_indicator", "2")]


def test_typing_finds_a_card_by_name_or_code(tab: OverviewTab, session: Session) -> None:
    tab.cards.keyboardSearch("second")
    assert session.selected == "19"
    tab.cards.keyboardSearch("36")
    assert session.selected == "36"


def test_a_choice_made_elsewhere_is_shown_here(tab: OverviewTab, session: Session) -> None:
    session.select("10")
    assert tab.cards.currentIndex().data() == "10\u2002Reviews in time"


def test_a_new_report_keeps_the_choice_and_the_filters(tab: OverviewTab, session: Session) -> None:
    session.select("19")
    tab.chips[Status.RED].click()
    show(session, five_report(()))
    assert session.selected == "19"
    assert tab.visible_codes() == ["2", "19"]
    assert tab.cards.currentIndex().data() == "19\u2002Second plans"


def test_cards_are_painted_once_and_again_when_something_changed(tab: OverviewTab, session: Session) -> None:
    tab.grab()
    painted = tab.cards.cards.painted
    assert painted >= 5
    tab.grab()
    assert tab.cards.cards.painted == painted, "kept pictures are used again"
    session.set_palette(DARK)
    tab.grab()
    in_dark = tab.cards.cards.painted
    assert in_dark >= painted + 5
    show(session, five_report(()))
    tab.grab()
    assert tab.cards.cards.painted >= in_dark + 5


@pytest.mark.parametrize(("width", "columns"), [(1366, 4), (1280, 3), (1920, 5)])
def test_columns_by_width(tab: OverviewTab, width: int, columns: int) -> None:
    tab.resize(width, 600)
    assert tab.cards.columns() == columns


def test_chips_drop_their_words_only_where_there_is_no_room(tab: OverviewTab) -> None:
    red, wide = tab.chips[Status.RED], tab.chips[Status.RED].width_of(short=False)
    tab.resize(1920, 600)
    assert red.sizeHint().width() == wide
    tab.resize(1000, 600)
    assert red.sizeHint().width() < wide
    assert red.accessibleName() == "Red, 2"
    assert tab.chips[None].sizeHint().width() == tab.chips[None].width_of(short=False)


@pytest.mark.parametrize(
    ("above", "below", "words"), [(29, 35, "29 of 35"), (3, 8, "3 of 8 (small)"), (19, 20, "19 of 20")]
)
def test_a_percentage_shows_of_how_many_and_whether_they_are_few(above: int, below: int, words: str) -> None:
    few = indicator("22", unit=Unit.PERCENT)
    page = build_report(board([few], counts("22", AUGUST, above, below)), AUGUST).page("22")
    assert card_words(page).counts == words
    assert f"({above} of {below})" in spoken(page)


def test_a_count_has_no_counts_behind_it() -> None:
    page = build_report(board([indicator("7")], [part("7", AUGUST, 489)]), AUGUST).page("7")
    assert card_words(page).counts == ""


def test_comparisons_that_do_not_fit_leave_a_sign(qapp: QApplication) -> None:
    metrics = QFontMetricsF(QApplication.font())
    three = ("England 520.8", "Stat. neighbours 464.2", "West Midlands 310")

    def shown(width: float) -> str:
        return fitting(three, "2012/13", metrics, width)

    whole = shown(10_000)
    assert whole == "England 520.8  ·  Stat. neighbours 464.2  ·  West Midlands 310  ·  2012/13"
    room = metrics.horizontalAdvance(whole)
    assert shown(room - 1) == "England 520.8  ·  Stat. neighbours 464.2  ·  1 more  ·  2012/13"
    assert shown(room / 2) == "England 520.8  ·  2 more  ·  2012/13"
    assert fitting(three[:1], "", metrics, room) == "England 520.8"


def test_a_card_says_that_a_problem_must_be_fixed(tab: OverviewTab, session: Session) -> None:
    report = session.report
    assert report is not None
    assert card_words(report.page("36")).must_fix == "1 problem must be fixed"
    assert spoken(report.page("36")).endswith("1 problem must be fixed.")
    assert card_words(report.page("2")).must_fix == "", "a warning is no error"
    tab.grab()
