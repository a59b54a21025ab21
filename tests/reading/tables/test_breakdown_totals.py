"""What stands among the categories of a breakdown and is none: all of them together, or a number in another unit."""

from datetime import date
from typing import Any

import pytest

from ibdesk.domain.problem import Severity
from ibdesk.reading.tables.words.kinds_of_numbers import is_total_name, may_be_total_name
from tests.reading.made_workbooks import Shown, read, told

HEADINGS = ["Code", "Month", "Category", "Value"]


def categories(rows: list[list[Any]]) -> tuple[dict[str, float], list[tuple[str, str]]]:
    contents = read({"Figures": [HEADINGS, *rows]})
    kept = {each.category: float(each.quantity) for each in contents.records.breakdowns}
    return kept, told(contents)


@pytest.mark.parametrize(
    "name",
    [
        "All areas", "Overall", "Council total", "Whole council", "Grand Total", "All teams", "Borough", "Total (all)",
        "All ages", "Both", "Persons", "TOTAL:", "Total - all teams", "The whole borough", "Boroughwide",
        "Borough-wide", "All",
        "Sum", "Totals", "All children", "Council", "County", "North and South together", "All localities",
        "Total referrals", "Overall total", "0-17", "All Saints and South",
    ],
)  # fmt: skip
def test_all_together_is_no_category(name: str) -> None:
    rows = [[7, "Aug-14", "North", 20], [7, "Aug-14", "South", 22], [7, "Aug-14", name, 42]]
    assert categories(rows) == ({"North": 20, "South": 22}, [("total-not-used", "Figures!D4")])


@pytest.mark.parametrize("name", ["Both", "Borough", "Persons", "All Saints", "Children", "All other areas", "Other"])
def test_a_name_that_may_be_a_category_is_one_where_it_is_not_the_sum(name: str) -> None:
    rows = [[7, "Aug-14", "North", 20], [7, "Aug-14", "South", 22], [7, "Aug-14", name, 5]]
    assert categories(rows) == ({"North": 20, "South": 22, name: 5}, [])


def test_a_total_that_differs_is_told_and_no_category() -> None:
    rows = [[7, "Aug-14", "North", 20], [7, "Aug-14", "South", 22], [7, "Aug-14", "All areas", 43]]
    assert categories(rows) == ({"North": 20, "South": 22}, [("total-differs", "Figures!D4")])


def test_a_share_of_all_is_among_the_shares() -> None:
    rows = [[10, "Aug-14", "North", "60%"], [10, "Aug-14", "South", "70%"], [10, "Aug-14", "Borough", "66%"]]
    assert categories(rows) == ({"North": 60, "South": 70}, [("total-not-used", "Figures!D4")])


@pytest.mark.parametrize("written", [Shown(0.48, "0%"), "48%", "48 per cent", "48 per 10,000", "12 days"])
def test_a_category_in_another_unit_than_its_indicator_is_told_and_not_kept(written: Any) -> None:
    rows = [[7, "Aug-14", "Police", written], [7, "Aug-14", "School", 22]]
    assert categories(rows) == ({"School": 22}, [("units-agree", "Figures!D2")])


def test_the_categories_of_a_percentage_may_be_counts() -> None:
    rows = [[10, "Aug-14", "North", "60%"], [10, "Jul-14", "North", 12]]
    assert categories(rows)[1] == []


@pytest.mark.parametrize("name", ["All other", "All others", "North", "Other", "White British", "Area 1", "Sumner"])
def test_other_names_are_no_totals(name: str) -> None:
    assert not is_total_name(name)


@pytest.mark.parametrize("name", ["North", "Other", "Area 1", "Bothwell", "Children's home"])
def test_nor_may_they_be(name: str) -> None:
    assert not may_be_total_name(name)


def severities(sheets: dict[str, Any]) -> list[tuple[str, Severity]]:
    return [(str(each.source), each.severity) for each in read(sheets).problems if each.rule == "total-not-used"]


