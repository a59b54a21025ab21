"""The months that a comment's sentence names: "in June and July", "since May 2014", a quarter; and how far back it
looks: "in 12 months", "for three years", "this financial year"."""

import re
from itertools import pairwise

from msgspec import Struct

from ibdesk.domain.month import NAMES, SHORT_NAMES, Month, months

_NAMES = "|".join(sorted((*NAMES, *SHORT_NAMES, "Sept"), key=len, reverse=True))
# A day before or after belongs to the date; "in August 29 of 35" is no day, for it lacks the ending.
_DAY = r"(?:\b\d{1,2}(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and|&)\s*\d{1,2}(?:st|nd|rd|th)?)?(?:\s+of)?\s+)?"
_YEAR = r"(?:,?\s+((?:19|20)\d{2})\b(?!\s*(?:,\d|\.\d|%))|\s?[-'’]\s?((?:(?:19|20)\d)?\d)\b(?!\s*%))?"
_MONTH = re.compile(rf"{_DAY}\b({_NAMES})\b\.?(?:\s+\d{{1,2}}(?:st|nd|rd|th)\b)?{_YEAR}")
_MONTH_YEAR = re.compile(rf"\b({_NAMES})\.?\s?[-'’]\s?(\d{{2}}(?:\d{{2}})?)\b")
_QUARTER = re.compile(r"\bQ([1-4])\b(?:\s*(?:of\s+)?((?:19|20)\d{2})(?:\s*/\s*\d{2,4})?)?")
_WRITTEN_DATE = re.compile(
    r"\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b|\b\d{4}-\d{2}(?:-\d{2})?\b|\b(?:19|20)\d{2}\s*[/–]\s*\d{2,4}\b"
)
# "May" is a verb too: it is the month after one of these, or with a year.
_BEFORE_MAY = re.compile(
    r"(?:\b(?:in|since|from|to|of|until|till|by|and|or|during|between|over|for|last|early|mid|late|through|than|this)|[,–-])"
    r"[\s-]*$",
    re.I,
)
_TO = re.compile(r"\s*(?:to|-|–|until|till|through)\s*")
_JOIN = re.compile(r"\s*(?:,|and|&|or|,\s*and|to|-|–|until|till|through)\s*")
_TWELVE_MONTHS = re.compile(r"\b(?:12|twelve)[ -]months?\b|\brolling\b|\bover the (?:whole |last |past )?year\b", re.I)
_TO_DATE = re.compile(r"\bthis financial year\b|\b(?:financial )?year to date\b", re.I)
_BACK = (
    (12, r"\b(?:a|one) year (?:earlier|ago|before|previously)\b|\b(?:last|previous|the prior) year\b|\byear before\b"),
    (24, r"\btwo years (?:earlier|ago|before)\b"),
    (1, r"\b(?:last|previous|the prior) month\b|\bmonth before\b|\ba month (?:ago|earlier|before)\b"),
    (3, r"\b(?:last|previous) quarter\b|\bquarter before\b"),
    (0, r"\bthis month\b"),
)


