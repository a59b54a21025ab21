"""The causes that can put many numbers wrong at once; `over` are the numbers that put them right, by their places."""

from fractions import Fraction
from typing import NamedTuple

from ibdesk.checks.grid import Over, Place, Slot
from ibdesk.domain.figure import Part
from ibdesk.domain.month import Month


class MonthsExchanged(NamedTuple):
    """Two months' columns, of some parts."""

    over: Over
    one: Month
    other: Month
    parts: tuple[Part, ...]


class RowsSlipped(NamedTuple):
    """A month's figures from a first to a last row, by one row down (1) or up (-1)."""

    over: Over
    months: tuple[Month, ...]
    first: Slot
    last: Slot
    step: int


class RowsExchanged(NamedTuple):
    """Two rows, in some months."""

    over: Over
    months: tuple[Month, ...]
    one: Slot
    other: Slot


class CountsExchanged(NamedTuple):
    """The columns of numerators and denominators, in some months."""

    over: Over
    months: tuple[Month, ...]
    codes: tuple[str, ...]


class Mistyped(NamedTuple):
    """One number, which others say is another one; `how` is the slip that makes the one of the other."""

    over: Over
    place: Place
    right: Fraction
    said_by: tuple[Place | str, ...]
    how: str


Cause = MonthsExchanged | RowsSlipped | RowsExchanged | CountsExchanged | Mistyped
