"""A label that is new since a mapping was confirmed is held back, as in a table that nobody described."""

import pytest
from msgspec.structs import replace

from ibdesk.domain.figure import Part
from ibdesk.domain.mapping import ANY_MONTH, MappedColumn, MonthFrom, MonthsAcross, RowField, SheetMapping, WordMeaning
from tests.reading.made_workbooks import Rows, numbers, told
from tests.reading.mapping.made_mappings import read_with

ACROSS = SheetMapping(
    "Data",
    (
        MappedColumn("PI", RowField("code")),
        MappedColumn("What", RowField("name")),
        MappedColumn(ANY_MONTH, MonthsAcross(Part.VALUE)),
    ),
)
OF_TITLE = SheetMapping(
    "Data", (MappedColumn("PI", RowField("code")), MappedColumn("Now", RowField("value"))), month=MonthFrom.TITLE
)
HEADINGS: list[object] = ["PI", "What", "Jul-14", "Aug-14"]
PLAIN: list[object] = ["7", "Referrals", 41, 42]
PLANS: list[object] = ["18", "Child Protection Plans", 101, 102]
NEW: dict[str, Rows] = {
    "year to date": [HEADINGS, ["7", "Referrals YTD", 300, 342]],
    "a rate": [HEADINGS, ["7", "Referrals per 10,000", 11, 12]],
    "a target": [HEADINGS, PLAIN, ["18", "Child Protection Plans target", 90, 90]],
    "an area's name": [HEADINGS, ["7", "Referrals - North", 11, 12]],
    "an area's title": [["North area"], HEADINGS, PLAIN],
    "an area behind its heading": [["Area", "North"], HEADINGS, PLAIN],
    "sums": [["Cumulative figures"], HEADINGS, PLAIN],
    "thousands": [["All figures in thousands"], HEADINGS, PLAIN],
    "targets": [["Targets 2014/15"], HEADINGS, PLAIN],
    "lines": [HEADINGS, PLAIN, ["North"], PLANS],
    "sub-headings": [HEADINGS, [None, None, "Target", "Actual"], PLAIN],
    "labels above": [[None, None, "Actual", "Forecast"], HEADINGS, PLAIN],
    "a comment": [[*HEADINGS], PLAIN, ["18", "Of which boys", 50, 51]],
}


@pytest.mark.parametrize("rows", NEW.values(), ids=NEW)
@pytest.mark.parametrize("given_again", [False, True])
def test_a_label_that_is_new_is_held_back(rows: Rows, given_again: bool) -> None:
    [remembered] = read_with({"Data": [HEADINGS, PLAIN]}, ACROSS).records.mappings
    contents = read_with({"Data": rows}, *([ACROSS] if given_again else ()), remembered=[remembered])
    assert numbers(contents) == {}
    assert "label-not-understood" in {rule for rule, _ in told(contents)}
    assert contents.records.mappings == ()


@pytest.mark.parametrize("rows", NEW.values(), ids=NEW)
def test_what_stood_there_when_it_was_confirmed_asks_nothing_anew(rows: Rows) -> None:
    first = read_with({"Data": rows}, ACROSS)
    [remembered] = first.records.mappings
    later = [[*map(_a_month_on, row)] for row in rows]
    contents = read_with({"Data": later}, remembered=[remembered])
    assert len(numbers(contents)) == len(numbers(first)) > 0
    assert contents.records.mappings == ()


def _a_month_on(cell: object) -> object:
    return {"Jul-14": "Aug-14", "Aug-14": "Sep-14"}.get(cell, cell) if isinstance(cell, str) else cell


@pytest.mark.parametrize("title", ["Return for August 2014 (year to date)", "North only", "August 2014 forecast"])
def test_a_title_that_gives_the_month_may_say_something_new(title: str) -> None:
    [remembered] = read_with({"Data": [["Return for July 2014"], ["PI", "Now"], ["7", 41]]}, OF_TITLE).records.mappings
    plain = read_with({"Data": [["Return for August 2014"], ["PI", "Now"], ["7", 42]]}, remembered=[remembered])
    assert numbers(plain) == {("7", "2014-08"): 42.0}
    titles: Rows = [["Return for August 2014"], [title]] if "2014" not in title else [[title]]
    assert numbers(read_with({"Data": [*titles, ["PI", "Now"], ["7", 210]]}, remembered=[remembered])) == {}


def test_one_label_that_is_known_hides_no_other() -> None:
    rows: Rows = [HEADINGS, ["7", "Referrals target", 41, 42], PLANS]
    [remembered] = read_with({"Data": rows}, ACROSS).records.mappings
    new: Rows = [HEADINGS, ["7", "Referrals target", 41, 42], ["18", "Child Protection Plans YTD", 101, 203]]
    assert numbers(read_with({"Data": new}, remembered=[remembered])) == {}


@pytest.mark.parametrize(
    "said",
    [
        replace(ACROSS, labels=("Referrals YTD",)),
        replace(ACROSS, words=(WordMeaning("Referrals YTD", "7"),)),
    ],
)
def test_a_mapping_that_speaks_of_the_label_counts(said: SheetMapping) -> None:
    rows = NEW["year to date"]
    assert len(numbers(read_with({"Data": rows}, remembered=[said]))) == 2
    assert len(numbers(read_with({"Data": rows}, said, remembered=[ACROSS]))) == 2
