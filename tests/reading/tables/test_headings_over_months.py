"""Headings of two rows: codes and names beside a year, the months of the year below."""

import pytest

from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import KNOWN, numbers

BODY: list[list[object]] = [[7, "Referrals", 455, 472, 489]]
JUNE_TO_AUGUST = {("7", "2014-06"): 455.0, ("7", "2014-07"): 472.0, ("7", "2014-08"): 489.0}
MERGED = ((1, 3, 1, 5),)


@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind != "csv"])
@pytest.mark.parametrize("band", ["2014/15", "2014", "FY 2014/15", "2014-15"])
@pytest.mark.parametrize("names", [("Code", "Indicator"), ("Ref", "Performance indicator"), ("KPI", "Name")])
def test_a_year_merged_over_its_months(names: tuple[str, str], band: str, kind: str) -> None:
    rows = [[*names, band, None, None], [None, None, "Jun", "Jul", "Aug"], *BODY]
    contents = read_one(opened(rows, kind, MERGED), KNOWN)
    assert (numbers(contents), contents.questions, contents.problems) == (JUNE_TO_AUGUST, (), ())


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    ("over", "months"),
    [
        (["2014/15", "2014/15", "2014/15"], ["Jun", "Jul", "Aug"]),
        (["2014", None, None], ["Jun-14", "Jul-14", "Aug-14"]),
        (["Month", None, None], ["Jun 2014", "Jul 2014", "Aug 2014"]),
    ],
)
def test_a_year_over_each_month_and_words_over_months_with_their_year(
    over: list[object], months: list[object], kind: str
) -> None:
    rows = [["Code", "Indicator", *over], [None, None, *months], *BODY]
    contents = read_one(opened(rows, kind), KNOWN)
    assert (numbers(contents), contents.questions) == (JUNE_TO_AUGUST, ())


@pytest.mark.parametrize(
    ("over", "months"),
    [
        (["2013/14", None, "2014/15"], ["Feb", "Mar", "Apr"]),  # not merged: nothing says where a year ends
        (["Targets", None, None], ["Jun-14", "Jul-14", "Aug-14"]),
        ([None, None, None], ["Jun", "Jul", "Aug"]),
        (["2014/15", None, None], ["Jun", "Target", "Aug"]),
    ],
)
def test_what_is_no_year_over_its_months_is_described(over: list[object], months: list[object]) -> None:
    rows = [["Code", "Indicator", *over], [None, None, *months], *BODY]
    assert numbers(read_one(opened(rows, "xlsx"), KNOWN)) == {}
