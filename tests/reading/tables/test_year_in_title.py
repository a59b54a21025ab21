"""Months without a year under a title that states the financial year."""

import pytest

from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import KNOWN, numbers

YEAR = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]


def _rows(titles: list[list[object]], months: list[str]) -> list[list[object]]:
    return [*titles, [], ["Code", "Indicator", *months], [7, "Referrals", *range(480, 480 + len(months))]]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "titles",
    [
        [["Scorecard 2014/15"]],
        [["Children's Services performance scorecard 2014-15"]],
        [["Marlshire County Council"], ["Monthly figures 2014/2015"]],
        [["Scorecard - financial year 2014/15"], ["Produced: 5 September 2014"]],
    ],
)
def test_the_titles_year_is_that_of_the_months(titles: list[list[object]], kind: str) -> None:
    contents = read_one(opened(_rows(titles, YEAR), kind), KNOWN)
    assert contents.questions == ()
    found = [month for _, month in numbers(contents)]
    assert found == [f"2014-{number:02d}" for number in range(4, 13)] + ["2015-01", "2015-02", "2015-03"]


@pytest.mark.parametrize("months", [["Jun", "Jul", "Aug"], ["Apr", "Jul", "Oct", "Jan"], ["March"]])
def test_some_months_of_the_year(months: list[str]) -> None:
    contents = read_one(opened(_rows([["Scorecard 2014/15"]], months), "xlsx"), KNOWN)
    assert contents.questions == ()
    assert len(numbers(contents)) == len(months)


@pytest.mark.parametrize(
    ("titles", "months"),
    [
        ([["Scorecard 2014/15"]], ["Feb", "Mar", "Apr", "May"]),  # over the end of the year
        ([["Scorecard 2014/15"]], ["Jan", "Feb", "Dec"]),
        ([["Scorecard 2014/15"], ["Scorecard 2013/14"]], YEAR),
        ([["Scorecard 2014/15 compared with 2013/14"]], YEAR),
        ([["Improvement plan agreed 2014/15"]], YEAR),
        ([["Scorecard 2014/15"], ["Report date: 5 September 2016"]], YEAR),
        ([["Scorecard 2014"]], YEAR),
        ([["Scorecard"]], YEAR),
        ([["Scorecard 2014/16"]], YEAR),
        ([["01/04/2014-15"]], YEAR),
    ],
)
def test_what_is_not_certain_is_asked(titles: list[list[object]], months: list[str]) -> None:
    contents = read_one(opened(_rows(titles, months), "xlsx"), KNOWN)
    assert numbers(contents) == {}


def test_a_year_over_the_months_goes_before_the_titles() -> None:
    rows = [["Scorecard 2014/15"], [], [None, None, "2013/14", "2013/14"], ["Code", "Indicator", "Jul", "Aug"]]
    rows += [[7, "Referrals", 481, 489]]
    assert list(numbers(read_one(opened(rows, "xlsx"), KNOWN))) == [("7", "2013-07"), ("7", "2013-08")]
