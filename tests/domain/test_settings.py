"""The board's own tolerance and its word on indicators without a target."""

from fractions import Fraction

import pytest
from msgspec.structs import replace

from ibdesk.domain.assessment import Override, OverrideRemoved, Status
from ibdesk.domain.board import Records, merge
from ibdesk.domain.indicator import Polarity
from ibdesk.domain.report.judged import judged, target_for
from ibdesk.domain.report.reckoning import Figures
from ibdesk.domain.report.small_numbers import SMALL_DENOMINATOR
from ibdesk.domain.settings import AS_SHIPPED, Assessing, BoardSettings
from ibdesk.domain.target import Absolute, AtLeast, Basis, PercentOfTarget, Target, Tolerance
from tests.made import AUGUST, board, indicator, part

HIGHER = indicator("7", polarity=Polarity.HIGHER)
FIVE_PERCENT = PercentOfTarget(Fraction(5))


def status(records: Records) -> Status:
    return judged(records, Figures(records), HIGHER, AUGUST).assessment.status


@pytest.mark.parametrize(
    ("own", "of_the_board", "expected"),
    [
        (None, None, Status.RED),
        (None, FIVE_PERCENT, Status.AMBER),
        (None, PercentOfTarget(Fraction(3)), Status.RED),
        (None, Absolute(Fraction(4)), Status.AMBER),
        (Absolute(Fraction(1)), FIVE_PERCENT, Status.RED),  # the target's own wins
    ],
)
def test_the_boards_tolerance_holds_where_a_target_has_none(
    own: Tolerance | None, of_the_board: Tolerance | None, expected: Status
) -> None:
    goal = Target("7", AtLeast(Fraction(100)), Basis.VALUE, tolerance=own)
    settings = BoardSettings(tolerance=of_the_board)
    records = board([HIGHER], [part("7", AUGUST, 96)], [goal], settings=settings)
    assert status(records) is expected
    shown = target_for(records, "7", AUGUST)
    assert shown is not None
    assert shown.tolerance == (own or of_the_board)


@pytest.mark.parametrize(
    ("of_the_indicator", "of_the_board", "expected"),
    [
        (True, True, Status.RED),
        (True, False, Status.NOT_ASSESSED),
        (False, True, Status.NOT_ASSESSED),
    ],
)
def test_comparing_without_a_target_is_off_for_one_or_for_all(
    of_the_indicator: bool, of_the_board: bool, expected: Status
) -> None:
    one = replace(HIGHER, compare_without_target=of_the_indicator)
    figures = [part("7", AUGUST - 12, 100), part("7", AUGUST, 96)]
    records = board([one], figures, settings=BoardSettings(compare_without_target=of_the_board))
    assert judged(records, Figures(records), one, AUGUST).assessment.status is expected


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (BoardSettings(), ""),
        (BoardSettings(big_change_points=Fraction(-1)), "less than 0"),
        (BoardSettings(small_base=0), "at least 1"),
        (BoardSettings(tolerance=Absolute(Fraction(-1))), "less than 0"),
        (BoardSettings(later=(Assessing(Absolute(Fraction(-1)), from_month=AUGUST),)), "less than 0"),
        (BoardSettings(tolerance=FIVE_PERCENT), ""),
    ],
)
def test_what_cannot_be_meant_is_said(settings: BoardSettings, says: str) -> None:
    assert says in settings.wrong()
    assert bool(says) is bool(settings.wrong())


def test_a_tolerance_decided_later_changes_no_page_of_the_past() -> None:
    goal = Target("7", AtLeast(Fraction(100)), Basis.VALUE)
    settings = BoardSettings().assessing_from(Assessing(FIVE_PERCENT, from_month=AUGUST))
    records = board([HIGHER], [part("7", AUGUST - 1, 96), part("7", AUGUST, 96)], [goal], settings=settings)
    figures = Figures(records)
    was, now = (judged(records, figures, HIGHER, month).assessment for month in (AUGUST - 1, AUGUST))
    assert (was.status, now.status) == (Status.RED, Status.AMBER)
    everywhere = settings.assessing_from(Assessing(FIVE_PERCENT))
    assert (everywhere.later, everywhere.assessing_in(AUGUST - 1).tolerance) == ((), FIVE_PERCENT)


def test_a_decision_holds_until_the_next_ones_month() -> None:
    never, one = Assessing(None, False, AUGUST), Assessing(Absolute(Fraction(1)), True, AUGUST + 3)
    settings = BoardSettings().assessing_from(one).assessing_from(never)
    held = [settings.assessing_in(month) for month in (AUGUST - 1, AUGUST, AUGUST + 2, AUGUST + 3)]
    assert held == [Assessing(), never, never, one]
    assert settings.assessing_from(Assessing(FIVE_PERCENT, True, AUGUST)).assessing_in(AUGUST).tolerance == FIVE_PERCENT


def test_later_settings_replace_earlier_ones_and_nothing_else_does() -> None:
    first, second = (Records(settings=BoardSettings(small_base=number)) for number in (10, 30))
    assert merge(merge(first, second), Records()).board_settings.small_base == 30
    assert Records().board_settings == BoardSettings()


def test_a_removed_override_gives_the_computed_assessment_back() -> None:
    override = Override("7", AUGUST, Status.GREEN, "Agreed with the Board", "Analyst", "2014-09-08")
    goal = Target("7", AtLeast(Fraction(100)), Basis.VALUE)
    records = board([HIGHER], [part("7", AUGUST, 96)], [goal], overrides=(override,))
    assert status(records) is Status.GREEN
    removed = merge(records, Records(overrides=(OverrideRemoved("7", AUGUST, "Analyst", "2014-09-09"),)))
    assert status(removed) is Status.RED
    assert status(merge(removed, Records(overrides=(override,)))) is Status.GREEN


def test_a_board_starts_with_the_small_base_that_pages_know() -> None:
    assert AS_SHIPPED.small_base == SMALL_DENOMINATOR
