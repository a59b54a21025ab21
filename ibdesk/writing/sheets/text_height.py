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
_BOLD_WIDTHS = (
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584,
)  # fmt: skip
# Of the signs beyond these that the pack itself writes.
_SIGNS = {"–": 556, "‘": 278, "’": 278, "“": 500, "”": 500, "•": 350, "£": 556, "\xa0": 278}
_LATIN, _WIDE = 722, 1000
# Excel rounds each character to whole pixels, so lines come out up to some percent longer than their metrics.
_CAUTION = 1.05
_PADDING_PIXELS = 8
_PADDING_POINTS = 3.0
# What Excel makes of a line of Arial, in points by size; of sizes between, the share that covers all of them.
_LINE_POINTS = {9.0: 12.0, 10.0: 12.75, 11.0: 14.25, 12.0: 15.0, 13.0: 16.5, 16.0: 20.25, 26.0: 33.0}
_LINE = 1.34


def text_pixels(text: str, size: float, bold: bool = False) -> float:
    """How wide a line of text is at most."""
    widths = _bold_width if bold else _width
    return sum(map(widths, text)) / 1000 * size * PIXELS_PER_POINT * _CAUTION


@lru_cache(maxsize=1 << 12)  # a text is measured when its room is reckoned, and again when it is written
def lines(text: str, pixels: float, size: float, bold: bool = False) -> int:
    """The lines that a text wraps into in so many pixels, words kept whole where they fit."""
    room = pixels - _PADDING_PIXELS
    return sum(_lines_of_paragraph(paragraph, room, size, bold) for paragraph in text.split("\n"))


def height(text: str, pixels: float, size: float, bold: bool = False, padding: float = _PADDING_POINTS) -> float:
    """The points that a wrapped text needs, with so many to spare."""
    line = _LINE_POINTS.get(size) or size * _LINE
    return round(lines(text, pixels, size, bold) * line + padding, 2)


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
    return _of(_WIDTHS, character)


@lru_cache(maxsize=4096)
def _bold_width(character: str) -> int:
    return _of(_BOLD_WIDTHS, character)


def _of(widths: tuple[int, ...], character: str) -> int:
    place = ord(character) - 32
    if 0 <= place < len(widths):
        return widths[place]
    return _SIGNS.get(character) or (_LATIN if place < 0x1100 else _WIDE)
