"""Records made in code for the tests: indicators, figures, whole boards."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from ibdesk.domain.board import Population, Records
from ibdesk.domain.figure import BreakdownFigure, CellSource, Covers, Figure, Missing, Part, Quantity, Supply, Unit
from ibdesk.domain.indicator import Indicator, Polarity, RateBasis
from ibdesk.domain.month import Month, months
from ibdesk.domain.number import exact
from ibdesk.domain.problem import Problem
from ibdesk.domain.target import Basis, Between, Target

AUGUST = Month(2014, 8)
SOMEWHERE = CellSource("figures.xlsx", "Figures", "B2")
POPULATION = tuple(
    Population(year, Fraction(36_100), "implied by the printed rates", CellSource("figures.xlsx", "Population", "B2"))
    for year in range(2011, 2015)
)


def quantity(written: str | int | Quantity) -> Quantity:
    """489, "65.19" or a missing reason."""
    return written if isinstance(written, Missing | Fraction) else exact(written)


def indicator(code: str = "7", **fields: Any) -> Indicator:
    fields.setdefault("section", "Contacts and referrals")
    fields.setdefault("name", f"Indicator {code}")
    fields.setdefault("officer", "Head of Fieldwork")
    return Indicator(code=code, **fields)


def part(code: str, month: Month, written: str | int | Quantity, which: Part = Part.VALUE, **fields: Any) -> Figure:
    """A monthly part of a monthly indicator."""
    fields.setdefault("supply", Supply.PARTS)
    fields.setdefault("covers", Covers.MONTH)
    fields.setdefault("source", SOMEWHERE)
    return Figure(code=code, month=month, part=which, quantity=quantity(written), **fields)


def finished(code: str, month: Month, written: str | int | Quantity, covers: Covers, **fields: Any) -> Figure:
    return part(code, month, written, fields.pop("which", Part.VALUE), supply=Supply.FINISHED, covers=covers, **fields)


def run(code: str, first: Month, values: Sequence[int | str], which: Part = Part.VALUE, **fields: Any) -> list[Figure]:
    """Monthly parts from a month on."""
    span = months(first, first + (len(values) - 1))
    return [part(code, month, value, which, **fields) for month, value in zip(span, values, strict=True)]


def counts(code: str, month: Month, above: int, below: int, **fields: Any) -> list[Figure]:
    """The two counts behind a percentage."""
    return [
        part(code, month, above, Part.NUMERATOR, **fields),
        part(code, month, below, Part.DENOMINATOR, **fields),
    ]


def board(
    indicators: Iterable[Indicator],
    figures: Iterable[Figure] = (),
    targets: Iterable[Target] = (),
    **fields: Any,
) -> Records:
    fields.setdefault("populations", POPULATION)
    return Records(indicators=tuple(indicators), figures=tuple(figures), targets=tuple(targets), **fields)


def referrals() -> Records:
    """Indicator 7: 489 in August 2014, 3,829 in twelve months, a target range for the rate."""
    seven = indicator(
        "7", name="Referrals", polarity=Polarity.TO_TARGET, rate_basis=RateBasis.ROLLING_VALUE, unit=Unit.COUNT
    )
    before = [169] * 11 + [122]
    before[0] += 2028 - sum(before)
    latest = [304] * 11 + [489]
    latest[0] += 3829 - sum(latest)
    target = Target("7", Between(exact("461.2"), exact("563.6")), Basis.RATE)
    return board([seven], run("7", AUGUST - 23, before + latest), [target])


def cell_of(told: Figure | BreakdownFigure | Problem | Indicator | Target | Population) -> CellSource:
    """The cell that a figure came from, or that a problem is at; an AssertionError where it is none."""
    assert isinstance(told.source, CellSource)
    return told.source
