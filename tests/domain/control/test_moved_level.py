"""Series whose level has moved: no range is said of them, and the month is proposed from which one could be."""

from fractions import Fraction
from random import Random

import pytest

from ibdesk.domain.board import Event
from ibdesk.domain.control.usual_range import (
    UsualRange,
    has_moved,
    proposed_rebase,
    proposed_start,
    special_count,
    usual_range,
)
from ibdesk.domain.report.report import IndicatorPage, build_report
from tests.made import AUGUST, board, indicator, run


def page_of(numbers: list[int], events: tuple[Event, ...] = ()) -> IndicatorPage:
    made = board([indicator("7")], run("7", AUGUST - (len(numbers) - 1), numbers), events=events)
    return build_report(made, AUGUST).page("7")


def waves(count: int, level: int) -> list[int]:
    return [level + (5, 0, 3, 8, 2)[each % 5] for each in range(count)]


@pytest.mark.parametrize("before", [13, 18, 23])
def test_a_step_is_found_where_it_is(before: int) -> None:
    page = page_of(waves(before, 100) + waves(36 - before, 300))
    start = AUGUST - (35 - before)
    assert proposed_rebase(page) == start
    said = usual_range(page)
    assert isinstance(said, str)
    assert said == (
        "The level has moved: 36 of 36 months are out of the ordinary, so no range describes them all. "
        f"It could count from {start.long}."
    )


def test_too_few_months_since_the_step_are_said() -> None:
    said = usual_range(page_of(waves(24, 100) + waves(12, 300)))
    assert isinstance(said, str)
    assert said.endswith("It could count from September 2013, once 13 months are known from there on.")


def test_from_the_proposed_month_on_the_range_counts_again() -> None:
    numbers = waves(18, 100) + waves(18, 300)
    start = proposed_rebase(page_of(numbers))
    assert start is not None
    page = page_of(numbers, (Event(start, "7", "The front door opened", rebase=True),))
    usual = usual_range(page)
    assert isinstance(usual, UsualRange)
    assert proposed_rebase(page) is None
    assert 300 < usual.mean < 310


def test_of_three_levels_the_latest_is_proposed() -> None:
    assert proposed_rebase(page_of(waves(14, 1000) + waves(14, 100) + waves(14, 300))) == AUGUST - 13


def test_chance_alone_moves_no_level() -> None:
    """Of a hundred made series that stay as they are hardly any is taken for one that moved."""
    random = Random(15)
    made = [
        [(AUGUST - back, Fraction(round(random.gauss(100, 9)))) for back in reversed(range(36))] for _ in range(100)
    ]
    assert sum(map(has_moved, made)) <= 2


def test_a_third_is_not_more_than_a_third() -> None:
    numbers = [Fraction(number) for number in [*[50, 90] * 12, *range(59, 71)]]
    series = [(AUGUST - back, number) for back, number in enumerate(reversed(numbers))][::-1]
    assert special_count(series) == 12
    assert not has_moved(series)
    assert has_moved(series[1:])


def test_a_series_without_two_levels_has_no_proposal() -> None:
    with pytest.raises(ValueError, match="no two levels"):
        proposed_start([(AUGUST - back, Fraction(back)) for back in range(7)])
