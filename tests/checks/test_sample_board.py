"""The shipped sample is a clean board: one planted error, and a short list of things to look at."""

from collections import Counter

import pytest
from looking import AUGUST
from sample_board import sample_board

from ibdesk.checks import RULES, check
from ibdesk.domain.board import Records
from ibdesk.domain.month import Month, months
from ibdesk.domain.problem import Severity

WARNINGS = {
    # Big changes about which the sample has no comment.
    *(("big-change", code) for code in ("5", "15", "16", "23", "31")),
    # Two of the report's benchmarks are a year older than the others; 17 has rates beside a count.
    ("benchmark-years-agree", "12"),
    ("benchmark-years-agree", "18"),
    ("benchmark-not-comparable", "17"),
    # Numbers of other sources: closed CAFs, cases in hand, an audit's meetings, an aim, a sample of cases.
    *(("comment-figures", code) for code in ("1", "2", "14", "18", "28")),
    # Missed targets, a run and missing health figures without a comment, as in the report.
    *(("comment-owed", code) for code in ("5", "20", "30", "36", "37", "38", "39")),
}
RULES_THAT_INFORM = {
    "big-change",
    "code-gap",
    "definition-words",
    "moved-by-base",
    "percentage-alone",
    "polarity-against-guide",
    "small-base",
}


@pytest.fixture(scope="module")
def board() -> Records:
    return sample_board()


def test_the_only_error_is_the_referrals_of_august_2012(board: Records) -> None:
    errors = [problem for problem in check(board, AUGUST) if problem.severity is Severity.ERROR]
    assert [(error.rule, error.code, error.month) for error in errors] == [("sibling-identity", "6", Month(2012, 8))]
    assert "102" in errors[0].message
    assert "69" in errors[0].message


def test_the_warnings_are_a_short_list(board: Records) -> None:
    warned = Counter((each.rule, each.code) for each in check(board, AUGUST) if each.severity is Severity.WARNING)
    assert set(warned) == WARNINGS
    assert max(warned.values()) == 1


def test_information_comes_from_few_rules(board: Records) -> None:
    assert {each.rule for each in check(board, AUGUST) if each.severity is Severity.INFO} == RULES_THAT_INFORM


def test_no_month_of_the_last_year_shows_an_error_in_its_figures(board: Records) -> None:
    """Comments of earlier months are not in the sample, so those owed then are left aside."""
    for month in months(Month(2013, 9), AUGUST):
        errors = [each for each in check(board, month) if each.severity is Severity.ERROR]
        assert {each.rule for each in errors} - {"comment-owed"} == {"sibling-identity"}


def test_progress_is_told_rule_by_rule(board: Records) -> None:
    heard: list[tuple[int, int]] = []
    check(board, AUGUST, lambda done, total, words: heard.append((done, total)))
    assert heard[-1] == (len(RULES), len(RULES))
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)
