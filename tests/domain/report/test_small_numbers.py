"""How much a percentage of few children is worth."""

from fractions import Fraction

import pytest

from ibdesk.domain.figure import Covers, Unit
from ibdesk.domain.number import percentage
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.small_numbers import small_text, wilson
from tests.made import AUGUST


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


@pytest.mark.parametrize(
    ("above", "below", "words"),
    [
        (3, 8, "95% interval 13.7% to 69.4%; 1 case = 12.5 points"),
        (13, 15, "95% interval 62.1% to 96.3%; 1 case = 6.7 points"),
        (1, 1, "95% interval 20.7% to 100.0%; 1 case = 100 points"),
        (19, 19, "95% interval 83.2% to 100.0%; 1 case = 5.3 points"),
        (19, 20, ""),
        (6, 5, ""),
    ],
)
def test_what_a_percentage_of_few_is_worth_in_words(above: int, below: int, words: str) -> None:
    counts = Fraction(above), Fraction(below)
    few = Reckoned(percentage(*counts), Unit.PERCENT, AUGUST, Covers.MONTH, *counts)
    assert small_text(few) == words


def test_without_counts_there_is_nothing_to_say() -> None:
    assert small_text(Reckoned(Fraction(50), Unit.PERCENT, AUGUST, Covers.MONTH)) == ""