def test_a_total_that_is_the_only_figure_is_a_warning() -> None:
    rows = [HEADINGS, [7, "Aug-14", "North", 20], [7, "Aug-14", "South", 22], [10, "Aug-14", "All", "65%"]]
    assert severities({"Teams": rows}) == [("figures.xlsx, Teams!D4", Severity.WARNING)]


def test_a_total_whose_figure_stands_on_another_sheet_is_not() -> None:
    rows: list[list[Any]] = [HEADINGS, [7, "Aug-14", "North", 20], [7, "Aug-14", "South", 22], [7, "Aug-14", "All", 42]]
    own: list[list[Any]] = [["Code", "Jul-14", "Aug-14"], [7, 41, 42]]
    assert severities({"Teams": rows, "Return": own}) == [("figures.xlsx, Teams!D4", Severity.INFO)]
    assert severities({"Return": own, "Teams": rows}) == [("figures.xlsx, Teams!D4", Severity.INFO)]
    assert severities({"Teams": rows, "Return": [own[0], [7, 41, None]]}) == [
        ("figures.xlsx, Teams!D4", Severity.WARNING)
    ]


OF_SEVEN = (("North A", 50), ("North B", 60))


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ([("Sub-total", 110), ("South", 40), ("Total", 150)], ["total-not-used D4", "total-not-used D6"]),
        ([("Sub-total", 120), ("South", 40), ("Total", 150)], ["total-differs D4", "total-not-used D6"]),
        ([("Subtotal North", 111), ("South", 40), ("Subtotal South", 40)], ["total-differs D4", "total-not-used D6"]),
        ([("North total", 110), ("South", 40), ("South total", 40), ("All", 150)],
         ["total-not-used D4", "total-not-used D6", "total-not-used D7"]),
        ([("North total", 120), ("South", 40), ("South total", 40), ("All", 150)],
         ["total-differs D4", "total-not-used D6", "total-not-used D7"]),
        ([("North total", 110), ("South", 40), ("South total", 41), ("All", 150)],
         ["total-not-used D4", "total-differs D6", "total-not-used D7"]),
        ([("North total", 110), ("South", 40), ("South total", 40), ("All", 160)],
         ["total-not-used D4", "total-not-used D6", "total-differs D7"]),
        ([("Sub-total", 110), ("South", 40), ("Sub-total", 150)], ["total-not-used D4", "total-not-used D6"]),
        ([("Total", 110), ("Grand total", 110)], ["total-not-used D4", "total-not-used D5"]),
        ([("Sub-total", 110), ("South", None), ("Total", 150)], ["total-not-used D4", "total-differs D6"]),
    ],
)  # fmt: skip
def test_a_subtotal_is_held_against_the_rows_it_stands_by(more: list[tuple[str, Any]], expected: list[str]) -> None:
    rows = [[7, "Aug-14", name, number] for name, number in (*OF_SEVEN, *more)]
    kept, problems = categories(rows)
    assert {name for name in kept if "otal" in name or name == "All"} == set()
    assert sorted(f"{rule} {place.partition('!')[2]}" for rule, place in problems) == sorted(expected)


def test_each_month_of_a_subtotal_that_differs_is_told() -> None:
    across = [
        ["Code", "Category", "Jul-14", "Aug-14"],
        [7, "North", 50, 50],
        [7, "East", 60, 60],
        [7, "Sub-total", 110, 120],
        [7, "South", 10, 10],
        [7, "Total", 120, 120],
    ]
    problems = read({"Figures": across}).problems
    assert [place.cell for each in problems if each.rule == "total-differs" and (place := each.cell_source)] == ["D4"]


def test_a_category_that_excel_made_a_date_is_told_and_not_kept() -> None:
    rows = [["Code", "Month", "Category", "Value"], [7, "Aug-14", date(2014, 5, 1), 120], [7, "Aug-14", "5-9", 109]]
    contents = read({"Breakdowns": rows})
    assert [each.category for each in contents.records.breakdowns] == ["5-9"]
    assert ("category-missing", "Breakdowns!C2") in told(contents)
