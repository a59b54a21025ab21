"""How much a percentage of few children is worth."""

import pytest

from ibdesk.domain.small_numbers import wilson


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [(3, 8, 13.7, 69.4), (0, 10, 0.0, 27.8), (10, 10, 72.2, 100.0), (1, 198, 0.1, 2.8)],
)
def test_wilson(numerator: int, denominator: int, low: float, high: float) -> None:
    found = wilson(numerator, denominator)
    assert (round(found.low, 1), round(found.high, 1)) == (low, high)


@pytest.mark.parametrize(("numerator", "denominator"), [(1, 0), (-1, 5), (6, 5)])
def test_what_is_no_share_is_refused(numerator: int, denominator: int) -> None:
    with pytest.raises(ValueError, match="not a share"):
        wilson(numerator, denominator)
