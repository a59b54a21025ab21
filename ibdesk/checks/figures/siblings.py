"""Counts that two indicators share: the referrals inside "contacts progressed to referral" are the referrals."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial

from ibdesk.checks.evidence.evidence import Evidence, Supplied
from ibdesk.checks.evidence.phrases import (
    named,
    named_first,
    plain_text,
    rounded_twice,
    same_as_written,
    when,
)
from ibdesk.checks.evidence.rule import Rule
from ibdesk.checks.evidence.slips import Suspect, repair
from ibdesk.checks.figures.percentages import ROUNDED_TWICE, worked_out_share
from ibdesk.domain.figure import Figure, Part, Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.number import percentage, round_half_up
from ibdesk.domain.problem import Problem, Severity

_identity = partial(Problem, "sibling-identity")


def _find(evidence: Evidence) -> Iterator[Problem]:
    siblings: dict[str, list[str]] = {}
    for indicator in evidence.records.indicators:
        for code in indicator.numerator_of:
            if indicator.code not in siblings.setdefault(code, []):
                siblings[code].append(indicator.code)
    for supplied in evidence.percentages:
        told = [
            each for code in siblings.get(supplied.indicator.code, ()) for each in _numerator(evidence, supplied, code)
        ]
        yield from told
        # A percentage alone that was told already is told no second time for what it is a share of.
        alone = supplied.number(Part.NUMERATOR) is supplied.number(Part.DENOMINATOR) is None
        if supplied.indicator.denominator and not (told and alone):
            yield from _denominator(evidence, supplied, supplied.indicator.denominator)


def _count(evidence: Evidence, code: str, supplied: Supplied) -> tuple[Indicator, Fraction] | None:
    """Another indicator's count over the same period."""
    definition = evidence.indicator(code, supplied.month)
    reckoned = evidence.over(code, supplied.month, supplied.covers)
    if definition is None or reckoned is None or reckoned.number is None or reckoned.unit is not Unit.COUNT:
        return None
    return definition, reckoned.number


def _base(evidence: Evidence, supplied: Supplied) -> Fraction | None:
    """What the percentage is of: its own denominator, else the value of the indicator that it is a share of."""
    own = supplied.number(Part.DENOMINATOR)
    if own is not None or not supplied.indicator.denominator:
        return own
    whole = _count(evidence, supplied.indicator.denominator, supplied)
    return whole[1] if whole else None


def _numerator(evidence: Evidence, supplied: Supplied, code: str) -> Iterator[Problem]:
    sibling = _count(evidence, code, supplied)
    if sibling is None:
        return
    definition, counted = sibling
    figure, own = supplied.figure(Part.NUMERATOR), supplied.number(Part.NUMERATOR)
    if figure is not None and own is not None:
        if own != counted:
            fits = partial(_fits_the_share, supplied.number(Part.VALUE), base=_base(evidence, supplied))
            repaired = _which_is_right("numerator", own, supplied, counted, definition, lambda one: fits(above=one))
            message = _unequal(supplied, "numerator", own, definition, counted)
            yield _told(supplied, figure, message, plain_text(own), repaired)
        return
    given, share, base = supplied.figure(Part.VALUE), supplied.number(Part.VALUE), _base(evidence, supplied)
    if given is None or share is None or not base or base < 0 or same_as_written(percentage(counted, base), share):
        return
    twice = rounded_twice(percentage(counted, base), share)
    implied = Fraction(round_half_up(share * base / 100, 0))
    fits_other_share = partial(_fits_the_share, above=counted, base=base)
    repaired = repair(
        (
            Suspect(f"the value of {named(definition)}", counted, partial(_fits_the_share, share, base=base)),
            Suspect(f"the value of {named(supplied.indicator)}", share, fits_other_share, Unit.PERCENT),
        )
    )
    yield _told(
        supplied,
        given,
        f"{named_first(supplied.indicator)} is {_percent(share)} of {plain_text(base)} for "
        f"{when(supplied.covers, supplied.month)}, that is {plain_text(implied)}; but {named(definition)}, which "
        f"counts the same, says {plain_text(counted)} ({worked_out_share(counted, base)}). One of the three figures is "
        "wrong.",
        _percent(share),
        ROUNDED_TWICE if twice else repaired,
        Severity.WARNING if twice else Severity.ERROR,
    )


