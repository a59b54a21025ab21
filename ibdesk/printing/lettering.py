"""Letters on paper: the fonts, how wide a text is, and where its lines end."""

import threading
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from ibdesk.printing.marks import Ink
from ibdesk.writing.sheets.text import legible

# The pack's own font, else what stands in for it; whatever sign they lack Qt takes from another of the system's.
FAMILIES = ("Arial", "Liberation Sans", "Helvetica", "Open Sans", "DejaVu Sans")
# Qt's fonts have whole sizes: everything is set and painted in tenths of a point.
UNITS = 10
LEADING = 1.22
_ELLIPSIS = "..."


class _OfThread(threading.local):
    """Each thread has fonts of its own: Qt keeps what belongs to a font by thread."""

    def __init__(self) -> None:
        self.fonts: dict[tuple[float, bool], tuple[QFont, QFontMetricsF]] = {}


_own = _OfThread()


def font(ink: Ink) -> QFont:
    return _lettered(ink)[0]


def ascent(ink: Ink) -> float:
    """How far letters stand above their baseline, in points."""
    return _lettered(ink)[1].ascent() / UNITS


def line_height(ink: Ink) -> float:
    """From one line to the next, in points, whatever the font."""
    return ink.size * LEADING


def width(text: str, ink: Ink) -> float:
    """In points."""
    return _lettered(ink)[1].horizontalAdvance(text) / UNITS


def wrapped(text: str, wide: float, ink: Ink) -> tuple[str, ...]:
    """The lines of a text in so many points, a word that is longer parted; one line at least, empty ones among them."""
    return _wrapped(_settable(text), round(wide, 2), ink)


def cut(text: str, wide: float, ink: Ink) -> str:
    """The text in one line, its end left out where there is no room."""
    line = " ".join(_settable(text).split())
    if width(line, ink) <= wide:
        return line
    while line and width(line + _ELLIPSIS, ink) > wide:
        line = line[:-1]
    return line.rstrip() + _ELLIPSIS


def _settable(text: str) -> str:
    """Without what no font has a sign for."""
    return text if text.isascii() and text.isprintable() else legible(text).replace("\t", " ")


@lru_cache(maxsize=4096)
def _wrapped(text: str, wide: float, ink: Ink) -> tuple[str, ...]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _lines_of(paragraph, wide, ink)
    return tuple(lines)


def _lines_of(paragraph: str, wide: float, ink: Ink) -> list[str]:
    lettered, metrics = _lettered(ink)
    if metrics.horizontalAdvance(paragraph) <= wide * UNITS:
        return [paragraph.rstrip()]
    layout = QTextLayout(paragraph, lettered)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    # Qt counts as UTF-16 does, in which most emoji are two.
    units = paragraph.encode("utf-16-le", "surrogatepass")
    while (line := layout.createLine()).isValid():
        line.setLineWidth(wide * UNITS)
        start, length = line.textStart(), line.textLength()
        lines.append(units[2 * start : 2 * (start + length)].decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    return lines


def _lettered(ink: Ink) -> tuple[QFont, QFontMetricsF]:
    key = (ink.size, ink.bold)
    known = _own.fonts.get(key)
    if known is None:
        made = QFont()
        made.setFamilies(FAMILIES)
        made.setPixelSize(round(ink.size * UNITS))
        made.setBold(ink.bold)
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # Who searches a PDF for "qualified" does not find it where one sign stands for "fi".
        made.setFeature(QFont.Tag.fromString("liga"), 0)
        known = made, QFontMetricsF(made)
        _own.fonts[key] = known
    return known
