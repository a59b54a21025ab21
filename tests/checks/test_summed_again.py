"""Sums of 12 months that came in as monthly parts are told; the counts of single months never are."""

import random
from fractions import Fraction

import pytest

from ibdesk.domain.figure import Covers, Figure, Part, Supply, Unit
from ibdesk.domain.indicator import Indicator, RateBasis
from ibdesk.domain.month import Month
from tests.checks.looking import found, only, sample_board
from tests.made import AUGUST, board, indicator, run

RULE = "sums-as-monthly-parts"
ROLLING = indicator("17", name="Section 47 enquiries started", value_period=Covers.ROLLING_12)
REFERRALS = indicator("7", name="Referrals", rate_basis=RateBasis.ROLLING_VALUE)
POOLED = indicator("13", unit=Unit.PERCENT, value_period=Covers.ROLLING_12)
MONTHLY = indicator("4", name="Contacts")
LEVELS = (15, 40, 120, 480)


def counts(level: int, seed: int, months: int = 48, trend: float = 0) -> list[int]:
    """The counts of single months: as many as chance makes of independent events."""
    chance = random.Random(seed)
    levels = [level * (1 + trend * month / 12) for month in range(months)]
    return [round(max(0, chance.gauss(each, each**0.5))) for each in levels]


def sums(monthly: list[int]) -> list[int]:
    return [sum(monthly[place - 11 : place + 1]) for place in range(11, len(monthly))]


def ending(values: list[int], code: str = "17", which: Part = Part.VALUE) -> list[Figure]:
    return run(code, AUGUST - (len(values) - 1), values, which)


def is_told(of: Indicator, figures: list[Figure]) -> bool:
    return bool(found(RULE, board([of], figures)))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("of", [ROLLING, REFERRALS])
def test_sums_as_monthly_parts_are_told(of: Indicator, level: int) -> None:
    hits = [is_told(of, ending(sums(counts(level, seed))[-24:], of.code)) for seed in range(40)]
    assert sum(hits) >= 32


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("trend", [-0.2, 0, 0.3])
@pytest.mark.parametrize("months", [13, 24, 48])
def test_counts_of_single_months_are_not(level: int, trend: float, months: int) -> None:
    told = [is_told(ROLLING, ending(counts(level, seed, months, trend))) for seed in range(60)]
    assert not any(told)


@pytest.mark.parametrize(
    "values",
    [
        [100 + month for month in range(24)],
        [480] * 24,
        [0] * 24,
        [*[0] * 12, *[1] * 12],
        [480 + month % 5 for month in range(24)],
        [20 + month // 6 for month in range(24)],
        [1, 2, 0, 1, 3, 2, 1, 1, 2, 0, 1, 2, 1, 2],
        [3829, 3830, 3825],  # too few to tell
    ],
)
def test_rows_that_somebody_made_up_are_no_sums(values: list[int]) -> None:
    assert not is_told(ROLLING, ending(values))


@pytest.mark.parametrize("since", [1, 3, 8])
@pytest.mark.parametrize("level", LEVELS)
def test_where_the_figures_were_monthly_before_the_first_sum_is_told(level: int, since: int) -> None:
    monthly = counts(level, 1)
    problem = only(found(RULE, board([ROLLING], ending(monthly[:-since] + sums(monthly)[-since:]))))
    assert "come to" in problem.message
    assert (problem.code, problem.month, str(problem.severity)) == ("17", AUGUST, "warning")


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("months", [13, 20, 30])
def test_what_grows_since_april_is_told(level: int, months: int) -> None:
    monthly, grown, so_far = counts(level, 2, 48), [], 0
    for back, count in zip(range(47, -1, -1), monthly, strict=True):
        so_far = count if (AUGUST - back).number == 4 else so_far + count
        grown.append(so_far)
    problem = only(found(RULE, board([ROLLING], ending(grown[-months:]))))
    assert "start again each April" in problem.message


def so_far(months: int, level: int, seed: int, last: Month = AUGUST, code: str = "17") -> list[Figure]:
    """The sums since April of as many months, the last of them."""
    first = last.financial_year_start
    monthly, grown = counts(level, seed, last.since(first) + 1), [0]
    for count in monthly:
        grown.append(grown[-1] + count)
    return run(code, last - (months - 1), grown[-months:])


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("of", [ROLLING, MONTHLY])
def test_what_grows_since_this_april_is_told_on_a_new_board(of: Indicator, level: int) -> None:
    hits = [is_told(of, so_far(5, level, seed, code=of.code)) for seed in range(20)]
    assert sum(hits) >= (13 if level < 40 else 19)
    problem = only(found(RULE, board([of], so_far(5, 480, 1, code=of.code))))
    assert "only grow since April" in problem.message
    assert ("added up to" in problem.message) == (of is ROLLING)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("of", [ROLLING, MONTHLY])
@pytest.mark.parametrize("trend", [0, 0.3, 2.4])
def test_counts_since_april_are_not(of: Indicator, level: int, trend: float) -> None:
    for months in (5, 6, 9, 12):
        told = [is_told(of, ending(counts(level, seed, months, trend), of.code)) for seed in range(40)]
        assert not any(told)


@pytest.mark.parametrize("values", [[10, 20, 30, 40, 50], [480, 480, 481, 482, 483], [1, 2, 3, 4, 5], [0, 0, 0, 0, 0]])
def test_rows_that_only_count_on_are_no_sums(values: list[int]) -> None:
    assert not is_told(MONTHLY, ending(values, "4"))


def test_a_slip_of_ten_times_is_another_thing() -> None:
    assert not is_told(ROLLING, ending([*counts(40, 1)[:-1], 4000]))
    assert not is_told(ROLLING, ending([*counts(40, 1)[:-2], 480, 41]))


def test_the_change_that_follows_of_it_is_not_told_once_more() -> None:
    monthly = counts(40, 1)
    records = board([ROLLING], ending([*monthly[:-1], sums(monthly)[-1]]))
    assert found(RULE, records)
    assert not found("big-change", records)


def test_pooled_percentages_are_looked_at_by_their_counts() -> None:
    below = sums(counts(120, 5))[-24:]
    figures = [
        *ending([each // 5 for each in below], "13", Part.NUMERATOR),
        *ending(below, "13", Part.DENOMINATOR),
    ]
    problem = only(found(RULE, board([POOLED], figures)))
    assert " as denominator" in problem.message


def test_what_is_not_added_up_is_not_looked_at() -> None:
    values = sums(counts(120, 5))[-24:]
    assert not is_told(MONTHLY, ending(values, "4"))
    as_finished = run("17", AUGUST - 23, values, supply=Supply.FINISHED, covers=Covers.ROLLING_12)
    assert not is_told(ROLLING, as_finished)


def test_the_sample_has_none() -> None:
    assert [found(RULE, sample_board(), Month(2014, month)) for month in (6, 7, 8)] == [[], [], []]


def test_the_reason_says_how_it_is_known() -> None:
    problem = only(found(RULE, board([ROLLING], ending(sums(counts(120, 3))[-24:]))))
    assert "less than chance moves" in problem.message
    assert Fraction(problem.found.replace(",", "")) > 1000
