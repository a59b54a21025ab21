"""One cause is one problem: rows that slipped, figures and columns that were exchanged."""

import pytest

from ibdesk.checks import check
from ibdesk.checks.causes.one_cause import EXPLAINED
from ibdesk.domain.figure import Figure, Unit
from ibdesk.domain.problem import Problem
from tests.checks.looking import only
from tests.checks.sample_board import sample_board
from tests.made import AUGUST, board, counts, indicator, part, run

USUAL = {"1": 800, "2": 90, "3": 310, "4": 25, "5": 140, "6": 510, "7": 45, "8": 1_200}
CODES = list(USUAL)


def wobbling(usual: int) -> list[int | str]:
    return [usual + usual * (back * 7 % 5 - 2) // 50 for back in range(12)]


def eleven_months(but: int = 0) -> list[Figure]:
    return [each for code in CODES for each in run(code, AUGUST - 11, wobbling(USUAL[code]))[: 12 - but]]


def problems(august: dict[str, int]) -> list[Problem]:
    figures = [*eleven_months(but=1), *(part(code, AUGUST, number) for code, number in august.items())]
    return [
        each
        for each in check(board([indicator(code) for code in CODES], figures), AUGUST)
        if each.rule in EXPLAINED or each.rule == "figures-exchanged"
    ]


@pytest.mark.parametrize(("step", "way"), [(1, "slipped one row down"), (-1, "slipped one row up")])
def test_rows_that_slipped_by_one(step: int, way: str) -> None:
    shifted = {code: USUAL[CODES[(place - step) % len(CODES)]] for place, code in enumerate(CODES)}
    told = only(problems(shifted))
    assert told.rule == "figures-exchanged"
    assert way in told.message
    assert "one row" in told.next_step


@pytest.mark.parametrize("pair", [("1", "2"), ("3", "7"), ("8", "4")])
def test_two_figures_exchanged(pair: tuple[str, str]) -> None:
    one, other = pair
    told = only(problems({**USUAL, one: USUAL[other], other: USUAL[one]}))
    assert told.rule == "figures-exchanged"
    assert f"indicator {one} " in told.message
    assert f"indicator {other} " in told.message


@pytest.mark.parametrize(
    ("august", "expected"),
    [
        (USUAL, []),
        ({**USUAL, "1": 8_000}, ["1"]),
        ({**USUAL, "1": 8_000, "6": 5_100}, ["1", "6"]),  # two slips of their own
    ],
)
def test_what_has_no_cause_in_common_is_told_one_by_one(august: dict[str, int], expected: list[str]) -> None:
    assert [each.code for each in problems(august)] == expected
    assert "figures-exchanged" not in {each.rule for each in problems(august)}


def test_the_columns_of_two_counts_exchanged() -> None:
    shares = [indicator(code, unit=Unit.PERCENT) for code in CODES]
    figures = [each for code in CODES for each in counts(code, AUGUST, USUAL[code], USUAL[code] // 2)]
    told = [each for each in check(board(shares, figures), AUGUST) if each.rule in EXPLAINED | {"figures-exchanged"}]
    assert "numerators and denominators" in only(told).message
    one = [each for each in figures if each.code != "3"]
    right = [each for code in CODES[3:] for each in counts(code, AUGUST, 5, 50)]
    left = [each for each in one if each.code in CODES[:3]]
    told = [each for each in check(board(shares, [*left, *right]), AUGUST) if each.rule == "part-exceeds-whole"]
    assert len(told) == 2  # too few of them


@pytest.mark.parametrize(("wrong", "told_once"), [(6, True), (3, True), (2, False)])
def test_one_indicators_counts_exchanged_in_several_months(wrong: int, told_once: bool) -> None:
    whole, share = indicator("1"), indicator("2", unit=Unit.PERCENT, denominator="1")
    figures = [part("1", AUGUST - back, 200 + back) for back in range(12)]
    for back in range(12):
        above, below = 150 + back, 200 + back
        figures += counts("2", AUGUST - back, *((below, above) if back < wrong else (above, below)))
    told = [
        each for each in check(board([whole, share], figures), AUGUST) if each.rule in EXPLAINED | {"figures-exchanged"}
    ]
    if told_once:
        assert "numerators and denominators" in only(told).message
        assert f"explains {2 * wrong} findings" in only(told).message
    else:
        assert {each.rule for each in told} == {"part-exceeds-whole", "sibling-identity"}


@pytest.mark.parametrize("back", [0, 1, 12])
def test_in_the_sample_nothing_is_exchanged(back: int) -> None:
    assert "figures-exchanged" not in {each.rule for each in check(sample_board(), AUGUST - back)}
