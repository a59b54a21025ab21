"""What a cell says as text, and how two texts are compared that people write differently."""

import unicodedata
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from ibdesk.domain.month import NAMES
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.cells.signs import STROKE

# Compatibility forms that are the same sign in another width. The others are left alone: a raised 2 behind a number
# is a footnote mark, and normalising it would make 489² into 4892.
_SAME_SIGN = ("<wide>", "<narrow>", "<noBreak>")
_NOTE_SIGN = ("<super>", "<sub>")
# Hyphens, dashes and the minus sign: Word and Excel put one for the other while a person types.
_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63")
LONGEST_KEY = 200
_KEPT = frozenset(("%", "£", "€", "±", STROKE))


def plain_signs(text: str) -> str:
    """The text with full-width signs, odd spaces and every dash as plain ones, without invisible marks; of ="07", by
    which exports keep a text a text, what stands in quotation marks."""
    if text[:2] == '="' and text[-1] == '"' and '"' not in text[2:-1]:
        text = text[2:-1]
    if text.isascii():
        return " ".join(text.split())
    return " ".join("".join(_plain_sign(sign) for sign in text).split())


@lru_cache(maxsize=4096)
def _plain_sign(sign: str) -> str:
    if sign in _DASHES:
        return "-"
    if unicodedata.decomposition(sign).startswith(_SAME_SIGN):
        return unicodedata.normalize("NFKC", sign)
    match unicodedata.category(sign):
        case "Zs":
            return " "
        case "Cf":
            return ""
        case _:
            return sign


@lru_cache(maxsize=16384)
def key_of(text: str) -> str:
    """Letters, digits and a kind of number's signs alone, in one case: "Rate per 10,000 (YTD)" is "rateper10000ytd".
    A raised sign points to a note and is no part of a word; what is crossed out stays so, and is no word that anybody
    knows."""
    shown = text[:LONGEST_KEY]
    if not shown.isascii():
        shown = "".join(sign for sign in shown if not unicodedata.decomposition(sign).startswith(_NOTE_SIGN))
    folded = unicodedata.normalize("NFKC", shown).casefold()
    return "".join(sign for sign in folded if sign.isalnum() or sign in _KEPT)


def text_of(cell: Cell | None) -> str:
    """What the cell says, trimmed: numbers without needless zeros, dates in words, "" for a blank cell."""
    if cell is None:
        return ""
    match cell.value:
        case bool(truth):
            return "TRUE" if truth else "FALSE"
        case Decimal() as number:
            return _number_text(number)
        case datetime() as day:
            return f"{day.day} {NAMES[day.month - 1]} {day.year}"
        case text:
            return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text).strip()


def key_in(cell: Cell | None) -> str:
    """The key of a text cell, "" for every other cell: what headings and words are recognised by."""
    if cell is None or cell.kind is not Kind.TEXT:
        return ""
    text = str(cell.value)
    return key_of(text) if len(text) <= LONGEST_KEY else ""


def found_in(cell: Cell) -> str:
    """The cell's own text for a problem: what a person sees there."""
    return "a formula without a result" if cell.kind is Kind.FORMULA_WITHOUT_RESULT else text_of(cell)


def _number_text(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
