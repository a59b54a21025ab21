"""How many lines a text takes in a cell: neither Excel nor LibreOffice fits the height of merged cells."""

from functools import lru_cache
from math import ceil

PIXELS_PER_POINT = 96 / 72
# Advance widths of Arial (metric twin of Helvetica; Adobe's Helvetica AFM) in thousandths of the size, from " " to "~".
_WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
)  # fmt: skip
_LATIN, _WIDE = 700, 1000
# Excel rounds each character to whole pixels, so lines come out up to some percent longer than their metrics.
_CAUTION = 1.05
_BOLD = 1.08
_LINE = 1.3
_PADDING_PIXELS = 8
_PADDING_POINTS = 3.0


def text_pixels(text: str, size: float, bold: bool = False) -> float:
    """How wide a line of text is at most."""
    units = sum(_width(character) for character in text)
    return units / 1000 * size * PIXELS_PER_POINT * (_BOLD if bold else 1) * _CAUTION


def lines(text: str, pixels: float, size: float, bold: bool = False) -> int:
    """The lines that a text wraps into in so many pixels, words kept whole where they fit."""
    room = pixels - _PADDING_PIXELS
    return sum(_lines_of_paragraph(paragraph, room, size, bold) for paragraph in text.split("\n"))


def height(text: str, pixels: float, size: float, bold: bool = False) -> float:
    """The points that a wrapped text needs."""
    return round(lines(text, pixels, size, bold) * size * _LINE + _PADDING_POINTS, 1)


def _lines_of_paragraph(paragraph: str, room: float, size: float, bold: bool) -> int:
    space = text_pixels(" ", size, bold)
    count, used = 1, 0.0
    for word in paragraph.split(" "):
        wide = text_pixels(word, size, bold)
        if used and used + space + wide > room:
            count, used = count + 1, 0.0
        if wide > room:
            count += ceil(wide / room) - 1
            used = room
        else:
            used += wide + (space if used else 0.0)
    return count


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    place = ord(character) - 32
    if 0 <= place < len(_WIDTHS):
        return _WIDTHS[place]
    return _LATIN if place < 0x1100 else _WIDE
