"""Percentages printed beside their two counts, which are not read: told where the counts do not give them."""

from typing import Any

import pytest

from ibdesk.domain.figure import Part, Unit
from ibdesk.domain.mapping import (
    ANY_MONTH,
    KIND,
    MappedColumn,
    MonthsAcross,
    NotUsed,
    RowField,
    SheetMapping,
    WordMeaning,
)
from ibdesk.domain.problem import Problem
from tests.made import cell_of
from tests.reading.made_workbooks import Rows, read
from tests.reading.mapping.made_mappings import read_with

RULE = "percentage-does-not-follow"
HEADINGS = ["Code", "Month", "Numerator", "Denominator"]


def told(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{cell_of(each).cell} {each.code} {each.month}" for each in problems if each.rule == RULE]


def beside(percent: Any, above: Any = 80, below: Any = 100, heading: str = "%") -> list[str]:
    row = ["10", "2014-08", above, below, percent]
    return told(read({"Figures": [[*HEADINGS, heading], ["10", "2014-07", 70, 90, None], row]}).problems)


@pytest.mark.parametrize("heading", ["%", "Percentage", "Percent", "Pct", "Per cent", "In time (%)"])
def test_a_percentage_that_its_counts_do_not_give_is_told_at_its_cell(heading: str) -> None:
    assert beside(65, heading=heading) == ["E3 10 2014-08"]


@pytest.mark.parametrize(
    ("percent", "above", "below"),
    [("65%", 80, 100), ("80.5%", 80, 100), (0.65, 80, 100), (79, 80, 100), (83.9, 29, 35), ("100%", 0, 0)],
)
def test_what_contradicts(percent: Any, above: int, below: int) -> None:
    assert beside(percent, above, below) == ["E3 10 2014-08"]


@pytest.mark.parametrize(
    ("percent", "above", "below"),
    [
        ("80%", 80, 100),
        (80, 80, 100),
        (0.8, 80, 100),
        (82.86, 29, 35),
        (82.9, 29, 35),
        (83, 29, 35),
        (29 / 35, 29, 35),
        (29 / 35 * 100, 29, 35),
        (None, 80, 100),
        ("n/a", 0, 0),
        ("[x]", 80, 100),
        (0, 0, 12),
        (1, 12, 12),
    ],
)
def test_what_does_not(percent: Any, above: int, below: int) -> None:
    assert beside(percent, above, below) == []


def test_in_each_of_several_tables_of_a_sheet() -> None:
    headings, row = [*HEADINGS, "%"], ["10", "2014-08", 80, 100, 65]
    rows = [headings, ["10", "2014-07", 70, 100, 65], [], headings, row]
    assert told(read({"Figures": rows}).problems) == ["E2 10 2014-07", "E5 10 2014-08"]


def test_a_percentage_of_another_thing_is_left_alone() -> None:
    assert beside(65, heading="% of England") == []
    assert beside(65, heading="Target") == []


def test_the_sentence_says_both() -> None:
    rows = [[*HEADINGS, "%"], ["10", "2014-08", 80, 100, "65%"]]
    (problem,) = (each for each in read({"Figures": rows}).problems if each.rule == RULE)
    assert problem.message == (
        "65% is given for indicator 10 for August 2014, beside 80 of 100, which is 80%. The counts are kept, and the "
        "page shows what they give."
    )


TRIPLES: Rows = [
    ["Code", "Jul-14", None, None, "Aug-14", None, None],
    [None, "Num", "Den", "%", "Num", "Den", "%"],
    ["20", 60, 80, 75, 80, 100, 65],
]
IN_ROWS: Rows = [
    ["Code", "Measure", "Jul-14", "Aug-14"],
    ["20", "Numerator", 70, 80],
    [None, "Denominator", 90, 100],
    [None, "%", 77.78, 65],
]


def test_under_each_month_as_a_mapping_says() -> None:
    columns = [
        MappedColumn("Code", RowField("code")),
        MappedColumn(f"{ANY_MONTH} / Num", MonthsAcross(Part.NUMERATOR)),
        MappedColumn(f"{ANY_MONTH} / Den", MonthsAcross(Part.DENOMINATOR)),
        MappedColumn(f"{ANY_MONTH} / %", NotUsed()),
    ]
    contents = read_with({"Data": TRIPLES}, SheetMapping("Data", tuple(columns), heading_rows=2))
    assert len(contents.records.figures) == 4
    assert told(contents.problems) == ["G3 20 2014-08"]


def test_in_a_row_below_as_a_mapping_says() -> None:
    columns = [
        MappedColumn("Code", RowField("code")),
        MappedColumn("Measure", RowField(KIND)),
        MappedColumn(ANY_MONTH, MonthsAcross(Part.VALUE)),
    ]
    kinds = (WordMeaning("Numerator", "numerator"), WordMeaning("Denominator", "denominator"), WordMeaning("%", ""))
    filled = [IN_ROWS[0], *(["20", *row[1:]] for row in IN_ROWS[1:])]
    contents = read_with({"Data": filled}, SheetMapping("Data", tuple(columns), kinds=kinds))
    assert len(contents.records.figures) == 4
    assert told(contents.problems) == ["D4 20 2014-08"]


def test_known_values_are_the_checks_matter() -> None:
    """A percentage that is read is kept, and told by the rule of the same name."""
    rows = [[*HEADINGS, "Value"], ["10", "2014-08", 80, 100, 65]]
    contents = read({"Figures": rows})
    assert {figure.unit for figure in contents.records.figures} <= {None, Unit.PERCENT, Unit.COUNT}
    assert told(contents.problems) == []
