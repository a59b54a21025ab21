"""The August 2014 report, audited: each defect that its analysis knows, and which rule finds it where.

What a machine cannot find from figures, definitions and texts stands at the end, with the reason.
"""

from collections.abc import Sequence

import pytest
from looking import AUGUST
from report_twin import COLUMNS, twin

from ibdesk.checks import check
from ibdesk.domain.problem import Problem, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
# Rule, severity, code: the fields of its row in which it must be told.
FOUND: list[tuple[str, Severity, str, Sequence[str]]] = [
    # Guide "increase", measure N/A.
    *[("polarity-against-guide", WARNING, code, ["guide"]) for code in ("1", "2", "3")],
    # Names and labels of flows and snapshots mixed up, and descriptions of other things than the figure.
    *[("definition-words", INFO, code, ["name", "measure_period"]) for code in ("2", "3")],
    *[("definition-words", INFO, code, ["description"]) for code in ("6", "8", "17", "18")],
    ("definition-words", INFO, "16", ["description", "rate_label", "measure_period"]),
    ("definition-words", INFO, "20", ["description", "rate_label"]),
    ("definition-words", INFO, "26", ["description", "rate_label", "measure_period", "comments"]),
    *[("definition-words", INFO, code, ["description", "measure_period"]) for code in ("30", "32", "37", "39")],
    *[("definition-words", INFO, code, ["measure_period", "rate_label"]) for code in ("14", "15", "22", "23", "24")],
    *[
        ("definition-words", INFO, code, ["measure_period"])
        for code in ("12", "21", "31", "33", "34", "35", "36", "38")
    ],
    ("definition-words", INFO, "11", ["measure_period", "comments"]),
    ("same-text-twice", WARNING, "3", ["comments"]),
    ("same-text-twice", ERROR, "39", ["description"]),
    # 5: a count beside a percentage, and a 0 of 257.
    ("units-agree", ERROR, "5", ["previous_1", "previous_2"]),
    ("zero-for-nothing", WARNING, "5", ["previous_2"]),
    ("comment-owed", WARNING, "5", ["comments"]),
    ("comment-owed", WARNING, "30", ["comments"]),
    # 6: 39.69% of 257 is 102, but 7 says 69; a break in the series, with a comment.
    ("sibling-identity", ERROR, "6", ["previous_2"]),
    ("big-change", INFO, "6", ["current"]),
    # 7: the month's count lies inside the rate's target by accident.
    ("target-basis", ERROR, "7", ["target"]),
    # 8: a measure without target; a share that fell as its base grew.
    ("polarity-against-guide", INFO, "8", ["measure"]),
    ("big-change", INFO, "8", ["current"]),
    # Benchmarks.
    *[("benchmark-period", ERROR, code, ["neighbours_period"]) for code in ("9", "10", "11")],
    ("benchmark-period", ERROR, "30", ["region_period"]),
    *[("benchmark-period", WARNING, code, ["england_period"]) for code in ("7", "8", "17", "19", "20", "21", "22")],
    *[("benchmark-period", WARNING, code, ["england_period"]) for code in ("24", "27", "28")],
    *[("benchmark-period", INFO, code, ["england_period"]) for code in ("3", "4", "5", "6", "13", "14", "23", "26")],
    *[("benchmark-years-agree", WARNING, code, ["neighbours_period"]) for code in ("9", "10", "11", "12", "18")],
    ("units-agree", ERROR, "10", ["region"]),
    ("benchmark-not-comparable", WARNING, "17", ["england"]),
    # 10 and 14: out of all proportion to last year; 15: the arrow says down, 816 after 457 is up.
    ("big-change", INFO, "10", ["current"]),
    ("big-change", INFO, "14", ["current"]),
    ("big-change", WARNING, "15", ["current"]),
    ("arrow-contradicts", ERROR, "15", ["direction"]),
    # 9, 11, 18, 27: "no correct number", and a target range.
    *[("polarity-against-guide", INFO, code, ["guide"]) for code in ("9", "11", "18", "27")],
    # 19, 28: the share moved, what is counted did not.
    ("moved-by-base", INFO, "19", ["current"]),
    ("moved-by-base", INFO, "28", ["current"]),
    ("polarity-against-guide", INFO, "28", ["measure"]),
    # Percentages of few, and percentages of nobody knows how many.
    ("small-base", INFO, "22", ["current"]),
    ("small-base", INFO, "24", ["current"]),
    ("percentage-alone", INFO, "26", ["current"]),
    ("percentage-alone", INFO, "30", ["current"]),
    # 31 and 32: one month's rate beside the rate of 12 months of its part.
    ("part-exceeds-whole", WARNING, "32", ["rate"]),
    # 33-39: quarters dated August, rates that follow from nothing, rates without value, arrows from nothing.
    *[("frequency", ERROR, code, ["current"]) for code in ("33", "34", "35")],
    *[("frequency", WARNING, code, ["current"]) for code in ("36", "37", "38", "39")],
    *[("rate-does-not-follow", ERROR, code, ["rate"]) for code in ("33", "34", "35")],
    *[("rate-without-value", ERROR, code, ["rate"]) for code in ("36", "37", "38", "39")],
    *[("arrow-from-nothing", ERROR, code, ["direction"]) for code in ("36", "37", "38")],
    *[("comment-owed", ERROR, code, ["comments"]) for code in ("37", "39")],
    *[("comment-owed", WARNING, code, ["comments"]) for code in ("36", "38")],
    # Numbers that are not printed anywhere: CAFs tidied away, 2014's step-downs by origin, July's reviews.
    *[("comment-figures", WARNING, code, ["comments"]) for code in ("1", "2", "3", "32")],
]
OF_THE_WHOLE_REPORT = [("code-gap", INFO), ("provenance", WARNING), ("provenance", WARNING)]

