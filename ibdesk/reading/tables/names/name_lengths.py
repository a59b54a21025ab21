"""Lengths of time in a name, with what says that it is longer or shorter: "within 10 Working Days", "over 35 WD"."""

import re
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct


class Side(StrEnum):
    """Whether a name counts what took less time or more."""

    LESS = "less"
    MORE = "more"


class Length(Struct, frozen=True):
    """`number` of hours (h) or months (m), "" where no unit is said; `least`: from which on, where the number itself is
    not among them."""

    number: int
    unit: str
    side: Side | None
    least: int = 0


_LESS = (
    r"no (?:more|longer|later) than|not (?:more|longer|later) than|less than|fewer than|shorter than|at most|up to|"
    r"inside|within|under|below|by|in|<=?|≤"
)
_MORE = r"more than|greater than|longer than|later than|over|above|exceeding|beyond|outside|past|after|>|at least|>=|≥"
_PAST = re.compile(r"(?:more|greater|longer|later) than|over|above|exceeding|beyond|outside|past|after|>")
_UNIT = r"days?|wds?|w/?d(?:ays?)?|d|hours?|hrs?|h|weeks?|wks?|months?|mths?|years?|yrs?"
_LENGTH = re.compile(
    rf"(?:\b|(?<=[\W\d]))(?:(?P<less>{_LESS})|(?P<more>{_MORE})|(?<!\S))? ?(?:a |the )?(?<![\d.])"
    rf"(?P<number>\d{{1,5}}) ?(?P<plus>\+|plus\b|(?:or|and) (?:more|over|above)\b)? ?"
    rf"(?:working |calendar |school |wkg |w/)*-?(?P<unit>{_UNIT})?\b"
    rf"(?P<behind>\+| ?(?:or|and|&) (?:more|longer|over|above|less|fewer|under|below)| ?plus\b)?"
)
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_NUMBER = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b(?= (?:or more |working |calendar )*(?:{_UNIT})\b)")
_UNITS = {"y": ("m", 12), "d": ("h", 24), "w": ("h", 168)}
_LETTER = {"mt": "m", "wd": "d", "w/": "d"}


@lru_cache(maxsize=1024)
def lengths_in(text: str) -> tuple[Length, ...]:
    """Those in a plain text, years as months, days and weeks as hours."""
    return tuple(_length(match) for match in _LENGTH.finditer(_in_figures(text)))


def _in_figures(text: str) -> str:
    return _NUMBER.sub(lambda match: str(_WORDS[match[0]]), text.replace(">=", "≥").replace("<=", "≤"))


def _length(match: re.Match[str]) -> Length:
    said = _LETTER.get((match["unit"] or "")[:2], (match["unit"] or "")[:1])
    unit, times = _UNITS.get(said, (said, 1))
    number = int(match["number"]) * times
    behind = (match["behind"] or "").split()
    side: Side | None = None
    if match["plus"] or (behind and behind[-1] in ("+", "plus", "more", "longer", "over", "above")):
        side = Side.MORE
    elif behind or match["less"]:
        side = Side.LESS
    elif match["more"]:
        side = Side.MORE
    is_past = side is Side.MORE and bool(match["more"] and _PAST.fullmatch(match["more"]))
    return Length(number, unit, side, number + times if is_past else 0)


def without_lengths(said: str, name: str) -> str:
    """A name without the lengths that are held against its indicator's own."""
    units = {each.unit for each in lengths_in(name)} - {""}

    def left(match: re.Match[str]) -> str:
        return " " if _length(match).unit in units else match[0]

    return _LENGTH.sub(left, _in_figures(said))


def is_other_length(said: str, name: str) -> bool:
    """Whether a name says another length of time than an indicator's own, or the other side of it."""
    known = [each for each in lengths_in(name) if each.unit]
    return any(
        not any(_is_same(each, own) for own in known)
        for each in lengths_in(said)
        if known and (each.unit in {own.unit for own in known} or (not each.unit and each.side))
    )


def _is_same(said: Length, own: Length) -> bool:
    sides = said.side is None or own.side is None or said.side is own.side
    # "Over 60 days" are 61 and more.
    return sides and own.number in (said.number, said.least)
