"""Light, dark, system and text size: what changes, what keeps the contrast, who is told."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ibdesk.palette import DARK, LIGHT, Palette
from ibdesk.ui.look.theme import BODY_POINTS, FAMILIES, TEXT_SIZES, Choice, nearest_size, qt_palette
from tests.ui.window_kit import light_theme


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_choosing_dark_and_back_changes_the_application_and_tells(qapp: QApplication, qtbot: QtBot) -> None:
    told: list[object] = []
    theme = light_theme(qapp)
    theme.palette_changed.connect(told.append)
    theme.choose(Choice.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window
    theme.choose(Choice.LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == LIGHT.window
    assert told == [DARK, LIGHT]


def test_text_size_steps_and_stops_at_its_ends(qapp: QApplication, qtbot: QtBot) -> None:
    theme, label = light_theme(qapp), QLabel("489")
    qtbot.addWidget(label)
    for _ in range(10):
        theme.larger_text()
    assert theme.text_percent == TEXT_SIZES[-1] == 150
    qtbot.waitUntil(lambda: label.font().pointSizeF() == pytest.approx(BODY_POINTS * 1.5))
    for _ in range(10):
        theme.smaller_text()
    assert theme.text_percent == TEXT_SIZES[0] == 90
    theme.usual_text()
    qtbot.waitUntil(lambda: label.font().pointSizeF() == pytest.approx(BODY_POINTS))


@pytest.mark.parametrize(("asked", "given"), [(0, 90), (100, 100), (117, 110), (118, 125), (10_000, 150)])
def test_a_remembered_size_that_is_none_of_ours_becomes_the_nearest(asked: int, given: int) -> None:
    assert nearest_size(asked) == given


def test_the_font_is_one_that_is_installed(qapp: QApplication, qtbot: QtBot) -> None:
    light_theme(qapp)
    assert set(qapp.font().families()) <= {*FAMILIES, qapp.font().family()}
    assert qapp.font().families()


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_what_qt_writes_can_be_read(tokens: Palette) -> None:
    palette, role = qt_palette(tokens), QPalette.ColorRole
    pairs = [
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.PlaceholderText, role.Base),
        (role.PlaceholderText, role.Window),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.Link, role.Base),
        (role.ToolTipText, role.ToolTipBase),
    ]
    for text, ground in pairs:
        assert contrast(palette.color(text).name(), palette.color(ground).name()) >= 4.5, (text, ground)
    assert contrast(tokens.accent_text, tokens.accent) >= 4.5
    for behind in (tokens.surface, tokens.window, tokens.selection):
        assert contrast(tokens.focus, behind) >= 3
