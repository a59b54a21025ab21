"""How the sentence of an assessment says what a figure is held against, and on which side of it it lies."""

from fractions import Fraction

from ibdesk.domain.figure import Unit
from ibdesk.domain.number import exact_decimals
from ibdesk.domain.target import Absolute, AtLeast, AtMost, Between, Bounds, PercentOfTarget, Tolerance
from ibdesk.domain.wording import bounds_text, number_text


def held_text(bounds: Bounds, unit: Unit) -> str:
    """ "at least 85%", "461.2 to 563.6" """
    match bounds:
        case AtLeast(low) if unit is Unit.PERCENT and low == 100:
            return "100%"
        case AtLeast(low):
            return f"at least {number_text(low, unit, exact_decimals(low, 0))}"
        case AtMost(high):
            return f"at most {number_text(high, unit, exact_decimals(high, 0))}"
        case Between():
            return bounds_text(bounds, unit)


def where(bounds: Bounds, number: Fraction, held: str, short: Fraction) -> str:
    """ "is above the target range 461.2 to 563.6"; `held` is the bounds' text, `short` how far the number misses."""
    if isinstance(bounds, Between):
        if short == 0:
            return f"is inside the target range {held}"
        return f"is {'below' if number < bounds.low else 'above'} the target range {held}"
    if short == 0:
        return f"meets the target of {held}"
    return f"is {'below' if isinstance(bounds, AtLeast) else 'above'} the target of {held}"


def tolerance_text(tolerance: Tolerance | None, unit: Unit, of: str = "the target") -> str:
    """ "the tolerance of 10% of the target"; empty without one."""
    match tolerance:
        case PercentOfTarget(percent):
            return f"the tolerance of {number_text(percent, Unit.PERCENT, exact_decimals(percent, 0))} of {of}"
        case Absolute(amount):
            text = number_text(amount, Unit.COUNT, exact_decimals(amount, 0))
            points = (" point" if amount == 1 else " points") if unit is Unit.PERCENT else ""
            return f"the tolerance of {text}{points}"
        case None:
            return ""
