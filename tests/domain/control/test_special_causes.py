"""Special causes: each rule in a table of its own, and which rule names a point that several hold for.

The mean is 0 and the limits are 9 away in all cases, so that "near" begins beyond 6.
"""

from fractions import Fraction

import pytest

from ibdesk.domain.control.special_causes import Cause, special_causes

LIMIT, TREND, NEAR, RUN = Cause.LIMIT, Cause.TREND, Cause.TWO_OF_THREE, Cause.RUN
SIGNS = {"+": 1, "-": -1, ".": 0}


def marks(numbers: list[int]) -> tuple[str, set[Cause]]:
    """One sign a point, and the rules that named them."""
    found = special_causes([Fraction(number) for number in numbers], Fraction(0), Fraction(9))
    shown = {side: sign for sign, side in SIGNS.items()}
    return "".join(shown[mark.side] for mark in found), {mark.cause for mark in found} - {Cause.NONE}


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([1, 10, -1], ".+."),
        ([1, -10, 1], ".-."),
        ([1, 9, -9], "..."),  # on a limit is not beyond it
    ],
)
def test_beyond_a_limit(numbers: list[int], expected: str) -> None:
    shown, causes = marks(numbers)
    assert shown == expected
    assert causes <= {LIMIT}


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([1, 2, 1, 2, 1, 2, 1], "+++++++"),
        ([-1, -2, -1, -2, -1, -2, -1, -2], "--------"),
        ([1, 2, 1, 2, 1, 2], "......"),  # six are too few
        ([1, 2, 1, 0, 1, 2, 1], "......."),  # a point on the mean breaks it
        ([1, 2, 1, -1, 1, 2, 1], "......."),
        ([-2, 1, 2, 1, 2, 1, 2, 1, -2], ".+++++++."),
    ],
)
def test_seven_on_one_side_of_the_mean(numbers: list[int], expected: str) -> None:
    shown, causes = marks(numbers)
    assert shown == expected
    assert causes <= {RUN}


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([-3, -2, -1, 0, 1, 2, 3], "+++++++"),
        ([3, 2, 1, 0, -1, -2, -3], "-------"),
        ([-3, -2, -1, 0, 1, 2, 1], "......."),  # six are too few
        ([-3, -2, -1, -1, 0, 1, 2, 3], "........"),  # a tie breaks it
        ([3, -3, -2, -1, 0, 1, 2, 3, 1], ".+++++++."),
        # The point at which one trend turns into another is the later one's.
        ([-3, -2, -1, 0, 1, 2, 3, 2, 1, 0, -1, -2, -3], "++++++-------"),
    ],
)
def test_seven_each_higher_or_lower_than_the_last(numbers: list[int], expected: str) -> None:
    shown, causes = marks(numbers)
    assert shown == expected
    assert causes <= {TREND}


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([7, 7, 1], "++."),
        ([7, 1, 7], "+.+"),
        ([-1, -7, -8], ".--"),
        ([1, -7, -8], "..."),  # all three on one side of the mean
        ([7, -1, 7], "..."),
        ([7, 0, 7], "..."),
        ([7, 1, 1, 7], "...."),
        ([7, -7, 1], "..."),  # on one side
        ([6, 6, 1], "..."),  # on the line is not beyond it
        ([7], "."),
        ([7, 7], ".."),
    ],
)
def test_two_of_three_near_a_limit(numbers: list[int], expected: str) -> None:
    shown, causes = marks(numbers)
    assert shown == expected
    assert causes <= {NEAR}


def test_a_point_beyond_the_limit_counts_as_near_it() -> None:
    assert marks([10, 1, 7]) == ("+.+", {LIMIT, NEAR})


@pytest.mark.parametrize(
    ("numbers", "causes"),
    [
        ([8, 7, 6, 5, 4, 3, 2], [TREND] * 7),  # all above the mean, two near the limit, and falling
        ([1, 7, 8, 1, 2, 1, 2], [RUN, NEAR, NEAR, RUN, RUN, RUN, RUN]),
        ([1, 2, 10, 1, 2, 1, 2], [RUN, RUN, LIMIT, RUN, RUN, RUN, RUN]),
    ],
)
def test_the_first_rule_that_holds_names_the_point(numbers: list[int], causes: list[Cause]) -> None:
    found = special_causes([Fraction(number) for number in numbers], Fraction(0), Fraction(9))
    assert [mark.cause for mark in found] == causes


def test_a_falling_trend_above_the_mean_is_on_the_low_side() -> None:
    """NHSRplotthedots issue 171: coloured by its direction, not by the side of the mean it is on."""
    assert marks([8, 7, 6, 5, 4, 3, 2])[0] == "-------"


def test_nothing_varies_nothing_is_special() -> None:
    found = special_causes([Fraction(5)] * 14, Fraction(5), Fraction(0))
    assert {mark.side for mark in found} == {0}
