"""The numbers in a comment that may be figures, with their units, not dates, sections, durations, ages or codes; and
those that belong together: a sum and its parts, the change between two, "79 of 83"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from ibdesk.domain.comments.months_named import dates_in
from ibdesk.domain.number import LONGEST_NUMBER, round_half_up


class Written(Enum):
    """What the words around a number say that it is."""

    BARE = auto()
    PERCENT = auto()
    POINTS = auto()
    RATE = auto()
    TIMES = auto()
    DAYS = auto()


class About(Enum):
    EXACTLY = auto()
    ROUGHLY = auto()
    OVER = auto()
    UNDER = auto()


class WrittenNumber(Struct, frozen=True):
    """`decimals` as written. `soft`: a number in words, a year or a length of time, which need not be a figure."""

    start: int
    end: int
    number: Fraction
    decimals: int
    written: Written
    about: About = About.EXACTLY
    soft: bool = False

    @property
    def is_distinctive(self) -> bool:
        """Whether no other figure is likely to be the same number by chance: three digits that count, and decimals."""
        return self.decimals > 0 and self.number * 10**self.decimals >= 100

    @property
    def last_step(self) -> Fraction:
        """What one step of the last digit that is not a rounding zero is worth: 10 for 490, 100 for 500."""
        if self.decimals or not self.number:
            return Fraction(1, 10**self.decimals)
        step = Fraction(1)
        while self.number % (step * 10) == 0:
            step *= 10
        return step


_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = re.compile(rf"(?<![\w£$€.,])(?:[+−-](?=\d))?({_DIGITS})(?!\w)")
_UNITS = (
    (Written.POINTS, re.compile(r"\s?(?:%|per\s?cent(?:age)?)?[\s-]?points?\b|\s?pp\b", re.I)),
    (Written.PERCENT, re.compile(r"\s?%|\s?per\s?cent\b", re.I)),
    (Written.RATE, re.compile(r"\s*\(?\s*per\s+(?:10,?000|ten thousand)\b", re.I)),
    (Written.TIMES, re.compile(r"\s?times\b", re.I)),
    (Written.DAYS, re.compile(r"\s?(?:working |calendar )?days?\b", re.I)),
)
_RANGE = re.compile(r"\s*(?:-|–|to)\s*")
_ABOUT = (
    (
        About.UNDER,
        re.compile(r"\b(?:just under|nearly|almost|less than|fewer than|under|below|up to)\s+(?:the\s+)?$", re.I),
    ),
    (About.OVER, re.compile(r"\b(?:just over|more than|over|above|at least|exceeding)\s+(?:the\s+)?$", re.I)),
    (About.ROUGHLY, re.compile(r"\b(?:about|around|approximately|approx\.?|roughly|some|circa|close to)\s+$", re.I)),
)
_LABELLED = (
    r"sections?|sect\.|s\.?|regulations?|articles?|schedule|chapter|paragraphs?|paras?\.?|clause|forms?|pages?|p\.|figure|"
    r"table|chart|appendix|annex|option|version|v|phase|stage|tier|level|band|grade|step|years?|key stage|ks|teams?|"
    r"localit(?:y|ies)|zone|cluster|cohort|weeks?|indicators?|k?pis?|no\.|item|priority|recommendations?|actions?|"
    r"objective|ward|room|ref\.?|code|part|act"
)
_TIME = r"(?:hours?|minutes?|weeks?|months?|quarters?|years?|fortnights?)"
_NO_FIGURES = tuple(
    re.compile(pattern, re.I | re.M)
    for pattern in (
        rf"\b(?:{_LABELLED})(?:[^\S\n]|-)*\d{{1,3}}[a-z]?(?:\s*(?:,|and|&|to|-|–|or|/)\s*\d{{1,3}}[a-z]?)*\b"
        r"(?!\s*%|\.\d|,\d|\s+(?:out\s+)?of\b)",
        rf"\b\d+(?:\.\d+)?(?:\s*(?:-|–|to|or|and)\s*\d+)?[\s-]*(?:consecutive |full |more |further )*{_TIME}\b",
        r"\b\d+(?:\s*(?:-|–|to|or|and)\s*\d+)?-(?:working[- ])?days?\b",
        r"\baged?\s+(?:of\s+)?\d+(?:\s*(?:-|–|to|and|or)\s*\d+)?|\bages\s+\d+(?:\s*(?:-|–|to|and|or)\s*\d+)?",
        r"\b(?:under|over)[ -]\d{1,2}s\b|\b0\s*(?:-|–|to)\s*\d{1,2}\b(?!\s*%)|\b\d{1,2}\+",
        r"\b\d{1,2}(?:/\d{1,2})?[- ]year[- ]olds?\b",
        r"\b\d{1,2}[:.]\d{2}\s*(?:am|pm)\b|\b\d{1,2}:\d{2}\b|\b\d{1,2}\s?(?:am|pm)\b",
        r"[£$€]\s?\d[\d,.]*",
        r"\bper\s+\d{1,3}(?:,?\d{3})*\b",
        r"\b(?:24/7|50/50|\d+:\d+)\b",
        r"^\s*(?:\d{1,2}[.)]|\(\d{1,2}\))\s",
        r"\b95\s?(?:%|per\s?cent)\s+(?:confidence\s+)?interval\b",
        r"\b\d+(?:\.\d+){2,}\b",
        r"\b0\d{2,4}[\s-]?\d{3}[\s-]?\d{3,4}\b",
        r"\b(?:1|one) in \d+\b",
    )
)
_WORDS = tuple(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "  # noqa: SIM905
    "nineteen twenty".split()
)
_SPELT = re.compile(rf"\b({'|'.join(_WORDS)})\b(?![\s-]+(?:{_TIME}|(?:working |calendar )?days?)\b)", re.I)


def written_numbers(text: str) -> tuple[WrittenNumber, ...]:
    """Every number that may be a figure, in the order of the text."""
    taken = [*dates_in(text), *(match.span() for pattern in _NO_FIGURES for match in pattern.finditer(text))]
    numbers = (match for match in _NUMBER.finditer(text) if len(match[1]) <= LONGEST_NUMBER)
    found = [_number(text, match) for match in numbers if not _inside(match.span(1), taken)]
    found += _spelt(text, taken)
    return tuple(_with_units_of_ranges(text, sorted(found, key=lambda each: each.start)))


def _inside(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _number(text: str, match: re.Match[str]) -> WrittenNumber:
    digits = match[1].replace(",", "")
    written, end = _unit(text, match.end())
    number, decimals = Fraction(digits), len(digits.partition(".")[2])
    before = text[: match.start()]
    about = next((about for about, words in _ABOUT if words.search(before)), About.EXACTLY)
    year = written is Written.BARE and "," not in match[1] and decimals == 0 and 1990 <= number <= 2099
    return WrittenNumber(match.start(), end, number, decimals, written, about, year or written is Written.DAYS)


def _unit(text: str, at: int) -> tuple[Written, int]:
    """What follows a number; the number's place ends after a percent sign, but before other words."""
    for written, words in _UNITS:
        if match := words.match(text, at):
            return written, match.end() if written is Written.PERCENT else at
    return Written.BARE, at


