"""A column of comments beside columns of months: about the newest month where that is certain, else told."""

from collections.abc import Sequence
from typing import Any

import pytest

from tests.corpus.promises import KNOWN
from tests.made import cell_of
from tests.reading.in_formats import FORMATS, opened, read_one

Rows = Sequence[Sequence[Any]]


def read(rows: Rows, kind: str = "xlsx", sheet: str = "Figures") -> tuple[dict[tuple[str, str], str], list[str]]:
    """The comments by code and month, and the cells at which one was told that is not used."""
    contents = read_one(opened(rows, kind, sheet=sheet), KNOWN)
    told = [cell_of(each).cell for each in contents.problems if each.rule == "comment-without-month"]
    return {(each.code, str(each.month)): each.text for each in contents.records.comments}, told


HEAD = ["Code", "Jul-14", "Aug-14", "Comment"]
SURE: dict[str, Rows] = {
    "behind the months": [HEAD, [7, 481, 489, "Up a little"]],
    "before the months": [["Code", "Narrative", "Jul-14", "Aug-14"], [7, "Up a little", 481, 489]],
    "months from the newest": [["Code", "Aug-14", "Jul-14", "Commentary"], [7, 489, 481, "Up a little"]],
    "months of a year that is not over": [
        ["Code", "Jul-14", "Aug-14", "Sep-14", "Comment"], [7, 481, 489, None, "Up a little"], [10, 64, 65, "[x]"],
    ],
    "beside columns that are left out": [["Code", "Jul-14", "Aug-14", "YTD", "Comments"], [7, 481, 489, 970,
                                                                                          "Up a little"]],
    "no figure, and why": [HEAD, [7, 481, "No data", "Up a little"], [10, 64, 65]],
}  # fmt: skip
UNSURE: dict[str, tuple[Rows, str]] = {
    "no figure in the newest month": ([HEAD, [7, 481, None, "Late"], [10, 64, 65]], "D2"),
    "a comment behind each month": (
        [["Code", "Jul-14", "Comment", "Aug-14", "Comments"], [7, 481, "Low", 489, "Up"]], "C2",
    ),
    "a month that cannot be read": ([[*HEAD, "Sep-14*"], [7, 481, 489, "Up", 512]], "D2"),
    "a month without its year": ([["Code", "Jul-14", "Aug", "Comment"], [7, 481, 489, "Up"]], "D2"),
    "quarters": ([["Code", "Q1 2014/15", "Q2 2014/15", "Comment"], [7, 1400, 1450, "Up"]], "D2"),
    "no figures at all": ([HEAD, [7, None, None, "Late"]], "D2"),
}  # fmt: skip


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", SURE)
def test_it_is_about_the_newest_month(name: str, kind: str) -> None:
    assert read(SURE[name], kind) == ({("7", "2014-08"): "Up a little"}, [])


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", UNSURE)
def test_where_it_may_be_about_another_month_it_is_told(name: str, kind: str) -> None:
    rows, cell = UNSURE[name]
    assert read(rows, kind) == ({}, [cell])


def test_on_a_sheet_of_numerators_it_is_told() -> None:
    assert read([HEAD, [10, 41, 43, "Up"]], sheet="Numerators") == ({}, ["D2"])


def test_a_comment_of_each_row_is_kept_or_told() -> None:
    rows: Rows = [HEAD, [7, 481, 489, "Up"], [10, 64, None, "Late"]]
    assert read(rows) == ({("7", "2014-08"): "Up"}, ["D3"])
