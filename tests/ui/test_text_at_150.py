"""Text at 150 % on a small laptop: no words are cut, nothing lies over another, no dialog is larger than the window."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from ibdesk.ui.indicators.indicator_tab import IndicatorTab
from ibdesk.ui.look.theme import Choice, Theme
from ibdesk.ui.window.main_window import MainWindow
from ibdesk.ui.window.navigation import INDICATORS
from tests.screens import screens, settle, shown
from tests.ui.cut_words import cut
from tests.ui.window_kit import light_theme, sample_window

LOOKED_AT = (
    *("overview", "comments-and-sign-off", "changes", "board-pack", "problems-reason", "indicator-19", "indicator-36"),
    *("import-preview", "import-question", "import-password", "correct-figure", "change-assessment", "target-basis"),
    *("rebase", "remove-for-good", "history", "backups", "settings-board-house-style", "settings-checks"),
    *("settings-this-computer", "first-month-2", "first-month-4"),
)


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = light_theme(qapp)
    theme.set_text_percent(150)
    yield theme
    theme.usual_text()
    theme.choose(Choice.LIGHT)


@pytest.fixture(scope="module")
def window(theme: Theme, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    with sample_window(theme, tmp_path_factory.mktemp("text at 150"), 1280, 640) as window:
        yield window


@pytest.mark.parametrize("name", LOOKED_AT)
def test_nothing_is_cut_and_it_fits_over_the_window(window: MainWindow, name: str, tmp_path: Path) -> None:
    screen = next(each for each in screens() if each.name == name)
    with shown(window, screen, tmp_path) as seen:
        settle(window)
        assert not cut(seen)
        assert seen.width() <= window.width()
        assert seen.height() <= window.height()


def test_key_facts_stay_apart_when_the_colours_change(window: MainWindow, theme: Theme) -> None:
    window.go.open_indicator("19")
    page = window.tabs.page(INDICATORS)
    assert isinstance(page, IndicatorTab)
    for colours in (Choice.DARK, Choice.HIGH_CONTRAST, Choice.LIGHT):
        theme.choose(colours)
        settle(window)
        rows = [row for row in page.page.facts.rows if row.isVisible()]
        assert all(above.geometry().bottom() < below.geometry().top() + 1 for above, below in pairwise(rows))
        assert not cut(page.page.facts)


def test_ticks_and_rings_grow_with_the_text(theme: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    field = QPlainTextEdit()
    qtbot.addWidget(field)
    field.show()
    metric = QStyle.PixelMetric
    at_150 = [qapp.style().pixelMetric(each) for each in (metric.PM_IndicatorWidth, metric.PM_ExclusiveIndicatorWidth)]
    theme.usual_text()
    usual = [qapp.style().pixelMetric(each) for each in (metric.PM_IndicatorWidth, metric.PM_ExclusiveIndicatorWidth)]
    theme.set_text_percent(150)
    assert all(large >= 1.3 * small for large, small in zip(at_150, usual, strict=True))
    assert field.frameWidth() == 2, "a text box has room for the ring of the focus"


def test_the_words_of_a_list_do_not_run_into_its_chevron(theme: Theme, qtbot: QtBot) -> None:
    room = []
    for percent in (100, 150):
        theme.set_text_percent(percent)
        combo = QComboBox()
        combo.addItem("With numerators and denominators")
        qtbot.addWidget(combo)
        combo.resize(combo.sizeHint())
        option = QStyleOptionComboBox()
        combo.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        words = combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, combo)
        assert words.width() >= combo.fontMetrics().horizontalAdvance(combo.currentText())
        room.append(combo.width() - words.right())
    theme.set_text_percent(150)
    assert room[1] >= 1.3 * room[0]
