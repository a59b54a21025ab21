"""The figures that a comment may quote: a page's own month by month, its target and benchmarks, its neighbours'."""

from collections.abc import Iterator, Sequence
from enum import Enum, StrEnum, auto
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.figure import Covers, Part, Unit, known
from ibdesk.domain.month import Month
from ibdesk.domain.number import added_up, percentage
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.report.series import Point
from ibdesk.domain.target import Basis
from ibdesk.domain.wording import period_text


class Kind(Enum):
    COUNT = auto()
    PERCENT = auto()
    RATE = auto()
    DAYS = auto()
    POINTS = auto()
    CHANGE = auto()  # in percent of what it was
    TIMES = auto()


KIND_OF = {Unit.COUNT: Kind.COUNT, Unit.PERCENT: Kind.PERCENT, Unit.RATE: Kind.RATE, Unit.DAYS: Kind.DAYS}


class Series(StrEnum):
    """One of an indicator's numbers month by month, by the name that people read."""

    VALUE = "value"
    RATE = "rate"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    COUNTED = "count behind the rate"
    OWN = "month's own count"


class KnownFigure(Struct, frozen=True):
    """`month` is that of a figure of the page's own indicator; None for targets, sums, changes and neighbours.
    `printed` where the page shows it though it is an earlier month's."""

    number: Fraction
    kind: Kind
    words: str
    month: Month | None = None
    printed: bool = False


class MonthFigures(Struct, frozen=True):
    """What is known of one indicator for one month. `above` and `below` are the counts behind a percentage, `counted`
    is the count behind the rate."""

    value: tuple[Fraction, Kind] | None = None
    above: Fraction | None = None
    below: Fraction | None = None
    rate: Fraction | None = None
    counted: Fraction | None = None
    own: Fraction | None = None

    def series(self) -> Iterator[tuple[Series, Fraction, Kind]]:
        """Each number with its name and kind, the most important first."""
        if self.value is not None:
            yield Series.VALUE, *self.value
        if self.rate is not None:
            yield Series.RATE, self.rate, Kind.RATE
        for name, number in ((Series.NUMERATOR, self.above), (Series.DENOMINATOR, self.below)):
            if number is not None:
                yield name, number, Kind.COUNT
        if self.counted is not None:
            yield Series.COUNTED, self.counted, Kind.COUNT
        if self.own is not None:
            yield Series.OWN, self.own, Kind.COUNT


NOTHING = MonthFigures()
_ADDED_UP = {
    Series.VALUE: "values",
    Series.OWN: "months' own counts",
    Series.NUMERATOR: "numerators",
    Series.DENOMINATOR: "denominators",
}


class OwnFigures:
    """One indicator's figures by month, as its page has them."""

    def __init__(self, page: IndicatorPage) -> None:
        self.page = page
        self.months: dict[Month, MonthFigures] = {}
        for value, rate in zip(page.values, page.rates, strict=True):
            self.months[value.month] = _of_month(page, value, rate)
        for earlier in (page.value, *page.previous):
            if earlier.number is not None and self.at(earlier.month).value is None:
                kind = KIND_OF[earlier.unit]
                self.months[earlier.month] = MonthFigures(
                    (earlier.number, kind), earlier.numerator, earlier.denominator
                )

    @property
    def current(self) -> Month:
        """The month that the page is about: of a quarterly figure the quarter's last."""
        return self.page.value.month

    def at(self, month: Month) -> MonthFigures:
        return self.months.get(month, NOTHING)

    def figures(self, month: Month, prefix: str = "", only: Sequence[Series] = ()) -> Iterator[KnownFigure]:
        """Everything known of a month, in words: "the numerator for July 2014"; with `only`, these series alone."""
        own = None if prefix else month
        found = self.at(month)
        for name, number, kind in found.series():
            if not only or name in only:
                yield KnownFigure(number, kind, f"{prefix}the {name} for {self._period(name, month)}", own)
        if found.above is not None and found.below is not None and not only:
            rest = found.below - found.above
            yield KnownFigure(rest, Kind.COUNT, f"{prefix}the rest of the denominator for {month.long}", own)

    def pairs(self, month: Month) -> Iterator[tuple[Fraction, Fraction, str]]:
        """Counts that may stand as "n of N"."""
        found = self.at(month)
        if found.above is not None and found.below is not None:
            yield found.above, found.below, f"the counts for {month.long}"
            yield found.below - found.above, found.below, f"the others in the counts for {month.long}"

    def sums(self, span: Sequence[Month]) -> Iterator[KnownFigure]:
        """What the months of a span add up to; nothing where one of them is not known, or of snapshots."""
        told = f"{span[0].long} to {span[-1].long}"
        totals = self._totals(span)
        for name, words in _ADDED_UP.items():
            if name in totals:
                yield KnownFigure(totals[name], Kind.COUNT, f"the {words} added up, {told}")
                yield KnownFigure(totals[name] / len(span), Kind.COUNT, f"the mean of the {words}, {told}")
        if totals.get(Series.DENOMINATOR) and Series.NUMERATOR in totals:
            share = percentage(totals[Series.NUMERATOR], totals[Series.DENOMINATOR])
            yield KnownFigure(share, Kind.PERCENT, f"the percentage over {told}")

    def _totals(self, span: Sequence[Month]) -> dict[Series, Fraction]:
        """What the months add up to, each of `_ADDED_UP`; without those of which a month is not known."""
        return {
            name: sum(known_ones, Fraction(0))
            for name, numbers in self._addable(span).items()
            if len(known_ones := [number for number in numbers if number is not None]) == len(span)
        }

    def _addable(self, span: Sequence[Month]) -> dict[Series, list[Fraction | None]]:
        """Numbers that may be added up over months: no snapshots, and nothing that covers several months itself."""
        found = [self.at(month) for month in span]
        if self.page.indicator.value_period is not Covers.MONTH:
            return {Series.OWN: [each.own for each in found]}
        return {
            Series.VALUE: [_count(each) for each in found],
            Series.NUMERATOR: [each.above for each in found],
            Series.DENOMINATOR: [each.below for each in found],
        }

    def pair_of_sums(self, span: Sequence[Month]) -> Iterator[tuple[Fraction, Fraction, str]]:
        totals = self._totals(span)
        above, below = totals.get(Series.NUMERATOR), totals.get(Series.DENOMINATOR)
        if above is not None and below is not None:
            told = f"{span[0].long} to {span[-1].long}"
            yield above, below, f"the counts added up, {told}"
            yield below - above, below, f"the others in the counts added up, {told}"

    def _period(self, name: Series, month: Month) -> str:
        indicator = self.page.indicator
        if indicator.value_period is Covers.SNAPSHOT and indicator.rate_covers in (None, Covers.SNAPSHOT):
            return month.long
        if name in (Series.RATE, Series.COUNTED):
            return period_text(indicator.rate_covers or Covers.MONTH, month)
        if name is Series.OWN:
            return month.long
        return period_text(indicator.value_period, month)


