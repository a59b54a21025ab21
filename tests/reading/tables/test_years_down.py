"""A column of years, or of quarters, beside one of months."""

import pytest

from ibdesk.desk.starting import shipped_definitions
from ibdesk.domain.problem import Severity
from tests.reading.in_formats import FORMATS, opened, read_one
from tests.reading.made_workbooks import Rows

KNOWN = shipped_definitions()


def read(rows: Rows, kind: str) -> tuple[dict[str, int], set[str]]:
    contents = read_one(opened(rows, kind), KNOWN)
    told = {each.rule for each in contents.problems if each.severity is not Severity.INFO}
    kept = {f"{each.code} {each.month}": int(str(each.quantity)) for each in contents.records.figures}
    return kept, told | {each.rule for each in contents.questions}


def table(heading: str, *rows: tuple[object, str, int], code: int = 7) -> Rows:
    return [["Code", heading, "Month", "Value"], *([code, *row] for row in rows)]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("heading", ["Year", "Financial year", "FY"])
@pytest.mark.parametrize("years", [("2013/14", "2014/15"), ("2013-14", "2014-15")])
def test_a_month_is_in_the_financial_year_beside_it(years: tuple[str, str], heading: str, kind: str) -> None:
    rows = table(heading, (years[0], "March", 81), (years[1], "April", 92), (years[1], "Jan", 75))
    assert read(rows, kind) == ({"7 2014-03": 81, "7 2014-04": 92, "7 2015-01": 75}, set())


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("heading", ["Year", "Calendar year"])
def test_a_month_is_in_the_year_beside_it(heading: str, kind: str) -> None:
    seven = table(heading, (2013, "November", 81), (2013, "December", 92), (2014, "January", 75))
    four = table(heading, (2013, "November", 18), (2013, "December", 29), (2014, "January", 57), code=4)
    rows = [*seven, *four[1:]]
    kept, told = read(rows, kind)
    assert (kept["7 2013-11"], kept["7 2014-01"]) == (81, 75)
    assert (len(kept), kept["4 2014-01"], told) == (6, 57, set())


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    ("heading", "rows"),
    [
        ("Year", [(2013, "November", 81), (2013, "December", 92), (2013, "January", 75)]),  # 2013/14, by its first year
        ("Year", [(2014, "November", 81), (2014, "December", 92), (2014, "January", 75)]),  # by its second
        ("Year", [(2013, "November", 81), (2014, "January", 75)]),
        ("Financial year", [(2013, "November", 81), (2013, "December", 92)]),
        ("Year", [("Year 3", "November", 81), ("Year 3", "December", 92)]),
        ("Year", [(None, "November", 81), (2013, "December", 92)]),
    ],
)
def test_nothing_is_kept_where_the_year_is_in_doubt(
    heading: str, rows: list[tuple[object, str, int]], kind: str
) -> None:
    kept, told = read(table(heading, *rows), kind)
    assert not kept
    assert told


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("first", ["Quarter", "Financial year"])
def test_a_column_of_quarters_leaves_the_months_what_they_are(first: str, kind: str) -> None:
    quarters = ("Q1", "Q2", "Q2") if first == "Quarter" else ("2014/15",) * 3
    months = zip(quarters, ("Jun-14", "Jul-14", "Aug-14"), (475, 450, 489), strict=True)
    kept, told = read(table(first, *months), kind)
    assert (kept, told) == ({"7 2014-06": 475, "7 2014-07": 450, "7 2014-08": 489}, set())


@pytest.mark.parametrize("kind", FORMATS)
def test_quarters_alone_are_read_as_before(kind: str) -> None:
    rows = [["Code", "Quarter", "Value"], [34, "Q1 2014/15", 12], [34, "Q2 2014/15", 14]]
    assert read(rows, kind) == ({"34 2014-06": 12, "34 2014-09": 14}, set())
