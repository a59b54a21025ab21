"""What the settings dialog asks for, as text fields and back: thresholds, tolerance. Pure."""

from fractions import Fraction

from ibdesk.domain.month import Month
from ibdesk.domain.number import BOUNDS, is_within_bounds, plain, written
from ibdesk.domain.settings import Assessing, BoardSettings
from ibdesk.domain.target import Absolute, PercentOfTarget, Tolerance

# Field of the settings, what it is called, what its number is in.
THRESHOLDS = (
    ("big_change_percent", "A change is big from", "% of the earlier figure"),
    ("big_change_points", "For percentages from", "points"),
    ("big_change_deviations", "And only beyond", "times the spread that chance gives"),
)
NONE, PERCENT, ABSOLUTE = "None: amber is never given", "Percent of the target", "In the target's own unit"
TOLERANCES = (NONE, PERCENT, ABSOLUTE)
AMBER = "missed by this or less is amber; a target's own tolerance wins; a percentage of 0 is 0"
_LONGEST_SHOWN = 30
EVERY_MONTH = "Every month, past pages too"


def tolerance_kind(tolerance: Tolerance | None) -> tuple[str, str]:
    """The kind of tolerance and its number as text."""
    match tolerance:
        case PercentOfTarget(percent):
            return PERCENT, plain(percent)
        case Absolute(amount):
            return ABSOLUTE, plain(amount)
        case None:
            return NONE, ""


def tolerance_of(kind: str, text: str) -> Tolerance | None:
    """ValueError where a number is needed and none is written."""
    if kind == NONE:
        return None
    number = read_number(text)
    return PercentOfTarget(number) if kind == PERCENT else Absolute(number)


def from_words(month: Month | None) -> tuple[str, ...]:
    """From when a decision about assessing can hold; the first is the usual one."""
    return (EVERY_MONTH,) if month is None else (f"From {month.long} on", EVERY_MONTH)


def decided(settings: BoardSettings, month: Month | None) -> Assessing:
    """How a month is assessed; without one, how it began."""
    return settings.all_assessing[0] if month is None else settings.assessing_in(month)


def with_decision(settings: BoardSettings, wanted: Assessing, shown: Month | None) -> BoardSettings:
    """The settings with a decision, the same settings where it says what holds already."""
    held = decided(settings, shown)
    same = (wanted.tolerance, wanted.compare_without_target) == (held.tolerance, held.compare_without_target)
    if same and (wanted.from_month is not None or not settings.later):
        return settings
    return settings.assessing_from(wanted)


def held_words(settings: BoardSettings) -> str:
    """What was decided from when on, in a line; empty where it always was as it is."""
    if not settings.later:
        return ""
    return ". ".join(map(_assessing_words, settings.all_assessing))


def _assessing_words(each: Assessing) -> str:
    start = "the beginning" if each.from_month is None else each.from_month.long
    kind, number = tolerance_kind(each.tolerance)
    words = {NONE: "no tolerance", PERCENT: f"{number}% of the target", ABSOLUTE: f"{number} in the target's own unit"}
    without = "" if each.compare_without_target else ", no comparison without a target"
    return f"From {start}: {words[kind]}{without}"


def read_number(text: str) -> Fraction:
    """ValueError, as a sentence, for anything but a number from 0 on."""
    try:
        number = written(text.strip().removesuffix("%"))
    except (ValueError, ArithmeticError):
        raise ValueError(
            f"\u201c{text.strip()}\u201d is not a number." if text.strip() else "A number is missing."
        ) from None
    if number < 0:
        raise ValueError("A number here cannot be less than 0.")
    if not is_within_bounds(number):
        raise ValueError(f"“{text.strip()[:_LONGEST_SHOWN]}” is out of all bounds: {BOUNDS}.")
    return number


def read_whole(text: str) -> int:
    number = read_number(text)
    if number.denominator != 1:
        raise ValueError("The small base is a whole number of children.")
    return int(number)


def threshold_texts(settings: BoardSettings) -> dict[str, str]:
    """By field of the settings."""
    return {
        "big_change_percent": plain(settings.big_change_percent),
        "big_change_points": plain(settings.big_change_points),
        "big_change_deviations": plain(settings.big_change_deviations),
    }
