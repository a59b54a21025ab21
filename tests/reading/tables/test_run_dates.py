"""Dates on which reports were made, beside months and in their place: read as what they are, or asked."""

from datetime import date
from typing import Any

import pytest

from ibdesk.domain.question import Answer, Decisions
from ibdesk.reading.workbooks import InFile
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import KNOWN, Rows, numbers, read, told, workbook
from tests.reading.read_workbooks import read_workbooks

JULY_AND_AUGUST = {("7", "2014-07"): 481.0, ("7", "2014-08"): 489.0}


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize("heading", ["Month", "Reporting month", "Period", "Month ending"])
@pytest.mark.parametrize("days", [("03/09/2014", "03/09/2014"), ("05/08/2014", "04/09/2014")])
def test_a_date_beside_months_is_when_the_report_was_made(heading: str, days: tuple[str, str], written_as: str) -> None:
    before = [["Code", "Date", heading, "Value"], [7, days[0], "Jul-14", 481], [7, days[1], "Aug-14", 489]]
    behind = [["Code", heading, "Date", "Value"], [7, "Jul-14", days[0], 481], [7, "Aug-14", days[1], 489]]
    for rows in (before, behind):
        contents = read_one(opened(rows, written_as), KNOWN)
        assert (numbers(contents), contents.questions) == (JULY_AND_AUGUST, ())
        assert "column-not-used" in [rule for rule, _ in told(contents)]


def down(*days: Any) -> Rows:
    return [["Code", "Date", "Value"], *([7, day, 480 + place] for place, day in enumerate(days))]


WITHIN = [
    ((date(2014, 9, 3),), 9),
    ((date(2014, 8, 14),), 8),
    (("14/08/2014", "18/09/2014"), 8),
    (("2014-08-14", "2014-09-18"), 8),
    ((date(2014, 8, 5), date(2014, 9, 4), date(2014, 10, 3)), 8),
    (("05/08/2014", "05/09/2014"), 8),
]


@pytest.mark.parametrize(("days", "first"), WITHIN)
def test_days_within_months_are_asked(days: tuple[Any, ...], first: int) -> None:
    contents = read({"Figures": down(*days)})
    assert contents.records.figures == ()
    (question,) = contents.questions
    assert (question.rule, question.about) == ("ambiguous-month", "days within months")
    for word, back in (("day", 0), ("month before", 1)):
        file = InFile(name="figures.xlsx", data=workbook({"Figures": down(*days)}))
        decided = Decisions(answers=(Answer(question.key, word),))
        answered = numbers(read_workbooks([file], KNOWN, decisions=decided)[0])
        assert min(month for _, month in answered) == f"2014-{first - back:02d}"


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize("days", [("14/08/2014", "18/09/2014"), ("14/08/2014",), ("2014-08-05", "2014-09-05")])
def test_days_over_columns_are_asked(days: tuple[str, ...], written_as: str) -> None:
    contents = read_one(opened([["Code", *days], [7, *range(481, 481 + len(days))]], written_as), KNOWN)
    assert contents.records.figures == ()
    assert [question.about for question in contents.questions] == ["days within months"]


@pytest.mark.parametrize(
    "days",
    [
        ("31/07/2014", "31/08/2014"),
        ("01/07/2014", "01/08/2014"),
        ("15/07/2014", "15/08/2014"),
        ("31/07/2014", "29/08/2014"),
    ],
)
def test_days_that_stand_for_months_are_read(days: tuple[str, str]) -> None:
    rows = [[7, days[0], 481], [7, days[1], 489]]
    for table in ([["Code", "Date", "Value"], *rows], [["Code", *days], [7, 481, 489]]):
        contents = read({"Figures": table})
        assert (numbers(contents), contents.questions) == (JULY_AND_AUGUST, ())


def test_a_day_under_month_is_that_months() -> None:
    contents = read({"Figures": [["Code", "Month", "Value"], [7, date(2014, 8, 14), 489]]})
    assert numbers(contents) == {("7", "2014-08"): 489.0}


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize("heading", ["Reporting month", "Period", "Month ending", "Data month", "Activity month"])
def test_two_columns_of_months_that_differ_are_asked(heading: str, written_as: str) -> None:
    head = ["Code", "Month", heading, "Value"]
    contents = read_one(opened([head, [7, "Aug-14", "Jul-14", 489]], written_as), KNOWN)
    assert contents.records.figures == ()
    assert "label-not-understood" in [rule for rule, _ in told(contents)]
    alike = read_one(opened([head, [7, "Aug-14", "31/08/2014", 489]], written_as), KNOWN)
    assert numbers(alike) == {("7", "2014-08"): 489.0}
