"""Figures that come no more, though the rest of their table does."""

import pytest

from ibdesk.checks.lacking import lacking
from ibdesk.domain.figure import CellSource, Figure, Missing, TypedIn
from tests.checks.looking import AUGUST, told
from tests.made import board, indicator, part, run

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
