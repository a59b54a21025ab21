"""The value axis of a chart: round steps that hold every number drawn."""

from collections.abc import Iterable
from math import ceil, floor, log10

from msgspec import Struct

from ibdesk.domain.figure import Unit

STEPS = 6
_NICE = (1.0, 2.0, 5.0, 10.0)
# A line may start above 0 where everything is high up, but never so close that small changes look large.
_HIGH_UP = 0.6
_CLOSEST = 0.75
_HEADROOM = 1.04
_SMALLEST = 1e-9


class Scale(Struct, frozen=True):
    """In the unit of the cells: shares of 1 for percentages. The marks are written with so many decimals."""

    low: float
    high: float
    step: float
    percent: bool
    decimals: int

    @property
    def number_format(self) -> str:
        places = "." + "0" * self.decimals if self.decimals else ""
        return f"0{places}%" if self.percent else f"#,##0{places}"

    @property
    def widest_mark(self) -> str:
        return max((self.mark(self.low), self.mark(self.high)), key=len)

    def mark(self, number: float) -> str:
        """A number as it is written beside the axis."""
        return f"{number * 100:.{self.decimals}f}%" if self.percent else f"{number:,.{self.decimals}f}"

    @property
    def starts_above_zero(self) -> bool:
        return self.low > 0


def scale(numbers: Iterable[float], unit: Unit, from_zero: bool) -> Scale:
    """A scale from 0, or for lines from a round number below the lowest where all numbers are high up."""
    drawn = list(numbers)
    lowest, highest = min(drawn, default=0.0), max(drawn, default=0.0)
    # Between whole children nothing is marked; what is shown with decimals has marks with as many as they take.
    whole = unit in (Unit.COUNT, Unit.DAYS) and all(number == floor(number) for number in drawn)
    smallest = 1.0 if whole else _SMALLEST
    if not drawn or highest <= 0:
        highest = max(highest, 1.0 if unit is Unit.PERCENT else STEPS - 2.0)
    if lowest >= 0 and (from_zero or lowest < _HIGH_UP * highest or lowest == highest):
        lowest = 0.0
    lowest = min(lowest, 0.0) if from_zero else min(lowest, _CLOSEST * highest)
    step = max(_nice((highest - lowest) / STEPS), smallest)
    low, high = floor(lowest / step + 1e-9) * step, ceil(highest * _HEADROOM / step - 1e-9) * step
    if unit is Unit.PERCENT and highest <= 1:
        high = min(high, 1.0)
    high = max(high, low + step)
    percent = unit is Unit.PERCENT
    decimals = _decimals(step * 100 if percent else step)
    return Scale(round(low, 12), round(high, 12), round(step, 12), percent, decimals)


def _nice(rough: float) -> float:
    if rough <= 0:
        return 0.0
    magnitude = 10.0 ** floor(log10(rough))
    return next(nice for nice in _NICE if nice * magnitude >= rough * (1 - 1e-9)) * magnitude


def _decimals(shown: float) -> int:
    """Those that tell a mark from one a step further."""
    return max(0, -floor(log10(shown) + 1e-9))