def _with_units_of_ranges(text: str, found: list[WrittenNumber]) -> Iterator[WrittenNumber]:
    """In "10-15 %" and "461.2 to 563.6 per 10,000" the first number has the unit of the second."""
    for place, each in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        if each.written is Written.BARE and after is not None and _RANGE.fullmatch(text[each.end : after.start]):
            yield WrittenNumber(
                each.start, each.end, each.number, each.decimals, after.written, each.about, each.soft or after.soft
            )
        else:
            yield each


def _spelt(text: str, taken: list[tuple[int, int]]) -> list[WrittenNumber]:
    return [
        WrittenNumber(
            match.start(), match.end(), Fraction(_WORDS.index(match[1].lower()) + 2), 0, Written.BARE, soft=True
        )
        for match in _SPELT.finditer(text)
        if not _inside(match.span(), taken)
    ]


class Following(Struct, frozen=True):
    """What a number follows from; `summed` are the numbers that it is the sum of."""

    words: str
    summed: tuple[WrittenNumber, ...] = ()


def follows(text: str, number: WrittenNumber, beside: Iterable[WrittenNumber]) -> Following | None:
    """What a number follows from, out of the others in its sentence."""
    firm = [each for each in beside if not each.soft or each.start == number.start]
    others = [each for each in firm if each.start != number.start]
    if number.written is Written.BARE:
        if found := _part_of(number, firm):
            total, parts = found
            return Following(f"one part of {text[total.start : total.end]}, which is {_added(text, parts)}")
        if parts := next((parts for parts in _runs(others) if _total(parts) == number.number), ()):
            return Following(f"the sum of {_added(text, parts)}", tuple(parts))
    return _change_between(text, number, others)


