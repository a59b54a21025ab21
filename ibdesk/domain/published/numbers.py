"""What a published number is: how a cell writes it or says why there is none, and what kind a heading names."""

import re
from enum import StrEnum
from fractions import Fraction

from ibdesk.domain.figure import Missing, Quantity
from ibdesk.domain.number import is_within_bounds, written

# The shorthand of official statistics, and its older forms. Of "u" and "k" the number is withheld as not reliable or
# nearly nothing.
SYMBOLS: dict[str, Missing] = {
    "": Missing.BLANK,
    "c": Missing.SUPPRESSED,
    "x": Missing.NO_DATA,
    "z": Missing.NOT_APPLICABLE,
    "low": Missing.LOW,
    "k": Missing.LOW,
    "u": Missing.NO_DATA,
    ":": Missing.NO_DATA,
    ".": Missing.NOT_APPLICABLE,
    "..": Missing.NO_DATA,
    "*": Missing.SUPPRESSED,
}
# What the letters say, for a person.
WHY_NONE = {
    "c": "suppressed",
    "*": "suppressed",
    "x": "not available",
    "..": "not available",
    ":": "not available",
    "z": "does not apply",
    ".": "does not apply",
    "low": "low",
    "k": "low",
    "u": "not reliable",
    "": "blank",
}
_BRACKETS = re.compile(r"\[(.*)\]", re.DOTALL)
_WORDS = re.compile(r"[a-z]+|\d+")


class NumberKind(StrEnum):
    """What a measure's numbers are, as far as its heading says."""

    PERCENT = "percentage"
    RATE = "rate per 10,000"
    COUNT = "count"
    OTHER = "number of another kind"


def symbol_of(text: str) -> str | None:
    """The shorthand that stands in a number's place, without its brackets; None where it is none."""
    plain = text.strip().casefold()
    if (inside := _BRACKETS.fullmatch(plain)) is not None:
        plain = inside[1].strip()
    return plain if plain in SYMBOLS else None


def quantity_of(text: str) -> Quantity | None:
    """The number or the reason for none; None for anything else, which nobody may guess."""
    if (symbol := symbol_of(text)) is not None:
        return SYMBOLS[symbol]
    try:
        number = written(text.strip().removesuffix("%"))
    except (ValueError, ArithmeticError):
        return None
    return number if is_within_bounds(number) else None


def kind_of(heading: str) -> NumberKind:
    """What a measure's heading says its numbers are. A rate that is not per 10,000 is a number of another kind."""
    words = _WORDS.findall(heading.casefold())
    if {"percent", "percentage", "pct", "pc", "perc", "%"} & set(words) or heading.endswith("%"):
        return NumberKind.PERCENT
    joined = "".join(words)
    if "rate" in words or "per" in words:
        return NumberKind.RATE if re.search(r"10000(?!0)|10k", joined) else NumberKind.OTHER
    odd = {
        "average",
        "mean",
        "median",
        "days",
        "duration",
        "score",
        "proportion",
        "ratio",
        "fte",
        "cost",
        "expenditure",
    }
    return NumberKind.OTHER if odd & set(words) else NumberKind.COUNT


def looks_like_fractions(numbers: list[Fraction]) -> bool:
    """Whether percentages seem to be written as fractions of one: all between 0 and 1, and not all whole."""
    return bool(numbers) and all(0 <= each <= 1 for each in numbers) and any(each.denominator != 1 for each in numbers)
