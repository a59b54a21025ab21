"""Codes that are not as the board writes them are guessed where all have the same letters; numbers that count the rows,
and columns about the record itself, are taken for no codes, names or months."""

import re
from typing import Any

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.mapping import NotUsed, RowField
from ibdesk.domain.proposal import Certainty, Proposal
from ibdesk.reading.mapping.codes_as_written import codes_with_letters, without_other_names
from ibdesk.reading.propose import propose_all
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from tests.made import indicator
from tests.reading.in_formats import opened, sheet_of
from tests.reading.made_workbooks import Rows, numbers, read, told

NAMES = {"1": "Open CAFs", "2": "CAFs Stepped Down", "7": "Referrals", "18": "Child Protection Plans", "27": "Visits"}
BOARD = Records(indicators=tuple(indicator(code, name=name) for code, name in NAMES.items()))
KNOWN = KnownDefinitions(BOARD)


def proposed(rows: Rows) -> Proposal:
    return propose_all(sheet_of(opened(rows, "xlsx")), BOARD)[0]


def doubts(rows: Rows) -> list[tuple[str, str]]:
    """What is told beside the columns that are not used."""
    return [each for each in told(read({"Data": rows}, BOARD)) if each[0] != "column-not-used"]


def meaning(rows: Rows, heading: str) -> object:
    return next(each.meaning for each in proposed(rows).columns if each.heading == heading)


@pytest.mark.parametrize(
    "texts", [("KPI7", "KPI18"), ("CS07", "CS18"), ("CSC_7", "CSC_18"), ("I7", "I27"), ("csf/7", "csf/18"), ("KPI7",)]
)
def test_the_same_letters_before_codes_are_no_part_of_them(texts: tuple[str, ...]) -> None:
    expected = {text: str(int(re.sub(r"\D", "", text))) for text in texts}
    assert codes_with_letters(texts, KNOWN) == expected


@pytest.mark.parametrize(
    "texts",
    [
        ("KPI7", "CS18"),
        ("Q1", "Q2"),
        ("NI7", "NI18"),
        ("P7",),
        ("W1", "W2"),
        ("Ward 7",),
        ("KPI7", "KPI07"),
        ("KPI99",),
    ],
)  # fmt: skip
def test_other_letters_are_guessed_for_none(texts: tuple[str, ...]) -> None:
    assert codes_with_letters(texts, KNOWN) == {}


def test_a_name_beside_it_that_is_another_indicators_speaks_against_a_code() -> None:
    rows = [("KPI7", "Referrals"), ("KPI18", "Visits"), ("KPI27", "")]
    codes = codes_with_letters((text for text, _ in rows), KNOWN)
    assert without_other_names(codes, rows, KNOWN) == {"KPI7": "7", "KPI27": "27"}


@pytest.mark.parametrize("heading", ["ID", "Ref", "No.", "Code"])
def test_numbers_that_count_the_names_beside_them_are_no_codes(heading: str) -> None:
    headings = [heading, "What", "Period", "Figure"]
    rows: Rows = [headings, [1, "Referrals", "Aug-14", 489], [2, "CP plans", "Aug-14", 232]]
    assert meaning(rows, heading) == NotUsed()
    assert meaning(rows, "What") == RowField("name")
    rows = [headings, [7, "Referrals", "Aug-14", 489], [18, "CP plans", "Aug-14", 232]]
    assert meaning(rows, heading) == RowField("code")


@pytest.mark.parametrize("heading", ["Short name", "Title", "What is counted"])
def test_they_are_asked_of_a_table_that_is_known(heading: str) -> None:
    names = ("Referrals", "Child Protection Plans", "Visits")
    rows = [["ID", heading, "Period", "Value"], *([at, name, "Aug-14", 5] for at, name in enumerate(names, 1))]
    assert ("label-not-understood", "Data!A1") in doubts(rows)
    assert numbers(read({"Data": rows}, BOARD)) == {}


@pytest.mark.parametrize("heading", ["Title", "What is counted"])
def test_one_name_of_another_indicator_is_told(heading: str) -> None:
    rows: list[list[Any]] = [
        ["Code", heading, "Period", "Value"],
        [7, "Referrals", "Aug-14", 489],
        [27, "Child protection plans", "Aug-14", 3],
    ]
    assert doubts(rows) == [("code-and-name-differ", "Data!B3")]
    rows[0][1] = "Parent indicator"
    assert doubts(rows) == []


@pytest.mark.parametrize(
    "heading", ["Timestamp", "Start time", "Completion time", "Modified", "Created", "Submitted on"]
)
def test_when_a_row_was_written_is_no_month(heading: str) -> None:
    rows: Rows = [
        [heading, "Indicator", "How many"],
        ["02/09/2014 10:11", "Referrals", 489],
        ["02/09/2014", "Visits", 2],
    ]
    assert meaning(rows, heading) == NotUsed()
    rows[0][0] = "When"
    assert meaning(rows, "When") == RowField("month")


def test_what_a_list_says_of_its_items_is_no_part() -> None:
    rows: list[list[Any]] = [
        ["Code", "Month", "Value", "Item Type", "Path"],
        [7, "Aug 2014", 489, "Item", "sites/perf/Lists/KPI"],
    ]
    assert numbers(read({"Data": rows}, BOARD)) == {("7", "2014-08"): 489.0}
    assert doubts(rows) == []
    rows[0][3] = "Referral type"
    assert numbers(read({"Data": rows}, BOARD)) == {}


def test_the_names_of_people_are_no_indicators() -> None:
    rows: Rows = [
        ["Name", "Which one?", "When?", "How many?"], ["A. Officer", "Referrals", "Aug 2014", 489],
        ["B. Officer", "Visits", "Aug 2014", 30],
    ]  # fmt: skip
    assert meaning(rows, "Name") == NotUsed()
    assert meaning(rows, "Which one?") == RowField("name")
    assert all(each.certainty is not Certainty.KNOWN for each in proposed(rows).columns)


def test_a_name_with_another_years_figures_is_guessed_for_none() -> None:
    rows: Rows = [
        ["Indicator", "Jul-14", "Aug-14"],
        ["Referrals 2013/14", 480, 470],
        ["Referrals in 2014/15", 502, 489],
    ]
    words = {word.written: word.means for word in proposed(rows).words}
    assert words == {"Referrals 2013/14": None, "Referrals in 2014/15": "7"}
