"""The August 2014 report, audited: the workbook's defects are told in their cells, and nothing else is.

The reviewed table of them, and of what no machine can find, is `report_defects.py`.
"""

from collections.abc import Iterable

import pytest

from ibdesk.checks import check
from ibdesk.domain.problem import Problem
from tests.checks.looking import AUGUST
from tests.checks.report_defects import AUDIT_RULES, DEFECTS, OF_THE_WHOLE_REPORT, Defect
from tests.checks.report_twin import COLUMNS, report, twin
from tests.made import cell_of


@pytest.fixture(scope="module")
def problems() -> tuple[Problem, ...]:
    return (*report()[1].problems, *check(twin(), AUGUST))


def places(problems: Iterable[Problem], of_an_indicator: bool = True) -> set[tuple[str, str, str, str]]:
    """Rule, severity, code, and the field of the report's row in which each problem is told."""
    by_column = {column: field for field, column in COLUMNS.items()}
    return {
        (
            problem.rule,
            problem.severity.value,
            problem.code or "",
            by_column[cell_of(problem).cell.rstrip("0123456789")] if problem.source is not None else "",
        )
        for problem in problems
        if (problem.code is not None) is of_an_indicator
    }


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: f"{defect.of}: {defect.what}")
def test_a_defect_is_told_in_its_cells(problems: tuple[Problem, ...], defect: Defect) -> None:
    expected = {place for told in defect.told for place in told.places}
    assert expected - places(problems) == set()
    assert expected or defect.unfound, "neither told nor said why not"


def test_nothing_else_is_told(problems: tuple[Problem, ...]) -> None:
    reviewed = {place for defect in DEFECTS for told in defect.told for place in told.places}
    assert places(problems) - reviewed == set()


def test_each_rule_of_the_audit_is_reviewed() -> None:
    assert {rule for defect in DEFECTS for rule in defect.audit_rules.split()} == AUDIT_RULES


def test_what_concerns_the_whole_report(problems: tuple[Problem, ...]) -> None:
    told = places(problems, of_an_indicator=False)
    assert sorted((rule, severity, field) for rule, severity, _, field in told) == OF_THE_WHOLE_REPORT
    assert any("25 or 29" in each.message for each in problems)


def test_the_sentences_say_the_numbers(problems: tuple[Problem, ...]) -> None:
    said = {(each.rule, each.code): each.message for each in problems}
    assert "39.69% of 257" in said["sibling-identity", "6"]
    assert "102" in said["sibling-identity", "6"]
    assert "69 (26.85%)" in said["sibling-identity", "6"]
    assert "489 it looks green, against the rate 1,060.66 it is red" in said["target-basis", "7"]
    assert "816 after 457 is up" in said["arrow-contradicts", "15"]
    assert "46.54" in said["rate-does-not-follow", "33"]
    assert "168" in said["rate-does-not-follow", "33"]
    assert "from 174 to 175" in said["moved-by-base", "28"]


def test_every_rate_that_follows_is_left_alone(problems: tuple[Problem, ...]) -> None:
    assert {each.code for each in problems if each.rule == "rate-does-not-follow"} == {"33", "34", "35"}


def test_once_the_quarters_are_known_their_zeros_are_doubted() -> None:
    doubted = {each.code for each in check(twin(quarters_answered=True), AUGUST) if each.rule == "zero-for-nothing"}
    assert doubted == {"5", "33", "34", "35", "36", "37", "38", "39"}
