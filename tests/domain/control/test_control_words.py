"""What the control chart says in words and shapes."""

import pytest

from ibdesk.domain.board import Event
from ibdesk.domain.control.chart_words import (
    MEANING_MARKS,
    MEANINGS,
    event_text,
    letter,
    limits_text,
    marked_assurance,
    marked_variation,
    variation_text,
)
from ibdesk.domain.control.usual_range import UsualRange, usual_range
from ibdesk.domain.indicator import Polarity
from ibdesk.domain.number import exact
from ibdesk.domain.report.report import IndicatorPage, build_report
from ibdesk.domain.target import AtLeast, Basis, Target
from tests.made import AUGUST, board, indicator, run

WAVE = [40 if step % 2 else 60 for step in range(20)]


def page_of(numbers: list[int], polarity: Polarity = Polarity.HIGHER) -> IndicatorPage:
    target = Target("7", AtLeast(exact(50)), Basis.VALUE)
    records = board([indicator(polarity=polarity)], run("7", AUGUST - (len(numbers) - 1), numbers), [target])
    return build_report(records, AUGUST).page("7")


def usual(page: IndicatorPage) -> UsualRange:
    found = usual_range(page)
    assert isinstance(found, UsualRange)
    return found


@pytest.mark.parametrize(
    ("tail", "polarity", "words", "side"),
    [
        ([], Polarity.HIGHER, "~ Usual variation", ""),
        ([200], Polarity.HIGHER, "◊ Improving: above its usual range", "H"),
        ([200], Polarity.LOWER, "■ Worsening: above its usual range", "H"),
        ([200], Polarity.NONE, "▲ Unusual: above its usual range", "H"),
        ([-90], Polarity.NONE, "▼ Unusual: below its usual range", "L"),
        ([-90], Polarity.LOWER, "◊ Improving: below its usual range", "L"),
        ([61, 59, 61, 59, 61, 59, 61], Polarity.HIGHER, "◊ Improving: 7 in a row above the mean", "H"),
        ([46, 47, 48, 50, 54, 55, 56], Polarity.LOWER, "■ Worsening: 7 in a row each higher than the last", "H"),
        ([97, 58, 97], Polarity.LOWER, "■ Worsening: 2 of 3 near the top of the usual range", "H"),
    ],
)
def test_the_latest_point_in_words(tail: list[int], polarity: Polarity, words: str, side: str) -> None:
    found = usual(page_of([number + 100 for number in [*WAVE, *tail]], polarity))  # no count is below 0
    assert marked_variation(found) == words
    assert letter(found.variation) == side


def test_nothing_varies() -> None:
    assert variation_text(usual(page_of([5] * 14))) == "No variation: always the same"


def test_limits_are_written_as_they_are_drawn() -> None:
    page = page_of(WAVE)
    assert usual(page).lower < 0
    assert limits_text(page, usual(page)) == "0 to 103"


def test_assurance_has_its_letter_and_its_words() -> None:
    held = usual(page_of(WAVE)).assurance
    assert held is not None
    assert marked_assurance(held) == "?  Its usual range meets the target at times"


def test_every_meaning_has_a_shape_of_its_own() -> None:
    assert set(MEANINGS.values()) == set(MEANING_MARKS)
    assert len(set(MEANING_MARKS.values())) == len(MEANING_MARKS)


def test_a_rebase_says_that_it_is_one() -> None:
    assert (
        event_text(Event(AUGUST, "7", "Recording changed", rebase=True))
        == "New usual range from here: Recording changed"
    )
    assert event_text(Event(AUGUST, "7", "Recording changed")) == "Recording changed"
