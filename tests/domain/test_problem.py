"""Accepted warnings: marked, still told, counted no more, and asked about again when what they say changed."""

import pytest
from msgspec.structs import replace

from ibdesk.domain.figure import CellSource
from ibdesk.domain.month import Month
from ibdesk.domain.problem import (
    AcceptanceTakenBack,
    AcceptedWarning,
    Problem,
    Severity,
    count_open,
    with_acceptances,
)

AUGUST = Month(2014, 8)
DOUBTFUL = Problem(
    "zero-for-nothing",
    Severity.WARNING,
    "Indicator 7 is 0.",
    "Look.",
    CellSource("a.xlsx", "S", "B2"),
    "7",
    AUGUST,
    "0",
)
ACCEPTED = AcceptedWarning(*DOUBTFUL.place, "A true zero, checked with the team", "Anna", "2014-09-08T10:00:00")


@pytest.mark.parametrize(
    ("problem", "accepted"),
    [
        (DOUBTFUL, True),
        (replace(DOUBTFUL, source=CellSource("next month.xlsx", "Other", "Z9")), True),
        (replace(DOUBTFUL, next_step="Look again."), True),
        (replace(DOUBTFUL, found="1"), False),
        (replace(DOUBTFUL, message="Indicator 7 is 0, beside 412."), False),
        (replace(DOUBTFUL, month=AUGUST + 1), False),
        (replace(DOUBTFUL, code="8"), False),
        (replace(DOUBTFUL, rule="stale"), False),
        (replace(DOUBTFUL, severity=Severity.ERROR), False),
    ],
)
def test_which_warning_an_acceptance_is_about(problem: Problem, accepted: bool) -> None:
    (marked,) = with_acceptances([problem], [ACCEPTED])
    assert (marked.accepted == ACCEPTED) is accepted
    assert marked.is_open is not accepted
    assert count_open([marked], problem.severity) == (0 if accepted else 1)


def test_an_acceptance_taken_back_asks_again() -> None:
    back = AcceptanceTakenBack(*DOUBTFUL.place, "Anna", "2014-09-09T10:00:00")
    assert with_acceptances([DOUBTFUL], [back]) == (DOUBTFUL,)
    assert back.key == ACCEPTED.key


@pytest.mark.parametrize(
    ("accepted", "told"),
    [
        ('Its figure is "No data".', "Its figure is “No data”."),
        ("Its figure is “No data”.", 'Its figure is "No data".'),
        ("The team's figure.", "The team’s figure."),
    ],
)
def test_an_acceptance_holds_whichever_quotation_marks_the_sentence_has(accepted: str, told: str) -> None:
    problem = replace(DOUBTFUL, message=told)
    one = replace(ACCEPTED, message=accepted)
    assert [each.accepted for each in with_acceptances([problem], [one])] == [one]


def test_accepted_warnings_are_told_after_the_open_ones() -> None:
    other = replace(DOUBTFUL, code="9", message="Indicator 9 is 0.")
    info = replace(DOUBTFUL, severity=Severity.INFO, code="1")
    error = replace(DOUBTFUL, severity=Severity.ERROR, code="30")
    marked = with_acceptances([info, DOUBTFUL, other, error], [ACCEPTED])
    assert [problem.code for problem in marked] == ["30", "9", "7", "1"]


def test_without_a_reason_nothing_is_accepted() -> None:
    with pytest.raises(ValueError, match="reason"):
        replace(ACCEPTED, reason="  ")
