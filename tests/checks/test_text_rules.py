"""The rules about texts: copied ones, and words that do not fit what is counted."""

import pytest

from ibdesk.domain.board import Comment, ReportDetails
from ibdesk.domain.figure import Covers, Unit
from ibdesk.domain.indicator import Indicator, RateBasis
from ibdesk.domain.month import Month
from tests.checks.looking import found, told
from tests.made import AUGUST, board, indicator

PERCENT = Unit.PERCENT


def named(code: str, name: str, description: str) -> Indicator:
    return indicator(code, name=name, description=description)


IHA = named("37", "IHAs Completed Within Timescale", "Number of IHAs completed within timescale.")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (named("39", "RHAs Completed Within Timescale", "Number of IHAs completed  within timescale"), ["error 39"]),
        (named("39", "RHAs Completed Within Timescale", "Number of RHAs completed within timescale."), []),
        (named("36", "RHAs Completed Within Timescale", "Number of IHAs completed within timescale"), ["error 36"]),
        (named("39", "IHAs Completed", "Number of IHAs completed within timescale."), ["warning 39"]),
        (named("39", "RHAs", ""), []),
    ],
)
def test_the_description_of_another(other: Indicator, expected: list[str]) -> None:
    assert told(found("same-text-twice", board([IHA, other]))) == expected


LONG = "The peak of May and June comes from one large investigation."


@pytest.mark.parametrize(
    ("comments", "expected"),
    [
        ([("2", AUGUST, LONG), ("3", AUGUST, LONG.upper())], ["warning 3"]),
        ([("2", AUGUST, LONG), ("2", AUGUST - 1, LONG)], ["warning 2"]),
        ([("2", AUGUST, LONG), ("3", AUGUST, LONG + " Since then it fell.")], []),
        ([("2", AUGUST, "On target."), ("3", AUGUST, "On target.")], []),
        ([("2", AUGUST - 1, LONG), ("3", AUGUST - 1, LONG)], []),
        ([("2", AUGUST, LONG), ("2", AUGUST - 2, LONG)], []),
    ],
)
def test_the_comment_of_another_or_of_last_month(comments: list[tuple[str, Month, str]], expected: list[str]) -> None:
    records = board([indicator("2"), indicator("3")], comments=tuple(Comment(*each) for each in comments))
    assert told(found("same-text-twice", records)) == expected


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"unit": PERCENT, "description": "Number of contacts screened."}, ["Number of"]),
        ({"unit": Unit.COUNT, "description": "Number of contacts screened."}, []),
        ({"unit": PERCENT, "description": "The share of a number of teams."}, []),
        ({"value_period": Covers.SNAPSHOT, "description": "Plans opened during the year."}, ["during the year"]),
        ({"value_period": Covers.ROLLING_12, "description": "Started in each month."}, ["in each month"]),
        ({"name": "CAFs stepped down @ Month End"}, ["@ Month End"]),
        ({"name": "Plans @ Month End", "value_period": Covers.SNAPSHOT}, []),
        ({"period_label": "Month End (Snapshot)"}, ["Snapshot"]),
        ({"period_label": "Month End (Cumulative)"}, []),
        ({"rate_label": "Rate per 10,000 (YTD)"}, ["YTD"]),
        ({"rate_label": "Rate per 10,000 (YTD)", "rate_basis": RateBasis.ROLLING_VALUE}, []),
    ],
)
def test_words_that_do_not_fit(fields: dict[str, object], words: list[str]) -> None:
    problems = found("definition-words", board([indicator("7", **fields)]))
    assert [problem.found for problem in problems] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Seen in Frameworkki and Framework1.", ["Framework1, Frameworkki"]),
        ("Seen in Frameworki, by the framework for assessment; frameworks differ.", []),
        ("Seen in FrameworkI.", ["FrameworkI"]),
    ],
)
def test_the_source_systems_name(text: str, words: list[str]) -> None:
    records = board(
        [indicator("7")], details=ReportDetails(source_system="Frameworki"), comments=(Comment("7", AUGUST, text),)
    )
    problems = found("definition-words", records)
    assert len(problems) == len(words)
    assert all(word in problem.message for word, problem in zip(words, problems, strict=True))
