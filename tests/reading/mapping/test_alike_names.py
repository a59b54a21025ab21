"""What was said of a sheet by its own name counts for that sheet alone, however alike another one's name is."""

import pytest

from ibdesk.domain.board import Records, merge
from ibdesk.domain.figure import Part
from ibdesk.domain.mapping import ANY_MONTH, MappedColumn, MonthFrom, MonthsAcross, OfIndicator, RowField, SheetMapping
from ibdesk.domain.month import Month
from tests.reading.made_workbooks import Rows, numbers
from tests.reading.mapping.made_mappings import BOARD, answered, read_with

MONTH_AND_VALUE = (MappedColumn("Month", RowField("month")), MappedColumn("Value", RowField("value")))


def one_indicator(sheet: str, code: str) -> SheetMapping:
    return SheetMapping(sheet, MONTH_AND_VALUE, code=code)


def figures_for(value: int) -> Rows:
    return [["Month", "Value"], ["Jul-14", value], ["Aug-14", value + 1]]


def kept(*mappings: SheetMapping) -> tuple[SheetMapping, ...]:
    """What a board remembers of mappings that came one after the other."""
    return merge(BOARD, Records(mappings=mappings)).mappings


@pytest.mark.parametrize(
    ("one", "other"),
    [("PI 7", "PI 18"), ("PI 18", "PI 20"), ("KPI-07", "KPI-18"), ("2007", "2018"), ("18", "20"), ("Aug 14", "Sep 14")],
)
@pytest.mark.parametrize("later", [False, True])
def test_two_sheets_whose_names_differ_in_digits_are_each_read_by_what_was_said_of_them(
    one: str, other: str, later: bool
) -> None:
    said = one_indicator(one, "7"), one_indicator(other, "18")
    sheets = {one: figures_for(40), other: figures_for(100)}
    contents = read_with(sheets, remembered=kept(*said)) if later else read_with(sheets, *said)
    assert numbers(contents) == {
        ("7", "2014-07"): 40.0,
        ("7", "2014-08"): 41.0,
        ("18", "2014-07"): 100.0,
        ("18", "2014-08"): 101.0,
    }
    assert contents.questions == ()


@pytest.mark.parametrize(
    ("said", "new"),
    [
        ([("PI 7", "7")], "PI 18"),
        ([("PI 7", "7"), ("PI 18", "18")], "PI 20"),
        ([("Aug 14", "7"), ("Sep 14", "18")], "Oct 14"),
        ([("Data 2013", "7"), ("Data 2014", "18")], "Data 2015"),
    ],
)
def test_of_a_further_sheet_it_is_asked_which_is_meant(said: list[tuple[str, str]], new: str) -> None:
    remembered = kept(*(one_indicator(sheet, code) for sheet, code in said))
    asking = read_with({new: figures_for(40)}, remembered=remembered)
    assert numbers(asking) == {}
    [question] = asking.questions
    assert "ndicator 7" in f"{question.text} {question.choices}", "it says which indicator the sheet was about"
    answers = answered(asking)
    assert set(numbers(read_with({new: figures_for(40)}, remembered=remembered, answers=answers))) == {
        ("7", "2014-07"),
        ("7", "2014-08"),
    }


def test_a_month_that_is_asked_every_time_is_asked_of_a_sheet_of_another_name_too() -> None:
    columns = (MappedColumn("Visits", OfIndicator("7")),)
    said = SheetMapping("Visits", (*columns, MappedColumn("Plans", OfIndicator("18"))), month=Month(2014, 7))
    rows: Rows = [["Visits", "Plans"], [5, 6]]
    asking = read_with({"Now": rows}, remembered=[said])
    asking = read_with({"Now": rows}, remembered=[said], answers=answered(asking))
    assert numbers(asking) == {}
    assert [question.rule for question in asking.questions] == ["whole-month"]


def test_months_in_names_still_change_without_a_word() -> None:
    columns = (MappedColumn("PI", RowField("code")), MappedColumn(ANY_MONTH, MonthsAcross(Part.VALUE)))
    of_title = SheetMapping("Aug 14", (columns[0], MappedColumn("Now", RowField("value"))), month=MonthFrom.SHEET_NAME)
    contents = read_with({"Sep 14": [["PI", "Now"], ["7", 5]]}, remembered=[of_title])
    assert numbers(contents) == {("7", "2014-09"): 5.0}
