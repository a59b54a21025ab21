"""What a comment says of which way a figure went, and of its colour, held against the page.

Told is only what cannot be meant: a change of just that size that went the other way, a rise from a larger number to a
smaller one, a colour that the page has not. Whatever a sentence hopes for, denies or says of others is left alone.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import partial

from msgspec import Struct

from ibdesk.domain.assessment import Status
from ibdesk.domain.comments.months_named import months_named
from ibdesk.domain.comments.records_said import records_contradicted
from ibdesk.domain.comments.said_without_numbers import colours_contradicted, stated, targets_contradicted
from ibdesk.domain.comments.sentences import clauses, sentences
from ibdesk.domain.figure import Covers, Unit
from ibdesk.domain.indicator import Indicator, Polarity
from ibdesk.domain.month import Month
from ibdesk.domain.number import round_half_up
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.target import Basis
from ibdesk.domain.wording import decimals_for, number_text, period_text

_UP = r"ro(?:se|isen)|risen|rises?|increase[ds]?|gr(?:ew|own)|climbed|went up|gone up|go(?:es)? up|up|jumped"
_DOWN = (
    r"f(?:ell|allen)|falls?|decrease[ds]?|dropp?(?:ed|s)?|declined?|declines|reduced|went down|gone down|goes down|down"
)
_BETTER, _WORSE = r"improve[ds]?|improvement", r"worsened|deteriorated|deterioration|worse"
_WAYS = rf"(?P<up>{_UP})|(?P<down>{_DOWN})"
_WAYS_AND_NOUNS = (
    rf"(?P<up>{_UP}|increase|rise|growth|higher|more)|(?P<down>{_DOWN}|decrease|fall|drop|reduction|lower|fewer)"
)
_JUDGED = rf"(?P<better>{_BETTER})|(?P<worse>{_WORSE})"
_A_RATE = r"(?:a rate of )?"
_NUMBER = r"(?<![\w£$€.,/-])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![\d/]|,\d|(?:st|nd|rd|th)\b)"
_UNIT = r"\s?(%|per ?cent(?:age points?)?|percentage points?|points?|pp\b)?"
_SO = r"(?:slightly |further |again |sharply |significantly |steadily )?"
_MORE = re.compile(rf"{_NUMBER}{_UNIT} (?:(?P<up>more|higher|above)|(?P<down>fewer|less|lower|below))\b", re.I)
_BY = re.compile(
    rf"\b(?:{_WAYS_AND_NOUNS}) {_SO}(?:(?:by|of) (?:a further |another )?)?{_NUMBER}{_UNIT}(?! (?:to|and) \d)", re.I
)
_FROM_TO = re.compile(
    rf"\b(?:{_WAYS_AND_NOUNS}|{_JUDGED})\b[^.;:!?\d]{{0,40}}?\bfrom {_A_RATE}{_NUMBER}{_UNIT}"
    rf"[^.;:!?\d]{{0,40}}?(?:\b\w+ 20\d\d )?\bto {_A_RATE}{_NUMBER}{_UNIT}",
    re.I,
)
_TO = re.compile(rf"\b(?:{_WAYS}|{_JUDGED}) {_SO}to {_A_RATE}{_NUMBER}{_UNIT}", re.I)
_THAN = re.compile(
    rf"{_NUMBER}{_UNIT},? (?:which is |this is )?(?:(?P<up>up)|(?P<down>down)) (?:from|on) {_A_RATE}{_NUMBER}{_UNIT}",
    re.I,
)
# What is hoped for, denied, asked, or said of somebody else.
_NOT_SAID = re.compile(
    r"\b(?:not|never|no|nor|neither|without|if|unless|whether|until|would|will|should|could|may|might|can|must|expect\w*"
    r"|anticipat\w*|predict\w*|forecast\w*|aim\w*|hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?|intend\w*|target(?:ed|ing)? to"
    r"|need(?:s|ed)?|rather than|instead of|although)\b|n['’]t\b",
    re.I,
)
# The numbers of staff, or of a part: "26 fewer from schools".
_OF_A_PART = re.compile(
    r"\b(?:staff|workers?|vacanc\w+|caseloads?|sickness|budgets?|costs?|hours|England|national|neighbours?|other|another"
    r"|teams?|localit(?:y|ies)|[Oo]f (?:these|those|which|them|the|whom)|among)\b"
    r"|\b(?:from|by|went on) (?!a rate|last\b|the (?:previous|same|month|year)|this\b|that\b|around|about|over|just)"
    r"[a-z]"
)
_WITH_OWN_ENDS = 2  # so many ways of saying it stand by themselves, whatever they are of
_FEWEST = 10  # a smaller change is another number by chance


class Contradicted(Struct, frozen=True):
    """What a comment says, and what the page has instead: "which rose by 26 on July 2014, from 120 to 146"."""

    start: int
    end: int
    text: str
    words: str


class _Change(Struct, frozen=True):
    """Of the value or the rate, from an earlier month to the page's."""

    indicator: Indicator
    unit: Unit
    then: Fraction
    now: Fraction
    month: Month
    covers: Covers

    @property
    def way(self) -> int:
        return (self.now > self.then) - (self.now < self.then)

    @property
    def words(self) -> str:
        went = {1: "rose", -1: "fell", 0: "stayed"}[self.way]
        decimals = decimals_for(self.indicator, Basis.RATE if self.unit is Unit.RATE else Basis.VALUE)
        then, now = (number_text(number, self.unit, decimals) for number in (self.then, self.now))
        since = period_text(self.covers, self.month)
        return f"it stayed {now} since {since}" if not self.way else f"it {went} from {then} in {since} to {now}"


