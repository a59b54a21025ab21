"""Direction of travel: the arrow is the number's, better or worse is the polarity's."""

import pytest
from msgspec.structs import replace

from ibdesk.domain.board import Direction
from ibdesk.domain.figure import Covers, Missing, Supply, Unit
from ibdesk.domain.indicator import Polarity
from ibdesk.domain.number import exact
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.report import build_report
from ibdesk.domain.target import Basis, Between
from ibdesk.domain.travel import Judgement, travel
from ibdesk.domain.wording import short_travel_text, travel_text
from tests.made import AUGUST, board, finished, indicator, referrals, run

UP, DOWN, LEVEL, UNKNOWN = Direction.UP, Direction.DOWN, Direction.LEVEL, Direction.UNKNOWN
BETTER, WORSE, NEITHER = Judgement.BETTER, Judgement.WORSE, Judgement.NEITHER
RANGE = Between(exact(10), exact(15))


def reckoned(
    written: str | Missing, back: int = 0, unit: Unit = Unit.PERCENT, covers: Covers = Covers.MONTH
) -> Reckoned:
    return Reckoned(written if isinstance(written, Missing) else exact(written), unit, AUGUST - back, covers)


@pytest.mark.parametrize(
    ("polarity", "now", "then", "direction", "judgement"),
    [
        (Polarity.HIGHER, "65.19", "2.63", UP, BETTER),
        (Polarity.HIGHER, "24.54", "72.95", DOWN, WORSE),
        (Polarity.LOWER, "19.25", "24.03", DOWN, BETTER),
        (Polarity.NONE, "81.6", "45.7", UP, NEITHER),
        (Polarity.TO_TARGET, "22.22", "18.60", UP, WORSE),
        (Polarity.TO_TARGET, "9", "5", UP, BETTER),
        (Polarity.TO_TARGET, "14", "11", UP, NEITHER),
        (Polarity.TO_TARGET, "8", "17", DOWN, NEITHER),
        (Polarity.HIGHER, "50", "50", LEVEL, NEITHER),
    ],
)
def test_arrow_and_judgement(
    polarity: Polarity, now: str, then: str, direction: Direction, judgement: Judgement
) -> None:
    found = travel(polarity, Basis.VALUE, reckoned(now), reckoned(then, 12), RANGE)
    assert (found.direction, found.judgement) == (direction, judgement)


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        (reckoned(Missing.NO_DATA), reckoned(Missing.NO_DATA, 12), "there is no figure for this month"),
        (
            reckoned(Missing.NO_DATA, covers=Covers.QUARTER),
            reckoned(Missing.NO_DATA, 12, covers=Covers.QUARTER),
            "there is no figure for this quarter",
        ),
        (reckoned("1"), reckoned(Missing.BLANK, 12), "there is no figure for August 2013"),
        (reckoned("1"), reckoned(Missing.BLANK, 1), "there is no figure for July 2014"),
        (
            reckoned("1", 2, covers=Covers.QUARTER),
            reckoned(Missing.BLANK, 14, covers=Covers.QUARTER),
            "no figure for Q1 2013/14",
        ),
        (
            reckoned("99.65"),
            reckoned("42", 12, Unit.COUNT),
            "the units differ: percent now, count in August 2013",
        ),
        (
            reckoned("1"),
            reckoned("1", 1, covers=Covers.ROLLING_12),
            "the periods differ: in month now, rolling 12 months in July 2014",
        ),
    ],
)
def test_what_cannot_be_compared_says_why(now: Reckoned, then: Reckoned, words: str) -> None:
    found = travel(Polarity.HIGHER, Basis.VALUE, now, then, None)
    assert (found.direction, found.judgement) == (UNKNOWN, Judgement.UNKNOWN)
    assert words in travel_text(found, Unit.PERCENT)


def test_a_rate_target_compares_rates_and_names_them() -> None:
    page = build_report(referrals(), AUGUST).page("7")
    assert page.travel.then.number is not None
    assert round(float(page.travel.then.number), 2) == 561.77
    assert travel_text(page.travel, page.indicator.unit) == "Up 498.9 per 10,000 on August 2013"
    assert short_travel_text(page.travel, page.indicator.unit) == "Up 498.9 per 10,000 on Aug 2013"
    assert page.travel.judgement is WORSE


@pytest.mark.parametrize(
    ("period", "back", "before"), [(Covers.QUARTER, 3, "Q4 2013/14"), (Covers.MONTH, 1, "May 2014")]
)
def test_a_figure_is_held_against_the_one_period_before(period: Covers, back: int, before: str) -> None:
    """A quarter's page in August shows June's figure: the one before it is March's, and never May's or July's."""
    june = AUGUST - 2
    adoptions = indicator("33", value_period=period, supplied_as=Supply.FINISHED)
    given = [finished("33", june, 65, period), finished("33", june - back, 60, period)]
    (page,) = build_report(board([adoptions], given), AUGUST if period is Covers.QUARTER else june).pages
    assert short_travel_text(page.since_last, page.indicator.unit) == f"Up 5 on {before}"


def test_a_range_of_unknown_basis_makes_no_change_better_or_worse() -> None:
    """489 lies in the range for the rate by accident: 122 to 489 must not read as better."""
    records = referrals()
    bare = replace(records, targets=tuple(replace(target, basis=None) for target in records.targets))
    page = build_report(bare, AUGUST).pages[0]
    assert page.travel.direction is Direction.UP
    assert page.travel.judgement is Judgement.NEITHER


def test_a_rolling_figure_without_last_years_twelve_months_is_unknown() -> None:
    rolling = indicator("17", value_period=Covers.ROLLING_12)
    page = build_report(board([rolling], run("17", AUGUST - 20, [40] * 21)), AUGUST).page("17")
    assert page.travel.direction is UNKNOWN
    assert "9 of 12 months" in page.travel.reason


@pytest.mark.parametrize(
    ("now", "then", "unit", "words"),
    [
        ("86.24", "27.66", Unit.PERCENT, "Up 58.58 points on August 2013"),
        ("489", "122", Unit.COUNT, "Up 367 on August 2013"),
        ("50.001", "50", Unit.PERCENT, "Up 0.001 points on August 2013"),
        ("0", "0", Unit.COUNT, "Same as August 2013"),
    ],
)
def test_the_words(now: str, then: str, unit: Unit, words: str) -> None:
    found = travel(Polarity.NONE, Basis.VALUE, reckoned(now, unit=unit), reckoned(then, 12, unit), None)
    assert travel_text(found, unit) == words
