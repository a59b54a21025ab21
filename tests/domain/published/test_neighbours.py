"""Neighbours put together, re-derived by hand; which model holds; where a council stands."""

from fractions import Fraction

import pytest

from ibdesk.domain.figure import Missing
from ibdesk.domain.published.neighbours import (
    AreaFigure,
    CouncilsNeighbours,
    Method,
    NeighboursModel,
    model_for,
    ordinal,
    rank,
    together,
)


def area(name: str, above: int | None, below: int | None, quantity: str | Missing | None = None) -> AreaFigure:
    number = Fraction(above, below) * 100 if quantity is None and above is not None and below else quantity
    shown = Fraction(number) if isinstance(number, str) and not isinstance(number, Missing) else number
    assert shown is not None
    return AreaFigure(
        name, shown, None if above is None else Fraction(above), None if below is None else Fraction(below)
    )


def test_the_mean_is_of_those_that_have_a_value() -> None:
    figures = [area("A", 10, 100), area("B", 30, 200), area("C", None, None, Missing.SUPPRESSED)]
    made = together(figures, Method.MEAN, 10, 100)
    # 10 % and 15 %.
    assert (made.quantity, made.made_of, made.of, made.method) == (Fraction(25, 2), 2, 10, Method.MEAN)


def test_pooled_is_the_sum_over_the_sum() -> None:
    made = together([area("A", 10, 100), area("B", 30, 200)], Method.POOLED, 2, 100)
    assert (made.quantity, made.method) == (Fraction(40, 300) * 100, Method.POOLED)


def test_without_all_the_counts_nothing_is_pooled_and_the_method_says_so() -> None:
    made = together([area("A", 10, 100), area("B", None, None, "15")], Method.POOLED, 2, 100)
    assert (made.quantity, made.method) == (Fraction(25, 2), Method.MEAN)


@pytest.mark.parametrize(
    ("reasons", "expected"),
    [
        ((Missing.SUPPRESSED, Missing.SUPPRESSED), Missing.SUPPRESSED),
        ((Missing.SUPPRESSED, Missing.NO_DATA), Missing.NO_DATA),
        ((), Missing.NO_DATA),
    ],
)
def test_where_none_has_a_value_the_shared_reason_stays(reasons: tuple[Missing, ...], expected: Missing) -> None:
    made = together([AreaFigure("A", reason) for reason in reasons], Method.MEAN, 10, 100)
    assert (made.quantity, made.made_of) == (expected, 0)


@pytest.mark.parametrize(("year", "holds"), [(2013, 2025), (2025, 2025), (2026, 2025), (2027, 2027), (2030, 2027)])
def test_a_model_holds_from_its_own_year_on_and_the_first_one_before(year: int, holds: int) -> None:
    models = [NeighboursModel(2027, ()), NeighboursModel(2025, ())]
    found = model_for(models, year)
    assert found is not None
    assert found.year == holds


def test_without_a_model_there_is_none() -> None:
    assert model_for([], 2025) is None
    assert NeighboursModel(2025, (CouncilsNeighbours("884", "Herefordshire", ()),)).of(("885",)) is None


def test_the_rank_goes_from_the_lowest_and_says_where_it_is_shared() -> None:
    others = [Fraction(each) for each in (3, 1, 9, 5)]
    assert rank(Fraction(4), others).text == "3rd of 5, 1st is lowest"
    assert rank(Fraction(5), others).text == "joint 3rd of 5, 1st is lowest"
    assert rank(Fraction(0), others).text == "1st of 5, 1st is lowest"


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (21, "21st")]
)
def test_ordinals(number: int, text: str) -> None:
    assert ordinal(number) == text
