"""Figures that come no more, though the rest of their table does."""

from collections.abc import Mapping, Sequence

import pytest

from ibdesk.checks.imports.lacking import lacking
from ibdesk.domain.figure import CellSource, Figure, Missing, TypedIn
from tests.checks.looking import told
from tests.made import AUGUST, board, indicator, part, run

EARLIER = CellSource("july.xlsx", "Figures", "C2")
CODES = [str(code) for code in range(1, 9)]
JULY = [part(code, AUGUST - 1, 10 + int(code), source=EARLIER) for code in CODES]


def without(*codes: str) -> list[Figure]:
    return [part(code, month, 40) for code in CODES if code not in codes for month in (AUGUST - 1, AUGUST)]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (without("3"), ["warning 3"]),
        (without("3", "4"), ["warning 3"]),  # one problem, and both are named
        (without(), []),
        (without("1", "2", "3"), []),  # another workbook, about others
        ([part(code, AUGUST, 40) for code in CODES[1:]], []),  # nothing of July
        ([], []),
    ],
)
def test_what_an_earlier_workbook_had_and_this_one_lacks(given: list[Figure], expected: list[str]) -> None:
    found = list(lacking(given, board([indicator(code) for code in CODES], JULY)))
    assert told(found) == expected
    for problem in found:
        assert "indicator 3 for July 2014" in problem.message
        assert problem.source == EARLIER


def test_what_was_typed_in_and_what_is_blank_lack_nowhere() -> None:
    typed = part("9", AUGUST - 1, 5, source=TypedIn("Ann", "1 August 2014", "told by phone"))
    blank = part("10", AUGUST - 1, Missing.BLANK, source=EARLIER)
    assert list(lacking(without(), board([], [*JULY, typed, blank]))) == []


def test_of_a_window_of_months_that_moves_on_nothing_lacks() -> None:
    def months(first: int) -> list[Figure]:
        return [figure for code in CODES for figure in run(code, AUGUST - first, [5] * 12, source=EARLIER)]

    assert list(lacking(months(11), board([], months(12)))) == []


@pytest.mark.parametrize(
    ("earlier", "now", "lacks"),
    [
        ({"7": [470, 481, 489]}, {"7": [470, None, 489]}, ["7 2014-07"]),
        ({"7": [470, 481, 489]}, {"7": [470, 481, None]}, ["7 2014-08"]),
        ({"7": [470, 481, 489]}, {"7": [None, 481, 489]}, ["7 2014-06"]),
        ({"7": [481, 489], "4": [900, 950]}, {"7": [481, 489, 500]}, ["4 2014-06"]),
        ({"7": [481, 489], "4": [900, 950]}, {"7": [481, 489], "4": [None, 950]}, ["4 2014-06"]),
        ({"7": [470, 481, 489]}, {"7": [None, 481, 489, 500]}, []),  # the window has moved on
        ({"7": [470, 481, 489]}, {"7": [470, 481, 489, 500]}, []),
        ({"7": [470, 481, 489]}, {"7": [None, None, 489]}, []),  # one month alone
        ({"7": [481, 489], "4": [900, 950], "9": [3, 4]}, {"9": [3, 4]}, []),  # a row alone
    ],
)
def test_a_small_table_lacks_a_row_a_column_or_a_cell(
    earlier: dict[str, list[int]], now: dict[str, list[int | None]], lacks: list[str]
) -> None:
    def figures(rows: Mapping[str, Sequence[int | None]], workbook: str) -> list[Figure]:
        source = CellSource(workbook, "Figures", "C2")
        return [
            part(code, AUGUST - 2 + at, number, source=source)
            for code, numbers in rows.items()
            for at, number in enumerate(numbers)
            if number is not None
        ]

    known = board([indicator(code) for code in earlier], figures(earlier, "july.xlsx"))
    found = list(lacking(figures(now, "august.xlsx"), known))
    assert [f"{each.code} {each.month}" for each in found] == lacks
