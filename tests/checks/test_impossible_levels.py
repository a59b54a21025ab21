"""Populations unlike another year's, and rates of more than everyone: in any month, and of benchmarks."""

import pytest

from ibdesk.checks import check
from ibdesk.domain.board import Benchmark, Population
from ibdesk.domain.figure import Covers, Missing, Part
from ibdesk.domain.indicator import RateBasis
from ibdesk.domain.number import exact
from ibdesk.domain.problem import Problem
from ibdesk.domain.target import Basis
from tests.checks.looking import found, only, told
from tests.made import AUGUST, SOMEWHERE, board, finished, indicator, part, quantity, run

RULE = "impossible-number"


def populations(children: dict[int, int], shipped: tuple[int, ...] = ()) -> tuple[Population, ...]:
    return tuple(
        Population(year, exact(count), "ONS", None if year in shipped else SOMEWHERE)
        for year, count in children.items()
    )


def problems(children: dict[int, int], shipped: tuple[int, ...] = ()) -> list[Problem]:
    return found(RULE, board([], populations=populations(children, shipped)))


@pytest.mark.parametrize(
    ("children", "years", "words"),
    [
        ({2013: 36_100, 2014: 361_000}, "2014", "ten times as many"),
        ({2013: 36_100, 2014: 3_610}, "2014", "ten times as few"),
        ({2012: 35_900, 2013: 36_100, 2014: 361_000}, "2014", "ten times as many"),
        ({2012: 359_000, 2013: 36_000, 2014: 36_100}, "2012", "ten times as many"),
        ({2012: 36_000, 2013: 3_610, 2014: 36_100}, "2013", "ten times as few"),
        ({2012: 36_000, 2013: 360_500, 2014: 36_100}, "2013", "ten times as many"),
        ({2011: 35_000, 2012: 36_000, 2013: 36_100, 2014: 3_610, 2015: 3_620}, "2014 and 2015", "ten times as few"),
        ({2012: 36_000, 2014: 361}, "2014", "100 times as few"),
        ({2013: 36_100, 2014: 180_500}, "2014", "5 times as many"),
    ],
)
def test_a_population_many_times_another_years(children: dict[int, int], years: str, words: str) -> None:
    problem = only(problems(children))
    assert problem.message.startswith(f"The population aged 0-17 of {years} is given as")
    assert words in problem.message
    assert problem.severity == ("warning" if words.startswith("5 ") else "error")


@pytest.mark.parametrize(
    ("children", "said"),
    [
        ("56000000", "56,000,000: no council has so many"),
        ("36100.5", "36,100.5. Rates per"),
        ("-36100", "-36,100. Rates"),
    ],
)
def test_a_population_that_cannot_be_is_said_with_its_thousands_apart(children: str, said: str) -> None:
    told_of = board([], populations=(Population(2014, exact(children), "ONS", SOMEWHERE),))
    problem = only(found(RULE, told_of))
    assert said in problem.message
    assert problem.found == children


def test_a_figure_that_cannot_be_is_said_with_its_thousands_apart() -> None:
    problem = only(found(RULE, board([indicator("7")], [part("7", AUGUST, -1_441_500)])))
    assert problem.message.startswith("-1,441,500 for indicator 7 in August 2014 is less than nothing")
    assert problem.found == "-1441500"


@pytest.mark.parametrize(
    "children",
    [
        {2014: 36_100},
        {2011: 36_100, 2012: 36_100, 2013: 36_100, 2014: 36_100},
        {2011: 33_000, 2012: 34_000, 2013: 35_500, 2014: 37_000},
        {1991: 20_000, 2014: 45_000},
        {2013: 52_000, 2014: 101_000},  # two councils merged
        {2013: 101_000, 2014: 49_000},  # and parted
        {2013: 4, 2014: 36_100},  # an error of its own
    ],
)
def test_populations_that_only_grew_or_fell(children: dict[int, int]) -> None:
    assert [each for each in problems(children) if " is given as 4" not in each.message] == []


def test_a_population_beside_the_one_that_came_with_the_program() -> None:
    problem = only(problems({2013: 36_100, 2014: 361_000}, shipped=(2013,)))
    assert problem.severity == "warning"
    assert "That of 2013 came with IBDesk and is another council's." in problem.message
    assert problem.next_step == "Bring your own population of each year in on a Population sheet."


SEVEN = indicator("7", rate_basis=RateBasis.VALUE)
FEW = populations({2011: 1_000})


def rates_told(written: list[int | str]) -> list[Problem]:
    return found(RULE, board([SEVEN], run("7", AUGUST + 1 - len(written), written), populations=FEW))


@pytest.mark.parametrize(
    ("written", "month", "words"),
    [
        ([20, 1_200, 20], AUGUST - 1, "a rate of 12,000.00 per 10,000 children for July 2014: more than"),
        ([1_300, 1_200, 20], AUGUST - 1, "for July 2014 (and as much for June 2014)"),
        ([20, 20, 1_001], AUGUST, "10,010.00"),
        ([1_500] * 9, AUGUST, "(and as much for December 2013, January 2014 and 6 more)"),
    ],
)
def test_a_rate_of_any_month_that_is_more_than_everyone(written: list[int | str], month: object, words: str) -> None:
    problem = only(rates_told(written))
    assert problem.month == month
    assert words in problem.message


@pytest.mark.parametrize("written", [[20, 1_000, 20], [0, 0], ["999"]])
def test_a_rate_of_everyone_at_most(written: list[int | str]) -> None:
    assert rates_told(written) == []


def test_a_supplied_rate_of_a_past_month() -> None:
    of = indicator("7")
    rates = [
        finished("7", AUGUST - 3, "21500", Covers.ROLLING_12, which=Part.RATE),
        finished("7", AUGUST, "215", Covers.ROLLING_12, which=Part.RATE),
    ]
    assert only(found(RULE, board([of], rates))).month == AUGUST - 3


@pytest.mark.parametrize(
    ("given", "basis", "expected"),
    [
        ("10001", Basis.RATE, ["error 7"]),
        ("5123400", Basis.RATE, ["error 7"]),
        ("10000", Basis.RATE, []),
        ("512.34", Basis.RATE, []),
        ("657800", Basis.VALUE, []),  # England's count
        (Missing.NO_DATA, Basis.RATE, []),
    ],
)
def test_a_benchmarks_rate(given: str | Missing, basis: Basis, expected: list[str]) -> None:
    benchmark = Benchmark("7", "England", "2013/14", quantity(given), basis, source=SOMEWHERE)
    assert told(found(RULE, board([SEVEN], benchmarks=(benchmark,)))) == expected


def test_a_doubtful_population_is_one_problem_and_its_rates_are_none() -> None:
    """One cause: the population of one year, which makes a rate of every month of that year."""
    figures = run("7", AUGUST - 11, [489] * 12)
    records = board([SEVEN], figures, populations=populations({2012: 36_100, 2013: 36_100, 2014: 361}))
    assert [each.month for each in check(records, AUGUST) if each.rule == RULE] == [None]
    outside = board([SEVEN], [part("7", AUGUST, 489)], populations=populations({2014: 25}))
    assert [each.severity for each in check(outside, AUGUST) if each.rule == RULE] == ["error"]
