"""Light, dark, high contrast or as the system: palette tokens on Fusion, the interface font, the text size."""

from enum import StrEnum
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ibdesk.palette import DARK, HIGH_CONTRAST, LIGHT, Palette
from ibdesk.ui.look.style import FlatStyle, StillStyle

_CONTRAST = ("HKEY_CURRENT_USER\\Control Panel\\Accessibility\\HighContrast", "Flags")
_MOTION = ("HKEY_CURRENT_USER\\Control Panel\\Desktop\\WindowMetrics", "MinAnimate")
_ON = 1  # the bit of the flags that says that it is switched on


def wants_contrast() -> bool:
    """Whether Windows is set to a contrast theme; False elsewhere."""
    said = _said(*_CONTRAST)
    return said.isascii() and said.isdigit() and bool(int(said) & _ON)


def wants_stillness() -> bool:
    """Whether Windows is set to show no animations; False elsewhere."""
    return _said(*_MOTION) == "0"


def _said(place: str, name: str) -> str:
    # Elsewhere than on Windows such a place is a file that is not there.
    return str(QSettings(place, QSettings.Format.NativeFormat).value(name, ""))


FAMILIES = ("Segoe UI", "Open Sans", "DejaVu Sans")
BODY_POINTS = 9.5
TEXT_SIZES = (90, 100, 110, 125, 150)

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup


class Choice(StrEnum):
    """What the person chose under View > Colours."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "contrast"


_PALETTES = {Choice.LIGHT: LIGHT, Choice.DARK: DARK, Choice.HIGH_CONTRAST: HIGH_CONTRAST}
_SCHEMES = {
    Choice.LIGHT: Qt.ColorScheme.Light,
    Choice.DARK: Qt.ColorScheme.Dark,
    Choice.HIGH_CONTRAST: Qt.ColorScheme.Dark,
}


@runtime_checkable
class DrawsWithTokens(Protocol):
    def set_tokens(self, tokens: Palette) -> None: ...


class Theme(QObject):
    """The application's look. `palette_changed` says that the tokens are others now; whatever draws with tokens of its
    own has `set_tokens` and is given them, in whatever dialog it stands."""

    palette_changed = Signal(object)

    def __init__(self, app: QApplication, choice: Choice = Choice.SYSTEM, text_percent: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self._style = StillStyle() if wants_stillness() else FlatStyle()
        # The application owns a style it is given; its Python half must live as long.
        app.setStyle(self._style)
        self.choice = choice
        self.text_percent = nearest_size(text_percent)
        self.palette = LIGHT
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply_colours()
        self._apply_font()

    def choose(self, choice: Choice) -> None:
        self.choice = choice
        self._apply_colours()

    def larger_text(self) -> None:
        self.set_text_percent(TEXT_SIZES[min(TEXT_SIZES.index(self.text_percent) + 1, len(TEXT_SIZES) - 1)])

    def smaller_text(self) -> None:
        self.set_text_percent(TEXT_SIZES[max(TEXT_SIZES.index(self.text_percent) - 1, 0)])

    def usual_text(self) -> None:
        self.set_text_percent(100)

    def set_text_percent(self, percent: int) -> None:
        self.text_percent = nearest_size(percent)
        self._apply_font()

    def _system_changed(self) -> None:
        if self.choice is Choice.SYSTEM:
            self._apply_colours()

    def _apply_colours(self) -> None:
        hints = self._app.styleHints()
        # Asked of the platform too, so that Windows draws the title bar to match.
        hints.setColorScheme(_SCHEMES.get(self.choice, Qt.ColorScheme.Unknown))
        self.palette = self._wanted_palette(hints.colorScheme() is Qt.ColorScheme.Dark)
        self._style.tokens = self.palette
        self._app.setPalette(qt_palette(self.palette))
        self.palette_changed.emit(self.palette)
        for widget in self._app.allWidgets():
            if isinstance(widget, DrawsWithTokens):
                widget.set_tokens(self.palette)

    def _wanted_palette(self, system_is_dark: bool) -> Palette:
        if self.choice is not Choice.SYSTEM:
            return _PALETTES[self.choice]
        if wants_contrast():
            return HIGH_CONTRAST
        return DARK if system_is_dark else LIGHT

    def _apply_font(self) -> None:
        self._app.setFont(body_font(self.text_percent))


def nearest_size(percent: int) -> int:
    return min(TEXT_SIZES, key=lambda size: abs(size - percent))


def body_font(percent: int) -> QFont:
    """Segoe UI where there is one; the size is 9.5 points at 100 %."""
    known = set(QFontDatabase.families())
    font = QFont()
    font.setFamilies([family for family in FAMILIES if family in known] or [font.family()])
    font.setPointSizeF(BODY_POINTS * percent / 100)
    return font


def qt_palette(tokens: Palette) -> QPalette:
    """The tokens in the roles that Qt's own widgets use."""
    palette = QPalette()
    roles = {
        _Role.Window: tokens.window,
        _Role.WindowText: tokens.text,
        _Role.Base: tokens.surface,
        _Role.AlternateBase: tokens.window,
        _Role.Text: tokens.text,
        _Role.Button: tokens.surface,
        _Role.ButtonText: tokens.text,
        _Role.BrightText: tokens.accent_text,
        _Role.PlaceholderText: tokens.secondary,
        _Role.ToolTipBase: tokens.surface,
        _Role.ToolTipText: tokens.text,
        _Role.Highlight: tokens.selection,
        _Role.HighlightedText: tokens.text,
        _Role.Accent: tokens.accent,
        _Role.Link: tokens.link,
        _Role.LinkVisited: tokens.link,
        _Role.Light: tokens.surface,
        _Role.Midlight: tokens.line,
        _Role.Mid: tokens.edge,
        _Role.Dark: tokens.edge,
        _Role.Shadow: tokens.edge,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        palette.setColor(_Group.Disabled, role, QColor(tokens.off))
    return palette