def directions_contradicted(text: str, page: IndicatorPage) -> tuple[Contradicted, ...]:
    """What the text says of the page's direction and colour that is not so, in its order."""
    found: list[Contradicted] = []
    changes = tuple(_changes(page))
    for start, sentence in sentences(text):
        if changes:
            found += _of_sentence(sentence, start, page, changes)
        if page.assessment.status in (Status.GREEN, Status.AMBER, Status.RED):
            said = tuple(colours_contradicted(sentence, page.assessment.status, page.month))
            found += [Contradicted(start + at, start + end, sentence[at:end], words) for at, end, words in said]
        said = (*targets_contradicted(sentence, page), *records_contradicted(sentence, page))
        found += [Contradicted(start + at, start + end, sentence[at:end], words) for at, end, words in said]
    return tuple(sorted(found, key=lambda each: each.start))


def _changes(page: IndicatorPage) -> Iterator[_Change]:
    indicator, step = page.indicator, 3 if page.value.covers is Covers.QUARTER else 1
    grows = page.value.covers is Covers.FINANCIAL_YEAR  # until March, and starts again
    for made, points, unit in ((page.value, page.values, indicator.unit), (page.rate, page.rates, Unit.RATE)):
        if made.number is None or made.unit is not unit:
            continue
        numbers = {point.month: point.number for point in points if point.number is not None}
        for back in (12, 24) if grows else (step, 12, 24):
            then = numbers.get(made.month - back)
            if then is not None:
                yield _Change(indicator, unit, then, made.number, made.month - back, made.covers)


def _of_sentence(sentence: str, start: int, page: IndicatorPage, changes: Sequence[_Change]) -> Iterator[Contradicted]:
    for at, clause in clauses(sentence):
        if _NOT_SAID.search(clause):
            continue
        meant = _meant(clause, page, changes)
        for match, words in (*_numbered(clause, page, changes), *_in_words(clause, page, meant)):
            begin, said = start + at + match.start(), match[0].rstrip()
            yield Contradicted(begin, begin + len(said), said, words)


def _meant(clause: str, page: IndicatorPage, changes: Sequence[_Change]) -> Sequence[_Change]:
    """The changes that a clause is about: those since the months that it names, else since last month and last year."""
    named = months_named(clause, page.month)
    earlier = [month for month in named.single if month not in (page.month, page.value.month)]
    if earlier:
        return [each for each in changes if each.month in earlier]
    latest = page.value.month
    return [each for each in changes if latest.since(each.month) <= 12]


_Found = tuple[re.Match[str], str]


