"""Which figures a number in a comment is looked for among, and whether it is one of them."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from ibdesk.domain.comments.months_named import NamedMonths
from ibdesk.domain.comments.numbers_said import About, Written, WrittenNumber
from ibdesk.domain.comments.quotable_figures import (
    Kind,
    KnownFigure,
    OwnFigures,
    Series,
    changes_between,
    distances,
    held_against,
    neighbours,
)
from ibdesk.domain.month import Month
from ibdesk.domain.number import round_half_up
from ibdesk.domain.report.report import IndicatorPage

Pair = tuple[Fraction, Fraction, str, Month | None]
_HEADLINE = (Series.VALUE, Series.RATE)
_UNITS = {
    Written.PERCENT: (Kind.PERCENT, Kind.CHANGE, Kind.POINTS),
    Written.POINTS: (Kind.POINTS,),
    Written.RATE: (Kind.RATE,),
    Written.TIMES: (Kind.TIMES,),
    Written.DAYS: (Kind.DAYS,),
}
# A bare whole number is a count; one that is large, or has decimals, may be a rate or a percentage without its sign.
LARGE = 100
_MOST_OFF = Fraction(1, 10)


class FiguresToMatch:
    """The page's own figures, its target and benchmarks, and its neighbours' figures: those that any comment may quote
    (`always`), and those of the months that it names."""

    def __init__(
        self, page: IndicatorPage, pages: Sequence[IndicatorPage], all_pages: Callable[[], Sequence[IndicatorPage]]
    ) -> None:
        self._page = page
        self._own = OwnFigures(page)
        self._near = [OwnFigures(each) for each in neighbours(page, pages)]
        self._all_pages = all_pages
        self.always = (*self._of_the_page(), *self._of_neighbours())

    @property
    def current(self) -> Month:
        return self._own.current

    def of_named(self, named: NamedMonths) -> Iterator[KnownFigure]:
        """Figures, changes and sums of the months that a sentence names, the neighbours' too."""
        own = self._own
        for month in named.single:
            yield from own.figures(month)
        for place, then in enumerate(named.single):
            for now in (own.current, *named.single[place + 1 :]):
                if then != now:
                    yield from changes_between(own, max(now, then), min(now, then))
        for span in named.spans:
            yield from own.sums(span)
        for near in self._near:
            for month in named.single:
                yield from near.figures(month, _of(near))

    def of_other_months(self) -> Iterator[KnownFigure]:
        """Every figure of the page's own, latest month first."""
        for month in reversed(self._own.months):
            yield from self._own.figures(month)

    def of_other_pages(self) -> Iterator[KnownFigure]:
        """The month's figures of indicators that have nothing to do with this one."""
        related = {self._page.code, *(near.page.code for near in self._near)}
        for page in self._all_pages():
            if page.code in related:
                continue
            yield from OwnFigures(page).figures(page.value.month, f"indicator {page.code}: ")

    def pairs(self, named: NamedMonths) -> Iterator[Pair]:
        """Counts that may stand as "n of N", and of which month."""
        for month in dict.fromkeys((self.current, *named.single, *reversed(self._own.months))):
            for above, below, words in self._own.pairs(month):
                yield above, below, words, month
        for span in named.spans:
            for above, below, words in self._own.pair_of_sums(span):
                yield above, below, words, None
        for near in self._near:
            for month in (near.current, *named.single):
                for above, below, words in near.pairs(month):
                    yield above, below, f"{_of(near)}{words}", None

    def percentages_alone(self, named: NamedMonths) -> Iterator[tuple[Fraction, str, Month]]:
        """Percentages that came without their counts, current and named months: counts that give one may be its own."""
        for month in dict.fromkeys((self.current, *named.single)):
            found = self._own.at(month)
            if found.value is not None and found.value[1] is Kind.PERCENT and found.below is None:
                yield found.value[0], f"the value for {month.long}", month

    def _of_the_page(self) -> Iterator[KnownFigure]:
        own, current = self._own, self.current
        yield from own.figures(current)
        if self._page.month != current:
            yield from own.figures(self._page.month)
        yield from held_against(self._page)
        for back in (12, 24):
            for figure in own.figures(current - back, only=_HEADLINE):
                yield replace(figure, printed=True)
        yield from own.figures(current - 1, only=_HEADLINE)
        for back in (12, 1):
            yield from changes_between(own, current, current - back, only=_HEADLINE)
        yield from distances(self._page)

    def _of_neighbours(self) -> Iterator[KnownFigure]:
        for near in self._near:
            for month in (near.current, near.current - 12):
                yield from near.figures(month, _of(near))


def _of(near: OwnFigures) -> str:
    return f"indicator {near.page.code}: "


def matches(number: WrittenNumber, figure: KnownFigure) -> bool:
    """Whether the number is the figure: to as many decimals as written, half up, and in its unit."""
    if figure.kind not in _kinds(number):
        return False
    return round_half_up(abs(figure.number), number.decimals) == round_half_up(number.number, number.decimals)


def matches_roughly(number: WrittenNumber, figure: KnownFigure) -> bool:
    """ "About 490", "nearly 500", "more than 70 %": within one step of the written number's last digit that counts,
    and no more than a tenth off."""
    if number.about is About.EXACTLY or figure.kind not in _kinds(number) or figure.kind in (Kind.CHANGE, Kind.TIMES):
        return False
    over = abs(figure.number) - number.number
    if abs(over) >= number.last_step or abs(over) > number.number * _MOST_OFF:
        return False
    if number.about is About.OVER:
        return over > 0
    return over < 0 if number.about is About.UNDER else True


def _kinds(number: WrittenNumber) -> tuple[Kind, ...]:
    if number.written is not Written.BARE:
        return _UNITS[number.written]
    if number.decimals:
        return (Kind.COUNT, Kind.RATE, Kind.PERCENT, Kind.POINTS)
    return (Kind.COUNT, Kind.DAYS, Kind.RATE) if number.number >= LARGE else (Kind.COUNT, Kind.DAYS)
