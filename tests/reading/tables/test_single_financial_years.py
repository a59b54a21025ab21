"""A year of four digits that is called a financial one: 2014 may be 2014/15 or 2013/14, and is asked."""

import pytest

from ibdesk.domain.mapping import MappedColumn, MonthsAcross, RowField, SheetMapping
from ibdesk.domain.question import Answer, Decisions
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import KNOWN, Rows
from tests.reading.tables.test_label_kinds import kept

HEADINGS = ("Financial year", "Financial Year:", "FY", "Fiscal year", "Fin Year", "FinancialYear (Apr-Mar)")
ASKS = "single financial years"
MEANT = {
    "financial year that begins": {"7 2014-04 value 481", "7 2015-01 value 489"},
    "financial year that ends": {"7 2013-04 value 481", "7 2014-01 value 489"},
    "calendar year": {"7 2014-04 value 481", "7 2014-01 value 489"},
    "": set(),
}


def read(rows: Rows, written_as: str, word: str, **columns: str) -> tuple[set[str], list[str]]:
    """What is kept, and what is asked about; with a mapping of these columns, else by the layouts."""
    sheet = "figures" if written_as == "csv" else "Figures"
    mapped = tuple(
        MappedColumn(heading, MonthsAcross() if field == "months" else RowField(field))
        for field, heading in columns.items()
    )
    answers = (Answer(("ambiguous-month", f"figures.{written_as}", sheet, ASKS), word),) if word else ()
    mappings = (SheetMapping(sheet, mapped),) if mapped else ()
    contents = read_one(opened(rows, written_as), KNOWN, Decisions(mappings, answers=answers))
    return kept(contents.records), [each.about for each in contents.questions]


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize("word", MEANT)
def test_over_months_it_is_asked(word: str, written_as: str) -> None:
    for heading in HEADINGS:
        rows = [[None, heading, 2014, 2014], ["Code", "Indicator", "Apr", "Jan"], [7, "Referrals", 481, 489]]
        assert read(rows, written_as, word) == (MEANT[word], [] if word else [ASKS])


@pytest.mark.parametrize("written_as", FORMATS)
@pytest.mark.parametrize("word", MEANT)
def test_beside_months_it_is_asked(word: str, written_as: str) -> None:
    for heading in HEADINGS:
        rows = [["Code", heading, "Month", "Value"], [7, 2014, "Apr", 481], [7, 2014, "Jan", 489]]
        found = read(rows, written_as, word, code="Code", year=heading, month="Month", value="Value")
        assert found == (MEANT[word], [] if word else [ASKS])


@pytest.mark.parametrize("word", MEANT)
def test_down_beside_months_across_it_is_asked(word: str) -> None:
    rows = [["Code", "Financial year", "Apr", "Jan"], [7, 2014, 481, 489]]
    found = read(rows, "xlsx", word, code="Code", year="Financial year", months="(month)")
    assert found == (MEANT[word], [] if word else [ASKS])


@pytest.mark.parametrize("heading", ["Year", "Calendar year", "Financial year"])
def test_two_years_and_calendar_years_are_not_asked(heading: str) -> None:
    year, first = ("2014/15", "7 2015-01 value 489") if heading[0] == "F" else (2014, "7 2014-01 value 489")
    rows = [["Code", heading, "Month", "Value"], [7, year, "Apr", 481], [7, year, "Jan", 489]]
    found = read(rows, "xlsx", "", code="Code", year=heading, month="Month", value="Value")
    assert found == ({"7 2014-04 value 481", first}, [])
