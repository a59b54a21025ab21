"""Text as it may stand in a workbook: cleaned, within Excel's limits, and never more than text."""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

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
