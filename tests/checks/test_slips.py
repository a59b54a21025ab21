"""The figure that a rule offers in place of a slip of the keyboard."""

import pytest

from ibdesk.domain.board import Population
from ibdesk.domain.figure import BreakdownFigure, Covers, Part, Unit
from ibdesk.domain.indicator import RateBasis
from ibdesk.domain.number import exact
from tests.checks.looking import found, only
from tests.made import AUGUST, SOMEWHERE, board, counts, finished, indicator, part, run

SHARE = indicator("6", name="Became a referral", unit=Unit.PERCENT)
SEVEN = indicator("7", name="Referrals", numerator_of=("6",))


@pytest.mark.parametrize(
    ("above", "below", "share", "offered"),
    [
        (849, 515, "94.95", "With 489 as the numerator in place of 849"),
        (489, 551, "94.95", "With 515 as the denominator in place of 551"),
        (489, 515, "95.94", "With 94.95% as the percentage in place of 95.94%"),
        (488, 515, "94.95", "With 489 as the numerator in place of 488"),
        (489, 515, "34.95", "With 94.95% as the percentage in place of 34.95%"),
        (123, 515, "94.95", ""),  # no slip explains it
        (2, 4, "49", ""),  # several would
    ],
)
def test_the_slip_that_a_percentage_shows(above: int, below: int, share: str, offered: str) -> None:
    figures = [*counts("6", AUGUST, above, below), part("6", AUGUST, share)]
    told = only(found("percentage-does-not-follow", board([SHARE], figures))).next_step
    assert told.startswith(offered or "Correct"), told


def test_of_two_counts_that_should_be_one_the_percentage_says_which_is_right() -> None:
    both = [*counts("6", AUGUST, 849, 515), part("7", AUGUST, 489)]
    told = only(found("sibling-identity", board([SHARE, SEVEN], both)))
    assert told.next_step.startswith("With 489 as the numerator of indicator 6 (Became a referral) in place of 849")
    other = [*counts("6", AUGUST, 489, 515), part("6", AUGUST, "94.95"), part("7", AUGUST, 498)]
    told = only(found("sibling-identity", board([SHARE, SEVEN], other)))
    assert told.next_step.startswith("With 489 as the value of indicator 7 (Referrals) in place of 498")
    unknown = [*counts("6", AUGUST, 489, 515), part("7", AUGUST, 498)]
    assert only(found("sibling-identity", board([SHARE, SEVEN], unknown))).next_step.startswith("Ask")


def test_the_slip_in_a_rate_or_its_count() -> None:
    of = indicator("7", rate_basis=RateBasis.VALUE)
    children = (Population(2014, exact("36100"), "", SOMEWHERE),)

    def told(count: int, rate: str) -> str:
        figures = [part("7", AUGUST, count), finished("7", AUGUST, rate, Covers.MONTH, which=Part.RATE)]
        return only(found("rate-does-not-follow", board([of], figures, populations=children))).next_step

    assert told(849, "135.46").startswith("With 489 as the value of August 2014 in place of 849")
    assert told(489, "153.46").startswith("With 135.46 as the rate in place of 153.46")
    assert told(100, "135.46").startswith("Correct")


def test_the_slip_in_a_sum() -> None:
    of = indicator("7", value_period=Covers.QUARTER)
    figures = [*run("7", AUGUST - 4, [60, 75, 48]), finished("7", AUGUST - 2, 165, Covers.QUARTER)]
    told = only(found("finished-does-not-follow", board([of], figures)))
    assert told.next_step.startswith("With 57 as the value of May 2014 in place of 75")


@pytest.mark.parametrize(
    ("given", "offered"),
    [((21, 14, 5), "With 12 as “A” in place of 21"), ((12, 14, 50), "Correct")],
)
def test_the_slip_in_a_category(given: tuple[int, ...], offered: str) -> None:
    of, headline = indicator("7"), part("7", AUGUST, 31)
    shares = tuple(
        BreakdownFigure("7", AUGUST, name, exact(str(number)), SOMEWHERE)
        for name, number in zip("ABC", given, strict=True)
    )
    told = only(found("breakdown-does-not-add-up", board([of], [headline], breakdowns=shares)))
    assert told.next_step.startswith(offered)
