"""The rule behind red, amber and green (domain.md part 3), and its sentence."""

from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.assessment import Assessment, DecidedBy, Override, Status
from ibdesk.domain.figure import Missing, Unit
from ibdesk.domain.indicator import Indicator, Polarity
from ibdesk.domain.number import decimals_to_tell_apart, exact_decimals, in_full, round_half_up
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.held_words import held_text, tolerance_text, where
from ibdesk.domain.target import (
    Absolute,
    AtLeast,
    AtMost,
    Basis,
    Between,
    Bounds,
    PercentOfTarget,
    Target,
    Tolerance,
    distance_outside,
    nearest_bound,
)
from ibdesk.domain.travel import Judgement, judge
from ibdesk.domain.wording import (
    MISSING_WORDS,
    STATUS_WORDS,
    bounds_text,
    decimals_for,
    number_text,
    period_text,
    reckoned_text,
    target_text,
)


class _Decision(Struct, frozen=True):
    status: Status
    rule: DecidedBy
    because: str  # without a full stop


def assess(
    indicator: Indicator,
    target: Target | None,
    assessed: Reckoned,
    a_year_before: Reckoned,
    override: Override | None,
    tolerance: Tolerance | None = None,
    unconfirmed: Target | None = None,
) -> Assessment:
    """Hold the assessed figure against the target; without one, against the same month last year.

    `assessed` and `a_year_before` are on the target's basis. An override is shown as given, beside the computed one.
    `tolerance` is the board's, for a figure that is worse than last year's and has no target. With an `unconfirmed`
    target there is none yet, and nothing is judged in its place.
    """
    decision = _decide(indicator, target, assessed, a_year_before, tolerance, unconfirmed)
    status, because = decision.status, decision.because
    computed = f"{STATUS_WORDS[status]}: {because}"
    if override is None:
        return Assessment(status, status, decision.rule, because, computed, computed)
    by_hand = f"{STATUS_WORDS[override.status]}, set by hand by {override.by}: {override.reason.rstrip('.')}."
    words = f"{by_hand} The rule gives {computed}"
    return Assessment(override.status, status, DecidedBy.HAND, because, computed, words, override)


def _decide(
    indicator: Indicator,
    target: Target | None,
    assessed: Reckoned,
    a_year_before: Reckoned,
    tolerance: Tolerance | None,
    unconfirmed: Target | None,
) -> _Decision:
    if assessed.number is None:
        return _Decision(Status.NO_DATA, DecidedBy.NO_FIGURE, _why_no_figure(target, assessed))
    expected = Unit.RATE if target is not None and target.basis is Basis.RATE else indicator.unit
    if assessed.unit is not expected:
        written = reckoned_text(indicator, assessed)
        return _Decision(
            Status.NOT_ASSESSED,
            DecidedBy.UNITS_DIFFER,
            f"{written} is written as a {assessed.unit}, and this indicator is a {expected}",
        )
    if assessed.is_impossible:
        return _Decision(Status.NOT_ASSESSED, DecidedBy.IMPOSSIBLE, _cannot_be(indicator, assessed))
    if (above := assessed.part_above_whole) is not None:
        month, number, whole = above
        because = (
            f"{reckoned_text(indicator, assessed)} ({period_text(assessed.covers, assessed.month)}) is made with "
            f"{in_full(number)} of {in_full(whole)} for {month.long}, which cannot be right, so it is not judged"
        )
        return _Decision(Status.NOT_ASSESSED, DecidedBy.IMPOSSIBLE, because)
    if unconfirmed is not None:
        return _Decision(Status.NOT_ASSESSED, DecidedBy.NOT_CONFIRMED, _not_confirmed(indicator, unconfirmed))
    if target is None:
        return _against_last_year(indicator, assessed, a_year_before, tolerance)
    if target.basis is None:
        return _Decision(
            Status.NOT_ASSESSED,
            DecidedBy.BASIS_UNKNOWN,
            "the target does not say whether it is for the value or for the rate",
        )
    if indicator.polarity is Polarity.NONE:
        return _Decision(
            Status.NOT_ASSESSED,
            DecidedBy.NO_BETTER_DIRECTION,
            "there is a target, but the indicator's measure is N/A, so nothing says which side of it is good",
        )
    bounds = effective_bounds(indicator.polarity, target.bounds)
    if bounds is None:
        return _Decision(
            Status.NOT_ASSESSED,
            DecidedBy.TARGET_DOES_NOT_FIT,
            f"the measure is {indicator.polarity}, and the target {bounds_text(target.bounds, expected)} has no bound "
            "on that side",
        )
    return _against_target(indicator, target, bounds, assessed, assessed.number)


