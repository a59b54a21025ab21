"""Which numbers are small (domain.md part 6), counts of 1 to 5, percentages of 1 to 5 or out of 1 to 10; and what a
public version says of them, the same in every file."""

from fractions import Fraction

from ibdesk.domain.number import exact_decimals, round_half_up

PUBLIC_STAMP = "Public version"
ABOUT_PUBLIC = (
    "This is the public version. Counts of 1 to 5 are replaced by [c], and so are percentages whose numerator is 1 to "
    "5 or whose denominator is 1 to 10. 0 stays 0.",
    "Whatever else would give such a number back is replaced by [c] too: other parts of the same whole, sums over "
    "months, rates, changes. A [c] may so stand for a larger number. Where a figure is [c], there is no assessment; "
    "where months are [c], there is no usual range.",
)
CHANGES_LEFT_OUT = "Changed figures beside one that is left out are not listed."


SMALLEST_SHOWN = 6
LARGEST_SMALL_BASE = 10
# A percentage that came without its counts may be any share of so few; beyond that it says nothing of them.
_MOST_CHILDREN = 100
_SHOWN_DECIMALS = 2


def is_small(count: Fraction) -> bool:
    """Whether a count is one of 1 to 5; 0 stays 0. What cannot be a count, 2.5 or -3, is not shown either."""
    return 0 < abs(count) < SMALLEST_SHOWN


def may_be_small(reckoned: Fraction) -> bool:
    """Whether a count that was reckoned back out of a rounded number may be a small one."""
    return 0 < reckoned < SMALLEST_SHOWN - Fraction(1, 2)


def is_small_share(numerator: Fraction, denominator: Fraction) -> bool:
    """Whether a percentage of these counts is held back."""
    return is_small(numerator) or 0 < denominator <= LARGEST_SMALL_BASE


def may_be_a_small_share(percent: Fraction) -> bool:
    """Whether a percentage that came without its counts may be one of few children: of 10 or fewer, or of 1 to 5 among
    up to a hundred. 0 stays 0."""
    if percent == 0:
        return False
    decimals = min(exact_decimals(percent, 0), _SHOWN_DECIMALS)
    shown = round_half_up(percent, decimals)
    return any(round_half_up(Fraction(100 * above, below), decimals) == shown for above, below in _SHARES)


_SHARES = tuple(
    (above, below)
    for below in range(1, _MOST_CHILDREN + 1)
    for above in range(1, below + 1)
    if above < SMALLEST_SHOWN or below <= LARGEST_SMALL_BASE
)
