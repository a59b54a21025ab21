"""Months that an import probably got wrong: a whole table one too late or too early, or nearly all of a past month
changed."""

from collections.abc import Mapping, Sequence

import pytest

from ibdesk.checks.figures.repeated_months import MONTH_REPEATED
from ibdesk.checks.imports.mistaken_months import months_replaced, shifted, without_repeats
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Figure
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity
from tests.checks.looking import only
from tests.made import AUGUST, board, indicator, part

CODES = [str(code) for code in range(1, 13)]
JULY, JUNE = AUGUST - 1, AUGUST - 2


def number(code: str, month: Month) -> int:
    return 100 + int(code) * 37 + month.number * 11


def month_of(month: Month, as_of: Month | None = None, changed: int = 0) -> list[Figure]:
    """The figures of a month, those of another under its name, or some of them changed."""
    rows = [(code, number(code, as_of or month)) for code in CODES]
    return [part(code, month, value + (3 if place < changed else 0)) for place, (code, value) in enumerate(rows)]


KNOWN = board([indicator(code) for code in CODES], [*month_of(JUNE), *month_of(JULY)])


def told(given: list[Figure], known: Records = KNOWN) -> list[Problem]:
    before = {figure.key: figure.quantity for figure in known.figures}
    changed = [figure for figure in given if before.get(figure.key, figure.quantity) != figure.quantity]
    return list(months_replaced(changed, given, known))


def test_another_month_under_a_past_ones_heading_is_told() -> None:
    problem = only(told(month_of(JULY, as_of=AUGUST)))
    assert (problem.rule, problem.severity, problem.month) == ("month-replaced", Severity.WARNING, JULY)
    assert "12 of 12 figures of July 2014" in problem.message


def test_the_month_that_they_were_is_named() -> None:
    assert "What is now headed July 2014 was June 2014 before" in only(told(month_of(JULY, as_of=JUNE))).message


def test_two_months_exchanged_are_told_once() -> None:
    problem = only(told([*month_of(JULY, as_of=JUNE), *month_of(JUNE, as_of=JULY), *month_of(AUGUST)]))
    assert "June 2014 and July 2014 were exchanged" in problem.message


def test_nearly_all_is_enough_and_some_are_corrections() -> None:
    assert told(month_of(JULY, changed=10))
    assert told(month_of(JULY, changed=9)) == []
    assert told(month_of(JULY)) == []


def test_a_year_put_right_throughout_is_one_problem() -> None:
    past = [AUGUST - back for back in range(1, 9)]
    known = board([indicator(code) for code in CODES], [each for month in past for each in month_of(month)])
    problem = only(told([each for month in past for each in month_of(month, changed=12)], known))
    assert "8 months" in problem.message


def test_few_rows_and_new_months_tell_nothing() -> None:
    few = board([indicator("1")], month_of(JULY)[:4])
    assert told(month_of(JULY, as_of=AUGUST)[:4], few) == []
    assert told(month_of(AUGUST)) == []


Rows = Mapping[str, Sequence[int]]
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
