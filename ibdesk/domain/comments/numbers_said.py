"""The numbers in a comment that may be figures, with their units; not dates, sections, durations, ages or codes."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.comments.months_named import dates_in
from ibdesk.domain.number import LONGEST_NUMBER


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