def _numbered(clause: str, page: IndicatorPage, changes: Sequence[_Change]) -> Iterator[_Found]:
    """The statements with numbers, the longer ones first: no part of one is a statement of its own."""
    ways: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
        (_FROM_TO, partial(_two_numbers, page, False)),
        (_THAN, partial(_two_numbers, page, True)),
        (_TO, partial(_reached, clause, page, changes)),
        (_MORE, partial(_by, changes)),
        (_BY, partial(_by, changes)),
    )
    taken: list[tuple[int, int]] = []
    of_a_part = _OF_A_PART.search(clause) is not None
    for pattern, why in ways[: _WITH_OWN_ENDS if of_a_part else None]:
        for match in pattern.finditer(clause):
            if not _within(match, taken):
                taken.append(match.span())
                if words := why(match):
                    yield match, words


def _within(match: re.Match[str], taken: Sequence[tuple[int, int]]) -> bool:
    return any(match.start() < end and start < match.end() for start, end in taken)


def _numbers(match: re.Match[str]) -> list[tuple[Fraction, int]]:
    """Each number of a match with its decimals."""
    found = []
    for written in re.finditer(_NUMBER, match[0]):
        decimals = written[2] or ""
        found.append((Fraction(written[1].replace(",", "") + decimals), max(0, len(decimals) - 1)))
    return found


def _way(match: re.Match[str], page: IndicatorPage) -> int:
    """Which way the words say that it went; 0 where they say better or worse of what has no better."""
    groups = match.groupdict()
    if groups.get("up") or groups.get("down"):
        return 1 if groups.get("up") else -1
    good = {Polarity.HIGHER: 1, Polarity.LOWER: -1}.get(page.indicator.polarity, 0)
    return good if groups.get("better") else -good


def _two_numbers(page: IndicatorPage, latest_first: bool, match: re.Match[str]) -> str:
    """From one number to another: the two alone say which way."""
    numbers = _numbers(match)
    ends = numbers[0], numbers[-1]
    if any(1990 <= number <= 2100 and not decimals for number, decimals in ends):
        return ""
    (first, _), (second, _) = reversed(ends) if latest_first else ends
    way = _way(match, page)
    judged = match.groupdict().get("better") or match.groupdict().get("worse")
    if judged and not any(_is(made.number, *each) for made in (page.value, page.rate) for each in ends):
        return ""  # of something else, which may be better lower
    if first == second or way == 0 or (second > first) is (way > 0):
        return ""
    went = "more" if second > first else "fewer" if page.indicator.unit is Unit.COUNT else "less"
    said = f" and {page.indicator.polarity.value[0].lower()}{page.indicator.polarity.value[1:]}" if judged else ""
    return f"the second of the two is {went}{said}"


def _is(number: Fraction | None, written: Fraction, decimals: int) -> bool:
    return number is not None and round_half_up(number, decimals) == round_half_up(written, decimals)


def _reached(clause: str, page: IndicatorPage, changes: Sequence[_Change], match: re.Match[str]) -> str:
    """ "rose to 146": the page's own number, which came from more."""
    ((number, decimals), *_) = _numbers(match)
    own = [each for each in _meant(clause, page, changes) if _is(each.now, number, decimals)]
    return _against(own, _way(match, page))


def _by(changes: Sequence[_Change], match: re.Match[str]) -> str:
    """ "26 fewer": a change of just so much that went the other way, and none that went this way."""
    ((number, decimals), *_) = _numbers(match)
    relative = "%" in match[0] or "cent" in match[0].lower()
    if number < _FEWEST and not decimals:
        return ""
    same = [each for each in changes if _is(abs(each.now - each.then), number, decimals) and each.way]
    if relative and not same:
        same = [each for each in changes if each.then and _is(abs(each.now / each.then - 1) * 100, number, decimals)]
    return _against(same, 1 if match.groupdict().get("up") else -1)


def _against(changes: Sequence[_Change], way: int) -> str:
    """What all of the changes say where they went the other way; empty where one did not."""
    if not changes or not way or any(each.way != -way for each in changes):
        return ""
    return changes[0].words


def _in_words(clause: str, page: IndicatorPage, meant: Sequence[_Change]) -> Iterator[_Found]:
    for match in stated(clause, page.indicator, page.month):
        if words := _against(meant, _way(match, page)):
            yield match, words