def effective_bounds(polarity: Polarity, bounds: Bounds) -> Bounds | None:
    """The side of a target that counts: at-least for higher is better, at-most for lower, all of it for To target."""
    match polarity, bounds:
        case Polarity.HIGHER, Between(low, _) | AtLeast(low):
            return AtLeast(low)
        case Polarity.LOWER, Between(_, high) | AtMost(high):
            return AtMost(high)
        case Polarity.TO_TARGET, _:
            return bounds
        case _:
            return None


def within_tolerance(short: Fraction, bound: Fraction, tolerance: Tolerance | None) -> bool:
    """Percent tolerances are of the target, so a target of 0 takes an absolute tolerance only."""
    return 0 < short <= _allowed(bound, tolerance)


def _allowed(bound: Fraction, tolerance: Tolerance | None) -> Fraction:
    """How far a figure may miss a bound and be amber."""
    match tolerance:
        case None:
            return Fraction(0)
        case PercentOfTarget(percent):
            return abs(bound) * percent / 100
        case Absolute(amount):
            return amount


def _why_no_figure(target: Target | None, assessed: Reckoned) -> str:
    period = period_text(assessed.covers, assessed.month)
    on_rate = target is not None and target.basis is Basis.RATE
    if assessed.reason:
        what = "the rate cannot be made" if on_rate else "there is no figure"
        return f"{what} for {period}: {assessed.reason}"
    missing = assessed.missing
    if on_rate and missing is Missing.NOT_APPLICABLE and not assessed.figures:
        return "the target is for the rate per 10,000, and this indicator has none"
    supplied = assessed.figures and missing is not Missing.BLANK
    words = f'the figure is "{MISSING_WORDS[missing].lower()}"' if supplied and missing else "no figure was supplied"
    tail = ", so the target cannot be checked" if target is not None else ""
    return f"{words} for {period}{tail}"


def _not_confirmed(indicator: Indicator, target: Target) -> str:
    return f"the target {target_text(indicator, target)} came with IBDesk and is not confirmed for this board"


def _cannot_be(indicator: Indicator, assessed: Reckoned) -> str:
    shown = reckoned_text(indicator, assessed)
    per = " per 10,000" if assessed.unit is Unit.RATE and indicator.unit is not Unit.RATE else ""
    return f"{shown}{per} ({period_text(assessed.covers, assessed.month)}) cannot be right, so it is not judged"


