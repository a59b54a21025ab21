"""Figures that no page can show are told, once for each kind; all others are left alone."""

from ibdesk.checks import check
from ibdesk.domain.figure import Covers, Part, Unit
from tests.made import AUGUST, board, indicator, part, referrals, run


def unused(*figures: object) -> list[tuple[str, str]]:
    seven = indicator("7", name="Referrals")
    rolling = indicator("13", name="Late assessments", unit=Unit.PERCENT, value_period=Covers.ROLLING_12)
    problems = check(board([seven, rolling], figures), AUGUST)  # type: ignore[arg-type]
    return [(problem.code or "", problem.message) for problem in problems if problem.rule == "figure-not-used"]


def test_twelve_numerators_of_a_count_are_told_once() -> None:
    ((code, message),) = unused(*run("7", AUGUST - 11, [300] * 12, Part.NUMERATOR))
    assert code == "7"
    assert "has 12 figures of a kind that its definition has no use for: monthly numerator" in message
    assert "300 for August 2014" in message


def test_monthly_percentages_of_a_rolling_one_are_told() -> None:
    assert [code for code, _ in unused(part("13", AUGUST, "19.25"))] == ["13"]


def test_what_is_used_is_not_told() -> None:
    assert unused(part("7", AUGUST, 489)) == []
    assert [each for each in check(referrals(), AUGUST) if each.rule == "figure-not-used"] == []
