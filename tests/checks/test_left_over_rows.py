"""Rows of the report's month that were left over from an earlier one, and month-end levels that jump."""

import random

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Covers, Figure
from ibdesk.domain.month import Month
from tests.checks.looking import found, only
from tests.made import AUGUST, board, indicator, part

CODES = [str(code) for code in range(1, 21)]
LEVEL = indicator("27", name="Looked After Children", value_period=Covers.SNAPSHOT)


def figures(seed: int, left_over: int, apart: int) -> Records:
    """Two years of counts, the first rows of August those of an earlier month."""
    chance = random.Random(seed)
    numbers: dict[tuple[str, Month], int] = {}
    for code in CODES:
        for back in range(24, -1, -1):
            numbers[code, AUGUST - back] = round(chance.gauss(100 + 40 * int(code), 15))
    for code in CODES[:left_over]:
        numbers[code, AUGUST] = numbers[code, AUGUST - apart]
    return board(
        [indicator(code) for code in CODES], [part(code, month, number) for (code, month), number in numbers.items()]
    )


@pytest.mark.parametrize("apart", [1, 12])
@pytest.mark.parametrize("seed", range(5))
def test_rows_left_over_from_an_earlier_month_are_told(seed: int, apart: int) -> None:
    problem = only(found("month-repeated", figures(seed, 8, apart)))
    assert problem.month == AUGUST
    assert f"is exactly {(AUGUST - apart).long}" in problem.message
    assert "left over" in problem.message


@pytest.mark.parametrize("seed", range(20))
def test_rows_that_are_alike_by_chance_tell_nothing(seed: int) -> None:
    assert found("month-repeated", figures(seed, 0, 1)) == []


def test_shares_of_a_few_children_repeat_by_themselves() -> None:
    shares = [f"{number}.{number % 9 + 1}" for number in range(60, 72)]
    figures = [
        part(code, month, share) for code, share in zip(CODES, shares, strict=False) for month in (AUGUST - 1, AUGUST)
    ]
    others = [part(code, AUGUST - back, 40 + back) for code in CODES[12:] for back in (0, 1)]
    assert found("month-repeated", board([indicator(code) for code in CODES], [*figures, *others])) == []


def test_a_whole_month_again_is_told_once() -> None:
    assert "again" in only(found("month-repeated", figures(1, 20, 1))).message


def levels(*numbers: int) -> list[Figure]:
    first = AUGUST - (len(numbers) - 1)
    return [part("27", first + step, number, covers=Covers.SNAPSHOT) for step, number in enumerate(numbers)]


SLOWLY = (601, 607, 612, 610, 604, 599, 595, 590, 596, 602, 609)


@pytest.mark.parametrize("latest", [690, 509, 906, 540])
def test_a_level_that_jumps_is_told(latest: int) -> None:
    problem = only(found("big-change", board([LEVEL], levels(*SLOWLY, latest))))
    assert "step of" in problem.message or "usual range" in problem.message or "half" in problem.message


@pytest.mark.parametrize("latest", [609, 615, 602, 598])
def test_a_level_that_goes_on_as_before_is_not(latest: int) -> None:
    assert found("big-change", board([LEVEL], levels(*SLOWLY, latest))) == []


def test_a_count_of_what_happened_has_no_steps() -> None:
    counts = [part("7", AUGUST - back, 100 + (back % 2)) for back in range(12, 0, -1)]
    assert "step of" not in "".join(
        each.message for each in found("big-change", board([indicator("7")], [*counts, part("7", AUGUST, 109)]))
    )
