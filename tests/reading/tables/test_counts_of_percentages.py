"""Counts under a percentage's code: asked where a heading, a unit or a title says that they are counts."""

from typing import Any

import pytest

from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import KNOWN, Shown, read

RULE = "label-not-understood"
COUNTS: list[list[list[Any]]] = [
    [["Code", "Month", "Count", "Percentage"], [10, "Aug-14", 81, "90%"]],
    [["Code", "Month", "Number"], [10, "Aug-14", 81]],
    [["Code", "Month", "Number", "Total", "Percent"], [10, "Aug-14", 81, 90, "90%"]],
    [["Code", "Month", "Value", "Out of"], [10, "Aug-14", 81, 90]],
    [["Code", "Month", "Unit", "Value"], [10, "Aug-14", "Number", 81]],
    [["Code", "Unit", "Jul-14", "Aug-14"], [10, "Count", 81, 79]],
    [["Numbers"], ["Code", "Indicator", "Aug-14"], [10, "Initial assessments within 10 working days", 81]],
    [["Code", "Month", "Count"], [7, "Aug-14", 489], [10, "Aug-14", 81]],
]
PERCENTAGES: list[list[list[Any]]] = [
    [["Code", "Month", "Number"], [10, "Aug-14", "81%"]],
    [["Code", "Month", "Value", "Out of"], [10, "Aug-14", "81.1", 90]],
    [["Code", "Month", "Value", "Numerator", "Denominator"], [10, "Aug-14", 90, 81, 90]],
    [["Code", "Month", "Value"], [10, "Aug-14", 81]],
    [["Code", "Unit", "Aug-14"], [10, "%", 81]],
    [["Code", "Month", "Count"], [7, "Aug-14", 489]],
    [["Code", "Unit", "Aug-14"], [7, "Number", 489]],
    [["Code", "Unit", "Aug-14"], [10, "Number", "81%"]],
]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("rows", COUNTS)
def test_a_count_is_not_taken_for_a_percentage(rows: list[list[Any]], kind: str) -> None:
    contents = read_one(opened(rows, kind), KNOWN)
    assert contents.records.figures == ()
    assert RULE in {problem.rule for problem in contents.problems}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("rows", PERCENTAGES)
def test_a_percentage_and_a_count_of_its_own_are_read(rows: list[list[Any]], kind: str) -> None:
    contents = read_one(opened(rows, kind), KNOWN)
    assert contents.records.figures
    assert RULE not in {problem.rule for problem in contents.problems}


def test_a_sheet_of_numbers_is_asked_and_its_percent_format_is_not() -> None:
    plain: list[list[Any]] = [["Code", "Indicator", "Aug-14"], [10, "Initial assessments within 10 working days", 81]]
    assert read({"Numbers": plain}, KNOWN).records.figures == ()
    assert read({"Numbers": [plain[0], [*plain[1][:2], Shown(0.81, "0%")]]}, KNOWN).records.figures
    assert read({"Numbers": [plain[0], [7, "Referrals", 489]]}, KNOWN).records.figures


def test_numerators_of_percentages_are_counts() -> None:
    rows = [["Code", "Unit", "Aug-14"], [10, "Number", 81]]
    assert read({"Numerators": rows}, KNOWN).records.figures
    assert read({"Figures": [["Denominators"], *rows]}, KNOWN).records.figures
