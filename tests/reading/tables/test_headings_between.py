"""Headings among the rows of a wide table: other months, words and years over the rows below them."""

from datetime import date

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Covers
from ibdesk.reading.propose import propose
from tests.made import indicator
from tests.reading.in_formats import FORMATS, opened, read_one, sheet_of
from tests.reading.made_workbooks import SEVEN, Rows, numbers, read, told

PLANS = indicator("18", name="Child Protection Plans", value_period=Covers.SNAPSHOT)
MEDICALS = indicator("35", name="CP Medicals", value_period=Covers.QUARTER)
KNOWN = Records(indicators=(SEVEN, PLANS, MEDICALS))
HEAD = ["Code", "Indicator", "Jul-14", "Aug-14"]
ABOVE = [HEAD, [7, "Referrals", 481, 489]]
BELOW = [18, "Child Protection Plans", 210, 211]
OF_BOTH_YEARS = {("7", "2014-07"): 481.0, ("7", "2014-08"): 489.0, ("18", "2013-07"): 210.0, ("18", "2013-08"): 211.0}


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize(
    "between",
    [
        [[None, None, "Jul-13", "Aug-13"]],
        [[], [None, None, "July 2013", "August 2013"]],
        [[None, "Indicator", "31/07/2013", "31/08/2013"]],
        [["Child protection"], [None, None, "Jul-13", "Aug-13"]],
    ],
)
def test_months_without_a_word_beside_them_go_for_the_rows_below(between: Rows, written_as: str) -> None:
    contents = read_one(opened([*ABOVE, *between, BELOW], written_as), KNOWN)
    assert numbers(contents) == OF_BOTH_YEARS


def test_real_dates_are_months_too() -> None:
    contents = read({"Figures": [*ABOVE, [None, None, date(2013, 7, 1), date(2013, 8, 1)], BELOW]}, KNOWN)
    assert numbers(contents) == OF_BOTH_YEARS


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize(
    ("row", "at"),
    [
        (["Child protection", None, "Jul-13", "Aug-13"], "C3"),
        (["Child protection", "Measure", "Jul-13", "Aug-13"], "C3"),
        ([None, None, "Target", "Target"], "C3"),
        (["Safeguarding", None, "Target", "Target"], "C3"),
        ([None, None, "Target trajectory"], "C3"),
        ([None, None, None, "Forecast"], "D3"),
        ([None, None, "Num", "Den"], "C3"),
        ([None, "2013/14"], "B3"),
        (["2012-13"], "A3"),
        (["2013"], "A3"),
        (["Rates per 10,000"], "A3"),
    ],
)
def test_what_may_make_other_figures_of_the_rows_below_is_asked(row: list[object], at: str, written_as: str) -> None:
    file = opened([*ABOVE, row, BELOW], written_as)
    contents = read_one(file, KNOWN)
    assert contents.records.figures == ()
    found = [(rule, place.split("!")[1]) for rule, place in told(contents)]
    assert ("label-not-understood", at) in found
    # Nothing of it is proposed as the figures' own before a person has said so.
    assert propose(sheet_of(file), KNOWN).guesses > 0


def test_words_under_the_last_row_are_asked_too() -> None:
    contents = read({"Figures": [*ABOVE, [None, None, "actual", "forecast"]]}, KNOWN)
    assert (contents.records.figures, told(contents)[0]) == ((), ("label-not-understood", "Figures!C3"))


@pytest.mark.parametrize("line", ["Quarterly measures", "Annual indicators", "Quarterly", "Yearly KPIs"])
def test_a_longer_time_over_rows_is_asked_where_the_indicator_counts_a_month(line: str) -> None:
    contents = read({"Figures": [HEAD, [18, "Child Protection Plans", 1, 2], [line], [7, "Referrals", 5, 6]]}, KNOWN)
    assert (contents.records.figures, told(contents)[0]) == ((), ("label-not-understood", "Figures!A3"))
    of_quarters = read({"Figures": [[*HEAD[:2], "Jun-14"], [line], [35, "CP Medicals", 5]]}, KNOWN)
    assert numbers(of_quarters) == {("35", "2014-06"): 5.0}


@pytest.mark.parametrize("heading", ["Frequency", "Period type", "Reporting frequency", "Interval"])
def test_a_longer_time_in_the_row_is_asked_alike(heading: str) -> None:
    rows = [["Code", heading, "Jun-14"], [35, "Quarterly", 5], [18, "Monthly", 210]]
    assert len(numbers(read({"Figures": rows}, KNOWN))) == 2
    contents = read({"Figures": [*rows, [7, "Quarterly", 1489]]}, KNOWN)
    assert (contents.records.figures, told(contents)) == ((), [("label-not-understood", "Figures!B4")])


@pytest.mark.parametrize(
    "row",
    [
        ["Child protection"],
        ["2014/15"],
        [None, "2014"],
        ["Monthly measures"],
        ["Date supplied", None, date(2014, 8, 5), date(2014, 9, 4)],
    ],
)
def test_other_lines_leave_the_rows_below_to_the_headings(row: list[object]) -> None:
    contents = read({"Figures": [*ABOVE, row, BELOW]}, KNOWN)
    assert numbers(contents).keys() == {("7", "2014-07"), ("7", "2014-08"), ("18", "2014-07"), ("18", "2014-08")}
