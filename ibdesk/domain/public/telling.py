"""Which numbers in a text say a count that is held back, or give it away."""

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.board import Population, Records, population_for
from ibdesk.domain.by_code import ByCode
from ibdesk.domain.comments.numbers_said import Written, WrittenNumber, written_numbers
from ibdesk.domain.figure import Figure, Missing, Part
from ibdesk.domain.month import Month
from ibdesk.domain.number import PER, percentage, round_half_up
from ibdesk.domain.public.held_back import HeldBack
from ibdesk.domain.public.relations import one_month
from ibdesk.domain.public.small import is_small
from ibdesk.domain.wording import MISSING_MARKS

_COUNTED = (Written.BARE, Written.TIMES)
_SHARES = (Written.PERCENT, Written.POINTS)
_Series = tuple[str, Part, str]


class _Held(Struct, frozen=True):
    """A count that is held back; `shares` and `rates` are what it makes with numbers that a reader knows, `beside` the
    counts that are as far from another as it is: changes, and the rest of a whole."""

    code: str
    month: Month
    number: Fraction
    shares: tuple[Fraction, ...] = ()
    rates: tuple[Fraction, ...] = ()
    beside: frozenset[Fraction] = frozenset()


class Telling:
    """Made once for a public version; asked of each of its texts."""

    def __init__(self, records: Records, held: HeldBack, month: Month) -> None:
        self._recent = {month, month - 1, month.a_year_before, month - 24, month.quarter_ended}
        self._families = {code: frozenset(family) for family in ByCode.split(records).families() for code in family}
        self._held = tuple(each for each in _all_held(records, held) if each.month <= month)
        self._of: dict[str, tuple[_Held, ...]] = {}
        self._every = tuple(each for each in self._held if each.month in self._recent)

    def numbers(self, text: str, code: str | None) -> tuple[str, ...]:
        """Each number in the text, as it is written there, that tells a held-back count of the indicator's family, or
        a recent one of any; of every code where `code` is None. What cannot be decided is one of them."""
        own = self._own(code)
        return tuple(
            dict.fromkeys(
                text[each.start : each.end].strip() for each in written_numbers(text) if self._tells(each, own)
            )
        )

    def _own(self, code: str | None) -> tuple[_Held, ...]:
        if code is None:
            return self._held
        if code not in self._of:
            family = self._families.get(code, frozenset((code,)))
            self._of[code] = tuple(each for each in self._held if each.code in family)
        return self._of[code]

    def _tells(self, said: WrittenNumber, own: tuple[_Held, ...]) -> bool:
        if said.written in _COUNTED and said.decimals == 0:
            if own and is_small(said.number):
                return True
            if any(said.number == each.number for each in (*own, *self._every)):
                return True
            if any(said.number in each.beside for each in own if each.month in self._recent):
                return True
        return any(self._is_made_of(said, each) for each in own)

    def _is_made_of(self, said: WrittenNumber, held: _Held) -> bool:
        """Whether it is a share or a rate of the count, to its decimals; a bare number may be either."""
        made: list[Fraction] = []
        if said.written in _SHARES or said.decimals:
            made += held.shares
        if said.written is Written.RATE or said.decimals:
            made += held.rates
        shown = round_half_up(said.number, said.decimals)
        return any(round_half_up(each, said.decimals) == shown for each in made)


def _all_held(records: Records, held: HeldBack) -> Iterator[_Held]:
    figures: Mapping[_Series, dict[Month, Fraction]] = _by_series(records.figures)
    for figure in records.figures:
        if figure.key not in held.cells or not isinstance(figure.quantity, Fraction):
            continue
        if figure.key not in held.counts:
            yield _Held(figure.code, figure.month, Fraction(-1), (figure.quantity,), (figure.quantity,))
            continue
        series = figures[_series_of(figure)]
        changes = {abs(figure.quantity - other) for month, other in series.items() if month != figure.month}
        whole = figures.get((figure.code, Part.DENOMINATOR, str(one_month(figure.covers))), {}).get(figure.month)
        part = figures.get((figure.code, Part.NUMERATOR, str(one_month(figure.covers))), {}).get(figure.month)
        rests = {abs(figure.quantity - other) for other in (whole, part) if other is not None}
        yield _Held(
            figure.code,
            figure.month,
            figure.quantity,
            tuple(_shares(part, whole)),
            tuple(_rates(records.populations, figure)),
            frozenset((changes | rests) - {Fraction(0)}),
        )
    for category in records.breakdowns:
        if category.key in held.counts:
            yield _Held(category.code, category.month, held.counts[category.key])


def _series_of(figure: Figure) -> _Series:
    return figure.code, figure.part, str(one_month(figure.covers))


def _by_series(figures: Iterable[Figure]) -> dict[_Series, dict[Month, Fraction]]:
    found: dict[_Series, dict[Month, Fraction]] = {}
    for figure in figures:
        if isinstance(figure.quantity, Fraction):
            found.setdefault(_series_of(figure), {})[figure.month] = figure.quantity
    return found


def _shares(part: Fraction | None, whole: Fraction | None) -> Iterator[Fraction]:
    if part is not None and whole:
        yield percentage(part, whole)
        yield percentage(whole - part, whole)


def _rates(populations: tuple[Population, ...], figure: Figure) -> Iterator[Fraction]:
    population = population_for(populations, figure.month)
    if population is not None and population.children > 0 and isinstance(figure.quantity, Fraction):
        yield figure.quantity / population.children * PER


def with_marks(text: str, numbers: Iterable[str]) -> str:
    """The text with [c] in place of each of these numbers: a draft of what the public may read."""
    for number in sorted(numbers, key=len, reverse=True):
        text = re.sub(rf"(?<![\w.,]){re.escape(number)}(?!\w|[.,]\d)", MISSING_MARKS[Missing.SUPPRESSED], text)
    return text