def _runs(numbers: Sequence[WrittenNumber]) -> Iterator[Sequence[WrittenNumber]]:
    for first in range(len(numbers)):
        for last in range(first + 2, len(numbers) + 1):
            yield numbers[first:last]


def _part_of(
    number: WrittenNumber, numbers: Sequence[WrittenNumber]
) -> tuple[WrittenNumber, Sequence[WrittenNumber]] | None:
    """The total right before or right after a run of numbers that holds this one, and the longest such run."""
    found: list[tuple[WrittenNumber, Sequence[WrittenNumber]]] = []
    for place, total in enumerate(numbers):
        after = [numbers[place + 1 : last] for last in range(place + 3, len(numbers) + 1)]
        before = [numbers[first:place] for first in range(place - 1)]
        for parts in (*after, *before):
            bare = all(each.written is Written.BARE for each in (total, *parts))
            if number in parts and bare and _total(parts) == total.number:
                found.append((total, parts))
    return max(found, key=lambda each: len(each[1]), default=None)


def _total(parts: Iterable[WrittenNumber]) -> Fraction:
    return sum((part.number for part in parts), Fraction(0))


def _added(text: str, parts: Iterable[WrittenNumber]) -> str:
    return " + ".join(text[part.start : part.end] for part in parts)


def _change_between(text: str, number: WrittenNumber, others: Sequence[WrittenNumber]) -> Following | None:
    for then, now in pairwise(others):
        if number.written is not Written.PERCENT or then.written is Written.PERCENT or not then.number:
            continue
        change = abs(now.number - then.number) / then.number * 100
        if round_half_up(change, number.decimals) == round_half_up(number.number, number.decimals):
            return Following(f"the change from {text[then.start : then.end]} to {text[now.start : now.end]}")
    return None


_OF = re.compile(r"\s*(?:(?:out\s+)?of|/)\s*(?:the\s+|all\s+|a\s+total\s+of\s+)*", re.I)
_BEFORE_PERCENT = re.compile(r"[^\d,;.()]{0,50}\(\s*(?:or|=|i\.e\.|that is|which is)?\s*", re.I)
_JOINED_TO_PERCENT = re.compile(r"\s*,?\s*(?:=|or|i\.e\.|that is|which is|making)?\s*", re.I)
_COUNTS_IN_BRACKETS = re.compile(r"\s*\(\s*")


class Share(Struct, frozen=True):
    """`percent` is the percentage that belongs to the two counts; `sure` where it can be about nothing else."""

    above: WrittenNumber
    below: WrittenNumber
    percent: WrittenNumber | None = None
    sure: bool = False


def shares(text: str, numbers: Sequence[WrittenNumber]) -> Iterator[Share]:
    for place, (above, below) in enumerate(pairwise(numbers)):
        if not _is_pair(text, above, below):
            continue
        before = numbers[place - 1] if place else None
        after = numbers[place + 2] if place + 2 < len(numbers) else None
        if after is not None and after.written is Written.PERCENT and (told := _after(text, below, after)):
            yield Share(above, below, after, told == "sure")
        elif before is not None and before.written is Written.PERCENT and _counts_explain(text, before, above):
            yield Share(above, below, before, sure=text[below.end : below.end + 1] == ")")
        else:
            yield Share(above, below)


def _is_pair(text: str, above: WrittenNumber, below: WrittenNumber) -> bool:
    if above.written is not Written.BARE or above.decimals or below.decimals or above.soft is not below.soft:
        return False
    return bool(_OF.fullmatch(text[above.end : below.start]))


def _after(text: str, below: WrittenNumber, percent: WrittenNumber) -> str:
    between = text[below.end : percent.start]
    if _BEFORE_PERCENT.fullmatch(between):
        # "(95.18 % last year)" is about something else.
        return "sure" if text[percent.end : percent.end + 1] == ")" else "likely"
    if not _JOINED_TO_PERCENT.fullmatch(between):
        return ""
    return "sure" if "=" in between else "likely"


def _counts_explain(text: str, percent: WrittenNumber, above: WrittenNumber) -> bool:
    return bool(_COUNTS_IN_BRACKETS.fullmatch(text[percent.end : above.start]))
