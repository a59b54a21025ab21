"""Slips of the keyboard: two digits exchanged, or one digit another. Where a rule knows what a number must fit, the one
that fits and differs by such a slip alone is offered."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import partial
from itertools import combinations
from typing import NamedTuple

from ibdesk.checks.evidence.phrases import decimals_written, plain_text, when
from ibdesk.domain.figure import Figure, Unit
from ibdesk.domain.report.origin import PART_WORDS

_MOST_DIGITS = 9


class Suspect(NamedTuple):
    """A number that may be mistyped: what it is called ("the numerator"), and whether another in its place fits."""

    name: str
    number: Fraction
    fits: Callable[[Fraction], bool]
    unit: Unit = Unit.COUNT


def in_sum(figures: Iterable[Figure], total: Fraction, fits: Callable[[Fraction], bool]) -> Iterator[Suspect]:
    """The figures that a sum is made of; `fits` says whether another sum would be right."""
    for figure in figures:
        if isinstance(number := figure.quantity, Fraction):
            name = f"the {PART_WORDS[figure.part]} of {when(figure.covers, figure.month)}"
            yield Suspect(name, number, partial(_fits_with, total - number, fits))


def _fits_with(rest: Fraction, fits: Callable[[Fraction], bool], other: Fraction) -> bool:
    return fits(rest + other)


def repair(suspects: Iterable[Suspect]) -> str:
    """The sentence that offers the one number which would make it right; nothing where there is none, or several.

    Two digits exchanged are the commoner slip, and looked for first.
    """
    tried = tuple(suspects)
    for slips, what in ((_exchanged, "two digits were probably exchanged"), (_one_other, "one digit is another")):
        found = {
            (suspect.name, number): suspect
            for suspect in tried
            for number in slips(suspect.number)
            if suspect.fits(number)
        }
        if len(found) == 1:
            ((name, number), suspect) = next(iter(found.items()))
            right, written = plain_text(number, suspect.unit), plain_text(suspect.number, suspect.unit)
            return f"With {right} as {name} in place of {written} it would be right: {what}. "
        if found:
            return ""
    return ""


def slip_words(written: Fraction, right: Fraction) -> str:
    """Which slip of the keyboard makes the one number of the other; nothing where none does."""
    ways = (
        (_exchanged, "two digits are exchanged"),
        (_one_other, "one digit is another"),
        (_one_fewer, "a digit is one too many"),
    )
    for slips, what in ways:
        if right in slips(written):
            return what
    return "a digit is missing" if written in _one_fewer(right) else ""


def _one_fewer(number: Fraction) -> set[Fraction]:
    return set(_others(number, _with_one_fewer))


def _exchanged(number: Fraction) -> set[Fraction]:
    return set(_others(number, _with_two_exchanged))


def _one_other(number: Fraction) -> set[Fraction]:
    return set(_others(number, _with_one_other))


def _with_two_exchanged(digits: str) -> Iterator[str]:
    for one, other in combinations(range(len(digits)), 2):
        changed = list(digits)
        changed[one], changed[other] = changed[other], changed[one]
        yield "".join(changed)


def _with_one_other(digits: str) -> Iterator[str]:
    for place in range(len(digits)):
        for digit in "0123456789":
            yield digits[:place] + digit + digits[place + 1 :]


def _with_one_fewer(digits: str) -> Iterator[str]:
    for place in range(len(digits) if len(digits) > 1 else 0):
        yield digits[:place] + digits[place + 1 :]


def _others(number: Fraction, changed: Callable[[str], Iterable[str]]) -> Iterator[Fraction]:
    """The numbers that digits changed so make, with the same decimals and no 0 before them."""
    times = 10 ** decimals_written(number)
    scaled = number * times
    if scaled.denominator != 1 or scaled < 0 or len(digits := str(scaled.numerator)) > _MOST_DIGITS:
        return
    for each in changed(digits):
        if each != digits and (len(each) == 1 or each[0] != "0"):
            yield Fraction(int(each), times)