class NamedMonths(Struct, frozen=True):
    """`single` are the months named one by one; `spans` are stretches that may have been added up, first to last."""

    single: tuple[Month, ...] = ()
    spans: tuple[tuple[Month, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.single or self.spans)


class _Token(Struct, frozen=True):
    start: int
    end: int
    month: Month


def dates_in(text: str) -> list[tuple[int, int]]:
    """Where dates, months with their years, quarters and financial years stand: their digits are no figures."""
    found = [match.span() for match in _MONTH.finditer(text)]
    found += [match.span() for pattern in (_QUARTER, _WRITTEN_DATE, _MONTH_YEAR) for match in pattern.finditer(text)]
    return sorted(found)


def months_named(sentence: str, current: Month) -> NamedMonths:
    """The months that a sentence names, where `current` is the month that the comment is about.

    A month without a year is the latest one not after `current`; with "last" before it one before that.
    """
    tokens = _tokens(sentence, current)
    single = [token.month for token in tokens]
    spans: list[tuple[Month, ...]] = [tuple(single)] if len(set(single)) > 1 else []
    for before, after in pairwise(tokens):
        between = sentence[before.end : after.start]
        joined = re.search(r"\bbetween\s+$", sentence[: before.start], re.I) and between.strip() == "and"
        if (_TO.fullmatch(between) or joined) and before.month < after.month:
            spans.append(months(before.month, after.month))
    for token in tokens:
        if re.search(r"\bsince\s+(?:the\s+\w+\s+in\s+)?$", sentence[: token.start], re.I) and token.month < current:
            spans += [months(token.month, current), months(token.month + 1, current)]
    if _TO_DATE.search(sentence):
        spans.append(months(current.financial_year_start, current))
    if _TWELVE_MONTHS.search(sentence):
        spans += [months(end - 11, end) for end in (current, current - 12)]
    single += [current - back for back, words in _BACK if re.search(words, sentence, re.I)]
    return NamedMonths(tuple(dict.fromkeys(single)), tuple(dict.fromkeys(spans)))


def _tokens(sentence: str, current: Month) -> list[_Token]:
    matches = [match for match in _MONTH.finditer(sentence) if _is_month(sentence, match)]
    years = [_year(match) for match in matches]
    tokens = []
    for place, match in enumerate(matches):
        number, year = _number(match[1]), years[place]
        if year is None:
            year = _year_of_next(sentence, matches[place:], years[place:])
        month = Month(year, number) if year is not None else _latest(number, current)
        if year is None and month == current and re.search(r"\blast\s+$", sentence[: match.start()], re.I):
            month = month - 12
        tokens.append(_Token(match.start(), match.end(), month))
    quarters = _QUARTER.finditer(sentence)
    tokens += [_Token(match.start(), match.end(), _quarter_end(match, current)) for match in quarters]
    return sorted(tokens, key=lambda token: token.start)


def _is_month(sentence: str, match: re.Match[str]) -> bool:
    if match[1] != "May" or match[2] or match[3] or match.start(1) > match.start():
        return True
    return bool(_BEFORE_MAY.search(sentence[: match.start()]))


def _year(match: re.Match[str]) -> int | None:
    written = match[2] or match[3]
    if not written:
        return None
    return int(written) if len(written) == 4 else 2000 + int(written)


def _year_of_next(sentence: str, matches: list[re.Match[str]], years: list[int | None]) -> int | None:
    """June and July 2013: the year stands for both; November 2013 for the first of "November to January 2014"."""
    for place in range(1, len(matches)):
        if not _JOIN.fullmatch(sentence[matches[place - 1].end() : matches[place].start()]):
            return None
        year = years[place]
        if year is not None:
            return year if _number(matches[0][1]) <= _number(matches[place][1]) else year - 1
    return None


def _latest(number: int, current: Month) -> Month:
    return Month(current.year if number <= current.number else current.year - 1, number)


def _number(name: str) -> int:
    return next(place for place, short in enumerate(SHORT_NAMES, start=1) if name.startswith(short))


def _quarter_end(match: re.Match[str], current: Month) -> Month:
    """The last month of a quarter of the financial year; without a year the latest one not after `current`."""
    after_april = int(match[1]) * 3 - 1
    if match[2]:
        return Month(int(match[2]), 4) + after_april
    end = current.financial_year_start + after_april
    return end if end <= current else end - 12


NUMBERS = "two three four five six seven eight nine ten eleven twelve eighteen".split()  # noqa: SIM905
_SO_MANY = {**{word: place for place, word in enumerate(NUMBERS, 2)}, "a": 1, "one": 1, "the": 1, "eighteen": 18}
_LOOKED_BACK = re.compile(
    rf"\b(?:in|for|over|of) (?:(?:the )?(?:last|past|previous) |more than |over |nearly |almost |at least )?"
    rf"(?P<many>\d{{1,2}}|{'|'.join(NUMBERS)}|a|one|the)? ?(?P<unit>months?|years?)\b(?! to date)",
    re.I,
)
_SINCE = re.compile(r"\bsince\b.*", re.I)
_THIS_YEAR = re.compile(r"\b(?:this|in the) (?:financial )?year\b|\bso far this year\b", re.I)
_MOST = 60


def months_of_span(clause: str, now: Month) -> tuple[Month, ...] | None:
    """The months before `now` that a clause surely speaks of; None where it names no stretch, and all may be meant."""
    if match := _SINCE.search(clause):
        named = [month for month in months_named(match[0], now).single if month < now]
        return _between(named[0] + 1, now) if len(named) == 1 else ()
    if match := _LOOKED_BACK.search(clause):
        word = (match["many"] or "one").casefold()
        many = int(word) if word.isdigit() else _SO_MANY.get(word, 1)
        back = many * (12 if match["unit"].casefold().startswith("year") else 1)
        return _between(now - (min(back, _MOST) - 1), now) if back > 1 else ()
    if _THIS_YEAR.search(clause):
        return _between(now.financial_year_start, now)
    return None


def _between(first: Month, now: Month) -> tuple[Month, ...]:
    return months(first, now - 1) if first < now else ()
