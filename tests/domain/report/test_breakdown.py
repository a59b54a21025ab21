"""Which categories and months a breakdown draws, and its headline."""

from fractions import Fraction

import pytest

from ibdesk.domain.figure import BreakdownFigure, Missing, Quantity, Unit
from ibdesk.domain.report.breakdown import (
    Breakdown,
    breakdown_headline,
    breakdown_shown,
    breakdown_subtitle,
    breakdown_summary,
)
from ibdesk.domain.report.report import IndicatorPage, build_report
from tests.made import AUGUST, SOMEWHERE, board, counts, indicator


def page_of(*figures: tuple[int, str, Quantity]) -> IndicatorPage:
    """Indicator 9 with (months back, category, number)."""
    made = tuple(BreakdownFigure("9", AUGUST - back, name, number, SOMEWHERE) for back, name, number in figures)
    return build_report(board([indicator("9")], breakdowns=made), AUGUST).page("9")


def shown(page: IndicatorPage) -> Breakdown:
    found = breakdown_shown(page)
    assert found is not None
    return found


F = Fraction


def test_no_breakdown() -> None:
    assert breakdown_shown(page_of()) is None


def test_twelve_months_the_largest_category_first() -> None:
    found = shown(page_of((0, "North", F(3)), (0, "South", F(5)), (11, "North", F(1)), (12, "North", F(99))))
    assert (found.months[0], found.months[-1], len(found.months)) == (AUGUST - 11, AUGUST, 12)
    assert found.categories == ("South", "North")
    assert found.numbers[1] == (F(1), *[None] * 10, F(3))


def test_from_the_sixth_category_on_they_are_added_up() -> None:
    page = page_of(*((0, f"Team {number}", F(number)) for number in range(1, 9)), (1, "Team 1", Missing.NO_DATA))
    found = shown(page)
    assert found.categories == ("Team 8", "Team 7", "Team 6", "Team 5", "Team 4", "All others")
    assert found.numbers[-1][-2:] == (None, F(6))
    assert sum(number for _, number in found.latest()) == 36


def test_six_categories_stay_six() -> None:
    page = page_of(*((0, f"Team {number}", F(number)) for number in range(1, 7)))
    assert shown(page).categories[-1] == "Team 1"


@pytest.mark.parametrize(
    ("figures", "headline"),
    [
        (((0, "North", F(3)), (0, "South", F(5))), "South is the largest category in August 2014: 5 of 8"),
        (((0, "North", F(5)), (0, "South", F(5))), "No single largest category in August 2014"),
        (((0, "North", F("62.5")), (0, "East", F(25))), "North is the largest category in August 2014: 62.50 of 87.50"),
        (((1, "North", F(5)),), "No breakdown for August 2014"),
        (((0, "North", Missing.NO_DATA),), "No breakdown for August 2014"),
        (((0, "North", F(0)), (0, "South", F(0))), "No single largest category in August 2014"),
    ],
)
def test_headline(figures: tuple[tuple[int, str, Quantity], ...], headline: str) -> None:
    page = page_of(*figures)
    assert breakdown_headline(page, shown(page)) == headline


def test_all_others_are_never_called_the_largest_category() -> None:
    page = page_of(*((0, f"Team {number}", F(20 + number)) for number in range(1, 10)))
    assert breakdown_headline(page, shown(page)) == "Team 9 is the largest category in August 2014: 29 of 225"


def percentages(*figures: tuple[int, str, str], unit: Unit = Unit.PERCENT) -> IndicatorPage:
    """Indicator 9, 29 of 35, with (months back, category, number)."""
    made = tuple(BreakdownFigure("9", AUGUST - back, name, F(number), SOMEWHERE) for back, name, number in figures)
    own = board([indicator("9", unit=unit)], counts("9", AUGUST, 29, 35), breakdowns=made)
    return build_report(own, AUGUST).page("9")


@pytest.mark.parametrize(
    ("north", "south", "adds_up", "said"),
    [
        ("69.5", "74.75", False, "highest category in August 2014: 74.75"),  # each team's own percentage
        ("40", "60", True, "largest category in August 2014: 60 of 100"),  # shares of all
        ("9", "20", True, "largest category in August 2014: 20 of 29"),  # the counts of the numerator
    ],
)
def test_percentages_of_each_category_are_no_parts_of_their_sum(
    north: str, south: str, adds_up: bool, said: str
) -> None:
    page = percentages((0, "North", north), (0, "South", south))
    assert shown(page).adds_up is adds_up
    assert breakdown_headline(page, shown(page)) == f"South is the {said}"


def test_days_of_each_team_are_never_added() -> None:
    page = percentages((0, "North", "40"), (0, "South", "60"), unit=Unit.DAYS)
    assert not shown(page).adds_up


def test_shares_that_are_no_whole_in_an_earlier_month_are_not_stacked() -> None:
    assert shown(percentages((0, "North", "40"), (0, "South", "60"), (1, "South", "100"))).adds_up
    assert not shown(percentages((0, "North", "40"), (0, "South", "60"), (1, "South", "99"))).adds_up


def test_more_than_six_percentages_are_left_out_and_counted_but_never_added() -> None:
    page = percentages(*((0, f"Team {number}", f"{60 + number}") for number in range(1, 9)), (1, "Team 1", "99"))
    found = shown(page)
    assert found.categories == ("Team 1", "Team 8", "Team 7", "Team 6", "Team 5", "Team 4")
    assert found.left_out == 2
    assert breakdown_subtitle(found) == "Each category by itself, Sep 2013 to Aug 2014. The 6 highest of 8"
    assert breakdown_summary(page, found).startswith("Line chart. Team 8 is the highest category in August 2014: 68.")