def _of_month(page: IndicatorPage, value: Point, rate: Point) -> MonthFigures:
    kind = KIND_OF[page.indicator.unit]
    own = [figure.quantity for figure in value.figures if figure.part is Part.VALUE and figure.month == value.month]
    rolling = page.indicator.value_period not in (Covers.MONTH, Covers.SNAPSHOT)
    counts = known(own) if rolling and len(value.figures) > 1 else []
    return MonthFigures(
        None if value.number is None else (value.number, kind),
        _total(value, Part.NUMERATOR),
        _total(value, Part.DENOMINATOR),
        rate.number,
        None if rate.number is None else _total(rate, Part.NUMERATOR, Part.VALUE),
        counts[0] if counts else None,
    )


def _total(point: Point, *parts: Part) -> Fraction | None:
    numbers = [figure.quantity for figure in point.figures if figure.part in parts]
    return added_up(known(numbers)) if numbers and len(known(numbers)) == len(numbers) else None


def _count(figures: MonthFigures) -> Fraction | None:
    return figures.value[0] if figures.value is not None and figures.value[1] is Kind.COUNT else None


def held_against(page: IndicatorPage) -> Iterator[KnownFigure]:
    """The target's bounds and the benchmarks, each in its own unit."""
    yield from _target_bounds(page)
    yield from _benchmarks(page)


def _target_bounds(page: IndicatorPage) -> Iterator[KnownFigure]:
    if page.target is not None:
        kind = Kind.RATE if page.target.basis is Basis.RATE else KIND_OF[page.indicator.unit]
        for bound in (page.target.low, page.target.high):
            if bound is not None:
                yield KnownFigure(bound, kind, "the target")


def _benchmarks(page: IndicatorPage) -> Iterator[KnownFigure]:
    for benchmark in page.benchmarks:
        if isinstance(benchmark.quantity, Fraction):
            kind = Kind.RATE if benchmark.basis is Basis.RATE else KIND_OF[page.indicator.unit]
            kind = Kind.DAYS if benchmark.unit_written.casefold().startswith("day") else kind
            yield KnownFigure(benchmark.quantity, kind, f"{benchmark.name} {benchmark.period}".strip())


def changes_between(own: OwnFigures, now: Month, then: Month, only: Sequence[Series] = ()) -> Iterator[KnownFigure]:
    """How each of an indicator's numbers changed: in its unit, in percent of what it was, and how many times it is."""
    earlier = {name: number for name, number, _ in own.at(then).series()}
    period = f"since {then.long}" if now == own.current else f"from {then.long} to {now.long}"
    for name, number, kind in own.at(now).series():
        if name in earlier and (not only or name in only):
            yield from _differences(
                number, earlier[name], kind, f"the change of the {name} {period}", f"the {name} of {then.long}"
            )


def distances(page: IndicatorPage) -> Iterator[KnownFigure]:
    """How far the assessed figure is from its target and benchmarks."""
    held = (*_benchmarks(page), *_target_bounds(page))
    values: list[Reckoned] = [page.value, page.rate]
    for value in values:
        if value.number is not None:
            for other in held:
                if other.kind is KIND_OF[value.unit]:
                    yield from _differences(
                        value.number, other.number, other.kind, f"the distance from {other.words}", other.words
                    )


def _differences(now: Fraction, then: Fraction, kind: Kind, words: str, base: str) -> Iterator[KnownFigure]:
    yield KnownFigure(abs(now - then), Kind.POINTS if kind is Kind.PERCENT else kind, words)
    if then:
        yield KnownFigure(abs(now - then) / then * 100, Kind.CHANGE, f"{words}, in percent")
        yield KnownFigure(now / then, Kind.TIMES, f"so many times {base}")


def neighbours(page: IndicatorPage, pages: Sequence[IndicatorPage]) -> tuple[IndicatorPage, ...]:
    """The indicators that this one is related to, by its own definition or by theirs."""
    code, own = page.code, _relations(page)
    return tuple(each for each in pages if each.code != code and (each.code in own or code in _relations(each)))


def _relations(page: IndicatorPage) -> tuple[str, ...]:
    indicator = page.indicator
    whole = (indicator.denominator,) if indicator.denominator else ()
    within = (indicator.within.code,) if indicator.within else ()
    return (*whole, *indicator.numerator_of, *within)
