"""One number on a page: how it was put together from figures, or why there is none."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct

from ibdesk.domain.board import Population
from ibdesk.domain.figure import Covers, Figure, Mark, Missing, Part, Quantity, Supply, Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.month import Month
from ibdesk.domain.number import MOST_DECIMALS, PER, in_full, percentage, round_half_up

# Asked of every figure: a member looked up in its class takes five times as long as a name.
_COUNT, _RATE, _PERCENT, _VALUE = Unit.COUNT, Unit.RATE, Unit.PERCENT, Part.VALUE


class Reckoned(NamedTuple):
    """A number for a page and how it came about.

    `month` is the last month it covers (a quarter is shown until the next one ends). `unit` is the unit as written,
    which is not the indicator's where the workbook changed it. `reason` says in words why there is no number.
    `figures` are what it was made from; `known_months` of `needed_months` is filled for sums over months.
    """

    quantity: Quantity
    unit: Unit
    month: Month
    covers: Covers
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    figures: tuple[Figure, ...] = ()
    supply: Supply = Supply.PARTS
    known_months: int = 0
    needed_months: int = 0
    population: Population | None = None
    reason: str = ""

    @property
    def number(self) -> Fraction | None:
        return self.quantity if isinstance(self.quantity, Fraction) else None

    @property
    def is_impossible(self) -> bool:
        """Whether it has a number that cannot be, which is shown and never judged."""
        return isinstance(self.quantity, Fraction) and not possible(self.quantity, self.unit)

    @property
    def part_above_whole(self) -> tuple[Month, Fraction, Fraction] | None:
        """The latest month of a pooled percentage that counts more than there are: what it is made of cannot be, even
        where the months together give a percentage that can."""
        if self.unit is not Unit.PERCENT or len(self.figures) <= 2:
            return None
        counts = {
            (figure.month, figure.part): figure.quantity
            for figure in self.figures
            if isinstance(figure.quantity, Fraction)
        }
        above = [
            (month, number, whole)
            for (month, part), number in counts.items()
            if part is Part.NUMERATOR
            and (whole := counts.get((month, Part.DENOMINATOR))) is not None
            and number > whole
        ]
        return max(above, default=None)

    @property
    def missing(self) -> Missing | None:
        return self.quantity if isinstance(self.quantity, Missing) else None

    @property
    def long_period(self) -> str:
        """August 2014, for a quarter Q1 2014/15."""
        return self._quarter or self.month.long

    @property
    def short_period(self) -> str:
        """Aug 2014, for a quarter Q1 2014/15."""
        return self._quarter or self.month.medium

    @property
    def _quarter(self) -> str:
        return self.month.quarter if self.is_whole_quarter else ""

    @property
    def is_whole_quarter(self) -> bool:
        """Whether it is named by its quarter, and not by its month."""
        return self.covers is Covers.QUARTER and self.month.ends_quarter

    @property
    def marks(self) -> frozenset[Mark]:
        return frozenset(mark for figure in self.figures for mark in figure.marks)

    @property
    def provisional(self) -> bool:
        return any(figure.provisional for figure in self.figures)


def possible(number: Fraction, unit: Unit) -> bool:
    """Nothing is negative; children come whole, percentages up to 100, rates up to one for every child."""
    return can_be(*number.as_integer_ratio(), unit)


def can_be(above: int, below: int, unit: Unit) -> bool:
    """The same of the whole numbers above and below a fraction's line, which compare ten times as fast: it is asked of
    every figure of every sum."""
    if above < 0:
        return False
    if unit is _COUNT:
        return below == 1
    if unit is _RATE:
        return above <= PER * below
    return unit is not _PERCENT or above <= 100 * below


def countable(figure: Figure, indicator: Indicator) -> Fraction | None:
    """The number that may enter a sum: one whose unit was not changed in the workbook, and that can be."""
    expected = indicator.unit if figure.part is _VALUE else _COUNT
    number, unit = figure.quantity, figure.unit
    if (unit is not None and unit is not expected) or not isinstance(number, Fraction):
        return None
    return number if possible(number, expected) else None


def decimals_that_show_it(number: Fraction, unit: Unit, at_least: int) -> int:
    """How many decimals show that a number is impossible: half a child is not shown as a whole one."""
    decimals = at_least
    while decimals < MOST_DECIMALS and possible(Fraction(round_half_up(number, decimals)), unit):
        decimals += 1
    return decimals


class Sum(Struct, frozen=True):
    """Of monthly parts: `known` of the `needed` months have a number that may enter it."""

    total: Quantity
    figures: tuple[Figure, ...]
    known: int
    needed: int


def sum_of_one(found: tuple[Figure, Fraction | None] | None) -> Sum:
    """Of one month: its number, or the reason that stands in its place."""
    if found is None:
        return Sum(Missing.BLANK, (), 0, 1)
    figure, number = found
    if number is not None:
        return Sum(number, (figure,), 1, 1)
    return Sum(figure.quantity if isinstance(figure.quantity, Missing) else Missing.BLANK, (figure,), 0, 1)


def from_part(indicator: Indicator, month: Month, figure: Figure) -> Reckoned:
    return Reckoned(figure.quantity, figure.unit or indicator.unit, month, indicator.value_period, figures=(figure,))


def from_sum(total: Sum, unit: Unit, month: Month, covers: Covers) -> Reckoned:
    return Reckoned(
        total.total,
        unit,
        month,
        covers,
        figures=total.figures,
        known_months=total.known,
        needed_months=total.needed,
        reason=_incomplete(total.known, total.needed),
    )


def _incomplete(known: int, needed: int) -> str:
    return f"{known} of {needed} months" if 1 < needed != known else ""


def pooled_percentage(
    indicator: Indicator, month: Month, numerator: Sum, denominator: Sum, supply: Supply = Supply.PARTS
) -> Reckoned:
    """A percentage out of two counts; a denominator of 0 makes it not applicable, not an error."""
    quantity: Quantity
    above = numerator.total if isinstance(numerator.total, Fraction) else None
    below = denominator.total if isinstance(denominator.total, Fraction) else None
    if above is not None and below is not None:
        quantity = percentage(above, below) if below else Missing.NOT_APPLICABLE
    else:
        quantity = _first_missing((numerator.total, denominator.total))
    known = min(numerator.known, denominator.known)
    return Reckoned(
        quantity,
        Unit.PERCENT,
        month,
        indicator.value_period,
        numerator=above,
        denominator=below,
        figures=numerator.figures + denominator.figures,
        supply=supply,
        known_months=known,
        needed_months=numerator.needed,
        reason="" if known == 1 == numerator.needed and below else _why_none(known, numerator, denominator),
    )


def _why_none(known: int, numerator: Sum, denominator: Sum) -> str:
    if incomplete := _incomplete(known, numerator.needed):
        return incomplete
    if denominator.total == 0:
        return "the denominator is 0"
    for what, count in (("numerator", numerator), ("denominator", denominator)):
        impossible = [figure.quantity for figure in count.figures if isinstance(figure.quantity, Fraction)]
        if isinstance(count.total, Missing) and impossible and count.needed == 1:
            return f"a {what} of {in_full(impossible[0])} cannot be"
    return ""


def _first_missing(quantities: Iterable[Quantity]) -> Missing:
    """Why there is no number: the first named reason, blank only where no other is given."""
    reasons = [quantity for quantity in quantities if isinstance(quantity, Missing)]
    return next((reason for reason in reasons if reason is not Missing.BLANK), Missing.BLANK)
