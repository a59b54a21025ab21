"""A value beside the share or the whole that it belongs to, or beside the count that the indicator is, is another
number: asked at its heading, and proposed as what it is. Long tables in every kind of file."""

from typing import Any

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Part
from ibdesk.domain.mapping import MonthsAcross, NotUsed, RowField
from ibdesk.domain.proposal import Certainty
from ibdesk.reading.propose import propose_all
from tests.reading.in_formats import FORMATS, opened, read_one, sheet_of
from tests.reading.made_workbooks import KNOWN, Shown, numbers, read

RULE = "label-not-understood"
VALUES = ["Value", "Actual", "Result", "Performance", "Number"]
SHARES = ["%", "Percentage", "% achieved", "Pct", "Rate %", "Proportion in month"]


def table(code: str, headings: tuple[str, str], *rows: tuple[Any, Any]) -> list[list[Any]]:
    months = ["Jul-14", "Aug-14", "Sep-14"]
    return [["Code", "Month", *headings], *([code, month, *row] for month, row in zip(months, rows, strict=False))]


def asked(rows: list[list[Any]], known: Records = KNOWN) -> bool:
    contents = read({"Data": rows}, known)
    found = RULE in {problem.rule for problem in contents.problems}
    assert found is not bool(contents.records.figures)
    return found


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("share", SHARES)
def test_a_count_beside_its_share_is_no_percentage(value: str, share: str, kind: str) -> None:
    rows = table("10", (value, share), (70, 79.55), (66, 79.52))
    contents = read_one(opened(rows, kind), KNOWN)
    assert numbers(contents) == {}
    assert RULE in {problem.rule for problem in contents.problems}


@pytest.mark.parametrize(
    ("rows", "headings"),
    [
        (((79.55, 79.55), (79.52, 79.5)), ("Value", "%")),
        (((79.55, 0.7955), (79.52, 0.7952)), ("Value", "Percentage")),
        (((79.55, None), (79.52, None)), ("Value", "%")),
        (((70, 85), (66, 85)), ("Value", "% target")),
        (((70, 72.1), (66, 72.1)), ("Value", "England %")),
        (((70, 4.2), (66, -1)), ("Value", "% change")),
        (((79.55, 88), (79.52, 83)), ("Value", "Total")),
        (((70, 60), (66, 60)), ("Value", "Total")),
        ((("70%", 88), ("66%", 83)), ("Value", "Total")),
    ],
)
def test_a_share_that_says_the_same_or_something_else_asks_nothing(rows: Any, headings: tuple[str, str]) -> None:
    assert not asked(table("10", headings, *rows))


@pytest.mark.parametrize("whole", ["Total", "Eligible", "Total cases", "Due"])
def test_a_count_beside_the_whole_that_it_is_of_is_asked(whole: str) -> None:
    assert asked(table("10", ("Value", whole), (70, 88), (66, 83)))


@pytest.mark.parametrize("count", ["Number", "Count", "No. of children", "Cases", "n", "Raw number"])
def test_a_rate_beside_the_count_that_the_indicator_is_is_asked(count: str) -> None:
    assert asked(table("7", ("Value", count), (135, 502), (139, 489)))
    assert not asked(table("7", ("Value", count), (502, 502), (489, 489)))
    assert not asked(table("7", ("Value", count), (502, None), (489, None)))
    assert not asked(table("7", ("Value", "Rate"), (502, 135.4), (489, 139.1)))


def test_a_percentage_that_is_written_so_is_one() -> None:
    rows = table("10", ("Value", "%"), (Shown(0.7955, "0.0%"), 79.55), (Shown(0.7952, "0.0%"), 79.52))
    assert not asked(rows)


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("value", VALUES)
def test_both_are_proposed(value: str, share: str) -> None:
    rows = table("10", (value, share), (70, 79.55), (66, 79.52))
    columns = propose_all(sheet_of(opened(rows, "xlsx")), KNOWN)[0].columns
    assert [each.meaning for each in columns[2:]] == [RowField("numerator"), RowField("value")]
    assert {each.certainty for each in columns[2:]} == {Certainty.GUESS}


@pytest.mark.parametrize("headings", [("Aug-14 No.", "Aug-14 %"), ("Aug-14 n", "Aug-14 %")])
def test_both_are_proposed_over_months(headings: tuple[str, str]) -> None:
    rows: list[list[Any]] = [["Code", *headings], ["10", 66, 79.52]]
    columns = propose_all(sheet_of(opened(rows, "xlsx")), KNOWN)[0].columns
    assert [each.meaning for each in columns[1:]] == [MonthsAcross(Part.NUMERATOR), MonthsAcross(Part.VALUE)]
    rows = [*rows, ["7", 489, None]]
    columns = propose_all(sheet_of(opened(rows, "xlsx")), KNOWN)[0].columns
    assert columns[1].meaning == NotUsed(), "of both kinds of indicators it is no value"


@pytest.mark.parametrize("heading", ["Aug-14 (%)", "Aug-14 %", "Percentage Aug-14"])
def test_shares_alone_over_months_are_proposed_as_values_of_percentages(heading: str) -> None:
    for code, meaning in (("10", MonthsAcross(Part.VALUE)), ("7", NotUsed())):
        rows: list[list[Any]] = [["Code", heading], [code, 79.52], [code, 80.1]]
        assert propose_all(sheet_of(opened(rows, "xlsx")), KNOWN)[0].columns[1].meaning == meaning


@pytest.mark.parametrize(
    "heading",
    ["Value since April", "Value to date", "Rolling value", "Mean value", "Previous value", "Number (families)",
     "Number of families", "Episodes", "Value (Boys)", "Value - North", "Value £", "Value (%)", "Value per 10,000"],
)  # fmt: skip
def test_a_heading_that_says_another_number_is_not_guessed_to_be_the_values(heading: str) -> None:
    rows: list[list[Any]] = [["Code", "Month", heading], ["7", "Jul-14", 502], ["7", "Aug-14", 489]]
    assert propose_all(sheet_of(opened(rows, "xlsx")), KNOWN)[0].columns[2].meaning == NotUsed()


@pytest.mark.parametrize("heading", ["Monthly figure", "Final value", "How many", "Number in the month"])
def test_other_headings_are_guessed(heading: str) -> None:
    rows: list[list[Any]] = [["Code", "Month", heading], ["7", "Jul-14", 502], ["7", "Aug-14", 489]]
    assert propose_all(sheet_of(opened(rows, "xlsx")), KNOWN)[0].columns[2].meaning == RowField("value")
