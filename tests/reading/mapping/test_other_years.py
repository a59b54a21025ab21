"""Months without a year: what was said of one year's sheet does not count for a sheet that states another year."""

import pytest
from msgspec.structs import replace

from ibdesk.domain.figure import Part
from ibdesk.domain.mapping import ANY_MONTH, MappedColumn, MonthsAcross, RowField, SheetMapping, WordMeaning
from ibdesk.domain.month import Month
from ibdesk.domain.question import Answer
from ibdesk.reading.values.years_stated import states_another_year
from tests.reading.made_workbooks import Rows, numbers
from tests.reading.mapping.made_mappings import read_with

ROWS: Rows = [["PI", "Apr", "May"], ["7", 40, 41]]
COLUMNS = (MappedColumn("PI", RowField("code")), MappedColumn(ANY_MONTH, MonthsAcross(Part.VALUE)))


def of_year(sheet: str, first: str, row: int = 1) -> SheetMapping:
    return SheetMapping(sheet, COLUMNS, months=(WordMeaning(f"row {row}", first),))


@pytest.mark.parametrize("later", [False, True])
def test_each_financial_year_has_its_own_months(later: bool) -> None:
    said = of_year("2013-14", "2013-04"), of_year("2014-15", "2014-04")
    sheets = {"2013-14": ROWS, "2014-15": [["PI", "Apr", "May"], ["7", 60, 61]]}
    contents = read_with(sheets, remembered=said) if later else read_with(sheets, *said)
    assert numbers(contents) == {("7", "2013-04"): 40, ("7", "2013-05"): 41, ("7", "2014-04"): 60, ("7", "2014-05"): 61}


@pytest.mark.parametrize(
    ("was", "first", "now"),
    [
        ("2014-15", "2014-04", "2015-16"),
        ("2014_15", "2014-04", "2015_16"),
        ("FY 2014-2015", "2014-04", "FY 2015-2016"),
        ("Data 14-15", "2014-04", "Data 15-16"),
        ("Figures 2014", "2014-04", "Figures 2015"),
        ("20*", "2014-04", "2015-16"),
    ],
)
@pytest.mark.parametrize("given_now", [False, True])
def test_another_year_in_the_sheets_name_is_asked(was: str, first: str, now: str, given_now: bool) -> None:
    said = of_year(was, first)
    given, remembered = ((said,), ()) if given_now else ((), (said,))
    asking = read_with({now: ROWS}, *given, remembered=remembered)
    assert numbers(asking) == {}
    [question] = asking.questions
    assert question.choices[0].word == "2015-04", "the year that the name states is proposed first"
    answer = Answer(question.key, "2015-04")
    contents = read_with({now: ROWS}, *given, remembered=remembered, answers=[answer])
    assert set(numbers(contents)) == {("7", "2015-04"), ("7", "2015-05")}
    assert replace(said, sheet=now, months=(WordMeaning("row 1", "2015-04"),)) in contents.records.mappings


@pytest.mark.parametrize("title", ["Performance 2015/16", "Return for August 2015", "2015", "Year 2015-16"])
def test_another_year_in_a_title_is_asked(title: str) -> None:
    said = of_year("Data", "2014-04", row=2)
    assert set(numbers(read_with({"Data": [["Performance 2014/15"], *ROWS]}, remembered=[said]))) == {
        ("7", "2014-04"),
        ("7", "2014-05"),
    }
    asking = read_with({"Data": [[title], *ROWS]}, remembered=[said])
    assert numbers(asking) == {}
    assert len(asking.questions) == 1


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("Data", False),
        ("PI 14", False),
        ("2014/15", False),
        ("2014", False),
        ("April 2014 to March 2015", False),
        ("Mar-15", False),
        ("2013/14 and 2014/15", False),
        ("2013/14", True),
        ("15-16", True),
        ("Apr 2015", True),
        ("2015", True),
        ("Ages 10-14", False),
    ],
)
def test_a_text_states_another_year_or_not(text: str, another: bool) -> None:
    assert states_another_year(text, Month(2014, 4)) is another
