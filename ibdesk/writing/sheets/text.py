"""Text as it may stand in a workbook: cleaned, within Excel's limits, and never more than text; and how many lines it
takes in a cell, as neither Excel nor LibreOffice fits the height of merged cells."""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from math import ceil

MOST_IN_A_CELL = 32_767
MOST_IN_A_SHEET_NAME = 31
# XML 1.0 cannot carry these at all, or Excel asks to repair the file; tab and line feed are kept.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\\t\n]")
_SHORT = 30_000
_TAKEN_BY_EXCEL = {"history"}


def legible(text: str) -> str:
    """The text without the characters that a workbook cannot hold, its lines ended alike."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    return _NO_CHARACTER.sub("\ufffd", _CONTROL.sub("", text))


@lru_cache(maxsize=1 << 13)  # codes, names and marks stand in thousands of cells
def clean(text: str) -> str:
    """The text without what a workbook cannot hold; where it is too long it ends with a mark that says so."""
    if len(text) < _SHORT and text.isascii() and text.isprintable():  # by far the most
        return text
    text = legible(text)
    length = utf16_length(text)
    if length <= MOST_IN_A_CELL:
        return text
    mark = f" [cut here: {length:,} characters do not fit into one cell]"
    return _first_units(text, MOST_IN_A_CELL - len(mark)) + mark


def one_line(text: str) -> str:
    """Cleaned, with every run of white space as one space: for headers, names and alternative texts."""
    return " ".join(clean(text).split())


def utf16_length(text: str) -> int:
    """Excel counts as UTF-16 does: most emoji are two characters."""
    return len(text) + sum(character > "\uffff" for character in text)


def _first_units(text: str, units: int) -> str:
    taken = text[:units]
    while utf16_length(taken) > units:
        taken = taken[: -max(1, (utf16_length(taken) - units) // 2)]
    return taken


def shortened(text: str, units: int) -> str:
    """At most so many UTF-16 units, cut at a word where one ends in the second half, with "..." for the rest."""
    if utf16_length(text) <= units:
        return text
    cut = _first_units(text, units - 3)
    space = cut.rfind(" ")
    return (cut[:space] if space > len(cut) // 2 else cut).rstrip() + "..."


def sheet_names(pages: Iterable[tuple[str, str]], taken: Iterable[str]) -> list[str]:
    """One name a page from its code and name ("07 Referrals"): allowed in Excel, within 31, no two alike."""
    used, given = list(taken), list(pages)
    codes = {code for code, _ in given}
    names = []
    for code, name in given:
        names.append(unique_sheet_name(f"{_padded(code, codes)} {name}", used))
        used.append(names[-1])
    return names


def _padded(code: str, codes: Collection[str]) -> str:
    """07 for 7, so that tabs stand in order in any list; not where 07 is a code of its own, nor for D."""
    padded = code.zfill(2)
    return padded if code.isdigit() and padded not in codes else code


def unique_sheet_name(wanted: str, taken: Iterable[str]) -> str:
    """The wanted name as Excel allows it: without its forbidden signs, within 31, and none of those taken."""
    used = {name.casefold() for name in taken} | _TAKEN_BY_EXCEL
    allowed = _allowed(wanted)
    given, number = shortened(allowed, MOST_IN_A_SHEET_NAME), 1
    while given.casefold() in used:
        number += 1
        tail = f" ({number})"
        given = shortened(allowed, MOST_IN_A_SHEET_NAME - len(tail)) + tail
    return given


def _allowed(name: str) -> str:
    return one_line(_NOT_IN_A_SHEET_NAME.sub(" ", clean(name))).strip("' ") or "Indicator"


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
