"""Targets: what they are compared with, whether they can be compared with anything, and tolerances that leave nothing
to be amber."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from msgspec.structs import replace

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import named, named_first, plain_text
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.assessment import Status
from ibdesk.domain.figure import Source, Unit
from ibdesk.domain.indicator import Polarity
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.assess import assess, effective_bounds
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.target import (
    AtLeast,
    AtMost,
    Basis,
    Between,
    PercentOfTarget,
    Target,
    distance_outside,
    nearest_bound,
)
from ibdesk.domain.wording import STATUS_WORDS, bounds_text, reckoned_text

# A target so many times away from the figure it is held against is in another magnitude; so many times already where
# the other of value and rate meets it, and is not far from it itself.
ANOTHER_MAGNITUDE, PLAINLY_FAR, NEAR = 10, 3, 2
_basis = partial(Problem, "target-basis")


def _find(evidence: Evidence) -> Iterator[Problem]:
    for page in evidence.pages:
        if page.target is not None:
            yield from _unstated(page, page.target)
            yield from _magnitude(page, page.target)
            if page.target.basis is Basis.RATE and not evidence.figures.has_rates(page.indicator):
                yield _without_rate(page, page.target)


def _source(target: Target) -> Source | None:
    return target.source.at("target") if target.source is not None else None


def _plain_bounds(target: Target) -> str:
    return bounds_text(target.bounds, Unit.COUNT)


def _unstated(page: IndicatorPage, target: Target) -> Iterator[Problem]:
    """A bare number: reported where nothing says what it is for, or where it matters which."""
    if target.basis is not None and (target.basis_stated or _plainly_a_percentage(page, target)):
        return
    by_value, by_rate = (_status(page, target, basis) for basis in (Basis.VALUE, Basis.RATE))
    differ = None not in (page.value.number, page.rate.number) and by_value is not by_rate
    if target.basis is not None and not differ:
        return
    message = (
        f"The target {_plain_bounds(target)} of {named(page.indicator)} does not say whether it is for the value or "
        "for the rate per 10,000."
    )
    if differ:
        message += (
            f" Held against the value {reckoned_text(page.indicator, page.value)} it looks "
            f"{STATUS_WORDS[by_value].lower()}, against the rate {reckoned_text(page.indicator, page.rate)} it is "
            f"{STATUS_WORDS[by_rate].lower()}."
        )
    if target.basis is not None:
        message += f" IBDesk holds it against the {target.basis}, as the board's definition says."
    yield _basis(
        Severity.ERROR,
        message,
        'Fill in "value" or "rate" as the target\'s basis on the Targets sheet.',
        _source(target),
        page.code,
        page.month,
        _plain_bounds(target),
    )


def _plainly_a_percentage(page: IndicatorPage, target: Target) -> bool:
    """85 beside a percentage, for the value as the definition says, leaves nothing to ask."""
    bounds = [bound for bound in (target.low, target.high) if bound is not None]
    is_percentage = page.indicator.unit is Unit.PERCENT and target.basis is Basis.VALUE
    return is_percentage and all(0 <= bound <= 100 for bound in bounds)


def _status(page: IndicatorPage, target: Target, basis: Basis) -> Status:
    figure = page.rate if basis is Basis.RATE else page.value
    return assess(page.indicator, replace(target, basis=basis), figure, figure, None).status


def _magnitude(page: IndicatorPage, target: Target) -> Iterator[Problem]:
    if target.basis is Basis.VALUE and page.indicator.unit is Unit.PERCENT:
        yield from _percent_scale(page, target)
    if target.basis is None or not target.basis_stated:
        return
    other = page.value if target.basis is Basis.RATE else page.rate
    away, other_away = _times_away(target, page.assessed), _times_away(target, other)
    if page.assessed.is_impossible or distance_outside(target.bounds, page.assessed.number or Fraction(0)) == 0:
        return
    fits = other.number is not None and other_away <= NEAR
    held = f"The target {_plain_bounds(target)} of {named(page.indicator)} is for the {target.basis}, which is "
    held += reckoned_text(page.indicator, page.assessed)
    near = f"the {'value' if target.basis is Basis.RATE else 'rate'}, {reckoned_text(page.indicator, other)}"
    if fits and away >= PLAINLY_FAR and distance_outside(target.bounds, other.number or Fraction(0)) == 0:
        yield _far_off(Severity.ERROR, f"{held} and misses it by far; {near}, meets it.", page, target)
    elif fits and away >= ANOTHER_MAGNITUDE:
        yield _far_off(Severity.WARNING, f"{held}; it lies much nearer to {near}.", page, target)
    elif away >= ANOTHER_MAGNITUDE and page.assessed.unit is not Unit.PERCENT:
        yield _far_off(Severity.WARNING, f"{held}: one is more than {ANOTHER_MAGNITUDE} times the other.", page, target)


def _far_off(severity: Severity, message: str, page: IndicatorPage, target: Target) -> Problem:
    next_step = "Check the target and its basis on the Targets sheet."
    return _basis(severity, message, next_step, _source(target), page.code, page.month, _plain_bounds(target))


def _times_away(target: Target, figure: Reckoned) -> Fraction:
    """How many times the nearest bound a figure is, or the bound the figure; inside a range and for nothing 1."""
    if figure.number is None or figure.number <= 0:
        return Fraction(1)
    bound = nearest_bound(target.bounds, figure.number)
    inside = isinstance(target.bounds, Between) and distance_outside(target.bounds, figure.number) == 0
    if inside or bound <= 0:
        return Fraction(1)
    return max(figure.number / bound, bound / figure.number)


def _without_rate(page: IndicatorPage, target: Target) -> Problem:
    return _far_off(
        Severity.WARNING,
        f"The target {_plain_bounds(target)} of {named(page.indicator)} is for the rate, and the indicator has none. "
        "It is never assessed.",
        page,
        target,
    )


def _percent_scale(page: IndicatorPage, target: Target) -> Iterator[Problem]:
    bounds = [bound for bound in (target.low, target.high) if bound is not None]
    fraction = isinstance(target.bounds, AtLeast) and 0 < target.bounds.low <= 1
    if any(bound < 0 or bound > 100 for bound in bounds):
        why = "no percentage can be that"
    elif fraction and page.indicator.polarity is Polarity.HIGHER:
        why = "as a percentage that is next to nothing"
    else:
        return
    yield _basis(
        Severity.ERROR,
        f"The target {_plain_bounds(target)} of {named(page.indicator)} is held against a percentage, but {why}.",
        "Give targets in percent points: 85 for 85%.",
        _source(target),
        page.code,
        page.month,
        _plain_bounds(target),
    )


def _no_polarity(evidence: Evidence) -> Iterator[Problem]:
    for page in evidence.pages:
        if page.target is not None and page.indicator.polarity is Polarity.NONE:
            yield Problem(
                "target-on-no-polarity",
                Severity.WARNING,
                f"{named_first(page.indicator)} has a target ({_plain_bounds(page.target)}), but its measure is N/A, "
                "so nothing says which side of it is good. It is not assessed.",
                "Set the measure (higher, lower, to target) or take the target out.",
                _source(page.target),
                page.code,
                page.month,
                _plain_bounds(page.target),
            )
        elif page.target is not None and effective_bounds(page.indicator.polarity, page.target.bounds) is None:
            asked = "at least" if isinstance(page.target.bounds, AtLeast) else "at most"
            yield Problem(
                "target-on-no-polarity",
                Severity.WARNING,
                f'{named_first(page.indicator)} has the measure "{page.indicator.polarity}" and a target of {asked} '
                f"{_number_of(page.target)}: the two say opposite things, and it is not assessed.",
                "Give the target's other bound, or correct the measure.",
                _source(page.target),
                page.code,
                page.month,
                _plain_bounds(page.target),
            )


def _number_of(target: Target) -> str:
    return plain_text((target.low if target.low is not None else target.high) or Fraction(0))


TARGET_BASIS = Rule(
    "target-basis",
    Severity.ERROR,
    "A target that may be held against the wrong figure",
    "A target is for the value (a month's count, a percentage) or for the rate per 10,000. Where a plain number does "
    "not say which, and the two would be judged differently, the page may show green for what is red. Percentages are "
    "in percent points: 85, not 0.85.",
    _find,
)
TARGET_ON_NO_POLARITY = Rule(
    "target-on-no-polarity",
    Severity.WARNING,
    "A target without a better side",
    "A target needs a measure that says whether higher, lower or inside a range is good. With the measure N/A it "
    "cannot be used.",
    _no_polarity,
)


_NEXT = (
    "Nothing, if the target is to be met or missed and no more; otherwise give the target a tolerance in its own unit "
    "(1, not 10%)."
)


def _tolerances(evidence: Evidence) -> Iterator[Problem]:
    for page in evidence.pages:
        if page.target is None or not isinstance(page.target.tolerance, PercentOfTarget):
            continue
        percent, bound = page.target.tolerance.percent, _one_bound(page)
        if bound is None or percent <= 0:
            continue
        near = abs(bound) * percent / 100
        # Nobody looks for an amber share of 85 %, or of a rate: only a whole number may leave none.
        if bound == 0 or (page.assessed.unit is Unit.COUNT and bound.denominator == 1 and near < 1):
            yield _of_nothing(evidence, page, bound, percent, near)


def _one_bound(page: IndicatorPage) -> Fraction | None:
    """The one bound that the indicator can miss; None where there are two, or one that nothing can be beyond."""
    assert page.target is not None
    match effective_bounds(page.indicator.polarity, page.target.bounds):
        case AtMost(high):
            return high
        case AtLeast(low) if low > 0:
            return low
        case _:
            return None


def _of_nothing(evidence: Evidence, page: IndicatorPage, bound: Fraction, percent: Fraction, near: Fraction) -> Problem:
    target = page.target
    assert target is not None
    own = any(each.key == target.key and each.tolerance is not None for each in evidence.records.targets)
    whose = "a tolerance" if own else "the board's tolerance"
    comes_to = "0, so whatever misses it is red" if bound == 0 else f"{plain_text(near)}, less than one, so nothing is"
    sentence = (
        f"The target {plain_text(bound)} of {named(page.indicator)} has {whose} of {plain_text(percent, Unit.PERCENT)} "
        f"of the target. That comes to {comes_to}{' and nothing is' if bound == 0 else ''} amber."
    )
    return Problem(
        "tolerance-of-nothing",
        Severity.WARNING if own and bound == 0 else Severity.INFO,
        sentence,
        _NEXT,
        target.source.at("tolerance") if target.source is not None else None,
        page.code,
        page.month,
        plain_text(percent, Unit.PERCENT),
        table="Targets",
    )


TOLERANCE_OF_NOTHING = Rule(
    "tolerance-of-nothing",
    Severity.WARNING,
    "A tolerance that makes nothing amber",
    "A tolerance in percent is of the target. Of a target of 0 it is 0, and of a small number of children it is less "
    "than one child: every miss is red then. A tolerance in the target's own unit says from where on.",
    _tolerances,
)
