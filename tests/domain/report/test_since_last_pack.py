"""What is told differently from the last pack: turned assessments and arrows, targets, comments nobody rewrote."""

from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from ibdesk.domain.board import Comment, Records
from ibdesk.domain.indicator import Polarity
from ibdesk.domain.report.last_pack import last_pack
from ibdesk.domain.report.pack_changes import (
    PageChange,
    about_words,
    kind_words,
    since_last_pack,
    turn_words,
    turned_text,
    was_and_now,
)
from ibdesk.domain.report.report import BoardReport, build_report
from ibdesk.domain.report.restatements import Restatement
from ibdesk.domain.target import Absolute, AtLeast, AtMost, Basis, PercentOfTarget, Target
from tests.made import AUGUST, board, indicator, run

JULY = AUGUST - 1
LOW = AtMost(Fraction(100))


def records(july: int, august: int, *targets: Target, **more: Any) -> Records:
    """7 with a year of 90 before July; lower is better."""
    figures = run("7", AUGUST - 13, [90] * 12 + [july, august])
    made = board([indicator("7", name="Referrals", polarity=Polarity.LOWER)], figures, targets)
    return replace(made, **more)


def report(known: Records) -> BoardReport:
    """August's, after July's pack went out of the same records."""
    return replace(build_report(known, AUGUST), last_pack=last_pack(known, JULY))


def told(made: BoardReport) -> list[tuple[str, str]]:
    return [(kind_words(each), turn_words(each)) for each in since_last_pack(made)]


def test_without_a_pack_that_went_out_nothing_is_told() -> None:
    made = build_report(records(90, 120, Target("7", LOW, Basis.VALUE)), AUGUST)
    assert since_last_pack(made) == ()
    assert turned_text(made) == ""


def test_an_assessment_and_an_arrow_that_turned() -> None:
    made = report(records(80, 120, Target("7", LOW, Basis.VALUE)))
    assert told(made) == [("Assessment", "Worse"), ("Direction of travel", "Worse")]
    first, second = since_last_pack(made)
    assert about_words(first) == "Red: 120 (August 2014) is above the target of at most 100."
    assert about_words(second) == "Up 30 on August 2013."
    assert turned_text(made) == "Since the pack of July 2014: 1 assessment and 1 arrow turned."


def test_the_same_as_before_is_not_told() -> None:
    made = report(records(120, 121, Target("7", LOW, Basis.VALUE)))
    assert told(made) == []


def test_a_target_that_holds_from_this_month() -> None:
    made = report(
        records(80, 80, Target("7", LOW, Basis.VALUE), Target("7", AtMost(Fraction(70)), Basis.VALUE, AUGUST))
    )
    assert told(made) == [("Assessment", "Worse"), ("Target", "Changed")]
    _, change = since_last_pack(made)
    assert isinstance(change, PageChange)
    assert was_and_now(change) == ("100 or less", "70 or less")
    assert about_words(change) == "In force from August 2014; Red by it."


def test_a_first_target_is_new() -> None:
    made = report(records(80, 80, Target("7", LOW, Basis.VALUE, AUGUST)))
    assert ("Target", "New") in told(made)


@pytest.mark.parametrize(
    ("then", "now", "words"),
    [
        (
            None,
            PercentOfTarget(Fraction(5)),
            ("100 or less, no tolerance", "100 or less, tolerance of 5% of the target"),
        ),
        (Absolute(Fraction(3)), Absolute(Fraction(4)), ("100 or less, tolerance of 3", "100 or less, tolerance of 4")),
    ],
)
def test_of_another_tolerance_the_tolerance_is_said(then: Any, now: Any, words: tuple[str, str]) -> None:
    first = Target("7", LOW, Basis.VALUE, tolerance=then)
    made = report(records(80, 80, first, replace(first, from_month=AUGUST, tolerance=now)))
    [change] = since_last_pack(made)
    assert isinstance(change, PageChange)
    assert was_and_now(change) == words


def test_where_a_target_was_written_down_changes_nothing() -> None:
    first = Target("7", LOW, Basis.VALUE, reason="The plan")
    assert told(report(records(80, 80, first, replace(first, from_month=AUGUST, reason="The new plan")))) == []


def comments(then: str, now: str) -> dict[str, tuple[Comment, ...]]:
    return {"comments": (Comment("7", JULY, then), Comment("7", AUGUST, now))}


@pytest.mark.parametrize(
    ("then", "now", "is_told"),
    [
        ("More come in.", "More come in.", True),
        ("More come in.\n", "More  come\nin.", True),
        ("More come in.", "Fewer come in.", False),
        ("", "", False),
        ("More come in.", "", False),
        ("", "More come in.", False),
    ],
)
def test_a_comment_that_nobody_rewrote(then: str, now: str, is_told: bool) -> None:
    made = report(records(80, 80, Target("7", LOW, Basis.VALUE), **comments(then, now)))
    assert told(made) == [("Comment", "Not changed")] * is_told
    if is_told:
        [change] = since_last_pack(made)
        assert isinstance(change, PageChange)
        assert was_and_now(change) == ("As in July 2014", "The same")
        assert about_words(change) == "“More come in.”"
        assert turned_text(made) == "Since the pack of July 2014: 1 comment is the same word for word."


def test_an_indicator_that_was_not_in_the_last_pack_is_not_compared() -> None:
    known = records(80, 120, Target("7", LOW, Basis.VALUE))
    began = replace(known, indicators=(replace(known.indicators[0], first_month=AUGUST),))
    assert told(report(began)) == []


def test_data_that_came_in_and_data_that_are_missing() -> None:
    two = [indicator(code, polarity=Polarity.HIGHER) for code in ("1", "2")]
    targets = [Target(each.code, AtLeast(Fraction(1)), Basis.VALUE) for each in two]
    known = board(two, [*run("1", JULY, [5]), *run("2", AUGUST, [5])], targets)
    assert told(report(known))[:2] == [("Assessment", "Data missing"), ("Assessment", "Data came in")]


def test_restated_figures_stand_between_targets_and_comments() -> None:
    known = records(80, 80, Target("7", LOW, Basis.VALUE), **comments("The same.", "The same."))
    [figure] = [each for each in known.figures if each.month == JULY]
    one = Restatement(
        "7", JULY, figure.part, figure.supply, figure.covers, known.indicators[0].unit, Fraction(81), Fraction(80), None
    )
    made = report(known)
    made = replace(made, changes=replace(made.changes, restatements=(one,)))
    assert told(made) == [("Restated value", "-1"), ("Comment", "Not changed")]
