"""A benchmark that is a rate, on the card of a count: it says so, where nothing else on the card names the rate."""

import pytest

from ibdesk.domain.board import Benchmark
from ibdesk.domain.figure import Missing, Unit
from ibdesk.domain.indicator import RateBasis
from ibdesk.domain.number import exact
from ibdesk.domain.report.report import build_report
from ibdesk.domain.target import Basis, Between, Target
from ibdesk.ui.overview.card_words import CardWords, card_words
from tests.made import AUGUST, board, indicator, run

RATE, VALUE = Basis.RATE, Basis.VALUE


def words(unit: Unit, *benchmarks: tuple[str, Basis, str], target: Basis | None = None) -> CardWords:
    """Of a card whose benchmarks are named, based and dated so."""
    named = indicator("7", name="Referrals", unit=unit, rate_basis=RateBasis.ROLLING_VALUE)
    compared = [Benchmark("7", name, period, exact("520.4"), basis) for name, basis, period in benchmarks]
    targets = [Target("7", Between(exact("400"), exact("500")), target)] if target is not None else []
    figures = run("7", AUGUST - 13, [*range(100, 114)])
    return card_words(build_report(board([named], figures, targets, benchmarks=tuple(compared)), AUGUST).pages[0])


ENGLAND, REGION = ("England", RATE, "2012/13"), ("West Midlands", RATE, "2012/13")


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (words(Unit.COUNT, ENGLAND, REGION), ("England 520.4", "West Midlands 520.4", "per 10,000, 2012/13")),
        (words(Unit.COUNT, ENGLAND, ("Region", RATE, "2011/12")),
         ("England 520.4 (2012/13)", "Region 520.4 (2011/12)", "per 10,000")),
        (words(Unit.COUNT, ENGLAND, ("Region", VALUE, "2012/13")),
         ("England 520.4 per 10,000", "Region 520.4", "2012/13")),
        (words(Unit.COUNT, ("England", VALUE, "2012/13")), ("England 520.4", "2012/13")),
        (words(Unit.RATE, ENGLAND), ("England 520.4", "2012/13")),
        (words(Unit.COUNT, ENGLAND, target=RATE), ("England 520.4", "2012/13")),
        (words(Unit.COUNT), ("No national comparison",)),
    ],
    ids=["all rates", "of two years", "one is a count", "a count", "a rate already", "its target names it", "none"],
)  # fmt: skip
def test_a_rate_beside_a_count_says_what_it_is(said: CardWords, line: tuple[str, ...]) -> None:
    assert tuple(filter(None, (*said.benchmarks, said.benchmarks_share))) == line


def test_what_is_not_there_is_no_rate() -> None:
    named = indicator("7", name="Referrals", rate_basis=RateBasis.ROLLING_VALUE)
    missing = Benchmark("7", "England", "2012/13", Missing.NO_DATA, RATE)
    said = card_words(build_report(board([named], run("7", AUGUST, [9]), benchmarks=(missing,)), AUGUST).pages[0])
    assert (said.benchmarks, said.benchmarks_share) == (("England: no data",), "2012/13")
