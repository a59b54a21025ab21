"""How the tests of the checks look at a board: what one rule finds, in few words."""

from collections.abc import Iterable

from ibdesk.checks import RULES
from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.domain.board import Records
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem
from tests.made import AUGUST


def found(rule: str, records: Records, month: Month = AUGUST) -> list[Problem]:
    """Everything that one rule, by its public name, finds in a board."""
    asked = next(each for each in RULES if each.name == rule)
    whole = Evidence.of(records, month)
    return [*asked.find(whole), *asked.find_across(whole)]


def told(problems: Iterable[Problem]) -> list[str]:
    """Severity and code of each: "error 7"."""
    return [f"{problem.severity} {problem.code}" if problem.code else str(problem.severity) for problem in problems]


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, [problem.message for problem in problems]
    return problems[0]
