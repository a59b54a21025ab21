"""The numbers in a comment, each matched with a figure, recomputed, or on no page: what an officer checks by hand."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.comments.figures_to_match import LARGE, FiguresToMatch, matches, matches_roughly
from ibdesk.domain.comments.months_named import NamedMonths, months_named
from ibdesk.domain.comments.numbers_said import Share, WrittenNumber, follows, shares, written_numbers
from ibdesk.domain.comments.quotable_figures import KnownFigure
from ibdesk.domain.comments.sentences import sentences
from ibdesk.domain.month import Month
from ibdesk.domain.number import grouped, percentage, round_half_up
from ibdesk.domain.report.report import IndicatorPage

ON_NO_PAGE = "on no page"


class Kind(StrEnum):
    KNOWN = "known"
    WRONG = "wrong"
    UNKNOWN = "unknown"


class FoundNumber(Struct, frozen=True):
    """A number at `start` to `end` of the comment. `words` say what it is: "the value for August 2014", "on no page".

    Of a number that is another than the counts beside it give, `right` is what they give. `month` is that of a figure
    of the page itself; `named` is False where the comment gives an earlier month's figure without naming the month.
    `on_no_page` where nothing else can be said of it.
    """

    start: int
    end: int
    text: str
    kind: Kind
    words: str
    right: str = ""
    month: Month | None = None
    named: bool = True
    on_no_page: bool = False


class CommentFigures(Struct, frozen=True):
    """`names_current` says whether the comment names the month that the page is about, or says "this month"."""

    found: tuple[FoundNumber, ...]
    current: Month
    named: tuple[Month, ...]

    @property
    def doubtful(self) -> tuple[FoundNumber, ...]:
        return tuple(each for each in self.found if each.kind is not Kind.KNOWN)


class CommentChecker:
    """Knows a page's and its neighbours' figures; made once for a page, asked at every change of the comment.

    The related ones are found among `pages`. The whole month's, which is what `pages` are where `all_pages` is not
    given, are asked for only where a number is nowhere else.
    """

    def __init__(
        self,
        page: IndicatorPage,
        pages: Sequence[IndicatorPage],
        all_pages: Callable[[], Sequence[IndicatorPage]] | None = None,
    ) -> None:
        self._page = page
        self._figures = FiguresToMatch(page, pages, all_pages or (lambda: pages))

    def check(self, text: str) -> CommentFigures:
        """Every number in the text that may be a figure, in its order."""
        found: list[FoundNumber] = []
        every: list[Month] = []
        before = NamedMonths()
        for start, sentence in sentences(text):
            named = months_named(sentence, self._page.month)
            every += named.single
            # A sentence that names no month goes on about those of the one before it.
            before = named or before
            found += self._in_sentence(text, start, sentence, before)
        return CommentFigures(tuple(found), self._figures.current, tuple(dict.fromkeys(every)))

    def _in_sentence(self, text: str, start: int, sentence: str, named: NamedMonths) -> list[FoundNumber]:
        numbers = [_moved(each, start) for each in written_numbers(sentence)]
        candidates = [*self._figures.always, *self._figures.of_named(named)]
        found: list[FoundNumber] = []
        done: set[int] = set()
        for share in shares(text, numbers):
            taken, told = self._share(text, share, named)
            found += told
            done |= taken
        for number in numbers:
            if number.start not in done and (one := self._one(text, number, candidates, numbers, named)):
                found.append(one)
        return sorted(found, key=lambda each: each.start)

    def _share(self, text: str, share: Share, named: NamedMonths) -> tuple[set[int], list[FoundNumber]]:
        """ "79 of 83 (95.18 %)": the two counts together where a page has them, the percentage recomputed."""
        taken: set[int] = set()
        told: list[FoundNumber] = []
        if pair := self._pair(share, named):
            start, end, (words, month) = share.above.start, share.below.end, pair
            is_named = self._is_named(month, named)
            told.append(FoundNumber(start, end, text[start:end], Kind.KNOWN, words, "", month, is_named))
            taken |= {share.above.start, share.below.start}
        if share.percent is not None and share.below.number:
            right = percentage(share.above.number, share.below.number)
            if one := _recomputed(text, share, share.percent, right):
                told.append(one)
                taken.add(share.percent.start)
        return taken, told

    def _pair(self, share: Share, named: NamedMonths) -> tuple[str, Month | None] | None:
        for above, below, words, month in self._figures.pairs(named):
            if (share.above.number, share.below.number) == (above, below):
                return words, month
        for percent, words, month in self._figures.percentages_alone(named):
            given = percentage(share.above.number, share.below.number) if share.below.number else None
            if given is not None and round_half_up(given, 2) == round_half_up(percent, 2):
                return f"counts that give {words}", month
        return None

    def _one(
        self,
        text: str,
        number: WrittenNumber,
        candidates: Sequence[KnownFigure],
        beside: Sequence[WrittenNumber],
        named: NamedMonths,
    ) -> FoundNumber | None:
        words = text[number.start : number.end]
        match = self._matched(number, candidates, named)
        if match is not None:
            is_named = self._is_named(match.month, named)
            return FoundNumber(number.start, number.end, words, Kind.KNOWN, match.words, "", match.month, is_named)
        if number.soft:
            return None
        if made := follows(text, number, beside):
            if all(self._matched(part, candidates, named) for part in made.summed):
                return FoundNumber(number.start, number.end, words, Kind.KNOWN, made.words)
            nowhere = f"{made.words}, not all of which are on a page"
            return FoundNumber(number.start, number.end, words, Kind.UNKNOWN, nowhere)
        if elsewhere := self._elsewhere(number):
            return FoundNumber(number.start, number.end, words, Kind.UNKNOWN, elsewhere)
        return FoundNumber(number.start, number.end, words, Kind.UNKNOWN, ON_NO_PAGE, on_no_page=True)

    def _matched(
        self, number: WrittenNumber, candidates: Sequence[KnownFigure], named: NamedMonths
    ) -> KnownFigure | None:
        fitting = [each for each in candidates if matches(number, each) and self._may_be_meant(number, each, named)]
        # Of several figures that are the same number, one whose month the sentence names is meant.
        fitting.sort(key=lambda each: each.month is None or each.month not in named.single)
        if fitting:
            return fitting[0]
        if number.is_distinctive and (other := next(self._of_other_months(number), None)):
            return other
        return next((each for each in candidates if matches_roughly(number, each)), None)

    def _of_other_months(self, number: WrittenNumber) -> Iterator[KnownFigure]:
        return (each for each in self._figures.of_other_months() if matches(number, each))

    def _may_be_meant(self, number: WrittenNumber, figure: KnownFigure, named: NamedMonths) -> bool:
        """A small number, or one in words, is too easily last month's by chance: the sentence has to name the month."""
        if self._is_named(figure.month, named):
            return True
        return not number.soft and (number.decimals > 0 or number.number >= LARGE or figure.printed)

    def _is_named(self, month: Month | None, named: NamedMonths) -> bool:
        return month is None or month in (self._figures.current, self._page.month) or month in named.single

    def _elsewhere(self, number: WrittenNumber) -> str:
        """Of a number that another indicator has, that it is another's; empty where it is on no page."""
        if number.is_distinctive:
            for each in self._figures.of_other_pages():
                if matches(number, each):
                    return f"not on this page; {each.words}"
        return ""


def comment_figures(
    text: str,
    page: IndicatorPage,
    pages: Sequence[IndicatorPage],
    all_pages: Callable[[], Sequence[IndicatorPage]] | None = None,
) -> CommentFigures:
    """The numbers of a comment on a page; `pages` and `all_pages` as for a `CommentChecker`."""
    return CommentChecker(page, pages, all_pages).check(text)


def _moved(number: WrittenNumber, by: int) -> WrittenNumber:
    return replace(number, start=number.start + by, end=number.end + by)


def _recomputed(text: str, share: Share, percent: WrittenNumber, right: Fraction) -> FoundNumber | None:
    """The percentage beside two counts; None where it may be about something else."""
    pair = text[share.above.start : share.below.end]
    shown = f"{grouped(round_half_up(right, percent.decimals))}%"
    words = text[percent.start : percent.end]
    if round_half_up(right, percent.decimals) == round_half_up(percent.number, percent.decimals):
        return FoundNumber(percent.start, percent.end, words, Kind.KNOWN, f"{pair} is {shown}")
    if not share.sure:
        return None
    return FoundNumber(percent.start, percent.end, words, Kind.WRONG, f"{pair} is {shown}", shown)
