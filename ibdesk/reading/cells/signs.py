"""Raised, lowered and crossed-out signs, kept as Unicode writes them: a cell's text then says what a person sees there.

A raised 1 behind 489 becomes 489¹, a crossed-out 480 becomes 4̶8̶0̶: no such text is a number or a code by mistake.
"""

from enum import StrEnum

STROKE = "\N{COMBINING LONG STROKE OVERLAY}"


class Place(StrEnum):
    """Where signs stand against their line."""

    ON_LINE = "on the line"
    RAISED = "raised"
    LOWERED = "lowered"


_RAISED = str.maketrans("0123456789+-=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_MOST_LETTERS = 2  # of a mark; more are words, which no number is made of
_ORDINALS = frozenset(("st", "nd", "rd", "th"))


def placed(text: str, place: Place) -> str:
    """The text with its digits, and a mark of a letter or two, raised or lowered; 1st stays what it is."""
    if place is Place.ON_LINE:
        return text
    letters = sum(map(str.isalpha, text))
    if letters > _MOST_LETTERS or text.strip().casefold() in _ORDINALS:
        digits = {ord(sign): (_RAISED if place is Place.RAISED else _LOWERED)[ord(sign)] for sign in "0123456789"}
        return text.translate(digits)
    return text.translate(_RAISED if place is Place.RAISED else _LOWERED)


def crossed_out(text: str) -> str:
    """The text with a stroke through each of its signs; white space stays."""
    return "".join(sign if sign.isspace() else sign + STROKE for sign in text)


def is_crossed_out(text: str) -> bool:
    """Whether any of it is crossed out."""
    return STROKE in text


def is_all_crossed_out(text: str) -> bool:
    """Whether nothing of it is left that is not crossed out."""
    return STROKE in text and not without_crossed_out(text).strip()


def uncrossed(text: str) -> str:
    """The text as it was before somebody crossed it out."""
    return text.replace(STROKE, "")


def without_crossed_out(text: str) -> str:
    """What is left of a text when nobody reads what is crossed out; the white space inside that goes with it."""
    kept: list[str] = []
    after_stroke = False
    for sign, following in zip(text, f"{text[1:]} ", strict=True):
        if sign == STROKE:
            after_stroke = True
        elif following != STROKE and not (after_stroke and sign.isspace() and kept and kept[-1].isspace()):
            kept.append(sign)
            after_stroke = False
    return "".join(kept)
