"""An import that changes nearly all of a past month: another month's figures under its heading, months exchanged."""

from ibdesk.checks.imports.mistaken_months import months_replaced
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Figure
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity
from tests.checks.looking import AUGUST, only
from tests.made import board, indicator, part

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
