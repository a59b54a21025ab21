"""The sample's breakdowns, comments and cover details fit its figures, its definitions and its invented council."""

import json
from collections import defaultdict

import pytest

from ibdesk.domain.board import Records
from ibdesk.domain.definitions import read_definitions
from ibdesk.domain.month import Month, months
from ibdesk.paths import resource
from tests.sample.files import FOLDER, rows

ALL_MONTHS = months(Month(2011, 9), Month(2014, 8))


@pytest.fixture(scope="module")
def definitions() -> Records:
    return read_definitions(resource("definitions.json").read_text(encoding="utf-8"))


def test_breakdowns_add_up() -> None:
    values = {(row["code"], Month.parse(row["month"])): row["value"] for row in rows("figures.csv")}
    sums: dict[tuple[str, Month], int] = defaultdict(int)
    categories: dict[str, set[str]] = defaultdict(set)
    for row in rows("breakdowns.csv"):
        sums[row["code"], Month.parse(row["month"])] += int(row["value"])
        categories[row["code"]].add(row["category"])
    assert {code: len(names) for code, names in categories.items()} == {"9": 6, "15": 5}
    assert {month for code, month in sums if code == "9"} == set(ALL_MONTHS)
    assert {month for code, month in sums if code == "15"} >= set(ALL_MONTHS[-12:])
    for (code, month), total in sums.items():
        assert total == int(values[code, month]), (code, month)


def test_comments_come_from_the_post_that_owes_them(definitions: Records) -> None:
    officers = {indicator.code: indicator.officer for indicator in definitions.indicators}
    comments = list(rows("comments.csv"))
    without = {"5", "15", "16", "20", "21", "23", "30", "31", *(str(code) for code in range(33, 40))}
    assert {row["code"] for row in comments} == set(officers) - without
    assert len({row["text"] for row in comments}) == len(comments) == 22
    for row in comments:
        assert (row["month"], row["author"]) == ("2014-08", officers[row["code"]])
        assert row["text"].strip() == row["text"]


def test_the_comments_quote_the_figures_that_the_board_will_show() -> None:
    texts = {row["code"]: row["text"] for row in rows("comments.csv")}
    for code, said in {
        "7": ("489", "1,060.66", "561.77"),
        "19": ("22.22 %", "33.33 %"),
        "24": ("15 ", "2 of them", "132 of 139", "94.96 %"),
        "32": ("79 of 83", "95.18 %", "29 of 35", "82.86 %"),
    }.items():
        for words in said:
            assert words in texts[code], (code, words)


def test_details_name_no_person() -> None:
    details = json.loads((FOLDER / "details.json").read_text(encoding="utf-8"))
    assert (details["council"], details["figures_as_at"], details["issue_date"]) == (
        "Marlshire Council",
        "31 August 2014",
        "15 September 2014",
    )
    assert details["email"].endswith(".example")
    assert details["contact_name"] == "Performance Information Team"
