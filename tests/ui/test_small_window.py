"""The window at its smallest, 900 by 520, with text of any size: rows fold, nothing overlaps, nothing is cut."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from ibdesk.ui.comments.comments_tab import CommentsTab
from ibdesk.ui.data.data_tab import MARKS, DataTab
from ibdesk.ui.indicators.indicator_tab import IndicatorTab
from ibdesk.ui.look.lettering import SMALL, lettered
from ibdesk.ui.look.theme import Choice, Theme
from ibdesk.ui.overview.overview_tab import OverviewTab
from ibdesk.ui.widgets.find_field import FindField
from ibdesk.ui.widgets.keys import next_by_tab
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import CHANGES, COMMENTS, DATA, INDICATORS, OVERVIEW, PACK, PROBLEMS
from tests.screens import screens, settle, shown
from tests.ui.cut_words import cut, over_each_other
from tests.ui.window_kit import light_theme, sample_window

TABS = (OVERVIEW, INDICATORS, PROBLEMS, DATA, COMMENTS, CHANGES, PACK)
TEXTS = (100, 125, 150)


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = light_theme(qapp)
    yield theme
    theme.usual_text()
    theme.choose(Choice.LIGHT)


@pytest.fixture(scope="module")
def window(theme: Theme, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    with sample_window(theme, tmp_path_factory.mktemp("small window"), 900, 520) as window:
        yield window


def lies_below(lower: QWidget, upper: QWidget) -> bool:
    return lower.mapToGlobal(lower.rect().topLeft()).y() > upper.mapToGlobal(upper.rect().bottomLeft()).y()


def lists_are_below(tab: OverviewTab) -> bool:
    """Whether the lists stand in a line of their own, below the field and the chips."""
    return all(lies_below(each, tab.find_field) for each in tab.filters.findChildren(QComboBox))


@pytest.mark.parametrize("percent", TEXTS)
@pytest.mark.parametrize("name", TABS)
def test_every_tab_fits_into_the_smallest_window(window: MainWindow, theme: Theme, name: str, percent: int) -> None:
    theme.set_text_percent(percent)
    window.go.show_tab(name)
    settle(window)
    seen = window.tabs.page(name)
    assert (window.width(), window.height()) == (900, 520)
    assert seen.minimumSizeHint().width() <= seen.width()
    assert not cut(seen)
    assert not over_each_other(seen)


@pytest.mark.parametrize("percent", TEXTS)
@pytest.mark.parametrize(
    "name",
    [
        *("import-mapping", "settings-board-indicators", "settings-board-targets", "settings-board-house-style"),
        *("settings-assessments-and-thresholds", "settings-this-computer", "overview-quick-look", "print"),
    ],
)
def test_lists_and_words_of_dialogs_have_room_over_the_smallest_window(
    window: MainWindow, theme: Theme, name: str, percent: int, tmp_path: Path
) -> None:
    theme.set_text_percent(percent)
    window.resize(900, 520)
    screen = next(each for each in screens() if each.name == name)
    with shown(window, screen, tmp_path) as seen:
        settle(window)
        assert not cut(seen)


@pytest.mark.parametrize("percent", TEXTS)
def test_lists_of_the_overview_have_room_for_their_words(window: MainWindow, theme: Theme, percent: int) -> None:
    theme.set_text_percent(percent)
    tab = overview(window)
    settle(window)
    assert lists_are_below(tab)
    for choice in tab.filters.findChildren(QComboBox):
        assert choice.width() >= choice.sizeHint().width()


def test_the_filters_stand_in_one_line_where_there_is_room(window: MainWindow, theme: Theme) -> None:
    theme.usual_text()
    tab = overview(window)
    window.resize(1366, 728)
    settle(window)
    in_one_line = not lists_are_below(tab)
    height = tab.filters.height()
    window.resize(900, 520)
    settle(window)
    assert in_one_line
    assert lists_are_below(tab)
    assert tab.filters.height() > height


def test_tab_goes_through_the_filters_as_they_are_seen_and_then_to_the_cards(
    window: MainWindow, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_text_percent(125)
    tab = overview(window)
    settle(window)
    reached: list[QWidget] = []
    each = next_by_tab(tab)
    while each is not tab.cards and len(reached) < 100:
        if each.parentWidget() is tab.filters:
            reached.append(each)
        each = next_by_tab(each)
    seen = sorted(reached, key=lambda part: (part.geometry().center().y() // 20, part.x()))
    assert len(reached) == 11, "the field, six chips, the button, three lists"
    assert reached == seen


def test_facts_and_comment_stand_below_the_charts_and_the_page_scrolls_one_way(
    window: MainWindow, theme: Theme
) -> None:
    theme.usual_text()
    window.go.open_indicator("7")
    settle(window)
    tab = window.tabs.page(INDICATORS)
    assert isinstance(tab, IndicatorTab)
    page = tab.page
    folded = lies_below(page.facts, page.trend), page.horizontalScrollBar().maximum()
    window.resize(1366, 728)
    settle(window)
    beside = not lies_below(page.facts, page.trend)
    window.resize(900, 520)
    settle(window)
    assert folded == (True, 0)
    assert beside


def test_names_can_be_read_in_the_list_of_comments(window: MainWindow, theme: Theme) -> None:
    theme.set_text_percent(150)
    tab = window.tabs.show_tab(COMMENTS)
    settle(window)
    assert isinstance(tab, CommentsTab)
    headings = [column.heading for column in tab.table.cells.columns]
    name, comment = headings.index("Indicator"), headings.index("Comment")
    assert tab.table.columnWidth(name) >= 12 * tab.table.fontMetrics().averageCharWidth()
    assert tab.table.isColumnHidden(comment), "Enter opens it"


@pytest.mark.parametrize("percent", TEXTS)
def test_a_quick_look_has_its_chart_and_no_words_over_each_other(
    window: MainWindow, theme: Theme, percent: int, tmp_path: Path
) -> None:
    theme.set_text_percent(percent)
    window.resize(900, 520)
    screen = next(each for each in screens() if each.name == "overview-quick-look")
    with shown(window, screen, tmp_path):
        tab = window.tabs.page(OVERVIEW)
        assert isinstance(tab, OverviewTab)
        panel = tab.looking.panel
        assert panel is not None
        assert panel.chart.isVisible()
        assert tab.rect().contains(panel.geometry())
        assert not cut(panel)
        line = QFontMetrics(lettered(SMALL, strong=True)).ascent()
        axis = panel.chart.height_of(panel.chart.view.viewRange()[1][0])
        assert axis / len(panel.chart.gutter.labels) >= line, "the lines' labels stand one below the other"


def test_figures_have_the_room_where_the_data_tab_is_low(window: MainWindow, theme: Theme) -> None:
    window.resize(900, 520)
    window.session.select("1")  # of its figure there is more to tell than two lines hold
    seen = []
    for percent in (100, 150):
        theme.set_text_percent(percent)
        tab = window.tabs.show_tab(DATA)
        assert isinstance(tab, DataTab)
        settle(window)
        rows = tab.table.viewport().height() // tab.table.rowHeight(0)
        seen.append((rows >= 4, tab.marks.isVisible(), tab.shown.toolTip() == MARKS))
    assert seen == [(True, True, False), (True, False, True)]


def test_a_field_says_fewer_words_where_it_is_narrow(qtbot: QtBot) -> None:
    field = FindField("Find an indicator (Ctrl+F)", "Find an indicator")
    qtbot.addWidget(field)
    field.show()
    said = []
    for width in (300, field.minimumSizeHint().width(), 60):
        field.resize(width, 30)
        said.append((field.placeholderText(), bool(field.toolTip())))
    assert said == [("Find an indicator (Ctrl+F)", False), ("Find an indicator", True), ("Find", True)]


def overview(window: MainWindow) -> OverviewTab:
    tab = window.tabs.show_tab(OVERVIEW)
    assert isinstance(tab, OverviewTab)
    return tab
