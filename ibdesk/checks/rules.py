"""All rules, in one explicit tuple, and running them over a board's records."""

from ibdesk.checks.duplicates import GIVEN_TWICE
from ibdesk.checks.evidence import Evidence
from ibdesk.checks.rule import Rule
from ibdesk.domain.board import Records
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, worst_first
from ibdesk.progress import Progress, silent

RULES: tuple[Rule, ...] = (GIVEN_TWICE,)


def check(records: Records, month: Month, progress: Progress = silent) -> tuple[Problem, ...]:
    """Everything that the rules find in a board as it stands, worst first; page-like things for the month alone."""
    progress(0, len(RULES), "Putting the month's pages together")
    evidence = Evidence.of(records, month)
    found: list[Problem] = []
    for done, rule in enumerate(RULES):
        progress(done, len(RULES), f"Checking: {rule.title}")
        found.extend(rule.find(evidence))
    progress(len(RULES), len(RULES), "Checked")
    return tuple(sorted(found, key=worst_first))
