"""What follows by itself from a number that is held back: shares, rates, sums over months, running totals."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.board import Population, Records, population_for
from ibdesk.domain.figure import Covers, Figure, Part, Supply, Unit
from ibdesk.domain.indicator import Indicator, RateBasis
from ibdesk.domain.month import Month
from ibdesk.domain.number import PER
from ibdesk.domain.public.relations import Cell, Definitions, is_count, one_month
from ibdesk.domain.public.small import (
    LARGEST_SMALL_BASE,
    is_small,
    is_small_share,
    may_be_a_small_share,
    may_be_small,
)
from ibdesk.domain.report.periods import months_of

_NUMERATORS = (RateBasis.NUMERATOR, RateBasis.ROLLING_NUMERATOR, RateBasis.YEAR_NUMERATOR)
_COUNTS = (Part.VALUE, Part.NUMERATOR, Part.DENOMINATOR)
_OVERLAPPING = (Covers.ROLLING_12, Covers.FINANCIAL_YEAR)
_Place = tuple[str, Month, Covers]


class Structure(Struct, frozen=True):
    """The figures of a board as they hang together, by code, month and period."""

    figures: Mapping[Cell, Figure]
    definitions: Definitions
    populations: tuple[Population, ...]
    together: Mapping[_Place, tuple[Figure, ...]]

    @classmethod
    def of(cls, records: Records) -> "Structure":
        together: dict[_Place, list[Figure]] = {}
        for figure in records.figures:
            together.setdefault((figure.code, figure.month, one_month(figure.covers)), []).append(figure)
        return cls(
            {figure.key: figure for figure in records.figures},
            Definitions(records.indicators),
            records.populations,
            {place: tuple(found) for place, found in together.items()},
        )

    def small_by_itself(self) -> frozenset[Cell]:
        """What is held back whatever stands beside it: small counts."""
        return frozenset(
            key
            for key, figure in self.figures.items()
            if isinstance(figure.quantity, Fraction)
            and is_count(figure, self.definitions.of(figure.code, figure.month))
            and is_small(figure.quantity)
        )

    def follow(self, hidden: Collection[Cell]) -> frozenset[Cell]:
        """Everything that has to be held back with `hidden`: itself among it."""
        found = set(hidden)
        while True:
            before = len(found)
            for (code, month, covers), group in self.together.items():
                indicator = self.definitions.of(code, month)
                found.update(self._shares(indicator, group, found))
                if covers is not Covers.MONTH:
                    found.update(self._sums(code, month, covers, group, found))
                found.update(self._rates(indicator, group, found))
            found.update(self._running_totals(found))
            if len(found) == before:
                return frozenset(found)

    def _shares(
        self, indicator: Indicator | None, group: tuple[Figure, ...], hidden: Collection[Cell]
    ) -> Iterator[Cell]:
        percents = [each for each in group if each.part is Part.VALUE and _unit(each, indicator) is Unit.PERCENT]
        above, below = (self._counts(group, part) for part in (Part.NUMERATOR, Part.DENOMINATOR))
        held = any(each.key in hidden for each in (*above, *below))
        numerator, denominator = (_number(each) for each in (above, below))
        if numerator and denominator is not None and 0 < denominator <= LARGEST_SMALL_BASE:
            # The base may be shown, and what is counted of it then not: the two would give the percentage back.
            yield from (each.key for each in above)
        for percent in percents:
            if held or self._is_small_share(indicator, percent, numerator, denominator):
                yield percent.key

    def _is_small_share(
        self, indicator: Indicator | None, percent: Figure, numerator: Fraction | None, denominator: Fraction | None
    ) -> bool:
        if not isinstance(percent.quantity, Fraction):
            return False
        share = percent.quantity / 100
        if denominator is None and indicator is not None and indicator.denominator is not None:
            whole = self.together.get((indicator.denominator, percent.month, one_month(percent.covers)), ())
            denominator = _number([each for each in whole if each.part is Part.VALUE])
        if numerator is None and denominator is None:
            return may_be_a_small_share(percent.quantity)
        if denominator is None and share and numerator is not None:
            denominator = numerator / share
        if numerator is None and denominator is not None:
            return may_be_small(share * denominator) or 0 < denominator <= LARGEST_SMALL_BASE
        return is_small_share(numerator or Fraction(0), denominator or Fraction(0))

    def _counts(self, group: tuple[Figure, ...], part: Part) -> list[Figure]:
        return [each for each in group if each.part is part]

    def _sums(
        self, code: str, month: Month, covers: Covers, group: tuple[Figure, ...], hidden: Collection[Cell]
    ) -> Iterator[Cell]:
        """A sum over months is held back with any of its months, from whose others it would give that one back."""
        for figure in group:
            if figure.supply is Supply.PARTS or figure.part is Part.RATE or figure.key in hidden:
                continue
            # A percentage is made of both counts of its months.
            parts = _COUNTS if figure.part is Part.VALUE else (figure.part,)
            if any(each.key in hidden for part in parts for each in self._months(code, month, covers, part)):
                yield figure.key

    def _months(self, code: str, month: Month, covers: Covers, part: Part) -> Iterator[Figure]:
        for each in months_of(covers, month):
            yield from (one for one in self.together.get((code, each, Covers.MONTH), ()) if one.part is part)

    def _rates(
        self, indicator: Indicator | None, group: tuple[Figure, ...], hidden: Collection[Cell]
    ) -> Iterator[Cell]:
        for figure in group:
            if _is_rate(figure, indicator) and figure.key not in hidden and self._rate_tells(indicator, figure, hidden):
                yield figure.key

    def _rate_tells(self, indicator: Indicator | None, rate: Figure, hidden: Collection[Cell]) -> bool:
        part = _counted_part(indicator)
        beside = [
            each
            for each in self.together.get((rate.code, rate.month, one_month(rate.covers)), ())
            if each.part is part and each.key != rate.key
        ]
        window = [*beside, *self._months(rate.code, rate.month, rate.covers, part)]
        if any(each.key in hidden for each in window if each.key != rate.key):
            return True
        count = self._count_behind(rate)
        if count is None:  # without a population nothing says what it counts
            return isinstance(rate.quantity, Fraction) and rate.quantity != 0 and not beside
        return may_be_small(count)

    def _count_behind(self, rate: Figure) -> Fraction | None:
        population = population_for(self.populations, rate.month)
        if population is None or population.children <= 0 or not isinstance(rate.quantity, Fraction):
            return None
        return rate.quantity * population.children / PER

    def _running_totals(self, hidden: Collection[Cell]) -> Iterator[Cell]:
        """Of a total that grows month by month one is held back where a small number was added since the last shown:
        the difference of the two would be that number. A sum over twelve months grows so from a zero on."""
        series: dict[tuple[str, Part, Covers], dict[Month, Figure]] = {}
        for figure in self.figures.values():
            if figure.covers in _OVERLAPPING and figure.supply is Supply.FINISHED:
                series.setdefault((figure.code, figure.part, figure.covers), {})[figure.month] = figure
        for found in series.values():
            yield from self._small_steps(found, hidden)

    def _small_steps(self, series: Mapping[Month, Figure], hidden: Collection[Cell]) -> Iterator[Cell]:
        last: Fraction | None = None
        since: Month | None = None
        for month in sorted(series):
            figure = series[month]
            total = self._total(figure)
            start = month.financial_year_start if figure.covers is Covers.FINANCIAL_YEAR else since
            if figure.covers is Covers.FINANCIAL_YEAR and (since is None or start != since):
                last, since = Fraction(0), start
            if figure.covers is Covers.ROLLING_12 and since is not None and month.since(since) > 12:
                last, since = None, None
            if total is None:
                continue
            if last is not None and may_be_small(total - last):
                yield figure.key
            elif figure.key not in hidden:
                if figure.covers is Covers.ROLLING_12 and total == 0:
                    since = month
                last = total if since is not None else None

    def _total(self, figure: Figure) -> Fraction | None:
        if not isinstance(figure.quantity, Fraction):
            return None
        indicator = self.definitions.of(figure.code, figure.month)
        if _is_rate(figure, indicator):
            return self._count_behind(figure)
        return figure.quantity if is_count(figure, indicator) else None


def _unit(figure: Figure, indicator: Indicator | None) -> Unit | None:
    return figure.unit or (indicator.unit if indicator is not None else None)


def _is_rate(figure: Figure, indicator: Indicator | None) -> bool:
    return figure.part is Part.RATE or (figure.part is Part.VALUE and _unit(figure, indicator) is Unit.RATE)


def _counted_part(indicator: Indicator | None) -> Part:
    """The part that a rate is made of."""
    if indicator is None:
        return Part.VALUE
    of_numerator = indicator.rate_basis in _NUMERATORS or (
        indicator.rate_basis is RateBasis.NONE and indicator.unit is Unit.PERCENT
    )
    return Part.NUMERATOR if of_numerator else Part.VALUE


def _number(figures: Iterable[Figure]) -> Fraction | None:
    return next((each.quantity for each in figures if isinstance(each.quantity, Fraction)), None)