NOT_FOUND = {
    "1, 7, 18: figures known to be wrong, two dates of one inspection": "only a comment says so",
    "11, 14: a comment that speaks of other figures than the page's": "it gives no number of them",
    "4: a rise over months that are not printed": "the months are not there",
    "13: last year's 12 months cannot be made again": "its counts are not there; told as a percentage without counts",
    "15 and 17: last year's values probably swapped": "no relation says that 17 is a part of 15; the arrow shows it",
    "19, 28: benchmarks that define the indicator otherwise": "knowledge from outside",
    "22, 24, 34: guide and description that define it differently": "both are sensible sentences",
    "21, 23: falls without a comment": "14 to 8 and 36 to 15 are within what chance does",
    "26: a chart known to be wrong": "only a comment says so",
    "33 to 39: a 0 of 2012 for nothing recorded": "found as soon as somebody says which quarter Q4 2012 is, see below",
}


@pytest.fixture(scope="module")
def problems() -> tuple[Problem, ...]:
    return check(twin(), AUGUST)


def fields_told(problems: tuple[Problem, ...], rule: str, severity: Severity, code: str) -> set[str]:
    by_column = {column: field for field, column in COLUMNS.items()}
    return {
        by_column[problem.source.cell.rstrip("0123456789")]
        for problem in problems
        if (problem.rule, problem.severity, problem.code) == (rule, severity, code) and problem.source is not None
    }


@pytest.mark.parametrize(("rule", "severity", "code", "fields"), FOUND)
def test_a_defect_is_found_in_its_cell(
    problems: tuple[Problem, ...], rule: str, severity: Severity, code: str, fields: Sequence[str]
) -> None:
    assert fields_told(problems, rule, severity, code) >= set(fields)


def test_nothing_is_called_an_error_or_a_warning_that_is_none(problems: tuple[Problem, ...]) -> None:
    reviewed = {(rule, severity, code) for rule, severity, code, _ in FOUND}
    grave = {(each.rule, each.severity, each.code) for each in problems if each.severity is not INFO and each.code}
    assert grave - reviewed == set()


def test_what_concerns_the_whole_report(problems: tuple[Problem, ...]) -> None:
    assert sorted((each.rule, each.severity) for each in problems if each.code is None) == OF_THE_WHOLE_REPORT
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
