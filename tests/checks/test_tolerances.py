"""A tolerance in percent of nothing, or of less than one child, makes nothing amber, which is told."""

import pytest

from ibdesk.domain.assessment import Status
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Unit
from ibdesk.domain.indicator import Polarity
from ibdesk.domain.number import exact
from ibdesk.domain.report.report import build_pages
from ibdesk.domain.settings import BoardSettings
from ibdesk.domain.target import Absolute, AtLeast, AtMost, Basis, Between, Bounds, PercentOfTarget, Target, Tolerance
from tests.checks.looking import AUGUST, found, told
from tests.made import board, indicator, part

RULE = "tolerance-of-nothing"
TEN_PERCENT = PercentOfTarget(exact(10))


def records(
    bounds: Bounds,
    tolerance: Tolerance | None,
    polarity: Polarity = Polarity.LOWER,
    unit: Unit = Unit.COUNT,
    of_board: Tolerance | None = None,
) -> Records:
    return board(
        [indicator("2", polarity=polarity, unit=unit)],
        [part("2", AUGUST, 1)],
        [Target("2", bounds, Basis.VALUE, tolerance=tolerance)],
        settings=BoardSettings(tolerance=of_board),
    )


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (records(AtMost(exact(0)), TEN_PERCENT), ["warning 2"]),
        (records(AtMost(exact(0)), TEN_PERCENT, unit=Unit.PERCENT), ["warning 2"]),
        (records(AtMost(exact(0)), None, of_board=TEN_PERCENT), ["info 2"]),
        (records(Between(exact(0), exact(0)), TEN_PERCENT), ["warning 2"]),
        (records(AtMost(exact(4)), TEN_PERCENT), ["info 2"]),
        (records(AtLeast(exact(9)), TEN_PERCENT, Polarity.HIGHER), ["info 2"]),
        (records(AtMost(exact(10)), TEN_PERCENT), []),
        (records(AtMost(exact("2.3")), TEN_PERCENT, unit=Unit.PERCENT), []),
        (records(AtMost(exact(0)), Absolute(exact(1))), []),
        (records(AtMost(exact(0)), None), []),
        (records(AtMost(exact(0)), PercentOfTarget(exact(0))), []),
        (records(AtLeast(exact(0)), TEN_PERCENT, Polarity.HIGHER), []),
        (records(AtMost(exact(0)), Absolute(exact(1)), of_board=TEN_PERCENT), []),
    ],
)
def test_what_is_told(known: Records, expected: list[str]) -> None:
    assert told(found(RULE, known)) == expected


def test_whatever_misses_a_target_of_nothing_is_red_without_one_in_its_own_unit() -> None:
    statuses = [
        build_pages(records(AtMost(exact(0)), tolerance), AUGUST)[0].assessment.status
        for tolerance in (TEN_PERCENT, None, Absolute(exact(1)))
    ]
    assert statuses == [Status.RED, Status.RED, Status.AMBER]


def test_the_sentence_says_why() -> None:
    (nothing,), (few,) = (found(RULE, records(AtMost(exact(high)), TEN_PERCENT)) for high in (0, 4))
    assert nothing.message.endswith("That comes to 0, so whatever misses it is red and nothing is amber.")
    assert few.message.endswith("That comes to 0.4, less than one, so nothing is amber.")