def _fits_the_share(share: Fraction | None, above: Fraction | None, base: Fraction | None) -> bool:
    """Whether two counts may be those behind a percentage, as far as the three are known."""
    if above is None or base is None:
        return True
    if not 0 <= above <= base or base == 0:
        return False
    return share is None or same_as_written(percentage(above, base), share)


def _which_is_right(
    part: str,
    own: Fraction,
    supplied: Supplied,
    counted: Fraction,
    definition: Indicator,
    fits: Callable[[Fraction], bool],
) -> str:
    """Which of two counts that should be one is a slip of the other, where the percentage says it."""
    own_fits, other_fits = fits(own), fits(counted)
    return repair(
        (
            Suspect(f"the {part} of {named(supplied.indicator)}", own, lambda one: other_fits and one == counted),
            Suspect(f"the value of {named(definition)}", counted, lambda one: own_fits and one == own),
        )
    )


def _denominator(evidence: Evidence, supplied: Supplied, code: str) -> Iterator[Problem]:
    whole = _count(evidence, code, supplied)
    if whole is None:
        return
    definition, counted = whole
    figure, own = supplied.figure(Part.DENOMINATOR), supplied.number(Part.DENOMINATOR)
    if figure is not None and own is not None:
        if own != counted:
            share, above = supplied.number(Part.VALUE), supplied.number(Part.NUMERATOR)
            fits = partial(_fits_the_share, share, above=above)
            repaired = _which_is_right("denominator", own, supplied, counted, definition, lambda one: fits(base=one))
            message = _unequal(supplied, "denominator", own, definition, counted)
            yield _told(supplied, figure, message, plain_text(own), repaired)
        return
    given, share = supplied.figure(Part.VALUE), supplied.number(Part.VALUE)
    if given is None or share is None or not 0 <= share <= 100 or counted < 0:
        return
    if supplied.number(Part.NUMERATOR) is None and not _is_of_a_whole_number(share, counted, same_as_written):
        message = _fits_none(supplied, share, definition, counted)
        if _is_of_a_whole_number(share, counted, rounded_twice):
            yield _told(supplied, given, message, _percent(share), ROUNDED_TWICE, Severity.WARNING)
        else:
            yield _told(supplied, given, message, _percent(share))


def _is_of_a_whole_number(share: Fraction, base: Fraction, gives: Callable[[Fraction, Fraction], bool]) -> bool:
    """Whether the percentage that the nearest whole number makes of the base `gives` the one that is written."""
    return base != 0 and gives(percentage(Fraction(round_half_up(share * base / 100, 0)), base), share)


def _fits_none(supplied: Supplied, share: Fraction, definition: Indicator, base: Fraction) -> str:
    start = (
        f"{named_first(supplied.indicator)} is {_percent(share)} for {when(supplied.covers, supplied.month)}, of what "
        f"{named(definition)} counts. "
    )
    if base == 0:
        return f"{start}But that is 0, and a share of nothing is no percentage."
    near = Fraction(round_half_up(share * base / 100, 0))
    return (
        f"{start}But no whole number of {plain_text(base)} gives that percentage: {plain_text(near)} would be "
        f"{worked_out_share(near, base)}. It is a share of something else, or one of the two is wrong."
    )


def _unequal(supplied: Supplied, part: str, own: Fraction, definition: Indicator, counted: Fraction) -> str:
    return (
        f"The {part} of {named(supplied.indicator)} for {when(supplied.covers, supplied.month)} is {plain_text(own)}, "
        f"but {named(definition)}, which counts the same, says {plain_text(counted)}. One of the two is wrong."
    )


def _told(
    supplied: Supplied,
    figure: Figure,
    message: str,
    found: str,
    repaired: str = "",
    severity: Severity = Severity.ERROR,
) -> Problem:
    return _identity(
        severity,
        message,
        f"{repaired}Ask whoever supplies the two figures which is right, and correct the other.",
        figure.source,
        supplied.indicator.code,
        supplied.month,
        found,
    )


def _percent(number: Fraction) -> str:
    return plain_text(number, Unit.PERCENT)


SIBLING_IDENTITY = Rule(
    "sibling-identity",
    Severity.ERROR,
    "Two indicators count the same, and differ",
    "Contacts that became a referral (6) and referrals (7) are the same referrals, and the initial assessments of "
    "which some were in time (10) are the initial assessments (9). Where such counts differ in the same month, one of "
    "them is wrong. It is also told from percentages alone: 39.69% of 257 is 102, and nothing else. "
    "A percentage that only was rounded twice is a warning.",
    _find,
)
