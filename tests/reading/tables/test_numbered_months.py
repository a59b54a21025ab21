"""Months by their number alone: "P5", "Period 05", "Month 5"; read in the year that stands with them, else asked."""

from collections.abc import Callable

import pytest

from ibdesk.domain.mapping import SheetMapping, WordMeaning
from ibdesk.domain.question import Answer, Decisions
from ibdesk.reading.propose import propose
from tests.reading.in_formats import FORMATS, opened, read_one, sheet_of
from tests.reading.made_workbooks import KNOWN, Rows, numbers, told

JULY_AND_AUGUST = {("7", "2014-07"): 481.0, ("7", "2014-08"): 489.0}


def across(first: str, second: str) -> Rows:
    return [["Code", "Indicator", first, second], [7, "Referrals", 481, 489]]


def down(first: str, second: str) -> Rows:
    return [["Code", "Period", "Value"], [7, first, 481], [7, second, 489]]


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize("laid", [across, down])
@pytest.mark.parametrize(
    ("first", "second"),
    [("P4", "P5"), ("Period 04", "Period 05"), ("Month 4", "Month 5"), ("M4", "M5"), ("M04", "M05")],
)
def test_the_year_is_asked(laid: Callable[[str, str], Rows], first: str, second: str, written_as: str) -> None:
    file = opened(laid(first, second), written_as)
    contents = read_one(file, KNOWN)
    assert contents.records.figures == ()
    assert {rule for rule, _ in told(contents)} == {"ambiguous-month"}
    (question,) = contents.questions
    words = [choice.word for choice in question.choices]
    assert "2014-07" in words
    # A month may be counted from January too, a period never is.
    assert ("2014-04" in words) == first.startswith("M")
    answered = read_one(file, KNOWN, Decisions(answers=(Answer(question.key, "2014-07"),)))
    assert numbers(answered) == JULY_AND_AUGUST


@pytest.mark.parametrize("laid", [across, down])
def test_a_mapping_can_say_it(laid: Callable[[str, str], Rows]) -> None:
    file = opened(laid("P4", "P5"), "xlsx")
    proposed = propose(sheet_of(file), KNOWN).mapping()
    said = SheetMapping("Figures", proposed.columns, months=(WordMeaning("row 1", "2014-07"),))
    assert numbers(read_one(file, KNOWN, Decisions(mappings=(said,)))) == JULY_AND_AUGUST


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize(
    ("first", "second"),
    [("P4 2014/15", "P5 2014/15"), ("2014/15 P04", "2014/15 P05"), ("Period 4 (2014/15)", "Period 5 (2014/15)")],
)
@pytest.mark.parametrize("laid", [across, down])
def test_a_period_of_a_financial_year_is_read(
    laid: Callable[[str, str], Rows], first: str, second: str, written_as: str
) -> None:
    contents = read_one(opened(laid(first, second), written_as), KNOWN)
    assert (numbers(contents), told(contents)) == (JULY_AND_AUGUST, [])


def test_periods_under_their_financial_year_are_read() -> None:
    rows = [[None, None, "2014/15", "2014/15"], *across("P4", "P5")]
    assert numbers(read_one(opened(rows, "xlsx"), KNOWN)) == JULY_AND_AUGUST
    over_two = [[None, None, "2013/14", "2014/15"], *across("P12", "P1")]
    assert numbers(read_one(opened(over_two, "xlsx"), KNOWN)).keys() == {("7", "2014-03"), ("7", "2014-04")}


def test_months_by_number_under_a_financial_year_are_asked_within_it() -> None:
    rows = [[None, None, "2014/15", "2014/15"], *across("M4", "M5")]
    contents = read_one(opened(rows, "xlsx"), KNOWN)
    assert contents.records.figures == ()
    assert [choice.word for choice in contents.questions[0].choices] == ["2014-07", "2014-04"]


@pytest.mark.parametrize(
    "rows",
    [
        across("P12", "P1"),  # of two years
        across("P5", "P5"),
        [["Code", "Month", "Year", "Value"], [7, "P4", "2013/14", 481], [7, "P5", "2014/15", 489]],
    ],
)
def test_where_one_year_is_not_enough_nothing_is_read_and_nothing_asked(rows: Rows) -> None:
    contents = read_one(opened(rows, "xlsx"), KNOWN)
    assert (contents.records.figures, contents.questions) == ((), ())
    assert "ambiguous-month" in [rule for rule, _ in told(contents)]
