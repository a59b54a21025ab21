"""A whole table whose months are one too late or too early."""

from collections.abc import Mapping, Sequence

import pytest

from ibdesk.checks.figures.repeated_months import MONTH_REPEATED
from ibdesk.checks.imports.mistaken_months import shifted, without_repeats
from ibdesk.domain.figure import Figure
from ibdesk.domain.problem import Problem, Severity
from tests.checks.looking import AUGUST
from tests.made import board, indicator, part

Rows = Mapping[str, Sequence[int]]
JUNE = AUGUST - 2
SEVEN: Rows = {str(code): [100 * code, 100 * code + 3, 100 * code + 6] for code in range(1, 8)}


def figures(rows: Rows, first: int = 0) -> list[Figure]:
    return [part(code, JUNE + first + at, number) for code, row in rows.items() for at, number in enumerate(row)]


@pytest.mark.parametrize(
    ("earlier", "now", "first", "said"),
    [
        (SEVEN, SEVEN, 1, "one too late: 21 of 21"),
        (SEVEN, SEVEN, -1, "one too early: 21 of 21"),
        ({"7": [470, 481, 489]}, {"7": [470, 481, 489]}, 1, "one too late: 3 of 3"),
        ({"7": [470, 481, 489]}, {"7": [470, 481, 489, 495]}, 1, "one too late: 3 of 3"),
        (SEVEN, {**SEVEN, "1": [100, 103, 999]}, 1, "one too late: 20 of 21"),
        (SEVEN, SEVEN, 0, None),
        (SEVEN, {code: row[1:] for code, row in SEVEN.items()}, 1, None),  # the window has moved on
        (SEVEN, {code: [row[1], row[2], row[2]] for code, row in SEVEN.items()}, 1, None),  # August once more
        ({"7": [0, 0, 0], "4": [5, 5, 5]}, {"7": [0, 0, 0], "4": [5, 5, 5]}, 1, None),
        (SEVEN, {code: [number + 1 for number in row] for code, row in SEVEN.items()}, 1, None),
        ({}, SEVEN, 1, None),
        ({"7": [470, 481, 489]}, {"7": [489]}, 3, None),  # a month alone is one that comes again
    ],
)
def test_months_shifted_against_the_boards(earlier: Rows, now: Rows, first: int, said: str | None) -> None:
    known = board([indicator(code) for code in {**earlier, **now}], figures(earlier))
    found = list(shifted(figures(now, first), known))
    assert len(found) == (said is not None)
    for problem in found:
        assert (said or "") in problem.message
        assert (problem.rule, problem.severity, problem.month) == ("months-shifted", Severity.WARNING, JUNE + first)


def test_a_shift_is_told_once() -> None:
    [problem] = shifted(figures(SEVEN, 1), board([indicator(code) for code in SEVEN], figures(SEVEN)))
    again = Problem(MONTH_REPEATED.name, Severity.WARNING, "July is June again.", "Ask.", None, None, JUNE + 1)
    other = Problem(MONTH_REPEATED.name, Severity.WARNING, "May is April again.", "Ask.", None, None, JUNE - 1)
    assert without_repeats([again, other], [problem]) == (other,)
