"""Light, dark, system and text size: what changes, what keeps the contrast, who is told."""

from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ibdesk.domain.assessment import Status
from ibdesk.palette import DARK, HIGH_CONTRAST, LIGHT, Palette
from ibdesk.ui.look import theme as theme_module
from ibdesk.ui.look.style import FlatStyle, StillStyle
from ibdesk.ui.look.theme import (
    BODY_POINTS,
    FAMILIES,
    TEXT_SIZES,
    Choice,
    nearest_size,
    qt_palette,
    wants_contrast,
    wants_stillness,
)
from ibdesk.ui.paint.rag_mark import rag_mark
from ibdesk.ui.widgets.chips import Chip
from ibdesk.ui.widgets.waiting_bar import WaitingBar
from tests.ui.window_kit import LONG, light_theme

UI = Path(__file__).parents[2] / "ibdesk" / "ui"
TEXT, SHAPE = 4.5, 3.0  # WCAG 2.2 AA: 1.4.3 for text, 1.4.11 for what is no text


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
    qtbot.waitUntil(lambda: label.font().pointSizeF() == pytest.approx(BODY_POINTS * 1.5), timeout=LONG)
    for _ in range(10):
        theme.smaller_text()
    assert theme.text_percent == TEXT_SIZES[0] == 90
    theme.usual_text()
    qtbot.waitUntil(lambda: label.font().pointSizeF() == pytest.approx(BODY_POINTS), timeout=LONG)


@pytest.mark.parametrize(("asked", "given"), [(0, 90), (100, 100), (117, 110), (118, 125), (10_000, 150)])
def test_a_remembered_size_that_is_none_of_ours_becomes_the_nearest(asked: int, given: int) -> None:
    assert nearest_size(asked) == given


def test_the_font_is_one_that_is_installed(qapp: QApplication, qtbot: QtBot) -> None:
    light_theme(qapp)
    assert set(qapp.font().families()) <= {*FAMILIES, qapp.font().family()}
    assert qapp.font().families()


def test_a_pressed_filter_is_told_from_the_others_in_high_contrast(qtbot: QtBot) -> None:
    """By its ground, which is no colour beside another dark one."""
    grounds = {}
    for on in (False, True):
        chip = Chip("Red", rag_mark(Status.RED), HIGH_CONTRAST)
        qtbot.addWidget(chip)
        chip.setChecked(on)
        chip.resize(chip.sizeHint())
        image = chip.grab().toImage()
        grounds[on] = image.pixelColor(image.width() - 6, 6).name()
        seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(4, image.height() - 4)}
        assert max(contrast(grounds[on], colour) for colour in seen) >= TEXT, "its words are read"
    assert contrast(grounds[False], grounds[True]) >= SHAPE


ALL = pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH_CONTRAST], ids=["light", "dark", "high contrast"])


@ALL
def test_every_text_can_be_read_on_every_ground_that_it_stands_on(tokens: Palette) -> None:
    grounds = ("surface", "window", "selection")
    for text in ("text", "secondary", "link"):
        for ground in grounds:
            shown = contrast(getattr(tokens, text), getattr(tokens, ground))
            assert shown >= TEXT, (text, ground, shown)
    assert contrast(tokens.accent_text, tokens.accent) >= TEXT
    assert contrast(tokens.accent_text, tokens.link) >= TEXT, "a pressed button"
    assert contrast(tokens.band_text, tokens.surface) >= TEXT
    for status, colours in tokens.statuses.items():
        assert contrast(colours.text, colours.fill) >= TEXT, status


@ALL
def test_every_shape_that_means_something_is_seen(tokens: Palette) -> None:
    lines: tuple[str, ...] = (
        "edge",
        "accent",
        "band_edge",
        "year_old_edge",
        "year_middle",
        "year_current",
        "england",
        "neighbours",
    )
    lines += ("region", "usual_range", "improving", "worsening", "unusual")
    for line in lines:
        shown = contrast(getattr(tokens, line), tokens.surface)
        assert shown >= SHAPE, (line, shown)
    for category in tokens.categories:
        assert contrast(category, tokens.surface) >= SHAPE, category
    for status, colours in tokens.statuses.items():
        for ground in (colours.fill, tokens.surface):
            assert contrast(colours.shape, ground) >= SHAPE, (status, ground)


@ALL
def test_the_focus_is_seen_wherever_it_is(tokens: Palette) -> None:
    for ground in ("surface", "window", "selection"):
        assert contrast(tokens.focus, getattr(tokens, ground)) >= SHAPE, ground
    if tokens.focus == tokens.accent:
        assert contrast(tokens.accent_text, tokens.accent) >= SHAPE, "there the ring goes inside"
    else:
        assert contrast(tokens.focus, tokens.surface) >= SHAPE


def test_high_contrast_gives_every_text_seven_to_one() -> None:
    tokens = HIGH_CONTRAST
    for ground in (tokens.surface, tokens.window, tokens.selection):
        for text in (tokens.text, tokens.secondary, tokens.link):
            assert contrast(text, ground) >= 7, (text, ground)
    assert contrast(tokens.accent_text, tokens.accent) >= 7
    assert contrast(tokens.line, tokens.surface) >= TEXT, "edges that are decoration elsewhere"


def test_the_systems_wish_for_contrast_is_followed_until_one_chooses(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = light_theme(qapp)
    monkeypatch.setattr(theme_module, "wants_contrast", lambda: True)
    theme.choose(Choice.SYSTEM)
    assert theme.palette is HIGH_CONTRAST
    theme.choose(Choice.DARK)
    assert theme.palette is DARK
    theme.choose(Choice.HIGH_CONTRAST)
    assert theme.palette is HIGH_CONTRAST
    theme.choose(Choice.LIGHT)
    assert theme.palette is LIGHT


def test_a_computer_that_says_nothing_wishes_nothing() -> None:
    assert not wants_contrast()
    assert not wants_stillness()


def test_nothing_moves_for_those_who_want_that(qapp: QApplication, qtbot: QtBot) -> None:
    """The bar of long work is what moves by itself in this program, and nothing else does."""
    light_theme(qapp)
    bar = WaitingBar(180)
    qtbot.addWidget(bar)
    moving, still = FlatStyle(), StillStyle()
    bar.setStyle(moving)
    bar.begin()
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    bar.setStyle(still)
    bar.begin()
    assert (bar.minimum(), bar.maximum(), bar.value()) == (0, 1, 0)
    source = "\n".join(path.read_text(encoding="utf-8") for path in UI.rglob("*.py"))
    for moves in ("QPropertyAnimation", "QVariantAnimation", "QTimeLine", "QMovie", "QSplashScreen"):
        assert moves not in source


@ALL
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
