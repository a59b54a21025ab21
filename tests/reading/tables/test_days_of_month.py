"""Equal figures of several days or weeks of a month are not the month's figure given twice."""

from datetime import datetime
from typing import Any

import pytest

from tests.reading.made_workbooks import Shown, numbers, read, told


def day(number: int, number_format: str = "dd/mm/yyyy") -> Shown:
    return Shown(datetime(2014, 8, number), number_format)


@pytest.mark.parametrize(
    "days",
    [
        ["03/08/2014", "10/08/2014", "17/08/2014"],
        [day(3), day(10), day(17)],
        ["2014-08-03", "2014-08-10", "2014-08-17"],
        ["3 August 2014", "10 August 2014", "17 August 2014"],
        ["Sun 3 Aug 14", "Sun 10 Aug 14", "Sun 17 Aug 14"],
        ["3-Aug-14", "10-Aug-14", "17-Aug-14"],
    ],
)
def test_equal_figures_of_different_days_are_told_and_none_is_kept(days: list[Any]) -> None:
    contents = read({"Return": [["Code", "Month", "Value"], *([7, each, 10] for each in days), [7, "Jul-14", 10]]})
    assert numbers(contents) == {("7", "2014-07"): 10}
    assert [each for each in told(contents) if each[0] == "given-twice"] == [
        ("given-twice", f"Return!C{row}") for row in (2, 3, 4)
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Aug-14", "Aug-14"),
        (day(31), day(31)),
        ("31/08/2014", "Aug-14"),
        (day(1, "mmm-yy"), day(31, "mmm-yy")),
        ("201408", "2014-08"),
    ],
)
def test_the_same_month_or_day_twice_is_for_the_check_of_what_is_given_twice(first: Any, second: Any) -> None:
    contents = read({"Return": [["Code", "Month", "Value"], [7, first, 10], [7, second, 10]]})
    assert len(contents.records.figures) == 2
    assert "given-twice" not in [rule for rule, _ in told(contents)]


def test_categories_of_two_weeks_are_told_as_well() -> None:
    rows = [[7, each, "North", 10] for each in ("03/08/2014", "10/08/2014")]
    contents = read({"Return": [["Code", "Month", "Category", "Value"], *rows]})
    assert contents.records.breakdowns == ()
    assert ("given-twice", "Return!D2") in told(contents)


def test_equal_figures_under_several_days_of_a_month_are_told_too() -> None:
    contents = read({"Return": [["Code", "Jul-14", "03/08/2014", "10/08/2014"], [7, 9, 10, 10]]})
    assert numbers(contents) == {("7", "2014-07"): 9}
    assert [each for each in told(contents) if each[0] == "given-twice"] == [
        ("given-twice", "Return!C2"),
        ("given-twice", "Return!D2"),
    ]


@pytest.mark.parametrize("days", [(3, 10, 17, 24, 31), (1, 8, 15), (24, 31)])
def test_dates_of_several_weeks_of_a_month_are_none_of_them_the_month(days: tuple[int, ...]) -> None:
    contents = read({"Return": [["Code", "Jul-14", *map(day, days)], [7, 481, *days]]})
    assert numbers(contents) == {("7", "2014-07"): 481}
    found = [each for each in contents.problems if each.rule == "ambiguous-month"]
    assert len(found) == len(days)
    assert all(f"one of {len(days)} days of August 2014" in each.message for each in found)


def test_the_first_and_the_last_day_are_the_month_twice() -> None:
    contents = read({"Return": [["Code", day(1), day(31)], [7, 10, 12]]})
    assert "ambiguous-month" not in [rule for rule, _ in told(contents)]
