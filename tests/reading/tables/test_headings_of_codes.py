"""Headings of codes and names that people write, and what a line of an indicator's own words over its rows is."""

import pytest

from ibdesk.desk.starting import shipped_definitions
from tests.corpus.promises import KNOWN
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import numbers

BOTH = {("7", "2014-07"): 481.0, ("7", "2014-08"): 489.0}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "headings",
    [("No.", "Measure"), ("No", "Description"), ("ID", "Metric"), ("ID", "Title"), ("Ind. no.", "Performance measure")],
)
def test_numbers_beside_names_are_codes(headings: tuple[str, str], kind: str) -> None:
    contents = read_one(opened([[*headings, "Jul-14", "Aug-14"], [7, "Referrals", 481, 489]], kind), KNOWN)
    assert numbers(contents) == BOTH


@pytest.mark.parametrize(
    "row", [[1, "Referrals", 481, 489], [7, "Looked After Children", 481, 489], [7, "Referrals target", 481, 489]]
)
def test_a_number_that_is_not_the_names_code_brings_no_figure_unasked(row: list[object]) -> None:
    contents = read_one(opened([["No.", "Measure", "Jul-14", "Aug-14"], row], "xlsx"), KNOWN)
    told = {each.rule for each in contents.problems if each.severity != "info"} | {q.rule for q in contents.questions}
    assert contents.records.figures == () or told


@pytest.mark.parametrize("kind", FORMATS)
def test_a_number_beside_no_name_is_no_code(kind: str) -> None:
    contents = read_one(opened([["No", "Checked", "Jul-14", "Aug-14"], [7, "Yes", 481, 489]], kind), KNOWN)
    assert contents.records.figures == ()


@pytest.mark.parametrize(
    ("line", "row", "asked"),
    [
        ("Plans", [18, "Child Protection Plans @ Month End", 201, 198], False),
        ("Initial", [9, "Initial Assessments Completed", 201, 198], False),
        ("Plans", [7, "Referrals", 481, 489], True),
        ("Initial", [11, "Core Assessments Completed", 201, 198], True),
    ],
)
def test_a_line_of_an_indicators_own_word_asks_only_over_others(line: str, row: list[object], asked: bool) -> None:
    rows = [["Code", "Indicator", "Jul-14", "Aug-14"], [line], row]
    contents = read_one(opened(rows, "xlsx"), shipped_definitions())
    assert len(contents.records.figures) == (0 if asked else 2)
