"""A benchmark is written as it was published, with no more decimals than the figure that it stands beside."""

from fractions import Fraction

import pytest

from ibdesk.domain.board import Benchmark
from ibdesk.domain.figure import Missing, Quantity, Unit
from ibdesk.domain.number import exact
from ibdesk.domain.target import Basis
from ibdesk.domain.wording import benchmark_text
from tests.made import indicator

VALUE, RATE = Basis.VALUE, Basis.RATE
COUNT, PERCENT, DAYS = Unit.COUNT, Unit.PERCENT, Unit.DAYS


@pytest.mark.parametrize(
    ("unit", "basis", "quantity", "written", "words"),
    [
        (COUNT, RATE, exact("520.8"), "", "520.8"),
        (COUNT, RATE, exact("521"), "", "521"),
        (COUNT, RATE, exact("1060.665"), "", "1,060.67"),
        (COUNT, RATE, exact("100"), "", "100"),
        (PERCENT, VALUE, exact("14.925"), "", "14.93%"),
        (PERCENT, VALUE, exact("0"), "", "0%"),
        (PERCENT, RATE, exact("521"), "", "521"),
        (PERCENT, VALUE, exact("14.9"), "", "14.9%"),
        (PERCENT, VALUE, exact("72"), "", "72%"),
        (COUNT, VALUE, exact("1200"), "", "1,200"),
        # No count, and told as that by the checks: rounding would hide it.
        (COUNT, VALUE, exact("520.8"), "", "520.8"),
        (COUNT, VALUE, Fraction(1, 3), "", "0.33"),
        (DAYS, VALUE, exact("19"), "", "19 days"),
        (PERCENT, VALUE, exact("19"), "Days", "19 Days"),
        (PERCENT, VALUE, exact("19.5"), "Days", "19.5 Days"),
        (PERCENT, VALUE, Missing.NO_DATA, "", "No data"),
    ],
)
def test_a_benchmark_in_words(unit: Unit, basis: Basis, quantity: Quantity, written: str, words: str) -> None:
    benchmark = Benchmark("7", "England", "2012/13", quantity, basis, unit_written=written)
    assert benchmark_text(indicator("7", unit=unit), benchmark) == words


def test_an_indicators_own_decimals_are_its_benchmarks_too() -> None:
    benchmark = Benchmark("7", "England", "2012/13", exact("14.92"))
    assert benchmark_text(indicator("7", unit=PERCENT, decimals=1), benchmark) == "14.9%"


def test_more_decimals_than_usual_where_the_indicator_has_them() -> None:
    benchmark = Benchmark("7", "England", "2012/13", exact("0.035"))
    assert benchmark_text(indicator("7", unit=COUNT, decimals=3), benchmark) == "0.035"
    assert benchmark_text(indicator("7", unit=COUNT, decimals=1), benchmark) == "0.04"
