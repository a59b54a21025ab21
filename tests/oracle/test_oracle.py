"""The sums and judgements of random boards against a second reckoning that shares no code with the first."""

from fractions import Fraction

import pytest

from tests.oracle.differences import differences
from tests.oracle.random_boards import FIRST, Board, Row
from tests.oracle.sums import expected


@pytest.mark.parametrize("number", range(20))
def test_a_random_board_says_what_the_oracle_does(number: int) -> None:
    assert list(differences(number)) == []


def test_the_oracle_knows_a_rate_by_heart() -> None:
    """3,829 referrals in twelve months of 36,100 children: 1,060.66 per 10,000, above 461.2 to 563.6."""
    low, high = Fraction("461.2"), Fraction("563.6")
    row = Row("7", "count", "in month", False, "rolling value", "To target", low, high, "rate", None, None)
    counts = [304] * 10 + [300, 489]
    for back, count in enumerate(reversed(counts)):
        row.cells[FIRST + 43 - back, "value"] = Fraction(count)
    right = expected(Board([row], {2011: 36_100}), row, FIRST + 43)
    assert (right.value, right.status) == (489, "red")
    assert right.rate == Fraction(3829, 36_100) * 10_000
