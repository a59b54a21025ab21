"""Tolerances that leave nothing to be amber: a percentage of 0, or less than one child."""

from collections.abc import Iterator
from fractions import Fraction

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import named, plain_text
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.figure import Unit
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.assess import effective_bounds
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.target import AtLeast, AtMost, PercentOfTarget

_NEXT = (
    "Nothing, if the target is to be met or missed and no more; otherwise give the target a tolerance in its own unit "
    "(1, not 10%)."
)


def _find(evidence: Evidence) -> Iterator[Problem]:
    for page in evidence.pages:
        if page.target is None or not isinstance(page.target.tolerance, PercentOfTarget):
            continue
        percent, bound = page.target.tolerance.percent, _bound(page)
        if bound is None or percent <= 0:
            continue
        near = abs(bound) * percent / 100
        # Nobody looks for an amber share of 85 %, or of a rate: only a whole number may leave none.
        if bound == 0 or (page.assessed.unit is Unit.COUNT and bound.denominator == 1 and near < 1):
            yield _told(evidence, page, bound, percent, near)


def _bound(page: IndicatorPage) -> Fraction | None:
    """The one bound that the indicator can miss; None where there are two, or one that nothing can be beyond."""
    assert page.target is not None
    match effective_bounds(page.indicator.polarity, page.target.bounds):
        case AtMost(high):
            return high
        case AtLeast(low) if low > 0:
            return low
        case _:
            return None


def _told(evidence: Evidence, page: IndicatorPage, bound: Fraction, percent: Fraction, near: Fraction) -> Problem:
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
    _find,
)
