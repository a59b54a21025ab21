"""What a board decides for itself: thresholds, rules switched off, and that errors stand all the same."""

from collections.abc import Iterable
from fractions import Fraction

import pytest
from msgspec.structs import replace

from ibdesk.checks import check
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Figure, Missing, Part, Unit
from ibdesk.domain.indicator import Indicator, Polarity
from ibdesk.domain.report.restatements import Changes, changes
from ibdesk.domain.settings import Assessing, BoardSettings
from ibdesk.domain.target import AtLeast, Basis, Target
from tests.checks.looking import found, told
from tests.made import AUGUST, board, indicator, part, run

TIMELY = indicator("10", unit=Unit.PERCENT, polarity=Polarity.HIGHER)


def a_year_apart(code: str, then: int | str, now: int | str) -> list[Figure]:
    return [part(code, AUGUST - 12, then), part(code, AUGUST, now)]


def counts(above: int, below: int) -> list[Figure]:
    return [part("10", AUGUST, above, Part.NUMERATOR), part("10", AUGUST, below, Part.DENOMINATOR)]


@pytest.mark.parametrize(
    ("rule", "settings", "of", "figures", "expected"),
    [
        ("big-change", BoardSettings(), indicator("7"), a_year_apart("7", 621, 867), []),
        (
            "big-change",
            BoardSettings(big_change_percent=Fraction(25)),
            indicator("7"),
            a_year_apart("7", 621, 867),
            ["warning 7"],
        ),
        ("big-change", BoardSettings(), TIMELY, a_year_apart("10", "50", "65"), []),
        (
            "big-change",
            BoardSettings(big_change_points=Fraction(15)),
            TIMELY,
            a_year_apart("10", "50", "65"),
            ["warning 10"],
        ),
        ("big-change", BoardSettings(), indicator("7"), a_year_apart("7", 4, 9), []),
        (
            "big-change",
            BoardSettings(big_change_deviations=Fraction(1)),
            indicator("7"),
            a_year_apart("7", 4, 9),
            ["warning 7"],
        ),
        ("small-base", BoardSettings(), TIMELY, counts(12, 24), []),
        ("small-base", BoardSettings(small_base=25), TIMELY, counts(12, 24), ["info 10"]),
        ("small-base", BoardSettings(small_base=10), TIMELY, counts(6, 12), []),
    ],
)
def test_a_threshold_is_the_boards(
    rule: str, settings: BoardSettings, of: Indicator, figures: Iterable[Figure], expected: list[str]
) -> None:
    assert told(found(rule, board([of], figures, settings=settings))) == expected


def test_a_measure_without_a_target_is_said_not_to_be_assessed_where_the_board_compares_nothing() -> None:
    settings = BoardSettings().assessing_from(Assessing(compare_without_target=False, from_month=AUGUST))
    records = board([TIMELY], counts(50, 100), settings=settings)
    (problem,) = found("polarity-against-guide", records)
    assert (problem.severity, "It is not assessed." in problem.message) == ("warning", True)


def test_a_rule_switched_off_warns_no_more() -> None:
    records = board([indicator("7")], run("7", AUGUST - 13, [100] * 13 + [400]))
    off = replace(records, settings=BoardSettings(switched_off=("big-change",)))
    assert "big-change" in {problem.rule for problem in check(records, AUGUST)}
    assert "big-change" not in {problem.rule for problem in check(off, AUGUST)}
    assert [each for each in check(records, AUGUST) if each.rule != "big-change"] == list(check(off, AUGUST))


def test_its_errors_are_told_all_the_same() -> None:
    goal = Target("10", AtLeast(Fraction(85)), Basis.VALUE)
    figures = [part("10", AUGUST - 1, "90"), part("10", AUGUST, Missing.NO_DATA)]
    records = board([TIMELY], figures, [goal], settings=BoardSettings(switched_off=("comment-owed",)))
    assert [each.severity for each in check(records, AUGUST) if each.rule == "comment-owed"] == ["error"]


def referrals(july: int) -> Records:
    return board([indicator("7", polarity=Polarity.LOWER)], run("7", AUGUST - 13, [99, 101] * 6 + [july, 100]))


def restated(before: Records, after: Records) -> Changes:
    return Changes(1, 2, changes(before, after))


def test_a_changed_past_figure_is_told_with_the_pages_it_moves() -> None:
    before, after = referrals(90), referrals(110)
    (problem,) = [each for each in check(after, AUGUST, changes=restated(before, after)) if each.rule == "restated"]
    assert (problem.severity, problem.code, problem.month, problem.found) == ("warning", "7", AUGUST - 1, "110")
    assert "July 2014: 90 is now 110" in problem.message
    assert "page 7 for July 2014 (Green to Red, arrow down to up)" in problem.message
    assert problem.source is not None


def test_without_changes_nothing_is_told_of_them() -> None:
    assert not [each for each in check(referrals(90), AUGUST) if each.rule == "restated"]


def test_a_restated_year_is_one_problem_for_each_indicator() -> None:
    before = board([indicator("7"), indicator("8")], run("7", AUGUST - 11, [10] * 12) + run("8", AUGUST - 11, [5] * 12))
    after = board([indicator("7"), indicator("8")], run("7", AUGUST - 11, [11] * 12) + run("8", AUGUST - 11, [6] * 12))
    told_of = [each for each in check(after, AUGUST, changes=restated(before, after)) if each.rule == "restated"]
    assert [each.code for each in told_of] == ["7", "8"]
    assert all(
        "11 figures of past months and 1 of August 2014 itself changed" in each.message and "and 8 more" in each.message
        for each in told_of
    )


def test_a_moved_assessment_asks_for_a_comment() -> None:
    before, after = referrals(90), referrals(110)
    back = Changes(1, 2, changes(replace(before), after))
    asked = [each for each in check(after, AUGUST - 1, changes=back) if each.rule == "comment-owed"]
    assert [each.code for each in asked] == ["7"]
    assert "figures behind it changed, and an assessment with them" in asked[0].message


def test_a_figure_restated_within_what_is_usual_is_for_information() -> None:
    def of(june: int) -> Records:
        values = [100 + (step * 37) % 23 for step in range(14)]
        return board([indicator("7")], run("7", AUGUST - 13, [*values[:11], june, *values[12:]]))

    (problem,) = [e for e in check(of(114), AUGUST, changes=restated(of(112), of(114))) if e.rule == "restated"]
    assert problem.severity == "info"
    (problem,) = [e for e in check(of(849), AUGUST, changes=restated(of(112), of(849))) if e.rule == "restated"]
    assert problem.severity == "warning"