def _against_last_year(
    indicator: Indicator, assessed: Reckoned, a_year_before: Reckoned, tolerance: Tolerance | None
) -> _Decision:
    if indicator.polarity is Polarity.NONE:
        return _Decision(
            Status.NOT_ASSESSED,
            DecidedBy.NO_TARGET_NO_DIRECTION,
            "there is no target, and neither higher nor lower is better (the measure is N/A)",
        )
    if indicator.polarity is Polarity.TO_TARGET:
        return _Decision(Status.NOT_ASSESSED, DecidedBy.NO_TARGET, 'the measure is "To target", and there is no target')
    if not indicator.compare_without_target:
        return _Decision(
            Status.NOT_ASSESSED, DecidedBy.NO_TARGET, "there is no target, and comparing with last year is switched off"
        )
    why = ""
    if assessed.number is None or a_year_before.number is None or a_year_before.unit is not assessed.unit:
        why = a_year_before.reason or "it has no figure in the same unit"
    elif a_year_before.is_impossible or a_year_before.part_above_whole is not None:
        why = "its figure cannot be right"
    if why or assessed.number is None or a_year_before.number is None:
        return _Decision(
            Status.NOT_ASSESSED,
            DecidedBy.NOTHING_TO_COMPARE,
            f"there is no target, and the same month last year cannot be compared ({why})",
        )
    judgement = judge(indicator.polarity, assessed.number, a_year_before.number, None)
    words = {Judgement.BETTER: "better than", Judgement.WORSE: "worse than", Judgement.NEITHER: "the same as"}
    status, tail = Status.GREEN, ""
    if judgement is Judgement.WORSE:
        short, bound = abs(assessed.number - a_year_before.number), a_year_before.number
        within = within_tolerance(short, bound, tolerance)
        status = Status.AMBER if within else Status.RED
        if tolerance is not None:
            than = "by no more than" if within else "by more than"
            tail = f", {than} {tolerance_text(tolerance, assessed.unit, 'the figure then')}"
    now, then = _both_shown(indicator, assessed.unit, assessed.number, a_year_before.number, tolerance)
    then_period = period_text(a_year_before.covers, a_year_before.month)
    return _Decision(
        status,
        DecidedBy.LAST_YEAR,
        f"there is no target; {now} is {words[judgement]} {then} a year before ({then_period}){tail}",
    )


def _both_shown(
    indicator: Indicator, unit: Unit, now: Fraction, then: Fraction, tolerance: Tolerance | None
) -> tuple[str, str]:
    """The two figures with the decimals that tell them apart, and the one from what the tolerance allows."""
    decimals = decimals_to_tell_apart(now, then, indicator.shown_decimals)
    edge = then + (1 if now > then else -1) * _allowed(then, tolerance)
    past = decimals if tolerance is None else _past_edge(now, edge, decimals)
    return number_text(now, unit, past), number_text(then, unit, decimals)


def _against_target(
    indicator: Indicator, target: Target, bounds: Bounds, assessed: Reckoned, number: Fraction
) -> _Decision:
    unit = assessed.unit
    short = distance_outside(bounds, number)
    bound = nearest_bound(bounds, number)
    figure = number_text(number, unit, decimals_beside(target, number, decimals_for(indicator, _basis(target))))
    if target.basis is Basis.RATE:
        figure += " per 10,000"
    figure += f" ({period_text(assessed.covers, assessed.month)})"
    held = held_text(bounds, unit)
    place = where(bounds, number, held, short)
    if short == 0:
        return _Decision(Status.GREEN, DecidedBy.TARGET_MET, f"{figure} {place}")
    if within_tolerance(short, bound, target.tolerance):
        return _Decision(
            Status.AMBER,
            DecidedBy.WITHIN_TOLERANCE,
            f"{figure} {place}, by no more than {tolerance_text(target.tolerance, unit)}",
        )
    tail = f", by more than {tolerance_text(target.tolerance, unit)}" if target.tolerance is not None else ""
    return _Decision(Status.RED, DecidedBy.TARGET_MISSED, f"{figure} {place}{tail}")


def decimals_beside(target: Target, number: Fraction, at_least: int) -> int:
    """As many decimals as it takes to see on which side of its target, and of what its tolerance allows, a figure lies;
    and that it equals a bound."""
    decimals = at_least
    for bound, way in ((target.low, -1), (target.high, 1)):
        if bound is not None:
            edge = bound + way * _allowed(bound, target.tolerance)
            decimals = _past_edge(number, edge, _to_tell(number, bound, decimals))
    return decimals


def _past_edge(number: Fraction, edge: Fraction, decimals: int) -> int:
    """As many decimals as it takes to see on which side of an edge a number lies that is cut."""
    return decimals if number == round_half_up(number, decimals) else _to_tell(number, edge, decimals)


def _to_tell(number: Fraction, bound: Fraction, decimals: int) -> int:
    same = number == bound
    return exact_decimals(bound, decimals) if same else decimals_to_tell_apart(number, bound, decimals)


def _basis(target: Target) -> Basis:
    return target.basis or Basis.VALUE
