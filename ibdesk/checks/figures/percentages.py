"""Percentages against their counts, also where a word stands in place of the percentage; finished figures against the
monthly parts they are made of."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from ibdesk.checks.evidence.evidence import Evidence, Supplied
from ibdesk.checks.evidence.phrases import (
    named_first,
    plain_text,
    rounded_twice,
    same_as_written,
    when,
    worked_out_text,
)
from ibdesk.checks.evidence.rule import Rule
from ibdesk.checks.evidence.slips import Suspect, in_sum, repair
from ibdesk.domain.figure import Missing, Part, Supply, Unit
from ibdesk.domain.number import percentage
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.wording import MISSING_WORDS


def _reasons(evidence: Evidence) -> Iterator[Problem]:
    for supplied in evidence.having(Part.DENOMINATOR):
        given = supplied.figure(Part.VALUE)
        numerator, denominator = supplied.number(Part.NUMERATOR), supplied.number(Part.DENOMINATOR)
        # A blank may be filled in by its counts; of nothing there is no share.
        if given is None or not isinstance(given.quantity, Missing) or given.quantity is Missing.BLANK:
            continue
        if numerator is None or not denominator:
            continue
        said = MISSING_WORDS[given.quantity]
        share = worked_out_text(percentage(numerator, denominator), Unit.PERCENT)
        yield Problem(
            "reason-beside-counts",
            Severity.WARNING,
            f"{named_first(supplied.indicator)} is given as “{said}” for {when(supplied.covers, supplied.month)}, "
            f"beside {plain_text(numerator)} of {plain_text(denominator)}, which is {share}. Both cannot be true.",
            f"Take the counts out if “{said}” is right; otherwise leave the value out, and IBDesk makes it.",
            given.source,
            given.code,
            given.month,
            said,
        )


REASON_BESIDE_COUNTS = Rule(
    "reason-beside-counts",
    Severity.WARNING,
    "No value, beside the counts that give one",
    "A value is said to be missing, suppressed or not applicable, and its numerator and denominator stand beside it "
    "all the same. Either the word is left over from another month, or the counts should not be known.",
    _reasons,
)


_follow = partial(Problem, "percentage-does-not-follow")
_parts = partial(Problem, "finished-does-not-follow")
ROUNDED_TWICE = "It was probably rounded twice: a number that is rounded already gives it. "


def _percentages(evidence: Evidence) -> Iterator[Problem]:
    for supplied in evidence.percentages:
        given, share = supplied.figure(Part.VALUE), supplied.number(Part.VALUE)
        counts = supplied.number(Part.NUMERATOR), supplied.number(Part.DENOMINATOR)
        numerator, denominator = counts
        if given is None or share is None or numerator is None or denominator is None:
            continue
        if denominator < 0:
            continue
        if denominator and same_as_written(percentage(numerator, denominator), share):
            continue
        of = f"{plain_text(numerator)} of {plain_text(denominator)}"
        real = f"which is {worked_out_share(numerator, denominator)}" if denominator else "and a share of 0 is none"
        twice = bool(denominator) and rounded_twice(percentage(numerator, denominator), share)
        yield _follow(
            Severity.WARNING if twice else Severity.ERROR,
            f"{named_first(supplied.indicator)} is given as {plain_text(share, Unit.PERCENT)} for "
            f"{when(supplied.covers, supplied.month)}, beside {of}, {real}.",
            (ROUNDED_TWICE if twice else _repair_of_share(share, numerator, denominator))
            + "Correct the percentage or the counts; or leave the percentage out, and IBDesk makes it.",
            given.source,
            supplied.indicator.code,
            supplied.month,
            plain_text(share, Unit.PERCENT),
        )


def _finished(evidence: Evidence) -> Iterator[Problem]:
    for supplied in evidence.finished:
        given, number = supplied.figure(Part.VALUE), supplied.number(Part.VALUE)
        if given is None or number is None:
            continue
        made = evidence.over(supplied.indicator.code, supplied.month, supplied.covers)
        if made is None or not _made_of_parts(made, supplied) or made.number is None:
            continue
        if not same_as_written(made.number, number):
            unit = supplied.indicator.unit
            twice = rounded_twice(made.number, number)
            yield _parts(
                Severity.WARNING if twice else Severity.ERROR,
                f"{named_first(supplied.indicator)} is given as {plain_text(number, unit)} for "
                f"{when(supplied.covers, supplied.month)}, but its monthly figures make "
                f"{worked_out_text(made.number, unit)}. The page shows what the monthly figures make.",
                (ROUNDED_TWICE if twice else _repair_of_sum(made, number, unit))
                + "Correct the finished figure, or the month that is wrong.",
                given.source,
                supplied.indicator.code,
                supplied.month,
                plain_text(number, unit),
            )


def _repair_of_share(share: Fraction, numerator: Fraction, denominator: Fraction) -> str:
    def gives(above: Fraction, below: Fraction, written: Fraction) -> bool:
        return 0 <= above <= below != 0 and same_as_written(percentage(above, below), written)

    return repair(
        (
            Suspect("the numerator", numerator, lambda other: gives(other, denominator, share)),
            Suspect("the denominator", denominator, lambda other: gives(numerator, other, share)),
            Suspect("the percentage", share, lambda other: gives(numerator, denominator, other), Unit.PERCENT),
        )
    )


def _repair_of_sum(made: Reckoned, given: Fraction, unit: Unit) -> str:
    total = made.number or Fraction(0)
    of_given = Suspect("the finished figure", given, lambda other: same_as_written(total, other), unit)
    months = in_sum(made.figures, total, lambda other: other == given) if unit is Unit.COUNT else ()
    return repair((of_given, *months))


def _made_of_parts(made: Reckoned, supplied: Supplied) -> bool:
    return made.supply is Supply.PARTS and bool(made.figures) and made.unit is supplied.indicator.unit


def worked_out_share(numerator: Fraction, denominator: Fraction) -> str:
    """What two counts make, in the words of a figure that was worked out."""
    return worked_out_text(percentage(numerator, denominator), Unit.PERCENT)


PERCENTAGE_DOES_NOT_FOLLOW = Rule(
    "percentage-does-not-follow",
    Severity.ERROR,
    "A percentage that its counts do not give",
    "Where a percentage comes with its two counts, dividing them must give it, rounded half up to the decimals it is "
    "written with. IBDesk shows what the counts give; the percentage in the workbook is then something else. Where it "
    "only was rounded twice, it is a warning.",
    _percentages,
)
FINISHED_DOES_NOT_FOLLOW = Rule(
    "finished-does-not-follow",
    Severity.ERROR,
    "A finished figure that its months do not give",
    "A quarter, a year to date or 12 months that is supplied as a finished figure must be what the monthly figures "
    "add up to, where all of them are known. The months win, and the finished figure is told. One that only was "
    "rounded twice is a warning.",
    _finished,
)
