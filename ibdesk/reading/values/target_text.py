"""A target as people write it, "461.2 - 563.6", "10% - 15%", "85% or more", "512.4 +/- 10%", as bounds."""

import re
from fractions import Fraction
from typing import assert_never

from msgspec import Struct

from ibdesk.domain.figure import Unit
from ibdesk.domain.indicator import Polarity
from ibdesk.domain.target import AtLeast, AtMost, Between, Bounds, around
from ibdesk.reading.values.cell_text import plain_signs
from ibdesk.reading.values.numbers import Read, read_number_text

_RANGE = re.compile(r"(.+?) ?(?:-|–|—|to) ?(.+)")
_AROUND = re.compile(r"(.+?) ?(?:\+ ?/? ?-|±) ?(.+)")
_LEAST = re.compile(r"(?:at least|min(?:imum)?|>=|≥) ?(.+)|(.+?) ?(?:or more|or above|or over|and above|\+)")
_MOST = re.compile(
    r"(?:at most|max(?:imum)?|no more than|up to|<=|≤) ?(.+)|(.+?) ?(?:or less|or below|or under|or fewer)"
)

# Strictly less or more, which no target is: a figure of just that number meets a target.
_STRICT = {
    "less": re.compile(r"(?:<|less than|fewer than|lower than|under|below) ?(.+)"),
    "more": re.compile(r"(?:>|more than|greater than|higher than|over|above) ?(.+)"),
}


class WrittenTarget(Struct, frozen=True):
    """Numbers of a target with the unit written beside them. A single number has no side of its own: `low` and `high`
    are both None and `single` is set."""

    unit: Unit | None
    low: Fraction | None = None
    high: Fraction | None = None
    single: Fraction | None = None

    @property
    def numbers(self) -> tuple[Fraction, ...]:
        return tuple(number for number in (self.low, self.high, self.single) if number is not None)

    def bounds(self, polarity: Polarity) -> Bounds:
        """At least for Higher, at most for Lower, exactly the number for the others. ValueError: low above high."""
        if self.single is not None:
            return _one_sided(self.single, polarity)
        if self.low is not None and self.high is not None:
            return Between(self.low, self.high)
        if self.low is not None:
            return AtLeast(self.low)
        assert self.high is not None
        return AtMost(self.high)


def _one_sided(number: Fraction, polarity: Polarity) -> Bounds:
    match polarity:
        case Polarity.HIGHER:
            return AtLeast(number)
        case Polarity.LOWER:
            return AtMost(number)
        case Polarity.TO_TARGET | Polarity.NONE:
            return Between(number, number)
        case _:
            assert_never(polarity)


def read_target_text(text: str) -> WrittenTarget | None:
    """The target that a text says; None where it says none that can be read."""
    plain = plain_signs(text).casefold()
    alone = _number(plain)
    if alone is not None:
        return WrittenTarget(alone.unit, single=alone.number)
    for pattern, make in ((_AROUND, _around), (_LEAST, _least), (_MOST, _most), (_RANGE, _range)):
        match = pattern.fullmatch(plain)
        if match:
            return make(match)
    return None


def strict_bound(text: str) -> str | None:
    """How to write a text of strictly less or more, "< 4%", as a target that can be read: "4% or less"; None for
    others."""
    plain = plain_signs(text).casefold()
    for word, pattern in _STRICT.items():
        match = pattern.fullmatch(plain)
        if match and _number(match[1]) is not None:
            return f"{match[1]} or {word}"
    return None


class _Number(Struct, frozen=True):
    number: Fraction
    unit: Unit | None


def _number(text: str | None) -> _Number | None:
    read = read_number_text(text) if text else None
    if not isinstance(read, Read) or not isinstance(read.quantity, Fraction):
        return None
    return _Number(read.quantity, read.unit)


def _range(match: re.Match[str]) -> WrittenTarget | None:
    low, high = _number(match[1]), _number(match[2])
    if low is None or high is None or (low.unit and high.unit and low.unit is not high.unit):
        return None
    return WrittenTarget(low.unit or high.unit, low.number, high.number)


def _around(match: re.Match[str]) -> WrittenTarget | None:
    """A percent span is of the target itself; a bare one is in the target's own unit."""
    centre, span = _number(match[1]), _number(match[2])
    if centre is None or span is None:
        return None
    number = centre.number
    if span.unit is Unit.PERCENT:
        between = around(number, span.number)
        return WrittenTarget(centre.unit, between.low, between.high)
    if span.unit is not None:
        return None
    return WrittenTarget(centre.unit, number - span.number, number + span.number)


def _least(match: re.Match[str]) -> WrittenTarget | None:
    number = _number(match[1] or match[2])
    return WrittenTarget(number.unit, low=number.number) if number else None


def _most(match: re.Match[str]) -> WrittenTarget | None:
    number = _number(match[1] or match[2])
    return WrittenTarget(number.unit, high=number.number) if number else None
