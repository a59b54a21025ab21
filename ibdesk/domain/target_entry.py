"""A target as an entry of a definition file, and back."""

from typing import assert_never

from ibdesk.domain.definition_entry import Entry, decimal_text
from ibdesk.domain.target import Absolute, AtLeast, AtMost, Basis, Between, Bounds, PercentOfTarget, Target, Tolerance


def target_of(entry: Entry) -> Target:
    """ValueError, naming the entry, for a target without a bound or with a low above its high."""
    return Target(
        code=entry.text("code"),
        bounds=_bounds(entry),
        basis=entry.optional_choice("basis", Basis),
        from_month=entry.month("from_month"),
        tolerance=_tolerance(entry),
        reason=entry.text("reason", ""),
        basis_stated=entry.truth("basis_stated", True),
    )


def _bounds(entry: Entry) -> Bounds:
    match entry.optional_number("low"), entry.optional_number("high"):
        case None, None:
            raise entry.wrong("has neither low nor high")
        case None, high if high is not None:
            return AtMost(high)
        case low, None if low is not None:
            return AtLeast(low)
        case low, high if low is not None and high is not None and low <= high:
            return Between(low, high)
        case _:
            raise entry.wrong("has a low above its high")


def _tolerance(entry: Entry) -> Tolerance | None:
    percent, absolute = entry.optional_number("tolerance_percent"), entry.optional_number("tolerance_absolute")
    if percent is not None and absolute is not None:
        raise entry.wrong("has two tolerances, one in percent and one absolute")
    if percent is not None:
        return PercentOfTarget(percent)
    return None if absolute is None else Absolute(absolute)


def entry_of_target(target: Target) -> dict[str, object]:
    """The fields in reading order; those that say nothing are left out."""
    said: dict[str, object] = {"code": target.code}
    if target.low is not None:
        said["low"] = decimal_text(target.low)
    if target.high is not None:
        said["high"] = decimal_text(target.high)
    if target.basis is not None:
        said["basis"] = target.basis.value
    if target.from_month is not None:
        said["from_month"] = str(target.from_month)
    match target.tolerance:
        case None:
            pass
        case PercentOfTarget(percent):
            said["tolerance_percent"] = decimal_text(percent)
        case Absolute(amount):
            said["tolerance_absolute"] = decimal_text(amount)
        case _:
            assert_never(target.tolerance)
    if target.reason:
        said["reason"] = target.reason
    if not target.basis_stated:
        said["basis_stated"] = False
    return said
