"""Exact numbers: kept as fractions, rounded only to be shown, half up."""

import re
from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction

# Python's round() and NumPy's round half to even; a board that checks 0.125 by hand expects 0.13.
_MAXIMUM_DIGITS = 400
# More than any number that is reckoned of figures has, and so few that a share of two of them can still be drawn.
_MOST_KEPT, _MOST_BITS = 150, 500
_LONGEST_KEPT = 2 * _MOST_KEPT + 3  # with its sign, a decimal point or a stroke
_EXACT = re.compile(r"-?\d+(\.\d+|/\d+)?", re.ASCII)
_MOST_EXPONENT = 1_000  # beyond it even making the number would take minutes
# What a figure can be: no count of children, no share and no sum of money comes near it, and Excel itself keeps no more
# digits. Reading and the dialogs for typed figures ask the same rule.
MOST_DIGITS, MOST_DECIMALS = 15, 30
LONGEST_NUMBER = 60  # letters, with its commas: what is longer is no figure, whatever it says
_FINEST: int = 10**MOST_DECIMALS
BOUNDS = f"a number here has at most {MOST_DIGITS} digits before the decimal point and {MOST_DECIMALS} behind it"

_IN_THOUSANDS = r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"


PER = 10_000  # children aged 0-17, that a rate is given for


class TooManyDigits(ValueError):  # noqa: N818 (it says what the number has)
    """A number of hundreds of digits, which is not written."""


def exact(text: str | int | Decimal) -> Fraction:
    """A finite decimal as an exact number; ValueError for anything else (bool, nan, inf, "1_000", 1e9999)."""
    if isinstance(text, bool):
        raise ValueError("a truth value is not a number")
    if isinstance(text, str) and ("_" in text or not text.isascii()):
        raise ValueError(f"not a plain number: {text!r}")
    value = Decimal(text.strip()) if isinstance(text, str) else Decimal(text)
    if not value.is_finite():
        raise ValueError(f"not a finite number: {text!r}")
    if value and abs(value.adjusted()) > _MOST_EXPONENT:
        raise ValueError(f"far too large or too small: {value:e}")
    return Fraction(value)


def added_up(numbers: Sequence[Fraction]) -> Fraction:
    """Their sum. Whole numbers, which nearly all are, are added as such: several times as fast."""
    if all(number.denominator == 1 for number in numbers):
        return Fraction(sum(number.numerator for number in numbers))
    return sum(numbers, Fraction(0))


def written(text: str) -> Fraction:
    """A number as people write it, with commas between its thousands; ValueError for 12,5 and 0,489 too, which nobody
    may guess."""
    plain_text = text.strip()
    if "," in plain_text and not re.fullmatch(_IN_THOUSANDS, plain_text):
        raise ValueError(f"not a number in thousands: {text!r}")
    return exact(plain_text.replace(",", ""))


def is_within_bounds(number: Fraction) -> bool:
    """Whether a number can be a figure, by MOST_DIGITS and MOST_DECIMALS."""
    return abs(number) < 10**MOST_DIGITS and number.denominator <= _FINEST


def round_half_up(value: Fraction, decimals: int) -> Decimal:
    """The nearest decimal with so many places; ties go away from zero (65.185 -> 65.19, -0.5 -> -1)."""
    above, below = value.as_integer_ratio()
    whole = (2 * abs(above) * 10**decimals + below) // (2 * below)
    sign = "-" if above < 0 and whole else ""
    return Decimal(f"{sign}{whole}E-{decimals}")


def plain(value: Fraction) -> str:
    """Short plain decimal text ("65.19", "489"): exact where the number is a finite decimal, else to 28 digits."""
    with localcontext(Context(prec=_MAXIMUM_DIGITS, rounding=ROUND_FLOOR)):
        decimal = Decimal(value.numerator) / Decimal(value.denominator)
        if Fraction(decimal) != value:
            decimal = Context(prec=28, rounding=ROUND_HALF_UP).divide(
                Decimal(value.numerator), Decimal(value.denominator)
            )
        text = f"{decimal:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def exact_text(number: Fraction) -> str:
    """ "489", "65.19", and "1/3" where no finite decimal is exact; TooManyDigits beyond 150 of them."""
    above, below = number.numerator, number.denominator
    if max(above.bit_length(), below.bit_length()) > _MOST_BITS:
        raise TooManyDigits(f"a number has more than {_MOST_KEPT} digits")
    if below == 1:
        return str(above)
    text = plain(number)
    return text if exact(text) == number else str(number)


def from_exact_text(text: str) -> Fraction:
    """ValueError for anything that `exact_text` does not write."""
    if len(text) > _LONGEST_KEPT or not _EXACT.fullmatch(text):
        raise ValueError(f"not a number: {text[:40]!r}")
    try:
        number = Fraction(int(text)) if text.isdecimal() else Fraction(text)  # most are: in a third of the time
    except ZeroDivisionError as error:
        raise ValueError(f"not a number: {text[:40]!r}") from error
    if len(text) > _MOST_KEPT and max(number.numerator.bit_length(), number.denominator.bit_length()) > _MOST_BITS:
        raise ValueError(f"not a number: {text[:40]!r}")
    return number


def grouped(value: Decimal) -> str:
    """1,060.66"""
    return f"{value:,f}"


def in_full(value: Fraction) -> str:
    """As `plain` writes it, thousands apart: "1,060.66", "0.5"."""
    return grouped(Decimal(plain(value)))


def percentage(numerator: Fraction, denominator: Fraction) -> Fraction:
    """Percentage = numerator / denominator x 100 (domain.md part 2). ZeroDivisionError where the denominator is 0."""
    # Brought to lowest terms once instead of twice: this is asked for every month of a series.
    return Fraction(100 * numerator.numerator * denominator.denominator, numerator.denominator * denominator.numerator)


def per_population(number: Fraction, children: Fraction) -> Fraction:
    """Rate per 10,000 = number / children x 10,000 (domain.md part 2)."""
    return Fraction(PER * number.numerator * children.denominator, number.denominator * children.numerator)


def exact_decimals(number: Fraction, at_least: int) -> int:
    """The fewest decimals that show the number exactly, up to a limit."""
    decimals, below = at_least, number.denominator
    # So many decimals show it where the denominator goes into that power of ten.
    while decimals < MOST_DECIMALS and 10**decimals % below:
        decimals += 1
    return decimals


def decimals_to_tell_apart(number: Fraction, other: Fraction, at_least: int) -> int:
    """As many decimals as it takes to see on which side of the other a number lies (84.996 against 85)."""
    decimals = at_least
    while (
        decimals < MOST_DECIMALS
        and number != other
        and round_half_up(number, decimals) == round_half_up(other, decimals)
    ):
        decimals += 1
    return decimals
