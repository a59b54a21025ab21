"""What a public version holds back, and why: one small board for each rule."""

from fractions import Fraction

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.figure import BreakdownFigure, Covers, Figure, Part, Unit
from ibdesk.domain.indicator import RateBasis, Within
from ibdesk.domain.public.held_back import Earlier, held_back
from ibdesk.domain.public.relations import Cell
from tests.made import AUGUST, SOMEWHERE, board, counts, finished, indicator, part, run


def held(records: Records, earlier: Earlier | None = None) -> set[Cell]:
    found = held_back(records, earlier)
    assert found.open == frozenset()
    return set(found.cells)


def names(cells: set[Cell]) -> set[str]:
    """ "7 value 2014-08" of each figure, "9 North" of each category."""
    found = set()
    for cell in cells:
        assert isinstance(cell, tuple)
        found.add(f"{cell[0]} {cell[2]} {cell[1]}" if len(cell) == 5 else f"{cell[0]} {cell[2]}")
    return found


def categories(*numbers: int, code: str = "9") -> tuple[BreakdownFigure, ...]:
    return tuple(
        BreakdownFigure(code, AUGUST, name, Fraction(number), SOMEWHERE)
        for name, number in zip(("North", "South", "East", "West"), numbers, strict=False)
    )


@pytest.mark.parametrize(("count", "is_held"), [(0, False), (1, True), (5, True), (6, False), (489, False)])
def test_counts_of_1_to_5_and_no_others(count: int, is_held: bool) -> None:
    assert bool(held(board([indicator()], [part("7", AUGUST, count)]))) is is_held


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (3, 40, {"10 numerator 2014-08"}),
        (8, 9, {"10 numerator 2014-08"}),
        (0, 8, set()),
        (2, 4, {"10 numerator 2014-08", "10 denominator 2014-08"}),
        (12, 40, set()),
    ],
)
def test_a_share_of_few_loses_its_numerator(above: int, below: int, expected: set[str]) -> None:
    records = board([indicator("10", unit=Unit.PERCENT)], counts("10", AUGUST, above, below))
    assert names(held(records)) == expected


@pytest.mark.parametrize(
    ("percent", "is_held"), [("65.19", False), ("33.33", True), ("14.29", True), ("0", False), ("12.5", True)]
)
def test_a_percentage_without_counts_that_few_children_could_give(percent: str, is_held: bool) -> None:
    records = board([indicator("10", unit=Unit.PERCENT)], [part("10", AUGUST, percent)])
    assert bool(held(records)) is is_held


def test_a_percentage_is_held_back_by_the_whole_that_it_is_of() -> None:
    """3.21 % of 156 is 5: the whole stands on another page."""
    share = indicator("10", unit=Unit.PERCENT, denominator="9")
    records = board([indicator("9"), share], [part("9", AUGUST, 156), part("10", AUGUST, "3.205128")])
    assert names(held(records)) == {"10 value 2014-08"}


def test_one_small_category_takes_the_next_smallest_with_it() -> None:
    records = board([indicator("9")], [part("9", AUGUST, 40)], breakdowns=categories(3, 20, 8, 9))
    assert names(held(records)) == {"9 North", "9 East"}


def test_two_small_categories_protect_each_other() -> None:
    records = board([indicator("9")], [part("9", AUGUST, 36)], breakdowns=categories(3, 20, 4, 9))
    assert names(held(records)) == {"9 North", "9 East"}


def test_two_that_come_to_2_do_not_protect_each_other() -> None:
    records = board([indicator("9")], [part("9", AUGUST, 31)], breakdowns=categories(1, 20, 1, 9))
    assert names(held(records)) == {"9 North", "9 East", "9 West"}


def test_two_fives_take_a_third_with_them() -> None:
    """Together 10, and neither more than 5: each is 5 for who knows that both are small."""
    records = board([indicator("9")], [part("9", AUGUST, 39)], breakdowns=categories(5, 20, 5, 9))
    assert names(held(records)) == {"9 North", "9 East", "9 West"}


def test_a_zero_is_held_back_last() -> None:
    records = board([indicator("9")], [part("9", AUGUST, 23)], breakdowns=categories(3, 20, 0, 0))
    assert names(held(records)) == {"9 North", "9 South"}


def test_a_part_that_must_fit_beside_another() -> None:
    """11 holds 8 of one kind and 3 or fewer of the other: with 8 and 9 shown it could only be 1."""
    whole, one, other = indicator("11"), indicator("12", within=Within("11")), indicator("13", within=Within("11"))
    records = board([whole, one, other], [part("11", AUGUST, 9), part("12", AUGUST, 8), part("13", AUGUST, 1)])
    assert "13 value 2014-08" in names(held(records))
    assert len(held(records)) > 1


