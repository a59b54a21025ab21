"""The drafted first sentence: figures only, the same page the same words."""

import pytest

from ibdesk.domain.comments.forms import draft_sentence
from ibdesk.domain.figure import Covers, Part, Supply, Unit
from ibdesk.domain.indicator import Polarity
from ibdesk.domain.number import exact
from ibdesk.domain.report.report import build_report
from ibdesk.domain.target import AtLeast, Basis, Target
from tests.made import AUGUST, board, finished, indicator, part, referrals, run


def test_referrals_speak_of_the_rate() -> None:
    assert draft_sentence(build_report(referrals(), AUGUST).page("7")) == (
        "The figure for the 12 months to August 2014 was 1,060.66 per 10,000, which misses the target of "
        "461.2 to 563.6 per 10,000. This is 498.9 per 10,000 higher than in the 12 months to August 2013 "
        "(561.77), which is worse."
    )


def test_a_percentage_names_its_counts() -> None:
    ten = indicator("10", unit=Unit.PERCENT, polarity=Polarity.HIGHER)
    figures = [
        part("10", month, count, which)
        for month, above, below in ((AUGUST, 103, 158), (AUGUST - 12, 3, 114))
        for which, count in ((Part.NUMERATOR, above), (Part.DENOMINATOR, below))
    ]
    records = board([ten], figures, [Target("10", AtLeast(exact(85)), Basis.VALUE)])
    assert draft_sentence(build_report(records, AUGUST).page("10")) == (
        "The figure for August 2014 was 65.19% (103 of 158), which misses the target of 85% or more. "
        "This is 62.56 points higher than in August 2013 (2.63%), which is better."
    )


def test_without_a_figure_it_says_so() -> None:
    rolling = indicator("17", value_period=Covers.ROLLING_12)
    page = build_report(board([rolling], run("17", AUGUST - 8, [40] * 9)), AUGUST).page("17")
    assert draft_sentence(page) == "There is no figure for the 12 months to August 2014 (9 of 12 months)."


@pytest.mark.parametrize(
    ("covers", "then"),
    [
        (Covers.SNAPSHOT, "on 30 June 2013"),
        (Covers.MONTH, "in June 2013"),
        (Covers.QUARTER, "in Q1 2013/14"),
        (Covers.ROLLING_12, "in the 12 months to June 2013"),
    ],
)
def test_the_earlier_period_is_of_the_figures_own_kind(covers: Covers, then: str) -> None:
    june = AUGUST - 2
    given = [finished("33", june, 65, covers), finished("33", june - 12, 60, covers)]
    records = board([indicator("33", value_period=covers, supplied_as=Supply.FINISHED)], given)
    sentence = draft_sentence(build_report(records, june).page("33"))
    assert sentence.endswith(f"This is 5 higher than {then} (60).")
