"""The shipped sample is a clean board: one planted error, and a short list of things to look at."""

from collections import Counter

import pytest

from ibdesk.checks import check
from ibdesk.desk import open_workbooks, preview_opened, shipped_definitions
from ibdesk.desk.sample import SAMPLE_WORKBOOK
from ibdesk.domain.board import Records
from ibdesk.domain.month import Month, months
from ibdesk.domain.problem import Severity
from ibdesk.paths import resource
from tests.checks.looking import sample_board
from tests.made import AUGUST

WARNINGS = {
    # Big changes about which the sample has no comment.
    *(("big-change", code) for code in ("5", "15", "23", "31")),
    # Two of the report's benchmarks are a year older than the others; 17 has rates beside a count.
    ("benchmark-years-agree", "12"),
    ("benchmark-years-agree", "18"),
    ("benchmark-not-comparable", "17"),
    # Numbers of other sources: closed CAFs, cases in hand, an audit's meetings, an aim, a sample of cases.
    *(("comment-figures", code) for code in ("1", "2", "14", "18", "28")),
    # Missed targets, a run and missing health figures without a comment, as in the report.
    *(("comment-owed", code) for code in ("5", "30", "36", "37", "38", "39")),
}
INFORMATION = {
    # Big changes that the sample's comments speak of, and shares that moved because their base did.
    *(("big-change", code) for code in ("6", "7", "8", "10", "11", "14", "22")),
    *(("moved-by-base", code) for code in ("8", "13", "19", "28", "30")),
    # 25 and 29 are left out, as in the report; 26 comes without its counts; 22 and 24 are shares of few.
    ("code-gap", None),
    ("percentage-alone", "26"),
    *(("small-base", code) for code in ("22", "24")),
    # Stepped down "at month end" is the report's name for what happened in the month.
    *(("definition-words", code) for code in ("2", "3")),
    # Measures without a target: compared with last year only.
    *(("polarity-against-guide", code) for code in ("8", "13", "28")),
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


def test_the_information_is_a_short_list(board: Records) -> None:
    informed = Counter((each.rule, each.code) for each in check(board, AUGUST) if each.severity is Severity.INFO)
    assert set(informed) == INFORMATION
    assert max(informed.values()) == 1


def test_its_workbook_brings_the_same_problems(board: Records) -> None:
    """Read as anybody's, where nothing is told of the reading itself."""
    preview = preview_opened(open_workbooks([resource(SAMPLE_WORKBOOK)]), shipped_definitions())
    expected = Counter((each.rule, each.severity, each.code) for each in check(board, AUGUST))
    assert Counter((each.rule, each.severity, each.code) for each in preview.problems) == expected


def test_no_month_of_the_last_year_shows_an_error_in_its_figures(board: Records) -> None:
    """Comments of earlier months are not in the sample, so those owed then are left aside."""
    for month in months(Month(2013, 9), AUGUST):
        errors = [each for each in check(board, month) if each.severity is Severity.ERROR]
        assert {each.rule for each in errors} - {"comment-owed"} == {"sibling-identity"}


def test_progress_is_told_indicator_by_indicator(board: Records) -> None:
    heard: list[tuple[int, int]] = []
    check(board, AUGUST, lambda done, total, words: heard.append((done, total)))
    assert len(heard) > 10
    assert len({total for _, total in heard}) == 1
    assert heard[-1][0] == heard[-1][1]
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)
