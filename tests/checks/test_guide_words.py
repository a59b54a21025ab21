"""What an indicator's guide asks for, in the many ways in which it is said; and what asks for nothing."""

import pytest

from ibdesk.checks.definitions.polarity import guide_asks_for
from ibdesk.domain.figure import Unit
from ibdesk.domain.indicator import Polarity
from tests.checks.looking import found, told
from tests.made import board, indicator

MORE = (
    "As high as possible.",
    "As many as possible.",
    "As many children as possible should be seen.",
    "The share should be as high as is reasonably practicable.",
    "Should be as high as practicable",
    "as high a proportion as can be",
    "The higher the better.",
    "The higher, the better.",
    "Higher is better",
    "More is better.",
    "More is always better.",
    "A higher percentage is better.",
    "Higher rates are better.",
    "High is good.",
    "Good is high.",
    "Good performance is typified by a higher percentage.",
    "As close to 100% as possible.",
    "As close to 100 % as possible.",
    "As near as possible to 100 per cent.",
    "Should be as close to all as possible.",
    "The more children can stay where they are, the better.",
    "We want to see more of these.",
    "Looking for an increase over the year.",
    "Numbers should be kept high.",
    "Take-up should be maximised.",
    "Not all can be in time, but as many as possible should be.",
    "There is a target; the more the better.",
    "Maximise the number offered.",
    "An increase is good.",
    "A rise in the share seen in time is an improvement.",
    "A fall in take-up would be a concern.",
    "Any decrease is generally bad.",
)
LESS = (
    "As low as possible.",
    "as few as possible",
    "As few children as possible.",
    "As low as practicable.",
    "As low as is reasonably practicable.",
    "As small a number as possible.",
    "As short as possible.",
    "As low as it can be.",
    "As low as achievable.",
    "The lower the better.",
    "The fewer, the better.",
    "A decrease is good.",
    "A reduction in repeat plans is positive.",
    "An increase in this measure is bad.",
    "Any rise in children waiting is a concern.",
    "Lower is better.",
    "Fewer is better.",
    "Less is better.",
    "A lower number is better.",
    "Low is good.",
    "Good to be low.",
    "Lower figures are generally better.",
    "Shorter is better.",
    "As close to zero as possible.",
    "As close to 0 as possible",
    "As near to nil as possible.",
    "As near zero as possible.",
    "As close as possible to 0%.",
    "Should be kept low.",
    "Keep the number down.",
    "Kept to a minimum.",
    "Moves should be minimised.",
    "The fewer children who come back, the better.",
    "We want to see fewer of them.",
    "There is no target, but the lower the better.",
    "Reduce the number.",
)
NEITHER = (
    "",
    "It need not be as low as possible.",
    "Lower is not always better.",
    "Neither higher nor lower is better.",
    "Whether higher or lower is better depends on the month.",
    "It isn't as low as possible, nor should it be.",
    "May be as high as 80% in winter.",
    "It is as low as last year.",
    "As high as can be expected.",
    "Children should be seen as soon as possible.",
    "Recorded as quickly as possible after the visit.",
    "Ask as many families as possible for their view.",
    "Compare as many years as possible.",
    "Explain it with as many figures as possible.",
    "Give as much detail as possible in the comment.",
    "The more detail the comment has, the better.",
    "The more recent the count, the better.",
    "The sooner the better.",
    "A rise is neither good nor bad.",
    "A decrease is not always good.",
    "An increase may be good or bad.",
    "An increase in referrals is seen in winter.",
    "A fall in the rate is better than none.",
    "A lower share is better than none.",
    "More is known of older children.",
    "Higher numbers are seen in June.",
    "As close to the national rate as possible.",
    "As close to 10% as possible.",
    "As close to 0.5% as possible.",
    "The number is kept up to date.",
    "Keep the low numbers in mind.",
    "A high share means that referrals are the right ones.",
    "A very low share suggests that partners hold back.",
    "There is no right level. A good register shows here.",
    "Higher is better for boys and lower is better for girls.",
    "As high as possible, and as low as possible.",
    "If fewer is better depends on the service.",
    "More children than last year are better off.",
    "At a minimum it is counted monthly.",
    "As long as they can be seen at home.",
    "A reduction may follow from recording.",
    "Low numbers make it jump.",
)


@pytest.mark.parametrize("guide", MORE)
def test_a_guide_that_asks_for_more(guide: str) -> None:
    assert guide_asks_for(guide) is Polarity.HIGHER
    assert guide_asks_for(f"Counted at the end. {guide} See the notes.") is Polarity.HIGHER


@pytest.mark.parametrize("guide", LESS)
def test_a_guide_that_asks_for_less(guide: str) -> None:
    assert guide_asks_for(guide) is Polarity.LOWER
    assert guide_asks_for(f"Counted at the end. {guide} See the notes.") is Polarity.LOWER


@pytest.mark.parametrize("guide", NEITHER)
def test_a_guide_that_asks_for_neither(guide: str) -> None:
    assert guide_asks_for(guide) is None


@pytest.mark.parametrize("guide", ["Waits should be as short as possible.", "Delays should be kept to a minimum."])
def test_of_a_share_in_time_short_waits_are_no_contradiction(guide: str) -> None:
    assert guide_asks_for(guide, Unit.PERCENT) is None
    assert guide_asks_for(guide, Unit.DAYS) is Polarity.LOWER


@pytest.mark.parametrize(
    ("polarity", "guide", "expected"),
    [
        (Polarity.NONE, "As many as possible.", ["warning 7"]),
        (Polarity.LOWER, "As close to 100% as possible.", ["warning 7"]),
        (Polarity.HIGHER, "The fewer the better.", ["warning 7"]),
        (Polarity.LOWER, "The fewer the better.", []),
        (Polarity.TO_TARGET, "The fewer the better.", []),
        (Polarity.NONE, "It need not be as low as possible.", []),
    ],
)
def test_a_measure_against_such_words(polarity: Polarity, guide: str, expected: list[str]) -> None:
    problems = found("polarity-against-guide", board([indicator("7", polarity=polarity, guide=guide)]))
    assert told(each for each in problems if "asks for" in each.message) == expected