def test_the_same_count_on_two_pages_is_held_back_on_both() -> None:
    """The numerator of 6 is the value of 7; 8's denominator is that value too."""
    six = indicator("6", unit=Unit.PERCENT)
    seven = indicator("7", numerator_of=("6",))
    eight = indicator("8", unit=Unit.PERCENT, denominator="7")
    figures = [*counts("6", AUGUST, 30, 40), part("7", AUGUST, 30), *counts("8", AUGUST, 0, 30)]
    assert held(board([six, seven, eight], figures)) == set()
    small = [*counts("6", AUGUST, 4, 40), part("7", AUGUST, 4), *counts("8", AUGUST, 0, 4)]
    assert names(held(board([six, seven, eight], small))) == {
        "6 numerator 2014-08",
        "7 value 2014-08",
        "8 denominator 2014-08",
    }


def test_a_finished_sum_is_held_back_with_any_of_its_months() -> None:
    """Twelve months that come to 113 less the eleven that are shown would be the small one."""
    months = run("7", AUGUST - 11, [10] * 11 + [3])
    whole = finished("7", AUGUST, 113, Covers.ROLLING_12)
    seven = indicator(value_period=Covers.ROLLING_12)
    assert names(held(board([seven], [*months, whole]))) == {"7 value 2014-08"}
    assert {cell[4] for cell in held(board([seven], [*months, whole])) if isinstance(cell, tuple)} == {
        Covers.MONTH,
        Covers.ROLLING_12,
    }


def test_a_supplied_rate_of_few_is_held_back() -> None:
    """0.83 per 10,000 of 36,100 children are 3."""
    seven = indicator(rate_basis=RateBasis.VALUE)
    rate = finished("7", AUGUST, "0.83", Covers.MONTH, which=Part.RATE)
    assert names(held(board([seven], [rate]))) == {"7 rate 2014-08"}
    assert held(board([seven], [finished("7", AUGUST, "8.3", Covers.MONTH, which=Part.RATE)])) == set()


def test_a_rate_goes_with_the_count_that_it_is_made_of() -> None:
    seven = indicator(rate_basis=RateBasis.VALUE)
    rate = finished("7", AUGUST, "1.2", Covers.MONTH, which=Part.RATE)
    assert names(held(board([seven], [part("7", AUGUST, 4), rate]))) == {"7 value 2014-08", "7 rate 2014-08"}


def test_a_running_total_is_held_back_where_few_were_added() -> None:
    """30 in April to June and 32 in April to July: the 2 of July would be their difference."""
    totals = [10, 20, 30, 32, 39]
    figures = [finished("7", AUGUST - 4 + place, total, Covers.FINANCIAL_YEAR) for place, total in enumerate(totals)]
    seven = indicator(value_period=Covers.FINANCIAL_YEAR)
    assert names(held(board([seven], figures))) == {"7 value 2014-07"}


def test_twelve_months_that_grow_from_zero_are_a_running_total() -> None:
    totals = [0, 8, 10, 17]
    figures = [finished("7", AUGUST - 3 + place, total, Covers.ROLLING_12) for place, total in enumerate(totals)]
    seven = indicator(value_period=Covers.ROLLING_12)
    assert names(held(board([seven], figures))) == {"7 value 2014-07"}


def test_what_went_out_held_back_stays_so_and_what_was_shown_protects_nothing() -> None:
    """East protected North before, and South is smaller now: East stays held back, so that no two versions differ."""
    records = board([indicator("9")], [part("9", AUGUST, 40)], breakdowns=categories(3, 7, 10, 20))
    east = ("9", AUGUST, "East")
    assert names(held(records)) == {"9 North", "9 South"}
    assert names(held(records, Earlier(hidden=frozenset({east})))) == {"9 North", "9 East"}
    shown = Earlier(shown={("9", AUGUST, "South"): Fraction(7)})
    assert names(held(records, shown)) == {"9 North", "9 East"}


def test_what_an_earlier_version_gave_away_is_told() -> None:
    """All other parts and the whole went out: nothing that is held back now protects the last one."""
    figures: list[Figure] = [part("9", AUGUST, 40)]
    records = board([indicator("9")], figures, breakdowns=categories(3, 7, 10, 20))
    gone: dict[Cell, Fraction] = {figures[0].key: Fraction(40)}
    gone |= {("9", AUGUST, name): Fraction(number) for name, number in (("South", 7), ("East", 10), ("West", 20))}
    assert held_back(records, Earlier(shown=gone)).open == {("9", AUGUST, "North")}
