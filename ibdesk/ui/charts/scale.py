"""Where a chart's axes start and end and which of their marks are written: numbers only, no drawing."""

from collections.abc import Sequence
from math import ceil, floor, log10

from msgspec import Struct

from ibdesk.domain.figure import Unit

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
# Below this share of the largest number a line chart shows the way down to zero as well.
_WORTH_STARTING_AT_ZERO = 0.6
_HEADROOM = 0.07
_ALMOST = 1e-9


class Scale(Struct, frozen=True):
    """One vertical axis in the unit of its numbers: its two ends, and the marks that are written beside it."""

    low: float
    high: float
    marks: tuple[tuple[float, str], ...]


def scale(numbers: Sequence[float], unit: Unit, most_marks: int, from_zero: bool) -> Scale:
    """An axis that holds all numbers; `from_zero` for columns, whose height is what is compared."""
    low, high = min(numbers, default=0.0), max(numbers, default=0.0)
    high = max(high, 0.0) if from_zero else high
    if high <= low <= 0.0:
        high = low + 1.0
    start = min(low, 0.0) if from_zero or low <= high * _WORTH_STARTING_AT_ZERO else low
    # All equal and far from zero: show some of what is below, so that the line is not drawn on the axis.
    start = start if start < high else high * _WORTH_STARTING_AT_ZERO
    whole = unit in (Unit.COUNT, Unit.DAYS) and all(number == floor(number) for number in numbers)
    step = _nice_step((high - start) / max(most_marks, 1), whole)
    bottom = floor(start / step + _ALMOST) * step
    top = high + (high - bottom) * _HEADROOM
    last = min(top, 100.0) if unit is Unit.PERCENT and high <= 100 else top
    count = floor((last - bottom) / step + _ALMOST) + 1
    decimals = _decimals(step)
    marks = [bottom + step * index for index in range(count)]
    return Scale(bottom, top, tuple((mark, mark_text(mark, unit, decimals)) for mark in marks))


def mark_text(mark: float, unit: Unit, decimals: int) -> str:
    """1,000 or 85%, as written beside an axis."""
    text = f"{mark:,.{decimals}f}"
    return f"{text}%" if unit is Unit.PERCENT else text


def every(room: float, pitch: float, choices: Sequence[int]) -> int:
    """Of places `room` pixels apart every how manieth can carry a label `pitch` wide; the last choice if none can."""
    return next((step for step in choices if room * step >= pitch), choices[-1])


def push_apart(wanted: Sequence[float], distance: float, top: float, bottom: float) -> list[float]:
    """Heights for labels as near as may be to the wanted ones, `distance` apart, between top and bottom (pixels,
    downwards), in the given order. Where the room is too small they stand evenly, closer than `distance`."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    if len(order) > 1:
        distance = min(distance, (bottom - top) / (len(order) - 1))
    places = [0.0] * len(wanted)
    before = top - distance
    for index in order:
        before = places[index] = max(wanted[index], before + distance)
    after = bottom + distance
    for index in reversed(order):
        after = places[index] = min(places[index], after - distance)
    return places


def _decimals(step: float) -> int:
    """As many as every mark needs: those of 0.25 are 0.25, 0.50 and 0.75."""
    size = floor(log10(step) + _ALMOST)
    half = abs(step / 10.0**size - 2.5) < _ALMOST
    return max(0, half - size)


def _nice_step(rough: float, whole: bool) -> float:
    size = 10.0 ** floor(log10(rough)) if rough > 0 else 1.0
    step = next(size * factor for factor in _STEPS if size * factor >= rough * (1 - _ALMOST))
    return float(ceil(step)) if whole else step
