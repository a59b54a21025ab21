"""The control chart in words and shape characters: the same on screen and in the pack."""

from enum import Enum, auto

from ibdesk.domain.board import Event
from ibdesk.domain.control.chart import LIMIT_FACTOR, Assurance, ControlPoint, Variation, drawn
from ibdesk.domain.control.special_causes import RUN_LENGTH, Cause
from ibdesk.domain.control.usual_range import UsualRange
from ibdesk.domain.figure import Covers, Unit
from ibdesk.domain.number import decimals_to_tell_apart, plain
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.wording import number_text


class Meaning(Enum):
    """What a point's variation is drawn as: each has a shape and a colour of its own."""

    USUAL = auto()
    IMPROVING = auto()
    WORSENING = auto()
    UNUSUAL = auto()


MEANINGS = {
    Variation.COMMON_CAUSE: Meaning.USUAL,
    Variation.NONE: Meaning.USUAL,
    Variation.IMPROVEMENT_HIGH: Meaning.IMPROVING,
    Variation.IMPROVEMENT_LOW: Meaning.IMPROVING,
    Variation.CONCERN_HIGH: Meaning.WORSENING,
    Variation.CONCERN_LOW: Meaning.WORSENING,
    Variation.NEITHER_HIGH: Meaning.UNUSUAL,
    Variation.NEITHER_LOW: Meaning.UNUSUAL,
}
MEANING_WORDS = {
    Meaning.USUAL: "Usual variation",
    Meaning.IMPROVING: "Improving",
    Meaning.WORSENING: "Worsening",
    Meaning.UNUSUAL: "Unusual",
}
# Characters that Arial has, so that no other font steps in: a wave, a diamond, a square, a triangle.
MEANING_MARKS = {Meaning.USUAL: "~", Meaning.IMPROVING: "◊", Meaning.WORSENING: "■", Meaning.UNUSUAL: "▲"}
FALLING_MARK = "▼"
ASSURANCE_LETTERS = {Assurance.PASSES: "P", Assurance.FAILS: "F", Assurance.HIT_AND_MISS: "?"}
ASSURANCE_WORDS = {
    Assurance.PASSES: "Its usual range meets the target",
    Assurance.FAILS: "Its usual range misses the target",
    Assurance.HIT_AND_MISS: "Its usual range meets the target at times",
}
_HIGH = (Variation.IMPROVEMENT_HIGH, Variation.CONCERN_HIGH, Variation.NEITHER_HIGH)


def letter(variation: Variation) -> str:
    """H for a special cause on the high side, L on the low side, nothing for usual variation."""
    if MEANINGS[variation] is Meaning.USUAL:
        return ""
    return "H" if variation in _HIGH else "L"


def variation_text(usual: UsualRange) -> str:
    """Worsening: 7 in a row above the mean; Usual variation; No variation."""
    if usual.variation is Variation.NONE:
        return "No variation: always the same"
    point = usual.points[-1]
    words = MEANING_WORDS[MEANINGS[usual.variation]]
    return f"{words}: {cause_text(point)}" if point.mark.side else words


def cause_text(point: ControlPoint) -> str:
    """Why a point is a special cause: above its usual range; 7 in a row each lower than the last."""
    high = point.mark.side > 0
    match point.mark.cause:
        case Cause.LIMIT:
            return f"{'above' if high else 'below'} its usual range"
        case Cause.TREND:
            return f"{RUN_LENGTH} in a row each {'higher' if high else 'lower'} than the last"
        case Cause.TWO_OF_THREE:
            return f"2 of 3 near the {'top' if high else 'bottom'} of the usual range"
        case Cause.RUN:
            return f"{RUN_LENGTH} in a row {'above' if high else 'below'} the mean"
        case Cause.NONE:
            return ""


def event_text(event: Event) -> str:
    """What happened; of a rebase, that limits start again there, and why."""
    return f"New usual range from here: {event.what}" if event.rebase else event.what


def limits_text(page: IndicatorPage, usual: UsualRange) -> str:
    """10.2% to 21%, as drawn: nothing below 0, no percentage above 100."""
    unit = page.indicator.unit
    decimals = 0 if unit in (Unit.COUNT, Unit.DAYS) else 1
    low, high = drawn(usual.lower, unit), drawn(usual.upper, unit)
    if low != high:  # a range of 0 to 0.04 is not one of 0 to 0
        decimals = decimals_to_tell_apart(low, high, decimals)
    return f"{number_text(low, unit, decimals)} to {number_text(high, unit, decimals)}"


def limits_sum_text(page: IndicatorPage, usual: UsualRange) -> str:
    """43.02% ± 2.66 x 6.09 points = 26.82% to 59.22%, and which months the mean and the mean change are of."""
    unit = page.indicator.unit
    latest = usual.points[-1]
    group = [point for point in usual.points if (point.mean, point.upper) == (latest.mean, latest.upper)]
    apart = number_text((usual.upper - usual.mean) / LIMIT_FACTOR, Unit.COUNT, 2)
    mean, low, high = (number_text(number, unit, 2) for number in (usual.mean, usual.lower, usual.upper))
    each = "quarters" if page.indicator.value_period is Covers.QUARTER else "months"
    is_cut = (drawn(usual.lower, unit), drawn(usual.upper, unit)) != (usual.lower, usual.upper)
    shown = f", shown as {limits_text(page, usual)}" if is_cut else ""
    return (
        f"{mean} ± {plain(LIMIT_FACTOR)} x {apart}{' points' * (unit is Unit.PERCENT)} = {low} to {high}{shown}; "
        f"{mean} is the mean of the {len(group)} known {each} from {group[0].month.long} to {group[-1].month.long}, "
        f"{apart} the mean change from one to the next."
    )


def marked_variation(usual: UsualRange) -> str:
    """The same with its shape character ahead: "■ Worsening: above its usual range"."""
    meaning = MEANINGS[usual.variation]
    mark = MEANING_MARKS[meaning]
    if meaning is Meaning.UNUSUAL and letter(usual.variation) == "L":
        mark = FALLING_MARK
    return f"{mark} {variation_text(usual)}"


def marked_assurance(assurance: Assurance) -> str:
    """P Its usual range meets the target."""
    return f"{ASSURANCE_LETTERS[assurance]}  {ASSURANCE_WORDS[assurance]}"
